import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, NotFound, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { isOpenText } from './agreement.ts'
import { aboutAgreement, openAgreement } from './open.server.ts'

/** Takes away an agreement that nobody is asked to sign and nobody has; it can be brought back. */
export async function removeAgreement(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const opened = await openAgreement(tx, id)
  if (isRefusal(opened)) return opened
  allow(tx.actor, partnershipPolicy.workTogether)
  const { standing } = opened.agreement
  if (!isOpenText(standing))
    return new Refusal(standing === 'waiting' ? 'agreement_is_sent' : 'agreement_is_signed')
  await setDeleted(tx, id, tx.now)
  return { historyId: await record(tx, 'agreement.removed', aboutAgreement(opened)) }
}

/** The inverse of removing. */
export const restoreAgreement: Inverse = async (tx, { subjectId: id }) => {
  const removed = await tx.db
    .selectFrom('agreements')
    .select('partnershipId')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .executeTakeFirst()
  if (removed === undefined) throw new NotFound()
  const partnership = await openPartnership(tx, removed.partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  await setDeleted(tx, id, null)
  await record(tx, 'agreement.restored', {
    subject: { kind: 'agreement', id },
    partnershipId: removed.partnershipId,
  })
  return undefined
}

const setDeleted = (tx: Tx, id: string, deletedAt: Date | null) =>
  tx.db
    .updateTable('agreements')
    .set({ deletedAt })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
