import type { Tx } from '#platform/context/context.server.ts'
import { behalfSummaries } from '../behalf/reads.server.ts'
import { readsUntil } from '../partnerships/reads.server.ts'
import type { CheckIn, GoalClosure, GoalOwner } from './goal.ts'

/** The goals, in reach already, whose rows are asked for. */
type Goals = readonly { id: string; partnershipId: string }[]

/** Rows by goal; those that came after the reader's organization left are not there for it. */
function byGoal<R extends { goalId: string; createdAt: Date }, T>(
  tx: Tx,
  goals: Goals,
  rows: readonly R[],
  shape: (row: R) => T,
): Map<string, T[]> {
  const until = new Map(goals.map((goal) => [goal.id, readsUntil(tx, goal.partnershipId)]))
  const found = new Map<string, T[]>()
  for (const row of rows) {
    const end = until.get(row.goalId) ?? null
    if (end !== null && row.createdAt > end) continue
    found.set(row.goalId, [...(found.get(row.goalId) ?? []), shape(row)])
  }
  return found
}

export async function ownersOfGoals(tx: Tx, goals: Goals): Promise<Map<string, GoalOwner[]>> {
  if (goals.length === 0) return new Map()
  const rows = await tx.db
    .selectFrom('goalOwners')
    .innerJoin('organizations', (join) =>
      join
        .onRef('organizations.workspaceId', '=', 'goalOwners.workspaceId')
        .onRef('organizations.id', '=', 'goalOwners.organizationId'),
    )
    .leftJoin('people', (join) =>
      join
        .onRef('people.workspaceId', '=', 'goalOwners.workspaceId')
        .onRef('people.id', '=', 'goalOwners.personId'),
    )
    .where('goalOwners.workspaceId', '=', tx.workspace.id)
    .where('goalOwners.goalId', 'in', idsOf(goals))
    .select([
      'goalOwners.goalId',
      'goalOwners.createdAt',
      'goalOwners.organizationId',
      'organizations.name as organizationName',
      'goalOwners.personId',
      'people.name as personName',
    ])
    .orderBy('organizations.nameKey')
    .execute()
  return byGoal(tx, goals, rows, ({ goalId: _goal, createdAt: _created, ...owner }) => owner)
}

export async function closuresOf(tx: Tx, goals: Goals): Promise<Map<string, GoalClosure>> {
  if (goals.length === 0) return new Map()
  const rows = await tx.db
    .selectFrom('goalClosures')
    .where('workspaceId', '=', tx.workspace.id)
    .where('goalId', 'in', idsOf(goals))
    .select(['goalId', 'outcome', 'reason', 'closedOn', 'createdAt'])
    .execute()
  const found = byGoal(tx, goals, rows, ({ outcome, reason, closedOn }) => ({ outcome, reason, closedOn }))
  return new Map([...found].flatMap(([id, [closure]]) => (closure === undefined ? [] : [[id, closure]])))
}

/** Check-ins by goal, the earliest first. */
export async function checkInsOf(tx: Tx, goals: Goals): Promise<Map<string, CheckIn[]>> {
  if (goals.length === 0) return new Map()
  const rows = await tx.db
    .selectFrom('checkIns')
    .innerJoin('organizations', (join) =>
      join
        .onRef('organizations.workspaceId', '=', 'checkIns.workspaceId')
        .onRef('organizations.id', '=', 'checkIns.organizationId'),
    )
    .leftJoin('people', (join) =>
      join
        .onRef('people.workspaceId', '=', 'checkIns.workspaceId')
        .onRef('people.id', '=', 'checkIns.checkedByPersonId'),
    )
    .where('checkIns.workspaceId', '=', tx.workspace.id)
    .where('checkIns.goalId', 'in', idsOf(goals))
    .select([
      'checkIns.id',
      'checkIns.goalId',
      'checkIns.createdAt',
      'checkIns.checkedOn',
      'checkIns.value',
      'checkIns.note',
      'checkIns.organizationId',
      'organizations.name as organizationName',
      'people.name as personName',
      'checkIns.behalfId',
    ])
    .orderBy('checkIns.checkedOn')
    .orderBy('checkIns.createdAt')
    .orderBy('checkIns.id')
    .execute()
  const behalf = await behalfSummaries(
    tx,
    rows.map((row) => row.behalfId),
  )
  return byGoal(tx, goals, rows, (row) => ({
    id: row.id,
    checkedOn: row.checkedOn,
    value: row.value,
    note: row.note,
    organizationId: row.organizationId,
    organizationName: row.organizationName,
    personName: row.personName,
    behalf: behalf.get(row.behalfId ?? '') ?? null,
  }))
}

const idsOf = (goals: Goals): string[] => goals.map((goal) => goal.id)
