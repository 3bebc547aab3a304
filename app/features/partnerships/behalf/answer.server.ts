import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { giveAnswerAgain, isAnswer, takeBackAnswer } from '../partners/take-back.server.ts'
import { partnershipPolicy } from '../policy.ts'
import type { BehalfAct } from './behalf.ts'
import type { DisputeInput } from './inputs.ts'
import { readBehalf } from './reads.server.ts'

/** The partner agrees with what was recorded for it; from now on it counts as its own word. */
export async function acceptBehalf(tx: Tx, id: string): Promise<{ historyId: string }> {
  const behalf = await readBehalf(tx, id)
  allow(tx.actor, partnershipPolicy.speakFor, { organizationId: behalf.organizationId })
  await answer(tx, id, { acceptedAt: tx.now, disputedAt: null, disputeReason: null })
  if (behalf.disputedAt !== null && isAnswer(behalf.action))
    await giveAnswerAgain(tx, behalf.subjectId, behalf.action, { behalfId: id, reason: behalf.summary })
  return { historyId: await say(tx, 'behalf.accepted', behalf) }
}

/**
 * The partner says that it was not so, and what is wrong; it no longer counts. What was recorded about taking
 * part is taken back, as it decides what the partner reaches.
 */
export async function disputeBehalf(
  tx: Tx,
  id: string,
  { reason }: DisputeInput,
): Promise<{ historyId: string }> {
  const behalf = await readBehalf(tx, id)
  allow(tx.actor, partnershipPolicy.speakFor, { organizationId: behalf.organizationId })
  await answer(tx, id, { acceptedAt: null, disputedAt: tx.now, disputeReason: reason })
  // A refusal means that the partner has answered anew since: then there is nothing left to take back.
  if (isAnswer(behalf.action)) await takeBackAnswer(tx, behalf.subjectId, behalf.action, behalf.id)
  return { historyId: await say(tx, 'behalf.disputed', behalf, reason) }
}

const answer = (
  tx: Tx,
  id: string,
  values: { acceptedAt: Date | null; disputedAt: Date | null; disputeReason: string | null },
) =>
  tx.db
    .updateTable('behalfActs')
    .set(values)
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()

const say = (
  tx: Tx,
  action: 'behalf.accepted' | 'behalf.disputed',
  behalf: BehalfAct,
  reason: string | null = null,
) =>
  record(tx, action, {
    subject: { kind: 'behalf', id: behalf.id },
    partnershipId: behalf.partnershipId,
    organizationId: behalf.organizationId,
    ...(reason === null ? {} : { after: { reason } }),
  })
