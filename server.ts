import { randomBytes } from 'node:crypto'
import type { HttpBindings } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { sql } from 'kysely'
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router'
import { v7 as uuid } from 'uuid'
import { uploadRoute } from '#features/landscape/imports/door.server.ts'
import { calendarRoute } from '#features/partnerships/meetings/feed/door.server.ts'
import type { System } from '#platform/context/context.server.ts'
import { fileLimitBytes } from '#platform/files/file.ts'
import { clearFlash } from '#platform/http/flash.server.ts'
import { tooLargePage, withoutLargeFiles } from '#platform/http/large-form.server.ts'
import { openMetrics } from '#platform/http/metrics.server.ts'
import { doorRequest } from '#platform/http/request.server.ts'
import { fromOurPages, securityHeaders, withinBytes } from '#platform/http/security.server.ts'
import { openRequest } from '#platform/http/session.server.ts'
import { inboundRoute } from '#platform/mailbox/door.server.ts'
import { speak } from '#platform/words/speaking.server.ts'

type Env = { Bindings: HttpBindings; Variables: { requestId: string; nonce: string; address: string } }

export interface DoorParts {
  system: System
  build: ServerBuild | (() => Promise<ServerBuild>)
  /** Where the built browser files lie; null in development, where the bundler serves them. */
  clientFolder: string | null
  /** Everything under /api/v1. */
  api: Hono | null
}

/**
 * The outer door, in the order a request passes it: id and log, security headers, health, static files,
 * where a write came from, the API, then who asks and the pages.
 */
export function openDoor({ system, build, clientFolder, api }: DoorParts): Hono<Env> {
  const { settings } = system
  const metrics = openMetrics(system.incoming)
  const pages = createRequestHandler(build, settings.development ? 'development' : 'production')
  const https = settings.publicUrl.startsWith('https://')
  const origin = new URL(settings.publicUrl).origin
  const door = new Hono<Env>()

  door.use(async (c, next) => {
    const begun = performance.now()
    const requestId = uuid()
    const nonce = randomBytes(16).toString('base64')
    c.set('requestId', requestId)
    c.set('nonce', nonce)
    c.set('address', addressOf(c.req.raw, c.env?.incoming?.socket?.remoteAddress, settings.trustProxy))
    await next()
    for (const [name, value] of Object.entries(securityHeaders(nonce, https, settings.development)))
      if (!c.res.headers.has(name)) c.res.headers.set(name, value)
    c.res.headers.set('X-Request-Id', requestId)
    const seconds = (performance.now() - begun) / 1000
    metrics.requests.inc({ method: c.req.method, status: String(c.res.status) })
    metrics.seconds.observe({ method: c.req.method }, seconds)
    // The path's shape only: ids say nothing, names and searches are left out.
    system.log.info(
      {
        requestId,
        method: c.req.method,
        path: shapeOf(c.req.path),
        status: c.res.status,
        ms: Math.round(seconds * 1000),
      },
      'request',
    )
  })
  door.onError((error, c) => {
    system.log.error({ err: error, requestId: c.get('requestId') }, 'unforeseen')
    return c.text(`Something went wrong on our side. Request ${c.get('requestId')}.`, 500)
  })

  door.get('/healthz', (c) => c.text('ok'))
  door.get('/readyz', async (c) => {
    await sql`select 1`.execute(system.database.root)
    return c.text('ok')
  })
  door.get('/metrics', async (c) => {
    const allowed =
      settings.metricsToken === null
        ? isOwn(c.get('address')) && c.req.header('x-forwarded-for') === undefined
        : c.req.header('authorization') === `Bearer ${settings.metricsToken}`
    return allowed
      ? c.body(await metrics.registry.metrics(), 200, { 'Content-Type': metrics.registry.contentType })
      : c.notFound()
  })
  door.get('/robots.txt', (c) => c.text('User-agent: *\nDisallow: /\n'))

  if (clientFolder !== null) {
    door.use('/assets/*', async (c, next) => {
      await next()
      if (c.res.status === 200) c.res.headers.set('Cache-Control', 'public, max-age=31536000, immutable')
    })
    door.use('/assets/*', serveStatic({ root: clientFolder, precompressed: true }))
    door.get('/favicon.svg', serveStatic({ root: clientFolder }))
  }
  door.route('/', inboundRoute(system))
  door.use(compress({ threshold: 1400 }))

  if (api !== null) door.route('/api/v1', api)
  // Uploads stream to disk here: a page would hold them in memory.
  door.route('/', uploadRoute(system))

  door.route('/', calendarRoute(system))

  door.all('*', async (c) => {
    const request = c.req.raw
    if (!['GET', 'HEAD', 'OPTIONS'].includes(request.method) && !fromOurPages(request, origin))
      return c.text('This form was sent from somewhere else than our own pages, so it was not taken.', 403)
    const found = await openRequest(system, request, {
      requestId: c.get('requestId'),
      nonce: c.get('nonce'),
      address: c.get('address'),
    })
    const most = found.user === null ? strangersBytes : membersBytes
    const form =
      withinBytes(request, most) ??
      (found.user === null ? null : await withoutLargeFiles(request, 4 * membersBytes))
    if (form === null) {
      c.header('Connection', 'close')
      return speak(found.locale, () => tooLargePage(new URL(request.url).pathname.replace(/\.data$/, '')))
    }
    const context = new RouterContextProvider(new Map([[doorRequest, found]]))
    // Its body stays untouched: asked for as a stream, a whole page would be sent as one.
    const answer = await speak(found.locale, () => pages(form, context))
    for (const [name, value] of found.answer) answer.headers.append(name, value)
    // Said once: by the page it was meant for, as a document or as data, and not by an answer that leads on to it.
    const leadsOn = answer.headers.has('Location') || answer.status === routerRedirect
    if (found.flashSaid && !leadsOn) answer.headers.append('Set-Cookie', clearFlash)
    if (!answer.headers.has('Cache-Control')) answer.headers.set('Cache-Control', 'private, no-store')
    return answer
  })
  return door
}

/** The status by which the router's answers of data lead elsewhere. */
const routerRedirect = 202

/** The longest form: of someone signed in one file and the texts beside it, of anyone else a few lines. */
const membersBytes = fileLimitBytes + 1_048_576
const strangersBytes = 131_072

const isOwn = (address: string) =>
  address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.')

function addressOf(request: Request, socket: string | undefined, trustProxy: boolean): string {
  // Behind a proxy the last entry is the one it added itself; the others are the client's own words.
  const forwarded = trustProxy ? request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  return forwarded || socket || 'unknown'
}

const shapeOf = (path: string) =>
  path
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/^\/(invitation|behalf|calendar)\/.*/, '/$1/:token')
