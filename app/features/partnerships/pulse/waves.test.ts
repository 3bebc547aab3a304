import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashToken, newToken } from '#platform/accounts/tokens.server.ts'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, Invalid, NotByKey, NotFound } from '#platform/errors/errors.ts'
import type { DoorRequest } from '#platform/http/request.server.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { ownKeyOf } from '#platform/testing/own-key.server.ts'
import { dueItems } from '#platform/testing/told.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { answerWave } from './answer.server.ts'
import { askForPulse } from './ask.server.tsx'
import { closeWave, reopenWave, undoClosing } from './close.server.ts'
import { pulsesDue } from './due.server.ts'
import { type AnswerInput, answerInput } from './inputs.ts'
import { pulseHolder } from './keyed.server.ts'
import { openWave } from './open.server.ts'
import { erasePulse, pulseInvitations } from './people.server.ts'
import { receivedBy } from './pulse.ts'
import { commentsOf, listWaves, ownInvitation, readWave, tiesOfWaves, wavesOf } from './reads.server.ts'
import { pulse } from './register.server.ts'
import { openByRhythm } from './rhythm.server.ts'
import { readAnswer } from './typed.server.ts'

const april = { closesOn: '2026-04-14', everyDays: null }

describe('waves of a pulse', () => {
  let world: World
  let partner: string
  let third: string
  beforeAll(async () => {
    world = await openWorld([{ name: 'partnerships', ...pulse }])
    partner = await world.organization('Harbor Youth')
    third = await world.organization('Oak Street')
  })
  afterAll(() => world.close())

  /** A partnership with the coordinator, the partner's lead and representative and one person without a sign-in. */
  async function place(name = 'Homework Harbor') {
    world.setNow('2026-03-31T12:00:00Z')
    const id = await makePartnership(world, [partner, third], { name })
    const quiet = await world.person('Thanh Nguyen', { email: 'thanh@oak.example', language: 'es' })
    await world.affiliate(quiet, third)
    const of = async (role: 'coordinator' | 'lead' | 'representative', organization?: string) =>
      (await world.as(role, organization)).actor.personId ?? ''
    await stand(id, world.hostId, await of('coordinator'))
    await stand(id, partner, await of('lead', partner))
    await stand(id, partner, await of('representative', partner))
    await stand(id, third, quiet)
    return { id, quiet }
  }
  const stand = (partnershipId: string, organizationId: string, personId: string) =>
    world.system.database.transaction({ as: 'owner' }, async (db) => {
      const row = await db
        .selectFrom('partners')
        .where('partnershipId', '=', partnershipId)
        .where('organizationId', '=', organizationId)
        .select('id')
        .executeTakeFirstOrThrow()
      await db
        .insertInto('representatives')
        .values({
          workspaceId: world.workspace.id,
          id: crypto.randomUUID(),
          partnershipId,
          partnerId: row.id,
          personId,
          beganOn: '2024-02-01',
          createdAt: new Date('2024-02-01T09:00:00Z'),
        })
        .execute()
    })
  const opened = async (
    partnershipId: string,
    fields: { closesOn?: string; everyDays?: number | null } = {},
  ) =>
    sure(
      await write(await world.as('coordinator'), (tx) =>
        openWave(tx, partnershipId, { ...april, ...fields }),
      ),
    ).id
  const saying = (about: string[], points = 3, comment = ''): AnswerInput =>
    answerInput.parse({
      ratings: about.map((aboutOrganizationId) => ({
        aboutOrganizationId,
        reliability: points,
        missionSupport: points,
        openness: points,
        influence: 2,
        involvement: 2,
        resources: 2,
        collaboration: 5,
        satisfaction: 4,
      })),
      comment,
    })
  const door = () =>
    ({ system: world.system, locale: 'en', requestId: 'test', address: '::1' }) as unknown as DoorRequest

  it('ask everybody who stands for a partner, on both sides', async () => {
    const { id } = await place()
    const wave = await opened(id)
    const seen = await read(await world.as('representative', partner), (tx) => readWave(tx, wave))
    expect(seen.turnout).toMatchObject([
      { organizationId: world.hostId, invited: 1, answered: 0 },
      { organizationId: partner, invited: 2 },
      { organizationId: third, invited: 1 },
    ])
  })

  it('are opened and closed by whoever works in it, on either side, not by a viewer', async () => {
    const { id } = await place()
    const viewer = await world.as('viewer')
    await expect(write(viewer, (tx) => openWave(tx, id, april))).rejects.toBeInstanceOf(Forbidden)
    const colleague = await world.as('representative', partner)
    const wave = sure(await write(colleague, (tx) => openWave(tx, id, april))).id
    await expect(write(viewer, (tx) => closeWave(tx, wave))).rejects.toBeInstanceOf(Forbidden)
    const { historyId } = sure(await write(await world.as('contributor'), (tx) => closeWave(tx, wave)))
    expect(historyId).not.toBe('')
  })

  it('are one at a time, end on a day to come that is near, and need both sides', async () => {
    const { id } = await place()
    const ctx = await world.as('coordinator')
    for (const [fields, path] of [
      [{ closesOn: '2026-03-31' }, 'closesOn'],
      [{ closesOn: '2026-07-31' }, 'closesOn'],
      [{ closesOn: '2026-05-14', everyDays: 30 }, 'everyDays'],
    ] as const)
      await expect(write(ctx, (tx) => openWave(tx, id, { ...april, ...fields }))).rejects.toMatchObject({
        issues: [{ path }],
      })
    await opened(id)
    expect(await write(ctx, (tx) => openWave(tx, id, april))).toMatchObject({ code: 'pulse_open' })
    const alone = await makePartnership(world, [partner], { name: 'Alone' })
    await stand(alone, partner, (await world.as('lead', partner)).actor.personId ?? '')
    expect(await write(ctx, (tx) => openWave(tx, alone, april))).toMatchObject({ code: 'pulse_one_sided' })
  })

  it('are not there for a partner of another partnership, in another workspace, or by an id that is none', async () => {
    const { id } = await place()
    const wave = await opened(id)
    const stranger = await world.as('lead', await world.organization('Elsewhere'))
    const elsewhere = await (await world.another()).as('owner')
    for (const ctx of [stranger, elsewhere]) {
      await expect(read(ctx, (tx) => readWave(tx, wave))).rejects.toBeInstanceOf(NotFound)
      await expect(write(ctx, (tx) => answerWave(tx, wave, saying([partner])))).rejects.toBeInstanceOf(
        NotFound,
      )
      await expect(write(ctx, (tx) => openWave(tx, id, april))).rejects.toBeInstanceOf(NotFound)
      expect((await read(ctx, (tx) => listWaves(tx, { cursor: null, limit: 50 }))).total).toBe(0)
    }
    await expect(read(await world.as('owner'), (tx) => readWave(tx, 'not-an-id'))).rejects.toBeInstanceOf(
      NotFound,
    )
  })

  it('are answered by people, not by a key that stands for one who was asked', async () => {
    const wave = await opened((await place()).id)
    const { ctx } = await ownKeyOf(await world.as('lead', partner))
    await expect(write(ctx, (tx) => answerWave(tx, wave, saying([world.hostId])))).rejects.toBeInstanceOf(
      NotByKey,
    )
  })

  it('take an answer of each who was asked, which can be changed until the last day', async () => {
    const { id } = await place()
    const wave = await opened(id)
    const lead = await world.as('lead', partner)
    sure(await write(lead, (tx) => answerWave(tx, wave, saying([world.hostId, third], 2, 'Ask us earlier.'))))
    sure(await write(lead, (tx) => answerWave(tx, wave, saying([world.hostId], 4, 'Ask us first.'))))
    expect((await read(lead, (tx) => ownInvitation(tx, wave)))?.response).toMatchObject({
      comment: 'Ask us first.',
      ratings: [{ about: world.hostId, reliability: 4 }],
    })
    await expect(
      write(await world.as('owner'), (tx) => answerWave(tx, wave, saying([partner]))),
    ).rejects.toBeInstanceOf(Forbidden)
    world.setNow('2026-04-15T00:00:00Z')
    expect(
      await write(await world.as('lead', partner), (tx) => answerWave(tx, wave, saying([third]))),
    ).toMatchObject({ code: 'pulse_closed', facts: { on: '2026-04-14' } })
  })

  it('say nothing of what was answered while they are open, and all of it to both sides afterwards', async () => {
    const { id } = await place()
    const wave = await opened(id)
    const answers = [
      [await world.as('coordinator'), [partner], 4, 'From us'],
      [await world.as('lead', partner), [world.hostId], 2, 'From them'],
      [await world.as('representative', partner), [world.hostId], 4, ''],
    ] as const
    for (const [ctx, about, points, comment] of answers)
      sure(await write(ctx, (tx) => answerWave(tx, wave, saying([...about], points, comment))))
    const seenBy = (role: 'viewer' | 'representative', organization?: string) =>
      world.as(role, organization).then((ctx) =>
        read(ctx, async (tx) => {
          const found = await readWave(tx, wave)
          return {
            ties: (await tiesOfWaves(tx, [found])).get(wave) ?? [],
            comments: await commentsOf(tx, found),
            turnout: found.turnout.map(({ answered }) => answered),
          }
        }),
      )
    expect(await seenBy('viewer')).toEqual({ ties: [], comments: [], turnout: [1, 2, 0] })
    world.setNow('2026-04-15T12:00:00Z')
    for (const seen of [await seenBy('viewer'), await seenBy('representative', partner)]) {
      expect(receivedBy(seen.ties, world.hostId)).toMatchObject({ trust: 3, people: 2, organizations: 1 })
      expect(receivedBy(seen.ties, partner)).toMatchObject({ trust: 4, collaboration: 5 })
      expect(seen.comments).toEqual([
        { organization: 'Host of demo', text: 'From us' },
        { organization: 'Harbor Youth', text: 'From them' },
      ])
    }
  })

  it('refuse figures off the scale, oneself, a stranger, a partner twice, and text that no record holds', async () => {
    const { id } = await place()
    const wave = await opened(id)
    const lead = await world.as('lead', partner)
    const stranger = await world.organization('Not here')
    for (const about of [[partner], [stranger], [third, third]])
      await expect(write(lead, (tx) => answerWave(tx, wave, saying(about)))).rejects.toBeInstanceOf(Invalid)
    const typed = (fields: Record<string, string>) => {
      const form = new FormData()
      form.set('ratings.0.aboutOrganizationId', world.hostId)
      form.set('ratings.1.aboutOrganizationId', third)
      for (const [name, value] of Object.entries(fields)) form.set(name, value)
      return form
    }
    const whole = Object.fromEntries(
      Object.keys(saying([third]).ratings[0] ?? {})
        .filter((item) => item !== 'aboutOrganizationId')
        .map((item) => [`ratings.1.${item}`, '3']),
    )
    expect(readAnswer(typed(whole)).ratings).toMatchObject([{ aboutOrganizationId: third, reliability: 3 }])
    for (const [fields, path] of [
      [{}, 'ratings.0.reliability'],
      [{ ...whole, 'ratings.1.reliability': '5' }, 'ratings.1.reliability'],
      [{ ...whole, 'ratings.1.reliability': '0' }, 'ratings.1.reliability'],
      [{ ...whole, 'ratings.1.collaboration': '6' }, 'ratings.1.collaboration'],
      [{ ...whole, 'ratings.1.openness': '2.5' }, 'ratings.1.openness'],
      [{ ...whole, 'ratings.1.openness': '<b>4</b>' }, 'ratings.1.openness'],
      [{ ...whole, 'ratings.1.openness': '' }, 'ratings.1.openness'],
      [{ ...whole, comment: 'x'.repeat(5001) }, 'comment'],
      [{ ...whole, comment: 'a\u0000b' }, 'comment'],
    ] as const)
      expect(() => readAnswer(typed(fields)), JSON.stringify(fields).slice(0, 80)).toThrow(
        expect.objectContaining({ issues: [expect.objectContaining({ path })] }),
      )
  })

  it('are answered by a link without a sign-in, which opens that one partnership and lapses with the wave', async () => {
    const { id, quiet } = await place()
    const wave = await opened(id)
    const ctx = await world.as('coordinator')
    await askForPulse(ctx, { subjectId: wave })
    const mails = await keepHouse(ctx, (tx) =>
      tx.db
        .selectFrom('mails')
        .where('kind', '=', 'pulse')
        .select(['toAddress', 'textBody', 'language'])
        .execute(),
    )
    const mail = mails.find(({ toAddress }) => toAddress === 'thanh@oak.example')
    expect(mail?.language).toBe('es')
    const token = /pulse-answer\/([\w-]+)/.exec(mail?.textBody ?? '')?.[1] ?? ''
    const stored = await keepHouse(ctx, (tx) =>
      tx.db
        .selectFrom('pulseInvitations')
        .where('personId', '=', quiet)
        .where('waveId', '=', wave)
        .select('tokenHash')
        .executeTakeFirstOrThrow(),
    )
    expect(stored.tokenHash).toBe(hashToken(token))
    const before = mails.length
    await askForPulse(ctx, { subjectId: wave })
    expect(
      await keepHouse(ctx, (tx) =>
        tx.db.selectFrom('mails').where('kind', '=', 'pulse').select('id').execute(),
      ),
    ).toHaveLength(before)
    const holder = await pulseHolder(door(), token)
    expect(holder).toMatchObject({ waveId: wave, ctx: { actor: { personId: quiet, organizationId: third } } })
    sure(await write(holder.ctx, (tx) => answerWave(tx, wave, saying([partner], 1))))
    const other = await place('Another')
    await expect(
      read(holder.ctx, (tx) => wavesOf(tx, other.id).then(() => readWave(tx, other.id))),
    ).rejects.toBeInstanceOf(NotFound)
    await expect(pulseHolder(door(), newToken().token)).rejects.toBeInstanceOf(NotFound)
    world.setNow('2026-04-20T12:00:00Z')
    const late = await pulseHolder(door(), token)
    expect(await write(late.ctx, (tx) => answerWave(tx, wave, saying([partner])))).toMatchObject({
      code: 'pulse_closed',
    })
  })

  it('come up on Today for each who was asked, until they have answered', async () => {
    const { id } = await place()
    const wave = await opened(id)
    const lead = await world.as('lead', partner)
    const due = async (ctx: typeof lead) =>
      (await read(ctx, (tx) => dueItems(tx, pulsesDue))).filter(({ recordId }) => recordId === wave)
    expect(await due(lead)).toMatchObject([{ group: 'waiting', dueOn: '2026-04-14' }])
    expect(await due(await world.as('owner'))).toEqual([])
    sure(await write(lead, (tx) => answerWave(tx, wave, saying([third]))))
    expect(await due(lead)).toEqual([])
    world.setNow('2026-04-14T12:00:00Z')
    expect(await due(await world.as('representative', partner))).toMatchObject([{ group: 'today' }])
  })

  it('can be closed early and opened again, and the other way round', async () => {
    const { id } = await place()
    const wave = await opened(id)
    const ctx = await world.as('coordinator')
    expect(await write(ctx, (tx) => reopenWave(tx, wave))).toMatchObject({ code: 'pulse_open' })
    sure(await write(ctx, (tx) => closeWave(tx, wave)))
    expect(await write(ctx, (tx) => closeWave(tx, wave))).toMatchObject({ code: 'pulse_closed' })
    await write(ctx, (tx) => undoClosing(tx, { id: wave, subjectId: wave, before: null, after: null }))
    expect(await read(ctx, (tx) => readWave(tx, wave))).toMatchObject({ endedOn: null })
  })

  it('open again by themselves on their rhythm, once, and stay open as long', async () => {
    const { id } = await place('Rhythm')
    await opened(id, { everyDays: 91 })
    world.setNow('2026-06-29T12:00:00Z')
    await openByRhythm(await world.as('owner'), {})
    const waves = async () => read(await world.as('owner'), (tx) => wavesOf(tx, id))
    expect(await waves()).toHaveLength(1)
    world.setNow('2026-06-30T12:00:00Z')
    await openByRhythm(await world.as('owner'), {})
    await openByRhythm(await world.as('owner'), {})
    expect(await waves()).toMatchObject([
      { openedOn: '2026-06-30', closesOn: '2026-07-14', everyDays: 91 },
      { openedOn: '2026-03-31' },
    ])
  })

  it('are read by an organization that left as they were then, and no longer answered', async () => {
    const { id } = await place('Left')
    const wave = await opened(id)
    sure(
      await write(await world.as('coordinator'), (tx) => answerWave(tx, wave, saying([partner, third], 2))),
    )
    await letLeave(world, id, partner, new Date('2026-04-01T00:00:00Z'))
    world.setNow('2026-04-02T12:00:00Z')
    const gone = await world.as('lead', partner)
    await expect(write(gone, (tx) => answerWave(tx, wave, saying([third])))).rejects.toBeInstanceOf(Forbidden)
    const ctx = await world.as('coordinator')
    sure(await write(ctx, (tx) => closeWave(tx, wave)))
    world.setNow('2026-05-01T12:00:00Z')
    const late = await opened(id, { closesOn: '2026-05-10' })
    const after = await world.as('lead', partner)
    await expect(read(after, (tx) => readWave(tx, late))).rejects.toBeInstanceOf(NotFound)
    expect(await read(after, (tx) => readWave(tx, wave))).toMatchObject({ endedOn: null })
  })

  it('keep the numbers of somebody who is erased, and nothing that says who', async () => {
    const { id } = await place('Erased')
    const wave = await opened(id)
    const lead = await world.as('lead', partner)
    sure(await write(lead, (tx) => answerWave(tx, wave, saying([world.hostId], 1, 'My own words'))))
    const ctx = await world.as('owner')
    await keepHouse(ctx, (tx) => erasePulse.erase(tx, lead.actor.personId ?? ''))
    world.setNow('2026-04-20T12:00:00Z')
    const [comments, ties] = await read(await world.as('owner'), async (tx) => {
      const found = await readWave(tx, wave)
      return [await commentsOf(tx, found), (await tiesOfWaves(tx, [found])).get(wave)]
    })
    expect(comments).toEqual([])
    expect(ties).toMatchObject([{ from: partner, about: world.hostId, reliability: 1 }])
    expect(
      await keepHouse(ctx, (tx) =>
        tx.db
          .selectFrom('pulseInvitations')
          .where('personId', '=', lead.actor.personId ?? '')
          .select('id')
          .execute(),
      ),
    ).toEqual([])
  })

  it('ask whoever takes over in place of somebody who leaves', async () => {
    const { id } = await place('Handed over')
    const wave = await opened(id)
    const lead = await world.as('lead', partner)
    const heir = await world.person('Heir')
    await keepHouse(lead, (tx) => pulseInvitations.move(tx, lead.actor.personId ?? '', heir))
    expect(await read(lead, (tx) => ownInvitation(tx, wave))).toBeNull()
  })
})
