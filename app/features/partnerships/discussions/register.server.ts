import type { Feature } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { discussionsApi, postsApi } from './api.server.ts'
import { undoBegin } from './begin.server.ts'
import { discussionReplies } from './by-mail.server.ts'
import { discussionsChapter } from './chapter.server.tsx'
import { discussedKinds } from './discussed.server.ts'
import { shorten } from './discussion.ts'
import { mentionsDue } from './due.server.ts'
import { exportedDiscussions, exportedPosts } from './export.server.ts'
import { discussionMerges, eraseSpeaker, openMentions } from './people.server.ts'
import { postsById } from './posts.server.ts'
import { discussionReach, postReach } from './reach.server.ts'
import { discussionsById } from './reads.server.ts'
import { restorePost, unsay } from './remove.server.ts'
import { undoSetAside } from './set-aside.server.ts'
import { discussionNotices } from './tell.server.ts'
import { discussionWishesApi } from './wishes-api.server.ts'

export const discussions: Omit<Feature, 'name'> = {
  discussed: discussedKinds,
  inverses: {
    'discussion.begun': undoBegin,
    'post.said': unsay,
    'post.removed': restorePost,
    'mention.set_aside': undoSetAside,
  },
  sentences: {
    'discussion.begun': () => m.history_discussion_begun(),
    'discussion.renamed': () => m.history_discussion_renamed(),
    'post.said': () => m.history_post_said(),
    'post.changed': () => m.history_post_changed(),
    'post.removed': () => m.history_post_removed(),
    'post.restored': () => m.history_post_restored(),
    'mention.set_aside': () => m.history_mention_set_aside(),
    'mention.taken_up': () => m.history_mention_taken_up(),
  },
  noticeKinds: discussionNotices,
  mailReplies: [discussionReplies],
  dueItems: [mentionsDue],
  searchKinds: [
    {
      kind: 'discussion',
      table: 'discussions',
      label: () => m.discussions_title(),
      reach: discussionReach,
      describe: async (tx, ids) =>
        (await discussionsById(tx, ids)).map((one) => ({
          id: one.id,
          title: one.title,
          detail: one.partnershipName,
          href: `/discussions/${one.id}`,
        })),
    },
    {
      kind: 'post',
      table: 'posts',
      label: () => m.posts_title(),
      reach: postReach,
      describe: async (tx, ids) =>
        (await postsById(tx, ids)).map((one) => ({
          id: one.id,
          title: one.discussionTitle,
          detail: shorten(one.body, 140),
          href: `/discussions/${one.discussionId}#post-${one.id}`,
        })),
    },
  ],
  handovers: [openMentions],
  merges: discussionMerges,
  erasures: [eraseSpeaker],
  chapters: [discussionsChapter],
  exports: [exportedDiscussions, exportedPosts],
  api: [discussionsApi, postsApi, discussionWishesApi],
}
