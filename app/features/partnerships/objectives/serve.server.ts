import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { aboutObjective, openObjective } from './about.server.ts'
import type { ServiceInput } from './inputs.ts'
import { checkServices, writeServices } from './services.server.ts'

/** Says that a goal serves an objective, and why. */
export async function serveObjective(
  tx: Tx,
  id: string,
  service: ServiceInput,
): Promise<{ historyId: string } | Refusal> {
  const opened = await openObjective(tx, id)
  if (isRefusal(opened)) return opened
  const { objective } = opened
  const [checked] = await checkServices(tx, objective.partnershipId, [service])
  if (checked === undefined || objective.goals.some((one) => one.goalId === checked.goalId))
    return new Refusal('objective_served')
  await writeServices(tx, id, objective.goals, [...objective.goals, checked])
  return {
    historyId: await record(tx, 'objective.served', { ...aboutObjective(objective), after: { ...checked } }),
  }
}

/** The inverse: the goal no longer is said to serve it. */
export const undoServe: Inverse = async (tx, { subjectId, after }) => {
  const opened = await openObjective(tx, subjectId)
  if (isRefusal(opened)) return opened
  const { objective } = opened
  await writeServices(
    tx,
    subjectId,
    objective.goals,
    objective.goals.filter((one) => one.goalId !== after?.goalId),
  )
  await record(tx, 'objective.service_taken_back', aboutObjective(objective))
  return undefined
}
