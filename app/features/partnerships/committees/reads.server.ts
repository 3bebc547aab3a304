import { sql } from 'kysely'
import { z } from 'zod'
import { asItStood, asTheyStood, changedLater } from '#platform/activity/leaving.server.ts'
import { belongsNow } from '#platform/context/comes-in.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import type { Day } from '#platform/context/days.ts'
import { NotFound } from '#platform/errors/errors.ts'
import type { Cursor, Listing } from '#platform/http/listing.ts'
import { cutPage, onePage } from '#platform/http/paging.server.ts'
import { orderOf, type Reach, thatMatch } from '#platform/search/search.server.ts'
import { behalfSummaries } from '../behalf/reads.server.ts'
import { readsUntil } from '../partnerships/reads.server.ts'
import type { Committee, CommitteeStanding, Member } from './committee.ts'

/** Committees of the partnerships the actor reaches; where the own organization has left, those set up by then. Every read builds on this. */
export function reachableCommittees(tx: Tx) {
  let committees = tx.db
    .selectFrom('committees')
    .innerJoin('partnerships', (join) =>
      join
        .onRef('partnerships.workspaceId', '=', 'committees.workspaceId')
        .onRef('partnerships.id', '=', 'committees.partnershipId'),
    )
    .where('committees.workspaceId', '=', tx.workspace.id)
    .where('committees.deletedAt', 'is', null)
    .where('partnerships.deletedAt', 'is', null)
  if (tx.actor.partnerships === 'all') return committees
  committees = committees.where('committees.partnershipId', 'in', [
    ...tx.actor.partnerships.keys(),
    tx.workspace.id,
  ])
  for (const [partnershipId, { until }] of tx.actor.partnerships)
    if (until !== null)
      committees = committees.where((where) =>
        where.or([
          where('committees.partnershipId', '<>', partnershipId),
          where('committees.createdAt', '<=', until),
        ]),
      )
  return committees
}

/** Where committees are searched: by words that are the actor's to know. */
export const committeeReach = (tx: Tx): Reach => ({
  within: reachableCommittees(tx)
    .where((where) => where.not(changedLater(tx, 'committees')))
    .select('committees.id'),
})

const committeeRows = (committees: ReturnType<typeof reachableCommittees>) =>
  committees.select([
    'committees.id',
    'committees.partnershipId',
    'partnerships.name as partnershipName',
    'committees.name',
    'committees.purpose',
    'committees.language',
    'committees.organizationId',
    'committees.endedOn',
    'committees.version',
  ])
type Row = Awaited<ReturnType<ReturnType<typeof committeeRows>['execute']>>[number]

/** Committees with their seats and members, as the reader may know them. */
async function completeCommittees(tx: Tx, found: readonly Row[]): Promise<Committee[]> {
  if (found.length === 0) return []
  const stood = await asTheyStood(tx, 'committee', found)
  const rows = found.map((row) => asItStood(stood, row))
  const ids = rows.map((row) => row.id)
  const seats = await tx.db
    .selectFrom('committeeSeats')
    .innerJoin('organizations', (join) =>
      join
        .onRef('organizations.workspaceId', '=', 'committeeSeats.workspaceId')
        .onRef('organizations.id', '=', 'committeeSeats.organizationId'),
    )
    .where('committeeSeats.workspaceId', '=', tx.workspace.id)
    .where('committeeSeats.committeeId', 'in', ids)
    .orderBy('organizations.nameKey')
    .select([
      'committeeSeats.committeeId',
      'committeeSeats.organizationId',
      'organizations.name as organization',
      'committeeSeats.seats',
    ])
    .execute()
  const members = await membersIn(tx, ids)
  return rows.map((row) => {
    const until = readsUntil(tx, row.partnershipId)
    return {
      ...row,
      seats: seats.filter((one) => one.committeeId === row.id).map(({ committeeId: _, ...one }) => one),
      members: members
        .filter((one) => one.committeeId === row.id && (until === null || one.createdAt <= until))
        .map(({ committeeId: _, createdAt: _at, ...one }) => one),
    }
  })
}

/**
 * Who sits or sat in committees, the latest first. Somebody who doesn't belong to the organization any more has left
 * its seat on the day that ended.
 */
async function membersIn(
  tx: Tx,
  committeeIds: readonly string[],
): Promise<(Member & { committeeId: string; createdAt: Date })[]> {
  const { rows } = await sql<
    Omit<Member, 'behalf'> & {
      committeeId: string
      createdAt: Date
      behalfId: string | null
      belongs: boolean
      leftOn: Day | null
    }
  >`
    select m.id, m.committee_id, m.organization_id, o.name as organization, m.person_id, p.name as person,
      m.from_on, m.until_on, m.ended_on, m.behalf_id, m.created_at,
      exists (select 1 from affiliations a where a.workspace_id = m.workspace_id and a.person_id = m.person_id
        and a.organization_id = m.organization_id and ${belongsNow(tx, 'a')}) as belongs,
      (select max(a.ended_on) from affiliations a where a.workspace_id = m.workspace_id and a.person_id = m.person_id
        and a.organization_id = m.organization_id) as left_on
    from committee_members m
    join organizations o on o.workspace_id = m.workspace_id and o.id = m.organization_id
    left join people p on p.workspace_id = m.workspace_id and p.id = m.person_id and p.deleted_at is null
    where m.workspace_id = ${tx.workspace.id} and m.committee_id = any(${[...committeeIds]}::uuid[])
    order by m.from_on desc, m.id desc`.execute(tx.db)
  const behalf = await behalfSummaries(
    tx,
    rows.map((row) => row.behalfId),
  )
  return rows.map(({ belongs, leftOn, behalfId, ...row }) => ({
    ...row,
    endedOn: row.endedOn ?? (belongs || row.personId === null ? null : (leftOn ?? row.fromOn)),
    behalf: behalf.get(behalfId ?? '') ?? null,
  }))
}

/** One committee; throws NotFound. */
export async function readCommittee(tx: Tx, id: string): Promise<Committee> {
  if (!z.uuid().safeParse(id).success) throw new NotFound()
  const [committee] = await committeesById(tx, [id])
  if (committee === undefined) throw new NotFound()
  return committee
}

/** Those of the committees that are in reach. */
export const committeesById = async (tx: Tx, ids: readonly string[]): Promise<Committee[]> =>
  completeCommittees(
    tx,
    await committeeRows(reachableCommittees(tx))
      .where('committees.id', 'in', [...ids, tx.workspace.id])
      .execute(),
  )

/** By seat: the committee it is in, whether or not the actor reaches it. */
export async function committeesOfMembers(
  tx: Tx,
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (memberIds.length === 0) return new Map()
  const rows = await tx.db
    .selectFrom('committeeMembers')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', 'in', [...memberIds])
    .select(['id', 'committeeId'])
    .execute()
  return new Map(rows.map((row) => [row.id, row.committeeId]))
}

/** Somebody's seat with its committee; throws NotFound. */
export async function readMember(tx: Tx, id: string): Promise<{ member: Member; committee: Committee }> {
  if (!z.uuid().safeParse(id).success) throw new NotFound()
  const committeeId = (await committeesOfMembers(tx, [id])).get(id)
  if (committeeId === undefined) throw new NotFound()
  const committee = await readCommittee(tx, committeeId)
  const member = committee.members.find((one) => one.id === id)
  if (member === undefined) throw new NotFound()
  return { member, committee }
}

/** A partner with a seat that nobody holds, as `vacancies` says it. */
const vacant = (tx: Tx) => sql<boolean>`(committees.ended_on is null and exists (
  select 1 from committee_seats s where s.workspace_id = committees.workspace_id and s.committee_id = committees.id
    and s.seats > (select count(*) from committee_members m where m.workspace_id = s.workspace_id
      and m.committee_id = s.committee_id and m.organization_id = s.organization_id and m.person_id is not null
      and m.ended_on is null and (m.until_on is null or m.until_on >= ${tx.today}::date)
      and exists (select 1 from affiliations a where a.workspace_id = m.workspace_id and a.person_id = m.person_id
        and a.organization_id = m.organization_id and ${belongsNow(tx, 'a')}))))`

const sortColumns = {
  name: { sql: 'committees.search_key', type: 'text' },
  begun: { sql: 'committees.created_at', type: 'timestamptz' },
} as const

export interface CommitteesWanted extends Omit<Listing, 'sort'> {
  sort?: string
  partnershipId?: string
  standing?: CommitteeStanding
}

/** One page of committees. */
export async function listCommittees(
  tx: Tx,
  { partnershipId, standing = 'all', ...listing }: CommitteesWanted,
): Promise<{ items: Committee[]; total: number; next: string | null }> {
  let found = thatMatch(reachableCommittees(tx), tx, {
    table: 'committees',
    query: listing.query,
    reach: committeeReach(tx),
  })
  if (partnershipId !== undefined) found = found.where('committees.partnershipId', '=', partnershipId)
  if (standing === 'current') found = found.where('committees.endedOn', 'is', null)
  if (standing === 'ended') found = found.where('committees.endedOn', 'is not', null)
  if (standing === 'vacant') found = found.where(vacant(tx))
  const { total } = await found
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const { column, direction } = orderOf(listing, sortColumns, 'name')
  const rows = await onePage(
    committeeRows(found),
    { ...listing, direction },
    column,
    'committees.id',
  ).execute()
  const { items, next } = cutPage(rows, listing.limit)
  return { items: await completeCommittees(tx, items), total, next }
}

/** One page of seats that are or were filled, the earliest first. */
export async function listMembers(
  tx: Tx,
  { partnershipId, limit, cursor }: { partnershipId?: string; limit: number; cursor: Cursor | null },
): Promise<{
  items: (Member & { committeeId: string; partnershipId: string })[]
  total: number
  next: string | null
}> {
  let found = reachableCommittees(tx).innerJoin('committeeMembers', (join) =>
    join
      .onRef('committeeMembers.workspaceId', '=', 'committees.workspaceId')
      .onRef('committeeMembers.committeeId', '=', 'committees.id'),
  )
  if (partnershipId !== undefined) found = found.where('committees.partnershipId', '=', partnershipId)
  const { total } = await found
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const order = { sql: 'committee_members.created_at', type: 'timestamptz' } as const
  const rows = await onePage(
    found.select(['committeeMembers.id', 'committeeMembers.committeeId']),
    { limit, cursor, direction: 'asc' },
    order,
    'committee_members.id',
  ).execute()
  const { items, next } = cutPage(rows, limit)
  const committees = await committeesById(
    tx,
    items.map((row) => row.committeeId),
  )
  return {
    items: items.flatMap(({ id }) =>
      committees.flatMap((committee) =>
        committee.members
          .filter((member) => member.id === id)
          .map((member) => ({
            ...member,
            committeeId: committee.id,
            partnershipId: committee.partnershipId,
          })),
      ),
    ),
    total,
    next,
  }
}
