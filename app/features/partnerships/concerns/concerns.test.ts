import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { undo } from '#platform/activity/undo.server.ts'
import type { Ctx, Tx } from '#platform/context/context.server.ts'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, Invalid, isRefusal, NotFound, type Refusal } from '#platform/errors/errors.ts'
import type { DoorRequest } from '#platform/http/request.server.ts'
import { openWorld, testNow, type World } from '#platform/testing/world.server.ts'
import { promisesFrom } from '../commitments/reads.server.ts'
import { commitments } from '../commitments/register.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { concludePartnership } from '../partnerships/conclude.server.ts'
import { partnershipNoun } from '../partnerships/register.server.ts'
import { acknowledgeConcern } from './acknowledge.server.ts'
import { answerAsking, askPartners } from './asking.server.ts'
import { askingsDue, concernsDue } from './due.server.ts'
import { concernsAddressed } from './evidence.server.ts'
import { concernInput } from './inputs.ts'
import { concernKey } from './keyed.server.ts'
import { listConcerns } from './list.server.ts'
import { stewardships } from './move.server.ts'
import { raiseConcern, withdrawConcern } from './raise.server.ts'
import { logReading, readingsOf } from './readings.server.ts'
import { concernsOf, messagesOf, readConcern } from './reads.server.ts'
import { concerns } from './register.server.ts'
import { promiseRemedy } from './remedy.server.ts'
import { sayInConcern } from './say.server.ts'
import { reopenConcern, settleConcern } from './settle.server.ts'
import { acceptStewardship, agreeToSteward, declineStewardship, proposeSteward } from './steward.server.ts'
import { answerTrust } from './trust.server.ts'

const byNobody = { onBehalfOf: null, evidence: '', evidenceLink: '' }

describe('concerns', () => {
  let world: World
  let vendors: string
  let arts: string
  let school: string
  let elsewhere: string
  let place: string
  let owner: Ctx
  let coordinator: Ctx
  let raiser: Ctx
  let colleague: Ctx
  let party: Ctx
  let steward: Ctx
  let third: Ctx
  let stranger: Ctx
  let neighbor: Ctx

  beforeAll(async () => {
    world = await openWorld([
      { name: 'partnerships', ...partnershipNoun },
      { name: 'commitments', ...commitments },
      { name: 'concerns', ...concerns },
    ])
    vendors = await world.organization('Saturday Vendors')
    arts = await world.organization('Harbor Arts')
    school = await world.organization('Birch School')
    elsewhere = await world.organization('Elsewhere')
    place = await makePartnership(world, [vendors, arts, school], { name: 'Market' })
    owner = await world.as('owner')
    coordinator = await world.as('coordinator')
    raiser = await world.as('representative', vendors)
    colleague = await world.as('lead', vendors)
    party = await world.as('lead', arts)
    steward = await world.as('lead', school)
    third = await world.as('representative', school)
    stranger = await world.as('lead', elsewhere)
    neighbor = await (await world.another()).as('owner')
  })
  afterAll(() => world.close())

  const must = async <T>(ctx: Ctx, verb: (tx: Tx) => Promise<T | Refusal>): Promise<T> => {
    const answer = await write(ctx, verb)
    if (isRefusal(answer)) throw new Error(`refused: ${answer.code}`)
    return answer
  }
  const idOf = (ctx: Ctx) => ctx.actor.personId ?? ''
  const about = (fields: object = {}) =>
    concernInput.parse({
      summary: 'Faces on a poster',
      about: 'Two vendors were not asked.',
      partyOrganizationIds: [arts],
      stewardPersonId: idOf(steward),
      ...fields,
    })
  const raise = (fields: object = {}, by = raiser) => must(by, (tx) => raiseConcern(tx, place, about(fields)))
  const seen = (ctx: Ctx, id: string) => read(ctx, (tx) => readConcern(tx, id))
  const reaches = async (ctx: Ctx, id: string) =>
    seen(ctx, id).then(
      (one) => (one.about === null ? 'summary' : 'all'),
      (error) => (error instanceof NotFound ? 'nothing' : Promise.reject(error)),
    )
  const door = () => ({ system: world.system, locale: 'en', requestId: 'test' }) as unknown as DoorRequest
  const later = async (moment: string, ctx: Ctx): Promise<Ctx> => {
    world.setNow(moment)
    const { role, organizationId } = ctx.actor
    const again = await world.as(role, organizationId)
    world.setNow(testNow)
    return again
  }

  it('raised openly are read whole by every partner and nobody else', async () => {
    const { id } = await raise()
    for (const ctx of [owner, coordinator, raiser, colleague, party, steward, third])
      expect(await reaches(ctx, id)).toBe('all')
    for (const ctx of [stranger, neighbor]) expect(await reaches(ctx, id)).toBe('nothing')
  })

  it.each([
    ['everything', 'all', 'all'],
    ['summary', 'summary', 'summary'],
    ['nothing', 'nothing', 'summary'],
  ])(
    'raised confidentially with %s shown are %s to the other party at first, and %s once acknowledged',
    async (shown, before, after) => {
      const { id } = await raise({ openness: 'confidential', shown })
      const nobody = [owner, coordinator, colleague, third, stranger, neighbor]
      for (const ctx of nobody) expect(await reaches(ctx, id)).toBe('nothing')
      expect(await reaches(raiser, id)).toBe('all')
      expect(await reaches(party, id)).toBe(before)
      // Who is asked to see to it reads the line; the rest once they have said yes.
      expect(await reaches(steward, id)).toBe('summary')
      await must(steward, (tx) => acceptStewardship(tx, id))
      expect(await reaches(steward, id)).toBe('all')
      await must(steward, (tx) => acknowledgeConcern(tx, id))
      expect(await reaches(party, id)).toBe(after)
      for (const ctx of nobody) expect(await reaches(ctx, id)).toBe('nothing')
      await must(raiser, (tx) => sayInConcern(tx, id, { body: 'Between us' }))
      const messages = async (ctx: Ctx) => read(ctx, async (tx) => messagesOf(tx, await readConcern(tx, id)))
      expect(await messages(steward)).toMatchObject([{ body: 'Between us', side: 'raiser' }])
      expect(await messages(party)).toBeNull()
      if (after === 'summary') expect((await seen(party, id)).raisedBy).toBeNull()
    },
  )

  it('about the host give its owner and coordinators no special way in', async () => {
    const { id } = await raise({
      openness: 'confidential',
      shown: 'nothing',
      partyOrganizationIds: [world.hostId],
    })
    expect(await reaches(owner, id)).toBe('nothing')
    expect(await reaches(coordinator, id)).toBe('nothing')
    expect(
      await read(owner, (tx) => listConcerns(tx, { standing: 'all', query: 'Faces' })),
    ).not.toContainEqual(expect.objectContaining({ id }))
    const api = concerns.api?.[0]
    for (const ctx of [owner, raiser, steward])
      await expect(read(ctx, async (tx) => api?.get(tx, id))).rejects.toBeInstanceOf(NotFound)
  })

  it('tell in history and in notices nothing of what a confidential one is about', async () => {
    const words = 'Zebra crossing'
    const { id } = await raise({ openness: 'confidential', summary: words, about: words })
    await must(steward, (tx) => acceptStewardship(tx, id))
    await must(steward, (tx) => sayInConcern(tx, id, { body: words }))
    await world.system.jobs.drain(world.system)
    for (const [table, text] of await everything())
      if (!['concerns', 'concern_messages'].includes(table)) expect(text, table).not.toContain(words)
    const told = await read(owner, (tx) =>
      tx.db.selectFrom('history').where('subjectId', '=', id).selectAll().execute(),
    )
    expect(told.length).toBeGreaterThan(2)
    for (const entry of told) expect(entry).toMatchObject({ partnershipId: null, fields: [] })
  })

  it('are stewarded by nobody of a party, of the raiser’s organization, or who raised it', async () => {
    for (const no of [party, colleague, raiser, stranger])
      expect(
        await write(raiser, (tx) => raiseConcern(tx, place, about({ stewardPersonId: idOf(no) }))),
      ).toMatchObject({ code: 'concern_steward_side' })
    const confidential = write(raiser, (tx) =>
      raiseConcern(tx, place, about({ openness: 'confidential', stewardPersonId: null })),
    )
    await expect(confidential).rejects.toBeInstanceOf(Invalid)
    await expect(confidential).rejects.toMatchObject({ issues: [{ path: 'stewardPersonId' }] })
    expect(
      await write(raiser, (tx) => raiseConcern(tx, place, about({ partyOrganizationIds: [elsewhere] }))),
    ).toMatchObject({ code: 'concern_not_partner' })
    const { id } = await raise()
    await expect(write(third, (tx) => acceptStewardship(tx, id))).rejects.toBeInstanceOf(Forbidden)
    await must(steward, (tx) => declineStewardship(tx, id))
    await must(third, (tx) => proposeSteward(tx, id, { personId: idOf(coordinator) }))
    await expect(write(coordinator, (tx) => acceptStewardship(tx, id))).rejects.toBeInstanceOf(Forbidden)
    await must(raiser, (tx) => agreeToSteward(tx, id))
    await must(coordinator, (tx) => acceptStewardship(tx, id))
    expect((await seen(raiser, id)).steward).toMatchObject({ person: { id: idOf(coordinator) } })
    expect(await write(raiser, (tx) => proposeSteward(tx, id, { personId: idOf(steward) }))).toMatchObject({
      code: 'concern_has_steward',
    })
  })

  it('go from steward to acknowledgement, settlement and a promised remedy, and can be taken up again', async () => {
    const { id } = await raise()
    await must(steward, (tx) => acceptStewardship(tx, id))
    for (const ctx of [raiser, party, coordinator])
      await expect(write(ctx, (tx) => acknowledgeConcern(tx, id))).rejects.toBeInstanceOf(Forbidden)
    expect(await write(steward, (tx) => settleConcern(tx, id, { agreed: 'Ask first' }))).toMatchObject({
      code: 'concern_not_acknowledged',
    })
    await must(steward, (tx) => acknowledgeConcern(tx, id))
    await must(steward, (tx) => settleConcern(tx, id, { agreed: 'Ask first' }))
    await must(party, (tx) =>
      promiseRemedy(tx, id, {
        text: 'Ask before each poster',
        details: '',
        dueOn: '2026-05-01',
        beneficiaryOrganizationIds: [vendors],
        responsiblePersonId: null,
        touchpointId: null,
        language: null,
        ...byNobody,
      }),
    )
    expect(await read(raiser, (tx) => promisesFrom(tx, 'concern', id))).toMatchObject([
      { text: 'Ask before each poster' },
    ])
    await must(raiser, (tx) => reopenConcern(tx, id, { why: 'It happened again' }))
    expect(await seen(party, id)).toMatchObject({
      settlement: null,
      reopened: { on: '2026-03-31', why: 'It happened again' },
    })
    await expect(write(third, (tx) => reopenConcern(tx, id, { why: 'No' }))).rejects.toBeInstanceOf(Forbidden)
    await must(steward, (tx) => settleConcern(tx, id, { agreed: 'Ask in writing' }))
    expect((await seen(third, id)).settlement).toMatchObject({ agreed: 'Ask in writing' })
  })

  it('are taken back step by step by whoever did the step', async () => {
    const { id, historyId } = await raise()
    const accepted = await must(steward, (tx) => acceptStewardship(tx, id))
    const heard = await must(steward, (tx) => acknowledgeConcern(tx, id))
    const settled = await must(steward, (tx) => settleConcern(tx, id, { agreed: 'Ask first' }))
    const again = await must(raiser, (tx) => reopenConcern(tx, id, { why: 'Hm' }))
    const back = (ctx: Ctx, entry: string) => write(ctx, (tx) => undo(tx, entry))
    expect(await back(raiser, again.historyId)).toBeNull()
    expect((await seen(raiser, id)).settlement).toMatchObject({ agreed: 'Ask first' })
    expect(await back(steward, heard.historyId)).toMatchObject({ code: 'concern_settled' })
    expect(await back(steward, settled.historyId)).toBeNull()
    expect(await back(steward, heard.historyId)).toBeNull()
    expect(await back(steward, accepted.historyId)).toBeNull()
    expect(await seen(raiser, id)).toMatchObject({
      settlement: null,
      acknowledgedOn: null,
      steward: { acceptedOn: null },
    })
    expect(await back(raiser, historyId)).toBeNull()
    expect(await reaches(raiser, id)).toBe('nothing')
    const other = await raise()
    await expect(write(party, (tx) => withdrawConcern(tx, other.id))).rejects.toBeInstanceOf(Forbidden)
    const gone = await must(raiser, (tx) => withdrawConcern(tx, other.id))
    expect(await back(raiser, gone.historyId)).toBeNull()
    expect(await reaches(party, other.id)).toBe('all')
  })

  it('write down who opened one that is not open, for those who read it', async () => {
    const { id } = await raise({ openness: 'confidential' })
    await keepHouse(party, async (tx) => logReading(tx, await readConcern(tx, id)))
    await keepHouse(party, async (tx) => logReading(tx, await readConcern(tx, id)))
    expect(await read(raiser, (tx) => readingsOf(tx, id))).toMatchObject([
      { organization: 'Harbor Arts', times: 2, lastOn: '2026-03-31' },
    ])
    const open = await raise()
    await keepHouse(party, async (tx) => logReading(tx, await readConcern(tx, open.id)))
    expect(await read(raiser, (tx) => readingsOf(tx, open.id))).toEqual([])
  })

  /** Every row of every table of the database, as text. */
  const everything = async (): Promise<[string, string][]> =>
    world.system.database.transaction({ as: 'owner' }, async (db) => {
      const { rows: tables } = await sql<{ schema: string; name: string }>`
        select table_schema as schema, table_name as name from information_schema.tables
        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(
        db,
      )
      const found: [string, string][] = []
      for (const { schema, name } of tables) {
        const { rows } = await sql<{
          row: string
        }>`select to_json(x)::text as row from ${sql.table(`${schema}.${name}`)} x`.execute(db)
        for (const { row } of rows) found.push([name, row])
      }
      return found
    })

  it('raised without a name leave nothing in any table that leads to who raised them', async () => {
    const before = new Set((await everything()).map(([table, row]) => `${table} ${row}`))
    const { id, key } = await raise({ openness: 'anonymous', stewardPersonId: idOf(steward) })
    const keyed = await concernKey(door(), key ?? '')
    expect(keyed.id).toBe(id)
    await must(keyed.ctx, (tx) => sayInConcern(tx, id, { body: 'It was not once.' }, keyed.key))
    await must(keyed.ctx, (tx) => proposeSteward(tx, id, { personId: idOf(coordinator) }, keyed.key))
    const left = (await everything()).filter(([table, row]) => !before.has(`${table} ${row}`))
    expect(left.map(([table]) => table)).toContain('concerns')
    const { actor } = raiser
    const traces = {
      person: actor.personId,
      membership: actor.membershipId,
      user: actor.userId,
      organization: vendors,
      name: `"${actor.name}"`,
      key,
      request: '"test"',
      moment: '12:00:00',
    }
    for (const [table, row] of left) {
      for (const [what, trace] of Object.entries(traces))
        expect(row.includes(String(trace)), `${what} in ${table}: ${row}`).toBe(false)
      // An id that holds its moment would tell it; rows of the house's own bookkeeping have none.
      const { id: own } = JSON.parse(row)
      if (own !== undefined) expect(own, table).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/)
    }
  })

  it('raised without a name go on by their key, from both sides, and in the morning the steward is told', async () => {
    const { id, key } = await raise({ openness: 'anonymous', shown: 'nothing' })
    const keyed = await concernKey(door(), key ?? '')
    for (const ctx of [owner, coordinator, raiser, colleague, party, third])
      expect(await reaches(ctx, id)).toBe('nothing')
    await must(steward, (tx) => acceptStewardship(tx, id))
    await must(keyed.ctx, (tx) => sayInConcern(tx, id, { body: 'Please ask her' }, keyed.key))
    await must(steward, (tx) => sayInConcern(tx, id, { body: 'I will' }))
    const talk = await read(keyed.ctx, async (tx) => messagesOf(tx, await readConcern(tx, id, keyed.key)))
    expect(talk).toMatchObject([
      { side: 'raiser', person: null, body: 'Please ask her' },
      { side: 'steward', person: steward.actor.name },
    ])
    const notices = () =>
      read(steward, (tx) =>
        tx.db.selectFrom('notices').where('subjectId', '=', id).select(['kind', 'text']).execute(),
      )
    expect(await notices()).toEqual([])
    const morning = concerns.jobs?.['concerns.morning']
    await morning?.(coordinator, {})
    expect(await notices()).toMatchObject([{ kind: 'concern.steward' }])
    await morning?.(coordinator, {})
    expect(await notices()).toHaveLength(1)
    await must(steward, (tx) => acknowledgeConcern(tx, id))
    await must(steward, (tx) => settleConcern(tx, id, { agreed: 'She asks' }))
    await must(keyed.ctx, (tx) => reopenConcern(tx, id, { why: 'No' }, keyed.key))
    const seenByRaiser = await read(keyed.ctx, (tx) => readConcern(tx, id, keyed.key))
    expect(seenByRaiser).toMatchObject({ as: { raiser: true }, reopened: { why: 'No' } })
    await expect(concernKey(door(), 'guessed')).rejects.toBeInstanceOf(NotFound)
    const other = await raise()
    await expect(read(keyed.ctx, (tx) => readConcern(tx, other.id, keyed.key))).rejects.toBeInstanceOf(
      NotFound,
    )
  })

  it('come up on Today for the steward by the days the workspace sets, and for the raiser without one', async () => {
    const { id } = await raise({ openness: 'confidential', summary: 'For Today' })
    const due = async (ctx: Ctx) =>
      (await read(ctx, (tx) => concernsDue.find(tx))).filter((one) => one.recordId === id)
    expect(await due(steward)).toMatchObject([{ kind: 'concern.steward', group: 'waiting' }])
    for (const ctx of [owner, coordinator, party, third]) expect(await due(ctx)).toEqual([])
    await must(steward, (tx) => acceptStewardship(tx, id))
    expect(await due(steward)).toMatchObject([
      { kind: 'concern.acknowledge', dueOn: '2026-04-07', group: 'week' },
    ])
    expect(await due(await later('2026-04-07T12:00:00Z', steward))).toMatchObject([{ group: 'today' }])
    expect(await due(await later('2026-04-08T12:00:00Z', steward))).toMatchObject([{ group: 'late' }])
    await must(steward, (tx) => acknowledgeConcern(tx, id))
    expect(await due(steward)).toEqual([])
    expect(await due(await later('2026-04-25T12:00:00Z', steward))).toMatchObject([
      { kind: 'concern.settle', dueOn: '2026-04-30', group: 'week' },
    ])
    await keepHouse(owner, (tx) => stewardships.move(tx, idOf(steward), idOf(third)))
    expect(await reaches(third, id)).toBe('nothing')
    expect(await due(raiser)).toMatchObject([{ kind: 'concern.unheard', group: 'waiting' }])
  })

  it('ask some weeks after, once of each side, whether trust came back', async () => {
    const { id } = await raise()
    await must(steward, (tx) => acceptStewardship(tx, id))
    await must(steward, (tx) => acknowledgeConcern(tx, id))
    await must(steward, (tx) => settleConcern(tx, id, { agreed: 'Ask first' }))
    expect(await write(raiser, (tx) => answerTrust(tx, id, { answer: 'yes' }))).toMatchObject({
      code: 'concern_trust_not_asked',
    })
    const weeks = '2026-05-12T12:00:00Z'
    const raiserThen = await later(weeks, raiser)
    const partyThen = await later(weeks, party)
    const asked = async (ctx: Ctx) =>
      (await read(ctx, (tx) => concernsDue.find(tx)))
        .filter((one) => one.recordId === id)
        .map((one) => one.kind)
    expect(await asked(raiserThen)).toEqual(['concern.trust'])
    expect(await asked(partyThen)).toEqual(['concern.trust'])
    await must(raiserThen, (tx) => answerTrust(tx, id, { answer: 'partly' }))
    await must(partyThen, (tx) => answerTrust(tx, id, { answer: 'yes' }))
    expect((await seen(third, id)).trust).toMatchObject([
      { side: 'raiser', answer: 'partly', on: '2026-05-12', organization: null },
      { side: 'party', answer: 'yes', organization: { name: 'Harbor Arts' } },
    ])
    expect(await write(raiserThen, (tx) => answerTrust(tx, id, { answer: 'no' }))).toMatchObject({
      code: 'concern_trust_not_asked',
    })
    expect(await asked(raiserThen)).toEqual([])
  })

  it('count as addressed when every partner was asked and said nothing, or one was settled in time, for six months', async () => {
    const small = await makePartnership(world, [vendors], { name: 'Small' })
    const vendor = await world.as('lead', vendors)
    const host = await world.as('coordinator')
    const found = (ctx = host) => read(ctx, (tx) => concernsAddressed.find(tx, small))
    expect(await found()).toMatchObject({ items: [], enough: false, lapsedOn: null })
    const ask = await must(host, (tx) => askPartners(tx, small))
    expect(await write(host, (tx) => askPartners(tx, small))).toMatchObject({ code: 'concern_asked_already' })
    expect(await read(vendor, (tx) => askingsDue.find(tx))).toMatchObject([{ kind: 'concern.asking' }])
    expect(await write(host, (tx) => undo(tx, ask.historyId))).toBeNull()
    expect(await read(vendor, (tx) => askingsDue.find(tx))).toEqual([])
    await must(host, (tx) => askPartners(tx, small))
    const own = await must(host, (tx) => answerAsking(tx, small, { answer: 'nothing', ...byNobody }))
    await must(host, (tx) => answerAsking(tx, small, { answer: 'nothing', ...byNobody, onBehalfOf: vendors }))
    expect(await found()).toMatchObject({
      enough: false,
      missing: expect.stringContaining('Saturday Vendors'),
    })
    await must(vendor, (tx) => answerAsking(tx, small, { answer: 'nothing', ...byNobody }))
    expect(await found()).toMatchObject({ enough: true, missing: null })
    expect(await write(host, (tx) => undo(tx, own.historyId))).toBeNull()
    expect(await found()).toMatchObject({ enough: false })
    await must(host, (tx) => answerAsking(tx, small, { answer: 'nothing', ...byNobody }))
    expect(await found(await later('2026-10-01T12:00:00Z', host))).toMatchObject({
      enough: false,
      lapsedOn: '2026-09-30',
    })
    const input = concernInput.parse({ summary: 'Keys', partyOrganizationIds: [world.hostId] })
    const { id } = await must(vendor, (tx) => raiseConcern(tx, small, input))
    expect(await found(await later('2026-04-08T12:00:00Z', host))).toMatchObject({ enough: false })
    // Of two partners nobody takes no side: the one it is about sees to it itself.
    await must(host, (tx) => acknowledgeConcern(tx, id))
    await must(host, (tx) => settleConcern(tx, id, { agreed: 'A second key' }))
    expect(await found(await later('2026-06-08T12:00:00Z', host))).toMatchObject({ enough: true })
  })

  it('are closed to new words in a concluded partnership, and to an organization that left after it left', async () => {
    const done = await makePartnership(world, [vendors, arts, school], { name: 'Done' })
    const own = await world.as('representative', vendors)
    const hosts = await world.as('coordinator')
    const schools = await world.as('lead', school)
    const { id, key } = await must(own, (tx) => raiseConcern(tx, done, about({ openness: 'anonymous' })))
    const open = await must(own, (tx) => raiseConcern(tx, done, about()))
    await must(hosts, (tx) => concludePartnership(tx, done, { note: 'It is done' }))
    expect(await write(own, (tx) => raiseConcern(tx, done, about()))).toMatchObject({
      code: 'partnership_concluded',
    })
    const keyed = await concernKey(door(), key ?? '')
    expect(await write(keyed.ctx, (tx) => sayInConcern(tx, id, { body: 'Still?' }, keyed.key))).toMatchObject(
      {
        code: 'partnership_concluded',
      },
    )
    expect(await write(schools, (tx) => acceptStewardship(tx, open.id))).toMatchObject({
      code: 'partnership_concluded',
    })
    const left = await makePartnership(world, [vendors, arts], { name: 'Left' })
    await letLeave(world, left, arts, new Date('2026-03-15T00:00:00Z'))
    const { id: after } = await must(await world.as('representative', vendors), (tx) =>
      raiseConcern(tx, left, about({ partyOrganizationIds: [], stewardPersonId: null })),
    )
    expect(await reaches(await world.as('lead', arts), after)).toBe('nothing')
  })

  it('are found by a word of their line only by those in reach, and are listed open or settled', async () => {
    const { id } = await raise({ openness: 'confidential', summary: 'Quince harvest', shown: 'nothing' })
    const find = async (ctx: Ctx) =>
      (await read(ctx, (tx) => listConcerns(tx, { standing: 'open', query: 'quince' }))).map((one) => one.id)
    expect(await find(raiser)).toEqual([id])
    for (const ctx of [owner, party, third, stranger]) expect(await find(ctx)).toEqual([])
    expect(await read(raiser, (tx) => listConcerns(tx, { standing: 'settled', query: 'quince' }))).toEqual([])
    expect((await read(third, (tx) => concernsOf(tx, place))).every((one) => one.openness === 'open')).toBe(
      true,
    )
  })
})
