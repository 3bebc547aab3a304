import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { landscapePolicy } from '../policy.ts'
import type { CommunityInput } from './inputs.ts'

/** Adds a community to the landscape. */
export async function addCommunity(
  tx: Tx,
  input: CommunityInput,
): Promise<{ id: string; historyId: string }> {
  allow(tx.actor, landscapePolicy.keepCommunities)
  const id = uuid()
  await tx.db
    .insertInto('communities')
    .values({ workspaceId: tx.workspace.id, id, ...input, createdAt: tx.now, updatedAt: tx.now })
    .execute()
  const historyId = await record(tx, 'community.added', {
    subject: { kind: 'community', id },
    after: { ...input },
  })
  return { id, historyId }
}
