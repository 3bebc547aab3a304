import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { write } from '#platform/context/transaction.server.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { continueAgreement, endAgreement } from './end.server.ts'
import { openScene } from './factories.ts'
import { recallAgreement } from './recall.server.ts'
import { remindOfEndings } from './remind.server.ts'
import { declineAgreement } from './sign.server.ts'

describe('who hears of an agreement', async () => {
  const scene = await openScene()
  const { world, partner, partnershipId, coordinator, lead, lucia, sent, sentTo, sign, signed, raw } = scene
  afterAll(() => world.close())

  /** An organization in some standing, with somebody who stood for it from the beginning. */
  const takingPart = async (name: string, answer: Record<string, Date>) => {
    const organizationId = await world.organization(name)
    const person = (await world.as('lead', organizationId)).actor.personId ?? ''
    await raw(sql`insert into partners (workspace_id, id, partnership_id, organization_id, invited_at, accepted_at, declined_at, left_at)
      values (${world.workspace.id}, gen_random_uuid(), ${partnershipId}, ${organizationId}, '2024-03-01',
        ${answer.acceptedAt ?? null}, ${answer.declinedAt ?? null}, ${answer.leftAt ?? null})`)
    await standsFor(organizationId, person)
    return person
  }
  const standsFor = (organizationId: string, personId: string) =>
    raw(sql`insert into representatives (workspace_id, id, partnership_id, partner_id, person_id, began_on, created_at)
      select workspace_id, gen_random_uuid(), partnership_id, id, ${personId}, '2024-03-01', '2024-03-01'
      from partners where partnership_id = ${partnershipId} and organization_id = ${organizationId}`)

  const at = new Date('2025-03-01T12:00:00Z')
  const standing = (await world.as('representative', partner)).actor.personId ?? ''
  await standsFor(partner, standing)
  const signers = [coordinator.actor.personId, lead.actor.personId]
  const outside = {
    left: await takingPart('Left Behind', { acceptedAt: at, leftAt: new Date('2025-09-01T12:00:00Z') }),
    invited: await takingPart('Only Asked', {}),
    declined: await takingPart('Said No', { declinedAt: at }),
  }
  /** Who got this notice of the agreement. */
  const told = async (kind: string, id: string) => {
    await world.system.jobs.drain(world.system)
    const { rows } = await raw(
      sql`select person_id from notices where kind = ${kind} and subject_id = ${id} order by created_at`,
    )
    return new Set((rows as { personId: string }[]).map((row) => row.personId))
  }
  const expectOnlyThoseInIt = (people: ReadonlySet<string>) => {
    expect([...people]).toEqual(expect.arrayContaining([standing]))
    for (const person of Object.values(outside)) expect([...people]).not.toContain(person)
  }

  it('once all have signed: nobody of a partner that left, was only asked, or said no', async () => {
    expectOnlyThoseInIt(await told('agreement.news', await signed()))
  })

  it('when somebody declines: nobody of a partner that left, was only asked, or said no', async () => {
    const id = await sent()
    sure(await write(lead, (tx) => declineAgreement(tx, id, { reason: 'Too long.' })))
    expectOnlyThoseInIt(await told('agreement.news', id))
  })

  it('when it is called back: nobody of a partner that left, was only asked, or said no', async () => {
    const id = await sent()
    sure(await write(coordinator, (tx) => recallAgreement(tx, id, { reason: 'Wrong year.' })))
    expectOnlyThoseInIt(await told('agreement.news', id))
  })

  it('before its last day: nobody of a partner that left, was only asked, or said no', async () => {
    const id = await signed({ endsOn: '2026-04-20' })
    const house = { ...coordinator, actor: { ...coordinator.actor, personId: null } }
    await remindOfEndings(house, {} as never)
    const people = await told('agreement.ending', id)
    expectOnlyThoseInIt(people)
    expect([...people]).toEqual(expect.arrayContaining(signers))
  })

  it('nobody who signed for a partner that has left since', async () => {
    const id = await signed({ endsOn: '2026-04-21' })
    await raw(
      sql`update partners set left_at = '2026-03-30' where partnership_id = ${partnershipId} and organization_id = ${partner}`,
    )
    const house = { ...coordinator, actor: { ...coordinator.actor, personId: null } }
    await remindOfEndings(house, {} as never)
    expect([...(await told('agreement.ending', id))]).toEqual([coordinator.actor.personId])
    await raw(
      sql`update partners set left_at = null where partnership_id = ${partnershipId} and organization_id = ${partner}`,
    )
  })

  describe('and has no sign-in', () => {
    /** What was mailed to Lucía, who signs by link, or to another: subjects and texts, the latest last. */
    const mailed = async (title: string, to = 'lucia@harbor.example') => {
      await world.system.jobs.drain(world.system)
      const { rows } = await raw(
        sql`select subject, text_body from mails where to_address = ${to} and subject like ${`%${title}%`} order by created_at, id`,
      )
      return rows as { subject: string; textBody: string }[]
    }
    const signedByLink = async (title: string, fields: Record<string, string> = {}) => {
      const id = await sentTo(lucia, { title, ...fields })
      sure(await sign(coordinator, id))
      sure(await sign({ ...lead, actor: { ...lead.actor, kind: 'link', personId: lucia } }, id))
      return id
    }
    const end = (id: string, endedOn = '2026-05-01') =>
      write(coordinator, (tx) => endAgreement(tx, id, { endedOn, reason: 'The hall is sold.' }))

    it('gets a mail when one side ends it, for when and why, and when it runs on', async () => {
      const id = await signedByLink('Keys to the hall')
      sure(await end(id))
      expect(await mailed('Keys to the hall')).toContainEqual({
        subject: 'Host of demo ended “Keys to the hall”, for 1 May.',
        textBody: expect.stringContaining('The hall is sold.'),
      })
      // Here it stands with the reason too, for all but who ended it.
      const { rows } = await raw(
        sql`select person_id, quote from notices where subject_id = ${id} and text like '%ended “%' and on_page`,
      )
      expect(rows).toEqual([{ personId: standing, quote: 'The hall is sold.' }])
      sure(await write(coordinator, (tx) => continueAgreement(tx, id)))
      expect((await mailed('Keys to the hall')).map((one) => one.subject)).toContainEqual(
        expect.stringContaining('runs on'),
      )
    })

    it('hears nothing of an ending that was taken back before anybody was told', async () => {
      const id = await signedByLink('Keys to the yard')
      const before = (await mailed('Keys to the yard')).length
      sure(await end(id))
      sure(await write(coordinator, (tx) => continueAgreement(tx, id)))
      const after = await mailed('Keys to the yard')
      expect(after.slice(before).map((one) => one.subject)).toEqual([expect.stringContaining('runs on')])
    })

    it('gets a mail with the reason when another declines, and when it is called back', async () => {
      const declined = await sentTo(lucia, { title: 'Keys to the shed' })
      sure(await write(coordinator, (tx) => declineAgreement(tx, declined, { reason: 'There is no shed.' })))
      expect((await mailed('Keys to the shed')).map((one) => one.textBody)).toContainEqual(
        expect.stringContaining('There is no shed.'),
      )
      const recalled = await sentTo(lucia, { title: 'Keys to the barn' })
      sure(await write(coordinator, (tx) => recallAgreement(tx, recalled, { reason: 'It is no barn.' })))
      expect((await mailed('Keys to the barn')).map((one) => one.textBody)).toContainEqual(
        expect.stringContaining('It is no barn.'),
      )
    })

    it('is reminded of its last day once, however often that is looked at', async () => {
      await signedByLink('Keys to the attic', { endsOn: '2026-04-22' })
      const before = (await mailed('Keys to the attic')).length
      const house = { ...coordinator, actor: { ...coordinator.actor, personId: null } }
      await remindOfEndings(house, {} as never)
      await remindOfEndings(house, {} as never)
      const reminders = (await mailed('Keys to the attic')).slice(before)
      expect(reminders.map((one) => one.subject)).toEqual([
        expect.stringContaining('“Keys to the attic” ends on'),
      ])
    })

    it('and stands for a partner gets a mail, unless they asked to be left alone', async () => {
      const nur = await world.person('Nur Aziz', { email: 'nur@harbor.example' })
      const quiet = await world.person('Quiet Quinn', { email: 'quinn@harbor.example', doNotContact: true })
      for (const person of [nur, quiet]) {
        await world.affiliate(person, partner)
        await standsFor(partner, person)
      }
      await signed({ title: 'Keys to the roof' })
      expect((await mailed('Keys to the roof', 'nur@harbor.example')).map((one) => one.subject)).toEqual([
        expect.stringContaining('“Keys to the roof”: Signed by all'),
      ])
      expect(await mailed('Keys to the roof', 'quinn@harbor.example')).toEqual([])
    })
  })
})
