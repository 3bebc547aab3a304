import { sql } from 'kysely'
import { z } from 'zod'
import { asItStood, asTheyStood, changedLater } from '#platform/activity/leaving.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { type Day, dayIn } from '#platform/context/days.ts'
import { askOnce } from '#platform/context/transaction.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import { within } from '#platform/features/roadmap.server.ts'
import type { RoadmapSpan } from '#platform/features/roadmap.ts'
import type { Listing } from '#platform/http/listing.ts'
import { cutPage, onePage } from '#platform/http/paging.server.ts'
import { orderOf, type Reach, thatMatch } from '#platform/search/search.server.ts'
import { behalfSummaries } from '../behalf/reads.server.ts'
import { checkInsOf, closuresOf, ownersOfGoals } from './beside.server.ts'
import type { Goal, GoalWithCheckIns } from './goal.ts'
import type { GoalStanding } from './standing.ts'

/**
 * Goals of the partnerships the actor reaches; where the own organization has left, those that were there
 * by then. Every read builds on this.
 */
export function reachableGoals(tx: Tx) {
  let goals = tx.db
    .selectFrom('goals')
    .innerJoin('partnerships', (join) =>
      join
        .onRef('partnerships.workspaceId', '=', 'goals.workspaceId')
        .onRef('partnerships.id', '=', 'goals.partnershipId'),
    )
    .where('goals.workspaceId', '=', tx.workspace.id)
    .where('goals.deletedAt', 'is', null)
    .where('partnerships.deletedAt', 'is', null)
  if (tx.actor.partnerships === 'all') return goals
  goals = goals.where('goals.partnershipId', 'in', [...tx.actor.partnerships.keys(), tx.workspace.id])
  for (const [partnershipId, { until }] of tx.actor.partnerships)
    if (until !== null)
      goals = goals.where((where) =>
        where.or([where('goals.partnershipId', '<>', partnershipId), where('goals.createdAt', '<=', until)]),
      )
  return goals
}

/** Where goals are searched: by words that are the actor's to know. */
export const goalReach = (tx: Tx): Reach => ({
  within: reachableGoals(tx)
    .where((where) => where.not(changedLater(tx, 'goals')))
    .select('goals.id'),
})

/** Whether a goal has been closed. */
const closed = sql<boolean>`exists (select 1 from goal_closures where goal_closures.workspace_id = goals.workspace_id and goal_closures.goal_id = goals.id)`

const columns = [
  'goals.id',
  'goals.partnershipId',
  'goals.what',
  'goals.measure',
  'goals.unit',
  'goals.baseline',
  'goals.target',
  'goals.whyAchievable',
  'goals.need',
  'goals.dueOn',
  'goals.checkInEveryDays',
  'goals.language',
  'goals.organizationId',
  'goals.behalfId',
  'goals.createdAt',
  'goals.version',
] as const

const goalRows = (goals: ReturnType<typeof reachableGoals>) => goals.select(columns)

type GoalRow = Awaited<ReturnType<ReturnType<typeof goalRows>['execute']>>[number]

/** Goals with their owners and closures, in the order of the rows, as the reader may know them. */
async function completeGoals(tx: Tx, found: readonly GoalRow[]): Promise<Goal[]> {
  const stood = await asTheyStood(tx, 'goal', found)
  const rows = found.map((row) => asItStood(stood, row))
  const owners = await ownersOfGoals(tx, rows)
  const closures = await closuresOf(tx, rows)
  const behalf = await behalfSummaries(
    tx,
    rows.map((row) => row.behalfId),
  )
  return rows.map((row) => ({
    id: row.id,
    partnershipId: row.partnershipId,
    what: row.what,
    measure: row.measure,
    unit: row.unit,
    baseline: row.baseline,
    target: row.target,
    whyAchievable: row.whyAchievable,
    need: row.need,
    dueOn: row.dueOn,
    checkInEveryDays: row.checkInEveryDays,
    language: row.language,
    organizationId: row.organizationId,
    setOn: dayIn(tx.workspace.timeZone, row.createdAt),
    version: row.version,
    owners: owners.get(row.id) ?? [],
    closure: closures.get(row.id) ?? null,
    behalf: behalf.get(row.behalfId ?? '') ?? null,
  }))
}

/** One goal; throws NotFound. */
export async function readGoal(tx: Tx, id: string): Promise<Goal> {
  if (!z.uuid().safeParse(id).success) throw new NotFound()
  const row = await goalRows(reachableGoals(tx)).where('goals.id', '=', id).executeTakeFirst()
  const [goal] = row === undefined ? [] : await completeGoals(tx, [row])
  if (goal === undefined) throw new NotFound()
  return goal
}

// A goal without a day comes after all that have one.
const sortColumns = {
  due: { sql: "coalesce(goals.due_on, '9999-12-31')", type: 'date' },
  what: { sql: 'goals.search_key', type: 'text' },
  set: { sql: 'goals.created_at', type: 'timestamptz' },
} as const

export interface GoalWanted extends Omit<Listing, 'sort'> {
  sort?: string
  partnershipId?: string
  standing?: GoalStanding
}

/** One page of goals, each with its check-ins by day. */
export async function listGoals(
  tx: Tx,
  { partnershipId, standing = 'all', ...listing }: GoalWanted,
): Promise<{ items: GoalWithCheckIns[]; total: number; next: string | null }> {
  let found = thatMatch(reachableGoals(tx), tx, {
    table: 'goals',
    query: listing.query,
    reach: goalReach(tx),
  })
  if (partnershipId !== undefined) found = found.where('goals.partnershipId', '=', partnershipId)
  if (standing !== 'all') found = found.where(standing === 'closed' ? closed : sql<boolean>`not ${closed}`)
  const { total } = await found
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const { column, direction } = orderOf(listing, sortColumns, 'due')
  const rows = await onePage(goalRows(found), { ...listing, direction }, column, 'goals.id').execute()
  const { items, next } = cutPage(rows, listing.limit)
  return { items: await withCheckIns(tx, await completeGoals(tx, items)), total, next }
}

/** All goals of a partnership in reach, those that are due first; the closed ones last. */
export const goalsOf = (tx: Tx, partnershipId: string): Promise<GoalWithCheckIns[]> =>
  askOnce(tx, `goals ${partnershipId}`, async () => {
    const rows = await goalRows(reachableGoals(tx))
      .where('goals.partnershipId', '=', partnershipId)
      .orderBy(closed)
      .orderBy(sql`${sql.raw(sortColumns.due.sql)}`)
      .orderBy('goals.id')
      .execute()
    return withCheckIns(tx, await completeGoals(tx, rows))
  })

/** Those of the goals that are in reach, with the name of their partnership; found by words (`query`), those whose words the reader may know. */
export async function goalsById(tx: Tx, ids: readonly string[]) {
  const rows = await reachableGoals(tx)
    .where('goals.id', 'in', [...ids, tx.workspace.id])
    .select([
      'goals.id',
      'goals.what',
      'goals.language',
      'goals.partnershipId',
      'partnerships.name as partnershipName',
    ])
    .execute()
  const stood = await asTheyStood(tx, 'goal', rows)
  return rows.map((row) => asItStood(stood, row))
}

/** The last day somebody looked, by what counts: what `lastCheckInOn` says of the same rows, kept beside them (migration 0068). */
const lastLooked = sql<Day | null>`(select looked.checked_on from last_looks looked
  where looked.workspace_id = goals.workspace_id and looked.id = goals.id)`

/** What Today has to know of a goal before it is put into words. */
export interface GoalToCheckIn {
  id: string
  partnershipId: string
  checkInEveryDays: number | null
  dueOn: Day | null
  setOn: Day
  closure: null
  lastOn: Day | null
  /** Who looks after it: anybody at all, the reader's organization, and whom that has named. */
  hasOwners: boolean
  isOwned: boolean
  ownPersonId: string | null
}

/** Open goals with a rhythm, of partnerships that are running, whose next check-in falls on a day until then. */
export async function goalsToCheckIn(
  tx: Tx,
  until: Day,
  span: Partial<RoadmapSpan> = {},
): Promise<GoalToCheckIn[]> {
  const found = within(reachableGoals(tx), 'goals', span)
    .where(sql<boolean>`not ${closed}`)
    .where('goals.checkInEveryDays', 'is not', null)
    .where(
      sql<boolean>`not exists (select 1 from partnership_breaks b where b.workspace_id = goals.workspace_id
        and b.partnership_id = goals.partnership_id and b.ended_at is null
        and (b.organization_id is null or b.organization_id = ${tx.actor.organizationId}))`,
    )
    .leftJoin('lastLooks as looked', (join) =>
      join.onRef('looked.workspaceId', '=', 'goals.workspaceId').onRef('looked.id', '=', 'goals.id'),
    )
    .leftJoin('goalOwners as own', (join) =>
      join
        .onRef('own.workspaceId', '=', 'goals.workspaceId')
        .onRef('own.goalId', '=', 'goals.id')
        .on('own.organizationId', '=', tx.actor.organizationId),
    )
    .select([
      'goals.id',
      'goals.partnershipId',
      'goals.checkInEveryDays',
      'goals.dueOn',
      'own.personId as ownPersonId',
    ])
    .select([
      sql<boolean>`own.id is not null`.as('isOwned'),
      sql<boolean>`exists (select 1 from goal_owners y where y.workspace_id = goals.workspace_id and y.goal_id = goals.id)`.as(
        'hasOwners',
      ),
      sql<Day>`(goals.created_at at time zone ${tx.workspace.timeZone})::date`.as('setOn'),
      'looked.checkedOn as lastOn',
    ])
  const rows = await tx.db
    .selectFrom(found.as('one'))
    .selectAll()
    .where(sql<boolean>`coalesce(one.last_on, one.set_on) + one.check_in_every_days <= ${until}::date`)
    .orderBy('one.id')
    .execute()
  return rows.map((row) => ({ ...row, closure: null }))
}

/** Those goals, whole, with the name of their partnership and the last day somebody looked. */
export async function goalsLookedAt(
  tx: Tx,
  ids: readonly string[],
): Promise<(Goal & { partnershipName: string; lastOn: Day | null })[]> {
  const rows = await goalRows(reachableGoals(tx))
    .where('goals.id', 'in', [...ids, tx.workspace.id])
    .select(['partnerships.name as partnershipName'])
    .select(lastLooked.as('lastOn'))
    .execute()
  const goals = await completeGoals(tx, rows)
  return goals.flatMap((goal, index) => {
    const row = rows[index]
    return row === undefined ? [] : [{ ...goal, partnershipName: row.partnershipName, lastOn: row.lastOn }]
  })
}

/** Open goals that are to be reached between two days, both included. */
export async function goalsDueBetween(tx: Tx, { from, to, most, ...span }: RoadmapSpan): Promise<Goal[]> {
  const found = within(reachableGoals(tx), 'goals', span)
    .where('goals.dueOn', '>=', from)
    .where('goals.dueOn', '<=', to)
  const rows = await goalRows(found)
    .where(sql<boolean>`not ${closed}`)
    .orderBy('goals.dueOn')
    .orderBy('goals.id')
    .limit(most ?? null)
    .execute()
  return completeGoals(tx, rows)
}

/** Adds the check-ins in reach. */
export async function withCheckIns(tx: Tx, goals: readonly Goal[]): Promise<GoalWithCheckIns[]> {
  const checkIns = await checkInsOf(tx, goals)
  return goals.map((goal) => ({ ...goal, checkIns: checkIns.get(goal.id) ?? [] }))
}
