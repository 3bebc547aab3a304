import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { standingFulfilment } from './acknowledge.server.ts'
import { refusalOf } from './acts.ts'
import type { DisputeInput } from './inputs.ts'
import { aboutCommitment, behalfOn, beneficiaryOf, openCommitment } from './open.server.ts'

/** A beneficiary says that it was not done, or not as promised. Until that is settled the promise is open again. */
export async function dispute(
  tx: Tx,
  id: string,
  input: DisputeInput,
): Promise<{ historyId: string } | Refusal> {
  const opened = await openCommitment(tx, id)
  if (isRefusal(opened)) return opened
  const speaker = beneficiaryOf(tx, opened, input)
  if (isRefusal(speaker)) return speaker
  const no = refusalOf('dispute', opened.commitment)
  if (no !== null) return new Refusal(no)
  const disputeId = uuid()
  await tx.db
    .insertInto('disputes')
    .values({
      workspaceId: tx.workspace.id,
      id: disputeId,
      commitmentId: id,
      fulfilmentId: await standingFulfilment(tx, id),
      organizationId: speaker.organizationId,
      reason: input.reason,
      disputedOn: tx.today,
      disputedByPersonId: tx.actor.personId,
      behalfId: await behalfOn(tx, opened, speaker, 'commitment.disputed'),
      createdAt: tx.now,
    })
    .execute()
  const historyId = await record(tx, 'commitment.disputed', {
    ...aboutCommitment(opened, speaker),
    after: { organizationId: speaker.organizationId, reason: input.reason },
  })
  return { historyId }
}

/** Takes an open dispute away as if it had not been raised. */
export async function undispute(tx: Tx, id: string, organizationId: string | null = null) {
  const opened = await openCommitment(tx, id)
  if (isRefusal(opened)) return opened
  const speaker = beneficiaryOf(tx, opened, { onBehalfOf: organizationId })
  if (isRefusal(speaker)) return speaker
  const { numDeletedRows } = await tx.db
    .deleteFrom('disputes')
    .where('workspaceId', '=', tx.workspace.id)
    .where('commitmentId', '=', id)
    .where('organizationId', '=', speaker.organizationId)
    .where('settledOn', 'is', null)
    .executeTakeFirst()
  if (numDeletedRows === 0n) return new Refusal('commitment_no_dispute')
  await record(tx, 'commitment.undisputed', aboutCommitment(opened, speaker))
  return undefined
}

export const undoDispute: Inverse = (tx, entry) =>
  undispute(tx, entry.subjectId, (entry.after?.organizationId as string | undefined) ?? null)
