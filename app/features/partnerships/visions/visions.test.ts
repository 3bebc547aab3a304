import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, NotFound, type Refusal, Stale } from '#platform/errors/errors.ts'
import { find } from '#platform/search/find.server.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { dueItems } from '#platform/testing/told.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { behalfInput } from '../behalf/inputs.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { goalInput } from '../goals/inputs.ts'
import { setGoal } from '../goals/set.server.ts'
import { visionsApi } from './api.server.ts'
import { endorsementsDue } from './due.server.ts'
import { endorseVision, undoEndorsement, undoWithdrawal, withdrawEndorsement } from './endorse.server.ts'
import { sharedVision } from './evidence.server.ts'
import { endorseInput, visionInput, visionShape } from './inputs.ts'
import { currentVision, visionVersions } from './reads.server.ts'
import { visions } from './register.server.ts'
import { endorsementState, isNewText, lapsedOn } from './vision.ts'
import { writeVision } from './write.server.ts'

const partner = (organizationId: string, standing: 'accepted' | 'invited' | 'left' = 'accepted') => ({
  organizationId,
  name: organizationId,
  standing,
})
const by = (organizationId: string, evidence: string | null = null) => ({
  organizationId,
  behalf: evidence === null ? null : { evidence, evidenceLink: '', acceptedAt: null, disputedAt: null },
})

describe('who stands behind a vision', () => {
  it('are those who take part now and said so; who left or only was invited is not asked', () => {
    const state = endorsementState({ endorsements: [by('a'), by('gone')] }, [
      partner('a'),
      partner('b'),
      partner('gone', 'left'),
      partner('asked', 'invited'),
    ])
    expect(state.endorsed.map((one) => one.name)).toEqual(['a'])
    expect(state.missing.map((one) => one.name)).toEqual(['b'])
    expect(state.byAll).toBe(false)
  })
  it('is not somebody for whom it was recorded without evidence', () => {
    const partners = [partner('a')]
    expect(endorsementState({ endorsements: [by('a', '')] }, partners).byAll).toBe(false)
    expect(endorsementState({ endorsements: [by('a', 'said on the phone')] }, partners).byAll).toBe(true)
  })
  it('is nobody where nobody takes part', () => {
    expect(endorsementState({ endorsements: [] }, []).byAll).toBe(false)
  })
  it('lapses on the day the text changed', () => {
    const version = (number: number, writtenOn: string, names: string[]) => ({
      number,
      writtenOn,
      endorsements: names.map((name) => by(name)),
    })
    const partners = [partner('a'), partner('b')]
    const first = version(1, '2026-01-01', ['a', 'b'])
    expect(lapsedOn([first], partners)).toBeNull()
    expect(lapsedOn([version(2, '2026-02-01', ['a']), first], partners)).toBe('2026-02-01')
    expect(lapsedOn([version(2, '2026-02-01', ['a', 'b']), first], partners)).toBeNull()
    expect(lapsedOn([version(1, '2026-01-01', ['a'])], partners)).toBeNull()
  })
  it('need not be asked again for another line end', () => {
    expect(isNewText('One place.\nOne adult.', ' One place. One adult.\n')).toBe(false)
    expect(isNewText('One place.', 'Two places.')).toBe(true)
  })
})

describe('a vision', () => {
  let world: World
  let harbor: string
  let oak: string
  let stranger: string
  beforeAll(async () => {
    world = await openWorld([{ name: 'partnerships', ...visions }])
    harbor = await world.organization('Harbor Youth')
    oak = await world.organization('Oak Street')
    stranger = await world.organization('Elsewhere')
  })
  afterAll(() => world.close())

  const say = (ctx: Ctx, place: string, text: string, version: number) =>
    write(ctx, (tx) => writeVision(tx, place, visionInput.parse({ text, version })))
  const endorse = (ctx: Ctx, place: string, versionId: string, behalf: object = {}) =>
    write(ctx, (tx) => endorseVision(tx, place, endorseInput.parse({ versionId, ...behalf })))
  const place = () => makePartnership(world, [harbor, oak])

  it('is written by either side, each changed text as a version of its own', async () => {
    const id = await place()
    sure(await say(await world.as('contributor'), id, 'A place for each pupil.', 0))
    const rep = await world.as('representative', harbor)
    expect(sure(await say(rep, id, 'A place and a meal for each pupil.', 1)).number).toBe(2)
    expect(await say(rep, id, 'A place and a meal  for each pupil.\n', 2)).toMatchObject({
      code: 'vision_unchanged',
    })
    expect(await read(rep, (tx) => visionVersions(tx, id))).toMatchObject([
      { number: 2, organizationId: harbor, writtenOn: '2026-03-31' },
      { number: 1, organizationId: world.hostId, text: 'A place for each pupil.' },
    ])
  })

  it('keeps both texts when two people write at once', async () => {
    const id = await place()
    const ctx = await world.as('coordinator')
    sure(await say(ctx, id, 'First', 0))
    const late = say(ctx, id, 'Second', 0)
    await expect(late).rejects.toBeInstanceOf(Stale)
    await expect(late).rejects.toMatchObject({ theirs: { text: 'First', version: 1 } })
  })

  it('is neither written by who only reads nor known outside or in another workspace', async () => {
    const id = await place()
    await expect(say(await world.as('viewer'), id, 'Mine', 0)).rejects.toBeInstanceOf(Forbidden)
    const { id: versionId } = sure(await say(await world.as('owner'), id, 'Ours', 0))
    const outside = await world.as('lead', stranger)
    for (const attempt of [
      () => say(outside, id, 'Mine', 1),
      () => endorse(outside, id, versionId),
      () => read(outside, (tx) => currentVision(tx, id)),
      async () => read(await (await world.another()).as('owner'), (tx) => currentVision(tx, id)),
    ])
      await expect(attempt()).rejects.toBeInstanceOf(NotFound)
  })

  it('is endorsed by those who speak for their organization, and by nobody else of it', async () => {
    const id = await place()
    const { id: versionId } = sure(await say(await world.as('coordinator'), id, 'Ours', 0))
    for (const ctx of [
      await world.as('contributor'),
      await world.as('viewer'),
      await world.as('representative', harbor),
    ])
      await expect(endorse(ctx, id, versionId)).rejects.toBeInstanceOf(Forbidden)
    sure(await endorse(await world.as('coordinator'), id, versionId))
    const lead = await world.as('lead', harbor)
    sure(await endorse(lead, id, versionId))
    expect(await endorse(lead, id, versionId)).toMatchObject({ code: 'vision_endorsed_already' })
    expect((await read(lead, (tx) => currentVision(tx, id)))?.endorsements).toMatchObject([
      { organizationId: world.hostId },
      { organizationId: harbor },
    ])
  })

  it('loses its endorsements when the text changes, and an old text is endorsed by nobody any more', async () => {
    const id = await place()
    const ctx = await world.as('coordinator')
    const { id: first } = sure(await say(ctx, id, 'Ours', 0))
    sure(await endorse(ctx, id, first))
    sure(await say(await world.as('representative', harbor), id, 'Ours and theirs', 1))
    const versions = await read(ctx, (tx) => visionVersions(tx, id))
    expect(versions.map((version) => version.endorsements.length)).toEqual([0, 1])
    expect(await endorse(await world.as('lead', harbor), id, first)).toMatchObject({
      code: 'vision_changed',
    })
  })

  it('can lose an endorsement by the word of the one who gave it, and that can be undone both ways', async () => {
    const id = await place()
    const lead = await world.as('lead', harbor)
    const { id: versionId } = sure(await say(lead, id, 'Ours', 0))
    sure(await endorse(lead, id, versionId))
    const about = { versionId, organizationId: harbor }
    const by = async (ctx: Ctx) => write(ctx, (tx) => withdrawEndorsement(tx, id, about))
    expect(await by(await world.as('coordinator'))).toMatchObject({ code: 'vision_endorsed_by_others' })
    await expect(by(await world.as('lead', oak))).rejects.toBeInstanceOf(Forbidden)
    await expect(by(await world.as('representative', harbor))).rejects.toBeInstanceOf(Forbidden)
    sure(await by(lead))
    expect(await by(lead)).toMatchObject({ code: 'vision_not_endorsed' })
    const entry = { id, subjectId: id, before: null, after: null }
    await write(lead, (tx) =>
      undoWithdrawal(tx, { ...entry, before: { versionId, onBehalfOf: harbor, evidence: '' } }),
    )
    const count = async () => (await read(lead, (tx) => currentVision(tx, id)))?.endorsements.length
    expect(await count()).toBe(1)
    await write(lead, (tx) => undoEndorsement(tx, { ...entry, after: about }))
    expect(await count()).toBe(0)
  })

  it('is written, endorsed and read by the API, each version by its id', async () => {
    const id = await place()
    const ctx = await world.as('coordinator')
    const { create, get, list, states } = visionsApi
    const wrote = async (text: string, version: number) =>
      sure(
        (await write(ctx, async (tx) =>
          create?.run(tx, { ...visionInput.parse({ text, version }), partnershipId: id } as never),
        )) as { id: string } | Refusal,
      ).id
    const first = await wrote('Ours', 0)
    sure(
      await write(ctx, async (tx) => states?.endorsement?.make?.(tx, first, behalfInput.parse({}) as never)),
    )
    const second = await wrote('Ours and theirs', 1)
    const lead = await world.as('lead', harbor)
    const page = await read(lead, async (tx) =>
      list?.(tx, { query: '', limit: 50, cursor: null, filters: { partnershipId: id } }),
    )
    expect(page).toMatchObject({
      total: 2,
      next: null,
      items: [
        { id: second, isCurrent: true, number: 2, endorsements: [] },
        { id: first, isCurrent: false, endorsements: [{ organizationId: world.hostId, onBehalf: false }] },
      ],
    })
    for (const item of page?.items ?? []) expect(visionShape.parse(item)).toEqual(item)
    const endorsement = states?.endorsement
    sure(await write(lead, async (tx) => endorsement?.make?.(tx, second, behalfInput.parse({}) as never)))
    expect(await read(lead, (tx) => get(tx, second))).toMatchObject({
      endorsements: [{ organizationId: harbor }],
    })
    expect(
      await write(lead, async (tx) => endorsement?.make?.(tx, first, behalfInput.parse({}) as never)),
    ).toMatchObject({ code: 'vision_changed' })
    sure(await write(lead, async (tx) => endorsement?.unmake?.(tx, second)))
    const stranger = await world.as('lead', await world.organization('Elsewhere'))
    await expect(read(stranger, (tx) => get(tx, second))).rejects.toBeInstanceOf(NotFound)
  })

  it('can be endorsed on behalf of a partner, whose own word takes that place', async () => {
    const id = await place()
    const ctx = await world.as('coordinator')
    const { id: versionId } = sure(await say(ctx, id, 'Ours', 0))
    sure(await endorse(ctx, id, versionId, { onBehalfOf: harbor }))
    await expect(
      endorse(await world.as('lead', oak), id, versionId, { onBehalfOf: harbor }),
    ).rejects.toBeInstanceOf(Forbidden)
    const lead = await world.as('lead', harbor)
    const due = await read(lead, (tx) => dueItems(tx, endorsementsDue))
    expect(due.map((item) => item.partnershipId)).toContain(id)
    sure(await endorse(lead, id, versionId))
    expect((await read(lead, (tx) => currentVision(tx, id)))?.endorsements).toMatchObject([
      { organizationId: harbor, behalf: null },
    ])
    sure(await endorse(ctx, id, versionId, { onBehalfOf: oak, evidence: 'said on the phone' }))
    sure(await write(ctx, (tx) => withdrawEndorsement(tx, id, { versionId, organizationId: oak })))
  })

  it('waits on Today for those who speak for a partner that has not endorsed it', async () => {
    const id = await place()
    const ctx = await world.as('coordinator')
    const { id: versionId } = sure(await say(ctx, id, 'Ours', 0))
    const waits = async (who: Ctx) =>
      (await read(who, (tx) => dueItems(tx, endorsementsDue))).some((item) => item.recordId === versionId)
    expect(await waits(ctx)).toBe(true)
    expect(await waits(await world.as('lead', oak))).toBe(true)
    for (const who of [
      await world.as('representative', oak),
      await world.as('contributor'),
      await world.as('lead', stranger),
    ])
      expect(await waits(who)).toBe(false)
    sure(await endorse(ctx, id, versionId))
    expect(await waits(ctx)).toBe(false)
    const { id: second } = sure(await say(ctx, id, 'Ours, again', 1))
    const [item] = (await read(ctx, (tx) => dueItems(tx, endorsementsDue))).filter(
      (one) => one.partnershipId === id,
    )
    expect(item).toMatchObject({ recordId: second, group: 'waiting' })
  })

  it('is read by an organization that left as it stood that day', async () => {
    const leaver = await world.organization('Leaving Lights')
    const id = await makePartnership(world, [leaver])
    world.setNow('2026-03-01T12:00:00Z')
    sure(await say(await world.as('owner'), id, 'Before', 0))
    world.setNow('2026-03-31T12:00:00Z')
    await letLeave(world, id, leaver, new Date('2026-03-15T00:00:00Z'))
    sure(await say(await world.as('owner'), id, 'After', 1))
    const gone = await world.as('lead', leaver)
    expect(await read(gone, (tx) => currentVision(tx, id))).toMatchObject({ text: 'Before' })
    await expect(say(gone, id, 'Mine', 1)).rejects.toBeInstanceOf(Forbidden)
  })

  it('is found by any word of its text as it reads now, by either side, and as it read by who has left', async () => {
    const leaver = await world.organization('Lanterns')
    const id = await makePartnership(world, [harbor, leaver], { name: 'Late Buses' })
    const found = async (ctx: Ctx, query: string) =>
      (await read(ctx, (tx) => find(tx, query))).flatMap((kind) => kind.rows.map((row) => row.href))
    const here = [`/partnerships/${id}/vision`]
    world.setNow('2026-03-01T12:00:00Z')
    const host = await world.as('viewer')
    sure(await say(await world.as('owner'), id, `${'Buses run. '.repeat(500)}Nobody waits in quicksand.`, 0))
    expect(await found(host, 'quicksand')).toEqual(here)
    await letLeave(world, id, leaver, new Date('2026-03-15T00:00:00Z'))
    world.setNow('2026-03-31T12:00:00Z')
    sure(await say(await world.as('lead', harbor), id, 'Buses run past marigolds.', 1))
    for (const ctx of [host, await world.as('representative', harbor)]) {
      expect(await found(ctx, 'marigolds')).toEqual(here)
      expect(await found(ctx, 'quicksand')).toEqual([])
    }
    const gone = await world.as('lead', leaver)
    expect(await found(gone, 'quicksand')).toEqual(here)
    expect(await found(gone, 'marigolds')).toEqual([])
    const outside = await world.as('lead', stranger)
    expect([await found(outside, 'marigolds'), await found(outside, 'quicksand')]).toEqual([[], []])
  })

  it('is shared once every partner has endorsed it and a goal answers all five questions, until the text changes', async () => {
    const id = await makePartnership(world, [harbor])
    const ctx = await world.as('coordinator')
    const found = () => read(ctx, (tx) => sharedVision.find(tx, id))
    expect(await found()).toMatchObject({ items: [], enough: false, lapsedOn: null })
    const { id: versionId } = sure(await say(ctx, id, 'Ours', 0))
    sure(await endorse(ctx, id, versionId))
    expect((await found()).missing).toContain('Harbor Youth has not endorsed version 1')
    sure(await endorse(await world.as('lead', harbor), id, versionId))
    const goal = {
      what: 'Sixty pupils',
      measure: 'Pupils',
      unit: 'pupils',
      baseline: 12,
      target: 60,
      whyAchievable: '34 come',
      dueOn: '2026-06-30',
    }
    sure(await write(ctx, (tx) => setGoal(tx, id, goalInput.parse(goal))))
    expect((await found()).missing).toContain('five questions')
    sure(await write(ctx, (tx) => setGoal(tx, id, goalInput.parse({ ...goal, need: 'A place' }))))
    expect(await found()).toMatchObject({ enough: true, missing: null, lapsedOn: null })
    sure(await say(ctx, id, 'Ours, changed', 1))
    expect(await found()).toMatchObject({ enough: false, lapsedOn: '2026-03-31' })
  })
})
