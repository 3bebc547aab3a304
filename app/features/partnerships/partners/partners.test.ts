import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx, Tx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, Invalid, NotFound, Refusal } from '#platform/errors/errors.ts'
import { setLimits } from '#platform/testing/limits.server.ts'
import { overtaken } from '#platform/testing/overtaken.server.ts'
import { dueItems } from '#platform/testing/told.server.ts'
import { openWorld, testNow, type World } from '#platform/testing/world.server.ts'
import { behalfNoun } from '../behalf/register.server.ts'
import { makePartnership } from '../factories.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import { partnershipNoun } from '../partnerships/register.server.ts'
import { acceptPartnership, declinePartnership } from './answer.server.ts'
import { partnerDueItems } from './due.server.ts'
import { invitePartner } from './invite.server.ts'
import { leavePartnership } from './leave.server.ts'
import { peopleOfPartnership } from './people.server.ts'
import { partnerNoun } from './register.server.ts'
import { addRepresentative, endRepresentation, resumeRepresentation } from './represent.server.ts'
import { undoAnswer } from './take-back.server.ts'

const ourselves = { onBehalfOf: null, evidence: '', evidenceLink: '' }
const entry = (subjectId: string) => ({ id: subjectId, subjectId, before: null, after: null })
const must = <T>(answer: T | Refusal): T => {
  if (answer instanceof Refusal) throw new Error(answer.code)
  return answer
}

describe('partners', () => {
  let world: World
  let coordinator: Ctx
  let maple: string
  let oak: string
  let id: string
  beforeAll(async () => {
    world = await openWorld([
      { name: 'partnerships', ...partnershipNoun },
      { name: 'partners', ...partnerNoun },
      { name: 'behalf', ...behalfNoun },
    ])
    coordinator = await world.as('coordinator')
    maple = await world.organization('Maple Clinic')
    oak = await world.organization('Oak Street')
    id = await makePartnership(world, [maple])
  })
  afterAll(() => world.close())

  const standing = async (organizationId: string, ctx = coordinator) =>
    (await read(ctx, (tx) => readPartnership(tx, id))).partners.find(
      (partner) => partner.organizationId === organizationId,
    )?.standing

  it('are asked by the host, once, and again after they said no', async () => {
    const ask = () => write(coordinator, (tx) => invitePartner(tx, id, { organizationId: oak }))
    must(await ask())
    expect(await standing(oak)).toBe('invited')
    expect(await ask()).toMatchObject({ code: 'partner_already' })
    const lead = await world.as('lead', oak)
    const { historyId } = must(
      await write(lead, (tx) => declinePartnership(tx, id, { ...ourselves, reason: 'No time' })),
    )
    expect(historyId).toBeTruthy()
    const declined = await world.as('lead', oak)
    await expect(read(declined, (tx) => readPartnership(tx, id))).rejects.toBeInstanceOf(NotFound)
    must(await ask())
    must(await write(await world.as('lead', oak), (tx) => acceptPartnership(tx, id, ourselves)))
    expect(await standing(oak)).toBe('accepted')
  })

  it('are not asked by other partners, nor by those who only work along', async () => {
    const stranger = await world.organization('Stranger')
    for (const ctx of [
      await world.as('contributor'),
      await world.as('viewer'),
      await world.as('lead', maple),
      await world.as('representative', maple),
    ])
      await expect(
        write(ctx, (tx) => invitePartner(tx, id, { organizationId: stranger })),
      ).rejects.toBeInstanceOf(Forbidden)
  })

  it('answer by their lead only, and once', async () => {
    const fern = await world.organization('Fern')
    must(await write(coordinator, (tx) => invitePartner(tx, id, { organizationId: fern })))
    await expect(
      write(await world.as('representative', fern), (tx) => acceptPartnership(tx, id, ourselves)),
    ).rejects.toBeInstanceOf(Forbidden)
    await expect(
      write(await world.as('lead', maple), (tx) =>
        acceptPartnership(tx, id, { ...ourselves, onBehalfOf: fern }),
      ),
    ).rejects.toBeInstanceOf(Forbidden)
    const lead = await world.as('lead', fern)
    must(await write(lead, (tx) => acceptPartnership(tx, id, ourselves)))
    expect(await write(lead, (tx) => acceptPartnership(tx, id, ourselves))).toMatchObject({
      code: 'partner_answered',
    })
  })

  it('leave with a reason that the others read, except the host', async () => {
    const elm = await world.organization('Elm')
    must(await write(coordinator, (tx) => invitePartner(tx, id, { organizationId: elm })))
    const lead = await world.as('lead', elm)
    must(await write(lead, (tx) => acceptPartnership(tx, id, ourselves)))
    must(await write(lead, (tx) => leavePartnership(tx, id, { ...ourselves, reason: 'We moved' })))
    const people = await read(await world.as('lead', maple), (tx) => peopleOfPartnership(tx, id))
    expect(people.find((partner) => partner.organizationId === elm)).toMatchObject({
      standing: 'left',
      reason: 'We moved',
      leftOn: '2026-03-31',
    })
    expect(
      await write(coordinator, (tx) => leavePartnership(tx, id, { ...ourselves, reason: 'x' })),
    ).toMatchObject({ code: 'partner_host_stays' })
  })

  it('leave once, and take back no answer that they give anew in the same moment', async () => {
    const birch = await world.organization('Birch')
    must(await write(coordinator, (tx) => invitePartner(tx, id, { organizationId: birch })))
    must(await write(await world.as('lead', birch), (tx) => acceptPartnership(tx, id, ourselves)))
    const lead = await world.as('lead', birch)
    const leave = (tx: Tx) => leavePartnership(tx, id, { ...ourselves, reason: 'We moved' })
    const meanwhile = (tx: Tx) =>
      overtaken(tx, 'partnerships', (other) => leave({ ...other, actor: lead.actor }))
    const partner = (await read(coordinator, (tx) => readPartnership(tx, id))).partners.find(
      (one) => one.organizationId === birch,
    )
    expect(
      await write(lead, (tx) => undoAnswer('partner.accepted')(meanwhile(tx), entry(partner?.id ?? ''))),
    ).toMatchObject({ code: 'partner_answered' })
    const recorded = (tx: Tx) =>
      leavePartnership(meanwhile(tx), id, { ...ourselves, onBehalfOf: birch, reason: 'They moved' })
    expect(await write(coordinator, recorded)).toMatchObject({ code: 'behalf_not_partner' })
  })

  it('are stood for by people who belong to them, brought in by their lead or the host', async () => {
    const ana = await world.person('Ana', { email: 'ana@maple.example' })
    await world.affiliate(ana, maple, { title: 'Nurse' })
    const gone = await world.person('Gone')
    await world.affiliate(gone, maple, { beganOn: '2025-01-01', endedOn: '2026-01-01' })
    const lead = await world.as('lead', maple)
    const add = (ctx: Ctx, personId: string, organizationId = maple) =>
      write(ctx, (tx) => addRepresentative(tx, id, { organizationId, personId }))
    const added = must(await add(lead, ana))
    expect(await add(lead, ana)).toMatchObject({ code: 'representative_already' })
    await expect(add(lead, gone)).rejects.toBeInstanceOf(Invalid)
    await expect(add(lead, ana, oak)).rejects.toBeInstanceOf(Forbidden)
    await expect(add(await world.as('representative', maple), ana)).rejects.toBeInstanceOf(Forbidden)
    await expect(add(await world.as('contributor'), ana)).rejects.toBeInstanceOf(Forbidden)
    const people = async () =>
      (await read(lead, (tx) => peopleOfPartnership(tx, id))).find(
        (partner) => partner.organizationId === maple,
      )
    expect((await people())?.representatives).toMatchObject([{ name: 'Ana', title: 'Nurse' }])
    must(await write(lead, (tx) => endRepresentation(tx, added.id)))
    expect(await people()).toMatchObject({ representatives: [], former: [{ name: 'Ana' }] })
    await write(lead, async (tx) => must(await resumeRepresentation(tx, entry(added.id))))
    expect((await people())?.representatives).toMatchObject([{ name: 'Ana' }])
    await expect(
      write(await world.as('lead', await world.organization('Elsewhere')), (tx) =>
        endRepresentation(tx, added.id),
      ),
    ).rejects.toBeInstanceOf(NotFound)
  })

  it('that have not answered for long are to be asked again, from the day on that this is due', async () => {
    const elsewhere = await world.another()
    const slow = await elsewhere.organization('Slow House')
    elsewhere.setNow('2026-03-01T12:00:00Z')
    const asking = await elsewhere.as('coordinator')
    const partnership = await makePartnership(elsewhere, [])
    must(await write(asking, (tx) => invitePartner(tx, partnership, { organizationId: slow })))
    const due = async (day: string) => {
      elsewhere.setNow(`${day}T12:00:00Z`)
      return read(await elsewhere.as('coordinator'), (tx) => dueItems(tx, partnerDueItems))
    }
    expect(await due('2026-03-14')).toEqual([])
    expect(await due('2026-03-15')).toMatchObject([{ group: 'today', dueOn: '2026-03-15' }])
    expect(await due('2026-03-20')).toMatchObject([{ group: 'contact', dueOn: '2026-03-15' }])
    await setLimits(await elsewhere.as('owner'), { invitationPatienceDays: 20 })
    expect(await due('2026-03-20')).toEqual([])
    expect(await due('2026-03-21')).toMatchObject([{ group: 'today', dueOn: '2026-03-21' }])
    elsewhere.setNow(testNow)
  })
})
