import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../context/context.server.ts'
import type { Day } from '../context/days.ts'
import { askOnce } from '../context/transaction.server.ts'
import { type Limit, type Limits, limitNames, limits } from './limits.ts'

/** What the workspace said of its limits, of each the latest first; asked once for all of a page. */
const limitRows = (tx: Tx) =>
  askOnce(tx, 'limits', () =>
    tx.db
      .selectFrom('workspaceLimits')
      .select(['name', 'value', 'validFrom'])
      .where('workspaceId', '=', tx.workspace.id)
      .orderBy('validFrom', 'desc')
      .execute(),
  )

/** A limit as it held on a day; asked once for any number of days. */
export async function limitOn(tx: Tx, name: Limit): Promise<(day: Day) => number> {
  const rows = (await limitRows(tx)).filter((row) => row.name === name)
  return (day) => rows.find((row) => row.validFrom <= day)?.value ?? limits[name]
}

/** A limit as it holds today. */
export const limitOf = async (tx: Tx, name: Limit): Promise<number> => (await limitOn(tx, name))(tx.today)

/** Every limit as it holds today. */
export async function limitsNow(tx: Tx): Promise<Limits> {
  const rows = await limitRows(tx)
  const holding = (name: Limit) => rows.find((row) => row.name === name && row.validFrom <= tx.today)?.value
  return Object.fromEntries(limitNames.map((name) => [name, holding(name) ?? limits[name]])) as Limits
}

/** A limit as it holds today, inside of a question to the database. */
export const limitSql = (tx: Tx, name: Limit): RawBuilder<number> => sql<number>`coalesce((
  select value from workspace_limits where workspace_id = ${tx.workspace.id} and name = ${name}
    and valid_from <= ${tx.today}::date order by valid_from desc limit 1), ${limits[name]}::int)`
