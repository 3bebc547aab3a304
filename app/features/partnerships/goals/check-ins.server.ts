import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '#platform/context/context.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import type { Listing } from '#platform/http/listing.ts'
import { pageOfIds } from '#platform/http/paging.server.ts'
import { checkInsOf } from './beside.server.ts'
import type { CheckIn } from './goal.ts'
import { reachableGoals } from './reads.server.ts'

/** A check-in among those of many goals. */
export interface GoalCheckIn extends CheckIn {
  goalId: string
  partnershipId: string
}

/** Check-ins `x` of the goals `g` in reach that meet a condition; whoever has left reads those made by then. */
function reachableCheckIns(tx: Tx, narrow: RawBuilder<unknown>): RawBuilder<unknown> {
  const ends = tx.actor.partnerships === 'all' ? [] : [...tx.actor.partnerships]
  const left = ends.flatMap(([id, { until }]) =>
    until === null
      ? []
      : [sql`and (g.partnership_id <> ${id}::uuid or x.created_at <= ${until.toISOString()}::timestamptz)`],
  )
  return sql`select x.id, x.goal_id from check_ins x join goals g on g.workspace_id = x.workspace_id and g.id = x.goal_id
    where x.workspace_id = ${tx.workspace.id} and g.id in (${reachableGoals(tx).select('goals.id')})
      ${sql.join(left, sql` `)} and ${narrow}`
}

/** One page of check-ins, in the order in which they were entered. */
export async function listCheckIns(
  tx: Tx,
  { goalId, partnershipId }: { goalId?: string | undefined; partnershipId?: string | undefined },
  listing: Pick<Listing, 'cursor' | 'limit'>,
): Promise<{ items: GoalCheckIn[]; total: number; next: string | null }> {
  const conditions = [
    sql`true`,
    ...(goalId === undefined ? [] : [sql`g.id = ${goalId}`]),
    ...(partnershipId === undefined ? [] : [sql`g.partnership_id = ${partnershipId}`]),
  ]
  const found = reachableCheckIns(tx, sql.join(conditions, sql` and `))
  const { ids, ...page } = await pageOfIds(tx, found, listing)
  return { ...page, items: await checkInsById(tx, ids) }
}

/** One check-in in reach; throws NotFound. */
export async function readCheckIn(tx: Tx, id: string): Promise<GoalCheckIn> {
  const [one] = z.uuid().safeParse(id).success ? await checkInsById(tx, [id]) : []
  if (one === undefined) throw new NotFound()
  return one
}

/** Those of the check-ins that are in reach, in the order of the ids given. */
async function checkInsById(tx: Tx, ids: readonly string[]): Promise<GoalCheckIn[]> {
  const { rows } = await sql<{
    goalId: string
  }>`${reachableCheckIns(tx, sql`x.id = any(${[...ids]}::uuid[])`)}`.execute(tx.db)
  const goals = await reachableGoals(tx)
    .where('goals.id', 'in', [...rows.map((row) => row.goalId), tx.workspace.id])
    .select(['goals.id', 'goals.partnershipId'])
    .execute()
  const all = await checkInsOf(tx, goals)
  return goals
    .flatMap(({ id: goalId, partnershipId }) =>
      (all.get(goalId) ?? []).map((one) => ({ ...one, goalId, partnershipId })),
    )
    .filter((one) => ids.includes(one.id))
    .sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}
