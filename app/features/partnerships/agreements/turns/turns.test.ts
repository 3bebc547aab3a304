import { sql } from 'kysely'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, NotFound } from '#platform/errors/errors.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { rowsLeaving } from '#platform/testing/leaving.server.ts'
import { dueItems, warningsOf } from '#platform/testing/told.server.ts'
import { testNow } from '#platform/testing/world.server.ts'
import { letLeave, makePartnership } from '../../factories.ts'
import { draftAgreement } from '../draft.server.ts'
import { agreementFields, code, openScene } from '../factories.ts'
import { removeAgreement } from '../remove.server.ts'
import { turnsDue } from './due.server.ts'
import { exportedTurns } from './export.server.ts'
import { handOver } from './hand-over.server.ts'
import { takePen, undoHandOver } from './take.server.ts'
import { textSilent } from './warnings.server.ts'

describe('writing in turns', async () => {
  const {
    world,
    partner,
    stranger,
    partnershipId,
    coordinator,
    lead,
    anAgreement,
    send,
    sent,
    see,
    texts,
    change,
    hand,
    raw,
  } = await openScene()
  afterAll(() => world.close())
  afterEach(() => world.setNow(testNow))

  const take = (ctx: Ctx, id: string) => write(ctx, (tx) => takePen(tx, id))
  /** The same people on a later day. */
  const on = async (day: string) => {
    world.setNow(`${day}T12:00:00Z`)
    return { host: await world.as('coordinator'), harbor: await world.as('lead', partner) }
  }
  const due = async (ctx: Ctx, id: string) =>
    (await read(ctx, (tx) => dueItems(tx, turnsDue))).filter((item) => item.recordId === id)
  const told = async (id: string) =>
    (
      await raw(
        sql`select person_id, text, quote from notices where kind = 'agreement.turn' and subject_id = ${id} order by id`,
      )
    ).rows as { personId: string; text: string; quote: string }[]

  it('begins with the side that begins the text, and only the side with the pen changes, removes and sends it', async () => {
    const id = await anAgreement()
    expect((await see(id)).turn).toMatchObject({ organizationId: world.hostId, wanted: '' })
    for (const act of [
      () => change(lead, id, 'Every day.', 1),
      () => write(lead, (tx) => removeAgreement(tx, id)),
      () => send(lead, id),
      () => hand(lead, id, partner),
    ])
      expect(await act()).toMatchObject({
        code: 'agreement_pen_elsewhere',
        facts: { organization: 'Host of demo' },
      })
    sure(await hand(coordinator, id, partner, 'Please look at the days.'))
    expect((await see(id, lead)).turn).toMatchObject({
      organizationId: partner,
      givenByOrganizationName: 'Host of demo',
      givenByPersonName: coordinator.actor.name,
      wanted: 'Please look at the days.',
    })
    expect(code(await change(coordinator, id, 'Every hour.', 1))).toBe('agreement_pen_elsewhere')
    sure(await change(await world.as('representative', partner), id, 'Every day.', 1))
    sure(await send(lead, id))
    expect((await see(id)).standing).toBe('waiting')
  })

  it('hands over to another partner that takes part and signs in, and to nobody else', async () => {
    const silent = await world.organization('Silent School')
    const here = await makePartnership(world, [partner, silent])
    const { id } = sure(await write(coordinator, (tx) => draftAgreement(tx, here, agreementFields())))
    for (const [to, issue] of [
      [world.hostId, 'issue_turn_partner'],
      [stranger, 'issue_turn_partner'],
      [silent, 'issue_turn_nobody'],
    ] as const)
      await expect(hand(coordinator, id, to)).rejects.toMatchObject({
        issues: [{ path: 'organizationId', code: issue }],
      })
    await expect(hand(await world.as('viewer'), id, partner)).rejects.toBeInstanceOf(Forbidden)
    await expect(hand(await world.as('lead', stranger), id, partner)).rejects.toBeInstanceOf(NotFound)
    sure(await hand(coordinator, id, partner))
    const signing = await sent()
    expect(code(await hand(coordinator, signing, partner))).toBe('agreement_is_sent')
  })

  it('tells the side that gets the pen, with what is wanted, by notice and mail; and the side that loses it', async () => {
    const id = await anAgreement({ title: 'Who opens the hall' })
    sure(await hand(coordinator, id, partner, 'Is eight too early?'))
    await world.system.jobs.drain(world.system)
    const [notice, ...more] = await told(id)
    expect(more).toEqual([])
    expect(notice).toMatchObject({ personId: lead.actor.personId, quote: 'Is eight too early?' })
    expect(notice?.text).toContain(`${coordinator.actor.name} of Host of demo handed you the pen`)
    const mails = await raw(
      sql`select text_body from mails where person_id = ${lead.actor.personId} and text_body like '%Who opens the hall%'`,
    )
    expect(JSON.stringify(mails.rows)).toContain('Is eight too early?')
    sure(await take(coordinator, id))
    await world.system.jobs.drain(world.system)
    expect((await told(id)).map((one) => [one.personId, one.text])).toContainEqual([
      lead.actor.personId,
      'Host of demo has taken the pen of “Who opens the hall”.',
    ])
  })

  it('gives the pen back while the other has not begun, and not from under somebody who writes', async () => {
    const id = await anAgreement()
    sure(await hand(coordinator, id, partner))
    await expect(take(await world.as('viewer'), id)).rejects.toBeInstanceOf(Forbidden)
    await expect(take(await world.as('lead', stranger), id)).rejects.toBeInstanceOf(NotFound)
    expect(code(await take(lead, id))).toBe('agreement_pen_is_yours')
    sure(await take(coordinator, id))
    expect((await see(id)).turn.organizationId).toBe(world.hostId)
    sure(await hand(coordinator, id, partner))
    const { host, harbor } = await on('2026-04-02')
    sure(await change(harbor, id, 'Every day.', 1))
    expect(await take(host, id)).toMatchObject({
      code: 'agreement_pen_begun',
      facts: { organization: 'Harbor Youth', on: expect.stringContaining('16') },
    })
    expect(code(await take((await on('2026-04-15')).host, id))).toBe('agreement_pen_begun')
    sure(await take((await on('2026-04-16')).host, id))
    // What was written meanwhile is there.
    expect((await texts(id))[0]?.body).toBe('Every day.')
  })

  it('frees the pen after as many days as the workspace set, and warns both sides of it', async () => {
    const id = await anAgreement({ title: 'The long silence' })
    sure(await hand(coordinator, id, partner))
    const warned = async (ctx: Ctx) =>
      (await read(ctx, (tx) => warningsOf(tx, textSilent, { partnershipId }))).filter(
        (one) => one.id === `agreement.turn ${id}`,
      )
    const before = await on('2026-04-13')
    expect(await warned(before.host)).toEqual([])
    const after = await on('2026-04-14')
    for (const ctx of [after.host, after.harbor])
      expect(await warned(ctx)).toMatchObject([{ since: '2026-04-14', next: { href: `/agreements/${id}` } }])
    sure(await take(after.host, id))
    expect(await warned(after.host)).toEqual([])
  })

  it('frees the pen at once when the side that has it leaves', async () => {
    const going = await world.organization('Going Group')
    const here = await makePartnership(world, [going])
    const { id } = sure(await write(coordinator, (tx) => draftAgreement(tx, here, agreementFields())))
    await world.as('lead', going)
    sure(await hand(coordinator, id, going))
    const { host } = await on('2026-04-01')
    sure(await change(await world.as('lead', going), id, 'Ours.', 1))
    expect(code(await take(host, id))).toBe('agreement_pen_begun')
    await letLeave(world, here, going, host.now)
    sure(await take(await world.as('coordinator'), id))
  })

  it('stands on Today of the side whose turn it is until it hands back, and its check mark is handing over', async () => {
    const id = await anAgreement()
    for (const ctx of [coordinator, lead]) expect(await due(ctx, id)).toEqual([])
    sure(await hand(coordinator, id, partner))
    expect(await due(lead, id)).toMatchObject([
      { kind: 'agreement.turn', group: 'waiting', doneHref: `/agreements/${id}/hand` },
    ])
    expect(await due(await world.as('representative', partner), id)).toHaveLength(1)
    expect(await due(coordinator, id)).toEqual([])
    sure(await hand(lead, id, world.hostId))
    expect(await due(lead, id)).toEqual([])
    expect(await due(coordinator, id)).toHaveLength(1)
    sure(await send(coordinator, id))
    expect(await due(coordinator, id)).toEqual([])
  })

  it('is undone by taking the pen back, with the sentence that says why not', async () => {
    const id = await anAgreement()
    const entry = { id: '', subjectId: id, before: null, after: null }
    sure(await hand(coordinator, id, partner))
    expect(await write(coordinator, (tx) => undoHandOver(tx, entry))).toBeUndefined()
    expect((await see(id)).turn.organizationId).toBe(world.hostId)
    expect(code(await write(coordinator, (tx) => undoHandOver(tx, entry)))).toBe('agreement_pen_is_yours')
  })

  it('is read by an organization that has left as it stood when it left', async () => {
    const other = await world.organization('Oak Street')
    const third = await world.organization('Maple Clinic')
    await world.as('lead', third)
    const here = await makePartnership(world, [other, third])
    const { id } = sure(await write(coordinator, (tx) => draftAgreement(tx, here, agreementFields())))
    await letLeave(world, here, other, new Date('2026-03-31T18:00:00Z'))
    const { host } = await on('2026-04-02')
    sure(await write(host, (tx) => handOver(tx, id, { organizationId: third, wanted: 'Ours alone.' })))
    const left = await world.as('lead', other)
    expect((await see(id, left)).turn).toMatchObject({ organizationId: world.hostId, wanted: '' })
  })

  it('leave with their partnership, for an organization that has left as they stood then', async () => {
    const other = await world.organization('Oak Street')
    const here = await makePartnership(world, [other])
    const { id } = sure(await write(coordinator, (tx) => draftAgreement(tx, here, agreementFields())))
    await world.as('lead', other)
    sure(await hand(coordinator, id, other, 'Name your rooms.'))
    await letLeave(world, here, other, new Date('2026-03-31T18:00:00Z'))
    const { host } = await on('2026-04-20')
    sure(await take(host, id))
    const along = (ctx: Ctx) => read(ctx, (tx) => rowsLeaving(tx, exportedTurns, here))
    const begun = { agreementId: id, organization: 'Host of demo', givenBy: 'Host of demo', wanted: '' }
    const handed = { organization: 'Oak Street', givenBy: 'Host of demo', wanted: 'Name your rooms.' }
    expect(await along(host)).toMatchObject([begun, handed, begun])
    const seen = await along(await world.as('lead', other))
    expect(seen).toMatchObject([begun, handed])
    expect(seen).toHaveLength(2)
    expect(await along(await world.as('lead', stranger))).toEqual([])
  })
})
