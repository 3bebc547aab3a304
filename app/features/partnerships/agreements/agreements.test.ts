import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, Invalid, isRefusal, NotFound, type Refusal, Stale } from '#platform/errors/errors.ts'
import type { DoorRequest } from '#platform/http/request.server.ts'
import { readPdf, readPdfInfo } from '#platform/testing/pdf-text.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { askAgain } from './ask-again.server.ts'
import { changeAgreement } from './change.server.ts'
import { draftAgreement } from './draft.server.ts'
import { agreementsDue } from './due.server.ts'
import { continueAgreement, endAgreement } from './end.server.ts'
import { followAgreement } from './follow.server.ts'
import { agreementInput, clauseInput, signatureForm } from './inputs.ts'
import { linkHolder } from './keyed.server.ts'
import { nameSigner } from './name-signer.server.ts'
import { agreementPdf } from './pdf.server.tsx'
import { eraseSigner } from './people.server.ts'
import { promiseClause, promisesOf } from './promise.server.ts'
import { documentOf, listAgreements, readAgreement, textsOf } from './reads.server.ts'
import { recallAgreement } from './recall.server.ts'
import { agreements } from './register.server.ts'
import { remindOfEndings } from './remind.server.ts'
import { removeAgreement, restoreAgreement } from './remove.server.ts'
import { sendAgreement } from './send.server.ts'
import { declineAgreement, signAgreement } from './sign.server.ts'
import { markOpened, proofsOf } from './trail.server.ts'
import { agreementExpiring } from './warnings.server.ts'

const input = (fields: Record<string, unknown> = {}) =>
  agreementInput.parse({
    kind: 'mou',
    title: 'How we run the pilot',
    beginsOn: '2026-01-01',
    endsOn: '2026-12-31',
    body: 'We meet **every month**.',
    ...fields,
  })

function sure<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(`refused: ${answer.code}`)
  return answer
}
const code = (answer: unknown) => (isRefusal(answer) ? answer.code : answer)

describe('agreements', () => {
  let world: World
  let partner: string
  let stranger: string
  let partnershipId: string
  let coordinator: Ctx
  let lead: Ctx
  /** Of the partner, without a sign-in. */
  let lucia: string
  beforeAll(async () => {
    world = await openWorld([{ name: 'partnerships', ...agreements }])
    partner = await world.organization('Harbor Youth')
    stranger = await world.organization('Elsewhere')
    partnershipId = await makePartnership(world, [partner], { purpose: 'So that nobody waits alone.' })
    coordinator = await world.as('coordinator')
    lead = await world.as('lead', partner)
    lucia = await world.person('Lucía Ferrer', { email: 'lucia@harbor.example' })
    await world.affiliate(lucia, partner)
  })
  afterAll(() => world.close())

  const anAgreement = async (fields: Record<string, unknown> = {}) =>
    sure(await write(coordinator, (tx) => draftAgreement(tx, partnershipId, input(fields)))).id
  const both = (theirs = lead.actor.personId ?? '') => [
    { organizationId: world.hostId, personId: coordinator.actor.personId ?? '' },
    { organizationId: partner, personId: theirs },
  ]
  const sent = async (fields: Record<string, unknown> = {}, signers = both(), inOrder = false) => {
    const id = await anAgreement(fields)
    sure(await write(coordinator, (tx) => sendAgreement(tx, id, { signers, inOrder, message: '' })))
    return id
  }
  /** Sent to the partner's lead, who names somebody else. */
  const sentTo = async (personId: string, fields: Record<string, unknown> = {}) => {
    const id = await sent(fields)
    sure(await write(lead, (tx) => nameSigner(tx, id, { personId })))
    return id
  }
  const see = (id: string, ctx = coordinator) => read(ctx, (tx) => readAgreement(tx, id))
  const sign = async (ctx: Ctx, id: string, fields: Record<string, string> = {}) => {
    const { sending } = await see(id)
    const mine = sending?.signers.find((one) => one.personId === ctx.actor.personId)
    const signature = { signature: mine?.personName ?? '', sha256: sending?.sha256 ?? '', ...fields }
    return write(ctx, (tx) => signAgreement(tx, id, signature, '192.0.2.7'))
  }
  const signed = async (fields: Record<string, unknown> = {}) => {
    const id = await sent(fields)
    sure(await sign(coordinator, id))
    sure(await sign(lead, id))
    return id
  }
  const raw = (statement: ReturnType<typeof sql>) =>
    world.system.database.transaction({ as: 'owner' }, (db) => statement.execute(db))

  it('are begun by either side from a template that knows the parties and the purpose', async () => {
    for (const ctx of [coordinator, await world.as('representative', partner)]) {
      const { id } = sure(
        await write(ctx, (tx) => draftAgreement(tx, partnershipId, input({ body: '', language: 'es' }))),
      )
      const [text] = await read(ctx, async (tx) => textsOf(tx, await readAgreement(tx, id)))
      expect(text?.body).toContain('Host of demo y Harbor Youth trabajan juntos en Homework Harbor.')
      expect(text?.body).toContain('So that nobody waits alone.')
    }
  })

  it('are not begun, changed or removed by someone who only reads, and are not there for a stranger', async () => {
    const id = await anAgreement()
    const viewer = await world.as('viewer')
    const outside = await world.as('lead', stranger)
    for (const [ctx, failure] of [
      [viewer, Forbidden],
      [outside, NotFound],
    ] as const)
      for (const act of [
        () => write(ctx, (tx) => draftAgreement(tx, partnershipId, input())),
        () => write(ctx, (tx) => changeAgreement(tx, id, { ...input(), version: 1 })),
        () => write(ctx, (tx) => removeAgreement(tx, id)),
        () => write(ctx, (tx) => sendAgreement(tx, id, { signers: both(), inOrder: false, message: '' })),
        () => write(ctx, (tx) => signAgreement(tx, id, { signature: 'x', sha256: '' })),
      ])
        await expect(act()).rejects.toBeInstanceOf(failure)
    await expect(read(outside, (tx) => readAgreement(tx, id))).rejects.toBeInstanceOf(NotFound)
    expect((await see(id, viewer)).standing).toBe('draft')
  })

  it('keep every version of their text, and of two people who save at once neither text is lost', async () => {
    const id = await anAgreement()
    const change = (body: string, version: number, ctx = coordinator) =>
      write(ctx, (tx) => changeAgreement(tx, id, { ...input({ body }), version }))
    sure(await change('We meet every week.', 1))
    const late = change('We meet every day.', 1, lead)
    await expect(late).rejects.toBeInstanceOf(Stale)
    await expect(late).rejects.toMatchObject({ theirs: { body: 'We meet every week.', version: 2 } })
    sure(await change('We meet every day.', 2, lead))
    const texts = await read(coordinator, async (tx) => textsOf(tx, await readAgreement(tx, id)))
    expect(texts.map(({ number, body }) => [number, body])).toEqual([
      [3, 'We meet every day.'],
      [2, 'We meet every week.'],
      [1, 'We meet **every month**.'],
    ])
  })

  it('are sent to one person for each partner who belongs to it, and to nobody else', async () => {
    const id = await anAgreement()
    const send = (signers: ReturnType<typeof both>) =>
      write(coordinator, (tx) => sendAgreement(tx, id, { signers, inOrder: false, message: '' }))
    const [host, theirs] = both() as [ReturnType<typeof both>[0], ReturnType<typeof both>[0]]
    const cases: [ReturnType<typeof both>, string][] = [
      [[host], 'issue_agreement_every_partner'],
      [[host, host], 'issue_agreement_one_signer'],
      [[host, { ...theirs, organizationId: stranger }], 'issue_agreement_not_partner'],
      [[host, { ...theirs, personId: host.personId }], 'issue_agreement_left'],
    ]
    for (const [signers, issue] of cases)
      await expect(send(signers)).rejects.toMatchObject({ issues: [{ path: 'signers', code: issue }] })
    sure(await send(both()))
    expect(code(await send(both()))).toBe('agreement_is_sent')
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
    sure(await write(lead, (tx) => changeAgreement(tx, id, { ...input({ body: 'Shorter.' }), version: 1 })))
    sure(await write(lead, (tx) => sendAgreement(tx, id, { signers: both(), inOrder: false, message: '' })))
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

  it('do not change once they are sent or signed, not even by the hand of the database’s owner', async () => {
    for (const id of [await sent(), await signed()]) {
      const change = { ...input({ body: 'Other words.' }), version: 1 }
      expect(code(await write(coordinator, (tx) => changeAgreement(tx, id, change)))).toMatch(
        /^agreement_is_(sent|signed)$/,
      )
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

  const paper = (id: string, ctx = coordinator) =>
    read(ctx, async (tx) => agreementPdf(tx, await readAgreement(tx, id)))

  it('leave on paper with the text, the signatures and a page that says how they were signed', async () => {
    const id = await sent({ title: 'Four oars in one boat' })
    const signer = (await see(id)).sending?.signers[1]?.id ?? ''
    await write(lead, async (tx) => {
      await markOpened(tx, signer)
      return signAgreement(
        tx,
        id,
        {
          signature: lead.actor.name,
          drawing: 'M20 100L60 40L90 150L300 90',
          sha256: (await readAgreement(tx, id)).sending?.sha256 ?? '',
        },
        '192.0.2.7',
      )
    })
    const before = readPdf(await paper(id, lead))
    expect(before.join(' ')).toContain('Signed by 1 of 2 so far')
    expect(before.join(' ')).toContain('not signed yet')
    sure(await sign(coordinator, id))
    const bytes = await paper(id)
    const pages = readPdf(bytes)
    const all = pages.join(' ')
    const { sending } = await see(id)
    // The number on paper is the one that was signed, worked out anew from the text.
    const hash = createHash('sha256')
      .update(await read(lead, (tx) => documentOf(tx, sending?.id ?? '')), 'utf8')
      .digest('hex')
    expect(all.split(hash)).toHaveLength(4)
    const proofs = await read(lead, async (tx) => (sending === null ? [] : proofsOf(tx, sending)))
    expect(proofs.map((one) => one.sha256)).toEqual([hash, hash])
    expect(readPdfInfo(bytes).Title).toBe('Four oars in one boat')
    expect(pages[0]).toContain('Memorandum of understanding Four oars in one boat')
    expect(pages[0]).toContain('Between: Host of demo and Harbor Youth')
    expect(pages[0]).toContain('We meet every month.')
    for (const words of [
      'How this was signed',
      'Version 1',
      'Signed by all 2 who were asked',
      `written: ${lead.actor.name}, and drawn by hand`,
      'I have read “Four oars in one boat”',
      '192.0.2.7',
      '31 Mar 2026',
      'signed in as this person',
      `${coordinator.actor.name} sent it for signature, for Host of demo.`,
      `${lead.actor.name} opened it for the first time.`,
      `${lead.actor.name} signed for Harbor Youth.`,
    ])
      expect(all).toContain(words)
  })

  it('are on paper for neither a stranger nor, as a draft, with anything that looks like a signature', async () => {
    const id = await anAgreement({ title: 'Still a draft' })
    const pages = readPdf(await paper(id))
    expect(pages.join(' ')).toContain('Memorandum of understanding, draft Still a draft')
    expect(pages.join(' ')).not.toContain('SHA-256')
    await expect(paper(id, await world.as('lead', stranger))).rejects.toBeInstanceOf(NotFound)
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

  describe('by the link of the mail', () => {
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
  })

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

  it('are renewed by a new one that stands in their place once all have signed it', async () => {
    const id = await signed()
    const next = sure(await write(lead, (tx) => followAgreement(tx, id, { as: 'renewal' }))).id
    expect(await see(next)).toMatchObject({
      followsId: id,
      beginsOn: '2027-01-01',
      endsOn: '2027-12-31',
      standing: 'draft',
    })
    sure(await write(lead, (tx) => sendAgreement(tx, next, { signers: both(), inOrder: false, message: '' })))
    sure(await sign(coordinator, next))
    expect((await see(id)).standing).toBe('inForce')
    sure(await sign(lead, next))
    expect(await see(id)).toMatchObject({ standing: 'replaced', replacedById: next })
    expect(code(await write(lead, (tx) => followAgreement(tx, id, { as: 'amendment' })))).toBe(
      'agreement_over',
    )
  })

  it('stand on Today of whom they wait for, before their last day, and when a signer has left', async () => {
    const due = async (ctx: Ctx, id: string) =>
      (await read(ctx, (tx) => agreementsDue.find(tx)))
        .filter((item) => item.recordId === id)
        .map((item) => item.kind)
    const waiting = await sent()
    expect(await due(lead, waiting)).toEqual(['agreement.sign'])
    expect(await due(await world.as('representative', partner), waiting)).toEqual([])
    sure(await sign(lead, waiting))
    expect(await due(lead, waiting)).toEqual([])
    const near = await signed({ endsOn: '2026-04-20' })
    expect(await due(lead, near)).toEqual(['agreement.ends'])
    const gone = await world.person('Ines Marsh')
    const affiliation = await world.affiliate(gone, partner)
    const id = await sentTo(gone)
    const ctx: Ctx = { ...lead, actor: { ...lead.actor, personId: gone } }
    sure(await sign(ctx, id))
    sure(await sign(coordinator, id))
    expect(await due(lead, id)).toEqual([])
    const other = await sentTo(gone)
    await raw(sql`update affiliations set ended_on = '2026-03-01' where id = ${affiliation}`)
    expect(await due(lead, id)).toEqual(['agreement.resign'])
    expect(await due(lead, other)).toEqual(['agreement.seek'])
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

  it('lend a clause to a promise once they are signed, which quotes it on both sides', async () => {
    const body = '## What each brings\n\n- Harbor Youth opens **two rooms**.\n- We bring the books.'
    const promise = (ctx: Ctx, id: string, clause: string) =>
      write(ctx, (tx) =>
        promiseClause(tx, id, clauseInput.parse({ clause, text: 'Open two rooms', dueOn: '2026-05-01' })),
      )
    const draft = await anAgreement({ body })
    expect(code(await promise(lead, draft, 'We bring the books.'))).toBe('agreement_not_signed')
    const id = await signed({ body })
    await expect(promise(await world.as('viewer'), id, 'We bring the books.')).rejects.toBeInstanceOf(
      Forbidden,
    )
    await expect(promise(await world.as('lead', stranger), id, 'x')).rejects.toBeInstanceOf(NotFound)
    await expect(promise(lead, id, 'We bring the pencils.')).rejects.toMatchObject({
      issues: [{ path: 'clause', code: 'issue_agreement_clause' }],
    })
    sure(await promise(lead, id, 'Harbor Youth opens two rooms.'))
    for (const ctx of [lead, coordinator])
      expect(await read(ctx, (tx) => promisesOf(tx, id))).toMatchObject([
        {
          clause: 'Harbor Youth opens two rooms.',
          promise: {
            text: 'Open two rooms',
            sourceKind: 'agreement',
            sourceId: id,
          },
        },
      ])
  })

  it('remind of their last day at each of the days that were set, once, and warn of it from the second on', async () => {
    const id = await signed({ title: 'Keys to the hall', endsOn: '2026-06-29' })
    const warned = async (ctx: Ctx) =>
      (await read(ctx, (tx) => agreementExpiring.find(tx, {}))).filter((one) => one.id === `agreement ${id}`)
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

  it('read for an organization that has left as they stood when it left', async () => {
    const other = await world.organization('Oak Street')
    const here = await makePartnership(world, [other])
    const { id } = sure(await write(coordinator, (tx) => draftAgreement(tx, here, input())))
    await letLeave(world, here, other, new Date('2026-03-31T18:00:00Z'))
    world.setNow('2026-04-02T12:00:00Z')
    const later = await world.as('coordinator')
    const change = { ...input({ title: 'A new title', body: 'New words.' }), version: 1 }
    sure(await write(later, (tx) => changeAgreement(tx, id, change)))
    const signers = [{ organizationId: world.hostId, personId: coordinator.actor.personId ?? '' }]
    sure(await write(later, (tx) => sendAgreement(tx, id, { signers, inOrder: false, message: '' })))
    const left = await world.as('lead', other)
    const seen = await see(id, left)
    expect(seen).toMatchObject({ title: 'How we run the pilot', standing: 'draft', sending: null, number: 1 })
    expect((await read(left, (tx) => textsOf(tx, seen))).map((one) => one.body)).toEqual([
      'We meet **every month**.',
    ])
    world.setNow('2026-03-31T12:00:00Z')
  })

  it('are found by their words by those in reach, page by page', async () => {
    await anAgreement({ title: 'Quiet rooms on Fridays' })
    const found = (ctx: Ctx) =>
      read(ctx, (tx) =>
        listAgreements(tx, { query: 'quiet rooms', direction: 'asc', cursor: null, limit: 10 }),
      )
    expect((await found(lead)).items.map((one) => one.title)).toEqual(['Quiet rooms on Fridays'])
    expect(await found(await world.as('lead', stranger))).toMatchObject({ items: [], total: 0 })
  })

  it('can be removed and brought back while they are drafts', async () => {
    const id = await anAgreement()
    sure(await write(lead, (tx) => removeAgreement(tx, id)))
    await expect(see(id)).rejects.toBeInstanceOf(NotFound)
    await write(lead, (tx) => restoreAgreement(tx, { id: '', subjectId: id, before: null, after: null }))
    expect((await see(id)).standing).toBe('draft')
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
