import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, NotFound, Refusal, Stale } from '#platform/errors/errors.ts'
import { find } from '#platform/search/find.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { affiliationsOf, peopleOf } from '../affiliations/reads.server.ts'
import { partnershipOf } from '../factories.ts'
import { landscape } from '../index.server.ts'
import { addPerson } from './add.server.ts'
import { changePerson } from './change.server.ts'
import { personCsv } from './csv.server.ts'
import { personAdd, personChange, personShape } from './inputs.ts'
import { listPeople } from './list.server.ts'
import { personPage } from './page.server.ts'
import { personChoices, readPerson } from './reads.server.ts'
import { removePerson, restorePerson } from './remove.server.ts'
import { readWanted } from './wanted.server.ts'

const all = { query: '', filters: {}, direction: 'asc', cursor: null, limit: 50 } as const
const given = (fields: Record<string, unknown> = {}) =>
  personAdd.parse({ name: `Somebody ${crypto.randomUUID()}`, ...fields })
const add = async (ctx: Ctx, fields: Record<string, unknown> = {}) => {
  const added = await write(ctx, (tx) => addPerson(tx, given(fields)))
  if (added instanceof Refusal) throw new Error(added.code)
  return added.id
}
const change = (fields: Record<string, unknown> = {}) =>
  personChange.parse({ name: 'Changed', version: 1, ...fields })

describe('people', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld([landscape])
  })
  afterAll(() => world.close())

  it('are added by staff, at once with where they belong', async () => {
    const ctx = await world.as('contributor')
    const organizationId = await world.organization('Harvest Table')
    const id = await add(ctx, {
      name: 'Gloria Okafor',
      phone: '206 555 0136',
      organizationId,
      title: 'Director',
      isMainContact: true,
    })
    const { found, affiliations } = await read(ctx, async (tx) => ({
      found: await readPerson(tx, id),
      affiliations: await affiliationsOf(tx, [id]),
    }))
    expect(found).toMatchObject({ name: 'Gloria Okafor', phone: '+12065550136' })
    expect(affiliations).toMatchObject([{ organizationName: 'Harvest Table', title: 'Director' }])
    expect(personShape.safeParse({ ...found, affiliations }).success).toBe(true)
  })

  it('that look like one already there are shown first, and saved once that was looked at', async () => {
    const ctx = await world.as('coordinator')
    const first = await add(ctx, { name: 'Lucía Ferrer', email: 'lucia@harbor.example' })
    for (const fields of [{ name: 'lucia ferrer' }, { email: 'LUCIA@harbor.example' }])
      expect(await write(ctx, (tx) => addPerson(tx, given(fields)))).toMatchObject({
        code: 'person_likely',
        facts: { id: first },
      })
    expect(await add(ctx, { name: 'Lucia Ferrer', confirmed: [first] })).toBeTruthy()
  })

  it('of a partner are found by it, however many others match better', async () => {
    const elsewhere = await world.another()
    const own = await elsewhere.organization('Reaching House')
    const lead = await elsewhere.as('lead', own)
    for (let index = 0; index < 70; index += 1) await elsewhere.person(`Marisol ${index}`)
    const marisol = await elsewhere.person('Ana Luz Marisol Beltrán')
    await elsewhere.affiliate(marisol, own)
    for (const query of ['marisol', 'marixol', 'marislo', 'marisol beltrna']) {
      const found = await read(lead, (tx) => find(tx, query))
      expect(found.find(({ kind }) => kind === 'person')?.rows, query).toMatchObject([{ id: marisol }])
      const listed = await read(lead, (tx) => listPeople(tx, { ...all, query }))
      expect(listed, query).toMatchObject({ items: [{ id: marisol }], total: 1 })
      expect(await read(lead, (tx) => personChoices(tx, query)), query).toMatchObject([{ id: marisol }])
    }
  })

  it('that a partner may not know of are not given away when it adds one alike', async () => {
    await add(await world.as('owner'), { name: 'Hidden Person', email: 'hidden@x.example' })
    const own = await world.organization('Alike House')
    const lead = await world.as('lead', own)
    expect(
      await add(lead, { name: 'Hidden Person', email: 'hidden@x.example', organizationId: own }),
    ).toBeTruthy()
  })

  it('are added by a lead to their own organization only, and by no one who only reads', async () => {
    const own = await world.organization('Lead House')
    const other = await world.organization('Not Theirs')
    const lead = await world.as('lead', own)
    expect(await add(lead, { organizationId: own })).toBeTruthy()
    for (const [ctx, organizationId] of [
      [lead, other],
      [lead, null],
      [await world.as('representative', own), own],
      [await world.as('viewer'), own],
    ] as const)
      await expect(write(ctx, (tx) => addPerson(tx, given({ organizationId })))).rejects.toBeInstanceOf(
        Forbidden,
      )
  })

  it('are changed by staff, by the lead of their organization, and by themselves', async () => {
    const own = await world.organization('Self House')
    const lead = await world.as('lead', own)
    const representative = await world.as('representative', own)
    const colleague = await add(lead, { organizationId: own })
    const self = representative.actor.personId ?? ''
    await write(representative, (tx) => changePerson(tx, self, change()))
    await write(lead, (tx) => changePerson(tx, colleague, change()))
    await write(await world.as('contributor'), (tx) => changePerson(tx, colleague, change({ version: 2 })))
    for (const ctx of [representative, await world.as('viewer')])
      await expect(
        write(ctx, (tx) => changePerson(tx, colleague, change({ version: 3 }))),
      ).rejects.toBeInstanceOf(Forbidden)
  })

  it('keep both texts when two people save at once', async () => {
    const ctx = await world.as('coordinator')
    const id = await add(ctx)
    await write(ctx, (tx) => changePerson(tx, id, change({ city: 'First' })))
    const late = write(ctx, (tx) => changePerson(tx, id, change({ city: 'Second' })))
    await expect(late).rejects.toBeInstanceOf(Stale)
    await expect(late).rejects.toMatchObject({ theirs: { city: 'First', version: 2 } })
  })

  it('of unrelated organizations are out of a partner’s reach; those of a shared partnership are not', async () => {
    const own = await world.organization('Reach House')
    const friend = await world.organization('Friendly House')
    const stranger = await world.organization('Strange House')
    const staff = await world.as('owner')
    const details = { email: 'r@f.example', accessNeeds: 'a ramp', tags: ['reliable'] }
    const representative = await add(staff, { name: 'Friend One', organizationId: friend, ...details })
    const colleague = await add(staff, { name: 'Friend Two', organizationId: friend })
    const unrelated = await add(staff, { name: 'Stranger', organizationId: stranger })
    await write(staff, async (tx) => {
      const { affiliate } = await import('../affiliations/affiliate.server.ts')
      return affiliate(tx, {
        personId: representative,
        organizationId: stranger,
        title: 'Board member',
        department: '',
        isMainContact: false,
        beganOn: null,
      })
    })
    await partnershipOf(world, [
      { organizationId: own },
      { organizationId: friend, personIds: [representative] },
    ])
    const lead = await world.as('lead', own)
    const seen = await read(lead, (tx) => personPage(tx, representative))
    expect(seen.person).toMatchObject({ name: 'Friend One', email: 'r@f.example' })
    for (const hidden of ['accessNeeds', 'tags', 'extra', 'offers'])
      expect(seen.person, hidden).not.toHaveProperty(hidden)
    expect(seen.affiliations.map((one) => one.organizationName)).toEqual(['Friendly House'])
    expect(seen.history).toBeNull()
    for (const id of [colleague, unrelated, 'nonsense'])
      await expect(
        read(lead, (tx) => readPerson(tx, id)),
        id,
      ).rejects.toBeInstanceOf(NotFound)
    const { present } = await read(lead, (tx) => peopleOf(tx, friend))
    expect(present.map((one) => one.name)).toEqual(['Friend One'])
    expect((await read(lead, (tx) => peopleOf(tx, stranger))).present).toEqual([])
    const listed = await read(lead, (tx) => listPeople(tx, all))
    expect(listed.items.map((one) => one.name).sort()).toEqual(['Friend One', lead.actor.name].sort())
    expect(listed.total).toBe(2)
  })

  it('stay in the reach of a partner that has left as they were that day', async () => {
    const own = await world.organization('Leaving House')
    const friend = await world.organization('Staying House')
    const person = await world.person('Stayer', { email: 's@s.example' })
    const left = { organizationId: own, leftAt: new Date('2026-02-01T00:00:00Z') }
    await partnershipOf(world, [left, { organizationId: friend, personIds: [person] }])
    expect(await read(await world.as('lead', own), (tx) => readPerson(tx, person))).toMatchObject({
      name: 'Stayer',
    })
    const gone = await world.organization('Gone Before House')
    const early = { organizationId: gone, leftAt: new Date('2025-12-01T00:00:00Z') }
    await partnershipOf(world, [early, { organizationId: friend, personIds: [person] }])
    await expect(read(await world.as('lead', gone), (tx) => readPerson(tx, person))).rejects.toBeInstanceOf(
      NotFound,
    )
  })

  it('are not found by a partner through a filter on what it can’t read of them', async () => {
    const own = await world.organization('Filter House')
    const person = await world.person('Tagged', { tags: ['shy'] })
    await partnershipOf(world, [
      { organizationId: own },
      { organizationId: await world.organization('F2'), personIds: [person] },
    ])
    const lead = await world.as('lead', own)
    const found = (filters: object) => read(lead, (tx) => listPeople(tx, { ...all, filters }))
    expect((await found({})).items.map((one) => one.name)).toContain('Tagged')
    expect((await found({ tag: 'shy' })).items).toEqual([])
    const elsewhere = await world.organization('Where Else')
    await world.affiliate(person, elsewhere)
    const staff = await world.as('viewer')
    const belonging = (ctx: Ctx, organization: string) =>
      read(ctx, async (tx) => (await listPeople(tx, { ...all, filters: { organization } })).items.length)
    expect(await belonging(staff, elsewhere)).toBe(1)
    expect(await belonging(lead, elsewhere)).toBe(0)
    expect(await belonging(lead, own)).toBe(1)
  })

  it('are gone when removed, and back when that is undone; those who sign in stay', async () => {
    const ctx = await world.as('coordinator')
    const id = await add(ctx)
    await write(ctx, (tx) => removePerson(tx, id))
    await expect(read(ctx, (tx) => readPerson(tx, id))).rejects.toBeInstanceOf(NotFound)
    await write(ctx, (tx) => restorePerson(tx, { id, subjectId: id, before: null, after: null }))
    expect(await read(ctx, (tx) => readPerson(tx, id))).toMatchObject({ id })
    expect(await write(ctx, (tx) => removePerson(tx, ctx.actor.personId ?? ''))).toMatchObject({
      code: 'person_signs_in',
    })
    const spokesman = await world.person('Spokesman')
    await partnershipOf(world, [
      { organizationId: await world.organization('Spoken For'), personIds: [spokesman] },
    ])
    expect(await write(ctx, (tx) => removePerson(tx, spokesman))).toMatchObject({ code: 'person_represents' })
    await expect(write(await world.as('contributor'), (tx) => removePerson(tx, id))).rejects.toBeInstanceOf(
      Forbidden,
    )
  })

  it('are out of reach from another workspace', async () => {
    const id = await add(await world.as('owner'))
    const stranger = await (await world.another()).as('owner')
    await expect(read(stranger, (tx) => readPerson(tx, id))).rejects.toBeInstanceOf(NotFound)
  })

  it('are narrowed by every filter of the address', async () => {
    const elsewhere = await world.another()
    const ctx = await elsewhere.as('coordinator')
    const organizationId = await elsewhere.organization('Library')
    await add(ctx, {
      name: 'Wanted Reader',
      kind: 'educator',
      tags: ['books'],
      languages: ['Arabic'],
      email: 'w@r.example',
      organizationId,
    })
    await add(ctx, { name: 'Unwanted' })
    const names = async (search: string) => {
      const found = readWanted(new URL(`http://x/demo/people?${search}`))
      return (await read(ctx, (tx) => listPeople(tx, found))).items.map((item) => item.name)
    }
    for (const search of [
      'kind=educator',
      'tag=books',
      'language=ar',
      `organization=${organizationId}`,
      'kind=educator&email=yes&affiliated=yes',
      'query=wanted+readr',
    ])
      expect(await names(search), search).toEqual(['Wanted Reader'])
    expect(await names('affiliated=no')).toEqual(['Unwanted'])
    expect(await names('kind=spaceship')).toHaveLength(3)
  })

  it('leave in a file with where they belong, and a partner’s file has no more than it may read', async () => {
    const own = await world.organization('File House')
    const person = await world.person('Filed Person', { email: 'f@f.example', tags: ['private-tag'] })
    await partnershipOf(world, [
      { organizationId: own },
      { organizationId: await world.organization('F3'), personIds: [person] },
    ])
    const { columns, rows } = personCsv(
      await world.as('lead', own),
      { query: '', filters: {}, direction: 'asc' },
      'own',
    )
    const lines: (readonly unknown[])[] = []
    for await (const line of rows) lines.push(line)
    expect(lines).toHaveLength(2)
    expect(lines.every((line) => line.length === columns.length)).toBe(true)
    expect(JSON.stringify(lines)).toContain('f@f.example')
    expect(JSON.stringify(lines)).not.toContain('private-tag')
  })
})
