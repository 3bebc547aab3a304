import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '#platform/context/context.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import type { Cursor } from '#platform/http/listing.ts'
import { cutPage, onePage } from '#platform/http/paging.server.ts'
import type { Benefit } from './benefit.ts'

/** Benefits of the partnerships the actor reaches; where the own organization has left, those noted by then. Every read builds on this. */
export function reachableBenefits(tx: Tx) {
  let benefits = tx.db
    .selectFrom('benefits')
    .innerJoin('partnerships', (join) =>
      join
        .onRef('partnerships.workspaceId', '=', 'benefits.workspaceId')
        .onRef('partnerships.id', '=', 'benefits.partnershipId'),
    )
    .innerJoin('organizations', (join) =>
      join
        .onRef('organizations.workspaceId', '=', 'benefits.workspaceId')
        .onRef('organizations.id', '=', 'benefits.organizationId'),
    )
    .where('benefits.workspaceId', '=', tx.workspace.id)
    .where('benefits.deletedAt', 'is', null)
    .where('partnerships.deletedAt', 'is', null)
  if (tx.actor.partnerships === 'all') return benefits
  benefits = benefits.where('benefits.partnershipId', 'in', [
    ...tx.actor.partnerships.keys(),
    tx.workspace.id,
  ])
  for (const [partnershipId, { until }] of tx.actor.partnerships)
    if (until !== null)
      benefits = benefits.where((where) =>
        where.or([
          where('benefits.partnershipId', '<>', partnershipId),
          where('benefits.createdAt', '<=', until),
        ]),
      )
  return benefits
}

const benefitRows = (benefits: ReturnType<typeof reachableBenefits>) =>
  benefits.select([
    'benefits.id',
    'benefits.partnershipId',
    'benefits.organizationId',
    'organizations.name as organization',
    'benefits.what',
    'benefits.receivedOn',
    sql<number | null>`benefits.hours::float8`.as('hours'),
    sql<number | null>`benefits.amount_minor::float8`.as('amountMinor'),
    'benefits.currency',
    'benefits.language',
    'benefits.notedByOrganizationId',
  ])

/** One benefit; throws NotFound. */
export async function readBenefit(tx: Tx, id: string): Promise<Benefit> {
  if (!z.uuid().safeParse(id).success) throw new NotFound()
  const row = await benefitRows(reachableBenefits(tx)).where('benefits.id', '=', id).executeTakeFirst()
  if (row === undefined) throw new NotFound()
  return row
}

/** One page of benefits, the latest first. */
export async function listBenefits(
  tx: Tx,
  { partnershipId, limit, cursor }: { partnershipId?: string; limit: number; cursor: Cursor | null },
): Promise<{ items: Benefit[]; total: number; next: string | null }> {
  let found = reachableBenefits(tx)
  if (partnershipId !== undefined) found = found.where('benefits.partnershipId', '=', partnershipId)
  const { total } = await found
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const order = { sql: 'benefits.received_on', type: 'date' } as const
  const rows = await onePage(
    benefitRows(found),
    { limit, cursor, direction: 'desc' },
    order,
    'benefits.id',
  ).execute()
  const { items, next } = cutPage(rows, limit)
  return { items: items.map(({ cursorValue: _, ...row }) => row), total, next }
}
