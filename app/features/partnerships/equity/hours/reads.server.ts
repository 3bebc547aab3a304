import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '#platform/context/context.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import type { Cursor } from '#platform/http/listing.ts'
import { cutPage, onePage } from '#platform/http/paging.server.ts'
import { standsForHours } from '../deeds.server.ts'
import type { HourEntry } from './hour-entry.ts'

/**
 * Hours noted in the partnerships the actor reaches, for contacts and promises that still stand and that all partners
 * read; where the own organization has left, those noted by then. Every read builds on this.
 */
export function reachableHours(tx: Tx) {
  let hours = tx.db
    .selectFrom('hourEntries')
    .innerJoin('partnerships', (join) =>
      join
        .onRef('partnerships.workspaceId', '=', 'hourEntries.workspaceId')
        .onRef('partnerships.id', '=', 'hourEntries.partnershipId'),
    )
    .innerJoin('organizations', (join) =>
      join
        .onRef('organizations.workspaceId', '=', 'hourEntries.workspaceId')
        .onRef('organizations.id', '=', 'hourEntries.organizationId'),
    )
    .innerJoin('organizations as noters', (join) =>
      join
        .onRef('noters.workspaceId', '=', 'hourEntries.workspaceId')
        .onRef('noters.id', '=', 'hourEntries.notedByOrganizationId'),
    )
    .where('hourEntries.workspaceId', '=', tx.workspace.id)
    .where('hourEntries.deletedAt', 'is', null)
    .where('partnerships.deletedAt', 'is', null)
    .where(sql<boolean>`${standsForHours('hour_entries')}`)
  if (tx.actor.partnerships === 'all') return hours
  hours = hours.where('hourEntries.partnershipId', 'in', [...tx.actor.partnerships.keys(), tx.workspace.id])
  for (const [partnershipId, { until }] of tx.actor.partnerships)
    if (until !== null)
      hours = hours.where((where) =>
        where.or([
          where('hourEntries.partnershipId', '<>', partnershipId),
          where('hourEntries.createdAt', '<=', until),
        ]),
      )
  return hours
}

const hourRows = (hours: ReturnType<typeof reachableHours>) =>
  hours.select([
    'hourEntries.id',
    'hourEntries.partnershipId',
    'hourEntries.organizationId',
    'organizations.name as organization',
    'hourEntries.touchpointId',
    'hourEntries.commitmentId',
    'hourEntries.givenOn',
    sql<number>`round(hour_entries.minutes / 60.0, 2)::float8`.as('hours'),
    'hourEntries.note',
    'hourEntries.language',
    'hourEntries.notedByOrganizationId',
    'noters.name as notedBy',
  ])

/** One entry; throws NotFound. */
export async function readHours(tx: Tx, id: string): Promise<HourEntry> {
  if (!z.uuid().safeParse(id).success) throw new NotFound()
  const row = await hourRows(reachableHours(tx)).where('hourEntries.id', '=', id).executeTakeFirst()
  if (row === undefined) throw new NotFound()
  return row
}

/** What was noted beside one contact or promise, the latest first. */
export const hoursBeside = (
  tx: Tx,
  of: { touchpointId: string } | { commitmentId: string },
): Promise<HourEntry[]> =>
  hourRows(
    'touchpointId' in of
      ? reachableHours(tx).where('hourEntries.touchpointId', '=', of.touchpointId)
      : reachableHours(tx).where('hourEntries.commitmentId', '=', of.commitmentId),
  )
    .orderBy('hourEntries.givenOn', 'desc')
    .orderBy('hourEntries.id', 'desc')
    .execute()

/** One page of entries, the latest first. */
export async function listHours(
  tx: Tx,
  { partnershipId, limit, cursor }: { partnershipId?: string; limit: number; cursor: Cursor | null },
): Promise<{ items: HourEntry[]; total: number; next: string | null }> {
  let found = reachableHours(tx)
  if (partnershipId !== undefined) found = found.where('hourEntries.partnershipId', '=', partnershipId)
  const { total } = await found
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const order = { sql: 'hour_entries.given_on', type: 'date' } as const
  const rows = await onePage(
    hourRows(found),
    { limit, cursor, direction: 'desc' },
    order,
    'hour_entries.id',
  ).execute()
  const { items, next } = cutPage(rows, limit)
  return { items: items.map(({ cursorValue: _, ...row }) => row), total, next }
}
