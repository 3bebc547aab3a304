import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashToken } from '#platform/accounts/tokens.server.ts'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, NotFound } from '#platform/errors/errors.ts'
import type { DoorRequest } from '#platform/http/request.server.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { dueItems } from '#platform/testing/told.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { partnerships } from '../index.server.ts'
import { addRepresentative, endRepresentation } from '../partners/represent.server.ts'
import { pausePartnership, resumePartnership } from '../partnerships/pause.server.ts'
import { answerWave } from './answer.server.ts'
import { askForPulse } from './ask.server.tsx'
import { pulsesDue } from './due.server.ts'
import { answerInput } from './inputs.ts'
import { pulseHolder } from './keyed.server.ts'
import { askNewcomers } from './newcomers.server.ts'
import { openWave } from './open.server.ts'
import { pulseInvitations } from './people.server.ts'
import { readWave } from './reads.server.ts'
import { pulse } from './register.server.ts'
import { remindOfPulse } from './remind.server.tsx'

describe('a pulse and who stands for a partner', () => {
  let world: World
  let harbor: string
  beforeAll(async () => {
    world = await openWorld([partnerships])
    harbor = await world.organization('Harbor Youth')
  })
  afterAll(() => world.close())

  const door = () => ({ system: world.system, locale: 'en', requestId: 'test' }) as unknown as DoorRequest
  const represent = async (partnershipId: string, organizationId: string, personId: string) =>
    sure(
      await write(await world.as('owner'), (tx) =>
        addRepresentative(tx, partnershipId, { organizationId, personId }),
      ),
    ).id
  const inside = <T>(work: Parameters<typeof keepHouse<T>>[1]) =>
    world.as('owner').then((ctx) => keepHouse(ctx, work))
  let places = 0

  /** An open wave in which the host and Thanh of Harbor Youth, who has no sign-in, were asked. */
  async function scene() {
    world.setNow('2026-03-31T12:00:00Z')
    places += 1
    const partnershipId = await makePartnership(world, [harbor], { name: `Place ${places}` })
    const address = `thanh-${places}@harbor.example`
    const thanh = await world.person('Thanh Nguyen', { email: address })
    const affiliation = await world.affiliate(thanh, harbor)
    await represent(partnershipId, world.hostId, (await world.as('coordinator')).actor.personId ?? '')
    const standing = await represent(partnershipId, harbor, thanh)
    const { id } = sure(
      await write(await world.as('coordinator'), (tx) =>
        openWave(tx, partnershipId, { closesOn: '2026-04-30', everyDays: null }),
      ),
    )
    const ask = async () => askForPulse(await world.as('owner'), { subjectId: id })
    await ask()
    const mailed = (to = address) =>
      inside((tx) =>
        tx.db
          .selectFrom('mails')
          .where('kind', '=', 'pulse')
          .where('toAddress', '=', to)
          .select('textBody')
          .execute(),
      )
    const tokenIn = async (to = address) =>
      /pulse-answer\/([\w-]+)/.exec((await mailed(to)).at(-1)?.textBody ?? '')?.[1] ?? ''
    const goes = () =>
      inside((tx) =>
        tx.db
          .updateTable('affiliations')
          .set({ endedOn: '2026-04-01' })
          .where('id', '=', affiliation)
          .execute(),
      )
    const standsNoMore = () =>
      inside((tx) =>
        tx.db
          .updateTable('representatives')
          .set({ endedOn: '2026-04-01' })
          .where('id', '=', standing)
          .execute(),
      )
    const remind = async (day: string) => {
      world.setNow(`${day}T08:40:00Z`)
      await remindOfPulse(await world.as('owner'), {})
    }
    return { partnershipId, wave: id, thanh, ask, mailed, tokenIn, goes, standsNoMore, remind }
  }
  const saying = (aboutOrganizationId: string) =>
    answerInput.parse({
      ratings: [
        {
          aboutOrganizationId,
          reliability: 3,
          missionSupport: 3,
          openness: 3,
          influence: 3,
          involvement: 3,
          resources: 3,
          collaboration: 3,
          satisfaction: 3,
        },
      ],
    })

  it('reminds who still stands there', async () => {
    const { mailed, remind } = await scene()
    expect(await mailed()).toHaveLength(1)
    await remind('2026-04-15')
    expect(await mailed()).toHaveLength(2)
  })

  it('opens nothing by the link of who has left the organization, and mails no new one', async () => {
    const { tokenIn, mailed, goes, remind } = await scene()
    const token = await tokenIn()
    expect((await pulseHolder(door(), token)).ctx.actor).toMatchObject({ organizationId: harbor })
    await goes()
    await remind('2026-04-15')
    expect(await mailed()).toHaveLength(1)
    await expect(pulseHolder(door(), token)).rejects.toBeInstanceOf(NotFound)
  })

  it('takes no answer of who stands for the partner no more, nor asks for one', async () => {
    const { tokenIn, mailed, wave, standsNoMore, remind } = await scene()
    const token = await tokenIn()
    await standsNoMore()
    await remind('2026-04-15')
    expect(await mailed()).toHaveLength(1)
    const { ctx } = await pulseHolder(door(), token)
    await expect(write(ctx, (tx) => answerWave(tx, wave, saying(world.hostId)))).rejects.toBeInstanceOf(
      Forbidden,
    )
    expect(await read(ctx, (tx) => dueItems(tx, pulsesDue))).toEqual([])
  })

  it('asks nobody of a partner that left in the meantime', async () => {
    const { partnershipId, mailed, ask, wave } = await scene()
    await inside((tx) =>
      tx.db.updateTable('pulseInvitations').set({ askedAt: null }).where('waveId', '=', wave).execute(),
    )
    await letLeave(world, partnershipId, harbor, world.system.now())
    await ask()
    expect(await mailed()).toHaveLength(1)
  })

  it('asks whoever takes over, by a key of their own, and closes the one before', async () => {
    const { partnershipId, wave, thanh, tokenIn, mailed, ask } = await scene()
    const before = await tokenIn()
    const address = `heir-${partnershipId}@harbor.example`
    const heir = await world.person('Heir', { email: address })
    await world.affiliate(heir, harbor)
    await represent(partnershipId, harbor, heir)
    expect(await inside((tx) => pulseInvitations.move(tx, thanh, thanh))).toBe(1)
    const waiting = () =>
      inside((tx) => tx.db.selectFrom('pulseInvitations').where('waveId', '=', wave).selectAll().execute())
    const enqueued: unknown[] = []
    await inside((tx) => {
      const watched: typeof tx.system.jobs = {
        ...tx.system.jobs,
        enqueue: async (_, job, data) => {
          enqueued.push([job, data])
        },
      }
      return pulseInvitations.move({ ...tx, system: { ...tx.system, jobs: watched } }, thanh, heir)
    })
    expect(enqueued).toEqual([['pulse.ask', { subjectId: wave }]])
    expect((await waiting()).find(({ personId }) => personId === heir)).toMatchObject({ askedAt: null })
    await ask()
    expect(await mailed(address)).toHaveLength(1)
    const token = await tokenIn(address)
    expect((await waiting()).find(({ personId }) => personId === heir)?.tokenHash).toBe(hashToken(token))
    expect((await pulseHolder(door(), token)).ctx.actor).toMatchObject({ personId: heir })
    await expect(pulseHolder(door(), before)).rejects.toBeInstanceOf(NotFound)
  })

  /** Somebody of Harbor Youth without a sign-in, who becomes a representative while the wave is open. */
  async function comes(partnershipId: string, day: string) {
    world.setNow(`${day}T12:00:00Z`)
    places += 1
    const address = `new-${places}@harbor.example`
    const person = await world.person(`New ${places}`, { email: address })
    await world.affiliate(person, harbor)
    return { person, address, standing: await represent(partnershipId, harbor, person) }
  }
  const told = async (partnershipId: string) => askNewcomers(await world.as('owner'), { partnershipId })
  const turnout = async (wave: string) =>
    (await read(await world.as('coordinator'), (tx) => readWave(tx, wave))).turnout.map(
      ({ organizationId, invited, answered }) => [
        organizationId === harbor ? 'harbor' : 'host',
        invited,
        answered,
      ],
    )

  it('is asked for by all that brings somebody in, or lets a partner or a wave go on', () => {
    for (const event of [
      'representative.added',
      'representative.resumed',
      'representative.ended',
      'partner.accepted',
      'partnership.resumed',
      'pulse.reopened',
    ])
      expect(pulse.listeners?.pulse?.[event], event).toBe(askNewcomers)
    expect(pulse.listeners?.pulse?.['pulse.joined']).toBe(askForPulse)
  })

  it('asks whoever becomes a representative while it is open too, by a link, and reminds them', async () => {
    const { partnershipId, wave, ask, mailed, remind } = await scene()
    const { address, person } = await comes(partnershipId, '2026-04-02')
    await told(partnershipId)
    await told(partnershipId)
    await ask()
    expect(await mailed(address)).toHaveLength(1)
    expect(await mailed(), 'who was asked before is not asked again').toHaveLength(1)
    expect(await turnout(wave)).toEqual([
      ['host', 1, 0],
      ['harbor', 2, 0],
    ])
    const token = /pulse-answer\/([\w-]+)/.exec((await mailed(address)).at(-1)?.textBody ?? '')?.[1] ?? ''
    const { ctx } = await pulseHolder(door(), token)
    expect(ctx.actor).toMatchObject({ personId: person, organizationId: harbor })
    expect(await read(ctx, (tx) => dueItems(tx, pulsesDue))).toHaveLength(1)
    await remind('2026-04-15')
    expect(await mailed(address)).toHaveLength(2)
    sure(await write(ctx, (tx) => answerWave(tx, wave, saying(world.hostId))))
    expect(await turnout(wave)).toEqual([
      ['host', 1, 0],
      ['harbor', 2, 1],
    ])
    const { rows } = await inside((tx) =>
      sql<{ count: number }>`select count(*)::int as count from history where action = 'pulse.joined'
        and subject_id = ${wave}`.execute(tx.db),
    )
    expect(rows).toEqual([{ count: 1 }])
  })

  /** Ana, asked for Harbor Youth, stands for Oak Street by now. */
  async function changesSides() {
    const { partnershipId, wave, ask, remind } = await scene()
    const oak = await world.organization(`Oak Street ${places}`)
    const at = new Date('2026-03-30T12:00:00Z')
    await inside((tx) =>
      tx.db
        .insertInto('partners')
        .values({
          workspaceId: tx.workspace.id,
          id: uuid(),
          partnershipId,
          organizationId: oak,
          invitedAt: at,
          acceptedAt: at,
        })
        .execute(),
    )
    const { address, person, standing } = await comes(partnershipId, '2026-04-02')
    await told(partnershipId)
    await ask()
    const token = async () => {
      const { rows } = await inside((tx) =>
        sql<{ textBody: string }>`select text_body from mails where kind = 'pulse' and to_address = ${address}
          order by id`.execute(tx.db),
      )
      return rows.map(({ textBody }) => /pulse-answer\/([\w-]+)/.exec(textBody)?.[1] ?? '')
    }
    const ends = async () =>
      sure(await write(await world.as('owner'), (tx) => endRepresentation(tx, standing)))
    const begins = async () => {
      await world.affiliate(person, oak)
      await represent(partnershipId, oak, person)
    }
    const asked = async () => {
      const { turnout: all } = await read(await world.as('coordinator'), (tx) => readWave(tx, wave))
      return ([harbor, oak] as const).map((id) => all.find((one) => one.organizationId === id)?.invited ?? 0)
    }
    return { partnershipId, wave, oak, person, ask, remind, token, ends, begins, asked }
  }

  it('asks whoever stands for another partner by now for that one, by a key of its own', async () => {
    const { partnershipId, wave, oak, person, ask, remind, token, ends, begins, asked } = await changesSides()
    await remind('2026-04-15')
    await begins()
    await told(partnershipId)
    expect(await asked(), 'still stands for the one she was asked for').toEqual([2, 0])
    await ends()
    for (let times = 0; times < 2; times++) await told(partnershipId)
    expect(await asked()).toEqual([1, 1])
    const before = await token()
    expect(before).toHaveLength(2)
    await ask()
    const [, , last] = await token()
    for (const old of before) await expect(pulseHolder(door(), old)).rejects.toBeInstanceOf(NotFound)
    const { ctx } = await pulseHolder(door(), last ?? '')
    expect(ctx.actor).toMatchObject({ personId: person, organizationId: oak })
    sure(await write(ctx, (tx) => answerWave(tx, wave, saying(harbor))))
    await told(partnershipId)
    const { rows } = await inside((tx) =>
      sql<{ count: number }>`select count(*)::int as count from history where action = 'pulse.joined'
        and subject_id = ${wave}`.execute(tx.db),
    )
    expect(rows, 'once as she came, once as she changed').toEqual([{ count: 2 }])
  })

  it('leaves an answer with the partner it was given for', async () => {
    const { partnershipId, wave, token, ends, begins, asked } = await changesSides()
    const [mine] = await token()
    const { ctx } = await pulseHolder(door(), mine ?? '')
    sure(await write(ctx, (tx) => answerWave(tx, wave, saying(world.hostId))))
    await ends()
    await begins()
    await told(partnershipId)
    expect(await asked()).toEqual([2, 0])
  })

  it('asks nobody who comes once it is closed, nor of a partner that is only invited or rests', async () => {
    const { partnershipId, wave, ask, mailed } = await scene()
    const rests = (organizationId: string | null) => ({
      organizationId,
      note: 'Summer.',
      evidence: '',
      evidenceLink: '',
    })
    const host = await world.as('owner')
    const late = await comes(partnershipId, '2026-04-02')
    sure(await write(host, (tx) => pausePartnership(tx, partnershipId, rests(null))))
    await told(partnershipId)
    expect(await turnout(wave), 'all of it rests').toContainEqual(['harbor', 1, 0])
    sure(await write(host, (tx) => resumePartnership(tx, partnershipId, rests(null))))
    await inside((tx) =>
      tx.db
        .updateTable('partners')
        .set({ acceptedAt: null })
        .where('partnershipId', '=', partnershipId)
        .where('organizationId', '=', harbor)
        .execute(),
    )
    await told(partnershipId)
    await ask()
    expect(await turnout(wave), 'it is only invited').toContainEqual(['harbor', 1, 0])
    await inside((tx) =>
      tx.db
        .updateTable('partners')
        .set({ acceptedAt: new Date('2026-04-02T12:00:00Z') })
        .where('partnershipId', '=', partnershipId)
        .where('organizationId', '=', harbor)
        .execute(),
    )
    world.setNow('2026-05-01T12:00:00Z')
    await told(partnershipId)
    await ask()
    expect(await mailed(late.address)).toEqual([])
    expect(await turnout(wave)).toContainEqual(['harbor', 1, 0])
  })

  it('counts who went without an answer as nobody asked, so that a rate says how many of those who could have', async () => {
    const { partnershipId, wave, ask, mailed, standsNoMore } = await scene()
    const { address, standing } = await comes(partnershipId, '2026-04-02')
    await told(partnershipId)
    await ask()
    await standsNoMore()
    expect(await turnout(wave)).toContainEqual(['harbor', 1, 0])
    const token = /pulse-answer\/([\w-]+)/.exec((await mailed(address)).at(-1)?.textBody ?? '')?.[1] ?? ''
    const { ctx } = await pulseHolder(door(), token)
    sure(await write(ctx, (tx) => answerWave(tx, wave, saying(world.hostId))))
    expect(await turnout(wave)).toContainEqual(['harbor', 1, 1])
    const ends = (endedOn: string) =>
      inside((tx) =>
        tx.db.updateTable('representatives').set({ endedOn }).where('id', '=', standing).execute(),
      )
    await ends('2026-04-05')
    expect(await turnout(wave), 'an answer stays').toContainEqual(['harbor', 1, 1])
    const coordinator = (await world.as('coordinator')).actor.personId ?? ''
    world.setNow('2026-06-01T12:00:00Z')
    await inside((tx) =>
      tx.db
        .updateTable('representatives')
        .set({ endedOn: '2026-05-20' })
        .where('personId', '=', coordinator)
        .where('partnershipId', '=', partnershipId)
        .execute(),
    )
    expect(await turnout(wave), 'who went after it had closed was asked').toContainEqual(['host', 1, 0])
  })

  it('counts the silent of a partner that left while it was open as nobody asked', async () => {
    const { partnershipId, wave } = await scene()
    await letLeave(world, partnershipId, harbor, new Date('2026-04-10T12:00:00Z'))
    world.setNow('2026-04-10T13:00:00Z')
    expect(await turnout(wave), 'until the day it left').toContainEqual(['harbor', 1, 0])
    world.setNow('2026-06-01T12:00:00Z')
    expect((await turnout(wave)).map(([name]) => name)).toEqual(['host'])
  })

  it('says to a partner that has left how many were asked until then', async () => {
    const { partnershipId, wave } = await scene()
    await letLeave(world, partnershipId, harbor, world.system.now())
    const gone = await world.as('lead', harbor)
    world.setNow('2026-04-02T12:00:00Z')
    const second = await world.person('Second of the host', { email: `second-${partnershipId}@host.example` })
    await world.affiliate(second, world.hostId)
    await represent(partnershipId, world.hostId, second)
    await told(partnershipId)
    expect(await turnout(wave)).toContainEqual(['host', 2, 0])
    const seen = await read(gone, (tx) => readWave(tx, wave))
    expect(seen.turnout.find((one) => one.organizationId === world.hostId)?.invited).toBe(1)
  })
})
