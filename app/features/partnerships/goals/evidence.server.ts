import type { Tx } from '#platform/context/context.server.ts'
import type { Day } from '#platform/context/days.ts'
import type { Evidence, EvidenceSource } from '#platform/features/feature.server.ts'
import { formatDay, formatList, formatNumber } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { counts } from '../behalf/behalf.ts'
import { lastReview } from '../reviews/reads.server.ts'
import type { Review } from '../reviews/review.ts'
import type { GoalWithCheckIns } from './goal.ts'
import { checkInDue, lastCheckInOn } from './progress.ts'
import { goalsOf } from './reads.server.ts'

/** Progress is monitored when every open goal has been checked in within its rhythm, and at least once somebody looked. */
export const progressMonitored: EvidenceSource = {
  keyAction: 'progress_monitored',
  find: async (tx, partnershipId) =>
    monitoringOf(await goalsOf(tx, partnershipId), tx.today, await lastReview(tx, partnershipId)),
}

/** The evidence in a partnership's goals on a day: the last look at each, and the last one together, which shows what was adjusted. */
export function monitoringOf(
  goals: readonly GoalWithCheckIns[],
  today: Tx['today'],
  review: Review | null = null,
): Evidence {
  const looks = goals.flatMap((goal) =>
    goal.checkIns
      .filter((one) => counts(one.behalf))
      .slice(-1)
      .map((one) => ({
        kind: 'goal',
        id: goal.id,
        on: one.checkedOn,
        text:
          one.value === null
            ? m.goal_evidence_noted({ goal: goal.what })
            : m.goal_evidence_checked({
                goal: goal.what,
                value: `${formatNumber(one.value)} ${goal.unit}`.trim(),
              }),
        href: `/goals/${goal.id}`,
      })),
  )

  const together =
    review === null
      ? []
      : [
          {
            kind: 'review',
            id: review.id,
            on: review.reviewedOn,
            text: m.review_evidence({
              count: review.items.length,
              changed: review.items.filter((item) => item.answer === 'change').length,
            }),
            href: `/partnerships/${review.partnershipId}/goals/reviews`,
          },
        ]
  const items = [...looks, ...together].sort((a, b) => (a.on < b.on ? 1 : -1))
  const open = goals.filter((goal) => goal.closure === null)
  const aimless = open.filter((goal) => goal.checkInEveryDays === null)
  const late = open.flatMap((goal) => {
    const due = checkInDue(goal, lastCheckInOn(goal.checkIns), today)
    return due !== null && due.lateDays > 0 ? [{ what: goal.what, dueOn: due.dueOn }] : []
  })
  const lapsedOn = late.reduce<Day | null>(
    (first, one) => (first === null || one.dueOn < first ? one.dueOn : first),
    null,
  )
  const quoted = (list: readonly { what: string }[]) =>
    formatList(list.map((goal) => m.goal_quoted({ goal: goal.what })))
  const missing =
    goals.length === 0
      ? m.goal_evidence_no_goal()
      : open.length === 0
        ? m.goal_evidence_all_closed()
        : late.length > 0
          ? m.goal_evidence_late({
              count: late.length,
              goals: quoted(late),
              day: formatDay(lapsedOn ?? today, today),
            })
          : aimless.length > 0
            ? m.goal_evidence_no_rhythm({ count: aimless.length, goals: quoted(aimless) })
            : looks.length === 0
              ? m.goal_evidence_nobody_looked()
              : null
  return { items, enough: missing === null, missing, lapsedOn: looks.length > 0 ? lapsedOn : null }
}
