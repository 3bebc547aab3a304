import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { undo } from '#platform/activity/undo.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden } from '#platform/errors/errors.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { setLimits } from '#platform/testing/limits.server.ts'
import { dueItems, warningsOf } from '#platform/testing/told.server.ts'
import { agreementsDue, signaturesDue } from './due.server.ts'
import { continueAgreement, endAgreement } from './end.server.ts'
import { code, openScene } from './factories.ts'
import { followAgreement } from './follow.server.ts'
import { remindOfEndings } from './remind.server.ts'
import { removeAgreement } from './remove.server.ts'
import { agreementsAhead } from './roadmap.server.ts'
import { standingSentence } from './say.ts'
import { turnsDue } from './turns/due.server.ts'
import { agreementExpiring, signerLeft } from './warnings.server.ts'

describe('the ends of agreements', async () => {
  const {
    world,
    partner,
    stranger,
    partnershipId,
    coordinator,
    lead,
    anAgreement,
    hand,
    send,
    sent,
    sentTo,
    see,
    sign,
    signed,
    raw,
  } = await openScene()
  afterAll(() => world.close())

  const due = async (ctx: Ctx, id: string) =>
    (
      await read(ctx, async (tx) => [
        ...(await dueItems(tx, signaturesDue)),
        ...(await dueItems(tx, agreementsDue)),
      ])
    )
      .filter((item) => item.recordId === id)
      .map((item) => item.kind)

  it('end before their last day with a reason, and run on when that is taken back', async () => {
    const id = await signed()
    const end = () =>
      write(lead, (tx) => endAgreement(tx, id, { endedOn: '2026-03-31', reason: 'The school closes.' }))
    await expect(
      write(await world.as('contributor'), (tx) =>
        endAgreement(tx, id, { endedOn: '2026-03-31', reason: 'x' }),
      ),
    ).rejects.toBeInstanceOf(Forbidden)
    sure(await end())
    expect((await see(id)).standing).toBe('ended')
    expect(code(await end())).toBe('agreement_ended')
    sure(await write(lead, (tx) => continueAgreement(tx, id)))
    expect((await see(id)).standing).toBe('inForce')
    const draft = await anAgreement()
    expect(
      code(await write(lead, (tx) => endAgreement(tx, draft, { endedOn: '2026-03-31', reason: 'x' }))),
    ).toBe('agreement_not_signed')
  })

  it('come to their end on the day for which a side ended them: said, reminded of and drawn by that day', async () => {
    const id = await signed({ title: 'Keys to the loft' })
    const end = (endedOn: string) =>
      write(lead, (tx) => endAgreement(tx, id, { endedOn, reason: 'The loft is let.' }))
    await expect(end('2025-12-31')).rejects.toMatchObject({
      issues: [{ path: 'endedOn', code: 'issue_agreement_end_early', facts: { on: '1 Jan' } }],
    })
    await expect(end('2027-01-01')).rejects.toMatchObject({
      issues: [{ path: 'endedOn', code: 'issue_agreement_end_late', facts: { on: '31 Dec' } }],
    })
    const ahead = async () =>
      (
        await read(coordinator, (tx) =>
          agreementsAhead.find(tx, { from: '2026-04-01', to: '2026-12-31', recordId: id }),
        )
      ).map((one) => one.on)
    expect(await ahead()).toEqual(['2026-12-31'])
    sure(await end('2026-04-15'))
    const agreement = await see(id)
    expect(agreement.standing).toBe('inForce')
    expect(standingSentence(agreement, '2026-03-31')).toContain('it was ended for 15 Apr')
    expect(await ahead()).toEqual(['2026-04-15'])
    // It is decided, so nobody is asked to renew it.
    expect(await due(lead, id)).toEqual([])
    await remindOfEndings(coordinator, {} as never)
    const { rows } = await raw(
      sql`select distinct text, quote from notices where kind = 'agreement.ending' and subject_id = ${id}`,
    )
    expect(rows).toEqual([
      { text: expect.stringContaining('“Keys to the loft” ends on 15 Apr'), quote: 'The loft is let.' },
    ])
    world.setNow('2026-10-10T12:00:00Z')
    const later = await world.as('coordinator')
    await remindOfEndings(later, {} as never)
    expect((await see(id, later)).standing).toBe('ended')
    const { rows: still } = await raw(
      sql`select distinct text from notices where kind = 'agreement.ending' and subject_id = ${id}`,
    )
    expect(still).toHaveLength(1)
    world.setNow('2026-03-31T12:00:00Z')
  })

  it('are followed by one text at a time: the second who begins one is sent to the first', async () => {
    const id = await signed({ title: 'Keys to the cellar' })
    const follow = (ctx: Ctx, as: 'renewal' | 'amendment') =>
      write(ctx, (tx) => followAgreement(tx, id, { as }))
    const first = sure(await follow(lead, 'renewal')).id
    expect(code(await follow(coordinator, 'amendment'))).toBe('agreement_follow_begun')
    const removed = sure(await write(lead, (tx) => removeAgreement(tx, first)))
    const second = sure(await follow(coordinator, 'amendment')).id
    expect(code(await write(lead, (tx) => undo(tx, removed.historyId)))).toBe('agreement_follow_begun')
    sure(await send(coordinator, second))
    expect(code(await follow(lead, 'renewal'))).toBe('agreement_follow_begun')
    sure(await sign(coordinator, second))
    sure(await sign(lead, second))
    expect(code(await follow(lead, 'renewal'))).toBe('agreement_over')
    sure(await write(lead, (tx) => followAgreement(tx, second, { as: 'renewal' })))
  })

  it('are called off before they begin, and what they were to follow holds on', async () => {
    const id = await signed({ title: 'Keys to the den' })
    const next = sure(await write(lead, (tx) => followAgreement(tx, id, { as: 'renewal' }))).id
    sure(await send(lead, next))
    sure(await sign(coordinator, next))
    sure(await sign(lead, next))
    expect(await see(id)).toMatchObject({ replacedById: next })
    sure(await write(lead, (tx) => endAgreement(tx, next, { endedOn: '2027-01-01', reason: 'No money.' })))
    const off = await see(next)
    expect(off.standing).toBe('ended')
    expect(standingSentence(off, '2026-03-31')).toBe('Signed by all and called off: it never holds.')
    expect(await see(id)).toMatchObject({ standing: 'inForce', replacedById: null })
    sure(await write(lead, (tx) => followAgreement(tx, id, { as: 'renewal' })))
  })

  it('are renewed by a new one that stands in their place once all have signed it and its first day has come', async () => {
    const id = await signed()
    const ahead = async (ctx: Ctx) =>
      (
        await read(ctx, (tx) =>
          agreementsAhead.find(tx, { from: '2026-04-01', to: '2027-01-31', recordId: id }),
        )
      ).map((one) => one.on)
    expect(await ahead(coordinator)).toEqual(['2026-12-31'])
    const next = sure(await write(lead, (tx) => followAgreement(tx, id, { as: 'renewal' }))).id
    expect(await see(next)).toMatchObject({
      followsId: id,
      beginsOn: '2027-01-01',
      endsOn: '2027-12-31',
      standing: 'draft',
    })
    sure(await send(lead, next))
    sure(await sign(coordinator, next))
    expect((await see(id)).standing).toBe('inForce')
    sure(await sign(lead, next))
    expect((await see(next)).standing).toBe('coming')
    expect(await see(id)).toMatchObject({
      standing: 'inForce',
      replacedById: next,
      replacedFrom: '2027-01-01',
    })
    const follow = async () =>
      code(await write(await world.as('lead', partner), (tx) => followAgreement(tx, id, { as: 'amendment' })))
    expect(await follow()).toBe('agreement_followed')
    world.setNow('2026-12-31T12:00:00Z')
    const onLastDay = await world.as('coordinator')
    const last = await see(id, onLastDay)
    expect(last.standing).toBe('inForce')
    expect(standingSentence(last, onLastDay.today)).toContain('from 1 Jan 2027 a newer agreement')
    // Nothing to renew: that is done.
    expect(await due(await world.as('lead', partner), id)).toEqual([])
    expect(await ahead(onLastDay)).toEqual([])
    world.setNow('2027-01-01T12:00:00Z')
    const after = await world.as('coordinator')
    expect((await see(id, after)).standing).toBe('replaced')
    expect((await see(next, after)).standing).toBe('inForce')
    expect(await follow()).toBe('agreement_over')
    world.setNow('2026-03-31T12:00:00Z')
  })

  it('stand on Today of whom they wait for, and before their last day', async () => {
    const waiting = await sent()
    expect(await due(lead, waiting)).toEqual(['agreement.sign'])
    expect(await due(await world.as('representative', partner), waiting)).toEqual([])
    sure(await sign(lead, waiting))
    expect(await due(lead, waiting)).toEqual([])
    const near = await signed({ endsOn: '2026-04-20' })
    expect(await due(lead, near)).toEqual(['agreement.ends'])
  })

  it('ask for another signature once somebody who signed, or is to, has left their organization', async () => {
    const gone = await world.person('Ines Marsh')
    const affiliation = await world.affiliate(gone, partner)
    const id = await sentTo(gone)
    sure(await sign({ ...lead, actor: { ...lead.actor, personId: gone } }, id))
    sure(await sign(coordinator, id))
    const other = await sentTo(gone)
    const warned = async (ctx: Ctx, of: string) =>
      (await read(ctx, (tx) => warningsOf(tx, signerLeft, { partnershipId }))).filter((one) =>
        one.records.some((record) => record.href === `/agreements/${of}`),
      )
    expect(await due(lead, id)).toEqual([])
    expect(await warned(coordinator, id)).toEqual([])
    await raw(sql`update affiliations set ended_on = '2026-03-30' where id = ${affiliation}`)
    // Whoever speaks for the side gets the task; both sides are warned.
    expect(await due(lead, id)).toEqual(['agreement.resign'])
    expect(await due(lead, other)).toEqual(['agreement.seek'])
    for (const ctx of [coordinator, await world.as('representative', partner)]) {
      expect(await due(ctx, id)).toEqual([])
      expect(await warned(ctx, id)).toMatchObject([
        { text: expect.stringContaining('Ines Marsh'), next: { href: `/agreements/${id}/follow` } },
      ])
      expect(await warned(ctx, other)).toHaveLength(1)
    }
    expect(await warned(await world.as('lead', stranger), id)).toEqual([])
    // The signature they gave stays, and the task goes once a new one stands in its place.
    expect(await see(id)).toMatchObject({ standing: 'inForce' })
    const next = sure(await write(lead, (tx) => followAgreement(tx, id, { as: 'amendment' }))).id
    expect(await warned(coordinator, id)).toMatchObject([{ next: { href: `/agreements/${next}` } }])
    sure(await send(lead, next))
    sure(await sign(coordinator, next))
    expect(await due(lead, id)).toEqual(['agreement.resign'])
    sure(await sign(lead, next))
    expect(await due(lead, id)).toEqual([])
    expect(await warned(coordinator, id)).toEqual([])
  })

  it('ask for another signature too when whoever signed asked to be forgotten', async () => {
    const gone = await world.person('Forgotten Friend')
    await world.affiliate(gone, partner)
    const id = await sentTo(gone)
    sure(await sign({ ...lead, actor: { ...lead.actor, personId: gone } }, id))
    sure(await sign(coordinator, id))
    expect(await due(lead, id)).toEqual([])
    await raw(sql`update people set deleted_at = now() where id = ${gone}`)
    expect(await due(lead, id)).toEqual(['agreement.resign'])
  })

  it('remind of their last day at each of the days that were set, once, and warn of it from the second on', async () => {
    const id = await signed({ title: 'Keys to the hall', endsOn: '2026-06-29' })
    const warned = async (ctx: Ctx) =>
      (await read(ctx, (tx) => warningsOf(tx, agreementExpiring))).filter(
        (one) => one.id === `agreement ${id}`,
      )
    const told = async (now: string) => {
      world.setNow(now)
      const ctx = await world.as('coordinator')
      await remindOfEndings({ ...ctx, now: new Date(now) }, {} as never)
      const rows = await raw(
        sql`select person_id from notices where kind = 'agreement.ending' and subject_id = ${id}`,
      )
      return rows.rows.length
    }
    const first = await told('2026-03-31T12:00:00Z')
    expect(first).toBeGreaterThan(0)
    expect(await told('2026-04-02T12:00:00Z')).toBe(first)
    expect(await warned(await world.as('coordinator'))).toEqual([])
    expect(await told('2026-05-31T12:00:00Z')).toBe(2 * first)
    expect(await warned(await world.as('lead', partner))).toMatchObject([
      { next: { href: `/agreements/${id}/follow` } },
    ])
    expect(await told('2026-06-25T12:00:00Z')).toBe(3 * first)
    world.setNow('2026-03-31T12:00:00Z')
  })

  it('remind and warn on the days that the workspace sets', async () => {
    const id = await signed({ title: 'Keys to the yard', endsOn: '2026-06-29' })
    const at = (moment: string, ctx: Ctx): Ctx => ({
      ...ctx,
      now: new Date(moment),
      today: moment.slice(0, 10),
    })
    const owner = await world.as('owner')
    await setLimits(owner, {
      agreementFirstReminderDays: 60,
      agreementSecondReminderDays: 20,
      agreementLastReminderDays: 3,
    })
    const told = async (day: string) => {
      world.setNow(`${day}T12:00:00Z`)
      await remindOfEndings(at(`${day}T12:00:00Z`, await world.as('coordinator')), {} as never)
      const { rows } = await raw(
        sql`select person_id from notices where kind = 'agreement.ending' and subject_id = ${id}`,
      )
      world.setNow('2026-03-31T12:00:00Z')
      return rows.length
    }
    const shows = async (day: string) => {
      const ctx = at(`${day}T12:00:00Z`, lead)
      const warned = (await read(ctx, (tx) => warningsOf(tx, agreementExpiring))).filter(
        (one) => one.id === `agreement ${id}`,
      )
      return { warned: warned.map((one) => one.since), due: await due(ctx, id) }
    }
    // 90 and 30 days before, as it would be where nothing is set.
    expect(await told('2026-04-01')).toBe(0)
    expect(await told('2026-04-29')).toBe(0)
    const each = await told('2026-04-30')
    expect(each).toBeGreaterThan(0)
    expect(await told('2026-05-31')).toBe(each)
    expect(await shows('2026-06-08')).toEqual({ warned: [], due: [] })
    expect(await told('2026-06-09')).toBe(2 * each)
    expect(await shows('2026-06-09')).toEqual({ warned: ['2026-06-09'], due: ['agreement.ends'] })
    expect(await told('2026-06-22')).toBe(2 * each)
    expect(await told('2026-06-26')).toBe(3 * each)
  })

  describe('in a partnership that rests or is concluded', () => {
    const inBreak = async (kind: 'pause' | 'conclusion', of: string | null, work: () => Promise<void>) => {
      await raw(sql`insert into partnership_breaks (workspace_id, id, partnership_id, organization_id, kind, note, began_at)
        values (${world.workspace.id}, gen_random_uuid(), ${partnershipId}, ${of}, ${kind}, '', '2026-03-30')`)
      await work()
      await raw(sql`delete from partnership_breaks where partnership_id = ${partnershipId}`)
    }
    const everything = async (ctx: Ctx) => [
      ...(await read(ctx, async (tx) => [
        ...(await dueItems(tx, signaturesDue)),
        ...(await dueItems(tx, agreementsDue)),
      ])),
      ...(await read(ctx, (tx) => dueItems(tx, turnsDue))),
      ...(await read(ctx, (tx) => warningsOf(tx, agreementExpiring))),
      ...(await read(ctx, (tx) => warningsOf(tx, signerLeft))),
    ]
    const reminded = async (id: string) => {
      await remindOfEndings(await world.as('coordinator'), {} as never)
      const { rows } = await raw(
        sql`select person_id from notices where kind = 'agreement.ending' and subject_id = ${id}`,
      )
      return (rows as { personId: string }[]).map((row) => row.personId)
    }
    const waiting = async () => {
      await sent()
      const near = await signed({ endsOn: '2026-04-20' })
      sure(await hand(coordinator, await anAgreement(), partner))
      const gone = await world.person('Gone Gwen')
      await world.affiliate(gone, partner, { endedOn: '2026-03-30' })
      await raw(sql`update agreement_signers set person_id = ${gone} where organization_id = ${partner}
        and sending_id in (select id from agreement_sendings where agreement_id = ${await signed()})`)
      return near
    }

    it('ask nothing of anybody and remind nobody, and do so again when it goes on', async () => {
      const near = await waiting()
      const before = (await everything(lead)).length
      expect(before).toBeGreaterThan(4)
      for (const kind of ['pause', 'conclusion'] as const)
        await inBreak(kind, null, async () => {
          expect(await everything(lead)).toEqual([])
          expect(await everything(coordinator)).toEqual([])
          expect(await reminded(near)).toEqual([])
        })
      expect(await everything(lead)).toHaveLength(before)
    })

    it('leave alone the side that rests, and only that', async () => {
      const near = await signed({ endsOn: '2026-04-19' })
      await sent()
      const host = (await everything(coordinator)).length
      await inBreak('pause', partner, async () => {
        expect(await everything(lead)).toEqual([])
        expect(await everything(coordinator)).toHaveLength(host)
        await remindOfEndings(
          { ...coordinator, actor: { ...coordinator.actor, personId: null } },
          {} as never,
        )
        expect(await reminded(near)).toEqual([coordinator.actor.personId])
      })
    })
  })
})
