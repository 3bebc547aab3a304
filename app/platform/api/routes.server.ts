import { Hono } from 'hono'
import { v7 as uuid } from 'uuid'
import type { Ctx, System } from '../context/context.server.ts'
import { isRefusal, Moved, NotFound, Stale } from '../errors/errors.ts'
import { ownPerson } from '../policy/person.ts'
import { speak } from '../words/speaking.server.ts'
import { type Locale, localeFor } from '../words/words.ts'
import { readBody } from './body.server.ts'
import { docsPage } from './docs-page.server.ts'
import { docsStyle } from './docs-style.ts'
import { contextOfKey } from './key.server.ts'
import { type OpenApi, openApi } from './openapi.server.ts'
import * as operations from './operations.server.ts'
import { openPace } from './pace.server.ts'
import { apiStatus, problem, WrongMethod } from './problems.server.ts'
import type { ApiResource } from './resource.server.ts'

interface Options {
  /** How often one key may ask in a minute, in this process. */
  perMinute?: number
  /** Stylesheets of the readable page. */
  css?: readonly string[]
}

interface Target {
  resource: ApiResource
  id: string
  state: string
  methods: Partial<Record<string, operations.Operation>>
}

/** Everything under /api/v1, to be mounted there: what every feature registered, its description, and a readable page. */
export function apiRoutes(system: System, { perMinute = 600, css = [] }: Options = {}): Hono {
  const pace = openPace(perMinute, system.now)
  const described = new Map<Locale, OpenApi>()
  const describe = (locale: Locale): OpenApi => {
    const known =
      described.get(locale) ?? speak(locale, () => openApi(system.registry.api, system.settings.publicUrl))
    described.set(locale, known)
    return known
  }
  const api = new Hono<{ Variables: { requestId?: string } }>()
  api.all('*', async (c) => {
    const request = c.req.raw
    const locale = localeFor(request.headers.get('accept-language'))
    const requestId = c.get('requestId') ?? uuid()
    const segments = new URL(request.url).pathname.replace(/^.*?\/api\/v1\/?/, '').split('/')
    const path = segments.at(-1) === '' ? segments.slice(0, -1) : segments
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    return speak(locale, async () => {
      if (isRead && path.length === 0) return c.html(docsPage(describe(locale), { css, locale }))
      if (isRead && path.length === 1 && path[0] === 'openapi.json') return c.json(describe(locale))
      if (isRead && path.length === 1 && path[0] === 'docs.css')
        return c.body(docsStyle, 200, { 'Content-Type': 'text/css; charset=utf-8' })
      return answer(system, request, path, requestId, pace)
    })
  })
  return api as unknown as Hono
}

async function answer(
  system: System,
  request: Request,
  path: readonly string[],
  requestId: string,
  pace: (key: string) => void,
): Promise<Response> {
  let ctx: Ctx | null = null
  let target: Target | null = null
  const method = request.method === 'HEAD' ? 'GET' : request.method
  try {
    target = find(system.registry.api, path)
    const operation = target.methods[method]
    if (operation === undefined) throw new WrongMethod(Object.keys(target.methods))
    const asking = await contextOfKey(system, request, requestId)
    ctx = asking
    pace(asking.actor.keyId ?? '')
    if (target.resource.own) ownPerson(asking.actor)
    // An id that can't be one is not asked for: the database would call it a fault.
    if (target.id !== '' && !isIdOf(target.resource, target.id)) throw new NotFound()
    const call = {
      ...target,
      ctx: asking,
      url: new URL(request.url),
      headers: request.headers,
      body: await readBody(request),
    }
    const said = await speak(asking.locale, () => operation(call))
    if (said instanceof Response) return said
    if (isRefusal(said)) return speak(asking.locale, () => problem(said, { requestId }))
    const headers = new Headers({ 'Cache-Control': 'private, no-cache', ...said.headers })
    // Told how long it is, the door leaves what is short as it is: making it smaller costs more than sending it.
    if (said.body !== '') headers.set('Content-Length', String(Buffer.byteLength(said.body)))
    return new Response(said.body === '' ? null : said.body, { status: said.status, headers })
  } catch (failure) {
    if (failure instanceof Moved && target?.state === '' && method === 'GET')
      return new Response(null, {
        status: 307,
        headers: {
          Location: `/api/v1/${target.resource.name}/${failure.intoId}`,
          'Cache-Control': 'no-store',
        },
      })
    return failed(system, failure, ctx, target, requestId)
  }
}

async function failed(
  system: System,
  failure: unknown,
  ctx: Ctx | null,
  target: Target | null,
  requestId: string,
): Promise<Response> {
  if (apiStatus(failure) === 500) system.log.error({ err: failure, requestId }, 'api')
  if (ctx === null) return problem(failure, { requestId })
  const { locale, actor } = ctx
  const current =
    failure instanceof Stale && target !== null
      ? await operations.currentOf(ctx, target.resource, target.id)
      : undefined
  return speak(locale, () => problem(failure, { requestId, role: actor.role, current }))
}

/** Where a path leads, with what can be done there. Throws NotFound. */
const isIdOf = ({ shape }: ApiResource, id: string): boolean => shape.shape.id?.safeParse(id).success === true

function find(resources: readonly ApiResource[], [name, id, state, ...rest]: readonly string[]): Target {
  const resource = resources.find((candidate) => candidate.name === name)
  if (resource === undefined || rest.length > 0) throw new NotFound()
  if (id === undefined)
    return target(resource, '', '', {
      GET: resource.list && operations.list,
      POST: resource.create && operations.create,
    })
  if (state === undefined)
    return target(resource, id, '', {
      GET: operations.get,
      PATCH: resource.change && operations.change,
      DELETE: resource.remove && operations.remove,
    })
  if (resource.papers?.[state] !== undefined) return target(resource, id, state, { GET: operations.hand })
  const noun = resource.states?.[state]
  if (noun === undefined) throw new NotFound()
  return target(resource, id, state, {
    POST: noun.make && operations.makeState,
    DELETE: noun.unmake && operations.unmakeState,
  })
}

const target = (
  resource: ApiResource,
  id: string,
  state: string,
  methods: Record<string, operations.Operation | undefined>,
): Target => ({
  resource,
  id,
  state,
  methods: Object.fromEntries(Object.entries(methods).filter(([, operation]) => operation !== undefined)),
})
