import type { Ctx, Tx } from '#platform/context/context.server.ts'
import { read } from '#platform/context/transaction.server.ts'
import type { ExportTable } from '#platform/features/feature.server.ts'
import { readCursor } from '#platform/http/listing.ts'
import { m } from '#platform/words/words.ts'
import { listTouchpoints } from './reads.server.ts'
import type { Touchpoint, TouchpointFilters } from './touchpoint.ts'

/** Columns of touchpoints as they leave in a spreadsheet; a contract, so in English and never renamed. */
export const touchpointColumns = [
  'id',
  'happenedOn',
  'kind',
  'isTwoWay',
  'partnership',
  'organizations',
  'people',
  'summary',
  'community',
  'communityMembers',
  'audience',
  'loggedFor',
  'loggedBy',
] as const

const recordOf = (
  one: Touchpoint,
): Record<(typeof touchpointColumns)[number], string | number | boolean | null> => ({
  id: one.id,
  happenedOn: one.happenedOn,
  kind: one.kind,
  isTwoWay: one.isTwoWay,
  partnership: one.partnership?.name ?? null,
  organizations: one.organizations.map((organization) => organization.name).join('; '),
  people: one.people.map((person) => person.name).join('; '),
  summary: one.summary,
  community: one.community?.name ?? null,
  communityMembers: one.communityMembers,
  audience: one.audience,
  loggedFor: one.author.organization.name,
  loggedBy: one.author.person?.name ?? null,
})

type Page = Awaited<ReturnType<typeof listTouchpoints>>

/** Pages of a list one after the other, so that memory stays flat. */
async function* pages(next: (cursor: string | null) => Promise<Page>): AsyncGenerator<Touchpoint> {
  let cursor: string | null = null
  do {
    const page: Page = await next(cursor)
    yield* page.items
    cursor = page.next
  } while (cursor !== null)
}

const wanted = (filters: TouchpointFilters, query: string, cursor: string | null) => ({
  filters,
  query,
  cursor: readCursor(cursor),
  limit: 1000,
  countTo: 0,
})

/** The rows of a file; read in batches, each in a transaction of its own, while the file is sent. */
export async function* touchpointCells(
  ctx: Ctx,
  filters: TouchpointFilters,
  query: string,
): AsyncGenerator<unknown[]> {
  for await (const one of pages((cursor) =>
    read(ctx, (tx) => listTouchpoints(tx, wanted(filters, query, cursor))),
  )) {
    const cells = recordOf(one)
    yield touchpointColumns.map((column) => cells[column])
  }
}

export const exportedTouchpoints: ExportTable = {
  name: 'touchpoints',
  columns: [...touchpointColumns],
  rows: async function* (tx: Tx) {
    for await (const one of pages((cursor) => listTouchpoints(tx, wanted({}, '', cursor))))
      yield recordOf(one)
  },
  ofPartnership: {
    says: m.leaves_touchpoints,
    columns: {
      happenedOn: m.column_touchpoints_happened_on,
      isTwoWay: m.column_touchpoints_is_two_way,
      organizations: m.column_touchpoints_organizations,
      people: m.column_touchpoints_people,
      summary: m.column_touchpoints_summary,
      community: m.column_touchpoints_community,
      communityMembers: m.column_touchpoints_community_members,
      loggedFor: m.column_touchpoints_logged_for,
      loggedBy: m.column_touchpoints_logged_by,
    },
    rows: async function* (tx, partnershipId) {
      for await (const one of pages((cursor) => listTouchpoints(tx, wanted({ partnershipId }, '', cursor))))
        yield recordOf(one)
    },
  },
}
