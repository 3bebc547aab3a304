import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { isRefusal, NotFound } from '#platform/errors/errors.ts'
import { readPdf } from '#platform/testing/pdf-text.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { speak } from '#platform/words/speaking.server.ts'
import { makePartnership } from '../factories.ts'
import { partnerships } from '../index.server.ts'
import { acceptCommitment } from './accept.server.ts'
import { fulfil } from './fulfil.server.ts'
import { pledgeInput } from './inputs.ts'
import { ledgerPdf, organizationLedger, partnershipLedger } from './ledger-pdf.server.tsx'
import { pledge } from './pledge.server.ts'
import { askedIn } from './views.ts'

const byNobody = { onBehalfOf: null, evidence: '', evidenceLink: '' }
const asked = (search = '') => askedIn(new URL(`http://x/${search}`), 'all')

describe('a ledger on paper', () => {
  let world: World
  let partner: string
  let stranger: string
  let partnershipId: string
  let host: Ctx
  let lead: Ctx
  beforeAll(async () => {
    world = await openWorld([partnerships])
    partner = await world.organization('Harbor Youth')
    stranger = await world.organization('Elsewhere')
    partnershipId = await makePartnership(world, [partner])
    world.setNow('2026-01-05T12:00:00Z')
    host = await world.as('coordinator')
    lead = await world.as('lead', partner)
    await promise(host, lead, 'Pay in time', '2026-02-01', '2026-01-30')
    await promise(host, lead, 'Pay late', '2026-03-01', '2026-03-20')
    await promise(lead, host, 'Open the hall', '2026-02-15', '2026-02-15')
    await promise(lead, host, 'Still to come', '2026-12-15', null)
    world.setNow('2026-06-01T12:00:00Z')
    host = await world.as('coordinator')
    lead = await world.as('lead', partner)
  })
  afterAll(() => world.close())

  async function promise(by: Ctx, to: Ctx, text: string, dueOn: string, doneOn: string | null) {
    const made = await write(by, (tx) => pledge(tx, pledgeInput.parse({ partnershipId, text, dueOn })))
    if (isRefusal(made)) throw new Error(made.code)
    await write(to, (tx) => acceptCommitment(tx, made.id, byNobody))
    if (doneOn === null) return
    const then = { now: new Date(`${doneOn}T12:00:00Z`), today: doneOn }
    await write({ ...by, ...then }, (tx) =>
      fulfil(tx, made.id, { fulfilledOn: doneOn, note: '', ...byNobody }),
    )
  }
  const paper = (ctx: Ctx, search?: string) =>
    speak(ctx.locale, async () =>
      readPdf(
        await ledgerPdf(ctx, await read(ctx, (tx) => partnershipLedger(tx, partnershipId, asked(search)))),
      ).join(' '),
    )

  it('has both sides, each from its own: kept rates, the same by quarter, and every promise with its state', async () => {
    const ours = await paper(host)
    expect(ours).toContain('Ledger of promises Homework Harbor')
    // Side by side: read line by line.
    expect(ours).toContain('Host of demo Harbor Youth 1 of 2 kept on time 1 of 1 kept on time')
    expect(ours).toMatch(/Q1 2026 1 of 2 1 of 1/)
    for (const text of ['Pay in time', 'Pay late', 'Open the hall', 'Still to come'])
      expect(ours).toContain(text)
    expect(ours).toContain('kept 30 Jan')
    const theirs = await paper(lead)
    expect(theirs).toMatch(/Q1 2026 1 of 1 1 of 2/)
  })

  it('names the filters in force and shows what they leave', async () => {
    const found = await paper(host, '?view=kept&side=by&from=2026-01-01&to=2026-02-28')
    expect(found).toContain('Show kept Whose Host of demo Due from 1 Jan 2026 Due until 28 Feb 2026')
    expect(found).toContain('Found 1')
    expect(found).toContain('Pay in time')
    for (const text of ['Pay late', 'Open the hall', 'Still to come']) expect(found).not.toContain(text)
  })

  it('of an organization says where each was promised, and holds what the reader reaches', async () => {
    const of = async (ctx: Ctx) =>
      readPdf(await ledgerPdf(ctx, await read(ctx, (tx) => organizationLedger(tx, partner, asked())))).join(
        ' ',
      )
    const whole = await of(host)
    expect(whole).toContain('Open the hall')
    expect(whole).toContain('Homework Harbor')
    expect(await of(await world.as('lead', stranger))).not.toContain('Open the hall')
  })

  it('is not there for a stranger, and speaks the language of the reader', async () => {
    await expect(paper(await world.as('lead', stranger))).rejects.toBeInstanceOf(NotFound)
    expect(await paper({ ...host, locale: 'es' })).toContain('Registro de promesas')
  })
})
