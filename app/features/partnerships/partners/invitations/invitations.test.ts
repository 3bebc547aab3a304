import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approve, decline } from '#platform/accounts/approvals/answer.server.ts'
import { waitingApprovals } from '#platform/accounts/approvals/reads.server.ts'
import { hashToken } from '#platform/accounts/tokens.server.ts'
import { record } from '#platform/activity/record.server.ts'
import { undo } from '#platform/activity/undo.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, NotFound, Refusal } from '#platform/errors/errors.ts'
import { readMail } from '#platform/mail/reads.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { makePartnership } from '../../factories.ts'
import { peopleOfPartnership } from '../people.server.ts'
import { partnerNoun } from '../register.server.ts'
import { invitationInput } from './invitation.ts'
import { inviteByMail } from './invite.server.ts'
import { openInvitations } from './reads.server.ts'
import { resendInvitation } from './resend.server.ts'
import { sendApproved } from './send-approved.server.ts'
import { restoreInvitation, withdrawInvitation } from './withdraw.server.ts'

const must = <T>(answer: T | Refusal): T => {
  if (answer instanceof Refusal) throw new Error(answer.code)
  return answer
}

describe('an invitation by mail', () => {
  let world: World
  let coordinator: Ctx
  let maple: string
  let oak: string
  /** A partner of which nobody signs in. */
  let pine: string
  let id: string
  beforeAll(async () => {
    world = await openWorld([{ name: 'partners', ...partnerNoun }])
    coordinator = await world.as('coordinator')
    maple = await world.organization('Maple Clinic')
    oak = await world.organization('Oak Street')
    pine = await world.organization('Pine Grove')
    id = await makePartnership(world, [maple, oak, pine])
  })
  afterAll(() => world.close())

  const invite = (ctx: Ctx, over: Record<string, unknown>) =>
    write(ctx, (tx) =>
      inviteByMail(
        tx,
        id,
        invitationInput.parse({
          organizationId: maple,
          name: 'Lucía Ferrer',
          role: 'lead',
          language: 'es',
          ...over,
        }),
      ),
    )
  const owner = <T>(work: Parameters<typeof world.system.database.transaction<T>>[1]) =>
    world.system.database.transaction({ as: 'owner' }, work)
  const lastMail = () =>
    owner((db) => db.selectFrom('mails').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow())
  const tokenIn = (text: string) => /\/invitation\/([\w-]+)/.exec(text)?.[1] ?? ''
  const hashOf = (invitationId: string) =>
    owner((db) =>
      db
        .selectFrom('invitations')
        .where('id', '=', invitationId)
        .select('tokenHash')
        .executeTakeFirstOrThrow(),
    )

  it('reaches someone new in their language, with a link of which only a fingerprint is kept', async () => {
    const sent = must(await invite(coordinator, { email: 'Lucia@Maple.example', message: 'Hola Lucía' }))
    const mail = await lastMail()
    expect(mail).toMatchObject({ toAddress: 'lucia@maple.example', language: 'es', kind: 'invitation' })
    expect(mail.textBody).toContain('Hola Lucía')
    const token = tokenIn(mail.textBody)
    expect(token.length).toBeGreaterThan(30)
    expect((await hashOf(sent.id)).tokenHash).toBe(hashToken(token))
    const seen = await read(await world.as('owner'), (tx) => readMail(tx, mail.id))
    expect(seen.masked).toBe(true)
    expect(seen.text).not.toContain(token)
    expect(await read(coordinator, (tx) => openInvitations(tx, id))).toMatchObject([
      { name: 'Lucía Ferrer', email: 'lucia@maple.example', role: 'lead', validUntil: '2026-04-21' },
    ])
    expect(await invite(coordinator, { email: 'lucia@maple.example' })).toMatchObject({
      code: 'invitation_open',
    })
  })

  it('is sent by a lead for own colleagues, and by nobody else of a partner', async () => {
    must(await invite(await world.as('lead', maple), { email: 'colleague@maple.example' }))
    for (const [ctx, organizationId] of [
      [await world.as('lead', maple), oak],
      [await world.as('representative', maple), maple],
      [await world.as('contributor'), maple],
      [await world.as('viewer'), maple],
    ] as const)
      await expect(invite(ctx, { email: 'x@y.example', organizationId })).rejects.toBeInstanceOf(Forbidden)
    expect(await invite(coordinator, { email: 'x@y.example', organizationId: world.hostId })).toMatchObject({
      code: 'invitation_host',
    })
  })

  it('does not make a colleague of someone another organization knows by that address', async () => {
    const theirs = await world.person('Principal Nguyen', { email: 'nguyen@oak.example' })
    await world.affiliate(theirs, oak)
    const { id: invitationId } = must(
      await invite(await world.as('lead', maple), { email: 'nguyen@oak.example' }),
    )
    const { personId } = await owner((db) =>
      db
        .selectFrom('invitations')
        .where('id', '=', invitationId)
        .select('personId')
        .executeTakeFirstOrThrow(),
    )
    expect(personId).not.toBe(theirs)
  })

  it('finds a colleague known by name without an address, and notes the address', async () => {
    const known = await world.person('Ana Quispe')
    await world.affiliate(known, pine)
    const { id: invitationId } = must(
      await invite(coordinator, { organizationId: pine, name: 'ana quispe', email: 'Ana@maple.example' }),
    )
    const found = await owner((db) =>
      db
        .selectFrom('invitations')
        .innerJoin('people', 'people.id', 'invitations.personId')
        .where('invitations.id', '=', invitationId)
        .select(['people.id', 'people.email', 'people.version'])
        .executeTakeFirstOrThrow(),
    )
    expect(found).toEqual({ id: known, email: 'ana@maple.example', version: 2 })
  })

  it('by others is sent when a lead of the partner who signs in has said yes, and not before', async () => {
    const lead = await world.as('lead', maple)
    const invited = must(await invite(coordinator, { email: 'new@maple.example', role: 'representative' }))
    expect(invited.waits).toBe(true)
    expect(await lastMail()).toMatchObject({
      kind: 'approval',
      toAddress: expect.stringMatching(/^lead-\d+@demo\.example$/),
    })
    expect(await write(coordinator, (tx) => resendInvitation(tx, invited.id))).toMatchObject({
      code: 'approval_waits',
    })
    const [seen] = (await read(lead, (tx) => openInvitations(tx, id))).filter(({ waits }) => waits)
    const approvalId = seen?.approvalId ?? ''
    expect(seen?.id).toBe(invited.id)
    for (const ctx of [coordinator, await world.as('owner'), await world.as('representative', maple)])
      await expect(write(ctx, (tx) => approve(tx, approvalId))).rejects.toBeInstanceOf(Forbidden)
    await expect(write(await world.as('lead', oak), (tx) => approve(tx, approvalId))).rejects.toBeInstanceOf(
      NotFound,
    )
    await world.system.jobs.drain(world.system)
    expect((await lastMail()).kind).toBe('approval')
    must(await write(lead, (tx) => approve(tx, approvalId)))
    await world.system.jobs.drain(world.system)
    const mail = await lastMail()
    expect(mail).toMatchObject({ kind: 'invitation', toAddress: 'new@maple.example' })
    expect(mail.subject).toContain(coordinator.actor.name)
    expect((await hashOf(invited.id)).tokenHash).toBe(hashToken(tokenIn(mail.textBody)))
    const job = { subjectId: approvalId }
    await sendApproved(coordinator, job)
    expect((await lastMail()).id).toBe(mail.id)
    expect(await write(lead, (tx) => approve(tx, approvalId))).toMatchObject({ code: 'approval_answered' })
  })

  it('that the lead says no to is never sent, and waits again when the no is taken back', async () => {
    const lead = await world.as('lead', maple)
    must(await invite(coordinator, { email: 'unwanted@maple.example' }))
    const [waiting] = await read(lead, waitingApprovals)
    const { historyId } = must(await write(lead, (tx) => decline(tx, waiting?.id ?? '')))
    await world.system.jobs.drain(world.system)
    expect((await lastMail()).kind).toBe('approval')
    expect((await read(lead, (tx) => openInvitations(tx, id))).map(({ email }) => email)).not.toContain(
      'unwanted@maple.example',
    )
    expect(await read(lead, waitingApprovals)).toEqual([])
    expect(await write(lead, (tx) => undo(tx, historyId))).toBeNull()
    expect((await read(lead, waitingApprovals)).map(({ name }) => name)).toEqual(['Lucía Ferrer'])
  })

  it('of a partner of which nobody signs in is sent at once, and the history says that nobody was asked', async () => {
    const { historyId, waits } = must(
      await invite(coordinator, { organizationId: pine, email: 'first@pine.example' }),
    )
    expect(waits).toBe(false)
    expect((await lastMail()).toAddress).toBe('first@pine.example')
    const entry = await owner((db) =>
      db.selectFrom('history').where('id', '=', historyId).select('facts').executeTakeFirstOrThrow(),
    )
    expect(entry.facts).toMatchObject({ asked: 'nobody' })
  })

  it('shows no addresses to other partners', async () => {
    const seen = await read(await world.as('lead', oak), (tx) => openInvitations(tx, id))
    expect(seen.length).toBeGreaterThan(0)
    expect(seen.map(({ email }) => email).filter((email) => email !== null)).toEqual([])
  })

  it('sent again opens with the new link only, and withdrawn with none until that is undone', async () => {
    const { id: invitationId } = must(
      await invite(coordinator, { organizationId: pine, email: 'again@maple.example' }),
    )
    const first = await hashOf(invitationId)
    must(await write(coordinator, (tx) => resendInvitation(tx, invitationId)))
    expect((await hashOf(invitationId)).tokenHash).not.toBe(first.tokenHash)
    expect((await hashOf(invitationId)).tokenHash).toBe(hashToken(tokenIn((await lastMail()).textBody)))
    must(await write(coordinator, (tx) => withdrawInvitation(tx, invitationId)))
    expect(await write(coordinator, (tx) => resendInvitation(tx, invitationId))).toMatchObject({
      code: 'invitation_closed',
    })
    const entry = { id: invitationId, subjectId: invitationId, before: null, after: null }
    await write(coordinator, async (tx) => must(await restoreInvitation(tx, entry)))
    must(await write(coordinator, (tx) => withdrawInvitation(tx, invitationId)))
    await expect(
      write(await world.as('lead', await world.organization('Elsewhere')), (tx) =>
        withdrawInvitation(tx, invitationId),
      ),
    ).rejects.toBeInstanceOf(NotFound)
  })

  it('lets whoever took it up stand for the partner, once, however often the event comes', async () => {
    const { id: invitationId } = must(
      await invite(coordinator, { email: 'coming@maple.example', name: 'Coming' }),
    )
    for (let time = 0; time < 2; time += 1) {
      await write(coordinator, (tx) =>
        record(tx, 'invitation.accepted', { subject: { kind: 'invitation', id: invitationId } }),
      )
      await world.system.jobs.drain(world.system)
    }
    const people = await read(coordinator, (tx) => peopleOfPartnership(tx, id))
    expect(
      people.find((partner) => partner.organizationId === maple)?.representatives.map(({ name }) => name),
    ).toEqual(['Coming'])
  })
})
