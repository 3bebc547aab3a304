import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { makePartnership } from '../factories.ts'
import { partnerships } from '../index.server.ts'
import { beginDiscussion } from './begin.server.ts'
import { discussionInput, postInput } from './inputs.ts'
import { postsIn } from './posts.server.ts'
import { listDiscussions } from './reads.server.ts'
import { sayInDiscussion } from './say-in.server.ts'

/** For tests: a partnership of the host and two partners, who talk. */
export async function openScene() {
  const world = await openWorld([partnerships])
  const harbor = await world.organization('Harbor Youth')
  const oak = await world.organization('Oak Street')
  const stranger = await world.organization('Elsewhere')
  const place = await makePartnership(world, [harbor, oak])
  let minutes = 0
  /** Each act is a minute after the one before, as people write. */
  const as = async (...who: Parameters<World['as']>): Promise<Ctx> => {
    minutes += 1
    world.setNow(new Date(Date.parse('2026-03-31T12:00:00Z') + minutes * 60_000).toISOString())
    return world.as(...who)
  }
  const begin = async (ctx: Ctx, fields: object = {}, where = place) =>
    sure(
      await write(ctx, (tx) =>
        beginDiscussion(tx, where, discussionInput.parse({ body: 'Who brings the lamps?', ...fields })),
      ),
    )
  const say = async (ctx: Ctx, id: string, body: string, fields: object = {}) =>
    sure(await write(ctx, (tx) => sayInDiscussion(tx, id, postInput.parse({ body, ...fields }))))
  const bodies = async (ctx: Ctx, id: string) =>
    (await read(ctx, (tx) => postsIn(tx, id))).map((post) => post.body)
  const titles = async (ctx: Ctx, fields: object = {}) =>
    (
      await read(ctx, (tx) =>
        listDiscussions(tx, {
          query: '',
          direction: 'desc',
          cursor: null,
          limit: 50,
          partnershipId: place,
          ...fields,
        }),
      )
    ).items.map((one) => one.title)
  const noticesOf = (ctx: Ctx, subjectId: string) =>
    read(ctx, (tx) =>
      tx.db
        .selectFrom('notices')
        .where('workspaceId', '=', tx.workspace.id)
        .where('personId', '=', ctx.actor.personId)
        .where('subjectId', '=', subjectId)
        .select(['kind', 'text', 'quote', 'readAt', 'href'])
        .orderBy('createdAt')
        .orderBy('id')
        .execute(),
    )
  const kinds = async (ctx: Ctx, id: string) => (await noticesOf(ctx, id)).map((one) => one.kind)

  return { world, harbor, oak, stranger, place, as, begin, say, bodies, titles, noticesOf, kinds }
}
