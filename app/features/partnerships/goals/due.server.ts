import type { Tx } from '#platform/context/context.server.ts'
import { addDays } from '#platform/context/days.ts'
import type { DueItem, DueSource } from '#platform/features/feature.server.ts'
import { isStaff } from '#platform/policy/policy.ts'
import { formatDay, formatDays, formatDistance } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { readsUntil } from '../partnerships/reads.server.ts'
import type { GoalOwner } from './goal.ts'
import { checkInDue } from './progress.ts'
import { goalsToCheckIn } from './reads.server.ts'

/**
 * Whose check-in it is: the person named for the own organization; anyone of it while nobody is named; and
 * the host's staff where no partner looks after the goal.
 */
export const isOursToCheckIn = (
  actor: Pick<Tx['actor'], 'role' | 'organizationId' | 'personId'>,
  owners: readonly GoalOwner[],
): boolean => {
  const own = owners.find((owner) => owner.organizationId === actor.organizationId)
  if (own === undefined) return isStaff(actor.role) && owners.length === 0
  return own.personId === null || own.personId === actor.personId
}

/** Check-ins that are late, due today or due within the week. */
export const checkInsDue: DueSource = {
  find: async (tx) => {
    const goals = await goalsToCheckIn(tx, addDays(tx.today, 7))
    return goals.flatMap((goal): DueItem[] => {
      const due = checkInDue(goal, goal.lastOn, tx.today)
      if (due === null || readsUntil(tx, goal.partnershipId) !== null) return []
      if (!isOursToCheckIn(tx.actor, goal.owners)) return []
      return [
        {
          kind: 'goal.check_in',
          recordId: goal.id,
          partnershipId: goal.partnershipId,
          group: due.lateDays > 0 ? 'late' : due.lateDays === 0 ? 'today' : 'week',
          dueOn: due.dueOn,
          title: m.goal_due_title({ goal: goal.what }),
          why:
            goal.lastOn === null
              ? m.goal_due_why_never({
                  partnership: goal.partnershipName,
                  day: formatDay(goal.setOn, tx.today),
                })
              : m.goal_due_why({
                  partnership: goal.partnershipName,
                  day: formatDay(goal.lastOn, tx.today),
                  rhythm: formatDays(goal.checkInEveryDays ?? 0),
                }),
          when: due.lateDays > 0 ? formatDays(due.lateDays) : formatDistance(due.dueOn, tx.today),
          href: `/goals/${goal.id}`,
          doneHref: `/goals/${goal.id}/check-in`,
        },
      ]
    })
  },
}
