import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Invalid, isRefusal, type Refusal, Stale } from '#platform/errors/errors.ts'
import { aboutObjective, openObjective } from './about.server.ts'
import type { ObjectiveChange } from './inputs.ts'
import type { Objective } from './objective.ts'
import { checkServices, writeServices } from './services.server.ts'

/** Changes the words, the goals that serve it or who reads it; throws Stale with what stands there now. */
export async function changeObjective(
  tx: Tx,
  id: string,
  { version, goals: wanted, ...input }: ObjectiveChange,
): Promise<{ historyId: string } | Refusal> {
  const opened = await openObjective(tx, id)
  if (isRefusal(opened)) return opened
  const { objective } = opened
  if (objective.organizationId !== tx.actor.organizationId && input.audience === 'organization')
    throw new Invalid([{ path: 'audience', code: 'issue_objective_private' }])
  const goals = await checkServices(tx, objective.partnershipId, wanted)
  const { audience, what, why, language } = input
  const changed = await tx.db
    .updateTable('objectives')
    .set({
      what,
      why,
      language,
      ...(audience === objective.audience ? {} : { sharedAt: audience === 'partnership' ? tx.now : null }),
      version: version + 1,
      updatedAt: tx.now,
    })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw new Stale({ ...wordsOf(objective), version: objective.version })
  await writeServices(tx, id, objective.goals, goals)
  // Once it was somebody's own, what it said then stays theirs, whoever reads it now.
  const own = objective.audience === 'organization' || audience === 'organization'
  return {
    historyId: await record(tx, 'objective.changed', {
      ...aboutObjective({ ...objective, audience: own ? 'organization' : 'partnership' }),
      before: { ...wordsOf(objective), goals: objective.goals },
      after: { what, why, language, audience, goals },
    }),
  }
}

const wordsOf = ({ what, why, language, audience }: Objective) => ({ what, why, language, audience })
