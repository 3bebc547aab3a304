import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import type { SameRow } from '#platform/features/feature.server.ts'

/** A column that leads to records, and how its rows are joined. */
export interface Led {
  table: string
  column: string
  kind?: { column: string; is: string } | undefined
  apart?: string | undefined
  same?: readonly SameRow[] | undefined
}

/** Writes rows of any table and keeps what stood there, statement by statement, so that it can be put back. */
export class Journal {
  #step = 0
  readonly #tx: Tx
  readonly #mergeId: string

  constructor(tx: Tx, mergeId: string) {
    this.#tx = tx
    this.#mergeId = mergeId
  }

  /** Everything that a column leads to one record by leads to the other; rows that both have are joined first. */
  async move(led: Led, from: string, into: string): Promise<void> {
    for (const rule of led.same ?? []) await this.#join(led, rule, from, into)
    const { table, column, apart } = led
    await this.#keep(
      table,
      sql`update ${sql.table(table)} x set ${sql.ref(column)} = ${into}
        where x.workspace_id = ${this.#tx.workspace.id} and x.${sql.ref(column)} = ${from} and ${ofKind(led, 'x')}
          ${apart === undefined ? sql`` : sql`and x.${sql.ref(apart)} <> ${into}`}
        returning x.id, jsonb_build_object(${column}::text, ${from}::uuid) as before, jsonb_build_object(${column}::text, ${into}::uuid) as after`,
    )
  }

  /** Writes columns of rows, each with SQL of a value, in which `x` is the row. */
  async set(
    table: string,
    ids: readonly string[],
    values: Readonly<Record<string, RawBuilder<unknown>>>,
  ): Promise<void> {
    const columns = Object.keys(values)
    if (ids.length === 0 || columns.length === 0) return
    const stands = (row: 'old' | 'x') =>
      sql`jsonb_build_object(${sql.join(columns.flatMap((column) => [sql`${column}::text`, sql.ref(`${row}.${column}`)]))})`
    await this.#keep(
      table,
      sql`update ${sql.table(table)} x set ${sql.join(columns.map((column) => sql`${sql.ref(column)} = ${values[column]}`))}
        from ${sql.table(table)} old
        where x.workspace_id = ${this.#tx.workspace.id} and x.id = any(${ids}::uuid[]) and old.workspace_id = x.workspace_id and old.id = x.id
        returning x.id, ${stands('old')} as before, ${stands('x')} as after`,
    )
  }

  async #join(led: Led, rule: SameRow, from: string, into: string): Promise<void> {
    const { rows } = await sql<{ goes: string; kept: string; swapped: boolean }>`
      select distinct on (x.id) x.id as goes, k.id as kept, ${better(rule.prefer)} as swapped
      from ${sql.table(led.table)} x join ${sql.table(led.table)} k on k.workspace_id = x.workspace_id
        and k.${sql.ref(led.column)} = ${into} and ${ofKind(led, 'k')}
        ${sql.join(
          rule.by.map((by) => sql`and k.${sql.ref(by)} is not distinct from x.${sql.ref(by)}`),
          sql` `,
        )}
      where x.workspace_id = ${this.#tx.workspace.id} and x.${sql.ref(led.column)} = ${from} and ${ofKind(led, 'x')}
        ${rule.when === undefined ? sql`` : sql`and (${sql.raw(rule.when)})`}
      order by x.id, k.id`.execute(this.#tx.db)
    const pairs = rows.map(({ goes, kept, swapped }) =>
      swapped ? { goes: kept, kept: goes } : { goes, kept },
    )
    for (const { goes, kept } of pairs) for (const heir of rule.heirs ?? []) await this.move(heir, goes, kept)
    const ids = pairs.map(({ goes }) => goes)
    if (rule.close === undefined) await this.#layAway(led.table, ids)
    else
      await this.set(led.table, ids, {
        [rule.close.column]:
          rule.close.at === 'now' ? sql`${this.#tx.now}::timestamptz` : sql`${this.#tx.today}::date`,
      })
  }

  async #layAway(table: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return
    await this.#keep(
      table,
      sql`delete from ${sql.table(table)} x where x.workspace_id = ${this.#tx.workspace.id} and x.id = any(${ids}::uuid[])
        returning x.id, to_jsonb(x) as before, null::jsonb as after`,
    )
  }

  async #keep(table: string, writing: ReturnType<typeof sql>): Promise<void> {
    this.#step += 1
    await sql`
      with written as (${writing})
      insert into merge_moves (workspace_id, id, merge_id, step, table_name, row_id, before, after)
      select ${this.#tx.workspace.id}, gen_random_uuid(), ${this.#mergeId}, ${this.#step}, ${table}, written.id, written.before, written.after
      from written`.execute(this.#tx.db)
  }
}

const ofKind = ({ kind }: Led, alias: 'x' | 'k') =>
  kind === undefined ? sql`true` : sql`${sql.ref(`${alias}.${kind.column}`)} = ${kind.is}`

/** Whether only the row that would go is one to keep. */
const better = (prefer: string | undefined) =>
  prefer === undefined
    ? sql`false`
    : sql`((select ${sql.raw(prefer)} from (select x.*) one) and not (select ${sql.raw(prefer)} from (select k.*) one))`
