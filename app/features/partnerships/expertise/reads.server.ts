import { sql } from 'kysely'
import { z } from 'zod'
import { reachableOrganizations, reachablePeople } from '#features/landscape/index.server.ts'
import { belongsNow } from '#platform/context/comes-in.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import type { Listing } from '#platform/http/listing.ts'
import { cutPage, onePage } from '#platform/http/paging.server.ts'
import { orderOf, type Reach, thatMatch } from '#platform/search/search.server.ts'
import { reachesPartnership, readsUntil } from '../partnerships/reads.server.ts'
import type { Credit, Expertise } from './expertise.ts'
import { partsLeft } from './fit.ts'

/**
 * What organizations and people in reach know: what they stand by is read by everybody who reaches them; what waits
 * for their word, or was declined, only by who said it and by whom it is said of. Every read builds on this.
 */
export function reachableExpertise(tx: Tx) {
  const own = tx.actor.organizationId
  return tx.db
    .selectFrom('expertises')
    .where('expertises.workspaceId', '=', tx.workspace.id)
    .where('expertises.deletedAt', 'is', null)
    .where((where) =>
      where.or([
        where('expertises.organizationId', 'in', reachableOrganizations(tx).select('organizations.id')),
        where('expertises.personId', 'in', reachablePeople(tx).select('people.id')),
      ]),
    )
    .where((where) =>
      where.or([
        where('expertises.accepted', '=', true),
        where('expertises.saidByOrganizationId', '=', own),
        where('expertises.organizationId', '=', own),
        where('expertises.personId', '=', tx.actor.personId ?? tx.workspace.id),
        sql<boolean>`exists (select 1 from affiliations a where a.workspace_id = expertises.workspace_id
          and a.person_id = expertises.person_id and a.organization_id = ${own}
          and ${belongsNow(tx, 'a')})`,
      ]),
    )
}

export const expertiseReach = (tx: Tx): Reach => ({
  within: reachableExpertise(tx).select('expertises.id'),
})

const expertiseRows = (found: ReturnType<typeof reachableExpertise>) =>
  found
    .leftJoin('organizations', (join) =>
      join
        .onRef('organizations.workspaceId', '=', 'expertises.workspaceId')
        .onRef('organizations.id', '=', 'expertises.organizationId'),
    )
    .leftJoin('people', (join) =>
      join
        .onRef('people.workspaceId', '=', 'expertises.workspaceId')
        .onRef('people.id', '=', 'expertises.personId'),
    )
    .select([
      'expertises.id',
      'expertises.organizationId',
      'expertises.personId',
      'expertises.topic',
      'expertises.details',
      'expertises.languages',
      'expertises.accepted',
      'expertises.saidByOrganizationId',
      'organizations.name as organizationName',
      'people.name as personName',
    ])
type Row = Awaited<ReturnType<ReturnType<typeof expertiseRows>['execute']>>[number]

async function completeExpertise(tx: Tx, rows: readonly Row[]): Promise<Expertise[]> {
  if (rows.length === 0) return []
  const credits = await creditsOf(
    tx,
    rows.map((row) => row.id),
  )
  return rows.map(({ accepted, organizationName, personName, ...row }) => ({
    ...row,
    holder: organizationName ?? personName ?? '',
    state: accepted === null ? 'proposed' : accepted ? 'accepted' : 'declined',
    credits: credits.filter((one) => one.expertiseId === row.id).map(({ expertiseId: _, ...one }) => one),
  }))
}

/** Where it was used, the latest first: in partnerships that the actor reaches, as far as it reads. */
async function creditsOf(
  tx: Tx,
  expertiseIds: readonly string[],
): Promise<(Credit & { expertiseId: string })[]> {
  const rows = await tx.db
    .selectFrom('expertiseCredits')
    .innerJoin('partnerships', (join) =>
      join
        .onRef('partnerships.workspaceId', '=', 'expertiseCredits.workspaceId')
        .onRef('partnerships.id', '=', 'expertiseCredits.partnershipId'),
    )
    .innerJoin('organizations', (join) =>
      join
        .onRef('organizations.workspaceId', '=', 'expertiseCredits.workspaceId')
        .onRef('organizations.id', '=', 'expertiseCredits.creditedByOrganizationId'),
    )
    .where('expertiseCredits.workspaceId', '=', tx.workspace.id)
    .where('expertiseCredits.expertiseId', 'in', expertiseIds)
    .where('partnerships.deletedAt', 'is', null)
    .orderBy('expertiseCredits.usedOn', 'desc')
    .orderBy('expertiseCredits.id', 'desc')
    .select([
      'expertiseCredits.id',
      'expertiseCredits.expertiseId',
      'expertiseCredits.usedOn',
      'expertiseCredits.whatFor',
      'expertiseCredits.partnershipId',
      'partnerships.name as partnershipName',
      'expertiseCredits.meetingId',
      'organizations.name as organizationName',
      'expertiseCredits.createdAt',
    ])
    .execute()
  return rows.flatMap(({ createdAt, ...row }) => {
    if (!reachesPartnership(tx, row.partnershipId)) return []
    const until = readsUntil(tx, row.partnershipId)
    return until === null || createdAt <= until ? [row] : []
  })
}

/** One expertise; throws NotFound. */
export async function readExpertise(tx: Tx, id: string): Promise<Expertise> {
  if (!z.uuid().safeParse(id).success) throw new NotFound()
  const [one] = await expertiseById(tx, [id])
  if (one === undefined) throw new NotFound()
  return one
}

/** Those that are in reach. */
export const expertiseById = async (tx: Tx, ids: readonly string[]): Promise<Expertise[]> =>
  completeExpertise(
    tx,
    await expertiseRows(reachableExpertise(tx))
      .where('expertises.id', 'in', [...ids, tx.workspace.id])
      .execute(),
  )

/** What an organization knows, with its people, or what a person knows; what is declined is left out. */
export async function expertiseOf(
  tx: Tx,
  of: { organizationId: string } | { personId: string },
): Promise<Expertise[]> {
  const found = expertiseRows(reachableExpertise(tx)).where((where) =>
    where.or([where('expertises.accepted', 'is', null), where('expertises.accepted', '=', true)]),
  )
  const held =
    'personId' in of
      ? found.where('expertises.personId', '=', of.personId)
      : found.where((where) =>
          where.or([
            where('expertises.organizationId', '=', of.organizationId),
            sql<boolean>`exists (select 1 from affiliations a where a.workspace_id = expertises.workspace_id
              and a.person_id = expertises.person_id and a.organization_id = ${of.organizationId}
              and ${belongsNow(tx, 'a')})`,
          ]),
        )
  return completeExpertise(tx, await held.orderBy('expertises.searchKey').limit(50).execute())
}

/**
 * What they stand by and that has one of the words, a word that begins like one of the stems, or one that is a slip
 * away, with what the organization offers. Of organizations only the own and those one works with now: the others are
 * found by who looks for them, and offered to nobody. `fitOf` says which of these fit.
 */
export async function expertiseTouching(
  tx: Tx,
  words: readonly { stem: string; word: string }[],
): Promise<(Row & { offers: string })[]> {
  if (words.length === 0) return []
  const { partnerships, organizationId: own } = tx.actor
  let found = reachableExpertise(tx).where('expertises.accepted', '=', true)
  if (partnerships !== 'all') {
    const now = [...partnerships].flatMap(([id, { until }]) => (until === null ? [id] : []))
    found = found.where((where) =>
      where.or([
        where('expertises.personId', 'is not', null),
        where('expertises.organizationId', '=', own),
        where(
          'expertises.organizationId',
          'in',
          tx.db
            .selectFrom('partners')
            .where('workspaceId', '=', tx.workspace.id)
            .where('partnershipId', 'in', [...now, tx.workspace.id])
            .where('acceptedAt', 'is not', null)
            .where('leftAt', 'is', null)
            .select('organizationId'),
        ),
      ]),
    )
  }
  // Held against the topic alone, as something of it has to come up; `fitOf` looks again at what this lets through.
  const parts = words.flatMap(({ stem, word }) => [
    stem.replace(/i$/, ''),
    ...partsLeft(stem),
    ...partsLeft(word),
  ])
  // What has a shorter part in it finds nothing that the shorter one doesn't, and costs each row its time.
  const least = [...new Set(parts)].filter((one) => !parts.some((part) => part !== one && one.includes(part)))
  const pattern = sql`(select string_agg(fold(part), '|') from unnest(${least}::text[]) part)`
  return expertiseRows(found.where(sql<boolean>`fold(expertises.topic) ~ ${pattern}`))
    .select(sql<string>`coalesce(organizations.offers, '')`.as('offers'))
    .orderBy('expertises.id')
    .limit(2000)
    .execute()
}

/** Rows of expertise as pages show them, in their order. */
export const expertiseFrom = (tx: Tx, rows: readonly (Row & { offers: string })[]): Promise<Expertise[]> =>
  completeExpertise(
    tx,
    rows.map(({ offers: _, ...row }) => row),
  )

/** What is said of the actor, or of the own organization by others, and waits for their word. */
export async function waitingExpertise(tx: Tx, speaks: boolean): Promise<Expertise[]> {
  const rows = await expertiseRows(reachableExpertise(tx))
    .where('expertises.accepted', 'is', null)
    .where((where) =>
      where.or([
        where('expertises.personId', '=', tx.actor.personId ?? tx.workspace.id),
        ...(speaks ? [where('expertises.organizationId', '=', tx.actor.organizationId)] : []),
      ]),
    )
    .orderBy('expertises.createdAt')
    .limit(50)
    .execute()
  return completeExpertise(tx, rows)
}

const sortColumns = {
  topic: { sql: 'expertises.search_key', type: 'text' },
  newest: { sql: 'expertises.created_at', type: 'timestamptz' },
} as const

/** One page of what is known, by words of the topic. */
export async function listExpertise(
  tx: Tx,
  { language, ...listing }: Omit<Listing, 'sort'> & { sort?: string; language?: string },
): Promise<{ items: Expertise[]; total: number; next: string | null }> {
  let found = thatMatch(reachableExpertise(tx), tx, {
    table: 'expertises',
    query: listing.query,
    reach: expertiseReach(tx),
  }).where((where) =>
    where.or([where('expertises.accepted', 'is', null), where('expertises.accepted', '=', true)]),
  )
  if (language !== undefined) found = found.where(sql<boolean>`${language} = any(expertises.languages)`)
  const { total } = await found
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const { column, direction } = orderOf(listing, sortColumns, 'topic')
  const rows = await onePage(
    expertiseRows(found),
    { ...listing, direction },
    column,
    'expertises.id',
  ).execute()
  const { items, next } = cutPage(rows, listing.limit)
  return {
    items: await completeExpertise(
      tx,
      items.map(({ cursorValue: _, ...row }) => row),
    ),
    total,
    next,
  }
}
