import type { Tx } from '#platform/context/context.server.ts'
import type { ExportTable } from '#platform/features/feature.server.ts'
import { readCursor } from '#platform/http/listing.ts'
import { m } from '#platform/words/words.ts'
import type { GoalWithCheckIns } from './goal.ts'
import { progressOf } from './progress.ts'
import { goalsOf, listGoals } from './reads.server.ts'

/** Columns of goals as they leave in a spreadsheet; a contract, so in English and never renamed. */
export const goalColumns = [
  'id',
  'partnershipId',
  'what',
  'measure',
  'unit',
  'baseline',
  'target',
  'latestValue',
  'latestOn',
  'whyAchievable',
  'need',
  'dueOn',
  'checkInEveryDays',
  'owners',
  'setOn',
  'outcome',
  'reason',
  'closedOn',
] as const

export const goalRecord = (
  goal: GoalWithCheckIns,
): Record<(typeof goalColumns)[number], string | number | null> => {
  const { latest } = progressOf(goal, goal.checkIns)
  return {
    id: goal.id,
    partnershipId: goal.partnershipId,
    what: goal.what,
    measure: goal.measure,
    unit: goal.unit,
    baseline: goal.baseline,
    target: goal.target,
    latestValue: latest?.value ?? null,
    latestOn: latest?.on ?? null,
    whyAchievable: goal.whyAchievable,
    need: goal.need,
    dueOn: goal.dueOn,
    checkInEveryDays: goal.checkInEveryDays,
    owners: goal.owners
      .map((owner) =>
        owner.personName === null
          ? owner.organizationName
          : `${owner.personName} (${owner.organizationName})`,
      )
      .join('; '),
    setOn: goal.setOn,
    outcome: goal.closure?.outcome ?? null,
    reason: goal.closure?.reason ?? null,
    closedOn: goal.closure?.closedOn ?? null,
  }
}

export const checkInColumns = [
  'id',
  'goalId',
  'goal',
  'checkedOn',
  'value',
  'unit',
  'note',
  'organization',
  'person',
  'onBehalf',
] as const

export const checkInRecords = (
  goal: GoalWithCheckIns,
): Record<(typeof checkInColumns)[number], string | number | boolean | null>[] =>
  goal.checkIns.map((one) => ({
    id: one.id,
    goalId: goal.id,
    goal: goal.what,
    checkedOn: one.checkedOn,
    value: one.value,
    unit: goal.unit,
    note: one.note,
    organization: one.organizationName,
    person: one.personName,
    onBehalf: one.behalf !== null,
  }))

/** Every goal in reach, page by page, so that memory stays flat. */
async function* everyGoal(tx: Tx): AsyncGenerator<GoalWithCheckIns> {
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listGoals>> = await listGoals(tx, {
      query: '',
      sort: 'set',
      direction: 'asc',
      cursor: readCursor(cursor),
      limit: 500,
    })
    yield* page.items
    cursor = page.next
  } while (cursor !== null)
}

export const exportedGoals: ExportTable = {
  name: 'goals',
  columns: [...goalColumns],
  rows: async function* (tx) {
    for await (const goal of everyGoal(tx)) yield goalRecord(goal)
  },
  ofPartnership: {
    says: m.leaves_goals,
    columns: {
      measure: m.column_goals_measure,
      unit: m.column_goals_unit,
      baseline: m.column_goals_baseline,
      target: m.column_goals_target,
      latestValue: m.column_goals_latest_value,
      latestOn: m.column_goals_latest_on,
      whyAchievable: m.column_goals_why_achievable,
      need: m.column_goals_need,
      checkInEveryDays: m.column_goals_check_in_every_days,
      owners: m.column_goals_owners,
      closedOn: m.column_goals_closed_on,
    },
    rows: async function* (tx, partnershipId) {
      for (const goal of await goalsOf(tx, partnershipId)) yield goalRecord(goal)
    },
  },
}

export const exportedCheckIns: ExportTable = {
  name: 'check-ins',
  columns: [...checkInColumns],
  rows: async function* (tx) {
    for await (const goal of everyGoal(tx)) yield* checkInRecords(goal)
  },
  ofPartnership: {
    says: m.leaves_check_ins,
    columns: {
      checkedOn: m.column_check_ins_checked_on,
      value: m.column_check_ins_value,
      unit: m.column_check_ins_unit,
    },
    rows: async function* (tx, partnershipId) {
      for (const goal of await goalsOf(tx, partnershipId)) yield* checkInRecords(goal)
    },
  },
}
