import { keepHouse } from '#platform/context/transaction.server.ts'
import type { JobHandler, NoticeKind } from '#platform/features/feature.server.ts'
import { notify } from '#platform/notices/notify.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { peopleStanding } from '../partners/standing.server.ts'
import { decisionsById, readDecision } from './reads.server.ts'
import { outcomeWord } from './say.ts'

export const decisionNotices: NoticeKind[] = [
  { kind: 'decision-proposed', theme: 'talk', label: () => m.notice_decision_proposed(), byMail: 'now' },
  { kind: 'decision-settled', theme: 'talk', label: () => m.notice_decision_settled(), byMail: 'digest' },
]

/** Job: tells the people of the other partners that a voice is wanted; not of what was taken back in the meantime. */
export const tellProposed: JobHandler = (ctx, event) =>
  keepHouse(ctx, async (tx) => {
    const [found] = await decisionsById(tx, [String(event.subjectId)])
    if (found === undefined) return
    const decision = await readDecision(tx, found.id)
    const { partnership, people } = await peopleStanding(tx, decision.partnershipId)
    await notify(tx, {
      kind: 'decision-proposed',
      to: people.filter((one) => one.organizationId !== decision.organizationId).map((one) => one.personId),
      subject: { kind: 'decision', id: decision.id },
      partnershipId: decision.partnershipId,
      href: `/decisions/${decision.id}`,
      say: () =>
        m.notice_decision_proposed_text({ partnership, day: formatDay(decision.closesOn, tx.today) }),
      quote: decision.what,
    })
  })

/** Job: tells everybody in it how it was decided; not of what was opened again in the meantime. */
export const tellSettled: JobHandler = (ctx, event) =>
  keepHouse(ctx, async (tx) => {
    const [found] = await decisionsById(tx, [String(event.subjectId)])
    if (found === undefined) return
    const decision = await readDecision(tx, found.id)
    const { settlement } = decision
    if (settlement === null) return
    const { partnership, people } = await peopleStanding(tx, decision.partnershipId)
    await notify(tx, {
      kind: 'decision-settled',
      to: people.map((one) => one.personId),
      subject: { kind: 'decision', id: decision.id },
      partnershipId: decision.partnershipId,
      href: `/decisions/${decision.id}`,
      say: () => m.notice_decision_settled_text({ partnership, outcome: outcomeWord(settlement.outcome) }),
      quote: decision.what,
    })
  })
