import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { refusalOf } from './acts.ts'
import type { RenegotiationInput } from './inputs.ts'
import { aboutCommitment, behalfOn, openCommitment, promisorOf } from './open.server.ts'

/** The promisor asks for another day. It moves nothing until a beneficiary accepts it, before the day that stands. */
export async function renegotiate(
  tx: Tx,
  id: string,
  input: RenegotiationInput,
): Promise<{ historyId: string } | Refusal> {
  const opened = await openCommitment(tx, id)
  if (isRefusal(opened)) return opened
  const speaker = promisorOf(tx, opened, input)
  if (isRefusal(speaker)) return speaker
  const no = refusalOf('renegotiate', opened.commitment)
  if (no !== null) return new Refusal(no)
  const { dueOn } = opened.commitment.standing
  if (input.newDueOn === dueOn) return new Refusal('commitment_same_day')
  if (input.newDueOn < tx.today) return new Refusal('commitment_past')
  const renegotiationId = uuid()
  await tx.db
    .insertInto('renegotiations')
    .values({
      workspaceId: tx.workspace.id,
      id: renegotiationId,
      commitmentId: id,
      fromDueOn: dueOn,
      newDueOn: input.newDueOn,
      reason: input.reason,
      proposedOn: tx.today,
      proposedByPersonId: tx.actor.personId,
      organizationId: speaker.organizationId,
      behalfId: await behalfOn(tx, opened, speaker, 'commitment.renegotiated'),
      createdAt: tx.now,
    })
    .execute()
  const historyId = await record(tx, 'commitment.renegotiated', {
    ...aboutCommitment(opened, speaker),
    before: { dueOn },
    after: { renegotiationId, dueOn: input.newDueOn, reason: input.reason },
    facts: { newDueOn: input.newDueOn },
  })
  return { historyId }
}

/** Takes back an unanswered wish for another day. */
export async function unrenegotiate(tx: Tx, id: string) {
  const opened = await openCommitment(tx, id)
  if (isRefusal(opened)) return opened
  const speaker = promisorOf(tx, opened)
  if (isRefusal(speaker)) return speaker
  const { numDeletedRows } = await tx.db
    .deleteFrom('renegotiations')
    .where('workspaceId', '=', tx.workspace.id)
    .where('commitmentId', '=', id)
    .where('acceptedOn', 'is', null)
    .where('declinedOn', 'is', null)
    .executeTakeFirst()
  if (numDeletedRows === 0n) return new Refusal('commitment_no_request')
  await record(tx, 'commitment.unrenegotiated', aboutCommitment(opened, speaker))
  return undefined
}

export const undoRenegotiate: Inverse = (tx, entry) => unrenegotiate(tx, entry.subjectId)
