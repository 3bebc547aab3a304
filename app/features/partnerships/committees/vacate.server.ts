import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Forbidden, Invalid, isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow, can } from '#platform/policy/policy.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { holdsSeat, type Member, vacancies } from './committee.ts'
import type { EndInput } from './inputs.ts'
import { aboutCommittee } from './open.server.ts'
import { readCommittee, readMember } from './reads.server.ts'

/** A seat is given up by whoever sits on it, or by who speaks for their organization; for one that doesn't sign in, staff may. */
export function mayVacate(tx: Tx, { personId, organizationId }: Member): boolean {
  if (personId !== null && personId === tx.actor.personId)
    return can(tx.actor, partnershipPolicy.workTogether)
  return organizationId === tx.actor.organizationId
    ? can(tx.actor, partnershipPolicy.speakFor, { organizationId })
    : can(tx.actor, partnershipPolicy.actOnBehalf)
}

async function openSeat(tx: Tx, memberId: string) {
  const { member, committee } = await readMember(tx, memberId)
  const partnership = await openPartnership(tx, committee.partnershipId)
  if (isRefusal(partnership)) return partnership
  if (!mayVacate(tx, member)) {
    const own = member.organizationId === tx.actor.organizationId
    allow(tx.actor, own ? partnershipPolicy.speakFor : partnershipPolicy.actOnBehalf)
    throw new Forbidden()
  }
  return { member, committee }
}

/** Says that somebody sits in a committee no more, from a day on. Throws Invalid for a day to come or before the term. */
export async function vacateSeat(
  tx: Tx,
  memberId: string,
  { endedOn }: EndInput,
): Promise<{ historyId: string } | Refusal> {
  const opened = await openSeat(tx, memberId)
  if (isRefusal(opened)) return opened
  const { member, committee } = opened
  if (!holdsSeat(member, tx.today)) return new Refusal('committee_seat_left')
  if (endedOn > tx.today) throw new Invalid([{ path: 'endedOn', code: 'issue_committee_ahead' }])
  await writeEnd(tx, memberId, endedOn)
  return {
    historyId: await record(tx, 'committee.seat_left', {
      ...aboutCommittee(committee),
      organizationId: member.organizationId,
      after: { memberId, endedOn },
    }),
  }
}

/** Lets somebody sit on a seat again that is still free. */
export async function retakeSeat(tx: Tx, memberId: string): Promise<{ historyId: string } | Refusal> {
  const opened = await openSeat(tx, memberId)
  if (isRefusal(opened)) return opened
  const { member, committee } = opened
  if (member.personId === null || holdsSeat(member, tx.today)) return new Refusal('committee_seat_held')
  const free = vacancies(await readCommittee(tx, committee.id), tx.today)
  if (!free.some((one) => one.organizationId === member.organizationId))
    return new Refusal('committee_no_seat')
  await writeEnd(tx, memberId, null)
  return {
    historyId: await record(tx, 'committee.seat_retaken', {
      ...aboutCommittee(committee),
      organizationId: member.organizationId,
      after: { memberId },
    }),
  }
}

/** The inverse of giving a seat up. */
export const undoVacate: Inverse = async (tx, { after }) => {
  const answer = await retakeSeat(tx, String(after?.memberId ?? ''))
  return isRefusal(answer) ? answer : undefined
}

const writeEnd = (tx: Tx, id: string, endedOn: string | null) =>
  tx.db
    .updateTable('committeeMembers')
    .set({ endedOn })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
