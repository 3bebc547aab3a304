import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { must } from '#platform/testing/answers.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { touchpointInput } from '../touchpoints/inputs.ts'
import { logTouchpoint } from '../touchpoints/log.server.ts'
import { acceptCadence } from './accept.server.ts'
import { cadenceColumns } from './export.server.ts'
import { cadenceInput } from './inputs.ts'
import { loader } from './pages/csv.ts'
import { proposeCadence } from './propose.server.ts'
import { cadences } from './register.server.ts'

const byNobody = { onBehalfOf: null, evidence: '', evidenceLink: '' }

describe('a communication plan as a spreadsheet', () => {
  let world: World
  let clinic: string
  let oak: string
  let place: string
  beforeAll(async () => {
    world = await openWorld([{ name: 'partnerships', ...cadences }])
    clinic = await world.organization('Maple Clinic')
    oak = await world.organization('Oak Street')
    place = await makePartnership(world, [clinic, oak], { name: 'Walks' })
    world.setNow('2026-01-01T12:00:00Z')
    const host = await world.as('coordinator')
    const propose = (more: object) =>
      must(host, (tx) =>
        proposeCadence(tx, place, cadenceInput.parse({ everyDays: 14, channel: 'call', ...more })),
      )
    const walks = await propose({ organizationId: clinic, language: 'es', purpose: '=HYPERLINK("x")' })
    await must(await world.as('lead', clinic), (tx) => acceptCadence(tx, walks.id, byNobody))
    const others = await propose({ organizationId: oak })
    await must(await world.as('lead', oak), (tx) => acceptCadence(tx, others.id, byNobody))
    const met = (happenedOn: string) =>
      must(host, (tx) =>
        logTouchpoint(
          tx,
          touchpointInput.parse({
            partnershipId: place,
            kind: 'call',
            happenedOn,
            summary: 'We spoke',
            organizationIds: [clinic],
          }),
        ),
      )
    await met('2025-12-20')
    await letLeave(world, place, clinic, new Date('2026-02-01T12:00:00Z'))
    world.setNow('2026-02-10T12:00:00Z')
    await must(await world.as('coordinator'), (tx) =>
      proposeCadence(
        tx,
        place,
        cadenceInput.parse({ organizationId: oak, everyDays: 30, channel: 'mail', purpose: 'Money' }),
      ),
    )
  })
  afterAll(() => world.close())

  const answerTo = (ctx: Ctx) => {
    const url = new URL('http://localhost:3000/x.csv')
    const door = { ctx, user: {}, locale: 'en', requestId: 'test', answer: new Headers() }
    const args = {
      params: { partnership: place },
      url,
      request: new Request(url),
      context: { get: () => door },
    }
    return (loader as (args: never) => Promise<Response>)(args as never)
  }
  const rows = async (ctx: Ctx): Promise<Record<string, string>[]> =>
    parse(await (await answerTo(ctx)).text(), { bom: true, columns: true })

  it('has a line for each rhythm, with when the two last spoke and what is due and late between those who take part, for either side', async () => {
    const found = await rows(await world.as('viewer'))
    expect(Object.keys(found[0] ?? {})).toEqual([...cadenceColumns])
    expect(found.map((row) => row.organization)).toEqual(['Maple Clinic', 'Oak Street', 'Oak Street'])
    expect(found[0]).toMatchObject({
      otherOrganization: 'Host of demo',
      channel: 'call',
      everyDays: '14',
      language: 'es',
      purpose: '\'=HYPERLINK("x")',
      acceptedOn: '2026-01-01',
      lastContactOn: '2025-12-20',
      dueOn: '',
      lateDays: '',
    })
    expect(found.slice(1)).toMatchObject([
      { purpose: '', acceptedOn: '2026-01-01', dueOn: '2026-01-15', lateDays: '26' },
      { purpose: 'Money', acceptedOn: '', lastContactOn: '', dueOn: '', lateDays: '' },
    ])
    expect(await rows(await world.as('representative', oak))).toEqual(found)
  })

  it('has nothing agreed after the reader’s organization left, and is not there for strangers', async () => {
    const gone = await rows(await world.as('lead', clinic))
    expect(gone.map((row) => row.purpose)).not.toContain('Money')
    expect(gone).toHaveLength(2)
    for (const row of gone) expect(row).toMatchObject({ dueOn: '', lateDays: '' })
    const outside = await world.as('lead', await world.organization('Elsewhere'))
    await expect(answerTo(outside)).rejects.toMatchObject({ init: { status: 404 } })
  })
})
