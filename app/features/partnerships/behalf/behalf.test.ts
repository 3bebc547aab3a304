import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { undo } from '#platform/activity/undo.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, NotFound, Refusal } from '#platform/errors/errors.ts'
import type { DoorRequest } from '#platform/http/request.server.ts'
import { readMail } from '#platform/mail/reads.server.ts'
import { dueItems } from '#platform/testing/told.server.ts'
import { openWorld, testNow, type World } from '#platform/testing/world.server.ts'
import { makePartnership } from '../factories.ts'
import { acceptPartnership, declinePartnership } from '../partners/answer.server.ts'
import { invitePartner } from '../partners/invite.server.ts'
import { partnerNoun } from '../partners/register.server.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import { acceptBehalf, disputeBehalf } from './answer.server.ts'
import { counts } from './behalf.ts'
import { behalfDueItems } from './due.server.ts'
import { keyHolder } from './keyed.server.ts'
import { behalfActsOf, behalfChoices, behalfSummaries, readBehalf } from './reads.server.ts'
import { behalfNoun } from './register.server.ts'
import { renewLink } from './renew.server.ts'

const must = <T>(answer: T | Refusal): T => {
  if (answer instanceof Refusal) throw new Error(answer.code)
  return answer
}

describe('what counts of what was recorded for a partner', () => {
  const moment = fc.option(fc.constant(new Date('2026-01-01')))
  it('is nothing that the partner disputes, and else what it accepted or what is evidenced', () => {
    fc.assert(
      fc.property(
        moment,
        moment,
        fc.constantFrom('', 'said on the phone'),
        fc.constantFrom('', 'https://a.example'),
        (acceptedAt, disputedAt, evidence, evidenceLink) => {
          const sure = acceptedAt !== null || evidence !== '' || evidenceLink !== ''
          expect(counts({ acceptedAt, disputedAt, evidence, evidenceLink })).toBe(disputedAt === null && sure)
        },
      ),
    )
    expect(counts(null)).toBe(true)
  })
})

describe('an act recorded for a partner', () => {
  let world: World
  let coordinator: Ctx
  let maple: string
  let id: string
  beforeAll(async () => {
    world = await openWorld([
      { name: 'partners', ...partnerNoun },
      { name: 'behalf', ...behalfNoun },
    ])
    coordinator = await world.as('coordinator')
    id = await makePartnership(world, [])
    maple = await world.organization('Maple Clinic', { email: 'desk@maple.example' })
    must(await write(coordinator, (tx) => invitePartner(tx, id, { organizationId: maple })))
  })
  afterAll(() => world.close())

  const onPhone = () => ({ onBehalfOf: maple, evidence: 'said on the phone', evidenceLink: '' })
  const lastToken = async () => {
    await world.system.jobs.drain(world.system)
    const mail = await world.system.database.transaction({ as: 'owner' }, (db) =>
      db.selectFrom('mails').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow(),
    )
    return { mail, token: /\/behalf\/([\w-]+)/.exec(mail.textBody)?.[1] ?? '' }
  }
  const door = () => ({ system: world.system, locale: 'en', requestId: 'test' }) as unknown as DoorRequest
  const standing = async () =>
    (await read(coordinator, (tx) => readPartnership(tx, id))).partners.find(
      (partner) => partner.organizationId === maple,
    )?.standing

  it('is recorded by owners and coordinators only, for a partner of this partnership', async () => {
    for (const ctx of [await world.as('contributor'), await world.as('viewer')])
      await expect(write(ctx, (tx) => acceptPartnership(tx, id, onPhone()))).rejects.toBeInstanceOf(Forbidden)
    const stranger = await world.organization('Stranger')
    expect(
      await write(coordinator, (tx) => acceptPartnership(tx, id, { ...onPhone(), onBehalfOf: stranger })),
    ).toMatchObject({ code: 'behalf_not_partner' })
    const partnership = await read(coordinator, (tx) => readPartnership(tx, id))
    expect(await read(coordinator, async (tx) => behalfChoices(tx, partnership))).toMatchObject([
      { name: 'Maple Clinic' },
    ])
    expect(await read(await world.as('viewer'), async (tx) => behalfChoices(tx, partnership))).toEqual([])
  })

  it('is mailed with a key to the partner, who says without an account that it was not so', async () => {
    must(await write(coordinator, (tx) => declinePartnership(tx, id, { ...onPhone(), reason: 'Too busy' })))
    expect(await standing()).toBe('declined')
    const { mail, token } = await lastToken()
    expect(mail).toMatchObject({ toAddress: 'desk@maple.example', kind: 'behalf' })
    expect(mail.textBody).toContain('Too busy')
    const { ctx, behalfId } = await keyHolder(door(), token)
    expect(await read(ctx, (tx) => readBehalf(tx, behalfId))).toMatchObject({
      organizationName: 'Maple Clinic',
      evidence: 'said on the phone',
      summary: 'Too busy',
    })
    await write(ctx, (tx) => disputeBehalf(tx, behalfId, { reason: 'We never said so' }))
    expect(await standing()).toBe('invited')
    const seen = (await read(coordinator, (tx) => behalfSummaries(tx, [behalfId, null]))).get(behalfId)
    expect(seen).toMatchObject({ disputeReason: 'We never said so', recordedBy: 'coordinator 1' })
    expect(counts(seen ?? null)).toBe(false)
  })

  it('is asked about by a link that lapses, in place of which a new one is mailed once', async () => {
    must(await write(coordinator, (tx) => acceptPartnership(tx, id, onPhone())))
    const { token: first, mail: firstMail } = await lastToken()
    const seen = await read(await world.as('owner'), (tx) => readMail(tx, firstMail.id))
    expect(seen.masked).toBe(true)
    expect(seen.text).toContain('/behalf/…')
    expect(seen.text).not.toContain(first)
    expect((await keyHolder(door(), first)).state).toBe('works')
    expect(await renewLink(door(), first)).toBeNull()
    expect((await lastToken()).mail.id).toBe(firstMail.id)
    world.setNow('2026-05-30T11:59:00Z')
    expect((await keyHolder(door(), first)).state).toBe('works')
    world.setNow('2026-05-30T12:00:00Z')
    expect((await keyHolder(door(), first)).state).toBe('expired')
    expect(await renewLink(door(), first)).toBeNull()
    const { token: second, mail } = await lastToken()
    expect(mail).toMatchObject({ toAddress: 'desk@maple.example', kind: 'behalf' })
    expect(second).not.toBe(first)
    expect((await keyHolder(door(), second)).state).toBe('works')
    expect((await keyHolder(door(), first)).state).toBe('renewed')
    await renewLink(door(), first)
    expect((await lastToken()).mail.id).toBe(mail.id)
    const { ctx, behalfId } = await keyHolder(door(), second)
    await write(ctx, (tx) => disputeBehalf(tx, behalfId, { reason: 'Not so' }))
    world.setNow(testNow)
  })

  it('is answered by no link of who has left the partner, but by a new one to whom it is reached by now', async () => {
    const contact = await world.person('Ngozi Bello', { email: 'ngozi@birch.example' })
    const birch = await world.organization('Birch Library')
    const affiliation = await world.affiliate(contact, birch, { isMainContact: true })
    const place = await makePartnership(world, [], { name: 'Reading hour' })
    must(await write(coordinator, (tx) => invitePartner(tx, place, { organizationId: birch })))
    must(await write(coordinator, (tx) => acceptPartnership(tx, place, { ...onPhone(), onBehalfOf: birch })))
    const { token, mail } = await lastToken()
    expect(mail.toAddress).toBe('ngozi@birch.example')
    expect((await keyHolder(door(), token)).state).toBe('works')
    await world.system.database.transaction({ as: 'owner' }, (db) =>
      db.updateTable('affiliations').set({ endedOn: '2026-03-30' }).where('id', '=', affiliation).execute(),
    )
    expect((await keyHolder(door(), token)).state).toBe('expired')
    expect(await renewLink(door(), token)).toMatchObject({ code: 'behalf_no_address' })
    const next = await world.person('Sam Ortiz', { email: 'sam@birch.example' })
    await world.affiliate(next, birch, { isMainContact: true })
    expect(await renewLink(door(), token)).toBeNull()
    const renewed = await lastToken()
    expect(renewed.mail.toAddress).toBe('sam@birch.example')
    expect((await keyHolder(door(), renewed.token)).state).toBe('works')
    expect((await keyHolder(door(), token)).state).toBe('renewed')
  })

  it('stands again when the partner says after all that it was right', async () => {
    must(await write(coordinator, (tx) => acceptPartnership(tx, id, onPhone())))
    const { token } = await lastToken()
    const { ctx, behalfId } = await keyHolder(door(), token)
    await write(ctx, (tx) => disputeBehalf(tx, behalfId, { reason: 'A mix-up' }))
    expect(await standing()).toBe('invited')
    await write(ctx, (tx) => acceptBehalf(tx, behalfId))
    expect(await standing()).toBe('accepted')
    await write(ctx, (tx) => disputeBehalf(tx, behalfId, { reason: 'No, truly not' }))
    expect(await standing()).toBe('invited')
  })

  it('waits with the partner until its lead says it was right', async () => {
    must(await write(coordinator, (tx) => acceptPartnership(tx, id, onPhone())))
    const lead = await world.as('lead', maple)
    const due = await read(lead, (tx) => dueItems(tx, behalfDueItems))
    expect(due).toMatchObject([{ kind: 'behalf', group: 'waiting' }])
    expect(await read(coordinator, (tx) => dueItems(tx, behalfDueItems))).toEqual([])
    const behalfId = due[0]?.recordId ?? ''
    for (const ctx of [await world.as('representative', maple), coordinator])
      await expect(write(ctx, (tx) => acceptBehalf(tx, behalfId))).rejects.toBeInstanceOf(Forbidden)
    await write(lead, (tx) => acceptBehalf(tx, behalfId))
    expect(await read(lead, (tx) => dueItems(tx, behalfDueItems))).toEqual([])
    expect((await read(lead, (tx) => readBehalf(tx, behalfId))).acceptedAt).not.toBeNull()
  })

  it('disputed late takes back nothing that the partner has said itself since', async () => {
    const birch = await world.organization('Birch School')
    must(await write(coordinator, (tx) => invitePartner(tx, id, { organizationId: birch })))
    const by = (evidence: string) => ({ onBehalfOf: birch, evidence, evidenceLink: '' })
    const { historyId } = must(await write(coordinator, (tx) => acceptPartnership(tx, id, by('a letter'))))
    const lead = await world.as('lead', birch)
    const [waiting] = await read(lead, (tx) => dueItems(tx, behalfDueItems))
    expect(await write(coordinator, (tx) => undo(tx, historyId))).toBeNull()
    must(
      await write(lead, (tx) =>
        acceptPartnership(tx, id, { onBehalfOf: null, evidence: '', evidenceLink: '' }),
      ),
    )
    const late = await write(lead, (tx) =>
      disputeBehalf(tx, waiting?.recordId ?? '', { reason: 'That was not us' }),
    )
    expect(late).toMatchObject({ code: 'behalf_taken_back' })
    const { partners } = await read(coordinator, (tx) => readPartnership(tx, id))
    expect(partners.find((one) => one.organizationId === birch)?.standing).toBe('accepted')
    const again = await write(lead, (tx) =>
      acceptPartnership(tx, id, { onBehalfOf: null, evidence: '', evidenceLink: '' }),
    )
    expect(again).toMatchObject({ code: 'partner_answered' })
  })

  it('is out of reach of other organizations, other workspaces and other keys', async () => {
    const [one] = await read(coordinator, (tx) => behalfActsOf(tx, id))
    const outside = [
      await world.as('lead', await world.organization('Elsewhere')),
      await (await world.another()).as('owner'),
    ]
    for (const ctx of outside)
      await expect(read(ctx, (tx) => readBehalf(tx, one?.id ?? ''))).rejects.toBeInstanceOf(NotFound)
    await expect(keyHolder(door(), 'guessed')).rejects.toBeInstanceOf(NotFound)
  })
})
