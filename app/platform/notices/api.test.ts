import { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createApiKey } from '../accounts/keys/create.server.ts'
import { apiRoutes } from '../api/routes.server.ts'
import type { Ctx } from '../context/context.server.ts'
import { keepHouse, read } from '../context/transaction.server.ts'
import { must } from '../testing/answers.server.ts'
import { ownKeyOf } from '../testing/own-key.server.ts'
import { openWorld, testNow, type World } from '../testing/world.server.ts'
import { notify } from './notify.server.ts'
import { unreadNotices } from './reads.server.ts'
import { readWishes } from './wish.server.ts'

describe('notices and wishes, by a key of one’s own', () => {
  let world: World
  let owner: Ctx
  let door: Hono
  let reader: Ctx
  let token: string
  let other: string
  let minute = 0
  beforeAll(async () => {
    world = await openWorld([
      {
        name: 'test',
        noticeKinds: [
          { kind: 'said', theme: 'talk', label: () => 'Somebody answers', byMail: 'now' },
          { kind: 'moved', theme: 'work', label: () => 'Something moved', byMail: 'digest' },
        ],
      },
    ])
    door = new Hono().route('/api/v1', apiRoutes(world.system, { perMinute: 10_000 }))
    owner = await world.as('owner')
    other = (await ownKeyOf(await world.as('coordinator'))).token
  })
  afterAll(() => world.close())
  beforeEach(async () => {
    world.setNow(testNow)
    reader = await world.as('representative', await world.organization('Harbor Youth'))
    token = (await ownKeyOf(reader)).token
  })

  const ask = async (method: string, path: string, body?: unknown, as = token) => {
    const response = await door.request(`/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${as}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, json: text === '' ? null : JSON.parse(text) }
  }
  /** Each a minute after the one before. */
  const tell = async (words: string, kind = 'said') => {
    minute += 1
    world.setNow(new Date(Date.parse(testNow) + minute * 60_000).toISOString())
    await keepHouse(await world.as('owner'), (tx) =>
      notify(tx, {
        kind,
        to: [reader.actor.personId ?? ''],
        subject: { kind: 'organization', id: world.hostId },
        href: '/organizations',
        say: () => words,
      }),
    )
  }
  const texts = ({ json }: { json: { items: { text: string }[] } }) => json.items.map(({ text }) => text)

  it('are read, the newest first, and narrowed to what is new, to a kind and to words', async () => {
    await tell('Ruth answered you.')
    await tell('The fair moved.', 'moved')
    const all = await ask('GET', '/notices')
    expect(texts(all)).toEqual(['The fair moved.', 'Ruth answered you.'])
    expect(all.json).toMatchObject({ total: 2, next: null, items: [{ readAt: null }, {}] })
    expect(all.json.items[0]).toMatchObject({
      kind: 'moved',
      href: '/demo/organizations',
      subjectKind: 'organization',
      subjectId: world.hostId,
    })
    expect(texts(await ask('GET', '/notices?kind=said'))).toEqual(['Ruth answered you.'])
    expect(texts(await ask('GET', '/notices?query=FAIR'))).toEqual(['The fair moved.'])
    expect(texts(await ask('GET', '/notices?query=%25'))).toEqual([])
    const first = await ask('GET', '/notices?limit=1')
    expect(texts(await ask('GET', `/notices?limit=1&cursor=${first.json.next}`))).toEqual([
      'Ruth answered you.',
    ])
    await ask('POST', `/notices/${all.json.items[0].id}/reading`, {})
    expect(texts(await ask('GET', '/notices?unread=true'))).toEqual(['Ruth answered you.'])
    expect(texts(await ask('GET', '/notices?unread=false'))).toEqual(['The fair moved.'])
    expect((await ask('GET', '/notices?unread=perhaps')).status).toBe(422)
  })

  it('are set aside one by one, or with all that came before, but none that came since', async () => {
    for (const words of ['One.', 'Two.', 'Three.', 'Four.']) await tell(words)
    const [, three] = (await ask('GET', '/notices')).json.items
    const made = await ask('POST', `/notices/${three.id}/reading`, {})
    expect(made).toMatchObject({ status: 201, json: { id: three.id, readAt: expect.any(String) } })
    expect(texts(await ask('GET', '/notices?unread=true'))).toEqual(['Four.', 'Two.', 'One.'])
    await ask('POST', `/notices/${three.id}/reading`, { earlierToo: true })
    expect(texts(await ask('GET', '/notices?unread=true'))).toEqual(['Four.'])
    expect(await read(reader, unreadNotices)).toBe(1)
  })

  it('are never another’s, to read or to set aside', async () => {
    await tell('For one alone.')
    const [{ id }] = (await ask('GET', '/notices')).json.items
    expect(texts(await ask('GET', '/notices', undefined, other))).toEqual([])
    expect((await ask('GET', `/notices/${id}`, undefined, other)).status).toBe(404)
    for (const body of [{}, { earlierToo: true }])
      expect((await ask('POST', `/notices/${id}/reading`, body, other)).status).toBe(404)
    expect(await read(reader, unreadNotices)).toBe(1)
    const hours = `/quiet-hours/${reader.actor.personId}`
    expect((await ask('GET', hours, undefined, other)).status).toBe(404)
    expect((await ask('PATCH', hours, { from: 1, until: 2 }, other)).status).toBe(404)
  })

  it('are changed kind by kind, and the others stay as they are', async () => {
    const listed = await ask('GET', '/notice-wishes')
    expect(listed.json.items.map((one: { id: string }) => one.id)).toEqual(
      (await read(reader, readWishes)).kinds.map((one) => one.kind),
    )
    const changed = await ask('PATCH', '/notice-wishes/said', { byMail: 'digest' })
    expect(changed).toMatchObject({
      status: 200,
      json: { id: 'said', theme: 'talk', label: 'Somebody answers', onPage: true, byMail: 'digest' },
    })
    const { kinds } = await read(reader, readWishes)
    expect(kinds.filter((one) => ['said', 'moved'].includes(one.kind))).toMatchObject([
      { byMail: 'digest', onPage: true },
      { byMail: 'digest', onPage: true },
    ])
    expect((await ask('PATCH', '/notice-wishes/nothing', { onPage: false })).status).toBe(404)
    expect((await ask('PATCH', '/notice-wishes/said', { byMail: 'often' })).status).toBe(422)
  })

  it('keep hours of quiet, with a beginning and an end', async () => {
    const { items } = (await ask('GET', '/quiet-hours')).json
    expect(items).toEqual([{ id: reader.actor.personId, from: null, until: null, timeZone: 'UTC' }])
    const path = `/quiet-hours/${items[0].id}`
    expect((await ask('PATCH', path, { from: 21 })).json).toMatchObject({
      status: 409,
      code: 'notice_quiet_both',
    })
    expect((await ask('PATCH', path, { from: 21, until: 24 })).status).toBe(422)
    expect((await ask('PATCH', path, { from: 21, until: 7 })).json).toMatchObject({ from: 21, until: 7 })
    expect((await read(reader, readWishes)).quiet).toEqual({ from: 21, until: 7 })
    await ask('PATCH', path, { until: null, from: null })
    expect((await read(reader, readWishes)).quiet).toBeNull()
  })

  it('are not there for a key of the workspace, which is told in a sentence that it is nobody', async () => {
    const { token: workspaceKey } = await must(owner, (tx) =>
      createApiKey(tx, { name: 'Host', role: 'owner', organizationId: null }),
    )
    for (const path of ['/notices', '/notice-wishes', '/notice-wishes/said', '/quiet-hours']) {
      const answer = await ask('GET', path, undefined, workspaceKey)
      expect(answer, path).toMatchObject({ status: 403, json: { whoCan: [] } })
      expect(answer.json.detail).toContain('nobody')
      expect(answer.json.detail).toContain('key of their own')
    }
    expect((await ask('PATCH', '/notice-wishes/said', { onPage: false }, workspaceKey)).status).toBe(403)
  })
})
