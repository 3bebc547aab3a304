import { afterAll, describe, expect, it } from 'vitest'
import { addDays } from '#platform/context/days.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, NotFound, Stale } from '#platform/errors/errors.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { makePartnership } from '../factories.ts'
import { changeDecision } from './change.server.ts'
import { all, fridays, openScene, settlement, today, voice } from './factories.ts'
import { proposeDecision } from './propose.server.ts'
import { decisionsById, listDecisions, readDecision } from './reads.server.ts'
import { removeDecision, restoreDecision } from './remove.server.ts'
import { settleDecision } from './settle.server.ts'
import { giveVoice, takeBackVoice } from './voice.server.ts'

describe('decisions', async () => {
  const { world, harbor, stranger, partnershipId, propose, speak, look, settle, over } = await openScene()
  afterAll(() => world.close())

  it('are proposed by either side', async () => {
    for (const [ctx, organizationId] of [
      [await world.as('contributor'), world.hostId],
      [await world.as('representative', harbor), harbor],
    ] as const) {
      const { id } = sure(await write(ctx, (tx) => proposeDecision(tx, partnershipId, fridays())))
      expect(await look(id)).toMatchObject({ organizationId, proposedOn: today, voices: [] })
    }
  })

  it('are not there for a stranger nor in another workspace, and not proposed by who only reads', async () => {
    const id = await propose()
    const outside = await world.as('lead', stranger)
    const elsewhere = await (await world.another()).as('owner')
    for (const ctx of [outside, elsewhere]) {
      for (const act of [
        () => read(ctx, (tx) => readDecision(tx, id)),
        () => write(ctx, (tx) => proposeDecision(tx, partnershipId, fridays())),
        () => write(ctx, (tx) => changeDecision(tx, id, { ...fridays(), version: 1 })),
        () => write(ctx, (tx) => giveVoice(tx, id, voice('for'))),
        () => write(ctx, (tx) => takeBackVoice(tx, id)),
        () => write(ctx, (tx) => settleDecision(tx, id, settlement())),
        () => write(ctx, (tx) => removeDecision(tx, id)),
      ])
        await expect(act()).rejects.toBeInstanceOf(NotFound)
      expect(await read(ctx, (tx) => listDecisions(tx, all))).toMatchObject({ items: [], total: 0 })
      expect(await read(ctx, (tx) => decisionsById(tx, [id]))).toEqual([])
    }
    const viewer = await world.as('viewer')
    await expect(write(viewer, (tx) => proposeDecision(tx, partnershipId, fridays()))).rejects.toBeInstanceOf(
      Forbidden,
    )
    await expect(write(viewer, (tx) => giveVoice(tx, 'none', voice('for')))).rejects.toBeInstanceOf(NotFound)
  })

  it('are changed by who proposed them until somebody has spoken, and never under two hands at once', async () => {
    const id = await propose()
    const coordinator = await world.as('coordinator')
    const change = (fields: Record<string, unknown> = {}) =>
      write(coordinator, (tx) => changeDecision(tx, id, { ...fridays(fields), version: 1 }))
    await expect(
      write(await world.as('lead', harbor), (tx) => changeDecision(tx, id, { ...fridays(), version: 1 })),
    ).rejects.toBeInstanceOf(Forbidden)
    sure(await change({ what: 'We open on Saturdays', options: ['Early', 'Late'] }))
    await expect(change()).rejects.toBeInstanceOf(Stale)
    expect(await look(id)).toMatchObject({
      what: 'We open on Saturdays',
      options: [{ text: 'Early' }, { text: 'Late' }],
    })
    sure(await speak(harbor, id, voice('aside')))
    expect(
      await write(coordinator, (tx) => changeDecision(tx, id, { ...fridays(), version: 2 })),
    ).toMatchObject({
      code: 'decision_spoken',
    })
    expect(await write(coordinator, (tx) => removeDecision(tx, id))).toMatchObject({
      code: 'decision_spoken',
    })
  })

  it('are taken back and brought back', async () => {
    const id = await propose()
    const coordinator = await world.as('coordinator')
    sure(await write(coordinator, (tx) => removeDecision(tx, id)))
    await expect(look(id)).rejects.toBeInstanceOf(NotFound)
    const entry = { id, subjectId: id, before: null, after: null }
    expect(await write(coordinator, (tx) => restoreDecision(tx, entry))).toBeUndefined()
    expect((await look(id)).id).toBe(id)
  })

  it.each([
    ['a day that is over', { closesOn: '2026-03-30' }, 'closesOn'],
    ['options under consent', { method: 'consent', options: ['a', 'b'] }, 'options'],
    ['a single option', { options: ['a'] }, 'options'],
    ['delegated to nobody', { method: 'delegated' }, 'delegateOrganizationId'],
    ['more voices than there are', { quorum: 4 }, 'quorum'],
    ['weights without names', { method: 'weighted', anonymous: true }, 'anonymous'],
  ])('are not proposed with %s', async (_, fields, path) => {
    await expect(propose(fields)).rejects.toMatchObject({ issues: [{ path }] })
  })

  it('are found open first, by words, by how they stand and by their way to decide', async () => {
    const place = await makePartnership(world, [harbor])
    const coordinator = await world.as('coordinator')
    const add = async (what: string, days: number, method = 'majority') =>
      sure(
        await write(coordinator, (tx) =>
          proposeDecision(tx, place, fridays({ what, method, closesOn: addDays(today, days) })),
        ),
      ).id
    const settled = await add('Paint the gate', 1)
    await add('Buy lamps', 9)
    await add('Rent a van', 3, 'consent')
    await over(settled)
    sure(await settle(settled))
    const found = async (fields: Record<string, unknown> = {}) =>
      (
        await read(coordinator, (tx) => listDecisions(tx, { ...all, partnershipId: place, ...fields }))
      ).items.map((one) => one.what)
    expect(await found()).toEqual(['Rent a van', 'Buy lamps', 'Paint the gate'])
    expect(await found({ standing: 'open' })).toEqual(['Rent a van', 'Buy lamps'])
    expect(await found({ standing: 'settled' })).toEqual(['Paint the gate'])
    expect(await found({ method: 'consent' })).toEqual(['Rent a van'])
    expect(await found({ query: 'lamps' })).toEqual(['Buy lamps'])
  })
})
