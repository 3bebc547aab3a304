import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx, Tx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, Invalid, NotFound, Refusal, Stale } from '#platform/errors/errors.ts'
import { readCursor } from '#platform/http/listing.ts'
import { overtaken } from '#platform/testing/overtaken.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { makePartnership } from '../factories.ts'
import { acceptPartnership } from '../partners/answer.server.ts'
import { leavePartnership } from '../partners/leave.server.ts'
import { partnerNoun } from '../partners/register.server.ts'
import { changePartnership } from './change.server.ts'
import { concludePartnership, reopenPartnership } from './conclude.server.ts'
import { noFilters } from './filters.ts'
import { frameOf } from './frame.server.ts'
import { partnershipInput } from './inputs.ts'
import { listPartnerships } from './list.server.ts'
import { pausePartnership, resumePartnership } from './pause.server.ts'
import { openPartnership, readPartnership } from './reads.server.ts'
import { partnershipNoun } from './register.server.ts'
import { startPartnership, withdrawStart } from './start.server.ts'

const everything = { query: '', sort: 'name', direction: 'asc', cursor: null, limit: 50 } as const
const ourselves = { onBehalfOf: null, evidence: '', evidenceLink: '' }
const pauseOf = (organizationId: string | null) => ({
  organizationId,
  note: 'Summer',
  evidence: '',
  evidenceLink: '',
})

describe('partnerships', () => {
  let world: World
  let maple: string
  let coordinator: Ctx
  beforeAll(async () => {
    world = await openWorld([
      { name: 'partnerships', ...partnershipNoun },
      { name: 'partners', ...partnerNoun },
    ])
    maple = await world.organization('Maple Clinic')
    coordinator = await world.as('coordinator')
  })
  afterAll(() => world.close())

  const start = async (name: string, organizationIds = [maple]): Promise<string> => {
    const started = await write(coordinator, (tx) =>
      startPartnership(
        tx,
        partnershipInput.parse({ name, beganOn: '2026-01-10', organizationIds, purpose: 'For all' }),
      ),
    )
    if (started instanceof Refusal) throw new Error(started.code)
    return started.id
  }
  const accepted = async (name: string): Promise<string> => {
    const id = await start(name)
    await write(await world.as('lead', maple), (tx) => acceptPartnership(tx, id, ourselves))
    return id
  }
  const standings = async (id: string): Promise<Record<string, string>> =>
    Object.fromEntries(
      (await read(coordinator, (tx) => readPartnership(tx, id))).partners.map(({ name, standing }) => [
        name,
        standing,
      ]),
    )

  it('begin with the host taking part and the others asked', async () => {
    const id = await start('Clean Creek')
    expect(await standings(id)).toEqual({ 'Host of demo': 'accepted', 'Maple Clinic': 'invited' })
  })

  it('are started by owners and coordinators only', async () => {
    const input = partnershipInput.parse({ name: 'No', beganOn: '2026-01-10', organizationIds: [maple] })
    for (const ctx of [
      await world.as('contributor'),
      await world.as('viewer'),
      await world.as('lead', maple),
      await world.as('representative', maple),
    ])
      await expect(write(ctx, (tx) => startPartnership(tx, input))).rejects.toBeInstanceOf(Forbidden)
  })

  it('need another organization, and one that is known here', async () => {
    const input = { name: 'Alone', beganOn: '2026-01-10' }
    const alone = partnershipInput.parse({ ...input, organizationIds: [world.hostId] })
    expect(await write(coordinator, (tx) => startPartnership(tx, alone))).toMatchObject({
      code: 'partnership_alone',
    })
    const elsewhere = await (await world.another()).organization('Of another workspace')
    const stranger = partnershipInput.parse({ ...input, organizationIds: [elsewhere] })
    await expect(write(coordinator, (tx) => startPartnership(tx, stranger))).rejects.toBeInstanceOf(Invalid)
  })

  it('can be taken back while nobody has answered, and not after', async () => {
    const entry = (subjectId: string) => ({ id: subjectId, subjectId, before: null, after: null })
    const early = await start('Too early')
    await write(coordinator, (tx) => withdrawStart(tx, entry(early)))
    await expect(read(coordinator, (tx) => readPartnership(tx, early))).rejects.toBeInstanceOf(NotFound)
    const late = await accepted('Answered')
    expect(await write(coordinator, (tx) => withdrawStart(tx, entry(late)))).toMatchObject({
      code: 'partnership_answered',
    })
    const asked = await start('Asked')
    const accepting = await world.as('lead', maple)
    const answered = (tx: Tx) =>
      overtaken(tx, 'partnerships', (other) =>
        acceptPartnership({ ...other, actor: accepting.actor }, asked, ourselves),
      )
    expect(await write(coordinator, (tx) => withdrawStart(answered(tx), entry(asked)))).toMatchObject({
      code: 'partnership_answered',
    })
    const gone = (tx: Tx) =>
      overtaken(tx, 'partnerships', (other) =>
        withdrawStart({ ...other, actor: coordinator.actor }, entry(asked)),
      )
    await expect(
      write(accepting, (tx) => acceptPartnership(gone(tx), asked, ourselves)),
    ).rejects.toBeInstanceOf(NotFound)
  })

  it('are not there for a partner of another one, nor for another workspace', async () => {
    const id = await start('Warm Nights')
    const other = await world.organization('Harbor Youth')
    const outsiders = [await world.as('lead', other), await (await world.another()).as('owner')]
    for (const ctx of outsiders) {
      await expect(read(ctx, (tx) => readPartnership(tx, id))).rejects.toBeInstanceOf(NotFound)
      await expect(read(ctx, (tx) => frameOf(tx, id))).rejects.toBeInstanceOf(NotFound)
      expect((await read(ctx, (tx) => listPartnerships(tx, everything))).items).toEqual([])
    }
  })

  it('keep both texts when two people save at once', async () => {
    const id = await start('Two hands')
    const change = { name: 'First', purpose: '', language: null, communityIds: [], version: 1 }
    await write(coordinator, (tx) => changePartnership(tx, id, change))
    const late = write(coordinator, (tx) => changePartnership(tx, id, { ...change, name: 'Second' }))
    await expect(late).rejects.toBeInstanceOf(Stale)
    await expect(late).rejects.toMatchObject({ theirs: { name: 'First', version: 2 } })
  })

  it('are put into words by either side’s speaker, and by nobody who only works in them', async () => {
    const id = await accepted('Ours')
    const change = { name: 'Ours together', purpose: '', language: null, communityIds: [], version: 1 }
    const representative = await world.as('representative', maple)
    await expect(write(representative, (tx) => changePartnership(tx, id, change))).rejects.toBeInstanceOf(
      Forbidden,
    )
    const lead = await world.as('lead', maple)
    await write(lead, (tx) => changePartnership(tx, id, change))
    expect(await read(coordinator, (tx) => readPartnership(tx, id))).toMatchObject({ name: 'Ours together' })
  })

  it('take no more once concluded, stay readable, and go on when taken up again', async () => {
    const id = await accepted('Reading Boats')
    await write(coordinator, (tx) => concludePartnership(tx, id, { note: 'Thank you all' }))
    const lead = await world.as('lead', maple)
    expect(await read(lead, (tx) => openPartnership(tx, id))).toMatchObject({ code: 'partnership_concluded' })
    expect(await read(lead, (tx) => frameOf(tx, id))).toMatchObject({
      standing: 'concluded',
      rest: { since: '2026-03-31', note: 'Thank you all' },
      can: { work: false, conclude: false },
    })
    await expect(write(lead, (tx) => reopenPartnership(tx, id, { note: 'Please' }))).rejects.toBeInstanceOf(
      Forbidden,
    )
    await write(coordinator, (tx) => reopenPartnership(tx, id, { note: 'A new grant' }))
    expect(await read(lead, (tx) => frameOf(tx, id))).toMatchObject({ standing: 'running', rest: null })
    expect(await write(coordinator, (tx) => reopenPartnership(tx, id, { note: 'x' }))).toMatchObject({
      code: 'partnership_not_concluded',
    })
  })

  it('rest for one partner at the word of its lead, and for all at that of the host', async () => {
    const id = await accepted('Food Forward')
    const lead = await world.as('lead', maple)
    await write(lead, (tx) => pausePartnership(tx, id, pauseOf(maple)))
    const partner = async () =>
      (await read(lead, (tx) => readPartnership(tx, id))).partners.find(
        ({ organizationId }) => organizationId === maple,
      )
    expect(await partner()).toMatchObject({ paused: true })
    expect(await write(lead, (tx) => pausePartnership(tx, id, pauseOf(maple)))).toMatchObject({
      code: 'partnership_already_paused',
    })
    for (const organizationId of [null, world.hostId])
      await expect(
        write(lead, (tx) => pausePartnership(tx, id, pauseOf(organizationId))),
      ).rejects.toBeInstanceOf(Forbidden)
    const colleague = await world.as('representative', maple)
    await expect(write(colleague, (tx) => resumePartnership(tx, id, pauseOf(maple)))).rejects.toBeInstanceOf(
      Forbidden,
    )
    await write(lead, (tx) => resumePartnership(tx, id, pauseOf(maple)))
    expect(await partner()).toMatchObject({ paused: false })
    await write(coordinator, (tx) => pausePartnership(tx, id, pauseOf(null)))
    expect(await read(lead, (tx) => frameOf(tx, id))).toMatchObject({ standing: 'paused' })
  })

  it('show one that left what it could read that day', async () => {
    const id = await accepted('Homework Harbor')
    await write(await world.as('lead', maple), (tx) =>
      leavePartnership(tx, id, { ...ourselves, reason: 'We moved' }),
    )
    world.setNow('2026-04-20T12:00:00Z')
    const later = await world.as('coordinator')
    await write(later, (tx) => pausePartnership(tx, id, pauseOf(null)))
    await write(later, (tx) => concludePartnership(tx, id, { note: 'After you' }))
    const left = await world.as('lead', maple)
    expect(await read(left, (tx) => frameOf(tx, id))).toMatchObject({
      standing: 'running',
      ownStanding: 'left',
      readsUntil: '2026-03-31',
      can: { work: false },
    })
    await expect(read(left, (tx) => openPartnership(tx, id))).rejects.toBeInstanceOf(Forbidden)
    const seen = await read(left, (tx) => listPartnerships(tx, { ...everything, query: 'homework' }))
    expect(seen.items).toMatchObject([{ id, standing: 'running' }])
    const all = await read(later, (tx) => listPartnerships(tx, { ...everything, query: 'homework' }))
    expect(all.items).toMatchObject([{ id, standing: 'concluded' }])
    world.setNow('2026-03-31T12:00:00Z')
  })
})

describe('the list of partnerships', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld([
      { name: 'partnerships', ...partnershipNoun },
      { name: 'partners', ...partnerNoun },
    ])
  })
  afterAll(() => world.close())

  it('comes page by page in either order, each once, and narrows to what is asked', async () => {
    const ctx = await world.as('owner')
    const maple = await world.organization('Maple Clinic')
    const oak = await world.organization('Oak Street')
    const ids: string[] = []
    for (const [name, organizationId] of [
      ['beta', maple],
      ['Álamo', oak],
      ['gamma', maple],
    ] as const) {
      const input = partnershipInput.parse({ name, beganOn: '2026-01-10', organizationIds: [organizationId] })
      const started = await write(ctx, (tx) => startPartnership(tx, input))
      if (started instanceof Refusal) throw new Error(started.code)
      ids.push(started.id)
    }
    await write(ctx, (tx) => pausePartnership(tx, ids[2] ?? '', pauseOf(null)))
    const at = new Date('2026-02-01T00:00:00Z')
    await world.system.database.transaction({ as: 'owner' }, async (db) => {
      const common = { workspaceId: world.workspace.id, createdAt: at, updatedAt: at }
      for (const [index, happenedOn, audience] of [
        [0, '2026-02-01', 'partnership'],
        [1, '2026-03-01', 'organization'],
        [2, '2026-01-15', 'partnership'],
      ] as const)
        await db
          .insertInto('touchpoints')
          .values({
            ...common,
            id: crypto.randomUUID(),
            partnershipId: ids[index] ?? null,
            kind: 'call',
            happenedOn,
            audience,
            organizationId: maple,
          })
          .execute()
      await db
        .insertInto('stageMoves')
        .values({
          workspaceId: world.workspace.id,
          id: crypto.randomUUID(),
          partnershipId: ids[0] ?? '',
          stage: 'activate',
          decidedOn: '2026-02-01',
          createdAt: at,
        })
        .execute()
    })
    const list = (over: Partial<Parameters<typeof listPartnerships>[1]>, filters = noFilters) =>
      read(ctx, (tx) => listPartnerships(tx, { ...everything, ...over }, filters))
    const names = async (page: ReturnType<typeof list>) => (await page).items.map(({ name }) => name)
    const first = await list({ limit: 2 })
    expect(first).toMatchObject({ total: 3, items: [{ name: 'Álamo' }, { name: 'beta', stage: 'activate' }] })
    expect(await names(list({ limit: 2, cursor: readCursor(first.next) }))).toEqual(['gamma'])
    // A private touchpoint moves nobody's list: that it happened is its organization's own.
    const touched = await list({ sort: 'touched', direction: 'desc', limit: 2 })
    expect(touched.items).toMatchObject([{ name: 'beta', touchedOn: '2026-02-01' }, { name: 'gamma' }])
    expect(
      await names(list({ sort: 'touched', direction: 'desc', limit: 2, cursor: readCursor(touched.next) })),
    ).toEqual(['Álamo'])
    expect(await names(list({}, { ...noFilters, standing: 'paused' }))).toEqual(['gamma'])
    expect(await names(list({}, { ...noFilters, stage: 'advise' }))).toEqual(['Álamo', 'gamma'])
    expect(await names(list({}, { ...noFilters, organizationId: oak }))).toEqual(['Álamo'])
    expect(await names(list({ query: 'alamo' }))).toEqual(['Álamo'])
    await makePartnership(world, [], { name: 'Above the beta' })
    expect(await names(list({ query: 'beta' }))).toEqual(['Above the beta', 'beta'])
    expect(await names(list({ query: 'beta', sort: 'match' }))).toEqual(['beta', 'Above the beta'])
  })
})
