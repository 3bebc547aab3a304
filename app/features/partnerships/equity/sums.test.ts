import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { jobContext } from '#platform/context/actors.server.ts'
import type { Ctx, Tx } from '#platform/context/context.server.ts'
import { keepHouse, read } from '#platform/context/transaction.server.ts'
import { repeat } from '#platform/testing/migrations.server.ts'
import { openWorld, testNow, type World } from '#platform/testing/world.server.ts'
import { makePartnership } from '../factories.ts'
import { partnerships } from '../index.server.ts'
import { equityAcross } from './across.server.ts'
import { spans } from './equity.ts'
import { countedIn, sumsAcross } from './sums.server.ts'
import { tallyEquity } from './tally.server.ts'

const at = new Date(testNow)

describe('what counts in every partnership', () => {
  let world: World
  let host: Ctx
  let harbor: string
  let oak: string
  let place: string
  let quiet: string
  let third: string
  /** Who led the meeting, who took its notes, and who was there. */
  let person: string
  let noteTaker: string
  let guest: string
  /** Ids of rows that are there from the beginning. */
  const has = {
    meeting: uuid(),
    waiting: uuid(),
    item: uuid(),
    touchpoint: uuid(),
    decision: uuid(),
    commitment: uuid(),
    benefit: uuid(),
    call: uuid(),
    hours: uuid(),
    told: uuid(),
  }
  const base = () => ({ workspaceId: world.workspace.id, id: uuid(), createdAt: at })
  const own = (table: { organizationId: string }) => ({ ...base(), ...table })

  beforeAll(async () => {
    world = await openWorld([partnerships])
    harbor = await world.organization('Harbor Youth')
    oak = await world.organization('Oak Street')
    host = await world.as('coordinator')
    third = await world.organization('Third')
    person = await world.person('Lucía')
    noteTaker = await world.person('Nia')
    guest = await world.person('Omar')
    for (const one of [person, noteTaker, guest]) await world.affiliate(one, harbor)
    place = await makePartnership(world, [harbor, oak])
    quiet = await makePartnership(world, [harbor])
    await keepHouse(host, makeRecord)
  })
  afterAll(() => world.close())
  beforeEach(async () => {
    world.setNow(testNow)
    await tallyAll()
  })

  const makeRecord = async ({ db }: Tx) => {
    const meeting = {
      ...own({ organizationId: world.hostId }),
      partnershipId: place,
      title: 'The hour',
      startsAt: '16:00',
      timeZone: 'UTC',
      lengthMinutes: 60,
      hostOrganizationId: oak,
      updatedAt: at,
    }
    await db
      .insertInto('meetings')
      .values([
        {
          ...meeting,
          id: has.meeting,
          startsOn: '2026-03-10',
          chairPersonId: person,
          noteTakerPersonId: noteTaker,
        },
        { ...meeting, id: has.waiting, startsOn: '2026-03-20' },
      ])
      .execute()
    const touchpoint = {
      ...own({ organizationId: world.hostId }),
      partnershipId: place,
      happenedOn: '2026-03-10',
      summary: 'We met',
      updatedAt: at,
    }
    await db
      .insertInto('touchpoints')
      .values([
        { ...touchpoint, id: has.touchpoint, kind: 'meeting', audience: 'partnership' },
        { ...touchpoint, id: has.call, kind: 'call', audience: 'partnership' },
      ])
      .execute()
    await db
      .insertInto('meetingHoldings')
      .values({
        ...own({ organizationId: world.hostId }),
        meetingId: has.meeting,
        touchpointId: has.touchpoint,
      })
      .execute()
    await db.insertInto('meetingItems').values(item(has.item)).execute()
    await db.insertInto('touchpointPeople').values(there(guest)).execute()
    await db
      .insertInto('decisions')
      .values({
        ...own({ organizationId: oak }),
        id: has.decision,
        partnershipId: place,
        what: 'Meet on Fridays',
        method: 'consent',
        closesOn: '2026-03-20',
        updatedAt: at,
      })
      .execute()
    await db
      .insertInto('commitments')
      .values({
        ...base(),
        id: has.commitment,
        partnershipId: place,
        promisorOrganizationId: harbor,
        text: 'Pay the bus passes',
        dueOn: '2026-04-10',
        pledgedOn: '2026-03-01',
        updatedAt: at,
      })
      .execute()
    await db
      .insertInto('behalfActs')
      .values({
        workspaceId: world.workspace.id,
        id: has.told,
        partnershipId: place,
        organizationId: oak,
        action: 'commitment.pledged',
        subjectKind: 'commitment',
        subjectId: has.told,
        recordedAt: at,
      })
      .execute()
    await db
      .insertInto('commitments')
      .values({
        ...base(),
        id: has.told,
        partnershipId: place,
        promisorOrganizationId: oak,
        text: 'Lend the hall',
        pledgedOn: '2026-03-02',
        updatedAt: at,
        behalfId: has.told,
      })
      .execute()
    await db.insertInto('benefits').values(benefit(has.benefit, '2026-03-02')).execute()
    await db
      .insertInto('hourEntries')
      .values({
        ...own({ organizationId: harbor }),
        id: has.hours,
        partnershipId: place,
        touchpointId: has.call,
        minutes: 90,
        givenOn: '2026-03-10',
        notedByOrganizationId: harbor,
      })
      .execute()
  }
  const item = (id: string) => ({
    workspaceId: world.workspace.id,
    createdAt: at,
    id,
    meetingId: has.meeting,
    position: 1,
    text: 'Who has the keys?',
    minutes: 10,
    organizationId: oak,
    addedByOrganizationId: oak,
  })
  const benefit = (id: string, receivedOn: string) => ({
    ...own({ organizationId: harbor }),
    id,
    partnershipId: place,
    what: 'Forty books',
    receivedOn,
    notedByOrganizationId: harbor,
  })

  const there = (personId: string) => ({
    workspaceId: world.workspace.id,
    id: uuid(),
    touchpointId: has.touchpoint,
    personId,
    happenedOn: '2026-03-10',
  })
  const belongs = (personId: string, organizationId: string) => (tx: Tx) =>
    tx.db.updateTable('affiliations').set({ organizationId }).where('personId', '=', personId).execute()

  const tallyAll = async () => {
    const job = await jobContext(world.system, world.workspace.id)
    if (job !== null) await tallyEquity(job, {})
  }
  const ordered = (sums: Iterable<[string, readonly object[]]>) =>
    Object.fromEntries(
      [...sums].flatMap(([id, own]) =>
        own.length === 0
          ? []
          : [[id, own.map((sum) => JSON.stringify({ ...sum, partnershipId: undefined }, sortedKeys)).sort()]],
      ),
    )
  const sortedKeys = ['organizationId', 'measure', 'amount', 'count']
  /** What pages say, and what the record says: it must never differ. */
  const told = async () => {
    const now = await world.as('coordinator')
    return read(now, async (tx) => {
      const all = []
      for (const span of spans) all.push(ordered(await sumsAcross(tx, span)))
      return all
    })
  }
  const counted = async () => {
    const now = await world.as('coordinator')
    return read(now, async (tx) => {
      const all = []
      for (const span of spans) all.push(ordered(await countedIn(tx, [place, quiet], span)))
      return all
    })
  }
  const marks = () =>
    read(host, async (tx) => {
      const rows = await tx.db
        .selectFrom('ledgerTallies')
        .where('workspaceId', '=', tx.workspace.id)
        .select(['partnershipId', 'deedsMark', 'mark'])
        .execute()
      return Object.fromEntries(rows.map((row) => [row.partnershipId, row.deedsMark]))
    })

  it('is the same counted and read from what was tallied, and the page says the same of both', async () => {
    const before = await read(host, (tx) => equityAcross(tx, 12))
    expect(await told()).toEqual(await counted())
    expect(Object.keys((await counted())[0] ?? {})).toEqual([place])
    await keepHouse(host, (tx) =>
      tx.db
        .updateTable('equityTallies')
        .set({ talliedMark: -1 })
        .where('workspaceId', '=', tx.workspace.id)
        .execute(),
    )
    expect(await read(host, (tx) => equityAcross(tx, 12))).toEqual(before)
  })

  it('is read from what was tallied, as long as that holds', async () => {
    const truth = await counted()
    await keepHouse(host, (tx) =>
      tx.db.updateTable('equityTallies').set({ sums: '[]' }).where('partnershipId', '=', place).execute(),
    )
    expect(await told()).toEqual(spans.map(() => ({})))
    await keepHouse(host, (tx) =>
      tx.db.updateTable('benefits').set({ what: 'Fifty books' }).where('id', '=', has.benefit).execute(),
    )
    expect(await told()).toEqual(truth)
  })

  /** For each table that the rule looks at, something that changes what counts. */
  const changes: Record<string, (tx: Tx) => Promise<unknown>> = {
    meetings: ({ db }) =>
      db.updateTable('meetings').set({ hostOrganizationId: harbor }).where('id', '=', has.meeting).execute(),
    meeting_holdings: async ({ db }) => {
      const touchpointId = uuid()
      await db
        .insertInto('touchpoints')
        .values({
          ...own({ organizationId: world.hostId }),
          id: touchpointId,
          partnershipId: place,
          kind: 'meeting',
          happenedOn: '2026-03-20',
          summary: 'We met again',
          audience: 'partnership',
          updatedAt: at,
        })
        .execute()
      await db
        .insertInto('meetingHoldings')
        .values({ ...own({ organizationId: world.hostId }), meetingId: has.waiting, touchpointId })
        .execute()
    },
    meeting_items: ({ db }) => db.insertInto('meetingItems').values(item(uuid())).execute(),
    speaking_times: ({ db }) =>
      db
        .insertInto('speakingTimes')
        .values({ ...own({ organizationId: oak }), meetingId: has.meeting, minutes: 12 })
        .execute(),
    decision_settlements: ({ db }) =>
      db
        .insertInto('decisionSettlements')
        .values({
          ...own({ organizationId: oak }),
          decisionId: has.decision,
          outcome: 'adopted',
          decidedOn: '2026-03-21',
        })
        .execute(),
    decisions: ({ db }) =>
      db.updateTable('decisions').set({ organizationId: harbor }).where('id', '=', has.decision).execute(),
    commitments: ({ db }) =>
      db.updateTable('commitments').set({ deletedAt: at }).where('id', '=', has.commitment).execute(),
    behalf_acts: ({ db }) =>
      db.updateTable('behalfActs').set({ acceptedAt: at }).where('id', '=', has.told).execute(),
    benefits: ({ db }) => db.insertInto('benefits').values(benefit(uuid(), '2026-03-03')).execute(),
    touchpoint_people: ({ db }) => db.insertInto('touchpointPeople').values(there(person)).execute(),
    'affiliations of who led': (tx) => belongs(person, oak)(tx),
    'affiliations of who took notes': (tx) => belongs(noteTaker, oak)(tx),
    'affiliations of who was there': (tx) => belongs(guest, oak)(tx),
    representatives: async ({ db }) => {
      const partner = await db
        .selectFrom('partners')
        .where('partnershipId', '=', place)
        .where('organizationId', '=', harbor)
        .select('id')
        .executeTakeFirstOrThrow()
      await db
        .insertInto('representatives')
        .values({
          ...base(),
          partnershipId: place,
          partnerId: partner.id,
          personId: person,
          beganOn: '2026-01-01',
        })
        .execute()
    },
    partners: async ({ db }) => {
      await db
        .updateTable('partners')
        .set({ organizationId: third })
        .where('partnershipId', '=', place)
        .where('organizationId', '=', harbor)
        .execute()
    },
    hour_entries: ({ db }) =>
      db.updateTable('hourEntries').set({ minutes: 45 }).where('id', '=', has.hours).execute(),
    touchpoints: ({ db }) =>
      db.updateTable('touchpoints').set({ deletedAt: at }).where('id', '=', has.call).execute(),
  }

  it.each(Object.keys(changes))(
    'changes at once with a row of %s, and in no other partnership',
    async (table) => {
      const before = await counted()
      const marked = await marks()
      await keepHouse(host, (tx) => changes[table]?.(tx) ?? Promise.resolve())
      const after = await counted()
      expect(after).not.toEqual(before)
      expect(await told()).toEqual(after)
      expect((await marks())[place]).toBeGreaterThan(marked[place] ?? 0)
      expect((await marks())[quiet]).toBe(marked[quiet])
      await tallyAll()
      expect(await told()).toEqual(after)
    },
  )

  it('changes by itself on the day a deed comes or falls out of a span', async () => {
    await keepHouse(host, (tx) =>
      tx.db.insertInto('benefits').values(benefit(uuid(), '2026-04-03')).execute(),
    )
    await tallyAll()
    for (const now of ['2026-04-02', '2026-04-03', '2026-06-02', '2026-06-11', '2026-09-15', '2027-03-20']) {
      world.setNow(`${now}T12:00:00Z`)
      expect(await told()).toEqual(await counted())
    }
  })

  it('is not believed any more where something was recorded for a partner when that began to wait for its word', async () => {
    const marked = await marks()
    await repeat(world.system.database, '0104-deeds-on-behalf', 'update ledger_tallies')
    expect(await marks()).toEqual({ ...marked, [place]: (marked[place] ?? 0) + 1 })
    expect(await told()).toEqual(await counted())
  })

  it('is not believed of a day to come, as after the workspace has moved to another time zone', async () => {
    world.setNow('2026-06-12T12:00:00Z')
    await tallyAll()
    world.setNow(testNow)
    expect(await told()).toEqual(await counted())
  })

  it('is of its workspace only', async () => {
    const other = await world.another()
    const theirs = await other.as('coordinator')
    expect(await read(theirs, (tx) => sumsAcross(tx, 12))).toEqual(new Map())
  })
})
