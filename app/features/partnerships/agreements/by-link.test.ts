import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Invalid, NotFound } from '#platform/errors/errors.ts'
import type { DoorRequest } from '#platform/http/request.server.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { setLimits } from '#platform/testing/limits.server.ts'
import { readPdf } from '#platform/testing/pdf-text.ts'
import { press } from '#platform/testing/press.ts'
import { code, openScene } from './factories.ts'
import { linkHolder } from './keyed.server.ts'
import { nameSigner } from './name-signer.server.ts'
import { action } from './pages/keyed.tsx'
import { agreementPaper, agreementPdf } from './pdf.server.tsx'
import { recallAgreement } from './recall.server.ts'

describe('signing by the link of the mail', async () => {
  const { world, partner, partnershipId, coordinator, lead, lucia, send, sentTo, see, sign, raw } =
    await openScene()
  afterAll(() => world.close())

  const paper = (id: string, ctx: Ctx) =>
    read(ctx, (tx) => agreementPaper(tx, id)).then((paper) => agreementPdf(ctx, paper))
  const door = (userId?: string) =>
    ({
      system: world.system,
      locale: 'en',
      requestId: 'test',
      user: userId === undefined ? null : { id: userId },
    }) as unknown as DoorRequest
  const mailed = async () => {
    const id = await sentTo(lucia)
    await world.system.jobs.drain(world.system)
    return { id, token: await tokenOf('Please sign: How we run the pilot') }
  }
  const tokenOf = async (subject: string) => {
    const mails = await raw(
      sql`select text_body from mails where subject = ${subject} and to_address = 'lucia@harbor.example' order by created_at desc, id desc limit 1`,
    )
    const text = String((mails.rows[0] as { textBody?: string } | undefined)?.textBody)
    return /\/signature\/([\w-]+)/.exec(text)?.[1] ?? ''
  }

  it('someone signs who has no sign-in, once', async () => {
    const { id, token } = await mailed()
    const { ctx, agreementId, state } = await linkHolder(door(), token)
    expect({ agreementId, state }).toEqual({ agreementId: id, state: 'works' })
    // Accents and letters' size are nobody's proof.
    sure(await sign(ctx, id, { signature: 'lucia FERRER' }))
    expect(code(await sign((await linkHolder(door(), token)).ctx, id))).toBe('agreement_signed_already')
    sure(await sign(coordinator, id))
    expect((await see(id)).standing).toBe('inForce')
    await world.system.jobs.drain(world.system)
    const copy = await tokenOf('Signed by all: How we run the pilot')
    expect(copy).not.toBe(token)
    // Both open the one document, and neither signs it again.
    for (const one of [token, copy]) {
      const holder = await linkHolder(door(), one)
      expect(holder).toMatchObject({ agreementId: id, state: 'works' })
      expect(code(await sign(holder.ctx, id))).toBe('agreement_signed_already')
      expect(readPdf(await paper(id, holder.ctx)).join(' ')).toContain(
        'by the link in a mail to this person alone',
      )
    }
  })

  it('nobody signs who is signed in as somebody else, writes another name, or comes too late', async () => {
    const { id, token } = await mailed()
    expect((await linkHolder(door(coordinator.actor.userId ?? ''), token)).state).toBe('other')
    const { ctx } = await linkHolder(door(), token)
    await expect(sign(ctx, id, { signature: 'Jamal Carter' })).rejects.toBeInstanceOf(Invalid)
    sure(await write(coordinator, (tx) => recallAgreement(tx, id, { reason: 'Wrong year.' })))
    expect(code(await sign(ctx, id))).toBe('agreement_recalled')
    world.setNow('2026-07-01T12:00:00Z')
    expect((await linkHolder(door(), token)).state).toBe('expired')
    world.setNow('2026-03-31T12:00:00Z')
    await expect(linkHolder(door(), 'guessed')).rejects.toBeInstanceOf(NotFound)
  })

  it('opens for as long as the workspace says, from the day on which it was mailed', async () => {
    await setLimits(await world.as('owner'), { signatureLinkDays: 5 })
    const { token } = await mailed()
    const [mail] = (
      await raw(
        sql`select text_body from mails where subject like 'Please sign:%' order by created_at desc, id desc limit 1`,
      )
    ).rows
    expect(mail).toMatchObject({ textBody: expect.stringContaining('holds until 5 Apr') })
    await setLimits(await world.as('owner'), { signatureLinkDays: 60 })
    const on = async (moment: string) => {
      world.setNow(moment)
      return (await linkHolder(door(), token)).state
    }
    expect(await on('2026-04-05T11:00:00Z')).toBe('works')
    expect(await on('2026-04-05T13:00:00Z')).toBe('expired')
    world.setNow('2026-03-31T12:00:00Z')
  })

  it('nobody signs who has left the organization since, and the record reaches nothing else', async () => {
    const gone = await world.person('Sam Field', { email: 'sam@harbor.example' })
    const affiliation = await world.affiliate(gone, partner)
    const id = await sentTo(gone)
    const ctx: Ctx = {
      ...lead,
      actor: { ...lead.actor, kind: 'link', role: 'representative', personId: gone },
    }
    await raw(sql`update affiliations set ended_on = '2026-03-01' where id = ${affiliation}`)
    expect(code(await sign(ctx, id))).toBe('agreement_signer_left')
  })

  describe('pressed on the page', () => {
    const pressed = (token: string, fields: Record<string, string>, userId?: string) =>
      press(action, {
        params: { token },
        fields,
        door: {
          system: world.system,
          user: userId === undefined ? null : { id: userId },
          address: '192.0.2.7',
          ctx: null,
        },
      })
    const signature = async (id: string) => ({
      act: 'sign',
      signature: 'Lucía Ferrer',
      agreed: 'on',
      sha256: (await see(id)).sending?.sha256 ?? '',
    })
    const given = async (id: string) =>
      (await see(id)).sending?.signers.filter((one) => one.signedAt !== null || one.declinedAt !== null)

    it('a second time says that it is signed, and changes nothing', async () => {
      const { id, token } = await mailed()
      expect(await pressed(token, await signature(id))).toEqual({ status: 303, to: `/signature/${token}` })
      const once = await given(id)
      expect(await pressed(token, await signature(id))).toMatchObject({
        status: 409,
        refusal: 'You have signed this already. One signature is enough.',
      })
      expect(await pressed(token, { act: 'decline', reason: 'I changed my mind.' })).toMatchObject({
        status: 409,
        refusal: 'You have signed this already. One signature is enough.',
        values: { reason: 'I changed my mind.' },
      })
      expect(await given(id)).toEqual(once)
    })

    it('by somebody else who is signed in says whose it is, keeps what they typed, and leaves it to the right one', async () => {
      const { id, token } = await mailed()
      for (const fields of [await signature(id), { act: 'decline', reason: 'Not for me.' }])
        expect(await pressed(token, fields, coordinator.actor.userId ?? '')).toMatchObject({
          status: 409,
          refusal: expect.stringContaining('This link is for another person'),
          values: fields,
        })
      expect(await given(id)).toEqual([])
      expect((await pressed(token, await signature(id))).status).toBe(303)
      expect(await given(id)).toHaveLength(1)
    })

    it('once who was asked has left the organization, or that the partnership, says so and keeps what was typed', async () => {
      const { id, token } = await mailed()
      const fields = await signature(id)
      const opens = async () => (await linkHolder(door(), token)).state
      await raw(sql`update affiliations set ended_on = '2026-03-30' where person_id = ${lucia}`)
      expect(await opens()).toBe('apart')
      expect(await pressed(token, fields)).toMatchObject({
        status: 409,
        refusal: expect.stringContaining('You no longer belong to Harbor Youth'),
        values: fields,
      })
      await raw(sql`update affiliations set ended_on = null where person_id = ${lucia}`)
      const leave = (on: string | null) =>
        raw(
          sql`update partners set left_at = ${on} where partnership_id = ${partnershipId} and organization_id = ${partner}`,
        )
      await leave('2026-03-30T12:00:00Z')
      expect(await opens()).toBe('gone')
      expect(await pressed(token, fields)).toMatchObject({
        status: 409,
        refusal: expect.stringContaining('Harbor Youth, for which this link was sent, takes part'),
      })
      expect(await given(id)).toEqual([])
      await leave(null)
      expect(await opens()).toBe('works')
    })

    it('after it was called back says so and keeps what was typed; sent anew, the old link opens nothing', async () => {
      const { id, token } = await mailed()
      const old = await signature(id)
      sure(await write(coordinator, (tx) => recallAgreement(tx, id, { reason: 'Wrong year.' })))
      const recalled = { status: 409, refusal: expect.stringContaining('It was called back') }
      for (const fields of [old, { act: 'decline', reason: 'Two pages too long.' }])
        expect(await pressed(token, fields)).toMatchObject({ ...recalled, values: fields })
      sure(await send(coordinator, id))
      sure(await write(lead, (tx) => nameSigner(tx, id, { personId: lucia })))
      await world.system.jobs.drain(world.system)
      expect(await pressed(token, await signature(id))).toMatchObject(recalled)
      expect(await given(id)).toEqual([])
      const fresh = await tokenOf('Please sign: How we run the pilot')
      expect(fresh).not.toBe(token)
      expect((await pressed(fresh, await signature(id))).status).toBe(303)
    })
  })
})
