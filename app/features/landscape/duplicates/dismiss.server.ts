import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { landscapePolicy } from '../policy.ts'
import { readDuplicate } from './reads.server.ts'

/** Says that two records are not the same; they are not shown as likely again. */
export async function dismissDuplicate(tx: Tx, id: string): Promise<{ historyId: string }> {
  const pair = await readDuplicate(tx, id)
  allow(tx.actor, landscapePolicy.merge)
  await set(tx, id, { dismissedAt: tx.now, dismissedByPersonId: tx.actor.personId })
  return {
    historyId: await record(tx, 'duplicate.dismissed', {
      subject: { kind: 'duplicate', id },
      organizationId: pair.kind === 'organization' ? pair.recordId : null,
    }),
  }
}

/** The inverse of dismissing. */
export const restoreDuplicate: Inverse = async (tx, { subjectId }) => {
  allow(tx.actor, landscapePolicy.merge)
  await set(tx, subjectId, { dismissedAt: null, dismissedByPersonId: null })
  await record(tx, 'duplicate.restored', { subject: { kind: 'duplicate', id: subjectId } })
  return undefined
}

const set = (tx: Tx, id: string, values: { dismissedAt: Date | null; dismissedByPersonId: string | null }) =>
  tx.db
    .updateTable('likelyDuplicates')
    .set(values)
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
