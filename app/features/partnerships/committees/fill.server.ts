import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { hold } from '#platform/context/hold.server.ts'
import { Invalid, isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { recordBehalf, speakerOf } from '../behalf/speak.server.ts'
import { isAffiliated } from '../partners/representatives.server.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { holdsSeat, vacancies } from './committee.ts'
import type { MemberInput } from './inputs.ts'
import { aboutCommittee } from './open.server.ts'
import { readCommittee, readMember } from './reads.server.ts'

/** A partner names somebody of its own for a seat, from a day and until a day if the term has an end. Throws Invalid. */
export async function fillSeat(
  tx: Tx,
  committeeId: string,
  { personId, fromOn, untilOn, ...behalf }: MemberInput,
): Promise<{ id: string; historyId: string } | Refusal> {
  const { partnershipId } = await readCommittee(tx, committeeId)
  const partnership = await openPartnership(tx, partnershipId)
  if (isRefusal(partnership)) return partnership
  const speaker = speakerOf(tx, partnership, behalf, partnershipPolicy.speakFor)
  if (isRefusal(speaker)) return speaker
  // Two who name somebody at once come one after the other, so that no seat is given twice.
  await hold(tx, 'committees', committeeId)
  const committee = await readCommittee(tx, committeeId)
  const { organizationId } = speaker
  if (committee.endedOn !== null) return new Refusal('committee_ended')
  const vacancy = vacancies(committee, tx.today).find((one) => one.organizationId === organizationId)
  if (vacancy === undefined) return new Refusal('committee_no_seat')
  if (!(await isAffiliated(tx, personId, organizationId)))
    throw new Invalid([{ path: 'personId', code: 'issue_committee_person' }])
  if (untilOn !== null && untilOn < fromOn)
    throw new Invalid([{ path: 'untilOn', code: 'issue_committee_term' }])
  if (untilOn !== null && untilOn < tx.today)
    throw new Invalid([{ path: 'untilOn', code: 'issue_committee_over' }])
  if (committee.members.some((one) => one.personId === personId && holdsSeat(one, tx.today)))
    throw new Invalid([{ path: 'personId', code: 'issue_committee_sits' }])
  const id = uuid()
  const behalfId = await recordBehalf(tx, speaker, {
    partnershipId,
    action: 'committee.seat_filled',
    subjectKind: 'committee',
    subjectId: committeeId,
    summary: committee.name,
  })
  await insertMember(tx, { id, committeeId, organizationId, personId, fromOn, untilOn, behalfId })
  const historyId = await record(tx, 'committee.seat_filled', {
    ...aboutCommittee(committee),
    organizationId,
    onBehalfOfOrganizationId: speaker.onBehalf === null ? null : organizationId,
    after: { memberId: id, personId, fromOn, untilOn },
  })
  return { id, historyId }
}

export const insertMember = (
  tx: Tx,
  row: {
    id: string
    committeeId: string
    organizationId: string
    personId: string
    fromOn: string
    untilOn: string | null
    behalfId: string | null
  },
) =>
  tx.db
    .insertInto('committeeMembers')
    .values({ workspaceId: tx.workspace.id, ...row, namedByPersonId: tx.actor.personId, createdAt: tx.now })
    .execute()

/** The inverse of filling: as if nobody had been named. */
export const undoFill: Inverse = async (tx, { after }) => {
  const { member, committee } = await readMember(tx, String(after?.memberId ?? ''))
  const partnership = await openPartnership(tx, committee.partnershipId)
  if (isRefusal(partnership)) return partnership
  const speaker = speakerOf(
    tx,
    partnership,
    { onBehalfOf: member.organizationId },
    partnershipPolicy.speakFor,
  )
  if (isRefusal(speaker)) return speaker
  await tx.db
    .deleteFrom('committeeMembers')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', member.id)
    .execute()
  await record(tx, 'committee.filling_taken_back', {
    ...aboutCommittee(committee),
    organizationId: member.organizationId,
  })
  return undefined
}
