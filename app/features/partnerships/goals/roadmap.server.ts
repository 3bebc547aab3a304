import { addDays, type Day } from '#platform/context/days.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import type { RoadmapSource } from '#platform/features/feature.server.ts'
import { earliest } from '#platform/features/roadmap.ts'
import { can } from '#platform/policy/policy.ts'
import { formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { partnershipPolicy } from '../policy.ts'
import { changeGoal } from './change.server.ts'
import type { Goal } from './goal.ts'
import { checkInDue } from './progress.ts'
import {
  type GoalToCheckIn,
  goalsDueBetween,
  goalsLookedAt,
  goalsToCheckIn,
  readGoal,
} from './reads.server.ts'

/** So many times ahead a rhythm is written out: a year of weeks. What lies further is nobody's plan. */
const mostTimes = 53

const ownersOf = (goal: Goal) => formatList(goal.owners.map((owner) => owner.organizationName))

/** The days by which goals are to be reached. */
export const goalsAhead: RoadmapSource = {
  kind: 'goal',
  label: () => m.goals_title(),
  find: async (tx, span) =>
    (await goalsDueBetween(tx, span)).flatMap((goal) =>
      goal.dueOn === null
        ? []
        : [
            {
              kind: 'goal',
              recordId: goal.id,
              partnershipId: goal.partnershipId,
              on: goal.dueOn,
              title: goal.what,
              who: ownersOf(goal),
              href: `/goals/${goal.id}`,
              move: can(tx.actor, partnershipPolicy.workTogether)
                ? { may: true as const }
                : { may: false as const, why: m.roadmap_fixed_reader() },
            },
          ],
    ),
  move: async (tx, id, dueOn) => {
    const goal = await readGoal(tx, id)
    const { what, measure, unit, baseline, target, whyAchievable, need, checkInEveryDays, language } = goal
    const answers = { what, measure, unit, baseline, target, whyAchievable, need, checkInEveryDays, language }
    const owners = goal.owners.map(({ organizationId, personId }) => ({ organizationId, personId }))
    const changed = await changeGoal(tx, id, { ...answers, dueOn, owners, version: goal.version })
    return isRefusal(changed) ? changed : { historyId: changed.historyId }
  },
}

/** When goals are looked at again: the next time as it is due, and those after it as the rhythm has them. */
export const checkInsAhead: RoadmapSource = {
  kind: 'checkIn',
  label: () => m.roadmap_check_ins(),
  comesRound: true,
  find: async (tx, { from, to, most, ...within }) => {
    const goals = await goalsToCheckIn(tx, to, within)
    // Where so many goals have a first time by a day, what comes after it is not shown, and no rhythm is written out further.
    const firsts = goals.flatMap((goal) => timesOf(goal, from, to, tx.today).next().value ?? [])
    const enough = most === undefined ? undefined : earliest(firsts, most).at(most - 1)
    const until = enough?.on ?? to
    const shown = earliest(
      goals.flatMap((goal) => [...timesOf(goal, from, until, tx.today)]),
      most,
    )
    const whole = new Map(
      (
        await goalsLookedAt(
          tx,
          shown.map((one) => one.goalId),
        )
      ).map((goal) => [goal.id, goal]),
    )
    return shown.flatMap(({ goalId, on, expected }) => {
      const goal = whole.get(goalId)
      return goal === undefined
        ? []
        : [
            {
              kind: 'checkIn',
              recordId: goalId,
              partnershipId: goal.partnershipId,
              on,
              title: m.roadmap_check_in({ goal: goal.what }),
              who: ownersOf(goal),
              href: `/goals/${goalId}`,
              expected,
              move: { may: false as const, why: m.roadmap_fixed_check_in() },
            },
          ]
    })
  },
}

/** The next time a goal is to be looked at, and those after it as its rhythm has them, up to the day it is due. */
export function* timesOf(
  goal: Pick<GoalToCheckIn, 'id' | 'checkInEveryDays' | 'setOn' | 'closure' | 'lastOn' | 'dueOn'>,
  from: Day,
  to: Day,
  today: Day,
): Generator<{ goalId: string; on: Day; expected: boolean }> {
  const due = checkInDue(goal, goal.lastOn, today)
  if (due === null) return
  const rhythm = goal.checkInEveryDays ?? 0
  const last = goal.dueOn === null || goal.dueOn > to ? to : goal.dueOn
  if (due.dueOn >= from && due.dueOn <= to) yield { goalId: goal.id, on: due.dueOn, expected: false }
  for (
    let on = addDays(due.dueOn, rhythm), times = 1;
    rhythm > 0 && on <= last && times < mostTimes;
    on = addDays(on, rhythm), times += 1
  )
    if (on >= from) yield { goalId: goal.id, on, expected: true }
}
