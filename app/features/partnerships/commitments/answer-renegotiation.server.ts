import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { refusalOf } from './acts.ts'
import type { AcceptanceInput } from './inputs.ts'
import { aboutCommitment, behalfOn, beneficiaryOf, openCommitment } from './open.server.ts'

/** A beneficiary accepts the other day. Accepted before the day that stands, it takes its place. */
export const acceptRenegotiation = (tx: Tx, id: string, input: AcceptanceInput) =>
  answer(tx, id, input, 'accepted')

/** A beneficiary holds to the day that stands. */
export const declineRenegotiation = (tx: Tx, id: string, input: AcceptanceInput) =>
  answer(tx, id, input, 'declined')

async function answer(
  tx: Tx,
  id: string,
  input: AcceptanceInput,
  how: 'accepted' | 'declined',
): Promise<{ historyId: string } | Refusal> {
  const opened = await openCommitment(tx, id)
  if (isRefusal(opened)) return opened
  const speaker = beneficiaryOf(tx, opened, input)
  if (isRefusal(speaker)) return speaker
  const no = refusalOf('answer', opened.commitment)
  if (no !== null) return new Refusal(no)
  const action = how === 'accepted' ? 'commitment.renegotiationAccepted' : 'commitment.renegotiationDeclined'
  const behalfId = await behalfOn(tx, opened, speaker, action)
  const answered = await tx.db
    .updateTable('renegotiations')
    .set(
      how === 'accepted'
        ? {
            acceptedOn: tx.today,
            acceptedByPersonId: tx.actor.personId,
            acceptedByOrganizationId: speaker.organizationId,
            acceptanceBehalfId: behalfId,
          }
        : { declinedOn: tx.today, declinedByPersonId: tx.actor.personId },
    )
    .where('workspaceId', '=', tx.workspace.id)
    .where('commitmentId', '=', id)
    .where('acceptedOn', 'is', null)
    .where('declinedOn', 'is', null)
    .returning(['id', 'newDueOn'])
    .executeTakeFirst()
  if (answered === undefined) return new Refusal('commitment_no_request')
  const historyId = await record(tx, action, {
    ...aboutCommitment(opened, speaker),
    after: { renegotiationId: answered.id, organizationId: speaker.organizationId },
    facts: { newDueOn: answered.newDueOn },
  })
  return { historyId }
}

/** The inverse of either answer: the wish for another day is open again. */
export const undoAnswer: Inverse = async (tx, entry) => {
  const opened = await openCommitment(tx, entry.subjectId)
  if (isRefusal(opened)) return opened
  const speaker = beneficiaryOf(tx, opened, { onBehalfOf: (entry.after?.organizationId as string) ?? null })
  if (isRefusal(speaker)) return speaker
  const no = refusalOf('renegotiate', opened.commitment)
  if (no !== null) return new Refusal(no)
  const { numUpdatedRows } = await tx.db
    .updateTable('renegotiations')
    .set({
      acceptedOn: null,
      acceptedByPersonId: null,
      acceptedByOrganizationId: null,
      acceptanceBehalfId: null,
      declinedOn: null,
      declinedByPersonId: null,
    })
    .where('workspaceId', '=', tx.workspace.id)
    .where('commitmentId', '=', entry.subjectId)
    .where('id', '=', (entry.after?.renegotiationId as string) ?? tx.workspace.id)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return new Refusal('commitment_no_request')
  await record(tx, 'commitment.renegotiationReopened', aboutCommitment(opened, speaker))
  return undefined
}

/** Takes back the last acceptance of another day, for the API. */
export async function unacceptRenegotiation(tx: Tx, id: string) {
  const last = await tx.db
    .selectFrom('renegotiations')
    .select(['id', 'acceptedByOrganizationId'])
    .where('workspaceId', '=', tx.workspace.id)
    .where('commitmentId', '=', id)
    .where('acceptedOn', 'is not', null)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  if (last === undefined) return new Refusal('commitment_no_request')
  const after = { renegotiationId: last.id, organizationId: last.acceptedByOrganizationId }
  return undoAnswer(tx, { id: last.id, subjectId: id, before: null, after })
}
