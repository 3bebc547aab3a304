import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { NotFound, Refusal } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { partnershipPolicy } from '../../policy.ts'
import type { HandoverInput } from '../partner.ts'
import { colleaguesOf, handoversOf, openWith, readHandedPerson } from './reads.server.ts'

/**
 * Moves everything that is open from one person to a colleague, of every feature at once, and settles a handover
 * that was asked for. Answers how many things moved.
 */
export async function handOver(
  tx: Tx,
  { fromPersonId, toPersonId }: HandoverInput,
): Promise<{ count: number; historyId: string } | Refusal> {
  await readHandedPerson(tx, fromPersonId)
  await readHandedPerson(tx, toPersonId)
  allow(tx.actor, partnershipPolicy.handOver)
  if (fromPersonId === toPersonId) return new Refusal('handover_same')
  if (!(await colleaguesOf(tx, fromPersonId)).some(({ id }) => id === toPersonId))
    return new Refusal('handover_not_colleague')
  if ((await openWith(tx, fromPersonId)).length === 0) return new Refusal('handover_nothing')
  const counts: Record<string, number> = {}
  for (const handover of handoversOf(tx))
    counts[handover.name] = await handover.move(tx, fromPersonId, toPersonId)
  const id = await settle(tx, fromPersonId, toPersonId)
  const count = Object.values(counts).reduce((sum, one) => sum + one, 0)
  return {
    count,
    historyId: await record(tx, 'handover.done', { subject: { kind: 'handover', id }, facts: counts }),
  }
}

/** Writes that it is done, on the one asked for or as a new one. */
async function settle(tx: Tx, fromPersonId: string, toPersonId: string): Promise<string> {
  const done = { toPersonId, doneAt: tx.now, doneByPersonId: tx.actor.personId }
  const asked = await tx.db
    .updateTable('handovers')
    .set(done)
    .where('workspaceId', '=', tx.workspace.id)
    .where('fromPersonId', '=', fromPersonId)
    .where('doneAt', 'is', null)
    .where('dismissedAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (asked !== undefined) return asked.id
  const id = uuid()
  await tx.db
    .insertInto('handovers')
    .values({
      workspaceId: tx.workspace.id,
      id,
      fromPersonId,
      askedAt: tx.now,
      askedByPersonId: tx.actor.personId,
      ...done,
    })
    .execute()
  return id
}

/** Notes that nothing needs handing over, so that it is asked for no longer. */
export async function dismissHandover(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const row = await tx.db
    .selectFrom('handovers')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .select('id')
    .executeTakeFirst()
  if (row === undefined) throw new NotFound()
  allow(tx.actor, partnershipPolicy.handOver)
  const dismissed = await tx.db
    .updateTable('handovers')
    .set({ dismissedAt: tx.now, dismissedByPersonId: tx.actor.personId })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .where('doneAt', 'is', null)
    .where('dismissedAt', 'is', null)
    .executeTakeFirst()
  if (dismissed.numUpdatedRows === 0n) return new Refusal('handover_closed')
  return { historyId: await record(tx, 'handover.dismissed', { subject: { kind: 'handover', id } }) }
}
