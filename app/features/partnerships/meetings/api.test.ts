import { afterAll, describe, expect, it } from 'vitest'
import type { ApiResource } from '#platform/api/resource.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, isRefusal, NotFound } from '#platform/errors/errors.ts'
import { code, ok } from '#platform/testing/answers.server.ts'
import { agendaItemsApi, notedDecisionsApi } from './agenda-api.server.ts'
import { meetingsApi } from './api.server.ts'
import { openScene } from './factories.ts'
import { meetingShape } from './inputs.ts'
import { seriesApi } from './series/api.server.ts'
import { seriesInput, seriesShape } from './series/inputs.ts'
import { startSeries } from './series/start.server.ts'

describe('meetings by the API', async () => {
  const { world, partnershipId, host, lead, stranger, call, both } = await openScene()
  afterAll(() => world.close())

  const shown = async (id: string, ctx = host) =>
    meetingShape.parse(await read(ctx, (tx) => meetingsApi.get(tx, id)))
  /** What a program sends, read as the API reads it. */
  const act = (ctx: Ctx, state: string, id: string, body: unknown = {}) =>
    write(ctx, async (tx) => {
      const { input, make } = meetingsApi.states?.[state] ?? {}
      return make?.(tx, id, input?.parse(body) as never) as Promise<{ historyId: string }>
    })
  const unact = (ctx: Ctx, state: string, id: string) =>
    write(ctx, async (tx) => meetingsApi.states?.[state]?.unmake?.(tx, id) as Promise<{ historyId: string }>)
  const remove = (ctx: Ctx, resource: ApiResource, id: string) =>
    write(ctx, async (tx) => resource.remove?.(tx, id) as Promise<{ historyId: string }>)
  const got = (ctx: Ctx, resource: ApiResource, id: string) => read(ctx, (tx) => resource.get(tx, id))

  it('have an agenda that is ordered as a whole, and whose items go one by one', async () => {
    const id = await call(host, { startsOn: '2026-04-20' })
    for (const text of ['Lamps', 'Keys', 'Tea']) await ok(act(host, 'items', id, { text, minutes: 5 }))
    const [lamps, keys, tea] = (await shown(id)).agenda?.map((one) => one.id) ?? []
    await ok(act(lead, 'order', id, { itemIds: [tea, lamps, keys] }))
    expect((await shown(id)).agenda?.map((one) => one.text)).toEqual(['Tea', 'Lamps', 'Keys'])
    for (const itemIds of [
      [tea, lamps],
      [tea, tea, lamps],
      [tea, lamps, id],
    ])
      expect(await code(act(lead, 'order', id, { itemIds }))).toBe('meeting_agenda_changed')
    expect(await got(lead, agendaItemsApi, keys ?? '')).toMatchObject({ meetingId: id, text: 'Keys' })
    expect(await code(remove(lead, agendaItemsApi, keys ?? ''))).toBe('meeting_item_of_others')
    await ok(remove(host, agendaItemsApi, keys ?? ''))
    expect((await shown(id)).agenda?.map((one) => one.text)).toEqual(['Tea', 'Lamps'])
    await expect(remove(await world.as('viewer'), agendaItemsApi, tea ?? '')).rejects.toBeInstanceOf(
      Forbidden,
    )
    for (const wrong of [keys ?? '', id, 'no-id'])
      await expect(got(host, agendaItemsApi, wrong)).rejects.toBeInstanceOf(NotFound)
    for (const ctx of [stranger, await (await world.another()).as('owner')]) {
      await expect(got(ctx, agendaItemsApi, tea ?? '')).rejects.toBeInstanceOf(NotFound)
      await expect(remove(ctx, agendaItemsApi, tea ?? '')).rejects.toBeInstanceOf(NotFound)
      await expect(act(ctx, 'order', id, { itemIds: [] })).rejects.toBeInstanceOf(NotFound)
    }
  })

  it('show the minutes, when they were sent and who has confirmed them, which can be taken back', async () => {
    const id = await call(host)
    expect(await shown(id)).toMatchObject({ minutes: null, sending: null, commitmentIds: [] })
    await ok(act(host, 'holding', id, { personIds: both() }))
    await ok(act(host, 'minutes', id, { text: 'We met.', language: 'en' }))
    await ok(act(host, 'sending', id))
    const sendingId = (await shown(id)).sending?.id
    await ok(act(lead, 'confirmation', id, { sendingId }))
    expect(await shown(id, lead)).toMatchObject({
      minutes: { text: 'We met.', language: 'en', organizationId: world.hostId },
      sending: {
        minutesVersion: 1,
        organizationId: world.hostId,
        sentByPersonId: host.actor.personId,
        confirmations: [{ organizationId: lead.actor.organizationId, confirmedAt: expect.any(String) }],
      },
    })
    expect(await code(unact(host, 'confirmation', id))).toBe('minutes_not_confirmed')
    await expect(
      unact(await world.as('representative', lead.actor.organizationId), 'confirmation', id),
    ).rejects.toBeInstanceOf(Forbidden)
    await ok(unact(lead, 'confirmation', id))
    expect((await shown(id)).sending?.confirmations).toEqual([])
    expect((await shown(id)).sending).toMatchObject({ changedSince: false })
    await ok(act(host, 'minutes', id, { text: 'We met again.', version: 1 }))
    expect((await shown(id)).sending).toMatchObject({ changedSince: true })
    expect(await code(act(lead, 'confirmation', id, { sendingId }))).toBe('minutes_changed')
    expect((await shown(id)).sending?.confirmations).toEqual([])
    await ok(act(host, 'sending', id))
    expect((await shown(id)).sending).toMatchObject({ changedSince: false })
    expect(await code(act(lead, 'confirmation', id, { sendingId }))).toBe('minutes_sent_anew')
  })

  it('say why they were cancelled, in a list too', async () => {
    const id = await call(host, { title: 'Snowed in', startsOn: '2026-04-20' })
    expect((await shown(id)).cancelledBecause).toBe('')
    await ok(act(lead, 'cancellation', id, { reason: 'Snow' }))
    expect((await shown(id)).cancelledBecause).toBe('Snow')
    const page = await read(
      host,
      (tx) =>
        meetingsApi.list?.(tx, { query: 'Snowed', limit: 5, cursor: null, filters: {} }) ?? Promise.reject(),
    )
    expect(page.items).toMatchObject([{ id, cancelledBecause: 'Snow' }])
  })

  it('have decisions that go one by one, and name what was promised in them', async () => {
    const id = await call(host)
    await ok(act(host, 'decisions', id, { text: 'We buy lamps.' }))
    const [noted] = (await shown(id)).decisions ?? []
    expect(noted).toMatchObject({ organizationId: world.hostId, decisionId: null })
    expect(await got(lead, notedDecisionsApi, noted?.id ?? '')).toMatchObject({ meetingId: id })
    expect(await code(remove(lead, notedDecisionsApi, noted?.id ?? ''))).toBe('meeting_decision_of_others')
    await ok(remove(host, notedDecisionsApi, noted?.id ?? ''))
    await expect(got(host, notedDecisionsApi, noted?.id ?? '')).rejects.toBeInstanceOf(NotFound)
    const promised = await act(lead, 'actions', id, { text: 'Bring lamps' })
    expect(isRefusal(promised)).toBe(false)
    expect((await shown(id)).commitmentIds).toHaveLength(1)
  })

  it('are answered for oneself, by nobody who is not asked', async () => {
    const id = await call(host, { startsOn: '2026-04-20', inviteePersonIds: [lead.actor.personId] })
    await ok(act(lead, 'answer', id, { answer: 'maybe' }))
    expect((await shown(id)).invitees).toEqual([{ personId: lead.actor.personId, answer: 'maybe' }])
    await expect(act(host, 'answer', id, { answer: 'yes' })).rejects.toBeInstanceOf(Forbidden)
  })

  it('that repeat name who is asked to all of them', async () => {
    const input = seriesInput.parse({
      partnershipId,
      title: 'Mondays',
      startsOn: '2026-04-06',
      startsAt: '16:00',
      repeats: 'week',
      inviteePersonIds: both(),
    })
    const { id } = await ok(write(host, (tx) => startSeries(tx, input)))
    const series = seriesShape.parse(await read(lead, (tx) => seriesApi.get(tx, id)))
    expect(series.invitees?.map((one) => one.personId).toSorted()).toEqual(both().toSorted())
    expect(series.invitees?.map((one) => one.answer)).toEqual([null, null])
  })
})
