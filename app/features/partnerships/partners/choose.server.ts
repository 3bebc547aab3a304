import type { Tx } from '#platform/context/context.server.ts'
import { searchIds } from '#platform/search/search.server.ts'

const atMost = 20

/** Organizations that can be asked to take part: found by what is typed, else the first by name. Those in `except` are left out. */
export async function organizationChoices(
  tx: Tx,
  query: string,
  except: readonly string[],
): Promise<{ id: string; name: string; detail: string }[]> {
  let found = organizations(tx).where('id', 'not in', [...except, tx.workspace.hostOrganizationId])
  if (query !== '')
    found = found.where('id', 'in', [...(await searchIds(tx, 'organizations', query)), tx.workspace.id])
  return (
    await found
      .select(['id', 'name', 'city as detail'])
      .orderBy('nameKey')
      .orderBy('id')
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
    : organizations(tx)
        .where('id', 'in', [...ids])
        .select(['id', 'name'])
        .orderBy('nameKey')
        .execute()

const organizations = (tx: Tx) =>
  tx.db
    .selectFrom('organizations')
    .where('organizations.workspaceId', '=', tx.workspace.id)
    .where('organizations.deletedAt', 'is', null)
