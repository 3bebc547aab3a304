import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { giveAnswerAgain, isAnswer, takeBackAnswer } from '../partners/take-back.server.ts'
import { partnershipPolicy } from '../policy.ts'
import type { BehalfAct } from './behalf.ts'
import type { DisputeInput } from './inputs.ts'
import { readBehalf } from './reads.server.ts'
import { holdAct } from './taken-back.server.ts'

/** The partner agrees with what was recorded for it; from now on it counts as its own word. */
export async function acceptBehalf(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const behalf = await openBehalf(tx, id)
  if (isRefusal(behalf)) return behalf
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
): Promise<{ historyId: string } | Refusal> {
  const behalf = await openBehalf(tx, id)
  if (isRefusal(behalf)) return behalf
  await answer(tx, id, { acceptedAt: null, disputedAt: tx.now, disputeReason: reason })
  // A refusal means that the partner has answered anew since: then there is nothing left to take back.
  if (isAnswer(behalf.action)) await takeBackAnswer(tx, behalf.subjectId, behalf.action, behalf.id)
  return { historyId: await say(tx, 'behalf.disputed', behalf, reason) }
}

/** An act for the partner to say yes or no to. It is held, so that none is answered in the moment it is taken back. */
async function openBehalf(tx: Tx, id: string): Promise<BehalfAct | Refusal> {
  await holdAct(tx, await readBehalf(tx, id))
  const behalf = await readBehalf(tx, id)
  allow(tx.actor, partnershipPolicy.speakFor, { organizationId: behalf.organizationId })
  return behalf.takenBack ? new Refusal('behalf_taken_back') : behalf
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
