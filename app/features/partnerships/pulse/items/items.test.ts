import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newToken } from '#platform/accounts/tokens.server.ts'
import { undo } from '#platform/activity/undo.server.ts'
import type { Ctx, Tx } from '#platform/context/context.server.ts'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, Invalid, isRefusal, NotFound, type Refusal, Stale } from '#platform/errors/errors.ts'
import type { ExportTable } from '#platform/features/feature.server.ts'
import type { DoorRequest } from '#platform/http/request.server.ts'
import { rowsLeaving } from '#platform/testing/leaving.server.ts'
import { overtaken } from '#platform/testing/overtaken.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { makePartnership } from '../../factories.ts'
import { answerWave } from '../answer.server.ts'
import { askForPulse } from '../ask.server.tsx'
import { answerInput } from '../inputs.ts'
import { pulseHolder } from '../keyed.server.ts'
import { openWave } from '../open.server.ts'
import { erasePulse } from '../people.server.ts'
import { ownInvitation, readWave } from '../reads.server.ts'
import { pulse } from '../register.server.ts'
import { remindOfPulse } from '../remind.server.tsx'
import { readAnswer } from '../typed.server.ts'
import { addItem, unaddItem } from './add.server.ts'
import { changeItem } from './change.server.ts'
import { exportedFigures, exportedItems } from './export.server.ts'
import { readItemForm } from './form.server.ts'
import { itemInput } from './inputs.ts'
import { acrossAll, itemFigures, openField, scaleField, textOf } from './item.ts'
import { askedInWave, listItems, readItem } from './reads.server.ts'
import { retireItem } from './retire.server.ts'
import { ownResultsOf } from './view.server.ts'

const sure = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(`refused: ${answer.code}`)
  return answer
}
const ours = {
  reliability: 3,
  missionSupport: 3,
  openness: 3,
  influence: 3,
  involvement: 3,
  resources: 3,
  collaboration: 3,
  satisfaction: 3,
}
const start = '2026-03-31T12:00:00Z'

describe('questions of the workspace’s own', () => {
  let root: World
  let world: World
  let partner: string
  let place: string
  let owner: Ctx
  let coordinator: Ctx
  let lead: Ctx
  let quiet: string

  beforeAll(async () => {
    root = await openWorld([{ name: 'partnerships', ...pulse }])
  })
  afterAll(() => root.close())

  beforeEach(async () => {
    root.setNow(start)
    world = await root.another()
    partner = await world.organization('Harbor Youth')
    place = await makePartnership(world, [partner])
    owner = await world.as('owner')
    coordinator = await world.as('coordinator')
    lead = await world.as('lead', partner)
    quiet = await world.person('Ana', { email: 'ana@harbor.example', language: 'es' })
    await world.affiliate(quiet, partner)
    for (const [organizationId, personId] of [
      [world.hostId, coordinator.actor.personId ?? ''],
      [partner, lead.actor.personId ?? ''],
      [partner, quiet],
    ] as const)
      await stand(organizationId, personId)
  })

  const stand = (organizationId: string, personId: string) =>
    root.system.database.transaction({ as: 'owner' }, async (db) => {
      const row = await db
        .selectFrom('partners')
        .where('partnershipId', '=', place)
        .where('organizationId', '=', organizationId)
        .select('id')
        .executeTakeFirstOrThrow()
      await db
        .insertInto('representatives')
        .values({
          workspaceId: world.workspace.id,
          id: crypto.randomUUID(),
          partnershipId: place,
          partnerId: row.id,
          personId,
          beganOn: '2024-02-01',
          createdAt: new Date('2024-02-01T09:00:00Z'),
        })
        .execute()
    })
  const item = (fields: object = {}) =>
    itemInput.parse({
      kind: 'scale',
      texts: { en: 'They tell us early.', es: 'Nos avisan pronto.' },
      fromOn: '2026-03-31',
      ...fields,
    })
  const add = async (fields: object = {}, by = owner) => write(by, (tx) => addItem(tx, item(fields)))
  const open = async (by = coordinator) =>
    sure(await write(by, (tx) => openWave(tx, place, { closesOn: '2026-04-14', everyDays: null }))).id
  const asked = (ctx: Ctx, wave: string) => read(ctx, (tx) => askedInWave(tx, wave))
  const answer = (ctx: Ctx, wave: string, about: string, own: object[]) =>
    write(ctx, (tx) =>
      answerWave(tx, wave, answerInput.parse({ ratings: [{ aboutOrganizationId: about, ...ours }], own })),
    )

  it('are added by the owner and coordinators, with a text in the workspace’s language', async () => {
    const { id } = await add()
    await add({ kind: 'open' }, coordinator)
    for (const by of [lead, await world.as('contributor'), await world.as('viewer')])
      await expect(add({}, by)).rejects.toThrow(Forbidden)
    await expect(add({ texts: { en: '', es: 'Nos avisan.' } })).rejects.toMatchObject({
      issues: [{ path: 'text.en', code: 'issue_required' }],
    })
    expect(await read(lead, (tx) => readItem(tx, id))).toMatchObject({ kind: 'scale', answered: false })
    const stranger = await (await root.another()).as('owner')
    await expect(read(stranger, (tx) => readItem(tx, id))).rejects.toThrow(NotFound)
  })

  it('are asked in waves that open from their day on, and never in one that is open already', async () => {
    const wave = await open()
    root.setNow('2026-03-31T13:00:00Z')
    const late = await world.as('owner')
    await write(late, (tx) => addItem(tx, item()))
    await write(late, (tx) => addItem(tx, item({ fromOn: '2026-06-01' })))
    expect(await asked(lead, wave)).toEqual([])
    await root.system.database.transaction({ as: 'owner' }, (db) =>
      db
        .updateTable('pulseWaves')
        .set({ closedAt: new Date('2026-04-02') })
        .where('id', '=', wave)
        .execute(),
    )
    root.setNow('2026-04-03T12:00:00Z')
    const next = await open(await world.as('coordinator'))
    expect((await asked(lead, next)).map(({ text }) => text)).toEqual(['They tell us early.'])
  })

  it('are asked in the reader’s language, else in the workspace’s', async () => {
    const both = { texts: { en: 'Early?', es: '¿Pronto?' } }
    expect(textOf(both, 'es', 'en')).toEqual({ text: '¿Pronto?', language: 'es' })
    expect(textOf({ texts: { en: 'Early?' } }, 'es', 'en')).toEqual({ text: 'Early?', language: 'en' })
    await add()
    const wave = await open()
    expect((await asked({ ...lead, locale: 'es' }, wave))[0]?.text).toBe('Nos avisan pronto.')
  })

  it('stand in the figures by the same rules as ours, attributed to organizations, once the wave has closed', async () => {
    const { id } = await add()
    const words = await add({ kind: 'open', texts: { en: 'What helps?', es: '' } })
    const wave = await open()
    sure(
      await answer(lead, wave, world.hostId, [
        { itemId: id, aboutOrganizationId: world.hostId, value: 2 },
        { itemId: words.id, text: 'Calls.' },
      ]),
    )
    expect(await read(lead, (tx) => ownInvitation(tx, wave))).toMatchObject({
      response: {
        own: [
          { itemId: id, value: 2 },
          { itemId: words.id, text: 'Calls.' },
        ],
      },
    })
    const results = async (ctx: Ctx) => read(ctx, async (tx) => ownResultsOf(tx, await readWave(tx, wave)))
    expect((await results(coordinator)).scales[0]?.figures).toEqual([])
    expect((await results(coordinator)).questions[0]?.answers).toEqual([])
    root.setNow('2026-04-15T12:00:00Z')
    const told = await results(await world.as('coordinator'))
    expect(told.scales[0]?.figures).toEqual([
      { organizationId: world.hostId, mean: 2, organizations: 1, people: 1 },
    ])
    expect(told.questions[0]?.answers).toEqual([{ organization: 'Harbor Youth', text: 'Calls.' }])
  })

  it('leave with the partnership that was asked them, with the figures of closed waves and no word of anybody', async () => {
    const { id } = await add()
    const words = await add({ kind: 'open', texts: { en: 'What helps?', es: '' } })
    const wave = await open()
    await add({ fromOn: '2026-06-01', texts: { en: 'Never asked here.', es: '' } })
    sure(
      await answer(lead, wave, world.hostId, [
        { itemId: id, aboutOrganizationId: world.hostId, value: 2 },
        { itemId: words.id, text: 'Calls.' },
      ]),
    )
    const along = (ctx: Ctx, table: ExportTable) => read(ctx, (tx) => rowsLeaving(tx, table, place))
    expect(await along(coordinator, exportedFigures)).toEqual([])
    root.setNow('2026-04-15T12:00:00Z')
    for (const ctx of [await world.as('coordinator'), await world.as('lead', partner)]) {
      expect(
        (await along(ctx, exportedItems)).map((one) => [one.kind, one.language, one.text]).sort(),
      ).toEqual([
        ['open', 'en', 'What helps?'],
        ['scale', 'en', 'They tell us early.'],
        ['scale', 'es', 'Nos avisan pronto.'],
      ])
      expect(await along(ctx, exportedFigures)).toEqual([
        {
          waveId: wave,
          partnershipId: place,
          itemId: id,
          about: expect.stringMatching(/^Host of /),
          mean: 2,
          organizations: 1,
          people: 1,
        },
      ])
    }
    const stranger = await world.as('lead', await world.organization('Elsewhere'))
    for (const table of [exportedItems, exportedFigures]) expect(await along(stranger, table)).toEqual([])
  })

  it('are never rewritten once answered, only retired; what was answered stays', async () => {
    const { id, historyId } = await add()
    const wave = await open()
    const change = (version: number) =>
      write(owner, (tx) =>
        changeItem(tx, id, { ...item({ texts: { en: 'Early enough', es: '' } }), version }),
      )
    expect(isRefusal(await change(1))).toBe(false)
    await expect(change(1)).rejects.toThrow(Stale)
    sure(
      await answer(lead, wave, world.hostId, [{ itemId: id, aboutOrganizationId: world.hostId, value: 4 }]),
    )
    expect(await change(2)).toMatchObject({ code: 'pulse_item_answered' })
    expect(await write(owner, (tx) => undo(tx, historyId))).toMatchObject({ code: 'pulse_item_answered' })
    root.setNow('2026-04-01T12:00:00Z')
    owner = await world.as('owner')
    const retired = sure(await write(owner, (tx) => retireItem(tx, id)))
    expect(await write(owner, (tx) => retireItem(tx, id))).toMatchObject({ code: 'pulse_item_retired' })
    expect(await asked(lead, wave)).toHaveLength(1)
    await write(owner, (tx) => undo(tx, retired.historyId))
    expect((await read(lead, (tx) => listItems(tx)))[0]).toMatchObject({ retiredOn: null, answered: true })
  })

  it('are answered before, or taken back before, where both happen in the same moment', async () => {
    const { id } = await add()
    const wave = await open()
    const own = [{ itemId: id, aboutOrganizationId: world.hostId, value: 4 }]
    const given = answerInput.parse({ ratings: [{ aboutOrganizationId: world.hostId, ...ours }], own })
    const entry = { id, subjectId: id, before: null, after: null }
    const answered = (tx: Tx) =>
      overtaken(tx, 'pulse_items', (other) => answerWave({ ...other, actor: lead.actor }, wave, given))
    const changed = item({ texts: { en: 'They tell us late.' } })
    const rewrite = (tx: Tx) => changeItem(answered(tx), id, { ...changed, version: 1 })
    const { code } = (await write(owner, (tx) => unaddItem(answered(tx), entry))) ?? { code: 'done' }
    expect(code).toBe('pulse_item_answered')
    expect(await write(owner, rewrite)).toMatchObject({ code: 'pulse_item_answered' })
  })

  it('are not answered once they are taken back in the same moment', async () => {
    const { id } = await add()
    const wave = await open()
    const own = [{ itemId: id, aboutOrganizationId: world.hostId, value: 4 }]
    const given = answerInput.parse({ ratings: [{ aboutOrganizationId: world.hostId, ...ours }], own })
    const entry = { id, subjectId: id, before: null, after: null }
    const gone = (tx: Tx) =>
      overtaken(tx, 'pulse_items', async (other) => unaddItem({ ...other, actor: owner.actor }, entry))
    await expect(write(lead, (tx) => answerWave(gone(tx), wave, given))).rejects.toBeInstanceOf(Invalid)
  })

  it('refuse an answer that is not asked, of the wrong kind, out of the scale or about no other partner', async () => {
    const { id } = await add()
    const later = await add({ fromOn: '2026-06-01' })
    const wave = await open()
    for (const own of [
      { itemId: later.id, aboutOrganizationId: world.hostId, value: 2 },
      { itemId: id, text: 'Words' },
      { itemId: id, value: 2 },
      { itemId: id, aboutOrganizationId: partner, value: 2 },
    ])
      await expect(answer(lead, wave, world.hostId, [own])).rejects.toMatchObject({
        issues: [{ path: 'own.0.itemId', code: 'issue_pulse_item' }],
      })
    expect(() => answerInput.parse({ ratings: [], own: [{ itemId: id, value: 5 }] })).toThrow()
  })

  it('are read from the form at their own fields', async () => {
    const { id } = await add()
    const form = new FormData()
    form.set('ratings.0.aboutOrganizationId', world.hostId)
    for (const [name, value] of Object.entries(ours)) form.set(`ratings.0.${name}`, String(value))
    form.set(scaleField(0, id), '9')
    form.set(openField(id), 'x'.repeat(5001))
    const wrong = (() => {
      try {
        return readAnswer(form)
      } catch (failure) {
        return failure
      }
    })() as Invalid
    expect(wrong).toBeInstanceOf(Invalid)
    expect(wrong.issues.map(({ path }) => path).sort()).toEqual([openField(id), scaleField(0, id)].sort())
    const added = new FormData()
    added.set('kind', 'open')
    added.set('fromOn', '2026-04-01')
    added.set('text.en', 'x'.repeat(301))
    expect(() => readItemForm(added)).toThrow(Invalid)
  })

  it('count an organization once, and tell no average over partnerships below three organizations', () => {
    const say = (from: string, value: number, about = 'a') => ({ itemId: 'i', from, about, value })
    expect(itemFigures([say('b', 1), say('b', 3), say('c', 4)])).toEqual([
      { itemId: 'i', about: 'a', mean: 3, organizations: 2, people: 3 },
    ])
    expect(acrossAll([say('b', 1), say('c', 4)])).toBeNull()
    expect(acrossAll([say('b', 1), say('b', 3), say('c', 4), say('d', 3)])).toEqual({
      mean: 3,
      organizations: 3,
      people: 4,
    })
  })

  it('keep the figures and lose the words of somebody who is erased', async () => {
    const { id } = await add()
    const words = await add({ kind: 'open' })
    const wave = await open()
    sure(
      await answer(lead, wave, world.hostId, [
        { itemId: id, aboutOrganizationId: world.hostId, value: 4 },
        { itemId: words.id, text: 'Only I say this.' },
      ]),
    )
    await keepHouse(owner, (tx) => erasePulse.erase(tx, lead.actor.personId ?? ''))
    root.setNow('2026-04-15T12:00:00Z')
    const told = await read(await world.as('coordinator'), async (tx) =>
      ownResultsOf(tx, await readWave(tx, wave)),
    )
    expect(told.scales[0]?.figures).toHaveLength(1)
    expect(told.questions[0]?.answers).toEqual([])
  })

  it('keep their words once the only one who answered is erased', async () => {
    const { id, historyId } = await add({ kind: 'open' })
    const wave = await open()
    sure(await answer(lead, wave, world.hostId, [{ itemId: id, text: 'Only I say this.' }]))
    await keepHouse(owner, (tx) => erasePulse.erase(tx, lead.actor.personId ?? ''))
    const kept = await read(owner, (tx) => tx.db.selectFrom('pulseItemAnswers').select('text').execute())
    expect(kept).toEqual([{ text: null }])
    expect(await read(owner, (tx) => readItem(tx, id))).toMatchObject({ answered: true })
    const texts = { en: 'Something else?', es: '' }
    expect(
      await write(owner, (tx) => changeItem(tx, id, { ...item({ kind: 'open', texts }), version: 1 })),
    ).toMatchObject({ code: 'pulse_item_answered' })
    expect(await write(owner, (tx) => undo(tx, historyId))).toMatchObject({ code: 'pulse_item_answered' })
  })

  describe('a reminder', () => {
    const job = async (day: string) => {
      root.setNow(`${day}T08:40:00Z`)
      const ctx = await world.as('owner')
      await remindOfPulse({ ...ctx, actor: { ...ctx.actor, kind: 'job', personId: null } }, {})
    }
    const askFirst = async (wave: string) => askForPulse(owner, { subjectId: wave })
    const mails = () =>
      read(owner, (tx) =>
        tx.db.selectFrom('mails').where('kind', '=', 'pulse').selectAll().orderBy('createdAt').execute(),
      )
    const reminders = () => read(owner, (tx) => tx.db.selectFrom('pulseReminders').selectAll().execute())
    const door = () => ({ system: root.system, locale: 'en', requestId: 'test' }) as unknown as DoorRequest

    it('goes to those who have not answered, at most twice, in their language, with a key beside the first', async () => {
      const wave = await open()
      await askFirst(wave)
      sure(await answer(lead, wave, world.hostId, []))
      await job('2026-04-01')
      expect(await reminders()).toEqual([])
      for (const day of ['2026-04-05', '2026-04-05', '2026-04-06', '2026-04-09', '2026-04-12', '2026-04-13'])
        await job(day)
      const told = await reminders()
      // The coordinator and Ana, twice each; the lead has answered.
      expect(told.map((one) => one.remindedOn).sort()).toEqual([
        '2026-04-05',
        '2026-04-05',
        '2026-04-09',
        '2026-04-09',
      ])
      const [first, again] = (await mails()).filter((mail) => mail.toAddress === 'ana@harbor.example')
      expect(again?.subject).toContain('Sigue abierto')
      const keys = [first, again].map(
        (mail) => /pulse-answer\/([\w-]+)/.exec(mail?.textBody ?? '')?.[1] ?? '',
      )
      expect(new Set(keys).size).toBe(2)
      for (const key of keys) expect((await pulseHolder(door(), key)).ctx.actor.personId).toBe(quiet)
      await expect(pulseHolder(door(), newToken().token)).rejects.toThrow(NotFound)
    })

    it('leaves in peace a partner that has been asked for much this month, and one that rests', async () => {
      const wave = await open()
      await askFirst(wave)
      await root.system.database.transaction({ as: 'owner' }, (db) =>
        db
          .insertInto('workspaceLimits')
          .values({
            workspaceId: world.workspace.id,
            id: crypto.randomUUID(),
            name: 'asksPerMonth',
            value: 1,
            validFrom: '2026-01-01',
            createdAt: new Date(start),
          })
          .execute(),
      )
      // Asked in March, so that in April nobody has been asked for anything yet.
      await job('2026-04-05')
      expect(await reminders()).not.toEqual([])
      const before = (await reminders()).length
      await root.system.database.transaction({ as: 'owner' }, (db) =>
        db
          .insertInto('partnershipBreaks')
          .values({
            workspaceId: world.workspace.id,
            id: crypto.randomUUID(),
            partnershipId: place,
            kind: 'pause',
            note: '',
            beganAt: new Date('2026-04-06'),
          })
          .execute(),
      )
      await job('2026-04-09')
      expect(await reminders()).toHaveLength(before)
    })

    it('respects the limit of asks in the month the pulse was opened in', async () => {
      root.setNow('2026-04-01T12:00:00Z')
      coordinator = await world.as('coordinator')
      const wave = await open()
      await askFirst(wave)
      await root.system.database.transaction({ as: 'owner' }, (db) =>
        db
          .insertInto('workspaceLimits')
          .values({
            workspaceId: world.workspace.id,
            id: crypto.randomUUID(),
            name: 'asksPerMonth',
            value: 1,
            validFrom: '2026-01-01',
            createdAt: new Date(start),
          })
          .execute(),
      )
      await job('2026-04-06')
      const invitation = await read(owner, (tx) =>
        tx.db
          .selectFrom('pulseReminders as r')
          .innerJoin('pulseInvitations as i', 'i.id', 'r.invitationId')
          .select('i.organizationId')
          .execute(),
      )
      // The partner was asked once this month by the pulse itself, which is its limit; the host opened it.
      expect(invitation.map((one) => one.organizationId)).toEqual([world.hostId])
    })
  })
})
