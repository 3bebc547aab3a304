import type { Tx } from '#platform/context/context.server.ts'
import type { FileOnPage } from '#platform/files/file.ts'
import { filesOf } from '#platform/files/reads.server.ts'
import { can } from '#platform/policy/policy.ts'
import { formatMoment } from '#platform/words/format.ts'
import { spokenText } from '../agreements/rich.server.ts'
import { isOwn } from './change.server.ts'
import { type Discussion, type Post, postPolicy } from './discussion.ts'
import { namesToMark } from './mention.ts'
import { aboutPost } from './open.server.ts'

/** A post as its page shows it, with the words made safe. */
export interface PostOnPage
  extends Pick<Post, 'id' | 'language' | 'cameBy' | 'organizationName' | 'personId' | 'personName'> {
  html: string
  at: string
  when: string
  changedWhen: string | null
  /** The first that is new to the reader. */
  isFirstNew: boolean
  setAsideBy: string[]
  asksMe: boolean
  files: FileOnPage[]
  can: { change: boolean; remove: boolean }
}

/** All posts of a discussion in reach, as the reader's page shows them. `open` says whether one can write there now. */
export async function postsOnPage(
  tx: Tx,
  discussion: Discussion,
  posts: readonly Post[],
  open: boolean,
): Promise<PostOnPage[]> {
  const files = await filesOf(
    tx,
    'post',
    posts.map((post) => post.id),
  )
  const firstNew = discussion.unread === 0 ? null : await firstNewOf(tx, discussion.id, posts)
  const { personId } = tx.actor
  const lastOwn = posts.findLastIndex((post) => personId !== null && post.personId === personId)
  return Promise.all(
    posts.map(async (post, index) => {
      const asked = post.mentions.find((one) => one.personId === personId)
      return {
        id: post.id,
        language: post.language,
        cameBy: post.cameBy,
        organizationName: post.organizationName,
        personId: post.personId,
        personName: post.personName,
        html: await spokenText(
          post.body,
          namesToMark(post.mentions.map((one) => ({ id: one.personId, name: one.name }))),
        ),
        at: post.createdAt.toISOString(),
        when: formatMoment(post.createdAt, tx.timeZone),
        changedWhen: post.changedAt === null ? null : formatMoment(post.changedAt, tx.timeZone),
        isFirstNew: post.id === firstNew,
        setAsideBy: post.mentions.filter((one) => one.setAside).map((one) => one.name),
        asksMe: open && asked !== undefined && !asked.setAside && lastOwn < index,
        files: files.filter((file) => file.subjectId === post.id),
        can: {
          change: open && isOwn(tx, post),
          remove: open && can(tx.actor, postPolicy.remove, aboutPost(post)) && ofOwnSide(tx, post),
        },
      }
    }),
  )
}

const ofOwnSide = (tx: Tx, post: Post): boolean => post.organizationId === tx.actor.organizationId

async function firstNewOf(tx: Tx, discussionId: string, posts: readonly Post[]): Promise<string | null> {
  const reading = await tx.db
    .selectFrom('discussionReadings')
    .where('workspaceId', '=', tx.workspace.id)
    .where('discussionId', '=', discussionId)
    .where('personId', '=', tx.actor.personId)
    .select('readAt')
    .executeTakeFirst()
  // Where nothing was read yet, all of it is new, and no line is drawn.
  if (reading === undefined) return null
  const found = posts.find((post) => post.personId !== tx.actor.personId && post.createdAt > reading.readAt)
  return found?.id ?? null
}
