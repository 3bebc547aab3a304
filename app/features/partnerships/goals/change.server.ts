import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { hold } from '#platform/context/hold.server.ts'
import { isRefusal, type Refusal, Stale } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import type { GoalChange } from './inputs.ts'
import { checkOwners, writeOwners } from './owners.server.ts'
import { readGoal } from './reads.server.ts'

/** Changes the answers, owners or rhythm of a goal; throws Stale with what stands there now. */
export async function changeGoal(
  tx: Tx,
  id: string,
  { version, owners: wanted, ...input }: GoalChange,
): Promise<{ historyId: string } | Refusal> {
  await hold(tx, 'goals', id)
  const goal = await readGoal(tx, id)
  const partnership = await openPartnership(tx, goal.partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  const owners = await checkOwners(tx, partnership, wanted)
  const changed = await tx.db
    .updateTable('goals')
    .set({ ...answersOf(input), version: version + 1, updatedAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw new Stale({ ...answersOf(goal), version: goal.version })
  await writeOwners(tx, id, goal.owners, owners)
  return {
    historyId: await record(tx, 'goal.changed', {
      subject: { kind: 'goal', id },
      partnershipId: goal.partnershipId,
      before: { ...answersOf(goal), owners: goal.owners.map(idsOf) },
      after: { ...answersOf(input), owners: owners.map(idsOf) },
    }),
  }
}

const answersOf = ({
  what,
  measure,
  unit,
  baseline,
  target,
  whyAchievable,
  need,
  dueOn,
  checkInEveryDays,
  language,
}: Omit<GoalChange, 'version' | 'owners'>) => ({
  what,
  measure,
  unit,
  baseline,
  target,
  whyAchievable,
  need,
  dueOn,
  checkInEveryDays,
  language,
})

const idsOf = ({ organizationId, personId }: { organizationId: string; personId: string | null }) => ({
  organizationId,
  personId,
})
