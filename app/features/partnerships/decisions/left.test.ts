import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { read, write } from '#platform/context/transaction.server.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { dueItems } from '#platform/testing/told.server.ts'
import { testNow } from '#platform/testing/world.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { decisionsDue } from './due.server.ts'
import { fridays, openScene, settlement, voice } from './factories.ts'
import { proposeDecision } from './propose.server.ts'
import { readDecision } from './reads.server.ts'
import { decisionWords } from './say.ts'
import { settleDecision } from './settle.server.ts'
import { takeBackVoice } from './voice.server.ts'

describe('decisions of a partnership that a partner leaves', async () => {
  const { world, harbor, oak, stranger, speak, look, settle, over } = await openScene()
  afterAll(() => world.close())
  afterEach(() => world.setNow(testNow))

  /** The host and three partners; the third is about to leave. */
  const begin = async (fields: Record<string, unknown>) => {
    const place = await makePartnership(world, [harbor, oak, stranger])
    const { id } = sure(
      await write(await world.as('coordinator'), (tx) => proposeDecision(tx, place, fridays(fields))),
    )
    return { id, leave: () => letLeave(world, place, stranger, world.system.now()) }
  }
  const waits = async (id: string, organization: string) =>
    (await read(await world.as('lead', organization), (tx) => dueItems(tx, decisionsDue)))
      .filter((one) => one.recordId === id)
      .map((one) => one.kind)

  it('are not adopted by consensus without a partner that takes part, whoever spoke before leaving', async () => {
    const { id, leave } = await begin({ method: 'consensus' })
    for (const one of [null, harbor, stranger]) sure(await speak(one, id, voice('for')))
    await leave()
    await over(id)
    sure(await settle(id))
    expect((await look(id)).settlement).toMatchObject({ outcome: 'undecided' })
  })

  it('count the voices of who takes part alone, and keep what the one that left said', async () => {
    const { id, leave } = await begin({ method: 'consensus' })
    sure(await speak(stranger, id, voice('against')))
    for (const one of [null, harbor]) sure(await speak(one, id, voice('for')))
    await leave()
    const partners = [world.hostId, harbor, oak].map((organizationId) => ({ organizationId }))
    expect(decisionWords(await look(id), partners, '2026-03-31')).toContain('2 of 3')
    sure(await speak(oak, id, voice('aside')))
    sure(await settle(id))
    expect(await look(id)).toMatchObject({
      settlement: { outcome: 'adopted' },
      voices: expect.arrayContaining([
        expect.objectContaining({ organizationId: stranger, stand: 'against' }),
      ]),
    })
  })

  it('are read by who left as they stood, whatever was said or taken back since', async () => {
    const { id, leave } = await begin({ method: 'consent' })
    for (const one of [harbor, oak]) sure(await speak(one, id, voice('for')))
    sure(await speak(oak, id, voice('aside')))
    await leave()
    world.setNow('2026-04-02T12:00:00Z')
    sure(await speak(oak, id, voice('against')))
    sure(await write(await world.as('lead', harbor), (tx) => takeBackVoice(tx, id)))
    const seen = await read(await world.as('lead', stranger), (tx) => readDecision(tx, id))
    expect(seen.voices.map((one) => [one.organizationId, one.stand])).toEqual([
      [harbor, 'for'],
      [oak, 'aside'],
    ])
    expect(seen.earlier).toMatchObject([{ organizationId: oak, stand: 'for' }])
    expect((await look(id)).voices).toMatchObject([{ organizationId: oak, stand: 'against' }])
  })

  it('don’t reach the voices they need by those of who left', async () => {
    const { id, leave } = await begin({ method: 'consent', quorum: 3 })
    for (const one of [null, harbor, stranger]) sure(await speak(one, id, voice('for')))
    await leave()
    await over(id)
    sure(await settle(id))
    expect((await look(id)).settlement).toMatchObject({ outcome: 'no_quorum' })
  })

  it('are void without names once a partner that voted has left: nobody votes on, and no vote is shown', async () => {
    const { id, leave } = await begin({ anonymous: true })
    for (const one of [null, harbor, stranger]) sure(await speak(one, id, voice('for')))
    expect(await settle(id)).toMatchObject({ code: 'decision_waits' })
    expect(await waits(id, oak)).toEqual(['decision.voice'])
    await leave()
    expect(await waits(id, oak)).toEqual([])
    expect(await speak(oak, id, voice('for'))).toMatchObject({ code: 'decision_void' })
    expect(await waits(id, world.hostId)).toEqual(['decision.settle'])
    sure(await settle(id))
    expect(await look(id)).toMatchObject({ settlement: { outcome: 'void', optionId: null }, ballots: [] })
  })

  it('wait for everybody who takes part once the one that proposed has left', async () => {
    const place = await makePartnership(world, [harbor, oak, stranger])
    const { id } = sure(
      await write(await world.as('lead', stranger), (tx) => proposeDecision(tx, place, fridays())),
    )
    for (const one of [null, harbor, oak]) sure(await speak(one, id, voice('for')))
    await over(id)
    expect(await waits(id, stranger)).toEqual(['decision.settle'])
    for (const one of [harbor, oak]) expect(await waits(id, one)).toEqual([])
    await letLeave(world, place, stranger, world.system.now())
    expect(await waits(id, stranger)).toEqual([])
    for (const one of [harbor, oak]) expect(await waits(id, one)).toEqual(['decision.settle'])
    const lead = await world.as('lead', oak)
    const [due] = (await read(lead, (tx) => dueItems(tx, decisionsDue))).filter((one) => one.recordId === id)
    expect(due?.why).toContain('takes part no more')
    sure(await write(lead, (tx) => settleDecision(tx, id, settlement({ reviewOn: '2026-04-02' }))))
    for (const one of [harbor, oak]) expect(await waits(id, one)).toEqual(['decision.review'])
  })

  it('are counted without names where the one that left had not voted', async () => {
    const { id, leave } = await begin({ anonymous: true })
    for (const one of [null, harbor, oak]) sure(await speak(one, id, voice('for')))
    await leave()
    sure(await settle(id))
    expect((await look(id)).settlement).toMatchObject({ outcome: 'adopted' })
    expect((await look(id)).ballots).toHaveLength(3)
  })
})
