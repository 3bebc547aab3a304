import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedDemo } from '../demo/seed.server.ts'
import { features } from '../features.server.ts'
import { createApiKey } from './platform/accounts/keys/create.server.ts'
import { createOwnKey } from './platform/accounts/keys/own.server.ts'
import { openApi } from './platform/api/openapi.server.ts'
import { apiRoutes } from './platform/api/routes.server.ts'
import { operatorContext, personActor } from './platform/context/actors.server.ts'
import type { Ctx, System } from './platform/context/context.server.ts'
import { closeSystem, openSystem, platform } from './platform/context/system.server.ts'
import { keepHouse, read, write } from './platform/context/transaction.server.ts'
import { isRefusal } from './platform/errors/errors.ts'
import { assembleRegistry } from './platform/features/feature.server.ts'
import { notify } from './platform/notices/notify.server.ts'
import { readSettings } from './platform/settings/settings.server.ts'
import { temporaryFolder } from './platform/testing/folders.server.ts'
import { slipsOf } from './platform/testing/slips.ts'
import { freshDatabase } from './platform/testing/world.server.ts'

const { api } = assembleRegistry([platform, ...features])

describe('every noun of the API', () => {
  it('is described in one valid OpenAPI document', async () => {
    const described = JSON.parse(JSON.stringify(openApi(api, 'http://localhost:3000')))
    const { valid, errors } = await new Validator().validate(described)
    expect(errors ?? []).toEqual([])
    expect(valid).toBe(true)
    expect(described.tags.map((tag: { name: string }) => tag.name)).toEqual(
      expect.arrayContaining([
        'organizations',
        'people',
        'partnerships',
        'goals',
        'commitments',
        'touchpoints',
      ]),
    )
  })

  it.each(api.map((resource) => [resource.name, resource] as const))(
    'shows of %s what a change of one field must keep of the others',
    (_name, { shape, change, changeable }) => {
      const shown = Object.keys(shape.shape)
      expect(shown).toContain('id')
      if (change === undefined || changeable !== undefined) return
      const needed = Object.entries(change.input.shape).filter(([, field]) => field.def.type !== 'optional')
      expect(needed.map(([field]) => field).filter((field) => !shown.includes(field))).toEqual([])
    },
  )

  it('is named once', () => {
    const names = api.map((resource) => resource.name)
    expect(names).toEqual([...new Set(names)])
  })
})

describe('the demo by the API', () => {
  const folder = temporaryFolder()
  let system: System
  let ctx: Ctx
  let close: () => Promise<void>
  let get: (
    path: string,
    init?: RequestInit,
  ) => Promise<{ status: number; headers: Headers; json: Record<string, unknown> }>
  beforeAll(async () => {
    const { database, drop } = await freshDatabase()
    const settings = readSettings({
      DATA_DIR: folder.path,
      COMMONWEAVE_SECRET: 'x'.repeat(32),
      LOG_LEVEL: 'error',
    })
    system = await openSystem(settings, database, features)
    close = async () => {
      await closeSystem(system)
      await drop()
      folder.remove()
    }
    await seedDemo(system)
    const operator = await operatorContext(system, 'demo')
    if (operator === null) throw new Error('there is no demo')
    ctx = operator
    const key = await write(ctx, (tx) => createApiKey(tx, { name: 'x', role: 'owner', organizationId: null }))
    if (isRefusal(key)) throw new Error(key.code)
    const amara = await coming(ctx, 'Amara Osei')
    // What people are told comes from jobs, which nobody runs here.
    await keepHouse(ctx, (tx) =>
      notify(tx, {
        kind: [...system.registry.noticeKinds.keys()][0] ?? '',
        to: [amara.actor.personId ?? ''],
        subject: { kind: 'organization', id: ctx.workspace.hostOrganizationId },
        href: '/today',
        say: () => 'The lamps are here.',
      }),
    )
    const own = await write(amara, (tx) => createOwnKey(tx, { name: 'x' }))
    if (isRefusal(own)) throw new Error(own.code)
    const owned = new Set(api.filter((resource) => resource.own).map((resource) => resource.name))
    // Reads more at once than a key may in a minute.
    const door = apiRoutes(system, { perMinute: 10_000 })
    get = async (path, init = {}) => {
      const noun = /^\/([a-z-]+)/.exec(path)?.[1] ?? ''
      const { token } = owned.has(noun) ? own : key
      const headers = { Authorization: `Bearer ${token}`, ...(init.headers as Record<string, string>) }
      const response = await door.request(`/api/v1${path}`, { ...init, headers })
      return {
        status: response.status,
        headers: response.headers,
        json: (await response.json()) as Record<string, unknown>,
      }
    }
  }, 120_000)
  afterAll(() => close())

  it('finds a name through one slip in any of its longer words, among the first five', async () => {
    const missed: string[] = []
    let turn = 0
    for (const noun of ['organizations', 'people']) {
      const names = await named(noun, '', 1000)
      const words = new Set(names.flatMap(wordsOf).filter((word) => word.length >= 5))
      for (const word of words) {
        // Of each word one slip, so that every kind and every place comes among them all.
        const kinds = Object.values(slipsOf(word))
        const kind = kinds[turn % kinds.length] ?? []
        const typed = kind[Math.floor(turn / kinds.length) % kind.length] ?? word
        const found = await named(noun, typed, 5)
        const holders = names.filter((name) => wordsOf(name).includes(word)).length
        const asTyped = found.filter((name) => folded(name).includes(typed) && !wordsOf(name).includes(word))
        const wanted = Math.min(holders, 5 - asTyped.length)
        if (found.filter((name) => wordsOf(name).includes(word)).length < wanted)
          missed.push(`${typed} for ${word}: ${found}`)
        turn += 1
      }
    }
    expect(missed).toEqual([])
    expect(turn).toBeGreaterThan(100)
  }, 120_000)

  // Through the list behind the door, which lets nobody ask as often.
  const named = async (noun: string, query: string, limit: number) => {
    const list = api.find((resource) => resource.name === noun)?.list
    const page = await read(ctx, async (tx) => list?.(tx, { query, limit, cursor: null, filters: {} }))
    return (page?.items ?? []).map((item) => String(Object(item).name))
  }

  // Parts of a meeting are listed with it.
  const listed = api.filter(({ list }) => list !== undefined)
  it.each(listed.map(({ name, change }) => ({ name, changes: change !== undefined })))(
    'lists, reads and changes $name, and a change of nothing changes nothing',
    async ({ name, changes }) => {
      const page = await get(`/${name}?limit=200`)
      expect(page, JSON.stringify(page.json)).toMatchObject({ status: 200 })
      const items = page.json.items as { id: string; version?: number }[]
      expect(items.length).toBeGreaterThan(0)
      expect(Number(page.json.total)).toBeGreaterThanOrEqual(items.length)
      let changed = 0
      for (const [index, item] of items.entries()) {
        // Twenty of them, and of nouns whose oldest are all closed so many more that one can be changed.
        if (index >= 20 && (!changes || changed > 0)) break
        const one = await get(`/${name}/${item.id}`)
        expect(one, JSON.stringify(one.json)).toMatchObject({ status: 200, json: { id: item.id } })
        if (!changes) continue
        const kept = await get(`/${name}/${item.id}`, {
          method: 'PATCH',
          body: '{}',
          headers: { 'If-Match': one.headers.get('etag') ?? '*' },
        })
        // Another organization's words are not the key's to change, and what is closed stays closed.
        if (kept.status === 403 || kept.status === 409) continue
        changed += 1
        expect(kept, JSON.stringify(kept.json)).toMatchObject({ status: 200 })
        const { version: _then, updatedAt: _at, ...before } = one.json
        const { version: _now, updatedAt: _later, ...after } = kept.json
        expect(after).toEqual(before)
      }
      if (changes) expect(changed).toBeGreaterThan(0)
    },
    60_000,
  )
})

/** Somebody of the demo, as the door lets them in. */
async function coming(ctx: Ctx, name: string): Promise<Ctx> {
  const actor = await read(ctx, async (tx) => {
    const { id } = await tx.db
      .selectFrom('people')
      .where('workspaceId', '=', tx.workspace.id)
      .where('name', '=', name)
      .select('id')
      .executeTakeFirstOrThrow()
    return personActor(tx.db, tx.workspace, id, tx.today)
  })
  if (actor === null) throw new Error(`${name} does not come in`)
  return { ...ctx, actor }
}

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
const wordsOf = (name: string) =>
  folded(name)
    .split(/[^a-z]+/)
    .filter((word) => word !== '')
