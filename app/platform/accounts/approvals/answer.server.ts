import { record } from '../../activity/record.server.ts'
import type { Tx } from '../../context/context.server.ts'
import { Refusal } from '../../errors/errors.ts'
import type { Inverse } from '../../features/feature.server.ts'
import { allow } from '../../policy/policy.ts'
import { accountsPolicy } from '../policy.ts'
import { type Approval, readApproval } from './reads.server.ts'

/** The lead's yes: a key works from now on; an invitation is sent, which follows from the event. */
export async function approve(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const approval = await readApproval(tx, id)
  allow(tx.actor, accountsPolicy.answerApproval, approval)
  if (approval.state !== 'waits') return new Refusal('approval_answered')
  await set(tx, id, { approvedAt: tx.now, approvedByPersonId: tx.actor.personId })
  return { historyId: await say(tx, 'approval.approved', approval) }
}

/** The lead's no: the invitation is taken back unsent, the key ends. */
export async function decline(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const approval = await readApproval(tx, id)
  allow(tx.actor, accountsPolicy.answerApproval, approval)
  if (approval.state !== 'waits') return new Refusal('approval_answered')
  await set(tx, id, { declinedAt: tx.now, declinedByPersonId: tx.actor.personId })
  await close(tx, approval, tx.now)
  return { historyId: await say(tx, 'approval.declined', approval) }
}

/** The inverse of a no: it waits again. A yes has sent a mail or opened a door, and is ended by withdrawing those. */
export const undoDecline: Inverse = async (tx, { subjectId }) => {
  const approval = await readApproval(tx, subjectId)
  allow(tx.actor, accountsPolicy.answerApproval, approval)
  if (approval.state !== 'declined') return new Refusal('approval_answered')
  await set(tx, subjectId, { declinedAt: null, declinedByPersonId: null })
  await close(tx, approval, null)
  await say(tx, 'approval.reopened', approval)
  return undefined
}

const set = (
  tx: Tx,
  id: string,
  values: Partial<
    Record<'approvedAt' | 'declinedAt', Date | null> &
      Record<'approvedByPersonId' | 'declinedByPersonId', string | null>
  >,
) =>
  tx.db
    .updateTable('approvals')
    .set(values)
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()

async function close(tx: Tx, { invitationId, apiKeyId }: Approval, at: Date | null): Promise<void> {
  await tx.db
    .updateTable('invitations')
    .set({ withdrawnAt: at })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', invitationId)
    .execute()
  await tx.db
    .updateTable('apiKeys')
    .set({ revokedAt: at })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', apiKeyId)
    .execute()
}

const say = (
  tx: Tx,
  action: 'approval.approved' | 'approval.declined' | 'approval.reopened',
  { id, partnershipId, organizationId }: Approval,
) => record(tx, action, { subject: { kind: 'approval', id }, partnershipId, organizationId })
