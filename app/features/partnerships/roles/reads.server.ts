import { z } from 'zod'
import { asItStood, asTheyStood } from '#platform/activity/leaving.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import { behalfSummaries } from '../behalf/reads.server.ts'
import { seenBy } from '../partnerships/partnership.ts'
import { readPartnership, readsUntil } from '../partnerships/reads.server.ts'
import { answerKey, answersOf } from './answers.server.ts'
import { cellName, parts, type WorkPiece } from './role.ts'

/**
 * The work of a partnership in its order, with what each partner does in it; throws NotFound out of reach. An
 * organization that has left reads what was there by then.
 */
export async function workOf(tx: Tx, partnershipId: string): Promise<WorkPiece[]> {
  await readPartnership(tx, partnershipId)
  const until = readsUntil(tx, partnershipId)
  let found = tx.db
    .selectFrom('workPieces')
    .where('workspaceId', '=', tx.workspace.id)
    .where('partnershipId', '=', partnershipId)
    .where('deletedAt', 'is', null)
  if (until !== null) found = found.where('createdAt', '<=', until)
  const pieces = await found
    .select(['id', 'name', 'version'])
    .orderBy('position')
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  const roles = await rolesByPiece(tx, partnershipId, until)
  const about = pieces.map(({ id }) => ({ id, partnershipId }))
  const stood = await asTheyStood(tx, 'work', about)
  const cells = (await asTheyStood(tx, 'roles', [{ id: partnershipId, partnershipId }])).get(partnershipId)
  return pieces.map((piece) => ({
    ...asItStood(stood, piece),
    roles: asLettered(piece.id, roles.get(piece.id) ?? [], cells ?? {}),
  }))
}

/** The letters of a piece of work as they stood: those that were changed later as they were, without the person's name. */
function asLettered(
  workPieceId: string,
  roles: readonly WorkPiece['roles'][number][],
  cells: Record<string, unknown>,
): WorkPiece['roles'] {
  return roles.flatMap((role) => {
    const name = cellName(workPieceId, role.organizationId)
    if (!(name in cells)) return [role]
    const [letter] = String(cells[name]).split(':')
    const part = parts.find((one) => one === letter)
    return part !== undefined ? [{ ...role, part, personId: null, personName: null, answer: null }] : []
  })
}

async function rolesByPiece(tx: Tx, partnershipId: string, until: Date | null) {
  let found = tx.db
    .selectFrom('roles')
    .leftJoin('people', (join) =>
      join.onRef('people.workspaceId', '=', 'roles.workspaceId').onRef('people.id', '=', 'roles.personId'),
    )
    .where('roles.workspaceId', '=', tx.workspace.id)
    .where('roles.partnershipId', '=', partnershipId)
  if (until !== null) found = found.where('roles.createdAt', '<=', until)
  const rows = await found
    .select([
      'roles.id',
      'roles.workPieceId',
      'roles.organizationId',
      'roles.part',
      'roles.personId',
      'people.name as personName',
      'roles.acceptedAt',
      'roles.behalfId',
    ])
    .orderBy('roles.createdAt')
    .orderBy('roles.id')
    .execute()
  const behalf = await behalfSummaries(
    tx,
    rows.map((row) => row.behalfId),
  )
  const answers = await answersOf(tx, partnershipId, until)
  return new Map(
    [...Map.groupBy(rows, (row) => row.workPieceId)].map(([id, ofPiece]) => [
      id,
      ofPiece.map(({ workPieceId: _piece, behalfId, acceptedAt, ...role }) => ({
        ...role,
        acceptedAt: seenBy(until, acceptedAt),
        behalf: behalf.get(behalfId ?? '') ?? null,
        answer: answers.get(answerKey(role.id, role.personId, role.part)) ?? null,
      })),
    ]),
  )
}

/** One piece of work with the partnership it is of; throws NotFound. */
export async function readWorkPiece(
  tx: Tx,
  id: string,
): Promise<{ id: string; name: string; version: number; partnershipId: string }> {
  if (!z.uuid().safeParse(id).success) throw new NotFound()
  const found = await tx.db
    .selectFrom('workPieces')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .select(['id', 'name', 'version', 'partnershipId', 'createdAt'])
    .executeTakeFirst()
  if (found === undefined) throw new NotFound()
  await readPartnership(tx, found.partnershipId)
  const { createdAt, ...piece } = found
  if (seenBy(readsUntil(tx, found.partnershipId), createdAt) === null) throw new NotFound()
  return asItStood(await asTheyStood(tx, 'work', [piece]), piece)
}
