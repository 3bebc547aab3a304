import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { undo } from '#platform/activity/undo.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, Invalid, isRefusal, NotFound, type Refusal, Stale } from '#platform/errors/errors.ts'
import { find } from '#platform/search/find.server.ts'
import { dueItems } from '#platform/testing/told.server.ts'
import { openWorld, testNow, type World } from '#platform/testing/world.server.ts'
import { acceptRenegotiation } from '../commitments/answer-renegotiation.server.ts'
import { fulfil } from '../commitments/fulfil.server.ts'
import { type LedgerRow, promisesFrom, readLedger } from '../commitments/reads.server.ts'
import { renegotiate } from '../commitments/renegotiate.server.ts'
import { keptRates } from '../commitments/tallies.server.ts'
import { tallyLedgers } from '../commitments/tally.server.ts'
import { withdraw } from '../commitments/withdraw.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { partnerships } from '../index.server.ts'
import { acceptRecurring, unacceptRecurring } from './accept.server.ts'
import { changeRecurring } from './change.server.ts'
import { recurringDue } from './due.server.ts'
import { endRecurring } from './end.server.ts'
import { recurringChange, recurringInput } from './inputs.ts'
import { layOutOne, layOutRecurring, recurringSource } from './lay.server.ts'
import { pledgeRecurring } from './pledge.server.ts'
import { readRecurring } from './reads.server.ts'
import { removeRecurring } from './remove.server.ts'

const byNobody = { onBehalfOf: null, evidence: '', evidenceLink: '' }
const must = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.code)
  return answer
}

describe('a promise that comes round', () => {
  let world: World
  let partner: string
  let partnershipId: string
  let host: Ctx
  let lead: Ctx
  beforeAll(async () => {
    world = await openWorld([partnerships])
    partner = await world.organization('Harbor Youth')
    partnershipId = await makePartnership(world, [partner])
    host = await world.as('coordinator')
    lead = await world.as('lead', partner)
  })
  afterAll(() => world.close())

  const on = async (day: string) => {
    world.setNow(`${day}T12:00:00Z`)
    host = await world.as('coordinator')
    lead = await world.as('lead', partner)
  }
  const input = (more: Record<string, unknown> = {}) =>
    recurringInput.parse({
      partnershipId,
      text: 'Pay the bus passes',
      rhythm: 'month',
      startsOn: '2026-04-10',
      times: 6,
      ...more,
    })
  const promised = async (more: Record<string, unknown> = {}) =>
    must(await write(host, (tx) => pledgeRecurring(tx, input(more)))).id
  const accepted = async (more: Record<string, unknown> = {}) => {
    const id = await promised(more)
    must(await write(lead, (tx) => acceptRecurring(tx, id, byNobody)))
    return id
  }
  const times = (id: string) =>
    read(host, async (tx) =>
      (await promisesFrom(tx, recurringSource, id)).sort((a, b) =>
        (a.pledgedFor ?? '') < (b.pledgedFor ?? '') ? -1 : 1,
      ),
    )
  const daysOf = async (id: string) => (await times(id)).map((row) => row.pledgedFor)
  const kept = async () => (await read(host, (tx) => keptRates(tx, { partnershipId }))).get(world.hostId)

  it('stands in nobody’s ledger until the other side accepts it, and waits with those who speak there', async () => {
    const id = await promised({ text: 'Send the list' })
    expect(await times(id)).toEqual([])
    const waiting = (ctx: Ctx) => read(ctx, (tx) => dueItems(tx, recurringDue))
    expect((await waiting(lead)).map((item) => item.recordId)).toEqual([id])
    expect(await waiting(await world.as('representative', partner))).toEqual([])
    expect(await waiting(host)).toEqual([])
    await expect(write(host, (tx) => acceptRecurring(tx, id, byNobody))).resolves.toBeDefined()
    must(await write(host, (tx) => unacceptRecurring(tx, id, partner)))
    must(await write(host, (tx) => removeRecurring(tx, id)))
    expect(await waiting(lead)).toEqual([])
  })

  it('is found by its words, by either side and by nobody else', async () => {
    const id = await promised({ text: 'Water the geraniums' })
    const found = async (ctx: Ctx) =>
      (await read(ctx, (tx) => find(tx, 'geraniums'))).flatMap((kind) => kind.rows.map((row) => row.href))
    for (const ctx of [await world.as('viewer'), await world.as('representative', partner)])
      expect(await found(ctx)).toEqual([`/recurring-promises/${id}`])
    expect(await found(await world.as('lead', await world.organization('Elsewhere')))).toEqual([])
    must(await write(host, (tx) => removeRecurring(tx, id)))
    expect(await found(host)).toEqual([])
  })

  it('is found as it read by a partner that has left, not by what was changed or promised later', async () => {
    const leaver = await world.organization('Lanterns')
    const place = await makePartnership(world, [partner, leaver])
    const id = await promised({ partnershipId: place, text: 'Feed the goldfish' })
    await letLeave(world, place, leaver, new Date('2026-03-31T13:00:00Z'))
    const found = async (query: string) =>
      (await read(await world.as('lead', leaver), (tx) => find(tx, query))).flatMap((kind) =>
        kind.rows.map((row) => row.href),
      )
    await on('2026-04-01')
    await promised({ partnershipId: place, text: 'Feed the tortoise' })
    expect(await found('goldfish')).toEqual([`/recurring-promises/${id}`])
    expect(await found('tortoise')).toEqual([])
    const change = { version: 1, text: 'Feed the parrots', rhythm: 'month', startsOn: '2026-04-10', times: 6 }
    must(await write(host, (tx) => changeRecurring(tx, id, recurringChange.parse(change))))
    expect([await found('parrots'), await found('goldfish')]).toEqual([[], []])
    await on('2026-03-31')
  })

  it('accepted once, stands in the ledger for the months ahead, each time accepted and counted by itself', async () => {
    const id = await accepted()
    const rows = await times(id)
    expect(rows.map((row) => row.pledgedFor)).toEqual([
      '2026-04-10',
      '2026-05-10',
      '2026-06-10',
      '2026-07-10',
    ])
    expect(rows.every((row) => row.standing.state === 'accepted' && !row.untouched)).toBe(true)
    await on('2026-05-30')
    const [april, may] = await times(id)
    must(await write(host, (tx) => fulfil(tx, april?.id ?? '', { fulfilledOn: null, note: '', ...byNobody })))
    expect((await times(id)).map((row) => row.standing.outcome)).toEqual(['doneLate', 'broken', null, null])
    expect(await kept()).toMatchObject({ kept: 0, doneLate: 1, broken: 1 })
    await tallyLedgers(host, {})
    expect(await kept()).toMatchObject({ kept: 0, doneLate: 1, broken: 1 })
    expect(may?.standing.state).toBe('broken')
    await on('2026-03-31')
  })

  it('is made ahead by a job once, however many run, and the tally moves with it', async () => {
    const id = await accepted({ rhythm: 'week', startsOn: '2026-04-01', times: 40 })
    const before = await daysOf(id)
    await tallyLedgers(host, {})
    await on('2026-06-01')
    await Promise.all([layOutRecurring(host, {}), layOutRecurring(host, {})])
    await write(host, (tx) => layOutOne(tx, id))
    const after = await daysOf(id)
    expect(new Set(after).size).toBe(after.length)
    expect(after.length).toBeGreaterThan(before.length)
    expect(after.slice(0, before.length)).toEqual(before)
    expect(after.at(-1)).toBe('2026-09-23')
    await on(testNow.slice(0, 10))
  })

  it('never makes one of a day that is past', async () => {
    const id = await accepted({ rhythm: 'week', startsOn: '2026-04-01', times: 60, text: 'Open the hall' })
    await on('2027-02-01')
    await layOutRecurring(host, {})
    const days = await daysOf(id)
    expect(days.filter((day) => (day ?? '') > '2026-08-01')[0]).toBe('2027-02-03')
    await on('2026-03-31')
  })

  it('has another day for one of its times, and the others stay', async () => {
    const id = await accepted({ text: 'Bring the boxes' })
    const [first] = await times(id)
    const wish = { newDueOn: '2026-04-20', reason: 'Easter', ...byNobody }
    must(await write(host, (tx) => renegotiate(tx, first?.id ?? '', wish)))
    must(await write(lead, (tx) => acceptRenegotiation(tx, first?.id ?? '', byNobody)))
    const standing = (row: LedgerRow) => row.standing.dueOn
    expect((await times(id)).map(standing).slice(0, 2)).toEqual(['2026-04-20', '2026-05-10'])
    await write(host, (tx) => layOutOne(tx, id))
    expect((await times(id)).map(standing).slice(0, 2)).toEqual(['2026-04-20', '2026-05-10'])
  })

  it('is ended from a day on: what was due stays, what somebody acted on stays, and undo brings the rest back', async () => {
    const id = await accepted({ text: 'Wash the tents' })
    const rows = await times(id)
    must(await write(host, (tx) => withdraw(tx, rows[3]?.id ?? '', { reason: 'Holidays', ...byNobody })))
    const late = { lastOn: '2026-05-31', reason: 'The tents are sold.', ...byNobody }
    await expect(
      write(host, (tx) => endRecurring(tx, id, { ...late, lastOn: '2026-03-30' })),
    ).rejects.toBeInstanceOf(Invalid)
    await expect(write(lead, (tx) => endRecurring(tx, id, late))).rejects.toBeInstanceOf(Forbidden)
    const { historyId } = must(await write(host, (tx) => endRecurring(tx, id, late)))
    expect(await daysOf(id)).toEqual(['2026-04-10', '2026-05-10', '2026-07-10'])
    expect(await read(host, (tx) => readRecurring(tx, id))).toMatchObject({ endedReason: late.reason })
    await layOutRecurring(host, {})
    expect(await write(host, (tx) => endRecurring(tx, id, late))).toMatchObject({ code: 'recurring_ended' })
    expect(await write(host, (tx) => undo(tx, historyId))).toBeNull()
    const back = await times(id)
    expect(back.map((row) => row.pledgedFor)).toEqual(rows.map((row) => row.pledgedFor))
    expect(back.map((row) => row.standing.state)).toEqual(['accepted', 'accepted', 'accepted', 'withdrawn'])
  })

  it('goes on differently once the other side accepts that, and not before', async () => {
    const id = await accepted({ text: 'Bring 20 boxes' })
    const next = await promised({ text: 'Bring 30 boxes', startsOn: '2026-06-15', times: 3, followsId: id })
    expect(await daysOf(id)).toHaveLength(4)
    const { historyId } = must(await write(lead, (tx) => acceptRecurring(tx, next, byNobody)))
    expect(await daysOf(id)).toEqual(['2026-04-10', '2026-05-10', '2026-06-10'])
    expect(await daysOf(next)).toEqual(['2026-06-15', '2026-07-15'])
    expect(await write(lead, (tx) => undo(tx, historyId))).toBeNull()
    expect(await daysOf(id)).toHaveLength(4)
    expect(await daysOf(next)).toEqual([])
    const strange = input({ text: 'Ours instead', followsId: id })
    await expect(write(lead, (tx) => pledgeRecurring(tx, strange))).rejects.toBeInstanceOf(Forbidden)
  })

  it('has its words and rhythm changed until it is accepted, and who sees to it always', async () => {
    const id = await promised({ text: 'Print flyers' })
    const change = recurringChange.parse({ ...input({ text: 'Print posters' }), version: 1 })
    must(await write(host, (tx) => changeRecurring(tx, id, change)))
    await expect(write(host, (tx) => changeRecurring(tx, id, change))).rejects.toBeInstanceOf(Stale)
    must(await write(lead, (tx) => acceptRecurring(tx, id, byNobody)))
    const again = { ...change, version: 2 }
    expect(
      await write(host, (tx) => changeRecurring(tx, id, { ...again, text: 'Print less' })),
    ).toMatchObject({
      code: 'recurring_wording_agreed',
    })
    const somebody = host.actor.personId
    if (somebody === null) throw new Error('the coordinator is a person')
    await world.affiliate(somebody, world.hostId)
    must(await write(host, (tx) => changeRecurring(tx, id, { ...again, responsiblePersonId: somebody })))
    expect((await times(id)).map((row) => row.responsible?.id)).toEqual(Array(4).fill(somebody))
    expect(await write(host, (tx) => removeRecurring(tx, id))).toMatchObject({
      code: 'recurring_not_removable',
    })
  })

  it('recorded for a partner counts once the partner agrees', async () => {
    const behalf = { onBehalfOf: partner, evidence: '', evidenceLink: '' }
    const id = must(
      await write(host, (tx) => pledgeRecurring(tx, input({ ...behalf, text: 'Lend the hall' }))),
    ).id
    must(await write(host, (tx) => acceptRecurring(tx, id, byNobody)))
    expect((await times(id)).every((row) => row.standing.unconfirmed)).toBe(true)
  })

  it('is out of reach of those who take no part, and of nobody’s ledger there', async () => {
    const id = await accepted({ text: 'Water the plants' })
    const stranger = await world.as('lead', await world.organization('Elsewhere'))
    await expect(read(stranger, (tx) => readRecurring(tx, id))).rejects.toBeInstanceOf(NotFound)
    await expect(write(stranger, (tx) => acceptRecurring(tx, id, byNobody))).rejects.toBeInstanceOf(NotFound)
    const theirs = await read(stranger, (tx) => readLedger(tx, { view: 'all', query: '' }))
    expect(theirs).toEqual([])
    await expect(
      write(await world.as('viewer'), (tx) => pledgeRecurring(tx, input())),
    ).rejects.toBeInstanceOf(Forbidden)
  })
})
