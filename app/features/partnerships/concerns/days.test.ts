import { afterAll, describe, expect, it } from 'vitest'
import { undo } from '#platform/activity/undo.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { Forbidden } from '#platform/errors/errors.ts'
import { must } from '#platform/testing/answers.server.ts'
import { setLimits } from '#platform/testing/limits.server.ts'
import { dueItems } from '#platform/testing/told.server.ts'
import { makePartnership } from '../factories.ts'
import { acknowledgeConcern } from './acknowledge.server.ts'
import { answerAsking, askPartners } from './asking.server.ts'
import { askingsDue, concernsDue } from './due.server.ts'
import { concernsAddressed } from './evidence.server.ts'
import { byNobody, openScene } from './factories.ts'
import { concernInput } from './inputs.ts'
import { stewardships } from './move.server.ts'
import { raiseConcern } from './raise.server.ts'
import { reopenConcern, settleConcern } from './settle.server.ts'
import { acceptStewardship } from './steward.server.ts'
import { answerTrust, takeBackTrust } from './trust.server.ts'

describe('concerns', async () => {
  const {
    world,
    vendors,
    owner,
    coordinator,
    raiser,
    party,
    steward,
    third,
    idOf,
    raise,
    seen,
    reaches,
    later,
  } = await openScene()
  afterAll(() => world.close())

  it('come up on Today for the steward by the days the workspace sets, and for the raiser without one', async () => {
    const { id } = await raise({ openness: 'confidential', summary: 'For Today' })
    const due = async (ctx: Ctx) =>
      (await read(ctx, (tx) => dueItems(tx, concernsDue))).filter((one) => one.recordId === id)
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
      (await read(ctx, (tx) => dueItems(tx, concernsDue)))
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

  it('let each side take back what it said of trust, until the concern is taken up again', async () => {
    const { id } = await raise()
    await must(steward, (tx) => acceptStewardship(tx, id))
    await must(steward, (tx) => acknowledgeConcern(tx, id))
    await must(steward, (tx) => settleConcern(tx, id, { agreed: 'Ask first' }))
    const raiserThen = await later('2026-05-12T12:00:00Z', raiser)
    const partyThen = await later('2026-05-12T12:00:00Z', party)
    const thirdThen = await later('2026-05-12T12:00:00Z', third)
    const answers = async () => (await seen(third, id)).trust.map((one) => [one.side, one.answer])
    const no = await must(raiserThen, (tx) => answerTrust(tx, id, { answer: 'no' }))
    await must(partyThen, (tx) => answerTrust(tx, id, { answer: 'yes' }))
    await expect(write(thirdThen, (tx) => takeBackTrust(tx, id))).rejects.toBeInstanceOf(Forbidden)
    expect(await write(raiserThen, (tx) => undo(tx, no.historyId))).toBeNull()
    expect(await answers()).toEqual([['party', 'yes']])
    expect(await write(raiserThen, (tx) => takeBackTrust(tx, id))).toMatchObject({
      code: 'concern_trust_none',
    })
    await must(raiserThen, (tx) => answerTrust(tx, id, { answer: 'yes' }))
    await must(partyThen, (tx) => takeBackTrust(tx, id))
    expect(await answers()).toEqual([['raiser', 'yes']])
    await must(raiserThen, (tx) => reopenConcern(tx, id, { why: 'Again' }))
    expect(await write(raiserThen, (tx) => takeBackTrust(tx, id))).toMatchObject({
      code: 'concern_not_settled',
    })
  })

  it('count as addressed when every partner was asked and said nothing, or one was settled in time, for six months', async () => {
    const small = await makePartnership(world, [vendors], { name: 'Small' })
    const vendor = await world.as('lead', vendors)
    const host = await world.as('coordinator')
    const found = (ctx = host) => read(ctx, (tx) => concernsAddressed.find(tx, small))
    expect(await found()).toMatchObject({ items: [], enough: false, lapsedOn: null })
    const ask = await must(host, (tx) => askPartners(tx, small))
    expect(await write(host, (tx) => askPartners(tx, small))).toMatchObject({ code: 'concern_asked_already' })
    expect(await read(vendor, (tx) => dueItems(tx, askingsDue))).toMatchObject([{ kind: 'concern.asking' }])
    expect(await write(host, (tx) => undo(tx, ask.historyId))).toBeNull()
    expect(await read(vendor, (tx) => dueItems(tx, askingsDue))).toEqual([])
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

  it('are to be acknowledged, settled and asked about by the days that the workspace sets from then on', async () => {
    const { id: before } = await raise({ summary: 'Before' })
    const laterOwner = await later('2026-04-10T12:00:00Z', owner)
    await setLimits(laterOwner, { concernAcknowledgeDays: 3, concernSettleDays: 12, concernFollowUpDays: 5 })
    const [by, sees] = [
      await later('2026-04-10T12:00:00Z', raiser),
      await later('2026-04-10T12:00:00Z', steward),
    ]
    const { id } = await raise({ summary: 'After' }, by)
    expect(await seen(by, before)).toMatchObject({ acknowledgeBy: '2026-04-07', settleBy: '2026-04-30' })
    expect(await seen(by, id)).toMatchObject({ acknowledgeBy: '2026-04-13', settleBy: '2026-04-22' })
    await must(sees, (tx) => acceptStewardship(tx, id))
    const due = async (moment: string, ctx: Ctx) =>
      (await read(await later(moment, ctx), (tx) => dueItems(tx, concernsDue)))
        .filter((one) => one.recordId === id)
        .map(({ kind, group, dueOn }) => ({ kind, group, dueOn }))
    expect(await due('2026-04-14T12:00:00Z', steward)).toEqual([
      { kind: 'concern.acknowledge', group: 'late', dueOn: '2026-04-13' },
    ])
    await must(sees, (tx) => acknowledgeConcern(tx, id))
    await must(sees, (tx) => settleConcern(tx, id, { agreed: 'Ask first' }))
    expect(await due('2026-04-14T12:00:00Z', raiser)).toEqual([])
    expect(await due('2026-04-15T12:00:00Z', raiser)).toMatchObject([{ kind: 'concern.trust' }])
  })
})
