import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { landscapePolicy } from '../policy.ts'
import { readCommunity } from './reads.server.ts'

/** Takes a community away; it can be brought back for 30 days. */
export async function removeCommunity(tx: Tx, id: string): Promise<{ historyId: string }> {
  await readCommunity(tx, id)
  allow(tx.actor, landscapePolicy.keepCommunities)
  await setDeleted(tx, id, tx.now)
  return { historyId: await record(tx, 'community.removed', { subject: { kind: 'community', id } }) }
}

/** The inverse of removing. */
export const restoreCommunity: Inverse = async (tx, entry) => {
  allow(tx.actor, landscapePolicy.keepCommunities)
  await setDeleted(tx, entry.subjectId, null)
  await record(tx, 'community.restored', { subject: { kind: 'community', id: entry.subjectId } })
  return undefined
}

const setDeleted = (tx: Tx, id: string, deletedAt: Date | null) =>
  tx.db
    .updateTable('communities')
    .set({ deletedAt })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
