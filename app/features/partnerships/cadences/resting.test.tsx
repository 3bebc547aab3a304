import { parse } from 'csv-parse/sync'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { createRoutesStub } from 'react-router'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { read } from '#platform/context/transaction.server.ts'
import { must } from '#platform/testing/answers.server.ts'
import { asked } from '#platform/testing/drawn.tsx'
import { dueItems } from '#platform/testing/told.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { disputeBehalf } from '../behalf/answer.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { partnerships } from '../index.server.ts'
import { concludePartnership } from '../partnerships/conclude.server.ts'
import { pausePartnership, resumePartnership } from '../partnerships/pause.server.ts'
import { acceptCadence } from './accept.server.ts'
import { cadencesApi } from './api.server.ts'
import { planChapter } from './chapter.server.tsx'
import { contactsDue } from './due.server.ts'
import { cadenceInput } from './inputs.ts'
import { loader as loadCsv } from './pages/csv.ts'
import CommunicationPlan, { loader as loadPlan } from './pages/plan.tsx'
import { proposeCadence } from './propose.server.ts'

const byNobody = { onBehalfOf: null, evidence: '', evidenceLink: '' }

describe('a communication plan, while somebody rests', () => {
  let world: World
  let clinic: string
  let oak: string
  let place: string
  let money: string
  let host: Ctx
  beforeAll(async () => {
    world = await openWorld([partnerships])
  })
  afterAll(() => world.close())
  beforeEach(async () => {
    world.setNow('2026-03-01T12:00:00Z')
    host = await world.as('coordinator')
    clinic = await world.organization('Maple Clinic')
    oak = await world.organization('Oak Street')
    place = await makePartnership(world, [clinic, oak])
    for (const organizationId of [clinic, oak]) {
      const input = cadenceInput.parse({ organizationId, everyDays: 14, channel: 'call' })
      const { id } = await must(host, (tx) => proposeCadence(tx, place, input))
      await must(await world.as('lead', organizationId), (tx) => acceptCadence(tx, id, byNobody))
    }
    const input = { organizationId: clinic, everyDays: 30, channel: 'mail', purpose: 'Money' }
    money = (await must(host, (tx) => proposeCadence(tx, place, cadenceInput.parse(input)))).id
    world.setNow('2026-03-31T12:00:00Z')
    host = await world.as('coordinator')
  })

  const pause = (organizationId: string | null) =>
    must(host, (tx) => pausePartnership(tx, place, { organizationId, note: 'Winter', ...byNobody }))
  const ask = (ctx: Ctx) =>
    asked({
      path: `/demo/partnerships/${place}/cadence`,
      params: { workspace: 'demo', partnership: place },
      door: { system: world.system, ctx, user: {} },
    })
  /** What each place says of when the two are to speak next: of the clinic, of Oak Street, and of what is proposed. */
  const told = async (ctx: Ctx) => {
    const csv = await (loadCsv as (args: never) => Promise<Response>)(ask(ctx))
    const rows: Record<string, string>[] = parse(await csv.text(), { bom: true, columns: true })
    const { list } = cadencesApi
    if (list === undefined) throw new Error('no list')
    const wanted = { query: '', limit: 50, cursor: null, filters: { partnershipId: place } }
    const { items } = await read(ctx, (tx) => list(tx, wanted))
    const chapter = (await read(ctx, (tx) => planChapter.write(tx, place))) as ReactElement<{
      rows: { cells: string[] }[]
    }>
    const Page = createRoutesStub([{ id: 'page', path: '*', Component: CommunicationPlan }])
    const loaderData = { page: await loadPlan(ask(ctx)) }
    const page = renderToStaticMarkup(<Page hydrationData={{ loaderData }} />)
    return {
      csv: rows.map((row) => `${row.dueOn} ${row.paused}`.trim()),
      api: (items as { dueOn: string | null; lateDays: number | null; paused: boolean }[]).map(
        ({ dueOn, lateDays, paused }) => [dueOn, lateDays, paused],
      ),
      paper: chapter.props.rows.map(({ cells }) => cells.at(-1)),
      page: [...page.matchAll(/<div class="row-end">(.*?)<\/div>/g)].map(([, end = '']) =>
        end.replaceAll(/<[^>]+>/g, ''),
      ),
      logs: page.split('/demo/touchpoints/new?').length - 1,
    }
  }
  const late = '2 weeks overdue'
  /** Two lines that both sides keep to, and between them one that nobody has agreed to. */
  const twoLate = {
    csv: ['2026-03-15 false', 'false', '2026-03-15 false'],
    api: [
      ['2026-03-15', 16, false],
      ['2026-03-15', 16, false],
      [null, null, false],
    ],
    paper: ['15 Mar 2026', '', '15 Mar 2026'],
    page: [late, late],
  }

  it('says that it rests, where the next contact stood, and only of the side that does', async () => {
    expect(await told(host)).toEqual({ ...twoLate, logs: 2 })
    await pause(clinic)
    const rests = {
      csv: ['true', 'false', '2026-03-15 false'],
      api: [
        [null, null, true],
        ['2026-03-15', 16, false],
        [null, null, false],
      ],
      paper: ['resting', '', '15 Mar 2026'],
      page: ['resting', late],
    }
    expect(await told(host)).toMatchObject({ ...rests, logs: 1 })
    expect(await told(await world.as('lead', oak))).toMatchObject(rests)
    await must(host, (tx) => resumePartnership(tx, place, { organizationId: clinic, note: '', ...byNobody }))
    expect((await told(host)).page).toEqual([late, late])
  })

  it('says so of all of it while the partnership rests, as Today does', async () => {
    await pause(null)
    expect(await told(host)).toMatchObject({
      csv: ['true', 'false', 'true'],
      paper: ['resting', '', 'resting'],
      page: ['resting', 'resting'],
      logs: 0,
    })
    const due = await read(host, (tx) => dueItems(tx, contactsDue))
    expect(due.filter((one) => one.partnershipId === place)).toEqual([])
  })

  it('gives no day for a line whose acceptance a partner disputes, as Today does', async () => {
    const waits = async () =>
      (await read(host, (tx) => dueItems(tx, contactsDue))).some((one) => one.recordId === money)
    await must(host, (tx) => acceptCadence(tx, money, { ...byNobody, onBehalfOf: clinic }))
    expect(await told(host)).toMatchObject({
      csv: ['2026-03-15 false', '2026-03-31 false', '2026-03-15 false'],
      paper: ['15 Mar 2026', '31 Mar 2026', '15 Mar 2026'],
      logs: 2,
    })
    expect(await waits()).toBe(true)
    const lead = await world.as('lead', clinic)
    await must(lead, async (tx) => {
      const { id } = await tx.db
        .selectFrom('behalfActs')
        .where('subjectId', '=', money)
        .select('id')
        .executeTakeFirstOrThrow()
      return disputeBehalf(tx, id, { reason: 'We did not.' })
    })
    for (const ctx of [host, lead]) expect(await told(ctx)).toMatchObject(twoLate)
    expect(await waits()).toBe(false)
  })

  it('says nothing of what comes next once it is concluded, and to who has left', async () => {
    await pause(clinic)
    await letLeave(world, place, oak, new Date('2026-03-30T12:00:00Z'))
    expect(await told(host)).toMatchObject({ paper: ['resting', '', ''], csv: ['true', 'false', 'false'] })
    expect((await told(await world.as('lead', oak))).csv).not.toContain('true')
    await must(host, (tx) => concludePartnership(tx, place, { note: '' }))
    expect(await told(host)).toMatchObject({
      csv: ['false', 'false', 'false'],
      paper: ['', '', ''],
      page: [],
    })
  })
})
