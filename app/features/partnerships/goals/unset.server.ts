import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { isAnswered } from '../behalf/behalf.ts'
import { reachableDiscussions } from '../discussions/reach.server.ts'
import { reachableObjectives } from '../objectives/reads.server.ts'
import { openGoal, removeGoal } from './remove.server.ts'

/** The inverse of setting: only while nobody has gone on from it. What others keep to themselves does not hold it, as a no would tell of it. */
export const unsetGoal: Inverse = async (tx, { subjectId: id }) => {
  const goal = await openGoal(tx, id)
  if (isRefusal(goal)) return goal
  if (isAnswered(goal.behalf))
    return new Refusal('behalf_answered', { organization: goal.behalf?.organizationName ?? '' })
  if (goal.version > 1) return new Refusal('goal_changed_since')
  if (goal.closure !== null || (await isUsed(tx, id))) return new Refusal('goal_in_use')
  const removed = await removeGoal(tx, id)
  return isRefusal(removed) ? removed : undefined
}

/** Whether it was checked in, looked at again, talked about, or said to serve what somebody wants. */
async function isUsed(tx: Tx, id: string): Promise<boolean> {
  const ws = tx.workspace.id
  const served = reachableObjectives(tx)
    .innerJoin('objectiveGoals', (join) =>
      join
        .onRef('objectiveGoals.workspaceId', '=', 'objectives.workspaceId')
        .onRef('objectiveGoals.objectiveId', '=', 'objectives.id'),
    )
    .where('objectiveGoals.goalId', '=', id)
    .select('objectives.id')
  const talked = reachableDiscussions(tx)
    .where('discussions.subjectKind', '=', 'goal')
    .where('discussions.subjectId', '=', id)
    .select('discussions.id')
  const { rows } = await sql<{ used: boolean }>`select exists (${served}) or exists (${talked})
    or exists (select from check_ins c where c.workspace_id = ${ws} and c.goal_id = ${id})
    or exists (select from goal_review_items i
      join goal_reviews r on r.workspace_id = ${ws} and r.id = i.review_id and r.deleted_at is null
      where i.workspace_id = ${ws} and i.goal_id = ${id}) as used`.execute(tx.db)
  return rows[0]?.used === true
}
