import { addDays } from '#platform/context/days.ts'
import type { DueItem, DueSource } from '#platform/features/feature.server.ts'
import { can } from '#platform/policy/policy.ts'
import { formatDay, formatDistance } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { presentPartners } from '../partnerships/partnership.ts'
import { readPartnerships } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { reviewDay, spoken, waitsFor } from './decision.ts'
import { decisionsInMotion } from './reads.server.ts'

/**
 * What decisions wait for: the voice of the own organization; settling, by the organization that proposed; and
 * looking again at what the own organization proposed.
 */
export const decisionsDue: DueSource = {
  find: async (tx) => {
    const own = tx.actor.organizationId
    const speaks = can(tx.actor, partnershipPolicy.speakFor, { organizationId: own })
    if (!can(tx.actor, partnershipPolicy.workTogether)) return []
    const due: DueItem[] = []
    const decisions = await decisionsInMotion(tx, addDays(tx.today, 7))
    const partnerships = await readPartnerships(
      tx,
      decisions.map(({ partnershipId }) => partnershipId),
    )
    for (const decision of decisions) {
      const partnership = partnerships.get(decision.partnershipId)
      if (partnership === undefined) continue
      const partners = presentPartners(partnership.partners)
      if (partnership.concludedOn !== null || !partners.some((one) => one.organizationId === own)) continue
      const item = (
        kind: string,
        group: DueItem['group'],
        on: string,
        words: Pick<DueItem, 'title' | 'why'>,
        page: string,
      ): DueItem => ({
        kind,
        group,
        recordId: decision.id,
        partnershipId: decision.partnershipId,
        dueOn: on,
        ...words,
        when: formatDistance(on, tx.today),
        href: `/decisions/${decision.id}`,
        doneHref: `/decisions/${decision.id}/${page}`,
      })
      const { closesOn } = decision
      const facts = { partnership: partnership.name, decision: decision.what }
      const missing = waitsFor(decision, partners, tx.today)
      const review = reviewDay(decision)
      if (decision.settlement !== null) {
        if (review === null || decision.organizationId !== own) continue
        due.push(
          item(
            'decision.review',
            review <= tx.today ? 'today' : 'week',
            review,
            { title: m.decision_due_review(facts), why: m.decision_due_review_why(facts) },
            'review',
          ),
        )
      } else if (speaks && closesOn >= tx.today && !spoken(decision).has(own))
        due.push(
          item(
            'decision.voice',
            'waiting',
            closesOn,
            {
              title: m.decision_due_voice(facts),
              why: m.decision_due_voice_why({ ...facts, day: formatDay(closesOn, tx.today) }),
            },
            'vote',
          ),
        )
      else if (speaks && missing.length === 0 && decision.organizationId === own)
        due.push(
          item(
            'decision.settle',
            'waiting',
            closesOn,
            { title: m.decision_due_settle(facts), why: m.decision_due_settle_why(facts) },
            'settle',
          ),
        )
    }
    return due
  },
}
