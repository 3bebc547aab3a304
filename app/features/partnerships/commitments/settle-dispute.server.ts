import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { refusalOf } from './acts.ts'
import type { SettlementInput } from './inputs.ts'
import { aboutCommitment, beneficiaryOf, openCommitment } from './open.server.ts'

/** The side that disputed says how it was settled; the fulfilment stands again. Otherwise the promisor takes the fulfilment back. */
export async function settleDispute(
  tx: Tx,
  id: string,
  input: SettlementInput,
): Promise<{ historyId: string } | Refusal> {
  const opened = await openCommitment(tx, id)
  if (isRefusal(opened)) return opened
  const speaker = beneficiaryOf(tx, opened, input)
  if (isRefusal(speaker)) return speaker
  const no = refusalOf('settle', opened.commitment)
  if (no !== null) return new Refusal(no)
  const settled = await tx.db
    .updateTable('disputes')
    .set({ settledOn: tx.today, settledByPersonId: tx.actor.personId, settlement: input.settlement })
    .where('workspaceId', '=', tx.workspace.id)
    .where('commitmentId', '=', id)
    .where('organizationId', '=', speaker.organizationId)
    .where('settledOn', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (settled === undefined) return new Refusal('commitment_not_your_dispute')
  const historyId = await record(tx, 'commitment.disputeSettled', {
    ...aboutCommitment(opened, speaker),
    after: { disputeId: settled.id, organizationId: speaker.organizationId, settlement: input.settlement },
  })
  return { historyId }
}

/** The inverse: the dispute is open again. */
export const undoSettleDispute: Inverse = (tx, { subjectId, after }) =>
  reopen(tx, subjectId, {
    onBehalfOf: (after?.organizationId as string) ?? null,
    disputeId: (after?.disputeId as string) ?? tx.workspace.id,
  })

/** The dispute that the own organization settled last is open again. */
export const unsettleDispute = (tx: Tx, id: string) => reopen(tx, id, { onBehalfOf: null, disputeId: null })

async function reopen(
  tx: Tx,
  id: string,
  { onBehalfOf, disputeId }: { onBehalfOf: string | null; disputeId: string | null },
): Promise<undefined | Refusal> {
  const opened = await openCommitment(tx, id)
  if (isRefusal(opened)) return opened
  const speaker = beneficiaryOf(tx, opened, { onBehalfOf })
  if (isRefusal(speaker)) return speaker
  const settled = await tx.db
    .selectFrom('disputes')
    .select('id')
    .where('workspaceId', '=', tx.workspace.id)
    .where('commitmentId', '=', id)
    .where('organizationId', '=', speaker.organizationId)
    .where('settledOn', 'is not', null)
    .orderBy('settledOn', 'desc')
    .orderBy('createdAt', 'desc')
    .execute()
  const dispute = settled.find((one) => disputeId === null || one.id === disputeId)
  if (dispute === undefined) return new Refusal('commitment_no_dispute')
  await tx.db
    .updateTable('disputes')
    .set({ settledOn: null, settledByPersonId: null, settlement: null })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', dispute.id)
    .execute()
  await record(tx, 'commitment.disputeReopened', aboutCommitment(opened, speaker))
  return undefined
}
