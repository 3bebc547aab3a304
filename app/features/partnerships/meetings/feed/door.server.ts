import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { countTry } from '#platform/accounts/attempts.server.ts'
import { hashToken } from '#platform/accounts/tokens.server.ts'
import { contextOf, findWorkspace, memberActor } from '#platform/context/actors.server.ts'
import type { Ctx, System } from '#platform/context/context.server.ts'
import { dayIn } from '#platform/context/days.ts'
import { keepHouse, read } from '#platform/context/transaction.server.ts'
import { TooMany } from '#platform/errors/errors.ts'
import { speak } from '#platform/words/speaking.server.ts'
import { localeFor } from '#platform/words/words.ts'
import type { Feed, FeedScope } from './feed.ts'
import { writeFeed } from './write.server.ts'

type Env = { Variables: { address: string } }

const perCalendar = { tries: 120, windowSeconds: 60 * 60 }
const wrongAddresses = { tries: 30, windowSeconds: 60 * 60 }

/**
 * Calendars to subscribe to, at the door and before anybody is asked who they are: programs bring no cookie, and get
 * none. Somebody whose membership has ended, or whose address was renewed, finds nothing here.
 */
export function calendarRoute(system: System): Hono<Env> {
  const route = new Hono<Env>()
  route.on(['GET', 'HEAD'], '/calendar/:file', async (c) => {
    const token = c.req.param('file').replace(/\.ics$/, '')
    const nothing = () => c.text('There is no calendar here (any more).', 404)
    if (!/^[\w-]{20,100}$/.test(token) || !c.req.param('file').endsWith('.ics')) return nothing()
    try {
      const found = await whoSubscribed(system, hashToken(token))
      if (found === null) {
        await countTry(system, `calendar ${c.get('address') ?? ''}`, wrongAddresses)
        return nothing()
      }
      const { ctx, feed } = found
      await countTry(system, `calendar ${feed.id}`, perCalendar)
      const text = await speak(ctx.locale, () => read(ctx, (tx) => writeFeed(tx, feed)))
      await noteReading(ctx, feed)
      // When it was written is no change.
      const etag = `"${createHash('sha256')
        .update(text.replaceAll(/^DTSTAMP:.*$/gm, ''))
        .digest('base64url')
        .slice(0, 27)}"`
      const headers = { ETag: etag, 'Cache-Control': 'private, max-age=300', 'X-Robots-Tag': 'noindex' }
      const asked = c.req.header('if-none-match')?.split(',') ?? []
      if (asked.some((one) => one.trim().replace(/^W\//, '') === etag)) return c.body(null, 304, headers)
      return c.body(text, 200, { ...headers, 'Content-Type': 'text/calendar; charset=utf-8' })
    } catch (failure) {
      if (!(failure instanceof TooMany)) throw failure
      return c.text('This was asked for too often. Try again later.', 429, {
        'Retry-After': String(failure.retryAfterSeconds),
      })
    }
  })
  return route
}

/** Whose calendar it is, as the person reads today; null where it is nobody's, or the membership has ended. */
async function whoSubscribed(system: System, tokenHash: string): Promise<{ ctx: Ctx; feed: Feed } | null> {
  return system.database.transaction({ as: 'door' }, async (db) => {
    const row = await db
      .selectFrom('calendarFeeds')
      .innerJoin('memberships', (join) =>
        join
          .onRef('memberships.workspaceId', '=', 'calendarFeeds.workspaceId')
          .onRef('memberships.id', '=', 'calendarFeeds.membershipId'),
      )
      .where('calendarFeeds.tokenHash', '=', tokenHash)
      .where('memberships.endedAt', 'is', null)
      .select([
        'calendarFeeds.workspaceId',
        'calendarFeeds.id',
        'calendarFeeds.scope',
        'calendarFeeds.withDue',
        'calendarFeeds.createdAt',
        'calendarFeeds.lastReadOn',
        'memberships.userId',
      ])
      .executeTakeFirst()
    const workspace = row === undefined ? null : await findWorkspace(db, { id: row.workspaceId })
    if (row === undefined || workspace === null) return null
    const today = dayIn(workspace.timeZone, system.now())
    const member = await memberActor(db, workspace, row.userId, today)
    if (member === null) return null
    const locale = member.language === null ? workspace.language : localeFor(member.language)
    return {
      ctx: contextOf(system, workspace, member, { locale, zone: member.zone }),
      feed: { ...row, scope: row.scope as FeedScope },
    }
  })
}

/** So that its owner sees whether it is still used. */
async function noteReading(ctx: Ctx, feed: Feed): Promise<void> {
  if (feed.lastReadOn === ctx.today) return
  await keepHouse(ctx, (tx) =>
    tx.db
      .updateTable('calendarFeeds')
      .set({ lastReadOn: tx.today })
      .where('workspaceId', '=', tx.workspace.id)
      .where('id', '=', feed.id)
      .execute(),
  )
}
