import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Invalid, isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { isAffiliated } from '../partners/representatives.server.ts'
import type { Partnership } from '../partnerships/partnership.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import type { ArrangeInput, PieceRolesInput } from './inputs.ts'
import { readWorkPiece, workOf } from './reads.server.ts'
import { type CellWrite, cellName, cellOf, cellValue, changesOf, parts } from './role.ts'
import { saidTo, sayAgain } from './said.server.ts'

/**
 * Sets the letters of a whole matrix: only the cells that somebody changed are written, all or none, as one
 * entry of history. A new letter is not accepted yet. Refused when someone else changed one of them meanwhile.
 */
export async function arrangeRoles(
  tx: Tx,
  partnershipId: string,
  { cells }: ArrangeInput,
): Promise<{ historyId: string; changed: number } | Refusal> {
  const partnership = await openPartnership(tx, partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  // Two people saving the matrix wait for each other here, so that each decides on what stands.
  await tx.db
    .selectFrom('workPieces')
    .select('id')
    .where('workspaceId', '=', tx.workspace.id)
    .where('partnershipId', '=', partnershipId)
    .orderBy('id')
    .forUpdate()
    .execute()
  const work = await workOf(tx, partnershipId)
  const { writes, stale } = changesOf(work, cells)
  if (stale.length > 0) return new Refusal('roles_stale', { count: stale.length })
  if (writes.length === 0) return new Refusal('roles_unchanged')
  const unknown = writes.some((write) => !work.some((piece) => piece.id === write.workPieceId))
  if (unknown) return new Refusal('roles_work_gone')
  await checkPeople(tx, partnership, writes)
  const before = writes.map((write) => cellOf(work, write.workPieceId, write.organizationId))
  const said = await saidTo(tx, writes)
  for (const write of writes) await writeCell(tx, partnershipId, write)
  const named = (values: readonly string[]) =>
    Object.fromEntries(
      writes.map((write, index) => [cellName(write.workPieceId, write.organizationId), values[index] ?? '']),
    )
  return {
    changed: writes.length,
    historyId: await record(tx, 'roles.arranged', {
      subject: { kind: 'roles', id: partnershipId },
      partnershipId,
      before: { ...named(before.map(cellValue)), ...(Object.keys(said).length > 0 ? { said } : {}) },
      after: named(writes.map((write) => cellValue(write.to))),
      facts: { count: writes.length },
    }),
  }
}

/** The inverse: the letters that were there before, with what was said to them, unless someone has changed one of them since. */
export const undoArrange: Inverse = async (tx, { subjectId, before, after }) => {
  const cells = Object.entries(after ?? {}).flatMap(([name, value]) => {
    const [, workPieceId, organizationId] = cellPattern.exec(name) ?? []
    return workPieceId === undefined || organizationId === undefined
      ? []
      : [{ workPieceId, organizationId, ...cellIn(before?.[name]), was: cellIn(value) }]
  })
  const answer = await arrangeRoles(tx, subjectId, { cells })
  if (isRefusal(answer)) return answer
  await sayAgain(
    tx,
    cells.filter((cell) => cell.part !== null),
    before?.said,
  )
  return undefined
}

const cellPattern = /^cell-([0-9a-f-]{36})-([0-9a-f-]{36})$/
const cellIn = (value: unknown) => {
  const [letter, personId = ''] = String(value ?? '').split(':')
  const part = parts.find((one) => one === letter) ?? null
  return { part, personId: part === null || personId === '' ? null : personId }
}

/** The same for one piece of work, from whatever stands there now. */
export async function arrangePiece(
  tx: Tx,
  workPieceId: string,
  { roles }: PieceRolesInput,
): Promise<{ historyId: string; changed: number } | Refusal> {
  const { partnershipId } = await readWorkPiece(tx, workPieceId)
  const work = await workOf(tx, partnershipId)
  return arrangeRoles(tx, partnershipId, {
    cells: roles.map((role) => ({
      ...role,
      workPieceId,
      was: cellOf(work, workPieceId, role.organizationId),
    })),
  })
}

/** Roles are of partners that take part or are asked to; a person is named where she is with that partner. */
async function checkPeople(tx: Tx, partnership: Partnership, writes: readonly CellWrite[]): Promise<void> {
  const open = new Set(
    partnership.partners
      .filter((partner) => partner.standing === 'accepted' || partner.standing === 'invited')
      .map((partner) => partner.organizationId),
  )
  for (const { organizationId, workPieceId, to } of writes) {
    const path = cellName(workPieceId, organizationId)
    if (!open.has(organizationId)) throw new Invalid([{ path, code: 'issue_role_partner' }])
    if (to.personId !== null && !(await isAffiliated(tx, to.personId, organizationId)))
      throw new Invalid([{ path, code: 'issue_role_person' }])
  }
}

async function writeCell(tx: Tx, partnershipId: string, write: CellWrite): Promise<void> {
  const { workPieceId, organizationId, to, newPart } = write
  if (to.part === null) {
    await tx.db
      .deleteFrom('roles')
      .where('workspaceId', '=', tx.workspace.id)
      .where('workPieceId', '=', workPieceId)
      .where('organizationId', '=', organizationId)
      .execute()
    return
  }
  const values = {
    part: to.part,
    personId: to.personId,
    ...(newPart ? { acceptedAt: null, acceptedByPersonId: null, behalfId: null } : {}),
  }
  await tx.db
    .insertInto('roles')
    .values({
      workspaceId: tx.workspace.id,
      id: uuid(),
      partnershipId,
      workPieceId,
      organizationId,
      createdAt: tx.now,
      ...values,
    })
    .onConflict((conflict) =>
      conflict.columns(['workspaceId', 'workPieceId', 'organizationId']).doUpdateSet(values),
    )
    .execute()
}
