import { renderToStaticMarkup } from 'react-dom/server'
import { createRoutesStub } from 'react-router'
import { afterAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, NotFound } from '#platform/errors/errors.ts'
import { countMatches } from '#platform/search/search.server.ts'
import { must } from '#platform/testing/answers.server.ts'
import { press } from '#platform/testing/press.ts'
import { dueItems } from '#platform/testing/told.server.ts'
import { promisesFrom, readLedger } from '../commitments/reads.server.ts'
import { sourceOf } from '../commitments/source.server.ts'
import { asksIn } from '../equity/asks.server.ts'
import { sourceFor } from '../recurring/source.server.ts'
import { acknowledgeConcern } from './acknowledge.server.ts'
import { concernsDue } from './due.server.ts'
import { exportedConcerns } from './export.server.ts'
import { byNobody, openScene } from './factories.ts'
import { concernKey } from './keyed.server.ts'
import { listConcerns } from './list.server.ts'
import ConcernPage, { loader } from './pages/concern.tsx'
import { loader as loadRemedy, action as promise } from './pages/remedy.tsx'
import { raiseConcern } from './raise.server.ts'
import { logReading, readingsOf } from './readings.server.ts'
import { concernReach, concernsNamed, concernsOf, readConcern } from './reads.server.ts'
import { promiseRemedy } from './remedy.server.ts'
import { settleConcern } from './settle.server.ts'
import { acceptStewardship } from './steward.server.ts'
import { concernOpenTooLong } from './warnings.server.ts'

describe('concerns that are not open', async () => {
  const {
    world,
    place,
    vendors,
    owner,
    coordinator,
    raiser,
    colleague,
    party,
    steward,
    third,
    raise,
    later,
    about,
    door,
    reaches,
    stranger,
  } = await openScene()
  afterAll(() => world.close())
  const words = 'Quince harvest'

  it('show nothing of their text wherever no reading is written down', async () => {
    const { id } = await raise({
      openness: 'confidential',
      shown: 'everything',
      summary: words,
      about: words,
    })
    await must(steward, (tx) => acceptStewardship(tx, id))
    await must(steward, (tx) => acknowledgeConcern(tx, id))
    for (const ctx of [raiser, steward, party]) {
      const told = await read(ctx, async (tx) => ({
        list: await listConcerns(tx, { standing: 'all', query: '' }),
        of: await concernsOf(tx, place),
        named: await concernsNamed(tx, [id]),
        due: await dueItems(tx, concernsDue),
        found: await listConcerns(tx, { standing: 'all', query: 'quince' }),
      }))
      expect(JSON.stringify(told)).not.toContain('Quince')
      expect(told.named).toMatchObject([{ id, title: 'A confidential concern' }])
      expect(told.list).toContainEqual(
        expect.objectContaining({ id, summary: null, about: null, raisedBy: null, parties: [] }),
      )
      expect(told.found).toEqual([])
      expect(await read(ctx, (tx) => countMatches(tx, 'concerns', 'quince', concernReach(tx)))).toBe(0)
      const rows: unknown[] = []
      await read(ctx, async (tx) => {
        for await (const row of exportedConcerns.rows?.(tx) ?? []) rows.push(row)
      })
      expect(JSON.stringify(rows)).not.toContain(id)
      expect((await read(ctx, (tx) => readConcern(tx, id))).summary).toBe(words)
    }
    await must(steward, (tx) => settleConcern(tx, id, { agreed: words }))
    expect(JSON.stringify(await read(raiser, (tx) => concernsOf(tx, place)))).not.toContain('Quince')
    // Their own page is where a reading leaves its line.
    await keepHouse(party, async (tx) => logReading(tx, await readConcern(tx, id)))
    expect(await read(raiser, (tx) => readingsOf(tx, id))).toHaveLength(1)
  })

  it('are in no number of what partners were asked, nor are open ones', async () => {
    const asked = (ctx: Ctx) => read(ctx, (tx) => asksIn(tx, place, null))
    const before = await asked(owner)
    const { id } = await raise({ openness: 'confidential' })
    await raise()
    await must(steward, (tx) => acceptStewardship(tx, id))
    for (const ctx of [owner, raiser, party, third]) expect(await asked(ctx)).toEqual(before)
    expect(before).toEqual([])
  })

  it('are found by their words where they are open, as ever', async () => {
    const { id } = await raise({ summary: 'Medlar harvest' })
    const found = await read(third, (tx) => listConcerns(tx, { standing: 'all', query: 'medlar' }))
    expect(found).toMatchObject([{ id, summary: 'Medlar harvest' }])
  })

  it('tell by a promise that comes of them nothing to who doesn’t reach them', async () => {
    const { id } = await raise({ openness: 'confidential', shown: 'everything' })
    await must(steward, (tx) => acceptStewardship(tx, id))
    await must(party, (tx) =>
      promiseRemedy(tx, id, {
        text: 'Ask before each poster',
        details: '',
        dueOn: null,
        beneficiaryOrganizationIds: [vendors],
        responsiblePersonId: null,
        touchpointId: null,
        language: null,
        ...byNobody,
      }),
    )
    const ledger = (ctx: Ctx, source: 'concern' | null) =>
      read(ctx, (tx) => readLedger(tx, { view: 'all', query: '', source }))
    const whole = async (ctx: Ctx) =>
      (await ledger(ctx, null)).map(({ text, sourceKind, sourceId }) => ({ text, sourceKind, sourceId }))
    const text = 'Ask before each poster'
    expect(await whole(raiser)).toEqual([{ text, sourceKind: 'concern', sourceId: id }])
    expect(await ledger(raiser, 'concern')).toHaveLength(1)
    for (const ctx of [owner, colleague, third]) {
      expect(await whole(ctx)).toEqual([{ text, sourceKind: null, sourceId: null }])
      expect(await ledger(ctx, 'concern')).toEqual([])
    }
  })

  it('tell what makes them good to nobody who knows no more than their summary', async () => {
    const { id } = await raise({ openness: 'confidential', shown: 'summary' })
    const text = 'Ask the vendors first'
    await must(raiser, (tx) =>
      promiseRemedy(tx, id, {
        text,
        details: '',
        dueOn: null,
        beneficiaryOrganizationIds: [party.actor.organizationId],
        responsiblePersonId: null,
        touchpointId: null,
        language: null,
        ...byNobody,
      }),
    )
    const page = async (ctx: Ctx) => {
      const url = new URL(`http://localhost:3000/demo/concerns/${id}`)
      const context = { get: () => ({ ...door(), ctx, user: {} }) }
      const params = { workspace: 'demo', concern: id }
      const data = await loader({ params, url, request: new Request(url), context } as never)
      const Page = createRoutesStub([{ id: 'page', path: '*', Component: ConcernPage }])
      return renderToStaticMarkup(
        <Page initialEntries={[url.pathname]} hydrationData={{ loaderData: { page: data } }} />,
      )
    }
    const from = async (ctx: Ctx) => {
      const [row] = (await read(ctx, (tx) => readLedger(tx, { view: 'all', query: '' }))).filter(
        (one) => one.text === text,
      )
      const source = { sourceKind: 'concern', sourceId: id }
      return [row?.sourceId ?? null, await read(ctx, async (tx) => (await sourceOf(tx, source))?.id ?? null)]
    }
    expect(await page(raiser)).toContain(text)
    expect(await from(raiser)).toEqual([id, id])
    for (const [ctx, why] of [
      [steward, 'You read the rest once you have said yes.'],
      [party, 'This is all you may read of it'],
    ] as const) {
      const html = await page(ctx)
      expect(html).toContain(why)
      expect(html).not.toContain(text)
      expect(html).not.toContain('Promises that came of it')
      expect(await from(ctx)).toEqual([null, null])
    }
    await must(steward, (tx) => acceptStewardship(tx, id))
    expect(await page(steward)).toContain(text)
    expect(await from(steward)).toEqual([id, id])
  })

  it('have nothing promised from them by who knows no more than their summary, on no page and by no form', async () => {
    const { id } = await raise({ openness: 'confidential', shown: 'summary' })
    const at = (ctx: Ctx) => ({ ...door(), ctx, user: {} })
    const params = { workspace: 'demo', concern: id }
    const form = (ctx: Ctx) => {
      const url = new URL(`http://localhost:3000/demo/concerns/${id}/remedy`)
      return loadRemedy({ params, url, request: new Request(url), context: { get: () => at(ctx) } } as never)
    }
    const text = 'Ask in writing'
    const promises = (ctx: Ctx) =>
      press(promise, { params, fields: { text, beneficiaryOrganizationIds: [vendors] }, door: at(ctx) })
    const comesRound = (ctx: Ctx, sourceId: string) =>
      write(ctx, (tx) => sourceFor(tx, { partnershipId: place, sourceKind: 'concern', sourceId, clause: '' }))
    for (const ctx of [steward, party]) {
      expect(await reaches(ctx, id)).toBe('summary')
      await expect(form(ctx)).rejects.toMatchObject({ init: { status: 403 } })
      await expect(promises(ctx)).rejects.toMatchObject({ init: { status: 403 } })
      await expect(comesRound(ctx, id)).rejects.toBeInstanceOf(Forbidden)
    }
    for (const ctx of [third, stranger]) {
      await expect(form(ctx)).rejects.toMatchObject({ init: { status: 404 } })
      await expect(promises(ctx)).rejects.toMatchObject({ init: { status: 404 } })
      await expect(comesRound(ctx, id)).rejects.toBeInstanceOf(NotFound)
    }
    expect(await read(raiser, (tx) => promisesFrom(tx, 'concern', id))).toEqual([])
    await must(steward, (tx) => acceptStewardship(tx, id))
    expect(await form(steward)).toMatchObject({ concern: { id } })
    expect(await promises(steward)).toMatchObject({ status: 303 })
    const whole = await raise({ openness: 'confidential', shown: 'everything' })
    expect(
      await keepHouse(party, (tx) =>
        sourceFor(tx, { partnershipId: place, sourceKind: 'concern', sourceId: whole.id, clause: '' }),
      ),
    ).toMatchObject({ sourceId: whole.id })
  })

  const warned = (ctx: Ctx) =>
    read(ctx, async (tx) =>
      concernOpenTooLong.tell(tx, await concernOpenTooLong.find(tx, { partnershipId: place })),
    )

  it('warn, once open too long, those who read them and nobody else, not even by a number', async () => {
    const late = async (ctx: Ctx) => warned(await later('2026-04-08T12:00:00Z', ctx))
    const everybody = [owner, coordinator, raiser, colleague, party, steward, third]
    const before = new Map<Ctx, number>()
    for (const ctx of everybody) before.set(ctx, (await late(ctx)).length)
    const { id } = await raise({ openness: 'confidential', shown: 'nothing', summary: words })
    const { id: nameless, key } = await must(third, (tx) =>
      raiseConcern(tx, place, about({ openness: 'anonymous', shown: 'nothing', summary: words })),
    )
    for (const ctx of everybody) {
      const told = (await late(ctx)).filter(
        (one) => one.id === `concern ${id}` || one.id === `concern ${nameless}`,
      )
      const knows = ctx === raiser ? 1 : ctx === steward ? 2 : 0
      expect(told).toHaveLength(knows)
      expect((await late(ctx)).length).toBe((before.get(ctx) ?? 0) + knows)
      expect(JSON.stringify(told)).not.toContain('Quince')
    }
    expect(await late(raiser)).toContainEqual(
      expect.objectContaining({
        since: '2026-04-07',
        text: expect.stringContaining('A confidential concern: it was to be acknowledged by'),
        next: { text: 'Ask somebody who takes no side', href: `/concerns/${id}` },
      }),
    )
    expect(await late(steward)).toContainEqual(
      expect.objectContaining({
        next: { text: 'Say whether you will be its steward', href: `/concerns/${id}` },
      }),
    )
    const keyed = await concernKey(door(), key ?? '')
    expect(await warned(keyed.ctx)).toEqual([])
  })

  it('and open ones warn every partner from the day after, until they are acknowledged and settled', async () => {
    const { id } = await raise({ summary: 'Medlar market' })
    const told = async (moment: string, ctx: Ctx = third) =>
      (await warned(await later(moment, ctx))).filter((one) => one.id === `concern ${id}`)
    expect(await told('2026-04-07T12:00:00Z')).toEqual([])
    expect(await told('2026-04-08T12:00:00Z')).toMatchObject([
      {
        kind: 'concern',
        partnershipId: place,
        since: '2026-04-07',
        text: expect.stringContaining('Medlar market'),
        records: [{ text: 'Medlar market', href: `/concerns/${id}` }],
      },
    ])
    await must(steward, (tx) => acceptStewardship(tx, id))
    expect(await told('2026-04-08T12:00:00Z', steward)).toMatchObject([{ next: { text: 'Acknowledge it' } }])
    expect(await told('2026-04-08T12:00:00Z')).toMatchObject([
      { next: { text: 'Read it, and ask how it stands' } },
    ])
    await must(steward, (tx) => acknowledgeConcern(tx, id))
    expect(await told('2026-04-30T12:00:00Z')).toEqual([])
    expect(await told('2026-05-01T12:00:00Z', steward)).toMatchObject([
      { since: '2026-04-30', next: { text: 'Write down what was agreed' } },
    ])
    await must(steward, (tx) => settleConcern(tx, id, { agreed: 'Ask first' }))
    expect(await told('2026-05-01T12:00:00Z')).toEqual([])
  })
})
