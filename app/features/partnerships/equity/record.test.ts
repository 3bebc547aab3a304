import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, Invalid, NotFound } from '#platform/errors/errors.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { rowsLeaving } from '#platform/testing/leaving.server.ts'
import { openWorld, testNow, type World } from '#platform/testing/world.server.ts'
import { acceptBehalf, disputeBehalf } from '../behalf/answer.server.ts'
import { pledgeInput } from '../commitments/inputs.ts'
import { pledge } from '../commitments/pledge.server.ts'
import { askPartners } from '../concerns/asking.server.ts'
import { tellAsked } from '../concerns/tell-asked.server.ts'
import { proposalInput, settlementInput, voiceInput } from '../decisions/inputs.ts'
import { proposeDecision } from '../decisions/propose.server.ts'
import { settleDecision } from '../decisions/settle.server.ts'
import { giveVoice } from '../decisions/voice.server.ts'
import { letLeave, letStand, makePartnership } from '../factories.ts'
import { partnerships } from '../index.server.ts'
import { callMeeting } from '../meetings/call.server.ts'
import { holdMeeting } from '../meetings/hold.server.ts'
import { itemInput, meetingInput } from '../meetings/inputs.ts'
import { addItem } from '../meetings/items.server.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import { equityAcross } from './across.server.ts'
import { asksIn, muchAsked } from './asks.server.ts'
import { listBenefits, readBenefit } from './benefits.server.ts'
import type { Measure } from './equity.ts'
import { exportedEquity } from './export.server.ts'
import { benefitInput } from './inputs.ts'
import { noteBenefit, removeBenefit, restoreBenefit } from './note-benefit.server.ts'
import { noteSpeaking, undoSpeaking } from './speaking.server.ts'
import { speakingIn } from './speaking-reads.server.ts'
import { equityOf } from './view.server.ts'
import { leadOneSided } from './warning.server.ts'

const today = testNow.slice(0, 10)

describe('equity', () => {
  let world: World
  let harbor: string
  let stranger: string
  beforeAll(async () => {
    world = await openWorld([partnerships])
    harbor = await world.organization('Harbor Youth')
    stranger = await world.organization('Elsewhere')
  })
  afterAll(() => world.close())

  const asHost = async <T>(work: Parameters<typeof write<T>>[1]) => write(await world.as('coordinator'), work)
  const asLead = async <T>(work: Parameters<typeof write<T>>[1]) =>
    write(await world.as('lead', harbor), work)
  const people = async () => ({
    ours: (await world.as('coordinator')).actor.personId ?? '',
    theirs: (await world.as('lead', harbor)).actor.personId ?? '',
  })
  const meet = async (partnershipId: string, startsOn: string, fields: Record<string, unknown> = {}) =>
    sure(
      await asHost((tx) =>
        callMeeting(
          tx,
          meetingInput.parse({
            partnershipId,
            title: `On ${startsOn}`,
            startsOn,
            startsAt: '16:00',
            ...fields,
          }),
        ),
      ),
    ).id
  const hold = async (id: string) => {
    const { ours } = await people()
    sure(await asHost((tx) => holdMeeting(tx, id, { personIds: [ours] })))
    return id
  }
  const look = async (partnershipId: string, ctx = world.as('coordinator')) =>
    read(await ctx, async (tx) => equityOf(tx, await readPartnership(tx, partnershipId), 12))
  const amounts = async (partnershipId: string, measure: Measure) => {
    const figure = (await look(partnershipId)).figures.find((one) => one.measure === measure)
    return Object.fromEntries(
      (figure?.shares ?? []).map((one) => [one.organizationId === harbor ? 'harbor' : 'host', one.amount]),
    )
  }

  it('is worked out from meetings that were held, decisions that were adopted and benefits that were noted', async () => {
    const partnershipId = await makePartnership(world, [harbor])
    const { ours, theirs } = await people()
    const first = await meet(partnershipId, '2026-03-01', { chairPersonId: ours, noteTakerPersonId: theirs })
    sure(await asLead((tx) => addItem(tx, first, itemInput.parse({ text: 'The key' }))))
    await hold(first)
    await hold(await meet(partnershipId, '2026-03-02', { chairPersonId: theirs, hostOrganizationId: harbor }))
    await meet(partnershipId, '2026-03-03', { chairPersonId: theirs })
    await hold(await meet(partnershipId, '2024-03-03', { chairPersonId: theirs }))
    expect(await amounts(partnershipId, 'chair')).toEqual({ host: 1, harbor: 1 })
    expect(await amounts(partnershipId, 'notes')).toEqual({ host: 0, harbor: 1 })
    expect(await amounts(partnershipId, 'host')).toEqual({ host: 0, harbor: 1 })
    expect(await amounts(partnershipId, 'agenda')).toEqual({ host: 0, harbor: 1 })
    const { id } = sure(
      await asLead((tx) =>
        proposeDecision(
          tx,
          partnershipId,
          proposalInput.parse({ what: 'Fridays', method: 'consent', closesOn: '2026-04-14' }),
        ),
      ),
    )
    expect(await amounts(partnershipId, 'decided')).toEqual({ host: 0, harbor: 0 })
    const yes = voiceInput.parse({ stand: 'for', reason: '' })
    sure(await asLead((tx) => giveVoice(tx, id, yes)))
    sure(await asHost((tx) => giveVoice(tx, id, yes)))
    sure(await asHost((tx) => settleDecision(tx, id, settlementInput.parse({ decidedOn: today }))))
    expect(await amounts(partnershipId, 'decided')).toEqual({ host: 0, harbor: 1 })
  })

  it('counts what was recorded for a partner once it agrees or there is evidence, and not what it denies', async () => {
    const partnershipId = await makePartnership(world, [harbor])
    const promise = (fields: Record<string, unknown>) =>
      asHost((tx) =>
        pledge(tx, pledgeInput.parse({ partnershipId, text: 'Chairs', onBehalfOf: harbor, ...fields })),
      )
    sure(await promise({ evidence: 'Her mail of Monday' }))
    expect(await amounts(partnershipId, 'promised')).toEqual({ host: 0, harbor: 1 })
    sure(await promise({}))
    sure(
      await asHost((tx) =>
        proposeDecision(
          tx,
          partnershipId,
          proposalInput.parse({ what: 'Mondays', method: 'consent', closesOn: today, onBehalfOf: harbor }),
        ),
      ),
    )
    const { id } = await read(await world.as('coordinator'), (tx) =>
      tx.db
        .selectFrom('decisions')
        .where('partnershipId', '=', partnershipId)
        .select('id')
        .executeTakeFirstOrThrow(),
    )
    const yes = voiceInput.parse({ stand: 'for', reason: '' })
    sure(await asLead((tx) => giveVoice(tx, id, yes)))
    sure(await asHost((tx) => giveVoice(tx, id, yes)))
    sure(await asHost((tx) => settleDecision(tx, id, settlementInput.parse({ decidedOn: today }))))
    expect(await amounts(partnershipId, 'promised')).toEqual({ host: 0, harbor: 1 })
    expect(await amounts(partnershipId, 'decided')).toEqual({ host: 0, harbor: 0 })
    const acts = await read(await world.as('coordinator'), (tx) =>
      tx.db
        .selectFrom('behalfActs')
        .where('partnershipId', '=', partnershipId)
        .where('evidence', '=', '')
        .select('id')
        .execute(),
    )
    expect(acts).toHaveLength(2)
    for (const act of acts) await asLead((tx) => acceptBehalf(tx, act.id))
    expect(await amounts(partnershipId, 'promised')).toEqual({ host: 0, harbor: 2 })
    expect(await amounts(partnershipId, 'decided')).toEqual({ host: 0, harbor: 1 })
    for (const act of acts) await asLead((tx) => disputeBehalf(tx, act.id, { reason: 'We never said so.' }))
    expect(await amounts(partnershipId, 'promised')).toEqual({ host: 0, harbor: 1 })
    expect(await amounts(partnershipId, 'decided')).toEqual({ host: 0, harbor: 0 })
  })

  it('says of speaking what was noted in a meeting that was held, and nothing of one that was not', async () => {
    const partnershipId = await makePartnership(world, [harbor])
    const id = await meet(partnershipId, '2026-03-05')
    const times = [
      { organizationId: harbor, minutes: 10 },
      { organizationId: world.hostId, minutes: 35 },
    ]
    expect(await asLead((tx) => noteSpeaking(tx, id, times))).toMatchObject({ code: 'speaking_not_held' })
    await hold(id)
    await expect(
      asLead((tx) => noteSpeaking(tx, id, [{ organizationId: stranger, minutes: 1 }])),
    ).rejects.toBeInstanceOf(Invalid)
    await expect(asLead((tx) => noteSpeaking(tx, id, []))).rejects.toBeInstanceOf(Invalid)
    sure(await asLead((tx) => noteSpeaking(tx, id, times)))
    sure(await asHost((tx) => noteSpeaking(tx, id, [{ organizationId: harbor, minutes: 12 }])))
    expect(await amounts(partnershipId, 'speaking')).toEqual({ host: 35, harbor: 12 })
    const entry = { id: '', subjectId: id, before: { times }, after: null }
    expect(await asHost((tx) => undoSpeaking(tx, entry))).toBeUndefined()
    expect(await amounts(partnershipId, 'speaking')).toEqual({ host: 35, harbor: 10 })
  })

  it('leaves with its partnership over the last year and over the whole time, as the page has it', async () => {
    const partnershipId = await makePartnership(world, [harbor])
    const { ours, theirs } = await people()
    await hold(await meet(partnershipId, '2026-03-01', { chairPersonId: ours }))
    await hold(await meet(partnershipId, '2024-03-03', { chairPersonId: theirs }))
    const along = async (ctx: Ctx) => read(ctx, (tx) => rowsLeaving(tx, exportedEquity, partnershipId))
    const chairs = (await along(await world.as('lead', harbor)))
      .filter((one) => one.what === 'chair')
      .map(({ organization, amount, months }) => [organization, amount, months])
    expect(chairs).toEqual([
      ['Host of demo', 1, 12],
      ['Harbor Youth', 0, 12],
      ['Host of demo', 1, null],
      ['Harbor Youth', 1, null],
    ])
    await expect(along(await world.as('lead', stranger))).rejects.toBeInstanceOf(NotFound)
  })

  it('takes benefits from either side, off again by who noted or received them, and none of a day to come', async () => {
    const partnershipId = await makePartnership(world, [harbor])
    const input = (fields: Record<string, unknown> = {}) =>
      benefitInput.parse({
        partnershipId,
        organizationId: harbor,
        what: 'Two laptops',
        receivedOn: today,
        ...fields,
      })
    for (const [fields, path] of [
      [{ receivedOn: '2026-04-01' }, 'receivedOn'],
      [{ organizationId: stranger }, 'organizationId'],
      [{ amountMinor: 1000 }, 'currency'],
    ] as const)
      await expect(asHost((tx) => noteBenefit(tx, input(fields)))).rejects.toMatchObject({
        issues: [{ path }],
      })
    expect(benefitInput.safeParse({ ...input(), hours: -1 }).success).toBe(false)
    const { id } = sure(
      await asHost((tx) => noteBenefit(tx, input({ amountMinor: 90_000, currency: 'USD' }))),
    )
    expect(await read(await world.as('lead', harbor), (tx) => readBenefit(tx, id))).toMatchObject({
      amountMinor: 90_000,
      currency: 'USD',
    })
  })

  it('lets who received a benefit take it off, and not a third', async () => {
    const oak = await world.organization('Oak Street School')
    const partnershipId = await makePartnership(world, [harbor, oak])
    const input = benefitInput.parse({
      partnershipId,
      organizationId: harbor,
      what: 'A training',
      receivedOn: today,
      hours: 6.5,
    })
    const { id } = sure(await asHost((tx) => noteBenefit(tx, input)))
    expect(await write(await world.as('lead', oak), (tx) => removeBenefit(tx, id))).toMatchObject({
      code: 'benefit_of_others',
    })
    sure(await asLead((tx) => removeBenefit(tx, id)))
    expect(await amounts(partnershipId, 'received')).toEqual({ host: 0, harbor: 0 })
    const entry = { id: '', subjectId: id, before: null, after: null }
    expect(await asLead((tx) => restoreBenefit(tx, entry))).toBeUndefined()
    const page = await read(await world.as('viewer'), (tx) =>
      listBenefits(tx, { partnershipId, limit: 50, cursor: null }),
    )
    expect(page.items).toMatchObject([{ what: 'A training', hours: 6.5 }])
  })

  it('counts what is asked of a partner by the others, and says before asking when it is much', async () => {
    const partnershipId = await makePartnership(world, [harbor])
    const { ours, theirs } = await people()
    await world.system.database.transaction({ as: 'owner' }, (db) =>
      db
        .insertInto('workspaceLimits')
        .values({
          workspaceId: world.workspace.id,
          id: uuid(),
          name: 'asksPerMonth',
          value: 2,
          validFrom: '2026-01-01',
          createdAt: new Date(testNow),
        })
        .execute(),
    )
    const said = async (ctx: ReturnType<World['as']>) =>
      read(await ctx, async (tx) => muchAsked(tx, await readPartnership(tx, partnershipId)))
    await meet(partnershipId, '2026-04-02', { inviteePersonIds: [ours, theirs] })
    expect(await said(world.as('coordinator'))).toEqual([])
    sure(
      await asHost((tx) =>
        proposeDecision(
          tx,
          partnershipId,
          proposalInput.parse({ what: 'Saturdays', method: 'consent', closesOn: '2026-04-14' }),
        ),
      ),
    )
    expect(await said(world.as('coordinator'))).toMatchObject([
      { organizationId: harbor, count: 2, limit: 2 },
    ])
    // The host asked, and was asked nothing.
    expect(await said(world.as('lead', harbor))).toEqual([])
  })

  it('counts who is asked for a pulse while it is open on the day they are, and for who has left as far as it reads', async () => {
    const partnershipId = await makePartnership(world, [harbor])
    const { ours, theirs } = await people()
    const wave = uuid()
    const row = () => ({ workspaceId: world.workspace.id, id: uuid() })
    await world.system.database.transaction({ as: 'owner' }, async (db) => {
      await db
        .insertInto('pulseWaves')
        .values({
          ...row(),
          id: wave,
          partnershipId,
          openedOn: '2026-02-20',
          closesOn: '2026-04-10',
          openedByOrganizationId: world.hostId,
          openedByPersonId: ours,
          openedAt: new Date('2026-02-20T12:00:00Z'),
        })
        .execute()
      await db
        .insertInto('pulseInvitations')
        .values({
          ...row(),
          waveId: wave,
          organizationId: harbor,
          personId: theirs,
          invitedAt: new Date('2026-03-20T12:00:00Z'),
        })
        .execute()
    })
    const asked = (ctx: Ctx, from: string | null) => read(ctx, (tx) => asksIn(tx, partnershipId, from))
    const ask = { organizationId: harbor, kind: 'pulse', on: '2026-03-20', id: wave }
    for (const from of [null, '2026-03-01'])
      expect(await asked(await world.as('coordinator'), from)).toEqual([ask])
    expect(await asked(await world.as('coordinator'), '2026-03-21')).toEqual([])
    await letLeave(world, partnershipId, harbor, new Date('2026-03-10T12:00:00Z'))
    expect(await asked(await world.as('lead', harbor), null)).toEqual([])
  })

  it('counts being asked whether there is anything to talk about for the others, not for the side that asks', async () => {
    const partnershipId = await makePartnership(world, [harbor])
    const [asker, colleague, lead] = [
      await world.as('coordinator'),
      await world.as('owner'),
      await world.as('lead', harbor),
    ]
    await letStand(world, partnershipId, asker, colleague, lead)
    sure(await asHost((tx) => askPartners(tx, partnershipId)))
    await tellAsked(await world.as('contributor'), { partnershipId })
    const told = await read(colleague, (tx) =>
      tx.db.selectFrom('notices').where('partnershipId', '=', partnershipId).select('personId').execute(),
    )
    expect(new Set(told.map(({ personId }) => personId))).toEqual(
      new Set([colleague.actor.personId, lead.actor.personId]),
    )
    expect(await read(asker, (tx) => asksIn(tx, partnershipId, null))).toMatchObject([
      { organizationId: harbor, kind: 'mail', on: today },
    ])
  })

  it('is not there for a stranger nor in another workspace, and ends for a partner on the day it left', async () => {
    const partnershipId = await makePartnership(world, [harbor])
    const { ours } = await people()
    const id = await hold(await meet(partnershipId, '2026-03-06', { chairPersonId: ours }))
    const { id: benefit } = sure(
      await asHost((tx) =>
        noteBenefit(
          tx,
          benefitInput.parse({ partnershipId, organizationId: harbor, what: 'Paint', receivedOn: today }),
        ),
      ),
    )
    const elsewhere = (await world.another()).as('owner')
    for (const ctx of [world.as('lead', stranger), elsewhere]) {
      await expect(look(partnershipId, ctx)).rejects.toBeInstanceOf(NotFound)
      await expect(read(await ctx, (tx) => readBenefit(tx, benefit))).rejects.toBeInstanceOf(NotFound)
      await expect(read(await ctx, (tx) => speakingIn(tx, id))).rejects.toBeInstanceOf(NotFound)
      await expect(write(await ctx, (tx) => removeBenefit(tx, benefit))).rejects.toBeInstanceOf(NotFound)
    }
    await letLeave(world, partnershipId, harbor, new Date(Date.parse(testNow) - 1000))
    const left = world.as('lead', harbor)
    await expect(read(await left, (tx) => readBenefit(tx, benefit))).rejects.toBeInstanceOf(NotFound)
    const seen = await look(partnershipId, left)
    expect(seen.figures.every((figure) => figure.total === 0)).toBe(true)
  })

  it('is seen over all partnerships by the host’s staff only, with no average of few organizations', async () => {
    const lead = await world.as('lead', harbor)
    await expect(read(lead, (tx) => equityAcross(tx, 12))).rejects.toBeInstanceOf(Forbidden)
    const { averages } = await read(await world.as('viewer'), (tx) => equityAcross(tx, 12))
    expect(averages.every((one) => one.average === null)).toBe(true)
  })

  it('warns where one side led almost all meetings, with the meetings and a way out', async () => {
    const partnershipId = await makePartnership(world, [harbor])
    const { ours, theirs } = await people()
    for (const [day, chairPersonId] of [
      ['2026-02-01', ours],
      ['2026-02-02', ours],
      ['2026-02-03', ours],
      ['2026-02-04', ours],
    ] as const)
      await hold(await meet(partnershipId, day, { chairPersonId }))
    const warned = async () =>
      read(await world.as('coordinator'), async (tx) =>
        leadOneSided.tell(
          tx,
          (await leadOneSided.find(tx, {})).filter((one) => one.partnershipId === partnershipId),
        ),
      )
    expect(await warned()).toEqual([])
    await hold(await meet(partnershipId, '2026-02-05', { chairPersonId: theirs }))
    expect(await warned()).toMatchObject([
      { kind: 'one_side_leads', next: { href: `/partnerships/${partnershipId}/rota` } },
    ])
    expect((await warned())[0]?.records).toHaveLength(4)
    const { leaning } = await read(await world.as('coordinator'), (tx) => equityAcross(tx, 12))
    expect(leaning.find((one) => one.partnershipId === partnershipId)?.alone).toMatchObject([
      { measure: 'chair', amount: 4, total: 5 },
      // The host’s people alone were there, so they gave all the hours too.
      { measure: 'hours', amount: 300, total: 300 },
    ])
  })
})
