import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, isRefusal, NotFound, Stale } from '#platform/errors/errors.ts'
import { readCursor } from '#platform/http/listing.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { acceptBehalf, disputeBehalf } from '../behalf/answer.server.ts'
import { readLedger } from '../commitments/reads.server.ts'
import { commitments } from '../commitments/register.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { changeTouchpoint } from './change.server.ts'
import { jointMeetings, listeningEvidence, listeningSessions, meetingEvidence } from './evidence.server.ts'
import { touchpointChange, touchpointInput } from './inputs.ts'
import { logTouchpoint } from './log.server.ts'
import { organizationContacts } from './panel.server.ts'
import { listTouchpoints, readTouchpoint } from './reads.server.ts'
import { touchpoints } from './register.server.ts'
import { removeTouchpoint, restoreTouchpoint } from './remove.server.ts'

const all = { filters: {}, query: '', cursor: null, limit: 50 }

describe('touchpoints', () => {
  let world: World
  let partner: string
  let school: string
  let partnershipId: string
  beforeAll(async () => {
    world = await openWorld([
      { name: 'partnerships', ...touchpoints },
      { name: 'ledger', ...commitments, searchKinds: [] },
    ])
    partner = await world.organization('Harbor Youth')
    school = await world.organization('Oak Street School')
    partnershipId = await makePartnership(world, [partner, school])
  })
  afterAll(() => world.close())

  const log = async (ctx: Ctx, given: Record<string, unknown> = {}) => {
    const input = touchpointInput.parse({ kind: 'call', happenedOn: '2026-03-30', ...given })
    const made = await write(ctx, (tx) => logTouchpoint(tx, input))
    if (isRefusal(made)) throw new Error(made.code)
    return made
  }
  const seenBy = async (ctx: Ctx) =>
    (await read(ctx, (tx) => listTouchpoints(tx, all))).items.map((one) => one.id)

  it('are logged with who took part, and with the organizations that those people belong to', async () => {
    const ctx = await world.as('contributor')
    const lead = await world.as('lead', partner)
    const { id } = await log(ctx, { partnershipId, summary: 'The bus', personIds: [lead.actor.personId] })
    const one = await read(lead, (tx) => readTouchpoint(tx, id))
    expect(one.organizations.map((organization) => organization.name)).toEqual([
      'Harbor Youth',
      'Host of demo',
    ])
    expect(one).toMatchObject({ audience: 'partnership', summary: 'The bus', isTwoWay: true })
  })

  it('can hold a promise, which then stands in the ledger', async () => {
    const ctx = await world.as('coordinator')
    const { id, commitmentId } = await log(ctx, {
      partnershipId,
      followUp: 'Send the list',
      followUpDueOn: '2026-04-03',
    })
    const rows = await read(ctx, (tx) => readLedger(tx, { partnershipId, view: 'open', query: 'list' }))
    expect(rows).toMatchObject([{ id: commitmentId, touchpointId: id, promisor: { id: world.hostId } }])
  })

  it('that are searched come by how well they match, page by page; else the latest first', async () => {
    const ctx = await world.as('contributor')
    const fits = await log(ctx, { partnershipId, summary: 'Quilting', happenedOn: '2026-01-10' })
    const near = await log(ctx, { partnershipId, summary: 'Quilxing', happenedOn: '2026-03-29' })
    const holds = await log(ctx, {
      partnershipId,
      summary: 'We spoke about quilting',
      happenedOn: '2026-03-28',
    })
    const listed: string[] = []
    let cursor: ReturnType<typeof readCursor> = null
    do {
      const from = cursor
      const page = await read(ctx, (tx) =>
        listTouchpoints(tx, { ...all, query: 'quilting', cursor: from, limit: 1 }),
      )
      expect(page.total).toBe(3)
      listed.push(...page.items.map((one) => one.id))
      cursor = readCursor(page.next)
    } while (cursor !== null)
    expect(listed).toEqual([fits.id, holds.id, near.id])
    expect((await seenBy(ctx)).filter((id) => listed.includes(id))).toEqual([near.id, holds.id, fits.id])
  })

  it('that only one’s own organization reads are hidden from everyone else, also from the host’s owner', async () => {
    const lead = await world.as('lead', partner)
    const host = await world.as('owner')
    const theirs = await log(lead, { partnershipId, audience: 'organization', summary: 'A worry' })
    const ours = await log(host, { partnershipId, audience: 'organization', summary: 'Our own worry' })
    const alone = await log(host, { organizationIds: [partner] })
    expect(await seenBy(host)).toEqual(expect.arrayContaining([ours.id, alone.id]))
    expect(await seenBy(host)).not.toContain(theirs.id)
    expect(await seenBy(await world.as('representative', partner))).toContain(theirs.id)
    for (const id of [ours.id, alone.id])
      await expect(read(lead, (tx) => readTouchpoint(tx, id))).rejects.toBeInstanceOf(NotFound)
    await expect(read(host, (tx) => readTouchpoint(tx, theirs.id))).rejects.toBeInstanceOf(NotFound)
    const found = await read(host, (tx) => listTouchpoints(tx, { ...all, query: 'worry' }))
    expect(found.items.map((one) => one.id)).toEqual([ours.id])
    const panel = await read(host, (tx) => organizationContacts.load(tx, partner))
    expect(panel?.rows.map((row) => row.id)).not.toContain(theirs.id)
    const entries = await read(host, (tx) =>
      tx.db
        .selectFrom('history')
        .where('subjectId', '=', theirs.id)
        .select('audienceOrganizationId')
        .execute(),
    )
    expect(entries).toEqual([{ audienceOrganizationId: partner }])
  })

  it('are logged by those who work together, not by a viewer, a stranger or another workspace', async () => {
    const input = touchpointInput.parse({ kind: 'visit', happenedOn: '2026-03-30', partnershipId })
    await expect(write(await world.as('viewer'), (tx) => logTouchpoint(tx, input))).rejects.toBeInstanceOf(
      Forbidden,
    )
    for (const ctx of [
      await world.as('lead', await world.organization('Elsewhere')),
      await (await world.another()).as('owner'),
    ])
      await expect(write(ctx, (tx) => logTouchpoint(tx, input))).rejects.toBeInstanceOf(NotFound)
    for (const ctx of [await world.as('contributor'), await world.as('representative', partner)])
      expect(isRefusal(await write(ctx, (tx) => logTouchpoint(tx, input)))).toBe(false)
  })

  it('can’t lie ahead, nor be shared or promised in without a partnership', async () => {
    const ctx = await world.as('coordinator')
    const code = async (given: Record<string, unknown>) => {
      const input = touchpointInput.parse({ kind: 'call', happenedOn: '2026-03-30', ...given })
      const answer = await write(ctx, (tx) => logTouchpoint(tx, input))
      return isRefusal(answer) ? answer.code : 'logged'
    }
    expect(await code({ happenedOn: '2026-04-01' })).toBe('touchpoint_future')
    expect(await code({ audience: 'partnership' })).toBe('touchpoint_audience')
    expect(await code({ followUp: 'Something' })).toBe('touchpoint_follow_up')
  })

  it('are changed only by the side that logged them, and keep both texts when two save at once', async () => {
    const lead = await world.as('lead', partner)
    const { id } = await log(lead, { partnershipId, summary: 'First' })
    const change = touchpointChange.parse({
      kind: 'visit',
      happenedOn: '2026-03-29',
      summary: 'Second',
      audience: 'partnership',
      version: 1,
    })
    await expect(
      write(await world.as('owner'), (tx) => changeTouchpoint(tx, id, change)),
    ).rejects.toBeInstanceOf(Forbidden)
    await write(lead, (tx) => changeTouchpoint(tx, id, change))
    await expect(write(lead, (tx) => changeTouchpoint(tx, id, change))).rejects.toBeInstanceOf(Stale)
    expect(await read(lead, (tx) => readTouchpoint(tx, id))).toMatchObject({
      kind: 'visit',
      summary: 'Second',
    })
  })

  it('are gone when removed, and back when that is undone', async () => {
    const ctx = await world.as('contributor')
    const { id } = await log(ctx, { partnershipId })
    await write(ctx, (tx) => removeTouchpoint(tx, id))
    await expect(read(ctx, (tx) => readTouchpoint(tx, id))).rejects.toBeInstanceOf(NotFound)
    const entry = { id, subjectId: id, before: null, after: null }
    await expect(
      write(await world.as('lead', partner), (tx) => restoreTouchpoint(tx, entry)),
    ).rejects.toBeInstanceOf(Forbidden)
    await write(ctx, (tx) => restoreTouchpoint(tx, entry))
    expect(await read(ctx, (tx) => readTouchpoint(tx, id))).toMatchObject({ id })
  })

  it('come page by page, the latest first, each once, also of one organization or person', async () => {
    const other = await world.another()
    const organizationId = await other.organization('Maple Clinic')
    const ctx = await other.as('coordinator')
    const days = ['2026-03-01', '2026-03-03', '2026-03-03', '2026-02-01', '2026-03-02']
    for (const happenedOn of days) await log(ctx, { happenedOn, organizationIds: [organizationId] })
    for (const filters of [{}, { organizationId }]) {
      const seen: string[] = []
      let cursor: string | null = null
      do {
        const page: Awaited<ReturnType<typeof listTouchpoints>> = await read(ctx, (tx) =>
          listTouchpoints(tx, { ...all, filters, limit: 2, cursor: readCursor(cursor) }),
        )
        seen.push(...page.items.map((one) => one.happenedOn))
        expect(page.total).toBe(5)
        cursor = page.next
      } while (cursor !== null)
      expect(seen).toEqual([...days].sort().reverse())
    }
  })

  it('recorded for a partner are its own, count once it agrees or with evidence, and are never private', async () => {
    const place = await makePartnership(world, [partner], { name: 'For others' })
    const host = await world.as('coordinator')
    const lead = await world.as('lead', partner)
    const meeting = {
      partnershipId: place,
      kind: 'meeting',
      onBehalfOf: partner,
      summary: 'At their place',
      personIds: [host, lead].map(({ actor }) => actor.personId ?? ''),
    }
    const enough = async () => (await read(host, (tx) => jointMeetings.find(tx, place))).enough
    const bare = await log(host, { ...meeting, organizationIds: [world.hostId] })
    const seen = await read(lead, (tx) => readTouchpoint(tx, bare.id))
    expect(seen.author.organization.name).toBe('Harbor Youth')
    expect(seen.organizations.map(({ id }) => id).toSorted()).toEqual([partner, world.hostId].toSorted())
    expect(await enough()).toBe(false)
    await write(lead, (tx) => acceptBehalf(tx, seen.behalfId ?? ''))
    expect(await enough()).toBe(true)
    await write(lead, (tx) => disputeBehalf(tx, seen.behalfId ?? '', { reason: 'Nobody of ours was there' }))
    expect(await enough()).toBe(false)
    await log(host, { ...meeting, organizationIds: [world.hostId], evidence: 'their minutes' })
    expect(await enough()).toBe(true)
    const tried = (ctx: Ctx, more: object) =>
      write(ctx, (tx) =>
        logTouchpoint(tx, touchpointInput.parse({ happenedOn: '2026-03-30', ...meeting, ...more })),
      )
    expect(await tried(host, { audience: 'organization' })).toMatchObject({
      code: 'touchpoint_behalf_audience',
    })
    expect(await tried(host, { partnershipId: null, audience: 'organization' })).toMatchObject({
      code: 'behalf_not_partner',
    })
    for (const ctx of [await world.as('contributor'), await world.as('viewer')])
      await expect(tried(ctx, {})).rejects.toBeInstanceOf(Forbidden)
    const change = (more: object) =>
      write(host, (tx) =>
        changeTouchpoint(
          tx,
          bare.id,
          touchpointChange.parse({
            kind: 'meeting',
            happenedOn: '2026-03-30',
            audience: 'partnership',
            version: seen.version,
            ...more,
          }),
        ),
      )
    expect(await change({ audience: 'organization' })).toMatchObject({ code: 'touchpoint_behalf_audience' })
    expect(isRefusal(await change({ summary: 'Corrected' }))).toBe(false)
    expect(isRefusal(await write(host, (tx) => removeTouchpoint(tx, bare.id)))).toBe(false)
  })

  it('are read as on the day the own organization left', async () => {
    const club = await world.organization('Chess Club')
    const shared = await makePartnership(world, [club])
    const host = await world.as('coordinator')
    const before = await log(host, { partnershipId: shared })
    await letLeave(world, shared, club, new Date('2026-03-31T13:00:00Z'))
    world.setNow('2026-04-02T12:00:00Z')
    const after = await log(await world.as('coordinator'), { partnershipId: shared })
    expect(await seenBy(await world.as('lead', club))).toEqual([before.id])
    expect(await seenBy(await world.as('coordinator'))).toContain(after.id)
    world.setNow('2026-03-31T12:00:00Z')
  })

  it('speak for listening once there are notes and three people of a community served', async () => {
    const ctx = await world.as('coordinator')
    const heard = await makePartnership(world, [partner])
    const communityId = partnershipId
    await world.system.database.transaction({ as: 'owner' }, async (db) => {
      const row = { workspaceId: world.workspace.id, id: communityId, createdAt: new Date(0) }
      await db
        .insertInto('communities')
        .values({ ...row, name: 'Eastside', updatedAt: new Date(0) })
        .execute()
      await db
        .insertInto('partnershipCommunities')
        .values({ ...row, partnershipId: heard, communityId })
        .execute()
    })
    const find = () => read(ctx, (tx) => listeningSessions.find(tx, heard))
    expect(await find()).toMatchObject({ enough: false, items: [] })
    const session = { kind: 'listening-session', partnershipId: heard, communityId, summary: 'They said' }
    await log(ctx, { ...session, communityMembers: 9, audience: 'organization' })
    expect(await find()).toMatchObject({ enough: false, items: [] })
    await log(ctx, { ...session, communityMembers: 2 })
    expect(await find()).toMatchObject({ enough: false, items: [{}] })
    await log(ctx, { ...session, communityMembers: 39 })
    expect(await find()).toMatchObject({
      enough: true,
      missing: null,
      items: [{ text: '2 listening sessions, 41 residents' }],
    })
  })

  it('speak for cohesion when people of every partner met within a year', async () => {
    const ctx = await world.as('coordinator')
    const find = () => read(ctx, (tx) => jointMeetings.find(tx, partnershipId))
    await log(ctx, { kind: 'meeting', partnershipId, organizationIds: [partner] })
    expect(await find()).toMatchObject({ enough: false, missing: 'Meet with Oak Street School too.' })
    await log(ctx, { kind: 'workshop', partnershipId, organizationIds: [partner, school] })
    expect(await find()).toMatchObject({
      enough: false,
      missing: expect.stringContaining('Oak Street School'),
    })
    const personIds = await Promise.all(
      [world.hostId, partner, school].map(async (organizationId) => {
        const personId = await world.person(`Somebody of ${organizationId}`)
        await world.affiliate(personId, organizationId, { beganOn: '2024-01-01' })
        return personId
      }),
    )
    await log(ctx, { kind: 'workshop', partnershipId, organizationIds: [partner, school], personIds })
    expect(await find()).toMatchObject({ enough: true, items: [{ text: 'One joint meeting' }] })
  })
})

describe('what touchpoints prove', () => {
  const gathering = {
    id: '1',
    kind: 'meeting',
    on: '2025-03-31',
    noted: true,
    members: 5,
    served: true,
    organizationIds: ['a', 'b'],
    presentIds: ['a', 'b'],
  }
  const partners = [
    { id: 'a', name: 'A' },
    { id: 'b', name: 'B' },
  ]

  it('lapses a year after the last meeting of all, and when a new partner was not there', () => {
    const on = (today: string) => meetingEvidence([gathering], partners, 'p', today)
    expect(on('2026-03-31')).toMatchObject({ enough: true, lapsedOn: null })
    expect(on('2026-04-01')).toMatchObject({ enough: false, lapsedOn: '2026-03-31' })
    const joined = [...partners, { id: 'c', name: 'C' }]
    expect(meetingEvidence([gathering], joined, 'p', '2025-04-01')).toMatchObject({
      enough: false,
      missing: 'Meet with C too.',
    })
  })

  it('shows a listening session as old after two years, and still counts it', () => {
    expect(listeningEvidence([gathering], 'p', '2027-03-31')).toMatchObject({ enough: true, lapsedOn: null })
    expect(listeningEvidence([gathering], 'p', '2027-04-01')).toMatchObject({
      enough: true,
      lapsedOn: '2027-03-31',
    })
  })

  it('takes notes, three people and a community served', () => {
    for (const lack of [{ noted: false }, { members: 2 }, { served: false }])
      expect(listeningEvidence([{ ...gathering, ...lack }], 'p', '2025-04-01').enough).toBe(false)
  })
})
