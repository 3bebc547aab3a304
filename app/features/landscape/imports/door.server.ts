import { Hono } from 'hono'
import { v7 as uuid } from 'uuid'
import type { Ctx, System } from '#platform/context/context.server.ts'
import { write } from '#platform/context/transaction.server.ts'
import { flashCookie } from '#platform/http/flash.server.ts'
import { fromOurPages } from '#platform/http/security.server.ts'
import { openRequest } from '#platform/http/session.server.ts'
import { can } from '#platform/policy/policy.ts'
import { sentence } from '#platform/words/sentence.server.ts'
import { speak } from '#platform/words/speaking.server.ts'
import { landscapePolicy } from '../policy.ts'
import { packageFolder, removePackage } from './package-folder.server.ts'
import type { ImportProblem } from './reading/problem.ts'
import { startImport } from './start.server.ts'
import { unreadAddress, whyUnread } from './unread.server.ts'
import { readUploadFields, receiveUpload, UploadRefused } from './upload.server.ts'

type Env = { Variables: { requestId: string; nonce: string; address: string } }

/**
 * Takes uploads at the door, before any page: a page would hold the whole file in memory. Who may import is
 * asked before the first byte is read.
 */
export function uploadRoute(system: System): Hono<Env> {
  const route = new Hono<Env>()
  const origin = new URL(system.settings.publicUrl).origin
  route.post('/:workspace/imports/upload', async (c) => {
    if (!fromOurPages(c.req.raw, origin))
      return c.text('This form was sent from somewhere else than our own pages, so it was not taken.', 403)
    const found = await openRequest(system, c.req.raw, {
      requestId: c.get('requestId') ?? uuid(),
      nonce: c.get('nonce') ?? '',
      address: c.get('address') ?? '',
    })
    const base = `/${c.req.param('workspace')}`
    for (const cookie of found.answer.getSetCookie()) c.header('Set-Cookie', cookie, { append: true })
    const { ctx } = found
    if (ctx === null)
      return found.user === null
        ? c.redirect(`/sign-in?to=${encodeURIComponent(`${base}/imports/new`)}`, 303)
        : c.text('There is nothing here for you.', 404)
    // The page says who can.
    if (!can(ctx.actor, landscapePolicy.import)) return c.redirect(`${base}/imports/new`, 303)
    try {
      const taken = await takeUpload(ctx, c.req.raw)
      return 'id' in taken
        ? c.redirect(`${base}/imports/${taken.id}`, 303)
        : c.redirect(unreadAddress(`${base}/imports/new`, taken.unread, taken.chosen), 303)
    } catch (error) {
      if (!(error instanceof UploadRefused)) throw error
      const say = speak(found.locale, () => sentence(error.code, { limit: system.settings.importMegabytes }))
      const secure = system.settings.publicUrl.startsWith('https://')
      c.header('Set-Cookie', flashCookie({ say, tone: 'warning' }, secure), { append: true })
      // What is left of the body will not be read.
      c.header('Connection', 'close')
      return c.redirect(`${base}/imports/new`, 303)
    }
  })
  return route
}

async function takeUpload(
  ctx: Ctx,
  request: Request,
): Promise<{ id: string } | { unread: ImportProblem; chosen: { kind: string; source: string } }> {
  const { settings } = ctx.system
  const id = uuid()
  const mostBytes = settings.importMegabytes * 1024 * 1024
  const { fields, fileNames } = await receiveUpload(request, packageFolder(settings, id), mostBytes)
  try {
    const input = readUploadFields(fields)
    const unread = await whyUnread(packageFolder(settings, id), input.kind, ctx.workspace.country)
    if (unread !== null) {
      await removePackage(settings, id)
      return { unread, chosen: { kind: input.kind, source: input.source } }
    }
    await write(ctx, (tx) => startImport(tx, { ...input, id, fileName: fileNames.join(', ') }))
    return { id }
  } catch (error) {
    await removePackage(settings, id)
    throw error
  }
}
