import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, type Client, client, cookieOf } from './client.ts'
import { formsOf } from './forms.ts'
import { gatherKeys } from './keys.ts'
import { api } from './matrix/api.ts'
import { cast, type Member, members, type Place, places } from './matrix/cast.ts'
import { expectedOfKey, all as keyRoles } from './matrix/key.ts'
import { outside } from './matrix/outside.ts'
import { inWorkspace } from './matrix/pages.ts'
import { type Expected, expected } from './matrix/row.ts'
import { gatherRecords, type Ids } from './records.ts'
import { allRoutes, type Route } from './routes.ts'
import { type Running, startServer } from './server.ts'

const routes = await allRoutes()
const inside = routes.filter(({ pattern }) => pattern.startsWith('/:workspace'))
const open = routes.filter((route) => !inside.includes(route))
const rowOf = ({ pattern }: Route) => inWorkspace[pattern.slice('/:workspace'.length)]

let server: Running
let as: Record<Member, Client>
let ids: Record<Place, Ids>

beforeAll(async () => {
  server = await startServer({ demo: true })
  const clients = {} as Record<Member, Client>
  for (const member of cast) {
    const name = members[member]
    clients[member] = client(server, name === null ? '' : await cookieOf(server, name))
  }
  as = clients
  ids = await gatherRecords(as)
})
afterAll(() => server?.stop())

it('has a line for every address, and none for one that is gone', () => {
  expect(Object.keys(inWorkspace).toSorted()).toEqual(
    inside.map(({ pattern }) => pattern.slice('/:workspace'.length)).toSorted(),
  )
  expect(Object.keys(outside).toSorted()).toEqual(open.map(({ pattern }) => pattern).toSorted())
})

it('says of every address whether forms can be sent to it', () => {
  const told = inside.filter((route) => rowOf(route)?.act !== undefined).map(({ pattern }) => pattern)
  expect(told).toEqual(inside.filter(({ acts }) => acts).map(({ pattern }) => pattern))
})

describe('in a workspace', () => {
  it.each(inside.filter(({ reads }) => reads))('$pattern is seen by those who may', async (route) => {
    const row = rowOf(route)
    const wrong: string[] = []
    for (const place of placesOf(route)) {
      const path = pathOf(route, place)
      if (path === null || row === undefined) continue
      for (const member of cast) {
        const wanted = expected(row, 'see', member, namesIn(route).length === 0 ? null : place)
        for (const [way, address] of waysTo(route, path))
          note(wrong, `${member} at ${place}, ${way}`, wanted, verdict(await as[member].get(address)))
      }
    }
    expect(wrong).toEqual([])
  })

  const naming = inside.filter((route) => route.reads && namesIn(route).length > 0)
  it.each(naming)('$pattern is not found for what can be no id', async (route) => {
    const path = route.pattern.replace(':workspace', 'demo').replaceAll(/:\w+/g, 'not-an-id')
    for (const member of ['owner', 'lead'] as const)
      for (const [, address] of waysTo(route, path))
        expect(verdict(await as[member].get(address))).toBe('not found')
  })

  const acting = inside.filter(({ acts }) => acts)
  it.each(acting)('$pattern takes no form from those who may not', async (route) => {
    const row = rowOf(route)
    const wrong: string[] = []
    for (const place of placesOf(route)) {
      const path = pathOf(route, place)
      if (path === null || row === undefined) continue
      const about = namesIn(route).length === 0 ? null : place
      // Nobody gets the form of a record in another workspace, but anybody can send one there.
      const from = place === 'eastfield' ? 'harbor' : place
      const forms = await formsAt(
        pathOf(route, from) ?? path,
        (member) => expected(row, 'act', member, about === null ? null : from) === 'seen',
      )
      const more = Object.entries(row.form ?? {}).map(
        ([name, value]) => [name, withIds(value, from)] as const,
      )
      for (const member of cast) {
        const wanted = expected(row, 'act', member, about)
        if (wanted === 'seen' || wanted === 'led on') continue
        for (const fields of forms)
          note(
            wrong,
            `${member} at ${place}`,
            wanted,
            verdict(
              await as[member].post(path, [
                ...fields.filter(([name]) => !(name in (row.form ?? {}))),
                ...more,
              ]),
            ),
          )
      }
    }
    expect(wrong).toEqual([])
  })

  const elsewhere: Record<string, string>[] = [
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ]
  it.each(acting)('$pattern takes no form from a page of somebody else', async (route) => {
    const path = pathOf(route, 'harbor') ?? ''
    for (const headers of elsewhere) expect((await as.owner.post(path, [], headers)).status).toBe(403)
  })
})

describe('outside of every workspace', () => {
  it.each(open)('$pattern answers members and strangers', async (route) => {
    const row = outside[route.pattern]
    const path = route.pattern.replace(':token', 'no-such-token')
    for (const member of cast)
      expect([member, (await as[member].get(path)).status]).toEqual([
        member,
        member === 'stranger' ? row?.stranger : row?.member,
      ])
    expect(route.acts).toBe(row?.acts === true)
    if (route.acts)
      expect((await as.owner.post(path, [], { origin: 'https://elsewhere.example' })).status).toBe(403)
  })
})

describe('behind a key from a mail', () => {
  const keyed = Object.entries(outside).filter(([, row]) => row.keyed !== undefined)
  let keys: Ids
  beforeAll(async () => {
    keys = { ...ids.harbor, ...(await gatherKeys(ids.harbor, { owner: as.owner, host: as.coordinator })) }
  })
  it('is every page that takes forms by a key', () => {
    const taking = open.filter(({ pattern, acts }) => acts && pattern.includes(':token'))
    expect(keyed.map(([path]) => path).toSorted()).toEqual(taking.map(({ pattern }) => pattern).toSorted())
  })
  it.each(keyed)('%s is seen by a stranger who holds it, with and without scripts', async (path, row) => {
    const here = path.replace(':token', keys[row.keyed ?? ''] ?? '')
    for (const address of [here, `${here}.data`]) expect((await as.stranger.get(address)).status).toBe(200)
    expect(formsOf((await as.stranger.get(here)).text)).not.toEqual([])
    expect((await as.stranger.post(here, [], { origin: 'https://elsewhere.example' })).status).toBe(403)
  })
})

describe('by a key', () => {
  type Method = 'get' | 'post' | 'patch' | 'delete'
  let keys: Record<(typeof keyRoles)[number], string>
  let operations: [path: string, method: Method][]

  beforeAll(async () => {
    const made: Record<string, string> = {}
    for (const role of keyRoles) {
      const of = role === 'representative' ? ['--organization', ids.harbor.organization ?? ''] : []
      const said = await server.command(
        'token',
        'create',
        '--workspace',
        'demo',
        '--role',
        role,
        '--json',
        ...of,
      )
      made[role] = JSON.parse(said).token
    }
    keys = made as typeof keys
    const described: { paths: Record<string, Record<string, unknown>> } = JSON.parse(
      await as.stranger.text('/api/v1/openapi.json'),
    )
    // What no page names by its id, as the owner's key finds it.
    for (const place of ['harbor', 'clinic'] as const) {
      const first = async (noun: string, of = `?partnershipId=${ids[place].partnership ?? ''}`) => {
        const found = await ask(keys.owner, 'get', `/${noun}${of}`, undefined)
        return String(Object(JSON.parse(found.text)).items?.[0]?.id ?? '')
      }
      const madeOf = async (noun: 'items' | 'decisions', shown: 'agenda' | 'decisions') => {
        const body = JSON.stringify({ text: 'Lamps, once more' })
        const made = await ask(keys.owner, 'post', `/meetings/${ids[place].meeting ?? ''}/${noun}`, body)
        return String(Object(JSON.parse(made.text))[shown]?.at(-1)?.id ?? '')
      }
      ids = {
        ...ids,
        [place]: {
          ...ids[place],
          vision: await first('visions'),
          agreementVersion: await first('agreement-versions'),
          warning: await first('warnings'),
          agendaItem: await madeOf('items', 'agenda'),
          notedDecision: await madeOf('decisions', 'decisions'),
          workspace: await first('workspaces', ''),
        },
      }
    }
    operations = Object.entries(described.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method): [string, Method] => [path, method as Method]),
    )
  })

  it('has a line for every operation of the description, and none for one that is gone', () => {
    const told = Object.entries(api).flatMap(([path, row]) =>
      (['get', 'post', 'patch', 'delete'] as const)
        .filter((method) => row[method] !== undefined)
        .map((method) => `${method} ${path}`),
    )
    expect(told.toSorted()).toEqual(operations.map(([path, method]) => `${method} ${path}`).toSorted())
  })

  it('reads what the role reaches, and changes nothing that it may not', async () => {
    const wrong: string[] = []
    for (const [path, method] of operations) {
      const row = api[path]
      if (row === undefined) continue
      for (const place of row.record === undefined ? (['harbor'] as const) : places) {
        const id = ids[place][row.record ?? '']
        if (row.record !== undefined && !id) continue
        for (const role of keyRoles) {
          const wanted = expectedOfKey(row, method, role, place)
          // Whoever may write is not made to: that it works is told elsewhere.
          if (wanted === 200 && method !== 'get') continue
          const { status } = await ask(
            keys[role],
            method,
            path.replace('{id}', id ?? ''),
            bodyOf(row, method),
          )
          if (status !== wanted)
            wrong.push(`${role} at ${place}, ${method} ${path}: should be ${wanted}, is ${status}`)
        }
      }
    }
    expect(wrong).toEqual([])
    // Whole partnerships are among them, and each takes the server seconds to make.
  }, 600_000)

  it('is needed for everything, and finds nothing by what is no id', async () => {
    const wrong: string[] = []
    for (const [path, method] of operations) {
      const row = api[path]
      const here = path.replace('{id}', ids.harbor[row?.record ?? ''] ?? '')
      for (const key of ['', 'cw_nobody']) {
        const { status } = await ask(key, method, here, bodyOf(row, method))
        if (status !== 401) wrong.push(`${method} ${path} without a key: ${status}`)
      }
      if (row?.record === undefined || row.own) continue
      const { status } = await ask(keys.owner, method, path.replace('{id}', 'not-an-id'), bodyOf(row, method))
      if (status !== 404) wrong.push(`${method} ${path} of no id: ${status}`)
    }
    expect(wrong).toEqual([])
  })

  const bodyOf = (row: (typeof api)[string] | undefined, method: Method) =>
    method === 'post'
      ? withIds(JSON.stringify(row?.body ?? {}), 'harbor')
      : method === 'patch'
        ? '{}'
        : undefined

  const ask = (key: string, method: Method, path: string, body: string | undefined) =>
    fetch(`${server.origin}/api/v1${path}`, {
      method: method.toUpperCase(),
      headers: {
        ...(key === '' ? {} : { authorization: `Bearer ${key}` }),
        'content-type': 'application/json',
        'if-match': '*',
      },
      ...(body === undefined ? {} : { body }),
    }).then(async (response) => ({ status: response.status, text: await response.text() }))
})

/** Where a record is named, everybody's are tried; where none is, one try is enough. */
const placesOf = (route: Route): readonly Place[] =>
  namesIn(route).length === 0 ? ['harbor'] : (rowOf(route)?.at ?? places)

/** The records an address names. */
const namesIn = ({ pattern }: Route): string[] =>
  [...pattern.matchAll(/:(\w+)/g)].map(([, name = '']) => name).slice(1)

/** The address with the ids of a place; null where the place has no such record. */
function pathOf(route: Route, place: Place): string | null {
  const pattern = route.pattern.replace(':workspace', 'demo') + (rowOf(route)?.query ?? '')
  const missing = [...pattern.matchAll(/:(\w+)/g)].some(([, name = '']) => !ids[place][name])
  if (missing && place !== 'eastfield') throw new Error(`${route.pattern}: no record at ${place}`)
  return missing ? null : withIds(pattern, place)
}

const withIds = (text: string, place: Place) =>
  text.replaceAll(/:([a-z]\w+)/g, (_, name: string) => ids[place][name] ?? '')

/** The page with all that frames it, and what a script asks for: its data alone. */
function waysTo(route: Route, path: string): (readonly [string, string])[] {
  const [bare = '', query = ''] = path.split('?')
  return [
    ['page', path],
    ['data', `${bare}.data?_routes=${encodeURIComponent(route.id)}&${query}`],
  ]
}

function verdict(response: Answer): Expected | number {
  const { status } = response
  const to = response.headers.get('location') ?? ''
  if (status === 200) return 'seen'
  if (status === 302 || status === 303) return to.startsWith('/sign-in') ? 'sign in' : 'led on'
  // A redirect told to a script.
  if (status === 202) return 'led on'
  if (status === 403) return 'forbidden'
  if (status === 404) return 'not found'
  return status
}

function note(wrong: string[], who: string, wanted: Expected, got: Expected | number): void {
  const asData = who.includes('data')
  if (got === wanted || (asData && wanted === 'sign in' && got === 'led on')) return
  // Of another workspace: whichever is looked at first, nothing is said of what is there.
  if (who.includes('eastfield') && wanted === 'forbidden' && got === 'not found') return
  wrong.push(`${who}: should be ${wanted}, is ${got}`)
}

/** The forms of a page as somebody gets them who may send them, or an empty one. */
async function formsAt(path: string, may: (member: Member) => boolean): Promise<[string, string][][]> {
  for (const member of cast.filter(may)) {
    const response = await as[member].get(path)
    if (response.status !== 200) continue
    const forms = formsOf(response.text).filter(
      ({ action }) => action === null || action.split('?')[0] === path.split('?')[0],
    )
    if (forms.length > 0) return forms.map(({ fields }) => fields)
  }
  return [[]]
}
