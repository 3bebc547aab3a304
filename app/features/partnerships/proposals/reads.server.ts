import { sql } from 'kysely'
import { validate } from 'uuid'
import type { Tx } from '#platform/context/context.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import type { Listing } from '#platform/http/listing.ts'
import { cutPage, onePage } from '#platform/http/paging.server.ts'
import type { Reach } from '#platform/search/search.server.ts'
import { seenBy } from '../partnerships/partnership.ts'
import { reachesPartnership, readsUntil } from '../partnerships/reads.server.ts'
import {
  type Named,
  type Proposal,
  type ProposalKind,
  type ProposalStanding,
  standingOf,
} from './proposal.ts'

/**
 * Proposals the actor reaches: those about partnerships in reach, until the own organization left; of new ones those
 * of the own organization, and all for the host's people. Every read builds on this.
 */
export function reachableProposals(tx: Tx) {
  const proposals = tx.db
    .selectFrom('proposals')
    .leftJoin('partnerships', (join) =>
      join
        .onRef('partnerships.workspaceId', '=', 'proposals.workspaceId')
        .onRef('partnerships.id', '=', 'proposals.partnershipId'),
    )
    .where('proposals.workspaceId', '=', tx.workspace.id)
    .where('partnerships.deletedAt', 'is', null)
  const { partnerships } = tx.actor
  if (partnerships === 'all') return proposals
  return proposals.where((where) =>
    where.or([
      where.and([
        where('proposals.partnershipId', 'is', null),
        where('proposals.organizationId', '=', tx.actor.organizationId),
      ]),
      ...[...partnerships].map(([id, { until }]) =>
        where.and([
          where('proposals.partnershipId', '=', id),
          ...(until === null ? [] : [where('proposals.proposedAt', '<=', until)]),
        ]),
      ),
    ]),
  )
}

/** Where somebody finds them by their words. */
export const proposalReach = (tx: Tx): Reach => ({ within: reachableProposals(tx).select('proposals.id') })

/** Rows that nobody has answered. */
export const isOpen = sql<boolean>`(proposals.accepted_at is null and proposals.declined_at is null
  and proposals.withdrawn_at is null)`

const nameOf = (tx: Tx, column: string) =>
  sql<string | null>`(select p.name from people p where p.workspace_id = ${tx.workspace.id}
    and p.id = ${sql.ref(column)} and p.deleted_at is null)`

const named = sql<Named[]>`(select coalesce(json_agg(json_build_object('id', n.organization_id,
    'name', coalesce(o.name, n.name)) order by coalesce(o.name_key, fold(n.name)), n.id), '[]')
  from proposal_organizations n left join organizations o on o.workspace_id = n.workspace_id and o.id = n.organization_id
  where n.workspace_id = proposals.workspace_id and n.proposal_id = proposals.id)`

const served = sql<
  Proposal['communities']
>`(select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name)
    order by c.name_key, c.id), '[]')
  from proposal_communities s join communities c on c.workspace_id = s.workspace_id and c.id = s.community_id
  where s.workspace_id = proposals.workspace_id and s.proposal_id = proposals.id and c.deleted_at is null)`

const started = sql<
  string | null
>`(select s.id from partnerships s where s.workspace_id = proposals.workspace_id
  and s.id = proposals.started_partnership_id and s.deleted_at is null)`

const proposalRows = (tx: Tx, proposals: ReturnType<typeof reachableProposals>) =>
  proposals
    .innerJoin('organizations', (join) =>
      join
        .onRef('organizations.workspaceId', '=', 'proposals.workspaceId')
        .onRef('organizations.id', '=', 'proposals.organizationId'),
    )
    .select([
      'proposals.id',
      'proposals.kind',
      'proposals.partnershipId',
      'partnerships.name as partnershipName',
      'proposals.name',
      'proposals.purpose',
      'proposals.reason',
      'proposals.organizationId',
      'organizations.name as organization',
      'proposals.proposedByPersonId as personId',
      'proposals.proposedAt',
      'proposals.acceptedAt',
      'proposals.declinedAt',
      'proposals.withdrawnAt',
      'proposals.declineReason',
      started.as('startedPartnershipId'),
      named.as('organizations'),
      served.as('communities'),
      nameOf(tx, 'proposals.proposed_by_person_id').as('proposedBy'),
      nameOf(tx, 'proposals.accepted_by_person_id').as('acceptedBy'),
      nameOf(tx, 'proposals.declined_by_person_id').as('declinedBy'),
    ])
type Row = Awaited<ReturnType<ReturnType<typeof proposalRows>['execute']>>[number]

/** A row as the reader may know it: what was answered after the own organization left has not happened. */
function outward(tx: Tx, row: Row): Proposal {
  const { acceptedAt, declinedAt, withdrawnAt, acceptedBy, declinedBy, declineReason, ...rest } = row
  const until = row.partnershipId === null ? null : readsUntil(tx, row.partnershipId)
  const settled = standingOf({
    acceptedAt: seenBy(until, acceptedAt),
    declinedAt: seenBy(until, declinedAt),
    withdrawnAt: seenBy(until, withdrawnAt),
  })
  const came = rest.startedPartnershipId
  return {
    ...rest,
    ...settled,
    settledBy: { accepted: acceptedBy, declined: declinedBy, withdrawn: null, open: null }[settled.standing],
    declineReason: settled.standing === 'declined' ? declineReason : '',
    startedPartnershipId: came !== null && reachesPartnership(tx, came) ? came : null,
  }
}

/** One proposal; throws NotFound. */
export async function readProposal(tx: Tx, id: string): Promise<Proposal> {
  const [proposal] = validate(id) ? await proposalsById(tx, [id]) : []
  if (proposal === undefined) throw new NotFound()
  return proposal
}

/** Those of the proposals that are in reach. */
export const proposalsById = async (tx: Tx, ids: readonly string[]): Promise<Proposal[]> =>
  (
    await proposalRows(
      tx,
      reachableProposals(tx).where('proposals.id', 'in', [...ids, tx.workspace.id]),
    ).execute()
  ).map((row) => outward(tx, row))

export interface ProposalsWanted extends Pick<Listing, 'cursor' | 'limit'> {
  partnershipId?: string
  kind?: ProposalKind
  standing?: ProposalStanding
}

/** One page of proposals, the latest first. */
export async function listProposals(
  tx: Tx,
  { partnershipId, kind, standing, ...listing }: ProposalsWanted,
): Promise<{ items: Proposal[]; total: number; next: string | null }> {
  let found = reachableProposals(tx)
  if (partnershipId !== undefined) found = found.where('proposals.partnershipId', '=', partnershipId)
  if (kind !== undefined) found = found.where('proposals.kind', '=', kind)
  if (standing !== undefined) found = found.where(stands(tx, standing))
  const { total } = await found
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await onePage(
    proposalRows(tx, found),
    { ...listing, direction: 'desc' },
    { sql: 'proposals.proposed_at', type: 'timestamptz' },
    'proposals.id',
  ).execute()
  const { items, next } = cutPage(rows, listing.limit)
  return { items: items.map(({ cursorValue: _, ...row }) => outward(tx, row)), total, next }
}

/**
 * What of these kinds waits for an answer that can be given, the oldest first: in a partnership that is concluded
 * nothing but that it should be taken up again.
 */
export const waitingProposals = async (
  tx: Tx,
  kinds: readonly ProposalKind[],
  partnershipId?: string,
): Promise<Proposal[]> => {
  let found = reachableProposals(tx)
    .where('proposals.kind', 'in', kinds)
    .where(stands(tx, 'open'))
    .where(
      sql<boolean>`(proposals.kind = 'reopening') = exists (select 1 from partnership_breaks b where b.workspace_id = proposals.workspace_id
        and b.partnership_id = proposals.partnership_id and b.kind = 'conclusion' and b.ended_at is null)`,
    )
  if (partnershipId !== undefined) found = found.where('proposals.partnershipId', '=', partnershipId)
  const rows = await proposalRows(tx, found).orderBy('proposals.proposedAt').limit(500).execute()
  return rows.map((row) => outward(tx, row))
}

/** How rows stand for the reader, as `outward` says it. */
function stands(tx: Tx, standing: ProposalStanding) {
  const ends = tx.actor.partnerships === 'all' ? [] : [...tx.actor.partnerships]
  const left = ends.flatMap(([id, { until }]) =>
    until === null ? [] : [sql`when ${id}::uuid then ${until.toISOString()}::timestamptz`],
  )
  const seen = (column: string) =>
    left.length === 0
      ? sql`${sql.ref(`proposals.${column}`)} is not null`
      : sql`coalesce(${sql.ref(`proposals.${column}`)} <= coalesce(case proposals.partnership_id
          ${sql.join(left, sql` `)} end, 'infinity'), false)`
  if (standing === 'open')
    return sql<boolean>`not (${seen('accepted_at')} or ${seen('declined_at')} or ${seen('withdrawn_at')})`
  return sql<boolean>`(${seen(`${standing}_at`)})`
}
