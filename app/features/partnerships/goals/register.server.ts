import { z } from 'zod'
import type { Tx } from '#platform/context/context.server.ts'
import { leadsOn } from '#platform/features/erase-columns.server.ts'
import type { Feature } from '#platform/features/feature.server.ts'
import { id } from '#platform/http/fields.ts'
import { m } from '#platform/words/words.ts'
import { withAdvice } from './advise.server.ts'
import { changeGoal } from './change.server.ts'
import { goalsChapter } from './chapter.server.tsx'
import { checkIn, restoreCheckIn, undoCheckIn } from './check-in.server.ts'
import { checkInsApi } from './check-ins-api.server.ts'
import { closeGoal, reopenGoal, undoClose, undoReopen } from './close.server.ts'
import { checkInsDue } from './due.server.ts'
import { progressMonitored } from './evidence.server.ts'
import { exportedCheckIns, exportedGoals } from './export.server.ts'
import type { Goal } from './goal.ts'
import { checkInInput, closeInput, type GoalInput, goalChange, goalInput, goalShape } from './inputs.ts'
import { goalMerges, goalOwnership } from './people.server.ts'
import { goalReach, goalsById, listGoals, readGoal } from './reads.server.ts'
import { checkInNotice, remindOfCheckIns } from './remind.server.ts'
import { removeGoal, restoreGoal } from './remove.server.ts'
import { checkInsAhead, goalsAhead } from './roadmap.server.ts'
import { setGoal } from './set.server.ts'
import { type GoalStanding, goalStandings } from './standing.ts'
import { unsetGoal } from './unset.server.ts'

const outward = async (tx: Tx, goals: readonly Goal[]) =>
  (await withAdvice(tx, goals)).map((goal) => ({ ...goal, onBehalf: goal.behalf !== null }))

export const goals: Omit<Feature, 'name'> = {
  inverses: {
    'goal.set': unsetGoal,
    'goal.removed': restoreGoal,
    'goal.checked_in': undoCheckIn,
    'goal.check_in_removed': restoreCheckIn,
    'goal.closed': undoClose,
    'goal.reopened': undoReopen,
  },
  sentences: {
    'goal.set': () => m.history_goal_set(),
    'goal.changed': () => m.history_goal_changed(),
    'goal.removed': () => m.history_goal_removed(),
    'goal.restored': () => m.history_goal_restored(),
    'goal.checked_in': () => m.history_goal_checked_in(),
    'goal.check_in_removed': () => m.history_goal_check_in_removed(),
    'goal.check_in_restored': () => m.history_goal_check_in_restored(),
    'goal.closed': () => m.history_goal_closed(),
    'goal.reopened': () => m.history_goal_reopened(),
  },
  jobs: { 'goals.remind': remindOfCheckIns },
  // Every few hours, so that it comes on the day in whatever zone the workspace lies.
  schedules: [{ job: 'goals.remind', cron: '35 */3 * * *' }],
  noticeKinds: [checkInNotice],
  evidence: [progressMonitored],
  dueItems: [checkInsDue],
  roadmap: [goalsAhead, checkInsAhead],
  searchKinds: [
    {
      kind: 'goal',
      table: 'goals',
      label: () => m.goals_title(),
      reach: goalReach,
      describe: async (tx, ids) =>
        (await goalsById(tx, ids)).map((goal) => ({
          id: goal.id,
          title: goal.what,
          detail: goal.partnershipName,
          href: `/goals/${goal.id}`,
        })),
    },
  ],
  handovers: [goalOwnership],
  erasures: [leadsOn('goal_owners.person_id')],
  merges: goalMerges,
  chapters: [goalsChapter],
  exports: [exportedGoals, exportedCheckIns],
  api: [
    {
      name: 'goals',
      summary: 'What partners want to reach together, with owners, check-ins and how it ended.',
      shape: goalShape,
      filters: z.object({
        partnershipId: id().optional(),
        standing: z.enum(goalStandings).optional(),
      }),
      list: async (tx, { query, limit, cursor, filters }) => {
        const page = await listGoals(tx, {
          query,
          limit,
          cursor,
          direction: 'asc',
          ...(filters as { partnershipId?: string; standing?: GoalStanding }),
        })
        return { ...page, items: await outward(tx, page.items) }
      },
      get: async (tx, id) => (await outward(tx, [await readGoal(tx, id)]))[0],
      create: {
        input: goalInput.extend({ partnershipId: id() }),
        run: (tx, { partnershipId, ...input }: GoalInput & { partnershipId: string }) =>
          setGoal(tx, partnershipId, input),
      },
      change: { input: goalChange, run: changeGoal },
      remove: removeGoal,
      states: {
        'check-ins': {
          summary: 'Says how the goal stands on a day: a value, a note, or both.',
          input: checkInInput,
          make: checkIn,
        },
        closure: {
          summary: 'Closes the goal as met, partly met or dropped; taking it away opens the goal again.',
          input: closeInput,
          make: closeGoal,
          unmake: reopenGoal,
        },
      },
    },
    checkInsApi,
  ],
}
