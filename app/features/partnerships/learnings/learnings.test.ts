import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { communityOf } from '#features/landscape/factories.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, Invalid, NotFound, Stale } from '#platform/errors/errors.ts'
import { readCursor } from '#platform/http/listing.ts'
import { searchIds } from '#platform/search/search.server.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { acceptBehalf, disputeBehalf } from '../behalf/answer.server.ts'
import { behalfNoun } from '../behalf/register.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { callMeeting } from '../meetings/call.server.ts'
import { meetingInput } from '../meetings/inputs.ts'
import { meetings } from '../meetings/register.server.ts'
import { concludePartnership } from '../partnerships/conclude.server.ts'
import { changeTouchpoint } from '../touchpoints/change.server.ts'
import { touchpointChange, touchpointInput } from '../touchpoints/inputs.ts'
import { logTouchpoint } from '../touchpoints/log.server.ts'
import { touchpoints } from '../touchpoints/register.server.ts'
import { removeTouchpoint } from '../touchpoints/remove.server.ts'
import { addLearning } from './add.server.ts'
import { learnedOfCommunity } from './beside.server.ts'
import { changeLearning } from './change.server.ts'
import { everyLearning } from './export.server.ts'
import { learningChange, learningInput } from './inputs.ts'
import { mayChange } from './open.server.ts'
import { learnedThere } from './panel.server.ts'
import { communitiesIn, learningReach, listLearnings, readLearning } from './reads.server.ts'
import { learnings } from './register.server.ts'
import { removeLearning, restoreLearning, undoAdd } from './remove.server.ts'

const all = { filters: {}, query: '', cursor: null, limit: 50 }
const entry = (id: string) => ({ id, subjectId: id, before: null, after: null })

describe('what was learned', () => {
  let world: World
  let partner: string
  let school: string
  let place: string
  beforeAll(async () => {
    world = await openWorld([
      { name: 'partnerships', ...learnings },
      { name: 'touchpoints', ...touchpoints },
      { name: 'meetings', ...meetings },
      { name: 'behalf', ...behalfNoun },
    ])
    partner = await world.organization('Harbor Youth')
    school = await world.organization('Oak Street School')
    place = await makePartnership(world, [partner, school])
  })
  afterAll(() => world.close())

  const heard = (fields: Record<string, unknown> = {}) =>
    learningInput.parse({
      kind: 'words',
      text: 'My daughter sleeps at her desk.',
      heardOn: '2026-03-30',
      ...fields,
    })
  const add = async (ctx: Ctx, fields: Record<string, unknown> = {}, where = place) =>
    sure(await write(ctx, (tx) => addLearning(tx, where, heard(fields)))).id
  const change = (ctx: Ctx, id: string, fields: Record<string, unknown> = {}) =>
    write(ctx, (tx) =>
      changeLearning(
        tx,
        id,
        learningChange.parse({
          version: 1,
          ...heard(fields),
          ...(fields.version ? { version: fields.version } : {}),
        }),
      ),
    )
  const one = (ctx: Ctx, id: string) => read(ctx, (tx) => readLearning(tx, id))
  const log = async (ctx: Ctx, fields: Record<string, unknown> = {}) =>
    sure(
      await write(ctx, (tx) =>
        logTouchpoint(
          tx,
          touchpointInput.parse({
            kind: 'listening-session',
            happenedOn: '2026-03-20',
            partnershipId: place,
            summary: 'At the laundromat',
            ...fields,
          }),
        ),
      ),
    ).id

  it('is written down by either side, representatives too, and read by all partners', async () => {
    for (const ctx of [await world.as('contributor'), await world.as('representative', partner)]) {
      const id = await add(ctx, { speaker: 'a mother of two', language: 'en' })
      expect(await one(await world.as('lead', school), id)).toMatchObject({
        kind: 'words',
        speaker: 'a mother of two',
        audience: 'partnership',
        organization: { id: ctx.actor.organizationId },
        heardOn: '2026-03-30',
        source: null,
      })
    }
    await expect(add(await world.as('viewer'))).rejects.toBeInstanceOf(Forbidden)
  })

  it('is read by nobody else while an organization keeps it to itself, in no list, file or search', async () => {
    const lead = await world.as('lead', partner)
    const id = await add(lead, { audience: 'organization', text: 'Zanzibar is where they meet' })
    expect((await one(await world.as('representative', partner), id)).audience).toBe('organization')
    for (const ctx of [await world.as('owner'), await world.as('lead', school)]) {
      await expect(one(ctx, id)).rejects.toBeInstanceOf(NotFound)
      await expect(change(ctx, id)).rejects.toBeInstanceOf(NotFound)
      await expect(write(ctx, (tx) => removeLearning(tx, id))).rejects.toBeInstanceOf(NotFound)
      const rows: string[] = []
      await read(ctx, async (tx) => {
        for await (const found of everyLearning(tx)) rows.push(found.id)
        rows.push(...(await listLearnings(tx, { ...all, query: 'zanzibar' })).items.map((found) => found.id))
        rows.push(...(await searchIds(tx, 'learnings', 'zanzibar', learningReach(tx), 10)))
      })
      expect(rows).not.toContain(id)
    }
    const own = await read(lead, (tx) => listLearnings(tx, { ...all, query: 'zanzibr' }))
    expect(own.items.map((found) => found.id)).toEqual([id])
  })

  it('is changed and taken away by its own organization alone', async () => {
    const id = await add(await world.as('representative', partner))
    for (const ctx of [await world.as('owner'), await world.as('lead', school), await world.as('viewer')]) {
      await expect(change(ctx, id, { text: 'Other' })).rejects.toBeInstanceOf(Forbidden)
      await expect(write(ctx, (tx) => removeLearning(tx, id))).rejects.toBeInstanceOf(Forbidden)
    }
    sure(await change(await world.as('lead', partner), id, { text: 'She sleeps at her desk.' }))
    expect(await one(await world.as('owner'), id)).toMatchObject({
      text: 'She sleeps at her desk.',
      version: 2,
    })
  })

  it('keeps both texts when two people save at once', async () => {
    const lead = await world.as('lead', partner)
    const id = await add(lead)
    sure(await change(lead, id, { text: 'Mine' }))
    await expect(change(lead, id, { text: 'Yours' })).rejects.toMatchObject({
      theirs: { text: 'Mine', version: 2 },
    })
    await expect(change(lead, id, { text: 'Yours' })).rejects.toBeInstanceOf(Stale)
  })

  it('is gone when removed, and back when that is undone by its own', async () => {
    const lead = await world.as('lead', partner)
    const id = await add(lead)
    sure(await write(lead, (tx) => removeLearning(tx, id)))
    await expect(one(lead, id)).rejects.toBeInstanceOf(NotFound)
    const stranger = await world.as('lead', school)
    await expect(write(stranger, (tx) => restoreLearning(tx, entry(id)))).rejects.toBeInstanceOf(Forbidden)
    await expect(one(lead, id)).rejects.toBeInstanceOf(NotFound)
    await write(lead, (tx) => restoreLearning(tx, entry(id)))
    await one(lead, id)
    await write(lead, (tx) => undoAdd(tx, entry(id)))
    await expect(one(lead, id)).rejects.toBeInstanceOf(NotFound)
  })

  it('has the day of the contact where it was heard, also where that is corrected or taken away', async () => {
    const lead = await world.as('lead', partner)
    const touchpointId = await log(lead)
    const id = await add(lead, { touchpointId, heardOn: null })
    expect(await one(await world.as('owner'), id)).toMatchObject({
      heardOn: '2026-03-20',
      source: { kind: 'touchpoint', id: touchpointId, title: 'At the laundromat', isListening: true },
    })
    sure(
      await write(lead, (tx) =>
        changeTouchpoint(
          tx,
          touchpointId,
          touchpointChange.parse({
            kind: 'listening-session',
            happenedOn: '2026-03-21',
            summary: 'At the laundromat',
            audience: 'partnership',
            version: 1,
          }),
        ),
      ),
    )
    expect((await one(lead, id)).heardOn).toBe('2026-03-21')
    sure(await write(lead, (tx) => removeTouchpoint(tx, touchpointId)))
    expect(await one(lead, id)).toMatchObject({ heardOn: '2026-03-21', source: null })
  })

  it('does not tell others of a private conversation where it was heard', async () => {
    const lead = await world.as('lead', partner)
    const touchpointId = await log(lead, { audience: 'organization', summary: 'Secret kitchen table' })
    const id = await add(lead, { touchpointId })
    expect((await one(lead, id)).source?.id).toBe(touchpointId)
    expect(await one(await world.as('owner'), id)).toMatchObject({ source: null, heardOn: '2026-03-20' })
  })

  it('can have been heard in a meeting of the partnership', async () => {
    const lead = await world.as('lead', partner)
    const meetingId = sure(
      await write(lead, (tx) =>
        callMeeting(
          tx,
          meetingInput.parse({
            partnershipId: place,
            title: 'Around the table',
            startsOn: '2026-03-10',
            startsAt: '18:00',
          }),
        ),
      ),
    ).id
    const id = await add(lead, { meetingId, heardOn: null })
    expect(await one(lead, id)).toMatchObject({
      heardOn: '2026-03-10',
      source: { kind: 'meeting', id: meetingId, title: 'Around the table' },
    })
  })

  it.each([
    ['a day to come', { heardOn: '2030-01-01' }, 'heardOn', 'issue_learning_future'],
    ['no day and no place', { heardOn: null }, 'heardOn', 'issue_learning_day'],
    [
      'a community that is not there',
      { communityId: '01997e3a-0000-7000-8000-000000000001' },
      'communityId',
      'issue_learning_community',
    ],
    [
      'a contact that is not there',
      { touchpointId: '01997e3a-0000-7000-8000-000000000001' },
      'touchpointId',
      'issue_learning_source',
    ],
  ])('is refused at its field with %s', async (_, fields, path, code) => {
    const ctx = await world.as('coordinator')
    await expect(add(ctx, fields)).rejects.toMatchObject({ issues: [{ path, code }] })
  })

  it('was heard in this partnership, not in another', async () => {
    const other = await makePartnership(world, [partner], { name: 'Other' })
    const lead = await world.as('lead', partner)
    const touchpointId = await log(lead, { partnershipId: other })
    await expect(add(lead, { touchpointId })).rejects.toBeInstanceOf(Invalid)
  })

  it('is listed by kind and community, the latest heard first', async () => {
    const ctx = await world.as('coordinator')
    const third = await makePartnership(world, [partner], { name: 'Third' })
    const communityId = await world.system.database.transaction({ as: 'owner' }, async (db) => {
      const id = '01997e3a-0000-7000-8000-0000000000c1'
      await db
        .insertInto('communities')
        .values({
          workspaceId: world.workspace.id,
          id,
          name: 'Riverside',
          createdAt: new Date(),
          updatedAt: new Date(),
        })
        .execute()
      return id
    })
    const need = await add(ctx, { kind: 'need', heardOn: '2026-01-02', communityId }, third)
    const later = await add(ctx, { kind: 'need', heardOn: '2026-02-02' }, third)
    await add(ctx, { kind: 'culture', heardOn: '2026-03-02', communityId }, third)
    const ids = async (filters: Record<string, string>) =>
      (
        await read(ctx, (tx) => listLearnings(tx, { ...all, filters: { partnershipId: third, ...filters } }))
      ).items.map(({ id }) => id)
    expect(await ids({ kind: 'need' })).toEqual([later, need])
    expect(await ids({ kind: 'need', communityId })).toEqual([need])
    const page = (cursor: string | null) =>
      read(ctx, (tx) =>
        listLearnings(tx, {
          filters: { partnershipId: third, kind: 'need' },
          query: '',
          cursor: readCursor(cursor),
          limit: 1,
        }),
      )
    const first = await page(null)
    const second = await page(first.next)
    expect([first, second].map(({ items, total }) => [items[0]?.id, total])).toEqual([
      [later, 2],
      [need, 2],
    ])
    expect(second.next).toBeNull()
    expect(await read(ctx, (tx) => communitiesIn(tx, third))).toEqual([
      { id: communityId, name: 'Riverside' },
    ])
    const { topics } = await read(ctx, (tx) => learnedOfCommunity.find(tx, third))
    expect(topics.map(({ key, says, latest }) => [key, says, latest?.on ?? null])).toEqual([
      ['culture', '1 entry', '2026-03-02'],
      ['need', '2 entries', '2026-02-02'],
      ['network', 'Nothing yet about existing networks', null],
    ])
  })

  it('is read by an organization that left as it was then, and not what was shared later', async () => {
    const left = await makePartnership(world, [partner, school], { name: 'Left' })
    const host = await world.as('coordinator')
    const shared = await add(host, { text: 'Before' }, left)
    const own = await add(host, { text: 'Host only', audience: 'organization' }, left)
    await letLeave(world, left, school, new Date('2026-04-01T00:00:00Z'))
    world.setNow('2026-04-02T12:00:00Z')
    const staying = await world.as('coordinator')
    sure(await change(staying, shared, { text: 'After' }))
    sure(await change(staying, own, { text: 'Shared late' }))
    await add(staying, { text: 'Later' }, left)
    const gone = await world.as('lead', school)
    const seen = await read(gone, (tx) => listLearnings(tx, { ...all, filters: { partnershipId: left } }))
    world.setNow('2026-03-31T12:00:00Z')
    expect(seen.items.map(({ text }) => text)).toEqual(['Before'])
  })

  it('is written down for a partner that doesn’t sign in, for all to read, and is the partner’s', async () => {
    const where = await makePartnership(world, [partner, school], { name: 'Told' })
    const host = await world.as('coordinator')
    const [lead, other] = [await world.as('lead', partner), await world.as('lead', school)]
    const told = { onBehalfOf: partner, kind: 'network', text: 'Mrs. Duarte knows every family.' }
    const stranger = await world.organization('Not a partner')
    await expect(add(other, told, where)).rejects.toBeInstanceOf(Forbidden)
    await expect(add(await world.as('contributor'), told, where)).rejects.toBeInstanceOf(Forbidden)
    const tried = (fields: Record<string, unknown>) =>
      write(host, (tx) => addLearning(tx, where, heard({ ...told, ...fields })))
    expect(await tried({ onBehalfOf: stranger })).toMatchObject({ code: 'behalf_not_partner' })
    expect(await tried({ audience: 'organization' })).toMatchObject({ code: 'learning_behalf_audience' })
    const id = await add(host, told, where)
    const found = await one(other, id)
    expect(found).toMatchObject({ organization: { id: partner }, audience: 'partnership' })
    expect(found.behalf).toMatchObject({ acceptedAt: null, recordedBy: host.actor.name })
    // Until the partner says so, or there is evidence, it counts as nothing learned.
    const networks = async () =>
      (await read(host, (tx) => learnedOfCommunity.find(tx, where))).topics.find(
        (each) => each.key === 'network',
      )?.latest ?? null
    expect(await networks()).toBeNull()
    sure(await change(host, id, { ...told, text: 'Mrs. Duarte knows all families.' }))
    expect(await change(host, id, { ...told, audience: 'organization', version: 2 })).toMatchObject({
      code: 'learning_behalf_audience',
    })
    await expect(change(other, id, { ...told, version: 2 })).rejects.toBeInstanceOf(Forbidden)
    await write(lead, (tx) => acceptBehalf(tx, found.behalf?.id ?? ''))
    expect(await networks()).not.toBeNull()
    // From then on it is the partner's own word.
    await expect(change(host, id, { ...told, version: 2 })).rejects.toBeInstanceOf(Forbidden)
    sure(await change(lead, id, { ...told, audience: 'organization', version: 2 }))
    await expect(one(host, id)).rejects.toBeInstanceOf(NotFound)
    const evidenced = await add(host, { ...told, evidence: 'Said on the phone.' }, where)
    expect(await networks()).not.toBeNull()
    sure(await write(host, (tx) => removeLearning(tx, evidenced)))
  })

  it('stands on the page of the community, the last first, for who reads it', async () => {
    const ctx = await world.as('coordinator')
    const [lead, elsewhere] = [
      await world.as('lead', partner),
      await world.as('lead', await world.organization('Elsewhere')),
    ]
    const communityId = await communityOf(world, 'Millside')
    const rows = async (reader: Ctx) =>
      (await read(reader, (tx) => learnedThere.load(tx, communityId)))?.rows.map((row) => row.id) ?? null
    expect(await rows(ctx)).toBeNull()
    const first = await add(ctx, { communityId, heardOn: '2026-01-05' })
    const own = await add(lead, { communityId, heardOn: '2026-01-06', audience: 'organization' })
    await add(ctx, { heardOn: '2026-01-07' })
    const told = { communityId, onBehalfOf: partner, evidence: 'a letter', heardOn: '2026-01-08' }
    const said = await add(ctx, told)
    expect(await rows(ctx)).toEqual([said, first])
    expect(await rows(lead)).toEqual([said, own, first])
    expect(await rows(elsewhere)).toBeNull()
    const { behalf } = await one(lead, said)
    await write(lead, (tx) => disputeBehalf(tx, behalf?.id ?? '', { reason: 'Not so.' }))
    expect(await rows(ctx)).toEqual([first])
  })

  it('is offered to be changed only by whose it is, and only while the partnership goes on', async () => {
    const ending = await makePartnership(world, [partner], { name: 'Ending' })
    const host = await world.as('coordinator')
    const id = await add(host, {}, ending)
    const may = (ctx: Ctx) => read(ctx, async (tx) => mayChange(tx, await readLearning(tx, id)))
    expect(await may(host)).toBe(true)
    expect(await may(await world.as('lead', partner))).toBe(false)
    expect(await may(await world.as('viewer'))).toBe(false)
    sure(await write(host, (tx) => concludePartnership(tx, ending, { note: 'Thank you all' })))
    expect(await may(host)).toBe(false)
  })
})
