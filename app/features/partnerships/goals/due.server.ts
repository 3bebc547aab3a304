import type { Tx } from '#platform/context/context.server.ts'
import { addDays } from '#platform/context/days.ts'
import type { Due, DueItem, DueSource } from '#platform/features/feature.server.ts'
import { isStaff } from '#platform/policy/policy.ts'
import { formatDay, formatDays, formatDistance } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { readsUntil } from '../partnerships/reads.server.ts'
import { checkInDue } from './progress.ts'
import { type GoalToCheckIn, goalsLookedAt, goalsToCheckIn } from './reads.server.ts'

/**
 * Whose check-in it is: the person named for the own organization; anyone of it while nobody is named; and
 * the host's staff where no partner looks after the goal.
 */
export const isOursToCheckIn = (
  actor: Pick<Tx['actor'], 'role' | 'personId'>,
  goal: Pick<GoalToCheckIn, 'hasOwners' | 'isOwned' | 'ownPersonId'>,
): boolean =>
  goal.isOwned
    ? goal.ownPersonId === null || goal.ownPersonId === actor.personId
    : isStaff(actor.role) && !goal.hasOwners

/** Check-ins that are late, due today or due within the week. */
export const checkInsDue = {
  find: async (tx: Tx): Promise<Due[]> => {
    const goals = await goalsToCheckIn(tx, addDays(tx.today, 7))
    return goals.flatMap((goal): Due[] => {
      const due = checkInDue(goal, goal.lastOn, tx.today)
      if (due === null || readsUntil(tx, goal.partnershipId) !== null) return []
      if (!isOursToCheckIn(tx.actor, goal)) return []
      return [
        {
          kind: 'goal.check_in',
          recordId: goal.id,
          partnershipId: goal.partnershipId,
          group: due.lateDays > 0 ? 'late' : due.lateDays === 0 ? 'today' : 'week',
          dueOn: due.dueOn,
        },
      ]
    })
  },
  tell: async (tx: Tx, dues: readonly Due[]): Promise<DueItem[]> => {
    const goals = await goalsLookedAt(
      tx,
      dues.map((due) => due.recordId),
    )
    const goal = new Map(goals.map((one) => [one.id, one]))
    return dues.flatMap((due) => {
      const found = goal.get(due.recordId)
      const standing = found === undefined ? null : checkInDue(found, found.lastOn, tx.today)
      if (found === undefined || standing === null) return []
      return [
        {
          ...due,
          title: m.goal_due_title({ goal: found.what }),
          why:
            found.lastOn === null
              ? m.goal_due_why_never({
                  partnership: found.partnershipName,
                  day: formatDay(found.setOn, tx.today),
                })
              : m.goal_due_why({
                  partnership: found.partnershipName,
                  day: formatDay(found.lastOn, tx.today),
                  rhythm: formatDays(found.checkInEveryDays ?? 0),
                }),
          when:
            standing.lateDays > 0 ? formatDays(standing.lateDays) : formatDistance(standing.dueOn, tx.today),
          href: `/goals/${found.id}`,
          doneHref: `/goals/${found.id}/check-in`,
        },
      ]
    })
  },
} satisfies DueSource
