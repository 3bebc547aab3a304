import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newToken } from '#platform/accounts/tokens.server.ts'
import { undo } from '#platform/activity/undo.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, NotFound } from '#platform/errors/errors.ts'
import type { DoorRequest } from '#platform/http/request.server.ts'
import { must, sure } from '#platform/testing/answers.server.ts'
import { setLimits } from '#platform/testing/limits.server.ts'
import { dueItems } from '#platform/testing/told.server.ts'
import { openWorld, testNow, type World } from '#platform/testing/world.server.ts'
import { makePartnership } from '../../factories.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { partnershipNoun } from '../../partnerships/register.server.ts'
import { acknowledgeConcern } from '../acknowledge.server.ts'
import { neutralFor } from '../candidates.server.ts'
import { firstToAsk, takesNoSide } from '../concern.ts'
import { concernsDue } from '../due.server.ts'
import { concernInput } from '../inputs.ts'
import { concernKey } from '../keyed.server.ts'
import { layDownStewardship } from '../lay-down.server.ts'
import { concernErasure, stewardships } from '../move.server.ts'
import { raiseConcern } from '../raise.server.ts'
import { logReading, readingsOf } from '../readings.server.ts'
import { messagesOf, readConcern } from '../reads.server.ts'
import { concerns } from '../register.server.ts'
import { sayInConcern } from '../say.server.ts'
import { settleConcern } from '../settle.server.ts'
import {
  acceptStewardship,
  agreeToSteward,
  declineStewardship,
  proposeSteward,
  refuseSteward,
} from '../steward.server.ts'
import { renewStewardKey, stewardKey, stewardKeyHolder } from '../steward-key.server.ts'
import { tellInTheMorning } from '../tell.server.ts'
import { endOmbudsperson } from './end.server.ts'
import { nameOmbudsperson } from './name.server.ts'
import { listOmbudspersons } from './reads.server.ts'

describe('stewards from outside', () => {
  let world: World
  let harbor: string
  let mediation: string
  let place: string
  let owner: Ctx
  let coordinator: Ctx
  let lead: Ctx
  let colleague: Ctx
  let stranger: Ctx
  let sofia: string
  let named: string

  beforeAll(async () => {
    world = await openWorld([
      { name: 'partnerships', ...partnershipNoun },
      { name: 'concerns', ...concerns },
    ])
    harbor = await world.organization('Harbor')
    mediation = await world.organization('Bridge Mediation')
    place = await makePartnership(world, [harbor], { name: 'Homework Harbor' })
    owner = await world.as('owner')
    coordinator = await world.as('coordinator')
    lead = await world.as('lead', harbor)
    colleague = await world.as('representative', harbor)
    stranger = await world.as('lead', await world.organization('Elsewhere'))
    sofia = await world.person('Sofía Marín', { email: 'sofia@bridge.example', language: 'es' })
    await world.affiliate(sofia, mediation)
    named = sure(await name(sofia)).id
  })
  afterAll(() => world.close())

  const name = (personId: string, by = owner) =>
    write(by, (tx) => nameOmbudsperson(tx, { personId, about: 'Mediates between neighbors.' }))
  const raise = (fields: object = {}, by = lead) =>
    must(by, (tx) =>
      raiseConcern(
        tx,
        place,
        concernInput.parse({
          summary: 'Late notes',
          about: 'Nobody answers us.',
          openness: 'confidential',
          shown: 'nothing',
          partyOrganizationIds: [world.hostId],
          stewardPersonId: sofia,
          ...fields,
        }),
      ),
    )
  const door = () => ({ system: world.system, locale: 'es', requestId: 'test' }) as unknown as DoorRequest
  const lastKey = async () => {
    const mail = await read(owner, (tx) =>
      tx.db
        .selectFrom('mails')
        .where('kind', '=', 'concern')
        .selectAll()
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirstOrThrow(),
    )
    return { mail, token: /concern-steward\/([\w-]+)/.exec(mail.textBody)?.[1] ?? '' }
  }
  const nobody = { parties: [], raiserOrganizationId: null, raiserId: null }
  const candidates = (ctx: Ctx) =>
    read(ctx, async (tx) => neutralFor(tx, await readPartnership(tx, place), nobody))

  it('are named by the owner, with an address and an organization; everybody reads who they are', async () => {
    for (const by of [coordinator, lead, stranger])
      await expect(name(sofia, by)).rejects.toThrow(by === coordinator ? Forbidden : NotFound)
    expect(await name(sofia)).toMatchObject({ code: 'ombudsperson_already' })
    const homeless = await world.person('Nobody’s', { email: 'no@where.example' })
    expect(await name(homeless)).toMatchObject({ code: 'ombudsperson_belongs_nowhere' })
    const silent = await world.person('Without mail')
    await world.affiliate(silent, mediation)
    expect(await name(silent)).toMatchObject({ code: 'ombudsperson_no_mail' })
    for (const reader of [coordinator, lead, stranger])
      expect(await read(reader, listOmbudspersons)).toMatchObject([
        { person: { name: 'Sofía Marín' }, organization: { name: 'Bridge Mediation' } },
      ])
  })

  it('are the only ones without a side where two organizations work together, and are proposed', async () => {
    const sides = { parties: [world.hostId], raiserOrganizationId: harbor, raiserId: lead.actor.personId }
    const left = (await candidates(lead)).filter((one) => takesNoSide(sides, one))
    expect(left).toMatchObject([
      { personId: sofia, organization: 'Bridge Mediation', ombudspersonId: named, busy: 0 },
    ])
    expect(firstToAsk(left)?.personId).toBe(sofia)
    expect(firstToAsk([{ busy: 2 }, { busy: 0 }, { busy: 0 }])).toEqual({ busy: 0 })
    expect(firstToAsk([])).toBeNull()
  })

  it('are not from outside where they belong to a partner besides, named or not', async () => {
    const both = await world.person('Both', { email: 'both@bridge.example' })
    await world.affiliate(both, mediation)
    sure(await name(both))
    expect((await candidates(lead)).map((one) => one.personId)).toContain(both)
    await world.affiliate(both, world.hostId)
    expect((await candidates(lead)).map((one) => one.personId)).not.toContain(both)
    expect(
      await write(lead, (tx) =>
        raiseConcern(
          tx,
          place,
          concernInput.parse({ summary: 'x', openness: 'confidential', stewardPersonId: both }),
        ),
      ),
    ).toMatchObject({ code: 'concern_steward_side' })
  })

  it('come by a key in a mail that says nothing of what it is about, and see to that one concern', async () => {
    const { id } = await raise({ summary: 'Zebra notes', about: 'Zebra' })
    const other = await raise({ openness: 'open' })
    const { mail, token } = await (async () => {
      const mails = await read(owner, (tx) =>
        tx.db.selectFrom('mails').where('kind', '=', 'concern').selectAll().orderBy('id').execute(),
      )
      const first = mails.at(-2)
      return { mail: first, token: /concern-steward\/([\w-]+)/.exec(first?.textBody ?? '')?.[1] ?? '' }
    })()
    expect(mail?.toAddress).toBe('sofia@bridge.example')
    expect(mail?.subject).toContain('¿Se ocuparía')
    expect(JSON.stringify(mail)).not.toContain('Zebra')
    const keyed = await stewardKey(door(), token)
    expect(keyed.id).toBe(id)
    const seen = () => read(keyed.ctx, (tx) => readConcern(tx, id))
    expect(await seen()).toMatchObject({ about: null, as: { asked: true, steward: false } })
    await keepHouse(keyed.ctx, async (tx) => logReading(tx, await readConcern(tx, id)))
    await must(keyed.ctx, (tx) => acceptStewardship(tx, id))
    expect(await seen()).toMatchObject({ about: 'Zebra', as: { steward: true } })
    await must(keyed.ctx, (tx) => acknowledgeConcern(tx, id))
    await must(keyed.ctx, (tx) => sayInConcern(tx, id, { body: 'I hear you.' }))
    await must(keyed.ctx, (tx) => settleConcern(tx, id, { agreed: 'Notes the same day' }))
    const whole = await read(lead, (tx) => readConcern(tx, id))
    expect(whole).toMatchObject({ settlement: { agreed: 'Notes the same day' }, steward: { outside: true } })
    expect(await read(lead, (tx) => messagesOf(tx, whole))).toMatchObject([{ person: 'Sofía Marín' }])
    expect(await read(lead, (tx) => readingsOf(tx, id))).toMatchObject([
      { person: 'Sofía Marín', organization: 'Bridge Mediation', times: 1 },
    ])
    // The host it is about reads the line only, once it was acknowledged; its owner nothing more for having named her.
    expect(await read(owner, (tx) => readConcern(tx, id))).toMatchObject({ about: null })
    await expect(write(keyed.ctx, (tx) => acknowledgeConcern(tx, other.id))).rejects.toThrow(Forbidden)
  })

  it('get a key with each mail, and all of them open nothing once somebody else is asked', async () => {
    const { id } = await raise()
    const { token } = await lastKey()
    const keyed = await stewardKey(door(), token)
    await must(keyed.ctx, (tx) => acceptStewardship(tx, id))
    await must(lead, (tx) => sayInConcern(tx, id, { body: 'Thank you' }))
    const again = await lastKey()
    expect(again.token).not.toBe(token)
    for (const key of [token, again.token]) expect((await stewardKey(door(), key)).id).toBe(id)
    await keepHouse(owner, (tx) => stewardships.move(tx, sofia, lead.actor.personId ?? ''))
    for (const key of [token, again.token, newToken().token, ''])
      await expect(stewardKey(door(), key)).rejects.toThrow(NotFound)
    expect(await read(lead, (tx) => readConcern(tx, id))).toMatchObject({ steward: null })
  })

  it('have a key that lapses, and a new one mailed once to their own address', async () => {
    const { id } = await raise()
    const { token } = await lastKey()
    const state = async (key = token) => (await stewardKeyHolder(door(), key)).state
    world.setNow('2026-05-30T12:00:00Z')
    expect(await state()).toBe('works')
    expect(await renewStewardKey(door(), token)).toBeNull()
    expect((await lastKey()).token).toBe(token)
    world.setNow('2026-05-31T12:00:00Z')
    expect(await state()).toBe('expired')
    await expect(stewardKey(door(), token)).rejects.toThrow(NotFound)
    expect(await renewStewardKey(door(), token)).toBeNull()
    const again = await lastKey()
    expect(again).toMatchObject({ mail: { toAddress: 'sofia@bridge.example' } })
    expect(again.token).not.toBe(token)
    expect(JSON.stringify(again.mail)).not.toContain('Late notes')
    expect(await state()).toBe('renewed')
    expect(await renewStewardKey(door(), token)).toBeNull()
    expect((await lastKey()).token).toBe(again.token)
    expect((await stewardKey(door(), again.token)).id).toBe(id)
    world.setNow(testNow)
  })

  it('have a key for as many days as the workspace says, of those that are mailed from then on', async () => {
    await raise()
    const { token: earlier } = await lastKey()
    const owner = await world.as('owner')
    await setLimits(owner, { stewardLinkDays: 5 })
    await raise()
    const { token } = await lastKey()
    const state = async (key: string) => (await stewardKeyHolder(door(), key)).state
    world.setNow('2026-04-05T12:00:00Z')
    expect(await state(token)).toBe('works')
    world.setNow('2026-04-06T12:00:00Z')
    expect([await state(token), await state(earlier)]).toEqual(['expired', 'works'])
    world.setNow(testNow)
    await setLimits(owner, { stewardLinkDays: 60 })
  })

  it('lay it down, are replaced or come to a side, and their keys are over', async () => {
    const taken = async () => {
      const { id } = await raise()
      const { token } = await lastKey()
      await must((await stewardKey(door(), token)).ctx, (tx) => acceptStewardship(tx, id))
      return { id, token }
    }
    const state = async (key: string) => (await stewardKeyHolder(door(), key)).state
    const laid = await taken()
    await must((await stewardKey(door(), laid.token)).ctx, (tx) => layDownStewardship(tx, laid.id))
    expect(await state(laid.token)).toBe('over')
    const replaced = await taken()
    const other = await world.person('Omar Haddad', { email: 'omar@bridge.example' })
    await world.affiliate(other, mediation)
    const { id: naming } = sure(await name(other))
    const { historyId } = await must(lead, (tx) => proposeSteward(tx, replaced.id, { personId: other }))
    const mails = await read(owner, (tx) =>
      tx.db
        .selectFrom('mails')
        .where('kind', '=', 'concern')
        .orderBy('id', 'desc')
        .limit(2)
        .select(['toAddress', 'textBody'])
        .execute(),
    )
    expect(mails.map((mail) => mail.toAddress).sort()).toEqual([
      'omar@bridge.example',
      'sofia@bridge.example',
    ])
    const goodbye = mails.find((mail) => mail.toAddress.startsWith('sofia'))
    expect(goodbye?.textBody).not.toContain('concern-steward')
    expect(await state(replaced.token)).toBe('over')
    await write(lead, (tx) => undo(tx, historyId))
    expect(await state(replaced.token)).toBe('works')
    await must(owner, (tx) => endOmbudsperson(tx, naming))
    await keepHouse(owner, (tx) => concernErasure.erase(tx, other))
    const sided = await taken()
    await world.affiliate(sofia, world.hostId)
    expect(await state(sided.token)).toBe('over')
    await world.system.database.transaction({ as: 'owner' }, (db) =>
      db
        .deleteFrom('affiliations')
        .where('personId', '=', sofia)
        .where('organizationId', '=', world.hostId)
        .execute(),
    )
    expect(await state(sided.token)).toBe('works')
  })

  it('say no, and the raiser asks somebody else', async () => {
    const { id } = await raise()
    const { token } = await lastKey()
    const keyed = await stewardKey(door(), token)
    await must(keyed.ctx, (tx) => declineStewardship(tx, id))
    await expect(stewardKey(door(), token)).rejects.toThrow(NotFound)
    expect(await read(lead, (tx) => readConcern(tx, id))).toMatchObject({ steward: null })
  })

  it('of an anonymous concern are written to in the morning, so that no moment is kept', async () => {
    const mails = async () =>
      (
        await read(owner, (tx) =>
          tx.db.selectFrom('mails').where('kind', '=', 'concern').selectAll().execute(),
        )
      ).length
    const before = await mails()
    const raised = await raise({ openness: 'anonymous' })
    expect(await mails()).toBe(before)
    await tellInTheMorning(owner, {})
    expect(await mails()).toBe(before + 1)
    await tellInTheMorning(owner, {})
    expect(await mails()).toBe(before + 1)
    const keyed = await stewardKey(door(), (await lastKey()).token)
    await must(keyed.ctx, (tx) => acceptStewardship(tx, raised.id))
    const raiser = await concernKey(door(), raised.key ?? '')
    await must(raiser.ctx, (tx) => sayInConcern(tx, raised.id, { body: 'It goes on' }, raiser.key))
    await tellInTheMorning(owner, {})
    expect(await mails()).toBe(before + 2)
  })

  it('proposed by others are asked only once the raiser has said yes, who may want somebody else', async () => {
    const { id } = await raise({ openness: 'open', stewardPersonId: null })
    const mailed = (await lastKey()).mail.id
    await must(coordinator, (tx) => proposeSteward(tx, id, { personId: sofia }))
    expect((await lastKey()).mail.id).toBe(mailed)
    expect(await read(colleague, (tx) => readConcern(tx, id))).toMatchObject({
      steward: { agreedOn: null, proposedBy: coordinator.actor.name },
    })
    expect((await read(lead, (tx) => dueItems(tx, concernsDue))).map((one) => one.kind)).toContain(
      'concern.agree',
    )
    for (const by of [colleague, coordinator, owner])
      await expect(write(by, (tx) => agreeToSteward(tx, id))).rejects.toThrow(Forbidden)
    await must(lead, (tx) => refuseSteward(tx, id))
    expect(await read(lead, (tx) => readConcern(tx, id))).toMatchObject({ steward: null })
    expect(await write(lead, (tx) => agreeToSteward(tx, id))).toMatchObject({
      code: 'concern_nobody_proposed',
    })
    await must(colleague, (tx) => proposeSteward(tx, id, { personId: sofia }))
    await must(lead, (tx) => agreeToSteward(tx, id))
    const { mail, token } = await lastKey()
    expect(mail.id).not.toBe(mailed)
    await must((await stewardKey(door(), token)).ctx, (tx) => acceptStewardship(tx, id))
  })

  it('are asked no more once the owner says so; what they see to stays with them, and erasing ends the keys', async () => {
    const { id } = await raise()
    const { token } = await lastKey()
    await expect(write(lead, (tx) => endOmbudsperson(tx, named))).rejects.toThrow(Forbidden)
    const ended = await must(owner, (tx) => endOmbudsperson(tx, named))
    expect(await write(owner, (tx) => endOmbudsperson(tx, named))).toMatchObject({
      code: 'ombudsperson_ended',
    })
    expect((await candidates(lead)).map((one) => one.personId)).not.toContain(sofia)
    expect((await stewardKey(door(), token)).id).toBe(id)
    await write(owner, (tx) => undo(tx, ended.historyId))
    expect((await candidates(lead)).map((one) => one.personId)).toContain(sofia)
    await keepHouse(owner, (tx) => concernErasure.erase(tx, sofia))
    await expect(stewardKey(door(), token)).rejects.toThrow(NotFound)
    expect(
      await read(owner, (tx) => tx.db.selectFrom('concernStewardKeys').selectAll().execute()),
    ).toHaveLength(0)
  })
})
