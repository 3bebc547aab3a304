import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '#platform/context/context.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import type { Cursor } from '#platform/http/listing.ts'
import { cutPage, onePage } from '#platform/http/paging.server.ts'
import { namesOf } from '../meetings/reads.server.ts'
import { readsUntil } from '../partnerships/reads.server.ts'
import { type Place, places, type Swap } from './rota.ts'

/** Rotas of the partnerships the actor reaches; where the own organization has left, those begun by then. Every read builds on this. */
export function reachableRotas(tx: Tx) {
  let rotas = tx.db
    .selectFrom('rotas')
    .innerJoin('partnerships', (join) =>
      join
        .onRef('partnerships.workspaceId', '=', 'rotas.workspaceId')
        .onRef('partnerships.id', '=', 'rotas.partnershipId'),
    )
    .where('rotas.workspaceId', '=', tx.workspace.id)
    .where('rotas.deletedAt', 'is', null)
    .where('partnerships.deletedAt', 'is', null)
  if (tx.actor.partnerships === 'all') return rotas
  rotas = rotas.where('rotas.partnershipId', 'in', [...tx.actor.partnerships.keys(), tx.workspace.id])
  for (const [partnershipId, { until }] of tx.actor.partnerships)
    if (until !== null)
      rotas = rotas.where((where) =>
        where.or([where('rotas.partnershipId', '<>', partnershipId), where('rotas.createdAt', '<=', until)]),
      )
  return rotas
}

export interface Rota {
  id: string
  partnershipId: string
  place: Place
}
const columns = ['rotas.id', 'rotas.partnershipId', 'rotas.place'] as const
const rotaOf = (row: { id: string; partnershipId: string; place: string }): Rota => ({
  id: row.id,
  partnershipId: row.partnershipId,
  place: row.place as Place,
})

/** One rota; throws NotFound. */
export async function readRota(tx: Tx, id: string): Promise<Rota> {
  if (!z.uuid().safeParse(id).success) throw new NotFound()
  const row = await reachableRotas(tx).where('rotas.id', '=', id).select(columns).executeTakeFirst()
  if (row === undefined) throw new NotFound()
  return rotaOf(row)
}

/** What goes round in a partnership in reach, in the order of the places. */
export const rotasOf = (tx: Tx, partnershipId: string): Promise<Rota[]> => rotasIn(tx, [partnershipId])

/** What goes round in several, in the order of the places. */
export async function rotasIn(tx: Tx, partnershipIds: readonly string[]): Promise<Rota[]> {
  if (partnershipIds.length === 0) return []
  const rows = await reachableRotas(tx)
    .where('rotas.partnershipId', 'in', [...partnershipIds])
    .select(columns)
    .execute()
  return rows.map(rotaOf).sort((a, b) => places.indexOf(a.place) - places.indexOf(b.place))
}

/** One page of rotas, the oldest first. */
export async function listRotas(
  tx: Tx,
  { partnershipId, limit, cursor }: { partnershipId?: string; limit: number; cursor: Cursor | null },
): Promise<{ items: Rota[]; total: number; next: string | null }> {
  let found = reachableRotas(tx)
  if (partnershipId !== undefined) found = found.where('rotas.partnershipId', '=', partnershipId)
  const { total } = await found
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const order = { sql: 'rotas.created_at', type: 'timestamptz' } as const
  const page = { limit, cursor, direction: 'asc' as const }
  const rows = await onePage(found.select(columns), page, order, 'rotas.id').execute()
  const { items, next } = cutPage(rows, limit)
  return { items: items.map(rotaOf), total, next }
}

/** Where a partner passed its turn on, with why. */
export const skipsOf = (tx: Tx, rotaIds: readonly string[]) =>
  tx.db
    .selectFrom('rotaSkips')
    .where('workspaceId', '=', tx.workspace.id)
    .where('rotaId', 'in', [...rotaIds, tx.workspace.id])
    .orderBy('createdAt')
    .select(['id', 'rotaId', 'meetingId', 'organizationId', 'personId', 'reason', 'createdAt'])
    .execute()

/** By partnership: people who have been to no meeting and want a turn all the same. */
export async function volunteersIn(
  tx: Tx,
  partnershipIds: readonly string[],
): Promise<ReadonlyMap<string, Set<string>>> {
  const rows = await tx.db
    .selectFrom('rotaVolunteers')
    .where('workspaceId', '=', tx.workspace.id)
    .where('partnershipId', 'in', [...partnershipIds])
    .select(['partnershipId', 'personId'])
    .execute()
  return new Map(
    [...Map.groupBy(rows, (row) => row.partnershipId)].map(([id, of]) => [
      id,
      new Set(of.map((row) => row.personId)),
    ]),
  )
}

const swapRows = (tx: Tx) =>
  reachableRotas(tx)
    .innerJoin('rotaSwaps', (join) =>
      join
        .onRef('rotaSwaps.workspaceId', '=', 'rotas.workspaceId')
        .onRef('rotaSwaps.rotaId', '=', 'rotas.id'),
    )
    .select([
      'rotaSwaps.id',
      'rotaSwaps.rotaId',
      'rotas.place',
      'rotas.partnershipId',
      'rotaSwaps.meetingId',
      'rotaSwaps.fromOrganizationId',
      'rotaSwaps.fromPersonId',
      'rotaSwaps.toOrganizationId',
      'rotaSwaps.toPersonId',
      'rotaSwaps.note',
      'rotaSwaps.accepted',
      'rotaSwaps.withdrawnAt',
      'rotaSwaps.createdAt',
    ])
type SwapRow = Awaited<ReturnType<ReturnType<typeof swapRows>['execute']>>[number]

/** Swaps that were asked for, the earliest first, as far as the reader reads. */
async function completeSwaps(tx: Tx, found: readonly SwapRow[]): Promise<Swap[]> {
  const rows = found.filter((row) => {
    const until = readsUntil(tx, row.partnershipId)
    return until === null || row.createdAt <= until
  })
  const names = await namesOf(
    tx,
    rows.flatMap((row) => [row.fromOrganizationId, row.fromPersonId, row.toOrganizationId, row.toPersonId]),
  )
  const side = (organizationId: string, personId: string | null) => ({
    organizationId,
    organization: names.get(organizationId)?.name ?? '',
    personId,
    person: personId === null ? null : (names.get(personId)?.name ?? ''),
  })
  return rows.map((row) => ({
    id: row.id,
    rotaId: row.rotaId,
    place: row.place as Place,
    partnershipId: row.partnershipId,
    meetingId: row.meetingId,
    from: side(row.fromOrganizationId, row.fromPersonId),
    to: side(row.toOrganizationId, row.toPersonId),
    note: row.note,
    state:
      row.withdrawnAt !== null
        ? 'withdrawn'
        : row.accepted === null
          ? 'asked'
          : row.accepted
            ? 'accepted'
            : 'declined',
  }))
}

export const swapsOf = async (tx: Tx, rotaIds: readonly string[]): Promise<Swap[]> =>
  completeSwaps(
    tx,
    await swapRows(tx)
      .where('rotas.id', 'in', [...rotaIds, tx.workspace.id])
      .orderBy('rotaSwaps.createdAt')
      .execute(),
  )

/** One swap; throws NotFound. */
export async function readSwap(tx: Tx, id: string): Promise<Swap> {
  if (!z.uuid().safeParse(id).success) throw new NotFound()
  const [swap] = await completeSwaps(tx, await swapRows(tx).where('rotaSwaps.id', '=', id).execute())
  if (swap === undefined) throw new NotFound()
  return swap
}

/** One page of swaps, the earliest first. */
export async function listSwaps(
  tx: Tx,
  { partnershipId, limit, cursor }: { partnershipId?: string; limit: number; cursor: Cursor | null },
): Promise<{ items: Swap[]; total: number; next: string | null }> {
  let found = swapRows(tx)
  if (partnershipId !== undefined) found = found.where('rotas.partnershipId', '=', partnershipId)
  const { total } = await found
    .clearSelect()
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const order = { sql: 'rota_swaps.created_at', type: 'timestamptz' } as const
  const rows = await onePage(found, { limit, cursor, direction: 'asc' }, order, 'rota_swaps.id').execute()
  const { items, next } = cutPage(rows, limit)
  return { items: await completeSwaps(tx, items), total, next }
}

/** Swaps that wait for an answer about meetings from today on, in all partnerships in reach. */
export const openSwaps = async (tx: Tx): Promise<Swap[]> =>
  completeSwaps(
    tx,
    await swapRows(tx)
      .where('rotaSwaps.accepted', 'is', null)
      .where('rotaSwaps.withdrawnAt', 'is', null)
      .where(
        sql<boolean>`exists (select 1 from meetings m where m.workspace_id = rota_swaps.workspace_id
          and m.id = rota_swaps.meeting_id and m.starts_on >= ${tx.today}::date and m.deleted_at is null)`,
      )
      .limit(200)
      .execute(),
  )
