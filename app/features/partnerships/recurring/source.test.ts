import { afterAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import { readCursor } from '#platform/http/listing.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { asked } from '#platform/testing/drawn.tsx'
import { code, openScene } from '../agreements/factories.ts'
import { loader as loadAgreement } from '../agreements/pages/agreement.tsx'
import { sourceOf } from '../commitments/source.server.ts'
import { concernInput } from '../concerns/inputs.ts'
import { loader as loadConcern } from '../concerns/pages/concern.tsx'
import { raiseConcern } from '../concerns/raise.server.ts'
import { acceptStewardship } from '../concerns/steward.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { partnerships } from '../index.server.ts'
import { callMeeting } from '../meetings/call.server.ts'
import { cancelMeeting } from '../meetings/cancel.server.ts'
import { meetingInput } from '../meetings/inputs.ts'
import { acceptRecurring } from './accept.server.ts'
import { recurringApi } from './api.server.ts'
import { recurringInput, recurringShape } from './inputs.ts'
import { pledgeRecurring } from './pledge.server.ts'
import { readRecurring, recurringFrom } from './reads.server.ts'
import { sourceShown } from './source.server.ts'

describe('where a promise that comes round comes from', async () => {
  const { world, partner, partnershipId, stranger, coordinator, lead, anAgreement, signed } = await openScene(
    [partnerships],
  )
  afterAll(() => world.close())

  const input = (more: Record<string, unknown> = {}) =>
    recurringInput.parse({
      partnershipId,
      text: 'Open two rooms',
      rhythm: 'month',
      startsOn: '2026-05-01',
      times: 3,
      ...more,
    })
  const promised = (ctx: Ctx, more: Record<string, unknown>) =>
    write(ctx, (tx) => pledgeRecurring(tx, input(more)))
  const sourceId = async (id: string, ctx: Ctx = coordinator) =>
    read(ctx, async (tx) => await sourceOf(tx, await readRecurring(tx, id)))

  it('is a clause, word by word, once all have signed it', async () => {
    const body = '- Harbor Youth opens **two rooms**.\n- We bring the books.'
    const clause = 'Harbor Youth opens two rooms.'
    const draft = await anAgreement({ body })
    expect(code(await promised(lead, { sourceKind: 'agreement', sourceId: draft, clause }))).toBe(
      'agreement_not_signed',
    )
    const agreement = await signed({ body })
    const from = { sourceKind: 'agreement', sourceId: agreement, clause }
    await expect(promised(lead, { ...from, clause: 'We bring the pencils.' })).rejects.toMatchObject({
      issues: [{ path: 'clause', code: 'issue_agreement_clause' }],
    })
    const { id } = sure(await promised(lead, from))
    expect(await sourceId(id)).toMatchObject({ id: agreement })
    expect(recurringShape.parse(await read(coordinator, (tx) => recurringApi.get(tx, id)))).toMatchObject({
      source: { kind: 'agreement', id: agreement },
      clause,
    })
    expect(await read(lead, (tx) => sourceShown(tx, 'agreement', agreement, '0'))).toMatchObject({ clause })
    await expect(read(lead, (tx) => sourceShown(tx, 'agreement', agreement, '9'))).rejects.toBeInstanceOf(
      NotFound,
    )
    sure(
      await write(coordinator, (tx) =>
        acceptRecurring(tx, id, { onBehalfOf: null, evidence: '', evidenceLink: '' }),
      ),
    )
    const next = sure(await promised(lead, { followsId: id }))
    expect(await read(lead, (tx) => readRecurring(tx, next.id)), 'with what follows it').toMatchObject({
      sourceKind: 'agreement',
      sourceId: agreement,
      clause,
    })
  })

  it('is a meeting that takes place, of the same partnership and in reach', async () => {
    const meeting = async (ofId: string) =>
      sure(
        await write(coordinator, (tx) =>
          callMeeting(
            tx,
            meetingInput.parse({
              partnershipId: ofId,
              title: 'Round',
              startsOn: '2026-04-02',
              startsAt: '16:00',
            }),
          ),
        ),
      ).id
    const id = await meeting(partnershipId)
    const made = sure(await promised(lead, { sourceKind: 'meeting', sourceId: id }))
    expect(await sourceId(made.id, lead)).toMatchObject({ id, title: expect.stringContaining('Round') })
    expect((await read(lead, (tx) => recurringFrom(tx, 'meeting', id))).map((one) => one.id)).toEqual([
      made.id,
    ])
    const other = await makePartnership(world, [stranger])
    const elsewhere = await meeting(other)
    for (const ctx of [lead, coordinator])
      await expect(promised(ctx, { sourceKind: 'meeting', sourceId: elsewhere })).rejects.toBeInstanceOf(
        NotFound,
      )
    await expect(promised(lead, { sourceKind: 'touchpoint', sourceId: id })).rejects.toBeInstanceOf(NotFound)
    await expect(promised(lead, { sourceKind: 'meeting' })).rejects.toMatchObject({
      issues: [{ path: 'sourceId' }],
    })
    sure(await write(coordinator, (tx) => cancelMeeting(tx, id, { reason: 'Snow.' } as never)))
    expect(code(await promised(lead, { sourceKind: 'meeting', sourceId: id }))).toBe('meeting_is_cancelled')
  })

  /** What the page of a record lists of promises that come round, for somebody. */
  const listed = async (
    load: (asked: never) => Promise<unknown>,
    ctx: Ctx,
    params: Record<string, string | undefined>,
  ) => {
    const door = { system: world.system, ctx, user: {} }
    const { rounds } = (await load(
      asked({ path: '/demo/record', params: { workspace: 'demo', ...params }, door }),
    )) as { rounds: { id: string; clause: string | null }[] }
    return rounds.map(({ id, clause }) => [id, clause])
  }

  it('lists it on its page: a signed agreement with the clause, for every partner', async () => {
    const clause = 'Harbor Youth opens two rooms.'
    const agreement = await signed({ body: `- ${clause}` })
    const from = { sourceKind: 'agreement', sourceId: agreement, clause }
    const { id } = sure(await promised(lead, from))
    sure(await promised(lead, { text: 'Sweep' }))
    for (const ctx of [coordinator, lead])
      expect(await listed(loadAgreement, ctx, { agreement })).toEqual([[id, clause]])
  })

  it('lists it on its page: a concern, for those who know what it is about', async () => {
    const raiser = await world.as('representative', partner)
    const steward = await world.as('contributor')
    const raised = await write(raiser, (tx) =>
      raiseConcern(
        tx,
        partnershipId,
        concernInput.parse({
          summary: 'Faces on a poster',
          about: 'Two of us were not asked.',
          openness: 'confidential',
          stewardPersonId: steward.actor.personId,
        }),
      ),
    )
    const { id: concern } = sure(raised)
    const { id } = sure(await promised(raiser, { sourceKind: 'concern', sourceId: concern }))
    expect(await listed(loadConcern, raiser, { concern })).toEqual([[id, null]])
    expect(await listed(loadConcern, steward, { concern }), 'who is asked knows its summary').toEqual([])
    sure(await write(steward, (tx) => acceptStewardship(tx, concern)))
    expect(await listed(loadConcern, steward, { concern })).toEqual([[id, null]])
    await expect(listed(loadConcern, lead, { concern })).rejects.toMatchObject({ init: { status: 404 } })
  })

  it('leaves by the API a page at a time, as far as it is read', async () => {
    const ofId = await makePartnership(world, [stranger])
    const ctx = await world.as('lead', stranger)
    const ids: string[] = []
    for (const text of ['Bring bread', 'Bring tea', 'Sweep'])
      ids.push(sure(await promised(ctx, { partnershipId: ofId, text })).id)
    const page = (by: Ctx, query: string, cursor: string | null) =>
      read(by, async (tx) => {
        if (recurringApi.list === undefined) throw new Error('it has a list')
        const wanted = { filters: { partnershipId: ofId }, query, cursor: readCursor(cursor), limit: 2 }
        return recurringApi.list(tx, wanted as never) as Promise<{
          items: { id: string }[]
          total: number
          next: string | null
        }>
      })
    const first = await page(ctx, '', null)
    expect(first).toMatchObject({ total: 3, items: [{ id: ids[0] }, { id: ids[1] }] })
    const second = await page(ctx, '', first.next)
    expect(second).toMatchObject({ total: 3, next: null, items: [{ id: ids[2] }] })
    expect(await page(ctx, 'BRING', null)).toMatchObject({ total: 2, next: null })
    expect(await page(lead, '', null)).toMatchObject({ total: 0, items: [] })
    await letLeave(world, ofId, stranger, new Date('2026-01-01T12:00:00Z'))
    expect(await page(await world.as('lead', stranger), '', null)).toMatchObject({ total: 0, items: [] })
  })
})
