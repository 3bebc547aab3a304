import { sql } from 'kysely'
import { addDays } from '#platform/context/days.ts'
import type { DueItem, DueSource } from '#platform/features/feature.server.ts'
import { can } from '#platform/policy/policy.ts'
import { formatDay, formatDistance } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { readsUntil } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { reviewsToCome } from './reads.server.ts'

/** The day on which partners agreed to look at their goals again, for those who speak for one of them. */
export const reviewsDue: DueSource = {
  perhaps: (
    tx,
  ) => sql`exists (select 1 from goal_reviews x where x.workspace_id = ${tx.workspace.id} and x.deleted_at is null
    and x.next_on <= ${addDays(tx.today, 7)}::date and not exists (select 1 from goal_reviews later
      where later.workspace_id = x.workspace_id and later.partnership_id = x.partnership_id and later.deleted_at is null
        and later.reviewed_on > x.reviewed_on))`,
  find: async (tx) => {
    const { organizationId } = tx.actor
    if (!can(tx.actor, partnershipPolicy.speakFor, { organizationId })) return []
    const rows = await reviewsToCome(tx, addDays(tx.today, 7))
    return rows.flatMap((row): DueItem[] => {
      const { nextOn } = row
      if (nextOn === null || readsUntil(tx, row.partnershipId) !== null) return []
      return [
        {
          kind: 'goal.review',
          recordId: row.id,
          partnershipId: row.partnershipId,
          group: nextOn < tx.today ? 'late' : nextOn === tx.today ? 'today' : 'week',
          dueOn: nextOn,
          title: m.review_due_title({ partnership: row.partnershipName }),
          why: m.review_due_why({ day: formatDay(row.reviewedOn, tx.today) }),
          when: formatDistance(nextOn, tx.today),
          href: `/partnerships/${row.partnershipId}/goals/reviews`,
          doneHref: `/partnerships/${row.partnershipId}/goals/reviews/new`,
        },
      ]
    })
  },
}
