import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { undo } from '#platform/activity/undo.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, isRefusal, NotFound, Stale } from '#platform/errors/errors.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import {
  acceptBehalf,
  behalfWords,
  disputeBehalf,
  readBehalf,
  readPartnership,
} from '../../partnerships/index.server.ts'
import { partnershipOf } from '../factories.ts'
import { statedInput } from './inputs.ts'
import { readJourney } from './journey.server.ts'
import { readStated } from './reads.server.ts'
import { stagesNoun } from './register.server.ts'
import type { KeyAction } from './stage.ts'
import { changeStated, stateEvidence } from './state.server.ts'
import { withdrawStated } from './withdraw.server.ts'

describe('evidence stated by hand', () => {
  let world: World
  let partner: string
  let id: string
  beforeAll(async () => {
    world = await openWorld([{ name: 'journey', ...stagesNoun }])
    partner = await world.organization('Harbor Youth')
    id = await partnershipOf(world, [partner])
  })
  afterAll(() => world.close())
  const input = statedInput.parse({
    keyAction: 'pilot_launched',
    on: '2026-03-01',
    what: 'Two rooms and the library',
    who: 'Amara',
    link: null,
  })
  const state = async (ctx: Ctx) => {
    const answer = await write(ctx, (tx) => stateEvidence(tx, id, input))
    if (isRefusal(answer)) throw new Error(answer.code)
    return answer
  }
  const markOf = (ctx: Ctx, keyAction: KeyAction) =>
    read(ctx, async (tx) => {
      const journey = await readJourney(tx, await readPartnership(tx, id))
      return journey.findings.find((finding) => finding.keyAction === keyAction)
    })

  it('is enough where no record type exists, and marked as stated; gone when taken back; back when undone', async () => {
    const ctx = await world.as('representative', partner)
    const made = await state(ctx)
    expect(await markOf(ctx, 'pilot_launched')).toMatchObject({
      mark: 'enough',
      byHand: true,
      stated: [{ what: 'Two rooms and the library', statedBy: ctx.actor.name }],
    })
    const answer = await write(ctx, (tx) => withdrawStated(tx, id, made.id))
    expect(await markOf(ctx, 'pilot_launched')).toMatchObject({ mark: 'nothing' })
    if (isRefusal(answer)) throw new Error(answer.code)
    expect(await write(ctx, (tx) => undo(tx, answer.historyId))).toBeNull()
    expect(await markOf(ctx, 'pilot_launched')).toMatchObject({ mark: 'enough' })
    expect(await write(ctx, (tx) => undo(tx, made.historyId))).toBeNull()
    expect(await markOf(ctx, 'pilot_launched')).toMatchObject({ mark: 'nothing' })
  })

  it('recorded for a partner is its own, and speaks for it once it agrees or with evidence', async () => {
    const host = await world.as('coordinator')
    const lead = await world.as('lead', partner)
    const stateFor = (ctx: Ctx, evidence: string) =>
      write(ctx, (tx) =>
        stateEvidence(tx, id, { ...input, keyAction: 'outcomes_evaluated', onBehalfOf: partner, evidence }),
      )
    await expect(stateFor(await world.as('contributor'), '')).rejects.toBeInstanceOf(Forbidden)
    const made = await stateFor(host, '')
    if (isRefusal(made)) throw new Error(made.code)
    const stated = await read(lead, (tx) => readStated(tx, id, made.id))
    expect(stated).toMatchObject({ organizationId: partner, statedBy: 'Harbor Youth' })
    const behalf = await read(lead, (tx) => readBehalf(tx, stated.behalf?.id ?? ''))
    const words = await read(lead, (tx) => behalfWords(tx, behalf))
    expect(words.about).toBe(input.what)
    expect(words.did).not.toContain('undefined')
    expect(await markOf(host, 'outcomes_evaluated')).toMatchObject({ mark: 'partly' })
    await write(lead, (tx) => acceptBehalf(tx, behalf.id))
    expect(await markOf(host, 'outcomes_evaluated')).toMatchObject({ mark: 'enough', byHand: true })
    await write(lead, (tx) => disputeBehalf(tx, behalf.id, { reason: 'No' }))
    expect(await markOf(host, 'outcomes_evaluated')).toMatchObject({ mark: 'partly' })
    expect(await write(host, (tx) => undo(tx, made.historyId))).toBeNull()
    expect(await markOf(host, 'outcomes_evaluated')).toMatchObject({ mark: 'nothing' })
    expect(isRefusal(await stateFor(host, 'their report'))).toBe(false)
    expect(await markOf(host, 'outcomes_evaluated')).toMatchObject({ mark: 'enough' })
  })

  it('is not of days ahead', async () => {
    const ctx = await world.as('owner')
    expect(await write(ctx, (tx) => stateEvidence(tx, id, { ...input, on: '2026-04-01' }))).toMatchObject({
      code: 'evidence_ahead',
    })
  })

  it('is changed by the side that stated it only, keeps both texts, and can be put back', async () => {
    const ctx = await world.as('contributor')
    const made = await state(ctx)
    const change = { on: '2026-03-02', what: 'Three rooms', who: '', link: null, version: 1 }
    const other = await world.as('lead', partner)
    await expect(write(other, (tx) => changeStated(tx, id, made.id, change))).rejects.toBeInstanceOf(
      Forbidden,
    )
    await expect(write(other, (tx) => withdrawStated(tx, id, made.id))).rejects.toBeInstanceOf(Forbidden)
    const changed = await write(ctx, (tx) => changeStated(tx, id, made.id, change))
    await expect(write(ctx, (tx) => changeStated(tx, id, made.id, change))).rejects.toBeInstanceOf(Stale)
    if (isRefusal(changed)) throw new Error(changed.code)
    expect(await write(ctx, (tx) => undo(tx, changed.historyId))).toBeNull()
    expect(await read(ctx, (tx) => readStated(tx, id, made.id))).toMatchObject({
      what: 'Two rooms and the library',
      on: '2026-03-01',
    })
  })

  it('is not stated by viewers, nor by strangers', async () => {
    await expect(
      write(await world.as('viewer'), (tx) => stateEvidence(tx, id, input)),
    ).rejects.toBeInstanceOf(Forbidden)
    const stranger = await world.as('lead', await world.organization('Elsewhere'))
    await expect(write(stranger, (tx) => stateEvidence(tx, id, input))).rejects.toBeInstanceOf(NotFound)
  })
})
