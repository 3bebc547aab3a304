import { thereByLeaving } from '#platform/activity/leaving.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import type { Listing } from '#platform/http/listing.ts'
import { cutPage, onePage } from '#platform/http/paging.server.ts'
import { reachablePartnerships } from '../partnerships/reads.server.ts'
import { readWorkPiece, workOf } from './reads.server.ts'
import { isAccepted } from './role.ts'

/** Pieces of work of the partnerships the actor reaches; where its organization has left, those that were there by then. */
export const reachableWork = (tx: Tx) =>
  reachablePartnerships(tx)
    .innerJoin('workPieces', (join) =>
      join
        .onRef('workPieces.workspaceId', '=', 'partnerships.workspaceId')
        .onRef('workPieces.partnershipId', '=', 'partnerships.id'),
    )
    .where('workPieces.deletedAt', 'is', null)
    .where(thereByLeaving(tx, 'workPieces.partnershipId', 'workPieces.createdAt'))

/** One page of work, by the day it was named. */
export async function listWork(
  tx: Tx,
  { partnershipId, limit, cursor }: Pick<Listing, 'limit' | 'cursor'> & { partnershipId?: string },
) {
  let found = reachableWork(tx)
  if (partnershipId !== undefined) found = found.where('workPieces.partnershipId', '=', partnershipId)
  const { total } = await found
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await onePage(
    found.select(['workPieces.id', 'workPieces.partnershipId']),
    { limit, cursor, direction: 'asc' },
    { sql: 'work_pieces.created_at', type: 'timestamptz' },
    'work_pieces.id',
  ).execute()
  const { items, next } = cutPage(rows, limit)
  const whole = []
  for (const row of items) whole.push(await wholeWork(tx, row))
  return { items: whole, total, next }
}

/** One piece of work with its roles; throws NotFound. */
export const readWork = async (tx: Tx, id: string) => wholeWork(tx, await readWorkPiece(tx, id))

async function wholeWork(tx: Tx, { id, partnershipId }: { id: string; partnershipId: string }) {
  const piece = (await workOf(tx, partnershipId)).find((one) => one.id === id)
  if (piece === undefined) throw new NotFound()
  const roles = piece.roles.map((role) => ({ ...role, accepted: isAccepted(role) }))
  return { ...piece, roles, partnershipId }
}
