import { sql } from 'kysely'
import { asItStood, asTheyStood } from '#platform/activity/leaving.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { dayIn } from '#platform/context/days.ts'
import { Forbidden, NotFound, Refusal } from '#platform/errors/errors.ts'
import { type Partner, type Partnership, seenBy, standingOf } from './partnership.ts'

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

/** One partnership with its partners, as it stood when the own organization left, if it has; throws NotFound out of reach. */
export async function readPartnership(tx: Tx, id: string): Promise<Partnership> {
  const found = await reachablePartnerships(tx)
    .where('partnerships.id', '=', id)
    .select(['id', 'name', 'purpose', 'language', 'beganOn', 'version'])
    .executeTakeFirst()
  if (found === undefined) throw new NotFound()
  const stood = await asTheyStood(tx, 'partnership', [{ id, partnershipId: id }])
  const breaks = await openBreaks(tx, id)
  const pausedBy = new Set(
    breaks.filter((entry) => entry.kind === 'pause').map((entry) => entry.organizationId),
  )
  const conclusion = breaks.find((entry) => entry.kind === 'conclusion')
  const partners = await partnersOf(tx, id)
  return {
    ...asItStood(stood, found),
    partners: partners.map((partner) => ({ ...partner, paused: pausedBy.has(partner.organizationId) })),
    concludedOn: conclusion === undefined ? null : dayIn(tx.workspace.timeZone, conclusion.beganAt),
    paused: pausedBy.has(null),
  }
}

/** Pauses and the conclusion that hold now, of a partnership in reach. */
export function openBreaks(tx: Tx, partnershipId: string) {
  const until = readsUntil(tx, partnershipId)
  const all = tx.db
    .selectFrom('partnershipBreaks')
    .select(['id', 'kind', 'organizationId', 'note', 'beganAt'])
    .where('workspaceId', '=', tx.workspace.id)
    .where('partnershipId', '=', partnershipId)
  return until === null
    ? all.where('endedAt', 'is', null).execute()
    : all
        .where('beganAt', '<=', until)
        .where((where) => where.or([where('endedAt', 'is', null), where('endedAt', '>', until)]))
        .execute()
}

/** The partners of a partnership in reach, the host first, then by name. */
async function partnersOf(tx: Tx, partnershipId: string): Promise<Omit<Partner, 'paused'>[]> {
  const until = readsUntil(tx, partnershipId)
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
  return (
    rows
      // One that is asked again reads as it did when it left, and sees of itself that it is asked.
      .filter((row) => isOwn(tx, row) || seenBy(until, row.invitedAt) !== null)
      .map((row) => {
        const seen = isOwn(tx, row)
          ? row
          : {
              acceptedAt: seenBy(until, row.acceptedAt),
              declinedAt: seenBy(until, row.declinedAt),
              leftAt: seenBy(until, row.leftAt),
            }
        return {
          id: row.id,
          organizationId: row.organizationId,
          name: row.name,
          isHost: row.organizationId === tx.workspace.hostOrganizationId,
          standing: standingOf(seen),
          since: seen.acceptedAt ?? row.invitedAt,
          leftAt: seen.leftAt,
        }
      })
  )
}

const isOwn = (tx: Tx, { organizationId }: { organizationId: string }): boolean =>
  organizationId === tx.actor.organizationId

/** The communities that a partnership in reach serves, by name; for one that left, those it served then. */
export async function communitiesServed(
  tx: Tx,
  partnershipId: string,
): Promise<{ id: string; name: string }[]> {
  const about = [{ id: partnershipId, partnershipId }]
  const then = (await asTheyStood(tx, 'partnership', about)).get(partnershipId)?.communityIds
  if (Array.isArray(then))
    return tx.db
      .selectFrom('communities')
      .where('workspaceId', '=', tx.workspace.id)
      .where('id', 'in', [...then, tx.workspace.id])
      .where('deletedAt', 'is', null)
      .select(['id', 'name'])
      .orderBy('nameKey')
      .execute()
  return tx.db
    .selectFrom('partnershipCommunities')
    .innerJoin('communities', (join) =>
      join
        .onRef('communities.id', '=', 'partnershipCommunities.communityId')
        .onRef('communities.workspaceId', '=', 'partnershipCommunities.workspaceId'),
    )
    .where('partnershipCommunities.workspaceId', '=', tx.workspace.id)
    .where('partnershipCommunities.partnershipId', '=', partnershipId)
    .where('communities.deletedAt', 'is', null)
    .select(['communities.id', 'communities.name'])
    .orderBy('communities.nameKey')
    .execute()
}

/**
 * The partnership to write in: the load and the first decision of every verb inside one. Throws NotFound out
 * of reach and Forbidden for someone whose organization has left or not yet accepted; a concluded partnership
 * is a Refusal. A paused one can be written in: what was promised can still be kept.
 */
export async function openPartnership(tx: Tx, id: string): Promise<Partnership | Refusal> {
  const partnership = await readPartnership(tx, id)
  const own = partnership.partners.find((partner) => partner.organizationId === tx.actor.organizationId)
  if (own?.standing !== 'accepted') throw new Forbidden()
  if (partnership.concludedOn !== null)
    return new Refusal('partnership_concluded', { on: partnership.concludedOn })
  return partnership
}
