import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { historyOf } from '#platform/activity/history.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, Invalid, NotFound, Refusal, Stale } from '#platform/errors/errors.ts'
import { readCursor } from '#platform/http/listing.ts'
import { find } from '#platform/search/find.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { addCommunity } from '../communities/add.server.ts'
import { communityInput } from '../communities/inputs.ts'
import { landscape } from '../index.server.ts'
import { addOrganization } from './add.server.ts'
import { changeOrganization } from './change.server.ts'
import { organizationCsv } from './csv.server.ts'
import { organizationAdd, organizationChange, organizationShape } from './inputs.ts'
import { listOrganizations } from './list.server.ts'
import { organizationPage } from './page.server.ts'
import { organizationChoices, readOrganization } from './reads.server.ts'
import { removeOrganization, restoreOrganization } from './remove.server.ts'
import { readWanted } from './wanted.server.ts'

const all = { query: '', filters: {}, direction: 'asc', cursor: null, limit: 50 } as const
const given = (fields: Record<string, unknown> = {}) =>
  organizationAdd.parse({ name: `Somewhere ${crypto.randomUUID()}`, kind: 'nonprofit', ...fields })
const add = async (ctx: Ctx, fields: Record<string, unknown> = {}) => {
  const added = await write(ctx, (tx) => addOrganization(tx, given(fields)))
  if (added instanceof Refusal) throw new Error(added.code)
  return added.id
}
async function linesOf(rows: AsyncIterable<readonly unknown[]>): Promise<(readonly unknown[])[]> {
  const lines: (readonly unknown[])[] = []
  for await (const line of rows) lines.push(line)
  return lines
}
const restored = (subjectId: string) => ({ id: subjectId, subjectId, before: null, after: null })

describe('organizations', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld([landscape])
  })
  afterAll(() => world.close())

  it('are added by staff with all that is known of them, telephone, website and languages in one form', async () => {
    const ctx = await world.as('contributor')
    const { id: communityId } = await write(ctx, (tx) =>
      addCommunity(tx, communityInput.parse({ name: 'Eastside' })),
    )
    const id = await add(ctx, {
      name: 'Casa del Río',
      phone: '(206) 555-0100',
      website: 'casa.example',
      languages: ['Spanish', 'es', 'inglés'],
      tags: ['Food', 'food'],
      communityIds: [communityId],
    })
    const found = await read(ctx, (tx) => readOrganization(tx, id))
    expect(found).toMatchObject({
      phone: '+12065550100',
      website: 'https://casa.example',
      languages: ['es', 'en'],
      tags: ['food'],
      communityIds: [communityId],
    })
    expect(organizationShape.strict().safeParse(found).success).toBe(true)
  })

  it('keep no telephone number that can’t be one, and say so at its field', async () => {
    const ctx = await world.as('coordinator')
    const call = write(ctx, (tx) => addOrganization(tx, given({ phone: 'ask Maria' })))
    await expect(call).rejects.toBeInstanceOf(Invalid)
    await expect(call).rejects.toMatchObject({ issues: [{ path: 'phone', code: 'issue_phone' }] })
  })

  it('keep a number that a directory gave, though it can’t be dialled from abroad', async () => {
    const ctx = await world.as('coordinator')
    const id = await world.organization('Help line', { phone: '211' })
    const input = {
      ...organizationChange.parse({ name: 'Help line', kind: 'other', version: 1 }),
      phone: '211',
    }
    await write(ctx, (tx) => changeOrganization(tx, id, input))
    expect(await read(ctx, (tx) => readOrganization(tx, id))).toMatchObject({ phone: '211' })
  })

  it('that look like one already there are shown first, and saved once that was looked at', async () => {
    const ctx = await world.as('coordinator')
    const first = await add(ctx, { name: 'Jardín Común', email: 'hola@jardin.example' })
    for (const fields of [{ name: 'JARDIN COMUN' }, { name: 'Another', email: 'Hola@jardin.example' }]) {
      const refused = await write(ctx, (tx) => addOrganization(tx, given(fields)))
      expect(refused).toMatchObject({ code: 'organization_likely', facts: { id: first } })
    }
    expect(await add(ctx, { name: 'Jardin Comun', confirmed: [first] })).toBeTruthy()
  })

  it('are not added by someone who only reads, nor by a partner', async () => {
    const partner = await world.organization('Harbor Youth')
    for (const ctx of [
      await world.as('viewer'),
      await world.as('lead', partner),
      await world.as('representative', partner),
    ])
      await expect(write(ctx, (tx) => addOrganization(tx, given()))).rejects.toBeInstanceOf(Forbidden)
  })

  it('are changed by their own lead, and by no other partner', async () => {
    const own = await world.organization('Own House')
    const other = await world.organization('Other House')
    const input = organizationChange.parse({ name: 'New name', kind: 'school', version: 1 })
    await write(await world.as('lead', own), (tx) => changeOrganization(tx, own, input))
    expect(await read(await world.as('viewer'), (tx) => readOrganization(tx, own))).toMatchObject({
      name: 'New name',
      version: 2,
    })
    for (const ctx of [await world.as('lead', other), await world.as('representative', own)])
      await expect(
        write(ctx, (tx) => changeOrganization(tx, own, { ...input, version: 2 })),
      ).rejects.toBeInstanceOf(Forbidden)
  })

  it('keep both texts when two people save at once', async () => {
    const ctx = await world.as('coordinator')
    const id = await add(ctx)
    const input = organizationChange.parse({ name: 'First', kind: 'faith', version: 1 })
    await write(ctx, (tx) => changeOrganization(tx, id, input))
    const late = write(ctx, (tx) => changeOrganization(tx, id, { ...input, name: 'Second' }))
    await expect(late).rejects.toBeInstanceOf(Stale)
    await expect(late).rejects.toMatchObject({ theirs: { name: 'First', version: 2 } })
  })

  it('show a partner of others what they are, where, for whom and what they bring; nothing else', async () => {
    const staff = await world.as('owner')
    const id = await add(staff, {
      email: 'x@y.example',
      phone: '+12065550111',
      description: 'Secretive words',
      tags: ['difficult'],
      city: 'Riverbend',
      offers: 'A room',
    })
    const own = await world.organization('Partner One', { email: 'own@p.example' })
    const lead = await world.as('lead', own)
    const seen = await read(lead, (tx) => readOrganization(tx, id))
    expect(seen).toMatchObject({ city: 'Riverbend', offers: 'A room' })
    for (const hidden of ['email', 'phone', 'description', 'tags', 'extra', 'addressLine', 'languages'])
      expect(seen, hidden).not.toHaveProperty(hidden)
    const page = await read(lead, (tx) => organizationPage(tx, id))
    expect(JSON.stringify(page)).not.toMatch(/x@y\.example|555-0111|Secretive|difficult/)
    expect(page.history).toBeNull()
    expect(await read(lead, (tx) => readOrganization(tx, own))).toMatchObject({ email: 'own@p.example' })
    expect(await read(lead, (tx) => readOrganization(tx, own))).not.toHaveProperty('extra')
  })

  it('let a partner search and filter nothing that it can’t read', async () => {
    const staff = await world.as('owner')
    const id = await add(staff, { name: 'Quiet Mill', description: 'zygomorphic', tags: ['lapsed'] })
    const lead = await world.as('lead', await world.organization('Partner Two'))
    const ids = async (ctx: Ctx, wanted: object) =>
      (await read(ctx, (tx) => listOrganizations(tx, { ...all, ...wanted }))).items.map((item) => item.id)
    expect(await ids(staff, { query: 'zygomorphic' })).toContain(id)
    expect(await ids(lead, { query: 'zygomorphic' })).not.toContain(id)
    expect(await ids(lead, { query: 'quiet mil' })).toContain(id)
    const everywhere = async (ctx: Ctx, query: string) =>
      (await read(ctx, (tx) => find(tx, query))).flatMap((kind) => kind.rows.map((row) => row.id))
    expect(await everywhere(staff, 'zygomorphic')).toContain(id)
    expect(await everywhere(lead, 'zygomorphic')).not.toContain(id)
    expect(await everywhere(lead, 'quiet mill')).toContain(id)
    expect(await ids(staff, { filters: { tag: 'lapsed' } })).toEqual([id])
    expect(await ids(lead, { filters: { tag: 'lapsed' } })).toEqual([])
  })

  it('are gone when removed, and back when that is undone', async () => {
    const ctx = await world.as('coordinator')
    const id = await add(ctx)
    await write(ctx, (tx) => removeOrganization(tx, id))
    await expect(read(ctx, (tx) => readOrganization(tx, id))).rejects.toBeInstanceOf(NotFound)
    await write(ctx, (tx) => restoreOrganization(tx, restored(id)))
    expect(await read(ctx, (tx) => readOrganization(tx, id))).toMatchObject({ id })
    await expect(
      write(await world.as('contributor'), (tx) => removeOrganization(tx, id)),
    ).rejects.toBeInstanceOf(Forbidden)
  })

  it('stay while they host the workspace or take part in a partnership', async () => {
    const ctx = await world.as('owner')
    expect(await write(ctx, (tx) => removeOrganization(tx, world.hostId))).toMatchObject({
      code: 'organization_is_host',
    })
    const id = await add(ctx)
    const partnershipId = crypto.randomUUID()
    const at = new Date('2026-01-01')
    await keepHouse(ctx, async (tx) => {
      const row = { workspaceId: tx.workspace.id, createdAt: at, updatedAt: at }
      await tx.db
        .insertInto('partnerships')
        .values({ ...row, id: partnershipId, name: 'Homework', beganOn: '2026-01-01' })
        .execute()
      await tx.db
        .insertInto('partners')
        .values({
          workspaceId: tx.workspace.id,
          id: crypto.randomUUID(),
          partnershipId,
          organizationId: id,
          invitedAt: at,
        })
        .execute()
    })
    expect(await write(ctx, (tx) => removeOrganization(tx, id))).toMatchObject({
      code: 'organization_in_partnership',
      facts: { count: 1 },
    })
  })

  it('are out of reach from another workspace, and so is what is no id at all', async () => {
    const id = await add(await world.as('owner'))
    const stranger = await (await world.another()).as('owner')
    for (const wrong of [id, 'nonsense', ''])
      await expect(read(stranger, (tx) => readOrganization(tx, wrong))).rejects.toBeInstanceOf(NotFound)
  })

  it('serve communities of their workspace only', async () => {
    const other = await world.another()
    const theirs = await write(await other.as('owner'), (tx) =>
      addCommunity(tx, communityInput.parse({ name: 'Elsewhere' })),
    )
    await expect(
      write(await world.as('owner'), (tx) => addOrganization(tx, given({ communityIds: [theirs.id] }))),
    ).rejects.toMatchObject({ issues: [{ path: 'communityIds' }] })
  })

  it('come page by page, each once, by name and by last change, and all of them in the file', async () => {
    const elsewhere = await world.another()
    const ctx = await elsewhere.as('coordinator')
    for (const [position, name] of ['beta', 'Álamo', 'alba', 'Gamma'].entries()) {
      elsewhere.setNow(`2026-03-31T12:0${position}:00Z`)
      await add(await elsewhere.as('coordinator'), { name })
    }
    const walk = async (sort: string, direction: 'asc' | 'desc') => {
      const names: string[] = []
      let cursor: ReturnType<typeof readCursor> = null
      do {
        const from = cursor
        const page = await read(ctx, (tx) =>
          listOrganizations(tx, { ...all, sort, direction, cursor: from, limit: 2 }),
        )
        expect(page.total).toBe(5)
        names.push(...page.items.map((item) => item.name))
        cursor = readCursor(page.next)
      } while (cursor !== null)
      return names
    }
    const host = `Host of ${elsewhere.workspace.slug}`
    expect(await walk('name', 'asc')).toEqual(['Álamo', 'alba', 'beta', 'Gamma', host])
    expect(await walk('changed', 'desc')).toEqual(['Gamma', 'alba', 'Álamo', 'beta', host])
    const { columns, rows } = organizationCsv(ctx, { query: '', filters: {}, direction: 'asc' }, 'staff')
    const lines = await linesOf(rows)
    expect(lines.map((line) => line[columns.indexOf('name')])).toEqual(await walk('name', 'asc'))
    expect(lines.every((line) => line.length === columns.length)).toBe(true)
  })

  it('that are searched come by how well they match, page by page, and all of them in the file', async () => {
    const elsewhere = await world.another()
    const ctx = await elsewhere.as('coordinator')
    for (const name of ['Arts of the Lotus', 'Lotus', 'Allotustree', 'Lotas House', 'Lotus House'])
      await elsewhere.organization(name)
    await elsewhere.organization('Aaron', { description: 'Near the lotus' })
    const right = ['Lotus', 'Lotus House', 'Arts of the Lotus', 'Allotustree', 'Aaron', 'Lotas House']
    const listed: string[] = []
    let cursor: ReturnType<typeof readCursor> = null
    do {
      const from = cursor
      const wanted = readWanted(new URL('http://x/demo/organizations?query=lotus'))
      const page = await read(ctx, (tx) => listOrganizations(tx, { ...wanted, cursor: from, limit: 2 }))
      expect(page.total).toBe(6)
      listed.push(...page.items.map((item) => item.name))
      cursor = readCursor(page.next)
    } while (cursor !== null)
    expect(listed).toEqual(right)
    const { columns, rows } = organizationCsv(ctx, { query: 'lotus', filters: {}, direction: 'asc' }, 'staff')
    expect((await linesOf(rows)).map((line) => line[columns.indexOf('name')])).toEqual(right)
    const byName = await read(ctx, (tx) =>
      listOrganizations(tx, { ...all, query: 'lotus', sort: 'name', direction: 'desc' }),
    )
    expect(byName.items.map((item) => item.name)).toEqual([...right].sort().reverse())
  })

  it('that hold what is typed are counted, listed and filed all, however many', async () => {
    const elsewhere = await world.another()
    const ctx = await elsewhere.as('coordinator')
    const count = 260
    await keepHouse(ctx, async (tx) => {
      const at = new Date('2026-01-01')
      const row = { workspaceId: tx.workspace.id, kind: 'school' as const, createdAt: at, updatedAt: at }
      await tx.db
        .insertInto('organizations')
        .values(
          Array.from({ length: count }, (_, index) => ({
            ...row,
            id: crypto.randomUUID(),
            name: `Ridge ${index}`,
          })),
        )
        .execute()
    })
    const page = await read(ctx, (tx) => listOrganizations(tx, { ...all, query: 'ridge' }))
    expect(page.total).toBe(count)
    const { rows } = organizationCsv(ctx, { query: 'ridge', filters: {}, direction: 'asc' }, 'staff')
    expect(new Set((await linesOf(rows)).map((line) => line[0])).size).toBe(count)
  })

  it('leave in a partner’s file without what the partner may not read', async () => {
    const staff = await world.as('owner')
    await add(staff, { name: 'Filed', email: 'filed@secret.example', city: 'Riverbend' })
    const lead = await world.as('lead', await world.organization('Partner Three'))
    const { rows } = organizationCsv(lead, { query: 'Filed', filters: {}, direction: 'asc' }, 'own')
    const text = JSON.stringify(await linesOf(rows))
    expect(text).toContain('Riverbend')
    expect(text).not.toContain('secret')
  })

  it('are narrowed by every filter of the address, and an impossible one narrows nothing', async () => {
    const elsewhere = await world.another()
    const ctx = await elsewhere.as('coordinator')
    const { id: community } = await write(ctx, (tx) =>
      addCommunity(tx, communityInput.parse({ name: 'North' })),
    )
    const wanted = await add(ctx, {
      name: 'Wanted',
      kind: 'school',
      tags: ['library'],
      languages: ['vi'],
      email: 'w@s.example',
      communityIds: [community],
    })
    await elsewhere.affiliate(await elsewhere.person('Librarian'), wanted)
    await add(ctx, { name: 'Unwanted', kind: 'faith' })
    const names = async (search: string) => {
      const found = readWanted(new URL(`http://x/demo/organizations?${search}`))
      return (await read(ctx, (tx) => listOrganizations(tx, found))).items.map((item) => item.name)
    }
    for (const search of [
      'kind=school',
      'tag=library',
      'language=Vietnamese',
      'email=yes',
      `community=${community}`,
      'kind=school&people=yes',
      'query=wantd&kind=school',
    ])
      expect(await names(search), search).toEqual(['Wanted'])
    expect(await names('kind=spaceship&community=nonsense')).toHaveLength(3)
  })

  it('are offered to choose from by a part of their name', async () => {
    const ctx = await world.as('viewer')
    await world.organization('Choosable Bakery')
    const found = await read(ctx, (tx) => organizationChoices(tx, 'bakery'))
    expect(found.map((one) => one.name)).toEqual(['Choosable Bakery'])
  })

  it('tell their history in sentences, naming who did it', async () => {
    const ctx = await world.as('coordinator')
    const id = await add(ctx)
    const lines = await read(ctx, (tx) => historyOf(tx, { subjectKind: 'organization', subjectId: id }))
    expect(lines.map((line) => line.text)).toEqual([`${ctx.actor.name} added the organization`])
  })
})
