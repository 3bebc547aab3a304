import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, Invalid, NotByKey, NotFound } from '#platform/errors/errors.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { ownKeyOf } from '#platform/testing/own-key.server.ts'
import { askAgain } from './ask-again.server.ts'
import { code, openScene } from './factories.ts'
import { signatureForm } from './inputs.ts'
import { nameSigner } from './name-signer.server.ts'
import { eraseSigner } from './people.server.ts'
import { documentOf } from './reads.server.ts'
import { recallAgreement } from './recall.server.ts'
import { removeAgreement } from './remove.server.ts'
import { sendAgreement } from './send.server.ts'
import { declineAgreement } from './sign.server.ts'

describe('signing agreements', async () => {
  const {
    world,
    partner,
    partnershipId,
    stranger,
    coordinator,
    lead,
    lucia,
    anAgreement,
    both,
    send,
    sent,
    sentTo,
    see,
    sign,
    signed,
    change,
    raw,
  } = await openScene()
  afterAll(() => world.close())

  it('are signed and declined by people, never by a key that stands for them', async () => {
    const id = await sent()
    const { ctx } = await ownKeyOf(lead)
    expect((await see(id, ctx)).id).toBe(id)
    await expect(sign(ctx, id)).rejects.toBeInstanceOf(NotByKey)
    await expect(write(ctx, (tx) => declineAgreement(tx, id, { reason: 'Not now.' }))).rejects.toBeInstanceOf(
      NotByKey,
    )
    sure(await sign(lead, id))
  })

  it('are sent to one person for each partner who belongs to it, and to nobody else', async () => {
    const id = await anAgreement()
    const sendTo = (signers: ReturnType<typeof both>) => send(coordinator, id, signers)
    const [host, theirs] = both() as [ReturnType<typeof both>[0], ReturnType<typeof both>[0]]
    const cases: [ReturnType<typeof both>, string][] = [
      [[host], 'issue_agreement_every_partner'],
      [[host, host], 'issue_agreement_one_signer'],
      [[host, { ...theirs, organizationId: stranger }], 'issue_agreement_not_partner'],
      [[host, { ...theirs, personId: host.personId }], 'issue_agreement_left'],
    ]
    for (const [signers, issue] of cases)
      await expect(sendTo(signers)).rejects.toMatchObject({ issues: [{ path: 'signers', code: issue }] })
    sure(await sendTo(both()))
    expect(code(await sendTo(both()))).toBe('agreement_is_sent')
  })

  it('are signed by all, and then in force until their last day', async () => {
    const id = await sent()
    expect((await see(id)).standing).toBe('waiting')
    sure(await sign(lead, id))
    expect((await see(id)).standing).toBe('waiting')
    sure(await sign(coordinator, id))
    expect((await see(id)).standing).toBe('inForce')
    world.setNow('2027-01-01T12:00:00Z')
    expect((await see(id, await world.as('coordinator'))).standing).toBe('expired')
    world.setNow('2026-03-31T12:00:00Z')
  })

  it('keep with each signature the typed name, the consent, the moment, the address and the SHA-256 of the document', async () => {
    const id = await signed({ title: 'Who holds the keys' })
    const { sending } = await see(id)
    const document = await read(lead, (tx) => documentOf(tx, sending?.id ?? ''))
    expect(document).toContain('# Who holds the keys')
    expect(document).toContain('We meet **every month**.')
    const hash = createHash('sha256').update(document, 'utf8').digest('hex')
    expect(sending?.sha256).toBe(hash)
    const kept = await raw(
      sql`select signature, consent, sha256, address, way from agreement_signatures where sha256 = ${hash}`,
    )
    expect(kept.rows).toHaveLength(2)
    expect(kept.rows[0]).toMatchObject({ sha256: hash, address: '192.0.2.7', way: 'signed-in' })
    expect(JSON.stringify(kept.rows)).toContain('I have read “Who holds the keys”')
  })

  it('are not signed for another, twice, with another name, or as another text', async () => {
    const id = await sent()
    await expect(sign(await world.as('owner'), id)).rejects.toBeInstanceOf(Forbidden)
    await expect(sign(await world.as('representative', partner), id)).rejects.toBeInstanceOf(Forbidden)
    await expect(sign(lead, id, { signature: 'Somebody Else' })).rejects.toBeInstanceOf(Invalid)
    expect(code(await sign(lead, id, { sha256: 'f'.repeat(64) }))).toBe('agreement_other_text')
    sure(await sign(lead, id))
    expect(code(await sign(lead, id))).toBe('agreement_signed_already')
  })

  it('are signed one after the other where that was asked', async () => {
    const id = await sent({}, both(), true)
    expect(code(await sign(lead, id))).toBe('agreement_not_your_turn')
    sure(await sign(coordinator, id))
    sure(await sign(lead, id))
    expect((await see(id)).standing).toBe('inForce')
  })

  it('can be declined with a reason, worked on again and sent anew', async () => {
    const id = await sent()
    sure(await write(lead, (tx) => declineAgreement(tx, id, { reason: 'Too long for a pilot.' })))
    expect(await see(id)).toMatchObject({
      standing: 'declined',
      sending: { signers: [{}, { declineReason: 'Too long for a pilot.' }] },
    })
    expect(code(await sign(coordinator, id))).toBe('agreement_declined')
    sure(await change(coordinator, id, 'Shorter.', 1))
    sure(await send(coordinator, id))
    expect(await see(id)).toMatchObject({
      standing: 'waiting',
      sending: { signers: [{ signedAt: null }, {}] },
    })
  })

  it('can be called back by who sent them until all have signed, and nobody signs them after', async () => {
    const id = await sent()
    sure(await sign(lead, id))
    const recall = (ctx: Ctx) => write(ctx, (tx) => recallAgreement(tx, id, { reason: 'Wrong year.' }))
    await expect(recall(lead)).rejects.toBeInstanceOf(Forbidden)
    sure(await recall(coordinator))
    expect((await see(id)).standing).toBe('draft')
    expect(code(await sign(coordinator, id))).toBe('agreement_recalled')
    const done = await signed()
    expect(code(await write(coordinator, (tx) => recallAgreement(tx, done, { reason: 'x' })))).toBe(
      'agreement_is_signed',
    )
  })

  it('can be called back by any party once who sent them takes part no more', async () => {
    const id = await sent()
    await raw(
      sql`update partners set left_at = '2026-03-30' where partnership_id = ${partnershipId} and organization_id = ${world.hostId}`,
    )
    const recall = (ctx: Ctx) => write(ctx, (tx) => recallAgreement(tx, id, { reason: 'They have left.' }))
    await expect(recall(await world.as('representative', partner))).rejects.toBeInstanceOf(Forbidden)
    await expect(recall(coordinator)).rejects.toBeInstanceOf(Forbidden)
    sure(await recall(lead))
    expect((await see(id)).standing).toBe('draft')
    await raw(
      sql`update partners set left_at = null where partnership_id = ${partnershipId} and organization_id = ${world.hostId}`,
    )
  })

  it('do not change once they are sent or signed, not even by the hand of the database’s owner', async () => {
    for (const id of [await sent(), await signed()]) {
      expect(code(await change(coordinator, id, 'Other words.', 1))).toMatch(/^agreement_is_(sent|signed)$/)
      expect(code(await write(coordinator, (tx) => removeAgreement(tx, id)))).toMatch(/^agreement_is_/)
      for (const statement of [
        sql`update agreement_texts set body = 'Other words.' where agreement_id = ${id}`,
        sql`update agreement_sendings set document = 'Other words.' where agreement_id = ${id}`,
        sql`update agreement_sendings set sha256 = ${'0'.repeat(64)} where agreement_id = ${id}`,
        sql`delete from agreement_texts where agreement_id = ${id}`,
      ])
        await expect(raw(statement)).rejects.toThrow()
    }
    await expect(raw(sql`update agreement_signatures set signature = 'Forged'`)).rejects.toThrow(
      'a signature',
    )
  })

  it('take a drawn signature beside the written one, and no drawing that is anything else', async () => {
    const form = { signature: 'Lucía', agreed: true, sha256: 'a'.repeat(64) }
    expect(signatureForm.parse(form).drawing).toBe('')
    expect(signatureForm.parse({ ...form, drawing: 'M0 0L9 9' }).drawing).toBe('M0 0L9 9')
    for (const drawing of ['M0 0L9 9"><script>', 'url(#x)', `M0 0${'L1 1'.repeat(9000)}`])
      expect(signatureForm.safeParse({ ...form, drawing }).success).toBe(false)
    await expect(raw(sql`update agreement_signatures set drawing = 'M1 1L2 2'`)).rejects.toThrow(
      'a signature',
    )
  })

  it('are signed by whom the organization itself names, and by nobody the other side picks', async () => {
    const id = await anAgreement()
    await expect(
      write(coordinator, (tx) =>
        sendAgreement(tx, id, { signers: both(lucia), inOrder: false, message: '' }),
      ),
    ).rejects.toMatchObject({
      issues: [{ path: 'signers', code: 'issue_agreement_speaker', facts: { organization: 'Harbor Youth' } }],
    })
    sure(
      await write(coordinator, (tx) =>
        sendAgreement(tx, id, { signers: both(), inOrder: false, message: '' }),
      ),
    )
    const name = (ctx: Ctx, personId: string) => write(ctx, (tx) => nameSigner(tx, id, { personId }))
    for (const ctx of [await world.as('representative', partner), await world.as('viewer')])
      await expect(name(ctx, lucia)).rejects.toBeInstanceOf(Forbidden)
    await expect(name(await world.as('lead', stranger), lucia)).rejects.toBeInstanceOf(NotFound)
    await expect(name(lead, coordinator.actor.personId ?? '')).rejects.toMatchObject({
      issues: [{ path: 'personId', code: 'issue_agreement_left' }],
    })
    sure(await name(lead, lucia))
    await expect(sign(lead, id)).rejects.toBeInstanceOf(Forbidden)
    expect((await see(id)).sending?.signers[1]?.personName).toBe('Lucía Ferrer')
    sure(await sign(coordinator, id))
    expect(code(await name(coordinator, coordinator.actor.personId ?? ''))).toBe('agreement_signed_already')
  })

  it('say whom nothing reaches, and ask once more when there is an address', async () => {
    const silent = await world.person('Nur Aziz')
    await world.affiliate(silent, partner)
    const id = await sentTo(silent)
    await world.system.jobs.drain(world.system)
    const mails = async () =>
      (await raw(sql`select id from mails where to_address = 'nur@harbor.example'`)).rows.length
    expect(await mails()).toBe(0)
    await raw(sql`update people set email = 'nur@harbor.example' where id = ${silent}`)
    await expect(
      write(await world.as('representative', partner), (tx) => askAgain(tx, id)),
    ).rejects.toBeInstanceOf(Forbidden)
    sure(await write(coordinator, (tx) => askAgain(tx, id)))
    await world.system.jobs.drain(world.system)
    expect(await mails()).toBe(1)
    expect(code(await write(coordinator, (tx) => askAgain(tx, id)))).toBe('agreement_asked_today')
  })

  it('keep the name under a signature when its person is merged or erased, and lose the address', async () => {
    const id = await signed()
    const from = lead.actor.personId ?? ''
    const into = await world.person('Double of the lead')
    await world.system.database.transaction({ as: 'app', workspaceId: world.workspace.id }, async (db) => {
      const tx = { ...coordinator, db }
      // As merging two records of one person does.
      await sql`update agreement_signers set person_id = ${into} where person_id = ${from}`.execute(db)
      await eraseSigner.erase(tx, into)
      const rows = await sql<{
        name: string
        address: string
      }>`select g.name, g.address from agreement_signatures g
        join agreement_signers s on s.id = g.signer_id where s.person_id = ${into}`.execute(db)
      expect(rows.rows.length).toBeGreaterThan(0)
      for (const row of rows.rows) expect(row).toMatchObject({ name: lead.actor.name, address: '' })
      // As it was, for the tests beside this one.
      await sql`update agreement_signers set person_id = ${from} where person_id = ${into}`.execute(db)
    })
    expect((await see(id)).sending?.signers[1]?.personName).toBe(lead.actor.name)
  })
})
