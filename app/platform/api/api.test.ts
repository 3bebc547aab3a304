import { Validator } from '@seriousme/openapi-schema-validator'
import { Hono } from 'hono'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApiKey } from '../accounts/keys/create.server.ts'
import { revokeApiKey } from '../accounts/keys/revoke.server.ts'
import { read, write } from '../context/transaction.server.ts'
import { isRefusal } from '../errors/errors.ts'
import type { Role } from '../policy/policy.ts'
import { openWorld, type World } from '../testing/world.server.ts'
import { apiRoutes } from './routes.server.ts'
import { places } from './testing/places.server.ts'

describe('the API', () => {
  let world: World
  let door: Hono
  let owner: string
  beforeAll(async () => {
    world = await openWorld([{ name: 'test', api: [places] }])
    door = new Hono().route(
      '/api/v1',
      apiRoutes(world.system, { perMinute: 10_000, css: ['/assets/app.css'] }),
    )
    owner = await key('owner')
  })
  afterAll(() => world.close())

  async function key(role: Role, organizationId: string | null = null, where = world) {
    const made = await write(await where.as('owner'), (tx) =>
      createApiKey(tx, { name: role, role, organizationId }),
    )
    if (isRefusal(made)) throw new Error(made.code)
    return made.token
  }
  interface Ask {
    method?: string
    as?: string | null
    body?: unknown
    headers?: Record<string, string>
  }
  async function ask(path: string, { method = 'GET', as = owner, body, headers = {} }: Ask = {}) {
    const response = await door.request(`/api/v1${path}`, {
      method,
      headers: { ...(as === null ? {} : { Authorization: `Bearer ${as}` }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json') === true
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: isJson && text !== '' ? JSON.parse(text) : null,
    }
  }
  const add = async (name: string, rest: Record<string, unknown> = {}) =>
    (await ask('/places', { method: 'POST', body: { name, ...rest } })).json

  it('makes a record, says where it is, and gives it back', async () => {
    const made = await ask('/places', { method: 'POST', body: { name: 'Eastside', population: 4200 } })
    expect(made.status).toBe(201)
    expect(made.json).toMatchObject({ name: 'Eastside', place: '', population: 4200, version: 1 })
    expect(made.headers.get('location')).toBe(`/api/v1/places/${made.json.id}`)
    expect(made.headers.get('etag')).toBe('"1"')
    const found = await ask(`/places/${made.json.id}`)
    expect(found).toMatchObject({ status: 200, json: made.json })
    expect((await ask(`/places/${made.json.id}`, { headers: { 'If-None-Match': '"1"' } })).status).toBe(304)
    expect((await ask(`/places/${made.json.id}`, { method: 'HEAD' })).headers.get('etag')).toBe('"1"')
  })

  it('publishes only what a resource says it publishes', async () => {
    const { json } = await ask(`/places/${(await add('Plain')).id}`)
    expect(Object.keys(json).sort()).toEqual(['createdAt', 'id', 'name', 'place', 'population', 'version'])
  })

  it('lists page by page, each record once, with the total and the way on', async () => {
    const other = await world.another()
    const as = await key('owner', null, other)
    for (const name of ['d', 'b', 'a', 'c', 'e'])
      await ask('/places', { method: 'POST', as, body: { name, place: name < 'c' ? 'north' : 'south' } })
    const first = await ask('/places?limit=2', { as })
    expect(first.json).toMatchObject({ items: [{ name: 'a' }, { name: 'b' }], total: 5 })
    const second = await ask(`/places?limit=2&cursor=${first.json.next}`, { as })
    const third = await ask(`/places?limit=2&cursor=${second.json.next}`, { as })
    expect([...second.json.items, ...third.json.items].map((item: { name: string }) => item.name)).toEqual([
      'c',
      'd',
      'e',
    ])
    expect(third.json.next).toBeNull()
    expect((await ask('/places?place=north', { as })).json).toMatchObject({ total: 2 })
    expect((await ask('/places?query=e&population=4', { as })).json).toEqual({
      items: [],
      total: 0,
      next: null,
    })
  })

  it.each([
    ['?limit=0', 'limit'],
    ['?limit=201', 'limit'],
    ['?limit=many', 'limit'],
    ['?cursor=broken', 'cursor'],
    ['?colour=red', 'colour'],
    ['?population=few', 'population'],
    ['?query=a&query=b', 'query'],
  ])('refuses the list %s and names what is wrong', async (search, path) => {
    const { status, json } = await ask(`/places${search}`)
    expect(status).toBe(422)
    expect(json.errors).toMatchObject([{ path }])
    expect(json.errors[0].message).toMatch(/\.$/)
  })

  it('changes what is given and leaves the rest as it is', async () => {
    const { id } = await add('Old name', { place: 'Harbor', population: 7 })
    const changed = await ask(`/places/${id}`, {
      method: 'PATCH',
      body: { name: 'New name' },
      headers: { 'If-Match': '"1"' },
    })
    expect(changed).toMatchObject({
      status: 200,
      json: { name: 'New name', place: 'Harbor', population: 7, version: 2 },
    })
    expect(changed.headers.get('etag')).toBe('"2"')
    const emptied = await ask(`/places/${id}`, {
      method: 'PATCH',
      body: { population: null },
      headers: { 'If-Match': '*' },
    })
    expect(emptied.json).toMatchObject({ name: 'New name', population: null, version: 3 })
  })

  it('asks which version is changed, and refuses an old one with what stands there now', async () => {
    const { id } = await add('Twice')
    const change = (name: string, match?: string) =>
      ask(`/places/${id}`, {
        method: 'PATCH',
        body: { name },
        ...(match === undefined ? {} : { headers: { 'If-Match': match } }),
      })
    expect((await change('x')).status).toBe(428)
    expect((await change('First', 'W/"1"')).status).toBe(200)
    expect(await change('Second', '"1"')).toMatchObject({
      status: 412,
      json: { current: { name: 'First', version: 2 } },
    })
    expect((await change('Third', '"abc"')).status).toBe(412)
    expect((await ask(`/places/${id}`, { method: 'DELETE', headers: { 'If-Match': '"1"' } })).status).toBe(
      412,
    )
    expect((await ask(`/places/${id}`)).json).toMatchObject({ name: 'First' })
  })

  it('removes a record, which is then gone', async () => {
    const { id } = await add('Short-lived')
    expect(await ask(`/places/${id}`, { method: 'DELETE' })).toMatchObject({ status: 204, text: '' })
    expect((await ask(`/places/${id}`)).status).toBe(404)
    expect((await ask(`/places/${id}`, { method: 'DELETE' })).status).toBe(404)
  })

  it('makes a state and takes it back', async () => {
    const { id } = await add('Counted')
    const made = await ask(`/places/${id}/census`, { method: 'POST', body: { population: 12 } })
    expect(made).toMatchObject({ status: 201, json: { id, population: 12 } })
    expect((await ask(`/places/${id}/census`, { method: 'DELETE' })).status).toBe(204)
    expect((await ask(`/places/${id}`)).json).toMatchObject({ population: null })
    expect((await ask(`/places/${uuid()}/census`, { method: 'POST', body: { population: 1 } })).status).toBe(
      404,
    )
  })

  it('answers 404 for what is not there, malformed or in another workspace, as a problem', async () => {
    const stranger = await key('owner', null, await world.another())
    const { id } = await add('Ours')
    for (const [path, as] of [
      ['/nothing', owner],
      ['/nothing', null],
      [`/places/${uuid()}`, owner],
      ['/places/not-an-id', owner],
      [`/places/${id}/nothing`, owner],
      [`/places/${id}/census/more`, owner],
      [`/places/${id}`, stranger],
    ] as const) {
      const answer = await ask(path, { as })
      expect(answer, path).toMatchObject({
        status: 404,
        json: { status: 404, type: '/api/v1#problem-not_found' },
      })
      expect(answer.headers.get('content-type')).toContain('application/problem+json')
    }
    expect((await ask(`/places/${id}`, { method: 'DELETE', as: stranger })).status).toBe(404)
  })

  it('answers 405 with what an address takes', async () => {
    const answer = await ask('/places', { method: 'DELETE' })
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('GET, POST')
  })

  it('lets nobody in without a key, with a wrong one or with one that was ended', async () => {
    const ctx = await world.as('owner')
    const made = await write(ctx, (tx) =>
      createApiKey(tx, { name: 'x', role: 'viewer', organizationId: null }),
    )
    if (isRefusal(made)) throw new Error(made.code)
    expect((await ask('/places', { as: made.token })).status).toBe(200)
    await write(ctx, (tx) => revokeApiKey(tx, made.id))
    for (const as of [null, 'cw_wrong', made.token]) {
      const answer = await ask('/places', { as })
      expect(answer.status).toBe(401)
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/)
    }
  })

  it('notes the day on which a key was last used', async () => {
    const token = await key('viewer')
    const days = async () =>
      (
        await read(await world.as('owner'), (tx) =>
          tx.db
            .selectFrom('apiKeys')
            .select('lastUsedOn')
            .where('role', '=', 'viewer')
            .where('revokedAt', 'is', null)
            .execute(),
        )
      ).map((row) => row.lastUsedOn)
    expect(await days()).toEqual([null])
    await ask('/places', { as: token })
    expect(await days()).toEqual(['2026-03-31'])
  })

  it('tells a key that may not who may', async () => {
    const partner = await world.organization('Harbor Youth')
    for (const as of [
      await key('viewer'),
      await key('lead', partner),
      await key('representative', partner),
    ]) {
      const answer = await ask('/places', { method: 'POST', as, body: { name: 'x' } })
      expect(answer).toMatchObject({ status: 403, json: { whoCan: ['owner', 'coordinator', 'contributor'] } })
      expect(answer.json.detail).toContain('coordinator')
    }
  })

  it('names every field that can’t be taken, and says so in the reader’s language', async () => {
    const body = { name: '', population: 'many', colour: 'red' }
    const english = await ask('/places', { method: 'POST', body })
    expect(english.status).toBe(422)
    expect(english.json.errors.map((error: { path: string }) => error.path).sort()).toEqual([
      'colour',
      'name',
      'population',
    ])
    const spanish = await ask('/places', { method: 'POST', body, headers: { 'Accept-Language': 'es-MX' } })
    expect(spanish.json.errors[0].message).not.toBe(english.json.errors[0].message)
    for (const bad of ['{', '[]', '"text"', 'null'])
      expect((await ask('/places', { method: 'POST', body: bad })).status).toBe(422)
    const { id } = await add('Typo')
    const change = await ask(`/places/${id}`, {
      method: 'PATCH',
      body: { nmae: 'x' },
      headers: { 'If-Match': '"1"' },
    })
    expect(change).toMatchObject({ status: 422, json: { errors: [{ path: 'nmae' }] } })
  })

  it('answers a rule’s no with its sentence and facts', async () => {
    const answer = await ask('/places', { method: 'POST', body: { name: 'Atlantis' } })
    expect(answer).toMatchObject({ status: 409, json: { code: 'too_many', facts: { minutes: 7 } } })
    expect(answer.json.detail).toContain('7')
  })

  it('takes no more than a megabyte', async () => {
    const answer = await ask('/places', { method: 'POST', body: { name: 'x', place: 'y'.repeat(1_100_000) } })
    expect(answer.status).toBe(413)
  })

  it('does a request once however often it is sent under one Idempotency-Key, at the same moment too', async () => {
    const headers = { 'Idempotency-Key': uuid() }
    const send = (name: string, as = owner) => ask('/places', { method: 'POST', as, body: { name }, headers })
    const answers = await Promise.all([send('Once'), send('Once'), send('Once')])
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201])
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1)
    const later = await send('Once')
    expect(later.text).toBe(answers[0]?.text)
    expect(later.headers.get('location')).toBe(answers[0]?.headers.get('location'))
    expect((await ask('/places?query=Once')).json.total).toBe(1)
    expect(await send('Other')).toMatchObject({
      status: 422,
      json: { errors: [{ path: 'Idempotency-Key' }] },
    })
    expect((await send('Other', await key('contributor'))).status).toBe(201)
    world.setNow('2026-04-01T12:00:01Z')
    expect((await send('Other')).status).toBe(201)
    world.setNow('2026-03-31T12:00:00Z')
  })

  it('changes and removes once under one Idempotency-Key too', async () => {
    const made = await ask('/places', { method: 'POST', body: { name: 'Wharf' } })
    const path = `/places/${made.json.id}`
    const headers = { 'Idempotency-Key': uuid(), 'If-Match': '"1"' }
    const change = (name: string) => ask(path, { method: 'PATCH', body: { name }, headers })
    const first = await change('Quay')
    expect([first.status, first.json.version]).toEqual([200, 2])
    expect((await change('Quay')).text).toBe(first.text)
    expect((await change('Pier')).status).toBe(422)
    const gone = { method: 'DELETE', headers: { 'Idempotency-Key': uuid() } }
    expect([(await ask(path, gone)).status, (await ask(path, gone)).status]).toEqual([204, 204])
    expect((await ask(path)).status).toBe(404)
  })

  it('answers 304 to whoever has the record already, also where it was compressed on the way', async () => {
    const made = await ask('/places', { method: 'POST', body: { name: 'Landing' } })
    const path = `/places/${made.json.id}`
    const having = async (tag: string) => (await ask(path, { headers: { 'If-None-Match': tag } })).status
    expect(await having('"1"')).toBe(304)
    expect(await having('W/"1"')).toBe(304)
    expect(await having('"7", W/"1"')).toBe(304)
    expect(await having('"2"')).toBe(200)
  })

  it('says how long an answer is, in bytes, so that short ones are sent as they are', async () => {
    const made = await ask('/places', { method: 'POST', body: { name: 'Muelle de Peñón' } })
    expect(made.text.length).toBeLessThan(Buffer.byteLength(made.text))
    expect(made.headers.get('content-length')).toBe(String(Buffer.byteLength(made.text)))
  })

  it('keeps no Idempotency-Key of a request that was refused', async () => {
    const headers = { 'Idempotency-Key': 'again' }
    expect((await ask('/places', { method: 'POST', body: { name: 'Atlantis' }, headers })).status).toBe(409)
    expect((await ask('/places', { method: 'POST', body: { name: 'Found' }, headers })).status).toBe(201)
  })

  it('tells a key that asks too often how long to wait', async () => {
    const slow = new Hono().route('/api/v1', apiRoutes(world.system, { perMinute: 2 }))
    const get = (as: string) => slow.request('/api/v1/places', { headers: { Authorization: `Bearer ${as}` } })
    expect([(await get(owner)).status, (await get(owner)).status]).toEqual([200, 200])
    const answer = await get(owner)
    expect(answer.status).toBe(429)
    expect(answer.headers.get('retry-after')).toBe('30')
    expect((await get(await key('viewer'))).status).toBe(200)
  })

  it('describes itself in valid OpenAPI 3.1, with every operation', async () => {
    const { json } = await ask('/openapi.json', { as: null })
    const result = await new Validator().validate(json)
    expect(result.errors ?? []).toEqual([])
    expect(result.valid).toBe(true)
    const own = Object.keys(json.paths).filter((path) => path.startsWith('/places'))
    expect(own).toEqual(['/places', '/places/{id}', '/places/{id}/census'])
    expect(Object.keys(json.paths['/places/{id}'])).toEqual(['get', 'patch', 'delete'])
    expect(json.components.schemas.PlacesNew).toMatchObject({
      required: ['name'],
      additionalProperties: false,
    })
    expect(json.components.schemas.PlacesChange.required).toBeUndefined()
  })

  it('can be read as a page without scripts', async () => {
    for (const path of ['', '/']) {
      const { status, text } = await ask(path, { as: null, headers: { 'Accept-Language': 'es' } })
      expect(status).toBe(200)
      expect(text).toContain('<html lang="es">')
      expect(text).toContain('href="/assets/app.css"')
      expect(text).toContain('POST /places/{id}/census')
      expect(text).not.toContain('<script')
    }
  })
})
