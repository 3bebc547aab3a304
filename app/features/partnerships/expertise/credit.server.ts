import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { hold } from '#platform/context/hold.server.ts'
import { Invalid, isRefusal, NotFound, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { readMeeting } from '../meetings/reads.server.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import type { CreditInput } from './inputs.ts'
import { readExpertise } from './reads.server.ts'

/** Says that somebody's knowledge was used in a partnership: when, for what, and at which meeting. Throws NotFound, Invalid. */
export async function creditExpertise(
  tx: Tx,
  expertiseId: string,
  { partnershipId, usedOn, whatFor, meetingId }: CreditInput,
): Promise<{ id: string; historyId: string } | Refusal> {
  const expertise = await readExpertise(tx, expertiseId)
  allow(tx.actor, partnershipPolicy.workTogether)
  const partnership = await openPartnership(tx, partnershipId)
  if (isRefusal(partnership)) return partnership
  if (expertise.state !== 'accepted') return new Refusal('expertise_not_accepted')
  if (usedOn > tx.today) throw new Invalid([{ path: 'usedOn', code: 'issue_expertise_ahead' }])
  if (meetingId !== null) await hold(tx, 'meetings', meetingId)
  if (meetingId !== null && (await readMeeting(tx, meetingId)).partnershipId !== partnershipId)
    throw new Invalid([{ path: 'meetingId', code: 'issue_expertise_meeting' }])
  const id = uuid()
  await tx.db
    .insertInto('expertiseCredits')
    .values({
      workspaceId: tx.workspace.id,
      id,
      expertiseId,
      partnershipId,
      usedOn,
      whatFor,
      meetingId,
      creditedByOrganizationId: tx.actor.organizationId,
      creditedByPersonId: tx.actor.personId,
      createdAt: tx.now,
    })
    .execute()
  const historyId = await record(tx, 'expertise.credited', {
    subject: { kind: 'expertise', id: expertiseId },
    partnershipId,
    organizationId: expertise.organizationId,
    after: { creditId: id, usedOn, whatFor, meetingId },
  })
  return { id, historyId }
}

/** The inverse of crediting: the side that did takes it back. */
export const undoCredit: Inverse = async (tx, { subjectId, after }) => {
  const credit = (await readExpertise(tx, subjectId)).credits.find((one) => one.id === after?.creditId)
  if (credit === undefined) throw new NotFound()
  const partnership = await openPartnership(tx, credit.partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  const removed = await tx.db
    .deleteFrom('expertiseCredits')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', credit.id)
    .where('creditedByOrganizationId', '=', tx.actor.organizationId)
    .executeTakeFirst()
  if (removed.numDeletedRows === 0n)
    return new Refusal('expertise_credit_of_others', { organization: credit.organizationName })
  await record(tx, 'expertise.credit_taken_back', {
    subject: { kind: 'expertise', id: subjectId },
    partnershipId: credit.partnershipId,
  })
  return undefined
}
