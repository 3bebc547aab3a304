import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Stale } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { landscapePolicy } from '../policy.ts'
import type { CommunityChange } from './inputs.ts'
import { readCommunity } from './reads.server.ts'

/** Changes a community as it stood in the version the form was opened with; throws Stale with what stands there now. */
export async function changeCommunity(
  tx: Tx,
  id: string,
  { version, ...input }: CommunityChange,
): Promise<{ historyId: string }> {
  const before = await readCommunity(tx, id)
  allow(tx.actor, landscapePolicy.keepCommunities)
  const changed = await tx.db
    .updateTable('communities')
    .set({ ...input, version: version + 1, updatedAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw new Stale({ ...before })
  const { id: _id, version: _version, ...values } = before
  return {
    historyId: await record(tx, 'community.changed', {
      subject: { kind: 'community', id },
      before: values,
      after: { ...input },
    }),
  }
}
