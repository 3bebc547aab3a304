import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { partnerships } from '../index.server.ts'
import { acceptCommitment } from './accept.server.ts'
import { fulfil } from './fulfil.server.ts'
import { pledgeInput } from './inputs.ts'
import { ratesOverTime } from './over-time.server.ts'
import { pledge } from './pledge.server.ts'
import { type QuarterTally, quarterOf, quartersUpTo } from './quarters.ts'
import { readLedger } from './reads.server.ts'
import { tallyLedgers } from './tally.server.ts'
import { askedIn, type LedgerAsked } from './views.ts'

const byNobody = { onBehalfOf: null, evidence: '', evidenceLink: '' }

describe('quarters', () => {
  it('begin in January, April, July and October, and are counted back over the year', () => {
    expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map(quarterOf)).toEqual([
      '2026-01-01',
      '2026-01-01',
      '2026-04-01',
      '2026-10-01',
    ])
    expect(quartersUpTo('2026-02-10', 3)).toEqual(['2025-07-01', '2025-10-01', '2026-01-01'])
  })
})

describe('the kept rate over time', () => {
  let world: World
  let partner: string
  let third: string
  let partnershipId: string
  let host: Ctx
  beforeAll(async () => {
    world = await openWorld([partnerships])
    partner = await world.organization('Harbor Youth')
    third = await world.organization('Oak Street')
    partnershipId = await makePartnership(world, [partner, third])
    await at('2026-01-05')
    await promise(host, 'Pay in time', '2026-02-01', '2026-01-30')
    await promise(host, 'Pay late', '2026-03-01', '2026-03-20')
    await promise(host, 'Pay in spring', '2026-05-01', '2026-05-01')
    await promise(await world.as('lead', partner), 'Open the hall', '2026-02-15', null)
    await at('2026-06-01')
  })
  afterAll(() => world.close())

  const at = async (day: string) => {
    world.setNow(`${day}T12:00:00Z`)
    host = await world.as('coordinator')
  }
  async function promise(ctx: Ctx, text: string, dueOn: string, doneOn: string | null) {
    const made = await write(ctx, (tx) => pledge(tx, pledgeInput.parse({ partnershipId, text, dueOn })))
    if (isRefusal(made)) throw new Error(made.code)
    const other = await world.as('lead', third)
    await write(other, (tx) => acceptCommitment(tx, made.id, byNobody))
    if (doneOn === null) return
    await at(doneOn)
    await write(await world.as('coordinator'), (tx) =>
      fulfil(tx, made.id, { fulfilledOn: doneOn, note: '', ...byNobody }),
    )
    await at('2026-01-05')
  }
  const told = (rows: QuarterTally[]) =>
    rows
      .map(({ organizationId, side, quarter, kept, doneLate, broken }) => {
        const name = organizationId === partner ? 'partner' : organizationId === third ? 'third' : 'host'
        return `${quarter} ${side} ${name}: ${kept}/${doneLate}/${broken}`
      })
      .sort()
  const whole = [
    '2026-01-01 by host: 1/1/0',
    '2026-01-01 by partner: 0/0/1',
    '2026-01-01 to host: 0/0/1',
    '2026-01-01 to partner: 1/1/0',
    '2026-01-01 to third: 1/1/1',
    '2026-04-01 by host: 1/0/0',
    '2026-04-01 to partner: 1/0/0',
    '2026-04-01 to third: 1/0/0',
  ]

  it('counts by the quarter of the day in force, by each side and to each side, folded and tallied alike', async () => {
    expect(told(await read(host, (tx) => ratesOverTime(tx, { partnershipId })))).toEqual(whole)
    await tallyLedgers(host, {})
    expect(told(await read(host, (tx) => ratesOverTime(tx, { partnershipId })))).toEqual(whole)
    const of = await read(host, (tx) => ratesOverTime(tx, { organizationId: partner }))
    expect(told(of)).toEqual(whole.filter((line) => line.includes(' partner')))
  })

  it('is nothing to who takes no part, and stands as it was for who has left', async () => {
    const stranger = await world.as('lead', await world.organization('Elsewhere'))
    expect(await read(stranger, (tx) => ratesOverTime(tx, { organizationId: partner }))).toEqual([])
    await letLeave(world, partnershipId, third, new Date('2026-02-10T12:00:00Z'))
    const left = await read(await world.as('lead', third), (tx) => ratesOverTime(tx, { partnershipId }))
    expect(told(left)).toContain('2026-01-01 by host: 1/0/1')
    expect(told(left)).not.toContain('2026-04-01 by host: 1/0/0')
  })

  it('stands beside a ledger that is narrowed by side, source, span and words in its address', async () => {
    const asked = (search: string): LedgerAsked => askedIn(new URL(`http://x/?${search}`), 'all')
    const find = async (search: string) => {
      const { side, ...wanted } = asked(search)
      const whose = side && { organizationId: world.hostId, side }
      const rows = await read(host, (tx) => readLedger(tx, { ...wanted, partnershipId, side: whose }))
      return rows.map((row) => row.text)
    }
    expect(await find('side=to')).toEqual(['Open the hall'])
    expect((await find('side=by')).length).toBe(3)
    expect(await find('from=2026-03-01&to=2026-03-31')).toEqual(['Pay late'])
    expect(await find('view=broken')).toEqual(['Open the hall'])
    expect(await find('source=meeting')).toEqual([])
    expect(await find('sort=-due')).toEqual(['Pay in spring', 'Pay late', 'Open the hall', 'Pay in time'])
    expect(await find('query=spring')).toEqual(['Pay in spring'])
    // What an address can't mean is left out of it.
    expect(asked('side=x&from=yesterday&sort=name&view=nothing')).toMatchObject({
      side: null,
      from: '',
      sort: null,
      view: 'all',
    })
  })
})
