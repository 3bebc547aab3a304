import type { Tx } from '#platform/context/context.server.ts'
import type { Day } from '#platform/context/days.ts'
import type { Due, DueItem, DueSource } from '#platform/features/feature.server.ts'
import { can } from '#platform/policy/policy.ts'
import { formatDay, formatDistance } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { partnershipPolicy } from '../policy.ts'
import { decisionsById } from './reads.server.ts'
import { decisionsThatWait, type Waiting } from './waiting.server.ts'

/**
 * What decisions wait for: the voice of the own organization; settling, by the organization that proposed; and
 * looking again at what the own organization proposed, or one that takes part no more.
 */
export const decisionsDue = {
  find: async (tx: Tx): Promise<Due[]> => {
    if (!can(tx.actor, partnershipPolicy.workTogether)) return []
    return (await decisionsThatWait(tx)).map(({ id, partnershipId, on, waiting }) => ({
      kind: `decision.${waiting}`,
      recordId: id,
      partnershipId,
      group: waiting !== 'review' ? 'waiting' : on <= tx.today ? 'today' : 'week',
      dueOn: on,
    }))
  },
  tell: async (tx: Tx, dues: readonly Due[]): Promise<DueItem[]> => {
    const decisions = await decisionsById(
      tx,
      dues.map((due) => due.recordId),
    )
    const byId = new Map(decisions.map((one) => [one.id, one]))
    return dues.flatMap((due) => {
      const decision = byId.get(due.recordId)
      if (decision === undefined || due.dueOn === null) return []
      const { page, ...words } = wordsOf(tx, due.kind, due.dueOn, {
        partnership: decision.partnershipName,
        decision: decision.what,
        own: decision.organizationId === tx.actor.organizationId,
      })
      return [
        {
          ...due,
          ...words,
          when: formatDistance(due.dueOn, tx.today),
          href: `/decisions/${decision.id}`,
          doneHref: `/decisions/${decision.id}/${page}`,
        },
      ]
    })
  },
} satisfies DueSource

function wordsOf(
  tx: Tx,
  kind: string,
  on: Day,
  facts: { partnership: string; decision: string; own: boolean },
): Pick<DueItem, 'title' | 'why'> & { page: string } {
  switch (kind.replace('decision.', '') as Waiting) {
    case 'review':
      return {
        title: m.decision_due_review(facts),
        why: facts.own ? m.decision_due_review_why(facts) : m.decision_due_review_why_all(facts),
        page: 'review',
      }
    case 'voice':
      return {
        title: m.decision_due_voice(facts),
        why: m.decision_due_voice_why({ ...facts, day: formatDay(on, tx.today) }),
        page: 'vote',
      }
    case 'settle':
      return {
        title: m.decision_due_settle(facts),
        why: facts.own ? m.decision_due_settle_why(facts) : m.decision_due_settle_why_all(facts),
        page: 'settle',
      }
  }
}
