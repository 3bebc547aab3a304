import { validate } from 'uuid'
import type { Tx } from '#platform/context/context.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import type { Cursor } from '#platform/http/listing.ts'
import { cutPage, onePage } from '#platform/http/paging.server.ts'
import { seenBy } from '../../partnerships/partnership.ts'
import { readsUntil } from '../../partnerships/reads.server.ts'
import { latestTexts, numbersOf } from '../beside.server.ts'
import { standing } from '../passages.ts'
import { reachableAgreements } from '../reads.server.ts'
import type { Suggestion, SuggestionStanding } from './suggestion.ts'

/**
 * Suggestions for agreements in reach; where the own organization has left, those made by then. Every read builds on
 * this.
 */
export function reachableSuggestions(tx: Tx) {
  let suggestions = tx.db
    .selectFrom('agreementSuggestions as suggestion')
    .innerJoin('agreements', (join) =>
      join
        .onRef('agreements.workspaceId', '=', 'suggestion.workspaceId')
        .onRef('agreements.id', '=', 'suggestion.agreementId'),
    )
    .where('suggestion.workspaceId', '=', tx.workspace.id)
    .where('suggestion.agreementId', 'in', reachableAgreements(tx).select('agreements.id'))
  if (tx.actor.partnerships === 'all') return suggestions
  for (const [partnershipId, { until }] of tx.actor.partnerships)
    if (until !== null)
      suggestions = suggestions.where((where) =>
        where.or([
          where('agreements.partnershipId', '<>', partnershipId),
          where('suggestion.createdAt', '<=', until),
        ]),
      )
  return suggestions
}

const suggestionRows = (suggestions: ReturnType<typeof reachableSuggestions>) =>
  suggestions
    .innerJoin('organizations', (join) =>
      join
        .onRef('organizations.workspaceId', '=', 'suggestion.workspaceId')
        .onRef('organizations.id', '=', 'suggestion.organizationId'),
    )
    .leftJoin('people', (join) =>
      join
        .onRef('people.workspaceId', '=', 'suggestion.workspaceId')
        .onRef('people.id', '=', 'suggestion.suggestedByPersonId'),
    )
    .leftJoin('agreementSuggestionOutcomes as outcome', (join) =>
      join
        .onRef('outcome.workspaceId', '=', 'suggestion.workspaceId')
        .onRef('outcome.suggestionId', '=', 'suggestion.id'),
    )
    .leftJoin('organizations as settling', (join) =>
      join
        .onRef('settling.workspaceId', '=', 'outcome.workspaceId')
        .onRef('settling.id', '=', 'outcome.organizationId'),
    )
    .leftJoin('people as settler', (join) =>
      join
        .onRef('settler.workspaceId', '=', 'outcome.workspaceId')
        .onRef('settler.id', '=', 'outcome.settledByPersonId'),
    )
    .leftJoin('agreementTexts as became', (join) =>
      join.onRef('became.workspaceId', '=', 'outcome.workspaceId').onRef('became.id', '=', 'outcome.textId'),
    )
    .select([
      'suggestion.id',
      'suggestion.agreementId',
      'agreements.title as agreementTitle',
      'agreements.partnershipId',
      'suggestion.number',
      'suggestion.passage',
      'suggestion.nth',
      'suggestion.wording',
      'suggestion.why',
      'suggestion.organizationId',
      'organizations.name as organizationName',
      'suggestion.suggestedByPersonId as personId',
      'people.name as personName',
      'suggestion.createdAt as suggestedAt',
      'outcome.outcome',
      'outcome.reason',
      'outcome.settledAt',
      'settling.name as settlingName',
      'settler.name as settlerName',
      'became.number as becameNumber',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof suggestionRows>['execute']>>[number]

/** Works out how each stands, and whether its passage still does. */
async function completeSuggestions(tx: Tx, rows: readonly Row[]): Promise<Suggestion[]> {
  const untils = new Map(rows.map((row) => [row.agreementId, readsUntil(tx, row.partnershipId)]))
  const numbers = await numbersOf(tx, untils)
  const texts = await latestTexts(
    tx,
    [...numbers].map(([id, number]) => ({ id, number })),
  )
  return rows.map(({ outcome, reason, settledAt, settlingName, settlerName, becameNumber, ...row }) => {
    const seenAt = seenBy(untils.get(row.agreementId) ?? null, settledAt)
    const open = outcome === null || seenAt === null
    return {
      ...row,
      standing: open ? ('open' as const) : (outcome as SuggestionStanding),
      outcome: open
        ? null
        : {
            organizationName: settlingName ?? '',
            personName: settlerName,
            reason: reason ?? '',
            settledAt: seenAt,
            number: becameNumber,
          },
      passed:
        open && standing(texts.get(row.agreementId)?.body ?? '', { ...row, text: row.passage }) === null,
    }
  })
}

/** One suggestion; throws NotFound. */
export async function readSuggestion(tx: Tx, id: string): Promise<Suggestion> {
  if (!validate(id)) throw new NotFound()
  const row = await suggestionRows(reachableSuggestions(tx))
    .where('suggestion.id', '=', id)
    .executeTakeFirst()
  const [suggestion] = row === undefined ? [] : await completeSuggestions(tx, [row])
  if (suggestion === undefined) throw new NotFound()
  return suggestion
}

/** All suggestions for one agreement in reach, the earliest first. */
export const suggestionsOf = async (tx: Tx, agreementId: string): Promise<Suggestion[]> =>
  completeSuggestions(
    tx,
    await suggestionRows(reachableSuggestions(tx))
      .where('suggestion.agreementId', '=', agreementId)
      .orderBy('suggestion.createdAt')
      .orderBy('suggestion.id')
      .execute(),
  )

/** Those of the suggestions that are in reach. */
export const suggestionsById = async (tx: Tx, ids: readonly string[]): Promise<Suggestion[]> =>
  completeSuggestions(
    tx,
    await suggestionRows(reachableSuggestions(tx))
      .where('suggestion.id', 'in', [...ids, tx.workspace.id])
      .execute(),
  )

/** By id and side: what is suggested for agreements and has no answer yet. */
export const openSuggestions = async (
  tx: Tx,
  agreementIds: readonly string[],
): Promise<{ id: string; agreementId: string; organizationId: string }[]> =>
  reachableSuggestions(tx)
    .where('suggestion.agreementId', 'in', [...agreementIds, tx.workspace.id])
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('agreementSuggestionOutcomes as outcome')
            .whereRef('outcome.workspaceId', '=', 'suggestion.workspaceId')
            .whereRef('outcome.suggestionId', '=', 'suggestion.id')
            .select('outcome.id'),
        ),
      ),
    )
    .select(['suggestion.id', 'suggestion.agreementId', 'suggestion.organizationId'])
    .execute()

/** One page of suggestions, the earliest first. */
export async function listSuggestions(
  tx: Tx,
  {
    agreementId,
    partnershipId,
    ...paging
  }: { cursor: Cursor | null; limit: number; agreementId?: string; partnershipId?: string },
): Promise<{ items: Suggestion[]; total: number; next: string | null }> {
  let found = reachableSuggestions(tx)
  if (agreementId !== undefined) found = found.where('suggestion.agreementId', '=', agreementId)
  if (partnershipId !== undefined) found = found.where('agreements.partnershipId', '=', partnershipId)
  const { total } = await found
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await onePage(
    suggestionRows(found),
    { ...paging, direction: 'asc' },
    { sql: 'suggestion.created_at', type: 'timestamptz' },
    'suggestion.id',
  ).execute()
  const { items, next } = cutPage(rows, paging.limit)
  return { items: await completeSuggestions(tx, items), total, next }
}
