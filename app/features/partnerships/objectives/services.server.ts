import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/context/context.server.ts'
import { hold } from '#platform/context/hold.server.ts'
import { Invalid } from '#platform/errors/errors.ts'
import { goalsOf } from '../goals/reads.server.ts'
import type { Service } from './objective.ts'

/** Checks that goals are of the partnership, each named once, and keeps them there meanwhile. Throws Invalid at `goals`. */
export async function checkServices(
  tx: Tx,
  partnershipId: string,
  wanted: readonly Service[],
): Promise<Service[]> {
  const services = [...new Map(wanted.map((one) => [one.goalId, one])).values()]
  await hold(
    tx,
    'goals',
    services.map((one) => one.goalId),
  )
  const known = new Set((await goalsOf(tx, partnershipId)).map((goal) => goal.id))
  if (services.some((one) => !known.has(one.goalId)))
    throw new Invalid([{ path: 'goals', code: 'issue_objective_goal' }])
  return services
}

/** Makes the goals that serve an objective those given, touching only what differs. */
export async function writeServices(
  tx: Tx,
  objectiveId: string,
  before: readonly Service[],
  wanted: readonly Service[],
): Promise<void> {
  const gone = before.filter((old) => !wanted.some((one) => one.goalId === old.goalId))
  if (gone.length > 0)
    await tx.db
      .deleteFrom('objectiveGoals')
      .where('workspaceId', '=', tx.workspace.id)
      .where('objectiveId', '=', objectiveId)
      .where(
        'goalId',
        'in',
        gone.map((one) => one.goalId),
      )
      .execute()
  const set = wanted.filter((one) => !before.some((old) => old.goalId === one.goalId && old.why === one.why))
  if (set.length > 0)
    await tx.db
      .insertInto('objectiveGoals')
      .values(
        set.map(({ goalId, why }) => ({
          workspaceId: tx.workspace.id,
          id: uuid(),
          objectiveId,
          goalId,
          why,
          createdAt: tx.now,
        })),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['workspaceId', 'objectiveId', 'goalId'])
          .doUpdateSet((excluded) => ({ why: excluded.ref('excluded.why') })),
      )
      .execute()
}
