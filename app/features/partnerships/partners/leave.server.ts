import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { hold } from '#platform/context/hold.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import { recordBehalf, speakerOf } from '../behalf/speak.server.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import type { DeclineInput } from './partner.ts'

/**
 * A partner leaves, and says why. It keeps reading what it could read at this moment, and its people stand for
 * it no longer. The last two can't leave each other: that is concluding.
 */
export async function leavePartnership(
  tx: Tx,
  partnershipId: string,
  input: DeclineInput,
): Promise<{ historyId: string } | Refusal> {
  await hold(tx, 'partnerships', partnershipId)
  const partnership = await openPartnership(tx, partnershipId)
  if (isRefusal(partnership)) return partnership
  const speaker = speakerOf(tx, partnership, input, partnershipPolicy.answer)
  if (isRefusal(speaker)) return speaker
  const partner = partnership.partners.find(
    (candidate) => candidate.organizationId === speaker.organizationId,
  )
  if (partner === undefined || partner.standing !== 'accepted') return new Refusal('partner_not_present')
  if (partner.isHost) return new Refusal('partner_host_stays')
  const behalfId = await recordBehalf(tx, speaker, {
    partnershipId,
    action: 'partner.left',
    subjectKind: 'partner',
    subjectId: partner.id,
    summary: input.reason,
  })
  await tx.db
    .updateTable('partners')
    .set({
      leftAt: tx.now,
      leftByPersonId: speaker.onBehalf === null ? tx.actor.personId : null,
      leaveReason: input.reason,
      behalfId,
    })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', partner.id)
    .execute()
  return {
    historyId: await record(tx, 'partner.left', {
      subject: { kind: 'partner', id: partner.id },
      partnershipId,
      organizationId: speaker.organizationId,
      onBehalfOfOrganizationId: speaker.onBehalf === null ? null : speaker.organizationId,
      after: { reason: input.reason },
    }),
  }
}
