import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, NotFound, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { refusalOf } from './acts.ts'
import type { AcknowledgementInput } from './inputs.ts'
import { aboutCommitment, behalfOn, beneficiaryOf, openCommitment } from './open.server.ts'

/** The fulfilment that stands now; acts about it hang on it and go when it goes. */
export async function standingFulfilment(tx: Tx, commitmentId: string): Promise<string> {
  const found = await tx.db
    .selectFrom('fulfilments')
    .select('id')
    .where('workspaceId', '=', tx.workspace.id)
    .where('commitmentId', '=', commitmentId)
    .executeTakeFirst()
  if (found === undefined) throw new NotFound()
  return found.id
}

/** A beneficiary confirms that it was done. */
export async function acknowledge(
  tx: Tx,
  id: string,
  input: AcknowledgementInput,
): Promise<{ historyId: string } | Refusal> {
  const opened = await openCommitment(tx, id)
  if (isRefusal(opened)) return opened
  const speaker = beneficiaryOf(tx, opened, input)
  if (isRefusal(speaker)) return speaker
  const no = refusalOf('acknowledge', opened.commitment)
  if (no !== null) return new Refusal(no)
  const fulfilmentId = await standingFulfilment(tx, id)
  const behalfId = await behalfOn(tx, opened, speaker, 'commitment.acknowledged')
  const { numInsertedOrUpdatedRows: taken } = await tx.db
    .insertInto('acknowledgements')
    .values({
      workspaceId: tx.workspace.id,
      id: uuid(),
      commitmentId: id,
      fulfilmentId,
      organizationId: speaker.organizationId,
      acknowledgedOn: tx.today,
      acknowledgedByPersonId: tx.actor.personId,
      behalfId,
      note: input.note,
      createdAt: tx.now,
    })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'fulfilmentId', 'organizationId']).doNothing())
    .executeTakeFirst()
  if (taken === 0n) return new Refusal('commitment_acknowledged_already')
  const historyId = await record(tx, 'commitment.acknowledged', {
    ...aboutCommitment(opened, speaker),
    after: { organizationId: speaker.organizationId, note: input.note },
  })
  return { historyId }
}

/** Takes a confirmation back: the one named, else that of the own organization or of the only beneficiary. */
export async function unacknowledge(tx: Tx, id: string, organizationId: string | null = null) {
  const opened = await openCommitment(tx, id)
  if (isRefusal(opened)) return opened
  const speaker = beneficiaryOf(tx, opened, { onBehalfOf: organizationId })
  if (isRefusal(speaker)) return speaker
  const { numDeletedRows } = await tx.db
    .deleteFrom('acknowledgements')
    .where('workspaceId', '=', tx.workspace.id)
    .where('commitmentId', '=', id)
    .where('organizationId', '=', speaker.organizationId)
    .executeTakeFirst()
  if (numDeletedRows === 0n) return new Refusal('commitment_not_acknowledged')
  await record(tx, 'commitment.unacknowledged', aboutCommitment(opened, speaker))
  return undefined
}

export const undoAcknowledge: Inverse = (tx, entry) =>
  unacknowledge(tx, entry.subjectId, (entry.after?.organizationId as string | undefined) ?? null)
