import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { hold } from '#platform/context/hold.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import type { RotaInput } from './inputs.ts'
import { aboutRota, openRota } from './open.server.ts'
import { readRota, rotasOf } from './reads.server.ts'

/** Lets a place go round; who served in meetings before counts from the start. */
export async function beginRota(
  tx: Tx,
  { partnershipId, place }: RotaInput,
): Promise<{ id: string; historyId: string } | Refusal> {
  const partnership = await openPartnership(tx, partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  await hold(tx, 'partnerships', partnershipId)
  if ((await rotasOf(tx, partnershipId)).some((rota) => rota.place === place))
    return new Refusal('rota_begun_already')
  const id = uuid()
  await tx.db
    .insertInto('rotas')
    .values({
      workspaceId: tx.workspace.id,
      id,
      partnershipId,
      place,
      organizationId: tx.actor.organizationId,
      begunByPersonId: tx.actor.personId,
      createdAt: tx.now,
    })
    .execute()
  const historyId = await record(tx, 'rota.begun', {
    ...aboutRota({ id, partnershipId }),
    after: { place },
    facts: { place },
  })
  return { id, historyId }
}

/** Lets a place go round no more; what was said about turns is kept, and it can be begun again by taking this back. */
export async function endRota(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const opened = await openRota(tx, id)
  if (isRefusal(opened)) return opened
  await setDeleted(tx, id, tx.now)
  const { rota } = opened
  return { historyId: await record(tx, 'rota.ended', { ...aboutRota(rota), facts: { place: rota.place } }) }
}

/** The inverse of beginning. */
export const undoBegin: Inverse = async (tx, { subjectId }) => {
  const answer = await endRota(tx, subjectId)
  return isRefusal(answer) ? answer : undefined
}

/** The inverse of ending. It comes back before reach and ability are asked, so a no takes it away again. */
export const undoEnd: Inverse = async (tx, { subjectId }) => {
  const ended = await tx.db
    .selectFrom('rotas')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', subjectId)
    .select('partnershipId')
    .executeTakeFirst()
  // Whoever lets the same place go round in this moment is waited for.
  if (ended !== undefined) await hold(tx, 'partnerships', ended.partnershipId)
  const others = await tx.db
    .selectFrom('rotas as r')
    .innerJoin('rotas as o', (join) =>
      join
        .onRef('o.workspaceId', '=', 'r.workspaceId')
        .onRef('o.partnershipId', '=', 'r.partnershipId')
        .onRef('o.place', '=', 'r.place'),
    )
    .where('r.workspaceId', '=', tx.workspace.id)
    .where('r.id', '=', subjectId)
    .where('o.deletedAt', 'is', null)
    .select('o.id')
    .executeTakeFirst()
  if (others !== undefined) {
    const again = await readRota(tx, others.id)
    allow(tx.actor, partnershipPolicy.workTogether)
    return new Refusal('rota_begun_already', { place: again.place })
  }
  await setDeleted(tx, subjectId, null)
  const opened = await openRota(tx, subjectId)
  if (isRefusal(opened)) return opened
  const { rota } = opened
  await record(tx, 'rota.begun', {
    ...aboutRota(rota),
    after: { place: rota.place },
    facts: { place: rota.place },
  })
  return undefined
}

const setDeleted = (tx: Tx, id: string, deletedAt: Date | null) =>
  tx.db
    .updateTable('rotas')
    .set({ deletedAt })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
