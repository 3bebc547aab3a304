import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { dayIn } from '#platform/context/days.ts'
import { Forbidden, NotFound, Refusal } from '#platform/errors/errors.ts'
import { type Partner, type Partnership, standingOf } from './partnership.ts'

/** Partnerships the actor reaches: all for the host's staff, those of the own organization for others. Every read builds on this. */
export function reachablePartnerships(tx: Tx) {
  const all = tx.db
    .selectFrom('partnerships')
    .where('partnerships.workspaceId', '=', tx.workspace.id)
    .where('partnerships.deletedAt', 'is', null)
  return tx.actor.partnerships === 'all'
    ? all
    : all.where('partnerships.id', 'in', [...tx.actor.partnerships.keys(), tx.workspace.id])
}

/** Whether the actor reaches a partnership, without asking the database: for rows that carry its id. */
export const reachesPartnership = (tx: Tx, partnershipId: string): boolean =>
  tx.actor.partnerships === 'all' || tx.actor.partnerships.has(partnershipId)

/** The moment up to which the actor reads a partnership's records; null when there is no end. */
export const readsUntil = (tx: Tx, partnershipId: string): Date | null =>
  tx.actor.partnerships === 'all' ? null : (tx.actor.partnerships.get(partnershipId)?.until ?? null)

/** One partnership with its partners; throws NotFound out of reach. */
export async function readPartnership(tx: Tx, id: string): Promise<Partnership> {
  const found = await reachablePartnerships(tx)
    .where('partnerships.id', '=', id)
    .select(['id', 'name', 'purpose', 'language', 'beganOn', 'version'])
    .executeTakeFirst()
  if (found === undefined) throw new NotFound()
  const breaks = await tx.db
    .selectFrom('partnershipBreaks')
    .select(['kind', 'organizationId', 'beganAt'])
    .where('workspaceId', '=', tx.workspace.id)
    .where('partnershipId', '=', id)
    .where('endedAt', 'is', null)
    .execute()
  const partners = await partnersOf(tx, id)
  const pausedBy = new Set(
    breaks.filter((entry) => entry.kind === 'pause').map((entry) => entry.organizationId),
  )
  const conclusion = breaks.find((entry) => entry.kind === 'conclusion')
  return {
    ...found,
    partners: partners.map((partner) => ({ ...partner, paused: pausedBy.has(partner.organizationId) })),
    concludedOn: conclusion === undefined ? null : dayIn(tx.workspace.timeZone, conclusion.beganAt),
    paused: pausedBy.has(null),
  }
}

/** The partners of a partnership in reach, the host first, then by name. */
async function partnersOf(tx: Tx, partnershipId: string): Promise<Omit<Partner, 'paused'>[]> {
  const rows = await tx.db
    .selectFrom('partners')
    .innerJoin('organizations', (join) =>
      join
        .onRef('organizations.id', '=', 'partners.organizationId')
        .onRef('organizations.workspaceId', '=', 'partners.workspaceId'),
    )
    .where('partners.workspaceId', '=', tx.workspace.id)
    .where('partners.partnershipId', '=', partnershipId)
    .select([
      'partners.id',
      'partners.organizationId',
      'organizations.name',
      'partners.invitedAt',
      'partners.acceptedAt',
      'partners.declinedAt',
      'partners.leftAt',
    ])
    .orderBy(sql`partners.organization_id <> ${tx.workspace.hostOrganizationId}`)
    .orderBy('organizations.nameKey')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    organizationId: row.organizationId,
    name: row.name,
    isHost: row.organizationId === tx.workspace.hostOrganizationId,
    standing: standingOf(row),
    since: row.acceptedAt ?? row.invitedAt,
    leftAt: row.leftAt,
  }))
}

/**
 * The partnership to write in: the load and the first decision of every verb inside one. Throws NotFound out
 * of reach and Forbidden for someone whose organization has left or not yet accepted; a concluded or paused partnership is a Refusal.
 */
export async function openPartnership(tx: Tx, id: string): Promise<Partnership | Refusal> {
  const partnership = await readPartnership(tx, id)
  const own = partnership.partners.find((partner) => partner.organizationId === tx.actor.organizationId)
  if (own?.standing !== 'accepted') throw new Forbidden()
  if (partnership.concludedOn !== null)
    return new Refusal('partnership_concluded', { on: partnership.concludedOn })
  return partnership
}
