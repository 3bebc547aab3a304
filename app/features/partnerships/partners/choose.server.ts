import { sql } from 'kysely'
import { organizationReach, reachableOrganizations } from '#features/landscape/index.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { byMatch, thatMatch } from '#platform/search/search.server.ts'

const atMost = 20

/** Organizations that can be asked to take part: what matches best of what is typed, else the first by name. Those in `except` are left out. */
export async function organizationChoices(
  tx: Tx,
  query: string,
  except: readonly string[],
): Promise<{ id: string; name: string; detail: string }[]> {
  const found = thatMatch(reachableOrganizations(tx), tx, {
    table: 'organizations',
    query,
    reach: organizationReach(tx),
  }).where('organizations.id', 'not in', [...except, tx.workspace.hostOrganizationId])
  return (
    await found
      .select(['organizations.id', 'organizations.name', 'organizations.city as detail'])
      .orderBy(query.trim() === '' ? sql`organizations.name_key` : sql`${sql.raw(byMatch.sql)} desc`)
      .orderBy('organizations.id')
      .limit(atMost)
      .execute()
  ).map((row) => ({ ...row }))
}

/** Which of these organizations are known, with their names, in their order. */
export const reachableChoices = async (
  tx: Tx,
  ids: readonly string[],
): Promise<{ id: string; name: string }[]> =>
  ids.length === 0
    ? []
    : reachableOrganizations(tx)
        .where('organizations.id', 'in', [...ids])
        .select(['organizations.id', 'organizations.name'])
        .orderBy('organizations.nameKey')
        .execute()
