import { sql } from 'kysely'
import { asItStood, asTheyStood } from '#platform/activity/leaving.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { dayIn } from '#platform/context/days.ts'
import { askOnce } from '#platform/context/transaction.server.ts'
import { Forbidden, NotFound, Refusal } from '#platform/errors/errors.ts'
import type { Reach } from '#platform/search/search.server.ts'
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

/** Where partnerships are searched: not those changed after the own organization left, as the words that find them may be new. */
export function partnershipReach(tx: Tx): Reach {
  let within = reachablePartnerships(tx).select('partnerships.id')
  for (const [id, { until }] of tx.actor.partnerships === 'all' ? [] : tx.actor.partnerships)
    if (until !== null)
      within = within.where((where) =>
        where.or([where('partnerships.id', '<>', id), where('partnerships.updatedAt', '<=', until)]),
      )
  return { within }
}

/** Whether the actor reaches a partnership, without asking the database: for rows that carry its id. */
export const reachesPartnership = (tx: Tx, partnershipId: string): boolean =>
  tx.actor.partnerships === 'all' || tx.actor.partnerships.has(partnershipId)

/** The moment up to which the actor reads a partnership's records; null when there is no end. */
export const readsUntil = (tx: Tx, partnershipId: string): Date | null =>
  tx.actor.partnerships === 'all' ? null : (tx.actor.partnerships.get(partnershipId)?.until ?? null)

/** One partnership with its partners, as it stood when the own organization left, if it has; throws NotFound out of reach. */
export const readPartnership = async (tx: Tx, id: string): Promise<Partnership> =>
  (await wholePartnership(tx, id)).partnership

/** Pauses and the conclusion that hold now, or held when the own organization left; throws NotFound out of reach. */
export const openBreaks = async (tx: Tx, partnershipId: string): Promise<Break[]> =>
  (await wholePartnership(tx, partnershipId)).breaks

interface Break {
  id: string
  kind: 'pause' | 'conclusion'
  organizationId: string | null
  note: string
  beganAt: Date
}

const wholePartnership = (tx: Tx, id: string) =>
  askOnce(tx, `partnership ${id}`, async () => {
    const [found] = await partnershipRows(tx, [id], readsUntil(tx, id))
    if (found === undefined) throw new NotFound()
    return found
  })

/** Several partnerships at once, by id: those in reach that the own organization has not left. */
export async function readPartnerships(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Partnership>> {
  const present = ids.filter((id) => readsUntil(tx, id) === null)
  const found = await partnershipRows(tx, [...new Set(present)], null)
  return new Map(found.map(({ partnership }) => [partnership.id, partnership]))
}

/** Partnerships in reach as they stand, or as one stood at a moment. */
async function partnershipRows(
  tx: Tx,
  ids: readonly string[],
  until: Date | null,
): Promise<{ breaks: Break[]; partnership: Partnership }[]> {
  if (ids.length === 0) return []
  const rows = await reachablePartnerships(tx)
    .where('partnerships.id', 'in', [...ids])
    .select(['id', 'name', 'purpose', 'language', 'beganOn', 'version'])
    .select([partnersColumn(tx).as('partnerRows'), breaksColumn(until).as('breakRows')])
    .execute()
  const stood = await asTheyStood(
    tx,
    'partnership',
    rows.map(({ id }) => ({ id, partnershipId: id })),
  )
  return rows.map(({ partnerRows, breakRows, ...partnership }) => {
    const breaks: Break[] = breakRows.map((row) => ({ ...row, beganAt: new Date(row.beganAt) }))
    const pausedBy = new Set(
      breaks.filter((entry) => entry.kind === 'pause').map((entry) => entry.organizationId),
    )
    const conclusion = breaks.find((entry) => entry.kind === 'conclusion')
    const partners = partnerRows.flatMap((row) => partnerOf(tx, until, row))
    return {
      breaks,
      partnership: {
        ...asItStood(stood, partnership),
        partners: partners.map((partner) => ({ ...partner, paused: pausedBy.has(partner.organizationId) })),
        concludedOn: conclusion === undefined ? null : dayIn(tx.workspace.timeZone, conclusion.beganAt),
        paused: pausedBy.has(null),
      } satisfies Partnership,
    }
  })
}

/** What comes out of one column with all rows below a record: moments as JSON writes them. */
type Told<T> = { [K in keyof T]: T[K] extends Date ? string : T[K] }

const breaksColumn = (until: Date | null) =>
  sql<Told<Break>[]>`(select coalesce(json_agg(json_build_object('id', b.id, 'kind', b.kind,
      'organizationId', b.organization_id, 'note', b.note, 'beganAt', b.began_at)), '[]')
    from partnership_breaks b where b.workspace_id = partnerships.workspace_id and b.partnership_id = partnerships.id
      and ${until === null ? sql`b.ended_at is null` : sql`b.began_at <= ${until}::timestamptz and (b.ended_at is null or b.ended_at > ${until}::timestamptz)`})`

interface PartnerRow {
  id: string
  organizationId: string
  name: string
  invitedAt: string
  acceptedAt: string | null
  declinedAt: string | null
  leftAt: string | null
}

/** The partners, the host first, then by name. */
const partnersColumn = (tx: Tx) =>
  sql<
    PartnerRow[]
  >`(select coalesce(json_agg(json_build_object('id', r.id, 'organizationId', r.organization_id, 'name', o.name,
      'invitedAt', r.invited_at, 'acceptedAt', r.accepted_at, 'declinedAt', r.declined_at, 'leftAt', r.left_at)
      order by r.organization_id <> ${tx.workspace.hostOrganizationId}::uuid, o.name_key), '[]')
    from partners r join organizations o on o.workspace_id = r.workspace_id and o.id = r.organization_id
    where r.workspace_id = partnerships.workspace_id and r.partnership_id = partnerships.id)`

function partnerOf(tx: Tx, until: Date | null, row: PartnerRow): Omit<Partner, 'paused'>[] {
  // One that is asked again reads as it did when it left, and sees of itself that it is asked.
  const upTo = row.organizationId === tx.actor.organizationId ? null : until
  const moment = (text: string | null) => seenBy(upTo, text === null ? null : new Date(text))
  const invitedAt = moment(row.invitedAt)
  if (invitedAt === null) return []
  const seen = {
    acceptedAt: moment(row.acceptedAt),
    declinedAt: moment(row.declinedAt),
    leftAt: moment(row.leftAt),
  }
  return [
    {
      id: row.id,
      organizationId: row.organizationId,
      name: row.name,
      isHost: row.organizationId === tx.workspace.hostOrganizationId,
      standing: standingOf(seen),
      since: seen.acceptedAt ?? invitedAt,
      leftAt: seen.leftAt,
    },
  ]
}

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
  const partnership = await ownPartnership(tx, id)
  return partnership.concludedOn === null
    ? partnership
    : new Refusal('partnership_concluded', { on: partnership.concludedOn })
}

/** The same for what is done only in a concluded one: there one that goes on is a Refusal. */
export async function concludedPartnership(tx: Tx, id: string): Promise<Partnership | Refusal> {
  const partnership = await ownPartnership(tx, id)
  return partnership.concludedOn === null ? new Refusal('partnership_not_concluded') : partnership
}

/** A partnership in which the own organization takes part; throws NotFound out of reach, else Forbidden. */
async function ownPartnership(tx: Tx, id: string): Promise<Partnership> {
  const partnership = await readPartnership(tx, id)
  const own = partnership.partners.find((partner) => partner.organizationId === tx.actor.organizationId)
  if (own?.standing !== 'accepted') throw new Forbidden()
  return partnership
}
