import { afterAll, describe, expect, it } from 'vitest'
import { historyOf } from '#platform/activity/history.server.ts'
import { undo } from '#platform/activity/undo.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, NotFound } from '#platform/errors/errors.ts'
import { code, must } from '#platform/testing/answers.server.ts'
import { dueItems } from '#platform/testing/told.server.ts'
import { makePartnership } from '../factories.ts'
import { acknowledgeConcern } from './acknowledge.server.ts'
import { concernsDue } from './due.server.ts'
import { openScene } from './factories.ts'
import { concernKey } from './keyed.server.ts'
import { layDownStewardship } from './lay-down.server.ts'
import { raiseConcern } from './raise.server.ts'
import { concerns } from './register.server.ts'
import { sayInConcern } from './say.server.ts'
import { settleConcern } from './settle.server.ts'
import { acceptStewardship, declineStewardship, proposeSteward, refuseSteward } from './steward.server.ts'

describe('the steward of a concern', async () => {
  const scene = await openScene()
  const { world, vendors, arts, owner, coordinator, raiser, party, steward, third } = scene
  const { idOf, raise, seen, reaches, later, door, about } = scene
  afterAll(() => world.close())

  const back = (ctx: Ctx, entry: string) => write(ctx, (tx) => undo(tx, entry))
  const due = async (ctx: Ctx, id: string) =>
    (await read(ctx, (tx) => dueItems(tx, concernsDue)))
      .filter((one) => one.recordId === id)
      .map(({ kind }) => kind)
  const told = (ctx: Ctx, id: string) =>
    read(ctx, async (tx) =>
      (
        await tx.db
          .selectFrom('notices')
          .where('subjectId', '=', id)
          .where('personId', '=', idOf(ctx))
          .select('text')
          .orderBy('id')
          .execute()
      ).map(({ text }) => text),
    )
  const confidential = async () => {
    const made = await raise({ openness: 'confidential' })
    await must(steward, (tx) => acceptStewardship(tx, made.id))
    return made.id
  }

  it('lays it down, reads it no more, and the raiser is told and asks somebody else', async () => {
    const id = await confidential()
    for (const ctx of [raiser, party])
      await expect(write(ctx, (tx) => layDownStewardship(tx, id))).rejects.toBeInstanceOf(Forbidden)
    await expect(write(coordinator, (tx) => layDownStewardship(tx, id))).rejects.toBeInstanceOf(NotFound)
    const { historyId } = await must(steward, (tx) => layDownStewardship(tx, id))
    expect(await reaches(steward, id)).toBe('nothing')
    expect(await due(steward, id)).toEqual([])
    expect((await seen(raiser, id)).steward).toBeNull()
    expect(await told(raiser, id)).toContainEqual(expect.stringContaining('can’t go on'))
    expect(await due(raiser, id)).toEqual(['concern.unheard'])
    for (const ctx of [owner, coordinator, third]) {
      expect(await due(ctx, id)).toEqual([])
      expect(await told(ctx, id)).toEqual([])
    }
    expect(await back(steward, historyId)).toBeNull()
    expect(await reaches(steward, id)).toBe('all')
    const again = await must(steward, (tx) => layDownStewardship(tx, id))
    await must(raiser, (tx) => proposeSteward(tx, id, { personId: idOf(third) }))
    expect(await back(steward, again.historyId)).toMatchObject({ code: 'concern_asked_since' })
    await must(third, (tx) => acceptStewardship(tx, id))
    await must(third, (tx) => acknowledgeConcern(tx, id))
    await must(third, (tx) => settleConcern(tx, id, { agreed: 'Ask first' }))
    expect(await code(write(third, (tx) => layDownStewardship(tx, id)))).toBe('concern_settled')
  })

  it('who said no is asked again when they take that back, until somebody else is asked or it is settled', async () => {
    const { id } = await raise({ openness: 'confidential', shown: 'nothing' })
    const { historyId } = await must(steward, (tx) => declineStewardship(tx, id))
    expect(await reaches(steward, id)).toBe('nothing')
    for (const ctx of [raiser, third, coordinator])
      await expect(back(ctx, historyId), 'only who said it').rejects.toBeInstanceOf(Forbidden)
    expect(await back(steward, historyId)).toBeNull()
    expect(await seen(raiser, id)).toMatchObject({
      steward: { person: { id: idOf(steward) }, agreedOn: expect.any(String), acceptedOn: null },
    })
    expect(await due(steward, id)).toEqual(['concern.steward'])
    expect(await told(raiser, id)).toContainEqual(expect.stringContaining('thinks about it after all'))
    for (const ctx of [owner, coordinator, party, third]) {
      expect(await reaches(ctx, id)).toBe('nothing')
      expect(await told(ctx, id)).toEqual([])
    }
    const again = await must(steward, (tx) => declineStewardship(tx, id))
    await must(raiser, (tx) => proposeSteward(tx, id, { personId: idOf(third) }))
    expect(await back(steward, again.historyId)).toMatchObject({ code: 'concern_asked_since' })
    await must(third, (tx) => acceptStewardship(tx, id))
    expect(await back(steward, again.historyId), 'somebody else has taken it on').toMatchObject({
      code: 'concern_asked_since',
    })
    expect(await reaches(steward, id)).toBe('nothing')
    await must(third, (tx) => layDownStewardship(tx, id))
    expect(await back(await later('2026-04-02T12:00:00Z', steward), again.historyId)).toMatchObject({
      code: 'undo_gone',
    })
  })

  it('who said no after it was acknowledged, by the steward before them, is asked again all the same', async () => {
    const { id } = await raise()
    await must(steward, (tx) => acceptStewardship(tx, id))
    await must(steward, (tx) => acknowledgeConcern(tx, id))
    await must(raiser, (tx) => proposeSteward(tx, id, { personId: idOf(third) }))
    const { historyId } = await must(third, (tx) => declineStewardship(tx, id))
    expect(await back(third, historyId)).toBeNull()
    expect((await seen(raiser, id)).steward).toMatchObject({ person: { id: idOf(third) } })
  })

  it('who was proposed and not wanted is proposed again when the raiser takes that back, and nobody is asked yet', async () => {
    const { id } = await raise({ stewardPersonId: null })
    const first = (await seen(raiser, id)).steward?.person.id
    expect(first).toBeDefined()
    const { historyId } = await must(raiser, (tx) => refuseSteward(tx, id))
    expect((await seen(raiser, id)).steward).toBeNull()
    for (const ctx of [third, party]) await expect(back(ctx, historyId)).rejects.toBeInstanceOf(Forbidden)
    expect(await back(raiser, historyId)).toBeNull()
    expect((await seen(raiser, id)).steward).toMatchObject({ person: { id: first }, agreedOn: null })
    expect(await due(raiser, id)).toEqual(['concern.agree'])
    expect(await told(steward, id)).toEqual([])
    const [entry] = await read(raiser, (tx) => historyOf(tx, { subjectKind: 'concern', subjectId: id }))
    expect(entry?.text).toContain('took back having wanted another steward')
    const again = await must(raiser, (tx) => refuseSteward(tx, id))
    await must(raiser, (tx) => proposeSteward(tx, id, { personId: idOf(third) }))
    await must(third, (tx) => acceptStewardship(tx, id))
    expect(await back(raiser, again.historyId)).toMatchObject({ code: 'concern_asked_since' })
  })

  it('who said no can’t take that back once they belong to a side, nor once it is settled without them', async () => {
    const { id } = await raise({ openness: 'confidential' })
    const { historyId } = await must(third, async (tx) => {
      await tx.db
        .updateTable('concernStewards')
        .set({ personId: idOf(third) })
        .where('concernId', '=', id)
        .execute()
      return declineStewardship(tx, id)
    })
    const affiliation = await world.affiliate(idOf(third), arts)
    expect(await back(third, historyId)).toMatchObject({ code: 'concern_steward_gone' })
    await world.system.database.transaction({ as: 'owner' }, (db) =>
      db.deleteFrom('affiliations').where('id', '=', affiliation).execute(),
    )
    expect(await back(third, historyId)).toBeNull()
    const settled = await must(third, (tx) => declineStewardship(tx, id))
    await world.system.database.transaction({ as: 'owner' }, (db) =>
      db
        .insertInto('concernSettlements')
        .values({
          workspaceId: world.workspace.id,
          id: crypto.randomUUID(),
          concernId: id,
          agreed: 'Ask first',
          settledOn: '2026-03-31',
        })
        .execute(),
    )
    expect(await back(third, settled.historyId)).toMatchObject({ code: 'concern_settled' })
    expect(await reaches(third, id)).toBe('nothing')
  })

  it('of an open one that lays it down leaves it on the raiser’s Today as long as somebody is left to ask', async () => {
    const { id } = await raise()
    await must(steward, (tx) => acceptStewardship(tx, id))
    await must(steward, (tx) => layDownStewardship(tx, id))
    expect(await due(raiser, id)).toEqual(['concern.unheard'])
    const two = await makePartnership(world, [vendors], { name: 'Two' })
    const lead = await world.as('representative', vendors)
    const alone = await must(lead, (tx) =>
      raiseConcern(tx, two, about({ partyOrganizationIds: [world.hostId], stewardPersonId: null })),
    )
    expect(await due(lead, alone.id)).toEqual([])
  })

  it('is replaced by the raiser, who can take that back until somebody else has said yes', async () => {
    const id = await confidential()
    const { historyId } = await must(raiser, (tx) => proposeSteward(tx, id, { personId: idOf(third) }))
    expect(await reaches(steward, id)).toBe('nothing')
    expect(await told(steward, id)).toContainEqual(expect.stringContaining('Somebody else is asked'))
    expect(await told(third, id)).toHaveLength(1)
    for (const ctx of [owner, coordinator, party]) expect((await told(ctx, id)).join()).not.toContain('else')
    expect(await back(steward, historyId).catch((error) => error)).toBeInstanceOf(Forbidden)
    expect(await back(raiser, historyId)).toBeNull()
    expect(await seen(raiser, id)).toMatchObject({ steward: { person: { id: idOf(steward) } } })
    expect(await reaches(third, id)).toBe('nothing')
    expect(await told(steward, id)).toContainEqual(expect.stringContaining('after all'))
    const again = await must(raiser, (tx) => proposeSteward(tx, id, { personId: idOf(third) }))
    await must(third, (tx) => acceptStewardship(tx, id))
    expect(await back(raiser, again.historyId)).toMatchObject({ code: 'concern_has_steward' })
    await must(third, (tx) => acknowledgeConcern(tx, id))
    await must(third, (tx) => settleConcern(tx, id, { agreed: 'Ask first' }))
    expect(await code(write(raiser, (tx) => proposeSteward(tx, id, { personId: idOf(steward) })))).toBe(
      'concern_settled',
    )
  })

  it('of a nameless one is replaced by key, and told of it in the morning', async () => {
    const { id, key } = await raise({ openness: 'anonymous', shown: 'nothing' })
    const keyed = await concernKey(door(), key ?? '')
    const morning = () => concerns.jobs?.['concerns.morning']?.(coordinator, {})
    await morning()
    await must(steward, (tx) => acceptStewardship(tx, id))
    await must(keyed.ctx, (tx) => proposeSteward(tx, id, { personId: idOf(third) }, keyed.key))
    expect(await reaches(steward, id)).toBe('nothing')
    expect(await told(steward, id)).toHaveLength(1)
    for (let days = 0; days < 2; days += 1) await morning()
    expect(await told(steward, id)).toEqual([
      expect.stringContaining('You are asked'),
      expect.stringContaining('Somebody else is asked'),
    ])
    expect(await told(third, id)).toEqual([expect.stringContaining('You are asked')])
  })

  it('that is silent past the day comes up on the raiser’s Today, asked or accepted, and on nobody else’s', async () => {
    const { id } = await raise({ openness: 'confidential', shown: 'nothing' })
    const on = async (moment: string, ctx: Ctx) => due(await later(moment, ctx), id)
    expect(await on('2026-04-07T12:00:00Z', raiser)).toEqual([])
    expect(await on('2026-04-08T12:00:00Z', raiser)).toEqual(['concern.silent'])
    await must(steward, (tx) => acceptStewardship(tx, id))
    expect(await on('2026-04-08T12:00:00Z', raiser)).toEqual(['concern.silent'])
    for (const ctx of [owner, coordinator, party, third])
      expect(await on('2026-04-08T12:00:00Z', ctx)).toEqual([])
    await must(steward, (tx) => acknowledgeConcern(tx, id))
    expect(await on('2026-04-08T12:00:00Z', raiser)).toEqual([])
    expect(await on('2026-05-01T12:00:00Z', raiser)).toEqual(['concern.silent'])
    await must(steward, (tx) => settleConcern(tx, id, { agreed: 'Ask first' }))
    expect(await on('2026-05-01T12:00:00Z', raiser)).toEqual([])
  })

  it('is steward no more from the day they belong to a side', async () => {
    const shown = { openness: 'confidential', shown: 'summary' }
    const { id: asked } = await raise(shown)
    const { id: open } = await raise()
    const { id: seenTo } = await raise(shown)
    const { id: left } = await raise(shown)
    for (const id of [open, seenTo, left]) await must(steward, (tx) => acceptStewardship(tx, id))
    const { historyId } = await must(steward, (tx) => layDownStewardship(tx, left))
    await world.affiliate(idOf(steward), arts)
    await expect(write(steward, (tx) => acceptStewardship(tx, asked))).rejects.toBeInstanceOf(NotFound)
    for (const verb of [acknowledgeConcern, layDownStewardship])
      await expect(write(steward, (tx) => verb(tx, open))).rejects.toBeInstanceOf(Forbidden)
    await expect(write(steward, (tx) => sayInConcern(tx, open, { body: 'Hm' }))).rejects.toBeInstanceOf(
      Forbidden,
    )
    expect(await reaches(steward, seenTo)).toBe('nothing')
    expect(await due(steward, seenTo)).toEqual([])
    expect((await seen(raiser, seenTo)).steward).toBeNull()
    expect(await due(raiser, seenTo)).toEqual(['concern.unheard'])
    expect(await back(steward, historyId)).toMatchObject({ code: 'concern_steward_gone' })
    await must(raiser, (tx) => sayInConcern(tx, seenTo, { body: 'Are you there?' }))
    expect((await told(steward, seenTo)).join()).not.toContain('news')
    await must(raiser, (tx) => proposeSteward(tx, seenTo, { personId: idOf(third) }))
    await must(third, (tx) => declineStewardship(tx, seenTo))
  })
})
