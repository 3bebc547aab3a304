import { reachableOrganizations } from '#features/landscape/index.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { searchIds } from '#platform/search/search.server.ts'

const atMost = 20

/** Organizations that can be asked to take part: found by what is typed, else the first by name. Those in `except` are left out. */
export async function organizationChoices(
  tx: Tx,
  query: string,
  except: readonly string[],
): Promise<{ id: string; name: string; detail: string }[]> {
  let found = reachableOrganizations(tx).where('organizations.id', 'not in', [
    ...except,
    tx.workspace.hostOrganizationId,
  ])
  if (query !== '')
    found = found.where('organizations.id', 'in', [
      ...(await searchIds(tx, 'organizations', query)),
      tx.workspace.id,
    ])
  return (
    await found
      .select(['organizations.id', 'organizations.name', 'organizations.city as detail'])
      .orderBy('organizations.nameKey')
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
