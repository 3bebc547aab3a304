import { sql } from 'kysely'
import { z } from 'zod'
import { asItStood, asTheyStood, changedLater } from '#platform/activity/leaving.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { type Day, dayIn } from '#platform/context/days.ts'
import { NotFound } from '#platform/errors/errors.ts'
import { within } from '#platform/features/roadmap.server.ts'
import type { RoadmapSpan } from '#platform/features/roadmap.ts'
import type { Listing } from '#platform/http/listing.ts'
import { cutPage, onePage } from '#platform/http/paging.server.ts'
import { orderOf, type Reach, thatMatch } from '#platform/search/search.server.ts'
import { behalfSummaries } from '../behalf/reads.server.ts'
import { besideDecisions, type VoiceRow } from './beside.server.ts'
import type { Decision, DecisionStanding, Method, Voice } from './decision.ts'

/**
 * Decisions of the partnerships the actor reaches; where the own organization has left, those that were
 * there by then. Every read builds on this.
 */
export function reachableDecisions(tx: Tx) {
  let decisions = tx.db
    .selectFrom('decisions')
    .innerJoin('partnerships', (join) =>
      join
        .onRef('partnerships.workspaceId', '=', 'decisions.workspaceId')
        .onRef('partnerships.id', '=', 'decisions.partnershipId'),
    )
    .where('decisions.workspaceId', '=', tx.workspace.id)
    .where('decisions.deletedAt', 'is', null)
    .where('partnerships.deletedAt', 'is', null)
  if (tx.actor.partnerships === 'all') return decisions
  decisions = decisions.where('decisions.partnershipId', 'in', [
    ...tx.actor.partnerships.keys(),
    tx.workspace.id,
  ])
  for (const [partnershipId, { until }] of tx.actor.partnerships)
    if (until !== null)
      decisions = decisions.where((where) =>
        where.or([
          where('decisions.partnershipId', '<>', partnershipId),
          where('decisions.createdAt', '<=', until),
        ]),
      )
  return decisions
}

/** Where decisions are searched: by words that are the actor's to know. */
export const decisionReach = (tx: Tx): Reach => ({
  within: reachableDecisions(tx)
    .where((where) => where.not(changedLater(tx, 'decisions')))
    .select('decisions.id'),
})

const decisionRows = (tx: Tx, decisions: ReturnType<typeof reachableDecisions>) =>
  decisions
    .innerJoin('organizations', (join) =>
      join
        .onRef('organizations.workspaceId', '=', 'decisions.workspaceId')
        .onRef('organizations.id', '=', 'decisions.organizationId'),
    )
    .leftJoin('people', (join) =>
      join
        .onRef('people.workspaceId', '=', 'decisions.workspaceId')
        .onRef('people.id', '=', 'decisions.proposedByPersonId'),
    )
    .where('organizations.workspaceId', '=', tx.workspace.id)
    .select([
      'decisions.id',
      'decisions.partnershipId',
      'decisions.what',
      'decisions.why',
      'decisions.method',
      'decisions.anonymous',
      'decisions.quorum',
      'decisions.delegateOrganizationId',
      'decisions.closesOn',
      'decisions.language',
      'decisions.organizationId',
      'decisions.behalfId',
      'decisions.createdAt',
      'decisions.version',
      'organizations.name as organizationName',
      'people.name as proposedBy',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof decisionRows>['execute']>>[number]

/** Decisions with all that hangs on them, in the order of the rows, as the reader may know them. */
async function completeDecisions(tx: Tx, found: readonly Row[]): Promise<Decision[]> {
  const stood = await asTheyStood(tx, 'decision', found)
  const rows = found.map((row) => asItStood(stood, row))
  const beside = await besideDecisions(tx, rows)
  const behalf = await behalfSummaries(
    tx,
    [...rows, ...beside.voices].map((row) => row.behalfId),
  )
  const voiceOf = (row: VoiceRow): Voice => ({
    id: row.id,
    organizationId: row.organizationId,
    organizationName: row.organizationName,
    personName: row.personName,
    stand: row.stand,
    optionId: row.optionId,
    reason: row.reason,
    givenOn: row.givenOn,
    behalf: behalf.get(row.behalfId ?? '') ?? null,
  })
  return rows.map((row) => {
    const mine = <T extends { decisionId: string }>(all: readonly T[]): Omit<T, 'decisionId'>[] =>
      all.filter((one) => one.decisionId === row.id).map(({ decisionId: _, ...one }) => one)
    const voices = beside.voices.filter((one) => one.decisionId === row.id)
    const { behalfId, createdAt, ...own } = row
    return {
      ...own,
      method: own.method as Method,
      proposedOn: dayIn(tx.workspace.timeZone, createdAt),
      options: mine(beside.options),
      weights: mine(beside.weights),
      voices: voices.filter((one) => one.replacedAt === null).map(voiceOf),
      // A proposal can be put without names once what was said to it is taken back: then nothing of that is told.
      earlier: row.anonymous ? [] : voices.filter((one) => one.replacedAt !== null).map(voiceOf),
      ballots: mine(beside.ballots),
      roll: mine(beside.roll),
      settlement: mine(beside.settlements)[0] ?? null,
      reviews: mine(beside.reviews),
      behalf: behalf.get(behalfId ?? '') ?? null,
    }
  })
}

/** One decision; throws NotFound. */
export async function readDecision(tx: Tx, id: string): Promise<Decision> {
  if (!z.uuid().safeParse(id).success) throw new NotFound()
  const row = await decisionRows(tx, reachableDecisions(tx)).where('decisions.id', '=', id).executeTakeFirst()
  const [decision] = row === undefined ? [] : await completeDecisions(tx, [row])
  if (decision === undefined) throw new NotFound()
  return decision
}

const settled = sql<boolean>`exists (select 1 from decision_settlements s where s.workspace_id = decisions.workspace_id and s.decision_id = decisions.id)`

/** Decisions in reach with the day something is expected of them: while one is open the day it closes on, then the one to look again, as `reviewDay` says it. */
const withTheirDays = (tx: Tx, span: Partial<RoadmapSpan> = {}) =>
  within(reachableDecisions(tx), 'decisions', span).innerJoin('decisionDays as day', (join) =>
    join.onRef('day.workspaceId', '=', 'decisions.workspaceId').onRef('day.id', '=', 'decisions.id'),
  )

/** Settled decisions in reach that are to be looked at again by a day, by id. */
const decisionsToReview = (tx: Tx, by: Day) =>
  withTheirDays(tx).where('day.isSettled', '=', true).where('day.expectedOn', '<=', by).select('decisions.id')

export interface DecisionDay {
  id: string
  partnershipId: string
  what: string
  /** Who proposed it. */
  organizationName: string
  isSettled: boolean
  on: Day
}

/** The days that lie ahead: those on which decisions close, and those on which they are looked at again; the earliest first. */
export const decisionDays = (tx: Tx, { from, to, most, ...span }: RoadmapSpan): Promise<DecisionDay[]> =>
  withTheirDays(tx, span)
    .innerJoin('organizations', (join) =>
      join
        .onRef('organizations.workspaceId', '=', 'decisions.workspaceId')
        .onRef('organizations.id', '=', 'decisions.organizationId'),
    )
    .where('day.expectedOn', '>=', from)
    .where('day.expectedOn', '<=', to)
    .select([
      'decisions.id',
      'decisions.partnershipId',
      'decisions.what',
      'organizations.name as organizationName',
    ])
    .select(['day.isSettled', 'day.expectedOn as on'])
    .$narrowType<{ on: Day }>()
    .orderBy('day.expectedOn')
    .orderBy('decisions.id')
    .limit(most ?? null)
    .execute()

// What is open first, the nearest day before; then what is settled, the latest before.
const openFirst = `case when exists (select 1 from decision_settlements s where s.workspace_id = decisions.workspace_id
    and s.decision_id = decisions.id) then '1' || lpad((date '9999-12-31' - decisions.closes_on)::text, 8, '0')
  else '0' || to_char(decisions.closes_on, 'YYYYMMDD') end`

const sortColumns = {
  open: { sql: openFirst, type: 'text' },
  closes: { sql: 'decisions.closes_on', type: 'date' },
  what: { sql: 'decisions.search_key', type: 'text' },
  proposed: { sql: 'decisions.created_at', type: 'timestamptz' },
} as const

export interface DecisionWanted extends Omit<Listing, 'sort'> {
  sort?: string
  partnershipId?: string
  standing?: DecisionStanding
  method?: Method
}

/** One page of decisions. */
export async function listDecisions(
  tx: Tx,
  { partnershipId, standing = 'all', method, ...listing }: DecisionWanted,
): Promise<{ items: Decision[]; total: number; next: string | null }> {
  let found = thatMatch(reachableDecisions(tx), tx, {
    table: 'decisions',
    query: listing.query,
    reach: decisionReach(tx),
  })
  if (partnershipId !== undefined) found = found.where('decisions.partnershipId', '=', partnershipId)
  if (method !== undefined) found = found.where('decisions.method', '=', method)
  if (standing === 'open') found = found.where(sql<boolean>`not ${settled}`)
  if (standing === 'settled') found = found.where(settled)
  if (standing === 'review') found = found.where('decisions.id', 'in', decisionsToReview(tx, tx.today))
  const { total } = await found
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const { column, direction } = orderOf(listing, sortColumns, 'open')
  const rows = await onePage(
    decisionRows(tx, found),
    { ...listing, direction },
    column,
    'decisions.id',
  ).execute()
  const { items, next } = cutPage(rows, listing.limit)
  return {
    items: await completeDecisions(
      tx,
      items.map(({ cursorValue: _, ...row }) => row),
    ),
    total,
    next,
  }
}

/** Those of the decisions that are in reach, with the name of their partnership. */
export async function decisionsById(tx: Tx, ids: readonly string[]) {
  const rows = await reachableDecisions(tx)
    .where('decisions.id', 'in', [...ids, tx.workspace.id])
    .select([
      'decisions.id',
      'decisions.what',
      'decisions.partnershipId',
      'decisions.organizationId',
      'partnerships.name as partnershipName',
    ])
    .execute()
  const stood = await asTheyStood(tx, 'decision', rows)
  return rows.map((row) => asItStood(stood, row))
}
