import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { isAnswered } from '../behalf/behalf.ts'
import { aboutObjective, openObjective } from './about.server.ts'
import type { Service } from './objective.ts'

/** Takes an objective away; it can be brought back for 30 days. */
export async function removeObjective(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const opened = await openObjective(tx, id)
  if (isRefusal(opened)) return opened
  await setDeleted(tx, id, tx.now)
  return { historyId: await record(tx, 'objective.removed', aboutObjective(opened.objective)) }
}

/** The inverse of setting: only while its words are those that were set, and nobody has found a goal that serves it since. */
export const unsetObjective: Inverse = async (tx, { subjectId, after }) => {
  const opened = await openObjective(tx, subjectId)
  if (isRefusal(opened)) return opened
  const { behalf, version, goals } = opened.objective
  if (isAnswered(behalf))
    return new Refusal('behalf_answered', { organization: behalf?.organizationName ?? '' })
  if (version > 1) return new Refusal('objective_changed_since')
  const served = new Set((after?.goals as Service[] | undefined)?.map((one) => one.goalId))
  if (goals.some((one) => !served.has(one.goalId))) return new Refusal('objective_served_since')
  const removed = await removeObjective(tx, subjectId)
  return isRefusal(removed) ? removed : undefined
}

/** The inverse of removing. It comes back before reach and ability are asked, so a no takes it away again. */
export const restoreObjective: Inverse = async (tx, { subjectId }) => {
  await setDeleted(tx, subjectId, null)
  const opened = await openObjective(tx, subjectId)
  if (isRefusal(opened)) return opened
  await record(tx, 'objective.restored', aboutObjective(opened.objective))
  return undefined
}

const setDeleted = (tx: Tx, id: string, deletedAt: Date | null) =>
  tx.db
    .updateTable('objectives')
    .set({ deletedAt })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
