import { v7 as uuid } from 'uuid'
import { reachableCommunities } from '#features/landscape/index.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Invalid } from '#platform/errors/errors.ts'

/** These ids, each once. Throws Invalid for a community nobody knows. */
export async function knownCommunities(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return []
  const known = await reachableCommunities(tx).where('id', 'in', wanted).select('id').execute()
  if (known.length < wanted.length) throw new Invalid([{ path: 'communityIds', code: 'issue_choice' }])
  return wanted
}

/** Writes which communities a partnership serves, in place of what stood there. Throws Invalid for one nobody knows. */
export async function setCommunities(tx: Tx, partnershipId: string, ids: readonly string[]): Promise<void> {
  const wanted = await knownCommunities(tx, ids)
  await tx.db
    .deleteFrom('partnershipCommunities')
    .where('workspaceId', '=', tx.workspace.id)
    .where('partnershipId', '=', partnershipId)
    .execute()
  if (wanted.length > 0)
    await tx.db
      .insertInto('partnershipCommunities')
      .values(
        wanted.map((communityId) => ({
          workspaceId: tx.workspace.id,
          id: uuid(),
          partnershipId,
          communityId,
          createdAt: tx.now,
        })),
      )
      .execute()
}
