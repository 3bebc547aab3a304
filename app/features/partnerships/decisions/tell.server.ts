import type { Tx } from '#platform/context/context.server.ts'
import type { Day } from '#platform/context/days.ts'
import type { NoticeKind } from '#platform/features/feature.server.ts'
import { notify } from '#platform/notices/notify.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { representativesOf } from '../partners/representatives.server.ts'
import { presentPartners } from '../partnerships/partnership.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import type { Decision } from './decision.ts'
import type { Outcome } from './outcome.ts'
import { outcomeWord } from './say.ts'

export const decisionNotices: NoticeKind[] = [
  { kind: 'decision-proposed', label: () => m.notice_decision_proposed(), byMail: 'now' },
  { kind: 'decision-settled', label: () => m.notice_decision_settled(), byMail: 'digest' },
]

/** People who stand for a partner of it now. */
async function standing(tx: Tx, partnershipId: string) {
  const { name, partners } = await readPartnership(tx, partnershipId)
  const present = new Set(presentPartners(partners).map((one) => one.organizationId))
  const people = (await representativesOf(tx, partnershipId)).filter(
    (one) => one.endedOn === null && present.has(one.organizationId),
  )
  return { partnership: name, people }
}

/** Tells the people of the other partners that a voice is wanted. */
export async function tellProposed(
  tx: Tx,
  proposal: { id: string; partnershipId: string; organizationId: string; what: string; closesOn: Day },
): Promise<void> {
  const { partnership, people } = await standing(tx, proposal.partnershipId)
  await notify(tx, {
    kind: 'decision-proposed',
    to: people.filter((one) => one.organizationId !== proposal.organizationId).map((one) => one.personId),
    subject: { kind: 'decision', id: proposal.id },
    partnershipId: proposal.partnershipId,
    href: `/decisions/${proposal.id}`,
    say: () => m.notice_decision_proposed_text({ partnership, day: formatDay(proposal.closesOn, tx.today) }),
    quote: proposal.what,
  })
}

/** Tells everybody in it how it was decided. */
export async function tellSettled(tx: Tx, decision: Decision, outcome: Outcome): Promise<void> {
  const { partnership, people } = await standing(tx, decision.partnershipId)
  await notify(tx, {
    kind: 'decision-settled',
    to: people.map((one) => one.personId),
    subject: { kind: 'decision', id: decision.id },
    partnershipId: decision.partnershipId,
    href: `/decisions/${decision.id}`,
    say: () => m.notice_decision_settled_text({ partnership, outcome: outcomeWord(outcome) }),
    quote: decision.what,
  })
}
