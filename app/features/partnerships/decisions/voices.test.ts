import { afterAll, describe, expect, it } from 'vitest'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, Invalid } from '#platform/errors/errors.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { dueItems } from '#platform/testing/told.server.ts'
import { testNow, type World } from '#platform/testing/world.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { decisionsDue } from './due.server.ts'
import { exportedDecisions, exportedVoices } from './export.server.ts'
import { fridays, gather, openScene, voice } from './factories.ts'
import { voiceInput } from './inputs.ts'
import { proposeDecision } from './propose.server.ts'
import { readDecision } from './reads.server.ts'
import { giveVoice, takeBackVoice } from './voice.server.ts'

describe('decisions', async () => {
  const { world, harbor, oak, stranger, propose, speak, look, settle, over } = await openScene()
  afterAll(() => world.close())

  it('are spoken on by who speaks for an organization, once each', async () => {
    const id = await propose()
    for (const ctx of [await world.as('contributor'), await world.as('representative', harbor)])
      await expect(write(ctx, (tx) => giveVoice(tx, id, voice('for')))).rejects.toBeInstanceOf(Forbidden)
    sure(await speak(null, id, voice('for')))
    sure(await speak(harbor, id, voice('against')))
    sure(await speak(harbor, id, voice('aside')))
    const { voices, earlier } = await look(id)
    expect(voices.map(({ organizationId, stand }) => [organizationId, stand])).toEqual(
      expect.arrayContaining([
        [world.hostId, 'for'],
        [harbor, 'aside'],
      ]),
    )
    expect(voices).toHaveLength(2)
    expect(earlier).toMatchObject([
      { organizationId: harbor, stand: 'against', reason: 'No tutors on Fridays' },
    ])
  })

  it('are not objected to without a reason, nor chosen from without an option', async () => {
    expect(voiceInput.safeParse({ stand: 'against' }).success).toBe(false)
    const id = await propose({ options: ['Fridays', 'Saturdays'] })
    await expect(speak(harbor, id, voice('for'))).rejects.toBeInstanceOf(Invalid)
    const [first] = (await look(id)).options
    sure(await speak(harbor, id, voice('for', { optionId: first?.id })))
    expect((await look(id)).voices).toMatchObject([{ optionId: first?.id }])
  })

  it('take no voice after the day they close on, and say so with the day; nothing said before is lost', async () => {
    const id = await propose()
    sure(await speak(harbor, id, voice('for')))
    await over(id)
    const refusal = await speak(harbor, id, voice('against'))
    expect(refusal).toMatchObject({ code: 'decision_closed', facts: { on: expect.stringContaining('30') } })
    expect(await write(await world.as('lead', harbor), (tx) => takeBackVoice(tx, id))).toMatchObject({
      code: 'decision_closed',
    })
    expect((await look(id)).voices).toMatchObject([{ organizationId: harbor, stand: 'for' }])
  })

  it('wait on Today for the organizations that have not spoken, and for nobody else', async () => {
    const id = await propose()
    const waits = async (ctx: Awaited<ReturnType<World['as']>>) =>
      (await read(ctx, (tx) => dueItems(tx, decisionsDue))).filter((one) => one.recordId === id)
    const lead = await world.as('lead', harbor)
    expect(await waits(lead)).toMatchObject([
      { kind: 'decision.voice', group: 'waiting', dueOn: '2026-04-14' },
    ])
    expect(await waits(await world.as('representative', harbor))).toEqual([])
    expect(await waits(await world.as('lead', stranger))).toEqual([])
    sure(await speak(harbor, id, voice('for')))
    expect(await waits(lead)).toEqual([])
  })

  it('count a voice recorded for a partner only with evidence', async () => {
    const id = await propose({ method: 'consensus' })
    sure(await speak(null, id, voice('for')))
    sure(await speak(harbor, id, voice('for')))
    sure(await speak(null, id, voice('for', { onBehalfOf: oak })))
    sure(await settle(id))
    expect((await look(id)).settlement).toMatchObject({ outcome: 'undecided' })
    const other = await propose({ method: 'consensus' })
    sure(await speak(null, other, voice('for')))
    sure(await speak(harbor, other, voice('for')))
    sure(await speak(null, other, voice('for', { onBehalfOf: oak, evidence: 'On the phone.' })))
    sure(await settle(other))
    expect((await look(other)).settlement).toMatchObject({ outcome: 'adopted' })
  })

  it('are read by an organization that left as they stood when it left', async () => {
    const left = await world.organization('Left Early')
    const place = await makePartnership(world, [left, harbor])
    const { id } = sure(
      await write(await world.as('coordinator'), (tx) => proposeDecision(tx, place, fridays())),
    )
    sure(await write(await world.as('lead', left), (tx) => giveVoice(tx, id, voice('against'))))
    const [given] = (await look(id)).voices
    expect(given).toMatchObject({ organizationId: left })
    await letLeave(world, place, left, new Date('2026-03-31T23:00:00Z'))
    world.setNow('2026-04-01T09:00:00Z')
    sure(await speak(null, id, voice('for')))
    const seen = await read(await world.as('lead', left), (tx) => readDecision(tx, id))
    expect(seen.voices).toMatchObject([{ organizationId: left, stand: 'against' }])
    world.setNow(testNow)
  })

  it('leave in an export with their voices', async () => {
    const id = await propose({ what: 'We buy a kettle' })
    sure(await speak(harbor, id, voice('against')))
    const ctx = await world.as('owner')
    const rows = await read(ctx, async (tx) => ({
      decisions: await gather(exportedDecisions.rows?.(tx)),
      voices: await gather(exportedVoices.rows?.(tx)),
    }))
    expect(rows.decisions.find((row) => row.id === id)).toMatchObject({
      what: 'We buy a kettle',
      outcome: null,
    })
    expect(rows.voices.filter((row) => row.decisionId === id)).toMatchObject([
      { organization: 'Harbor Youth', stand: 'against', reason: 'No tutors on Fridays' },
    ])
  })
})
