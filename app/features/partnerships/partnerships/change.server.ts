import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, type Refusal, Stale } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { partnershipPolicy } from '../policy.ts'
import { setCommunities } from './communities.server.ts'
import type { PartnershipChange } from './inputs.ts'
import { communitiesServed, openPartnership } from './reads.server.ts'

/** Changes what a partnership is for and whom it serves; throws Stale with what stands there now. */
export async function changePartnership(
  tx: Tx,
  id: string,
  { version, communityIds, ...input }: PartnershipChange,
): Promise<{ historyId: string } | Refusal> {
  const partnership = await openPartnership(tx, id)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.change)
  const { name, purpose, language } = partnership
  const served = (await communitiesServed(tx, id)).map((community) => community.id)
  const changed = await tx.db
    .updateTable('partnerships')
    .set({ ...input, version: version + 1, updatedAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n)
    throw new Stale({ name, purpose, language, version: partnership.version })
  await setCommunities(tx, id, communityIds)
  return {
    historyId: await record(tx, 'partnership.changed', {
      subject: { kind: 'partnership', id },
      partnershipId: id,
      before: { name, purpose, language, communityIds: served },
      after: { ...input, communityIds },
    }),
  }
}
