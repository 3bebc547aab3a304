import type { Tx } from '#platform/context/context.server.ts'
import type { ExportTable } from '#platform/features/feature.server.ts'
import { readCursor } from '#platform/http/listing.ts'
import { m } from '#platform/words/words.ts'
import type { Discussion } from './discussion.ts'
import { listPosts } from './posts.server.ts'
import { type DiscussionsWanted, listDiscussions } from './reads.server.ts'

/** Columns of discussions as they leave in a spreadsheet; a contract, so in English and never renamed. */
export const discussionColumns = [
  'id',
  'partnership',
  'about',
  'aboutId',
  'title',
  'audience',
  'passage',
  'organization',
  'begunBy',
  'begunAt',
  'posts',
  'lastAt',
] as const

export const discussionRecord = (
  one: Discussion,
): Record<(typeof discussionColumns)[number], string | number | null> => ({
  id: one.id,
  partnership: one.partnershipName,
  about: one.subjectKind,
  aboutId: one.subjectId,
  title: one.title,
  audience: one.audience,
  passage: one.passage?.text ?? null,
  organization: one.organizationName,
  begunBy: one.begunBy,
  begunAt: one.begunAt.toISOString(),
  posts: one.posts,
  lastAt: one.last.at.toISOString(),
})

const postColumns = [
  'id',
  'discussionId',
  'discussion',
  'body',
  'organization',
  'person',
  'saidAt',
  'cameBy',
  'mentions',
]

interface Page<T> {
  items: T[]
  next: string | null
}

/** Every row of a list, page by page, so that memory stays flat. */
async function* every<T>(
  page: (cursor: ReturnType<typeof readCursor>) => Promise<Page<T>>,
): AsyncGenerator<T> {
  let cursor: string | null = null
  do {
    const found: Page<T> = await page(readCursor(cursor))
    yield* found.items
    cursor = found.next
  } while (cursor !== null)
}

export const everyDiscussion = (tx: Tx, wanted: Partial<DiscussionsWanted> = {}) =>
  every((cursor) =>
    listDiscussions(tx, { query: '', sort: 'begun', direction: 'asc', ...wanted, cursor, limit: 500 }),
  )

export const exportedDiscussions: ExportTable = {
  name: 'discussions',
  columns: [...discussionColumns],
  rows: async function* (tx) {
    for await (const one of everyDiscussion(tx)) yield discussionRecord(one)
  },
  ofPartnership: {
    says: m.leaves_discussions,
    columns: {
      about: m.column_discussions_about,
      aboutId: m.column_discussions_about_id,
      passage: m.column_discussions_passage,
      begunBy: m.column_discussions_begun_by,
      begunAt: m.column_discussions_begun_at,
      posts: m.column_discussions_posts,
      lastAt: m.column_discussions_last_at,
    },
    rows: async function* (tx, partnershipId) {
      for await (const one of everyDiscussion(tx, { partnershipId })) yield discussionRecord(one)
    },
  },
}

export const exportedPosts: ExportTable = {
  name: 'posts',
  columns: postColumns,
  rows: (tx) => postRecords(tx, {}),
  ofPartnership: {
    says: m.leaves_posts,
    columns: {
      discussionId: m.column_posts_discussion_id,
      discussion: m.column_posts_discussion,
      body: m.column_posts_body,
      saidAt: m.column_posts_said_at,
      cameBy: m.column_posts_came_by,
      mentions: m.column_posts_mentions,
    },
    rows: (tx, partnershipId) => postRecords(tx, { partnershipId }),
  },
}

async function* postRecords(tx: Tx, wanted: { partnershipId?: string }) {
  for await (const one of every((cursor) => listPosts(tx, { query: '', ...wanted, cursor, limit: 500 })))
    yield {
      id: one.id,
      discussionId: one.discussionId,
      discussion: one.discussionTitle,
      body: one.body,
      organization: one.organizationName,
      person: one.personName,
      saidAt: one.createdAt.toISOString(),
      cameBy: one.cameBy,
      mentions: one.mentions.map((each) => each.name).join('; '),
    }
}
