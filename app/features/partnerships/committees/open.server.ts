import type { Tx } from '#platform/context/context.server.ts'
import { hold } from '#platform/context/hold.server.ts'
import { Invalid, isRefusal, type Refusal } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { type Partnership, presentPartners } from '../partnerships/partnership.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { type Committee, holdsSeat } from './committee.ts'
import type { CommitteeInput } from './inputs.ts'
import { readCommittee } from './reads.server.ts'

/** A committee that both sides may arrange, held while they do; throws NotFound and Forbidden. */
export async function openCommittee(
  tx: Tx,
  id: string,
): Promise<{ committee: Committee; partnership: Partnership } | Refusal> {
  await hold(tx, 'committees', id)
  const committee = await readCommittee(tx, id)
  const partnership = await openPartnership(tx, committee.partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  return { committee, partnership }
}

export const aboutCommittee = ({ id, partnershipId }: Pick<Committee, 'id' | 'partnershipId'>) => ({
  subject: { kind: 'committee', id },
  partnershipId,
})

/**
 * Throws Invalid for seats of an organization that takes no part, for a partner named twice, for fewer seats than
 * somebody holds, and where nobody has any.
 */
export function checkSeats(
  tx: Tx,
  partnership: Partnership,
  seats: CommitteeInput['seats'],
  committee?: Committee,
): void {
  const wrong = (code: string, path = 'seats') => {
    throw new Invalid([{ path, code }])
  }
  const had = committee?.seats ?? []
  const able = [...presentPartners(partnership.partners), ...had].map((one) => one.organizationId)
  if (seats.length === 0) wrong('issue_committee_no_seats')
  if (new Set(seats.map((one) => one.organizationId)).size < seats.length) wrong('issue_committee_twice')
  if (seats.some((one) => !able.includes(one.organizationId))) wrong('issue_committee_partner')
  for (const one of had) {
    const held = committee?.members.filter(
      (member) => member.organizationId === one.organizationId && holdsSeat(member, tx.today),
    ).length
    const wanted = seats.find((each) => each.organizationId === one.organizationId)?.seats ?? 0
    if (held !== undefined && wanted < held) wrong('issue_committee_held', `seats-${one.organizationId}`)
  }
}
