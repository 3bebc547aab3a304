import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { write } from '#platform/context/transaction.server.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { makePartnership } from '../factories.ts'
import { acceptCommitment } from './accept.server.ts'
import { commitmentColumns } from './export.server.ts'
import { fulfil } from './fulfil.server.ts'
import { pledgeInput } from './inputs.ts'
import { loader as ofPartnership } from './pages/ledger-csv.ts'
import { loader as ofOrganization } from './pages/organization-csv.ts'
import { pledge } from './pledge.server.ts'

const byNobody = { onBehalfOf: null, evidence: '', evidenceLink: '' }

describe('a ledger as a spreadsheet', () => {
  let world: World
  let harbor: string
  let oak: string
  let boats: string
  let lamps: string
  let host: Ctx
  let lead: Ctx
  beforeAll(async () => {
    world = await openWorld([{ name: 'partnerships' }])
    harbor = await world.organization('Harbor Youth')
    oak = await world.organization('Oak Street')
    boats = await makePartnership(world, [harbor], { name: 'Boats' })
    lamps = await makePartnership(world, [oak], { name: 'Lamps' })
    world.setNow('2026-01-05T12:00:00Z')
    ;[host, lead] = [await world.as('coordinator'), await world.as('lead', harbor)]
    await promise(boats, host, lead, 'Pay in time', '2026-02-01', '2026-01-30')
    await promise(boats, host, lead, '=HYPERLINK("x")', '2026-03-01', '2026-03-20')
    await promise(boats, lead, host, 'Open the hall', '2026-02-15', null)
    await promise(boats, lead, host, 'Still to come', '2026-12-15', null)
    await promise(lamps, host, await world.as('lead', oak), 'Bring the lamps', '2026-04-01', '2026-04-01')
    world.setNow('2026-06-01T12:00:00Z')
    ;[host, lead] = [await world.as('coordinator'), await world.as('lead', harbor)]
  })
  afterAll(() => world.close())

  async function promise(
    partnershipId: string,
    by: Ctx,
    to: Ctx,
    text: string,
    dueOn: string,
    doneOn: string | null,
  ) {
    const { id } = sure(
      await write(by, (tx) => pledge(tx, pledgeInput.parse({ partnershipId, text, dueOn }))),
    )
    sure(await write(to, (tx) => acceptCommitment(tx, id, byNobody)))
    if (doneOn === null) return
    const later = { ...by, now: new Date(`${doneOn}T12:00:00Z`), today: doneOn }
    sure(await write(later, (tx) => fulfil(tx, id, { fulfilledOn: doneOn, note: '', ...byNobody })))
  }
  type Row = Record<(typeof commitmentColumns)[number], string>
  async function rows(
    loader: (args: never) => Promise<Response>,
    ctx: Ctx,
    params: Record<string, string>,
    search = '',
  ): Promise<Row[]> {
    const url = new URL(`http://localhost:3000/x.csv${search}`)
    const door = { ctx, user: {}, locale: 'en', requestId: 'test', answer: new Headers() }
    const args = { params, url, request: new Request(url), context: { get: () => door } }
    const answer = await loader(args as never)
    expect(answer.headers.get('content-type')).toMatch(/^text\/csv/)
    return parse(await answer.text(), { bom: true, columns: true })
  }
  const texts = (found: readonly Row[]) => found.map((row) => row.text).sort()

  it('has a line for each promise of a partnership, with what became of it', async () => {
    const all = await rows(ofPartnership, host, { partnership: boats })
    expect(Object.keys(all[0] ?? {})).toEqual([...commitmentColumns])
    expect(texts(all)).toEqual(['\'=HYPERLINK("x")', 'Open the hall', 'Pay in time', 'Still to come'])
    const of = (text: string) => all.find((row) => row.text === text)
    expect(of('Pay in time')).toMatchObject({
      partnership: 'Boats',
      promisor: 'Host of demo',
      beneficiaries: 'Harbor Youth',
      pledgedOn: '2026-01-05',
      dueOn: '2026-02-01',
      fulfilledOn: '2026-01-30',
      outcome: 'kept',
      lateDays: '0',
    })
    expect(of('Open the hall')).toMatchObject({
      promisor: 'Harbor Youth',
      outcome: 'broken',
      fulfilledOn: '',
    })
    expect(await rows(ofPartnership, lead, { partnership: boats })).toEqual(all)
  })

  it('has no more lines than the filters leave', async () => {
    const of = async (search: string, ctx = host) =>
      texts(await rows(ofPartnership, ctx, { partnership: boats }, search))
    expect(await of('?view=open')).toContain('Still to come')
    expect(await of('?view=kept')).toContain('Pay in time')
    expect(await of('?view=kept')).not.toContain('Open the hall')
    expect(await of('?side=by')).toEqual(['\'=HYPERLINK("x")', 'Pay in time'])
    expect(await of('?side=by', lead)).toEqual(['Open the hall', 'Still to come'])
    expect(await of('?from=2026-02-10&to=2026-02-28')).toEqual(['Open the hall'])
    expect(await of('?query=hall')).toEqual(['Open the hall'])
  })

  it('of an organization goes across its partnerships, as far as the reader reaches', async () => {
    const own = await rows(ofOrganization, host, { organization: world.hostId }, '?side=by')
    expect(texts(own)).toEqual(['\'=HYPERLINK("x")', 'Bring the lamps', 'Pay in time'])
    const seen = await rows(ofOrganization, lead, { organization: world.hostId }, '?side=by')
    expect(new Set(seen.map((row) => row.partnership))).toEqual(new Set(['Boats']))
    const late = await rows(ofOrganization, host, { organization: harbor }, '?view=broken&side=by')
    expect(texts(late)).toEqual(['Open the hall'])
  })
})
