import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { ApiList } from '#platform/api/resource.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { readCursor } from '#platform/http/listing.ts'
import { must } from '#platform/testing/answers.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { cadencesApi } from '../cadences/api.server.ts'
import { cadenceInput } from '../cadences/inputs.ts'
import { proposeCadence } from '../cadences/propose.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { partnerships } from '../index.server.ts'
import { callMeeting } from '../meetings/call.server.ts'
import { meetingInput } from '../meetings/inputs.ts'
import { touchpointInput } from '../touchpoints/inputs.ts'
import { logTouchpoint } from '../touchpoints/log.server.ts'
import { commitmentsApi } from './api.server.ts'
import { dispute } from './dispute.server.ts'
import { fulfil } from './fulfil.server.ts'
import { commitmentShape, pledgeInput } from './inputs.ts'
import { pledge } from './pledge.server.ts'
import { settleDispute } from './settle-dispute.server.ts'
import { withdraw } from './withdraw.server.ts'

const byNobody = { onBehalfOf: null, evidence: '', evidenceLink: '' }
type Outward = z.output<typeof commitmentShape>

describe('promises by the API', () => {
  let world: World
  let partner: string
  let school: string
  let host: Ctx
  let lead: Ctx
  beforeAll(async () => {
    world = await openWorld([partnerships])
    partner = await world.organization('Harbor Youth')
    school = await world.organization('Oak Street School')
  })
  afterAll(() => world.close())

  const place = async () => {
    const id = await makePartnership(world, [partner, school])
    host = await world.as('coordinator')
    lead = await world.as('lead', partner)
    return id
  }
  const promised = async (partnershipId: string, text: string, by: Ctx = host, from: string | null = null) =>
    (
      await must(by, (tx) =>
        pledge(
          tx,
          pledgeInput.parse({ partnershipId, text, dueOn: '2026-05-01' }),
          from === null ? null : { kind: 'meeting', id: from },
        ),
      )
    ).id
  const page = (
    api: typeof commitmentsApi,
    by: Ctx,
    filters: Record<string, unknown>,
    more: Partial<ApiList> = {},
  ) =>
    read(by, async (tx) => {
      const found = await api.list?.(tx, { filters, query: '', cursor: null, limit: 2, ...more })
      if (found === undefined) throw new Error('it has a list')
      return found as { items: Outward[]; total: number; next: string | null }
    })
  const one = async (by: Ctx, id: string) =>
    commitmentShape.parse(await read(by, (tx) => commitmentsApi.get(tx, id)))

  it('say where they come from and all that was said of them, and a settled dispute is open again when that is taken away', async () => {
    const partnershipId = await place()
    const { id: meetingId } = await must(host, (tx) =>
      callMeeting(
        tx,
        meetingInput.parse({ partnershipId, title: 'Round', startsOn: '2026-04-02', startsAt: '16:00' }),
      ),
    )
    const id = await promised(partnershipId, 'Bring lamps', host, meetingId)
    await must(host, (tx) => fulfil(tx, id, { fulfilledOn: null, note: 'All twelve', ...byNobody }))
    await must(lead, (tx) => dispute(tx, id, { reason: 'Only ten came.', ...byNobody }))
    await must(lead, (tx) => settleDispute(tx, id, { settlement: 'Two came later.', ...byNobody }))
    expect(await one(lead, id)).toMatchObject({
      source: { kind: 'meeting', id: meetingId, title: expect.stringContaining('Round') },
      clause: null,
      state: 'fulfilled',
      deeds: [
        { kind: 'fulfilled', organizationId: world.hostId, words: 'All twelve' },
        { kind: 'disputed', organizationId: partner, words: 'Only ten came.' },
        { kind: 'settled', organizationId: partner, words: 'Two came later.' },
      ],
    })
    const { unmake } = commitmentsApi.states?.settlement ?? {}
    const schoolLead = await world.as('lead', school)
    expect(await write(schoolLead, async (tx) => unmake?.(tx, id) as Promise<object>)).toMatchObject({
      code: 'commitment_no_dispute',
    })
    await write(lead, async (tx) => unmake?.(tx, id) as Promise<undefined>)
    expect(await one(host, id)).toMatchObject({ state: 'disputed' })
    const given = await promised(partnershipId, 'Paint the hall')
    await must(host, (tx) => withdraw(tx, given, { reason: 'No paint.', ...byNobody }))
    expect((await one(lead, given)).deeds).toMatchObject([{ kind: 'withdrawn', words: 'No paint.' }])
  })

  it('come a page at a time, each with its own deeds, as far as they are read', async () => {
    const partnershipId = await place()
    const ids: string[] = []
    for (const text of ['Bring bread', 'Bring tea', 'Sweep'])
      ids.push(await promised(partnershipId, text, text === 'Sweep' ? lead : host))
    await must(host, (tx) => fulfil(tx, ids[1] ?? '', { fulfilledOn: null, note: 'Mint', ...byNobody }))
    const first = await page(commitmentsApi, lead, { partnershipId })
    expect(first).toMatchObject({
      total: 3,
      items: [
        { id: ids[0], deeds: [] },
        { id: ids[1], deeds: [{ words: 'Mint' }] },
      ],
    })
    expect(
      await page(commitmentsApi, lead, { partnershipId }, { cursor: readCursor(first.next) }),
    ).toMatchObject({
      total: 3,
      next: null,
      items: [{ id: ids[2] }],
    })
    expect(
      await page(commitmentsApi, host, { partnershipId, promisorOrganizationId: partner }),
    ).toMatchObject({ total: 1, items: [{ id: ids[2] }] })
    expect(await page(commitmentsApi, host, { partnershipId, state: 'fulfilled' })).toMatchObject({
      total: 1,
      items: [{ id: ids[1] }],
    })
    await letLeave(world, partnershipId, school, new Date('2026-01-01T12:00:00Z'))
    const left = await world.as('lead', school)
    expect(await page(commitmentsApi, left, { partnershipId })).toMatchObject({ total: 0, items: [] })
  })

  it('and so do the lines of a plan, each with its last contact', async () => {
    const partnershipId = await place()
    const ids: string[] = []
    for (const purpose of ['Lamps', 'Keys', 'Rooms'])
      ids.push(
        (
          await must(host, (tx) =>
            proposeCadence(
              tx,
              partnershipId,
              cadenceInput.parse({ organizationId: partner, everyDays: 14, channel: 'call', purpose }),
            ),
          )
        ).id,
      )
    await must(host, (tx) =>
      logTouchpoint(
        tx,
        touchpointInput.parse({
          kind: 'visit',
          happenedOn: '2026-03-20',
          partnershipId,
          audience: 'partnership',
          summary: 'Talked',
          organizationIds: [partner],
        }),
      ),
    )
    const first = await page(cadencesApi, host, { partnershipId })
    expect(first).toMatchObject({
      total: 3,
      items: [{ id: ids[0], lastContact: { on: '2026-03-20', kind: 'visit' } }, { id: ids[1] }],
    })
    expect(
      await page(cadencesApi, host, { partnershipId }, { cursor: readCursor(first.next) }),
    ).toMatchObject({
      next: null,
      items: [{ id: ids[2] }],
    })
    expect(await page(cadencesApi, host, { partnershipId }, { query: 'KEYS' })).toMatchObject({
      total: 1,
      items: [{ id: ids[1] }],
    })
    expect(await page(cadencesApi, lead, { partnershipId, organizationId: partner })).toMatchObject({
      total: 3,
    })
    expect(await page(cadencesApi, lead, { partnershipId, organizationId: school })).toMatchObject({
      total: 0,
    })
  })
})
