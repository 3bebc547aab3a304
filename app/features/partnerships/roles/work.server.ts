import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { hold } from '#platform/context/hold.server.ts'
import { isRefusal, NotFound, Refusal, Stale } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import type { WorkPieceChange, WorkPieceInput } from './inputs.ts'
import { readWorkPiece, workOf } from './reads.server.ts'

/** Adds a piece of work at the end. */
export async function addWorkPiece(
  tx: Tx,
  partnershipId: string,
  { name }: WorkPieceInput,
): Promise<{ id: string; historyId: string } | Refusal> {
  const partnership = await openPartnership(tx, partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  const id = uuid()
  await tx.db
    .insertInto('workPieces')
    .values({
      workspaceId: tx.workspace.id,
      id,
      partnershipId,
      name,
      position: (await workOf(tx, partnershipId)).length,
      createdAt: tx.now,
      updatedAt: tx.now,
    })
    .execute()
  const historyId = await record(tx, 'work.added', {
    subject: { kind: 'work', id },
    partnershipId,
    after: { name },
  })
  return { id, historyId }
}

/** Gives a piece of work another name; what was accepted stays accepted. Throws Stale with the name that stands there now. */
export async function renameWorkPiece(
  tx: Tx,
  id: string,
  { name, version }: WorkPieceChange,
): Promise<{ historyId: string } | Refusal> {
  const before = await readWorkPiece(tx, id)
  const partnership = await openPartnership(tx, before.partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  const changed = await tx.db
    .updateTable('workPieces')
    .set({ name, version: version + 1, updatedAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw new Stale({ name: before.name, version: before.version })
  return {
    historyId: await record(tx, 'work.renamed', {
      subject: { kind: 'work', id },
      partnershipId: before.partnershipId,
      before: { name: before.name },
      after: { name },
    }),
  }
}

/** Takes a piece of work away with its roles; it can be brought back for 30 days. */
export async function removeWorkPiece(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const { partnershipId } = await readWorkPiece(tx, id)
  const partnership = await openPartnership(tx, partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  await setDeleted(tx, id, tx.now)
  return {
    historyId: await record(tx, 'work.removed', { subject: { kind: 'work', id }, partnershipId }),
  }
}

/** The inverse of adding: only while it is called so and no partner has a part in it. */
export const undoAddWork: Inverse = async (tx, { subjectId: id }) => {
  // Whoever saves the matrix at this moment is waited for, or waits: either comes first.
  await hold(tx, 'workPieces', id)
  const piece = await readWorkPiece(tx, id)
  const partnership = await openPartnership(tx, piece.partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  if (piece.version > 1) return new Refusal('work_renamed_since')
  const work = await workOf(tx, piece.partnershipId)
  if (work.some((one) => one.id === id && one.roles.length > 0)) return new Refusal('work_in_use')
  const removed = await removeWorkPiece(tx, id)
  return isRefusal(removed) ? removed : undefined
}

/** The inverse of removing. */
export const restoreWorkPiece: Inverse = async (tx, { subjectId: id }) => {
  const removed = await tx.db
    .selectFrom('workPieces')
    .select('partnershipId')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .executeTakeFirst()
  if (removed === undefined) throw new NotFound()
  const partnership = await openPartnership(tx, removed.partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  await setDeleted(tx, id, null)
  await record(tx, 'work.restored', {
    subject: { kind: 'work', id },
    partnershipId: removed.partnershipId,
  })
  return undefined
}

const setDeleted = (tx: Tx, id: string, deletedAt: Date | null) =>
  tx.db
    .updateTable('workPieces')
    .set({ deletedAt })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
