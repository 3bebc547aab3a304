import { z } from 'zod'
import type { ApiResource } from '#platform/api/resource.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { id } from '#platform/http/fields.ts'
import { beginDiscussion } from './begin.server.ts'
import { renameDiscussion } from './change.server.ts'
import {
  type DiscussionInput,
  discussionChange,
  discussionInput,
  discussionShape,
  type PostInput,
  postInput,
  postShape,
} from './inputs.ts'
import { listPosts, readPost } from './posts.server.ts'
import { listDiscussions, readDiscussion } from './reads.server.ts'
import { removePost } from './remove.server.ts'
import { sayInDiscussion } from './say-in.server.ts'

const discussionFilters = z.object({
  partnershipId: id().optional(),
  subjectKind: z.string().max(60).optional(),
  subjectId: id().optional(),
})
const postFilters = z.object({ partnershipId: id().optional(), discussionId: id().optional() })

export const discussionsApi: ApiResource = {
  name: 'discussions',
  summary: 'What partners talk about in the open, beside a vision, goal, agreement, meeting or decision.',
  shape: discussionShape,
  filters: discussionFilters,
  list: (tx, { query, limit, cursor, filters }) =>
    listDiscussions(tx, {
      query,
      limit,
      cursor,
      direction: 'desc',
      ...(filters as z.output<typeof discussionFilters>),
    }),
  get: readDiscussion,
  create: {
    input: discussionInput.extend({ partnershipId: id() }),
    run: (tx, { partnershipId, ...input }: DiscussionInput & { partnershipId: string }) =>
      beginDiscussion(tx, partnershipId, input),
  },
  change: { input: discussionChange, run: renameDiscussion },
}

export const postsApi: ApiResource = {
  name: 'posts',
  summary: 'What was said in discussions, by whom, and who was asked by name.',
  shape: postShape,
  filters: postFilters,
  list: (tx, { query, limit, cursor, filters }) =>
    listPosts(tx, { query, limit, cursor, ...(filters as z.output<typeof postFilters>) }),
  get: readPost,
  create: {
    input: postInput.extend({ discussionId: id() }),
    run: (tx: Tx, { discussionId, ...input }: PostInput & { discussionId: string }) =>
      sayInDiscussion(tx, discussionId, input),
  },
  // Words are changed on the page, by the person who said them.
  remove: removePost,
}
