import { z } from 'zod'
import { asItStood, asTheyStood, changedLater } from '#platform/activity/leaving.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { type Day, dayIn } from '#platform/context/days.ts'
import { NotFound } from '#platform/errors/errors.ts'
import type { Listing } from '#platform/http/listing.ts'
import { cutPage, onePage } from '#platform/http/paging.server.ts'
import { orderOf, type Reach, thatMatch } from '#platform/search/search.server.ts'
import { readsUntil } from '../partnerships/reads.server.ts'
import { type Agreement, type AgreementKind, isSigned, neverBegins, standingOn } from './agreement.ts'
import { endingsOf, numbersOf, sendingsOf } from './beside.server.ts'
import type { NamedBudgetLine } from './budget/budget.ts'
import { budgetsOf } from './budget/reads.server.ts'
import { turnsOf } from './turns/reads.server.ts'

/**
 * Agreements of the partnerships the actor reaches; where the own organization has left, those that were there
 * by then. Every read builds on this.
 */
export function reachableAgreements(tx: Tx) {
  let agreements = tx.db
    .selectFrom('agreements')
    .innerJoin('partnerships', (join) =>
      join
        .onRef('partnerships.workspaceId', '=', 'agreements.workspaceId')
        .onRef('partnerships.id', '=', 'agreements.partnershipId'),
    )
    .where('agreements.workspaceId', '=', tx.workspace.id)
    .where('agreements.deletedAt', 'is', null)
    .where('partnerships.deletedAt', 'is', null)
  if (tx.actor.partnerships === 'all') return agreements
  agreements = agreements.where('agreements.partnershipId', 'in', [
    ...tx.actor.partnerships.keys(),
    tx.workspace.id,
  ])
  for (const [partnershipId, { until }] of tx.actor.partnerships)
    if (until !== null)
      agreements = agreements.where((where) =>
        where.or([
          where('agreements.partnershipId', '<>', partnershipId),
          where('agreements.createdAt', '<=', until),
        ]),
      )
  return agreements
}

/** Where agreements are searched: by words that are the actor's to know. */
export const agreementReach = (tx: Tx): Reach => ({
  within: reachableAgreements(tx)
    .where((where) => where.not(changedLater(tx, 'agreements')))
    .select('agreements.id'),
})

/** What is read of agreements, for `completeAgreements`. */
export const agreementRows = (agreements: ReturnType<typeof reachableAgreements>) =>
  agreements.select([
    'agreements.id',
    'agreements.partnershipId',
    'agreements.kind',
    'agreements.title',
    'agreements.beginsOn',
    'agreements.endsOn',
    'agreements.language',
    'agreements.followsId',
    'agreements.followsAs',
    'agreements.organizationId',
    'agreements.createdAt',
    'agreements.version',
    'partnerships.name as partnershipName',
  ])

type AgreementRow = Awaited<ReturnType<ReturnType<typeof agreementRows>['execute']>>[number]

/** By agreement: the moment up to which the actor reads it. */
const untilsOf = (tx: Tx, rows: readonly { id: string; partnershipId: string }[]) =>
  new Map(rows.map((row) => [row.id, readsUntil(tx, row.partnershipId)]))

type Judged = Pick<Agreement, 'sending' | 'ending' | 'replacedById' | 'replacedFrom' | 'standing'>

/** Adds who signed what, and works out how each stands. */
export async function judgeAgreements<
  R extends Pick<Agreement, 'id' | 'partnershipId' | 'beginsOn' | 'endsOn'>,
>(tx: Tx, rows: readonly R[]): Promise<(R & Judged)[]> {
  const untils = untilsOf(tx, rows)
  const sendings = await sendingsOf(tx, untils)
  const endings = await endingsOf(tx, untils)
  const followers = await followersOf(tx, [...untils.keys()])
  return rows.map((row) => {
    const found = {
      ...row,
      sending: sendings.get(row.id) ?? null,
      ending: endings.get(row.id) ?? null,
      replacedById: followers.get(row.id)?.id ?? null,
      replacedFrom: followers.get(row.id)?.from ?? null,
    }
    return { ...found, standing: standingOn(found, tx.today) }
  })
}

/** Adds how each stands, as the reader may know it, and who has the pen. */
export async function completeAgreements(tx: Tx, rows: readonly AgreementRow[]): Promise<Agreement[]> {
  const untils = untilsOf(tx, rows)
  const numbers = await numbersOf(tx, untils)
  const turns = await turnsOf(tx, untils)
  const stood = await asTheyStood(tx, 'agreement', rows)
  const judged = await judgeAgreements(
    tx,
    rows.map((row) => asItStood(stood, row)),
  )
  return judged.map(({ createdAt, kind, followsAs, ...row }) => {
    const turn = turns.get(row.id)
    if (turn === undefined) throw new Error(`nobody has the pen of the agreement ${row.id}`)
    return {
      ...row,
      turn,
      kind: kind as AgreementKind,
      followsAs: followsAs as Agreement['followsAs'],
      draftedOn: dayIn(tx.workspace.timeZone, createdAt),
      number: numbers.get(row.id) ?? 1,
    }
  })
}

/** By the agreement they follow: those that are signed and not called off, and from when they stand in its place; null for at once. */
async function followersOf(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, { id: string; from: Day | null }>> {
  if (ids.length === 0) return new Map()
  const rows = await reachableAgreements(tx)
    .where('agreements.followsId', 'in', [...ids])
    .select(['agreements.id', 'agreements.followsId', 'agreements.partnershipId', 'agreements.beginsOn'])
    // Where several are signed, the one that begins first is written last.
    .orderBy('agreements.beginsOn', (order) => order.desc().nullsLast())
    .execute()
  const untils = untilsOf(tx, rows)
  const sendings = await sendingsOf(tx, untils)
  const endings = await endingsOf(tx, untils)
  return new Map(
    rows.flatMap(({ id, followsId, beginsOn: from }) => {
      const off = neverBegins({ beginsOn: from, ending: endings.get(id) ?? null })
      const stands = isSigned({ sending: sendings.get(id) ?? null }) && !off
      return followsId !== null && stands ? [[followsId, { id, from }]] : []
    }),
  )
}

/** One agreement; throws NotFound. */
export async function readAgreement(tx: Tx, id: string): Promise<Agreement> {
  if (!z.uuid().safeParse(id).success) throw new NotFound()
  const row = await agreementRows(reachableAgreements(tx)).where('agreements.id', '=', id).executeTakeFirst()
  const [agreement] = row === undefined ? [] : await completeAgreements(tx, [row])
  if (agreement === undefined) throw new NotFound()
  return agreement
}

export interface AgreementText {
  id: string
  number: number
  body: string
  /** Who gives what to whom, by this version. */
  budget: NamedBudgetLine[]
  organizationId: string
  writtenOn: Day
  personName: string | null
  /** Whose suggestion it took up; null for a version that somebody wrote. */
  suggestedBy: string | null
}

/** Every version of an agreement's text in reach, the latest first. */
export async function textsOf(
  tx: Tx,
  { id, partnershipId }: Pick<Agreement, 'id' | 'partnershipId'>,
): Promise<AgreementText[]> {
  const until = readsUntil(tx, partnershipId)
  let found = tx.db
    .selectFrom('agreementTexts')
    .leftJoin('people', (join) =>
      join
        .onRef('people.workspaceId', '=', 'agreementTexts.workspaceId')
        .onRef('people.id', '=', 'agreementTexts.writtenByPersonId'),
    )
    .leftJoin('agreementSuggestionOutcomes as outcome', (join) =>
      join
        .onRef('outcome.workspaceId', '=', 'agreementTexts.workspaceId')
        .onRef('outcome.textId', '=', 'agreementTexts.id'),
    )
    .leftJoin('agreementSuggestions as suggestion', (join) =>
      join
        .onRef('suggestion.workspaceId', '=', 'outcome.workspaceId')
        .onRef('suggestion.id', '=', 'outcome.suggestionId'),
    )
    .leftJoin('organizations as suggesting', (join) =>
      join
        .onRef('suggesting.workspaceId', '=', 'suggestion.workspaceId')
        .onRef('suggesting.id', '=', 'suggestion.organizationId'),
    )
    .leftJoin('people as suggester', (join) =>
      join
        .onRef('suggester.workspaceId', '=', 'suggestion.workspaceId')
        .onRef('suggester.id', '=', 'suggestion.suggestedByPersonId'),
    )
    .where('agreementTexts.workspaceId', '=', tx.workspace.id)
    .where('agreementTexts.agreementId', '=', id)
  if (until !== null) found = found.where('agreementTexts.createdAt', '<=', until)
  const rows = await found
    .select([
      'agreementTexts.id',
      'agreementTexts.number',
      'agreementTexts.body',
      'agreementTexts.organizationId',
      'agreementTexts.createdAt',
      'people.name as personName',
    ])
    .select((select) => select.fn.coalesce('suggester.name', 'suggesting.name').as('suggestedBy'))
    .orderBy('agreementTexts.number', 'desc')
    .execute()
  const budgets = await budgetsOf(
    tx,
    rows.map((row) => row.id),
  )
  return rows.map(({ createdAt, ...row }) => ({
    ...row,
    budget: budgets.get(row.id) ?? [],
    writtenOn: dayIn(tx.workspace.timeZone, createdAt),
  }))
}

/** The document of a sending, exactly as it is signed. */
export async function documentOf(tx: Tx, sendingId: string): Promise<string> {
  const row = await tx.db
    .selectFrom('agreementSendings')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', sendingId)
    .select('document')
    .executeTakeFirst()
  if (row === undefined) throw new NotFound()
  return row.document
}

const sortColumns = {
  title: { sql: 'agreements.search_key', type: 'text' },
  drafted: { sql: 'agreements.created_at', type: 'timestamptz' },
} as const

/** One page of agreements. */
export async function listAgreements(
  tx: Tx,
  {
    partnershipId,
    kind,
    ...listing
  }: Omit<Listing, 'sort'> & { sort?: string; partnershipId?: string; kind?: AgreementKind },
): Promise<{ items: Agreement[]; total: number; next: string | null }> {
  let found = thatMatch(reachableAgreements(tx), tx, {
    table: 'agreements',
    query: listing.query,
    reach: agreementReach(tx),
  })
  if (partnershipId !== undefined) found = found.where('agreements.partnershipId', '=', partnershipId)
  if (kind !== undefined) found = found.where('agreements.kind', '=', kind)
  const { total } = await found
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const { column, direction } = orderOf(listing, sortColumns, 'drafted')
  const rows = await onePage(
    agreementRows(found),
    { ...listing, direction },
    column,
    'agreements.id',
  ).execute()
  const { items, next } = cutPage(rows, listing.limit)
  return { items: await completeAgreements(tx, items), total, next }
}

/** The text of a sending as it was written, with its budget; without title, parties and days. */
export async function sentTextOf(
  tx: Tx,
  sendingId: string,
): Promise<{ body: string; budget: NamedBudgetLine[] }> {
  const row = await tx.db
    .selectFrom('agreementSendings as sent')
    .innerJoin('agreementTexts as text', (join) =>
      join.onRef('text.workspaceId', '=', 'sent.workspaceId').onRef('text.id', '=', 'sent.textId'),
    )
    .where('sent.workspaceId', '=', tx.workspace.id)
    .where('sent.id', '=', sendingId)
    .select(['text.id', 'text.body'])
    .executeTakeFirst()
  if (row === undefined) throw new NotFound()
  return { body: row.body, budget: (await budgetsOf(tx, [row.id])).get(row.id) ?? [] }
}

/** By the agreement they follow: what is begun and not signed by all, the first where there are several. */
export async function draftsThatFollow(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await reachableAgreements(tx)
    .where('agreements.followsId', 'in', [...ids])
    .select(['agreements.id', 'agreements.followsId', 'agreements.partnershipId'])
    .orderBy('agreements.createdAt', 'desc')
    .execute()
  const sendings = await sendingsOf(tx, untilsOf(tx, rows))
  return new Map(
    rows.flatMap(({ id, followsId }) =>
      followsId === null || isSigned({ sending: sendings.get(id) ?? null }) ? [] : [[followsId, id]],
    ),
  )
}

/** All agreements of a partnership in reach, or of all of them, the newest first. */
export async function agreementsOf(tx: Tx, partnershipId?: string): Promise<Agreement[]> {
  let found = reachableAgreements(tx)
  if (partnershipId !== undefined) found = found.where('agreements.partnershipId', '=', partnershipId)
  const rows = await agreementRows(found)
    .orderBy('agreements.createdAt', 'desc')
    .orderBy('agreements.id', 'desc')
    .execute()
  return completeAgreements(tx, rows)
}

/** Those of the agreements that are in reach. */
export const agreementsById = async (tx: Tx, ids: readonly string[]): Promise<Agreement[]> =>
  completeAgreements(
    tx,
    await agreementRows(reachableAgreements(tx))
      .where('agreements.id', 'in', [...ids, tx.workspace.id])
      .execute(),
  )

/** Versions of the texts of agreements in reach; where the own organization has left, those written by then. */
export function reachableTexts(tx: Tx) {
  let texts = reachableAgreements(tx).innerJoin('agreementTexts', (join) =>
    join
      .onRef('agreementTexts.workspaceId', '=', 'agreements.workspaceId')
      .onRef('agreementTexts.agreementId', '=', 'agreements.id'),
  )
  if (tx.actor.partnerships === 'all') return texts
  for (const [partnershipId, { until }] of tx.actor.partnerships)
    if (until !== null)
      texts = texts.where((where) =>
        where.or([
          where('agreements.partnershipId', '<>', partnershipId),
          where('agreementTexts.createdAt', '<=', until),
        ]),
      )
  return texts
}
