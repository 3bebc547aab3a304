import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApiKey } from '#platform/accounts/keys/create.server.ts'
import { apiRoutes } from '#platform/api/routes.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import type { DueItem } from '#platform/features/feature.server.ts'
import { must } from '#platform/testing/answers.server.ts'
import { ownKeyOf } from '#platform/testing/own-key.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { today as todayNoun } from './register.server.ts'

const record = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const item = (number: number, more: Partial<DueItem> = {}): DueItem => ({
  kind: 'fake.thing',
  recordId: record(number),
  partnershipId: null,
  group: 'week',
  dueOn: '2026-04-02',
  title: `Thing ${number}`,
  why: 'Because.',
  when: 'soon',
  href: '/somewhere',
  doneHref: null,
  ...more,
})

describe('Today, by a key of one’s own', () => {
  let world: World
  let reader: Ctx
  let token: string
  let ask: (
    method: string,
    path: string,
    body?: unknown,
    as?: string,
  ) => Promise<{ status: number; json: Json }>
  type Json = Record<string, unknown> & { items: Record<string, unknown>[] }
  beforeAll(async () => {
    world = await openWorld([
      { name: 'journey', ...todayNoun },
      {
        name: 'fake',
        dueItems: [{ find: async () => [item(1), item(2, { group: 'late', dueOn: '2026-03-01' }), item(3)] }],
      },
    ])
    const door = new Hono().route('/api/v1', apiRoutes(world.system, { perMinute: 10_000 }))
    reader = await world.as('coordinator')
    token = (await ownKeyOf(reader)).token
    ask = async (method, path, body, as = token) => {
      const response = await door.request(`/api/v1${path}`, {
        method,
        headers: { Authorization: `Bearer ${as}` },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      return { status: response.status, json: text === '' ? null : JSON.parse(text) }
    }
  })
  afterAll(() => world.close())
  const titles = async (search = '') =>
    (await ask('GET', `/today${search}`)).json.items.map((one) => one.title)
  const thing = `/today/fake.thing~${record(1)}`

  it('is read in the order of the page, narrowed to a group, and page by page', async () => {
    expect(await titles()).toEqual(['Thing 2', 'Thing 1', 'Thing 3'])
    expect(await titles('?group=late')).toEqual(['Thing 2'])
    expect(await titles('?query=thing%203')).toEqual(['Thing 3'])
    const { json } = await ask('GET', '/today?limit=2')
    expect(json).toMatchObject({
      total: 3,
      items: [{ id: `fake.thing~${record(2)}`, href: '/demo/somewhere', putOffUntil: null }, {}],
    })
    expect(await titles(`?limit=2&cursor=${json.next}`)).toEqual(['Thing 3'])
    expect((await ask('GET', thing)).json).toMatchObject({ title: 'Thing 1', group: 'week' })
    expect((await ask('GET', `/today/fake.thing~${record(9)}`)).status).toBe(404)
  })

  it('lets put off and bring back, for oneself alone', async () => {
    expect(await ask('POST', `${thing}/putting-off`, { untilOn: '2026-03-31' })).toMatchObject({
      status: 409,
      json: { code: 'snooze_past' },
    })
    expect(await ask('POST', `${thing}/putting-off`, { untilOn: '2026-04-02' })).toMatchObject({
      status: 201,
      json: { putOffUntil: '2026-04-02' },
    })
    expect(await titles()).toEqual(['Thing 2', 'Thing 3', 'Thing 1'])
    expect(await titles('?putOff=true')).toEqual(['Thing 1'])
    expect(await titles('?putOff=false')).toEqual(['Thing 2', 'Thing 3'])
    const other = (await ownKeyOf(await world.as('contributor'))).token
    expect((await ask('GET', thing, undefined, other)).json.putOffUntil).toBeNull()
    expect((await ask('DELETE', `${thing}/putting-off`, undefined, other)).status).toBe(409)
    expect((await ask('DELETE', `${thing}/putting-off`)).status).toBe(204)
    expect(await titles('?putOff=true')).toEqual([])
  })

  it('is nobody’s for a key of the workspace', async () => {
    const made = await must(await world.as('owner'), (tx) =>
      createApiKey(tx, { name: 'Host', role: 'owner', organizationId: null }),
    )
    expect((await ask('GET', '/today', undefined, made.token)).status).toBe(403)
    expect((await ask('POST', `${thing}/putting-off`, { untilOn: '2026-04-02' }, made.token)).status).toBe(
      403,
    )
  })
})
