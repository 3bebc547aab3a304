import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/context/context.server.ts'
import { Invalid } from '#platform/errors/errors.ts'
import { reachableCommunities } from '../communities/reads.server.ts'

/** Makes these the communities an organization serves; part of adding and changing it. Throws Invalid for one that isn't there. */
export async function serve(tx: Tx, organizationId: string, communityIds: readonly string[]): Promise<void> {
  const wanted = [...new Set(communityIds)]
  const known = await reachableCommunities(tx)
    .where('id', 'in', [...wanted, tx.workspace.id])
    .select('id')
    .execute()
  if (known.length < wanted.length) throw new Invalid([{ path: 'communityIds', code: 'issue_format_uuid' }])
  await tx.db
    .deleteFrom('organizationCommunities')
    .where('workspaceId', '=', tx.workspace.id)
    .where('organizationId', '=', organizationId)
    .where('communityId', 'not in', [...wanted, tx.workspace.id])
    .execute()
  if (wanted.length === 0) return
  await tx.db
    .insertInto('organizationCommunities')
    .values(
      wanted.map((communityId) => ({
        workspaceId: tx.workspace.id,
        id: uuid(),
        organizationId,
        communityId,
        createdAt: tx.now,
      })),
    )
    .onConflict((conflict) => conflict.columns(['workspaceId', 'organizationId', 'communityId']).doNothing())
    .execute()
}
