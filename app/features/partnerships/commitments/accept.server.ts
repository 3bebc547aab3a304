import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { refusalOf } from './acts.ts'
import type { AcceptanceInput } from './inputs.ts'
import { aboutCommitment, behalfOn, beneficiaryOf, openCommitment } from './open.server.ts'

/** A beneficiary agrees to the promise. One beneficiary's word makes it accepted; others may add theirs. */
export async function acceptCommitment(
  tx: Tx,
  id: string,
  input: AcceptanceInput,
): Promise<{ historyId: string } | Refusal> {
  const opened = await openCommitment(tx, id)
  if (isRefusal(opened)) return opened
  const speaker = beneficiaryOf(tx, opened, input)
  if (isRefusal(speaker)) return speaker
  const no = refusalOf('accept', opened.commitment)
  if (no !== null) return new Refusal(no)
  const behalfId = await behalfOn(tx, opened, speaker, 'commitment.accepted')
  const { numInsertedOrUpdatedRows: taken } = await tx.db
    .insertInto('acceptances')
    .values({
      workspaceId: tx.workspace.id,
      id: uuid(),
      commitmentId: id,
      organizationId: speaker.organizationId,
      acceptedOn: tx.today,
      acceptedByPersonId: tx.actor.personId,
      behalfId,
      createdAt: tx.now,
    })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'commitmentId', 'organizationId']).doNothing())
    .executeTakeFirst()
  if (taken === 0n) return new Refusal('commitment_accepted_already')
  const historyId = await record(tx, 'commitment.accepted', {
    ...aboutCommitment(opened, speaker),
    after: { organizationId: speaker.organizationId },
  })
  return { historyId }
}

/** Takes an acceptance back: the one named, else that of the own organization or of the only beneficiary. */
export async function unaccept(tx: Tx, id: string, organizationId: string | null = null) {
  const opened = await openCommitment(tx, id)
  if (isRefusal(opened)) return opened
  const speaker = beneficiaryOf(tx, opened, { onBehalfOf: organizationId })
  if (isRefusal(speaker)) return speaker
  if (opened.commitment.fulfilment?.weight === 'counts') return new Refusal('commitment_done')
  const { numDeletedRows } = await tx.db
    .deleteFrom('acceptances')
    .where('workspaceId', '=', tx.workspace.id)
    .where('commitmentId', '=', id)
    .where('organizationId', '=', speaker.organizationId)
    .executeTakeFirst()
  if (numDeletedRows === 0n) return new Refusal('commitment_not_accepted')
  await record(tx, 'commitment.unaccepted', aboutCommitment(opened, speaker))
  return undefined
}

export const undoAccept: Inverse = (tx, entry) =>
  unaccept(tx, entry.subjectId, (entry.after?.organizationId as string | undefined) ?? null)
