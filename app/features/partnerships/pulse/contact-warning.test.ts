import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { setLimits } from '#platform/testing/limits.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { acceptCadence } from '../cadences/accept.server.ts'
import { cadenceInput } from '../cadences/inputs.ts'
import { proposeCadence } from '../cadences/propose.server.ts'
import { cadences } from '../cadences/register.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { pausePartnership } from '../partnerships/pause.server.ts'
import { touchpointInput } from '../touchpoints/inputs.ts'
import { logTouchpoint } from '../touchpoints/log.server.ts'
import { contactOverdue } from './contact-warning.server.ts'

describe('the warning that two sides have not spoken', () => {
  let world: World
  let north: string
  let south: string
  beforeAll(async () => {
    world = await openWorld([{ name: 'partnerships', ...cadences }])
    north = await world.organization('North')
    south = await world.organization('South')
  })
  afterAll(() => world.close())

  const byNobody = { onBehalfOf: null, evidence: '', evidenceLink: '' }
  const agreed = async (id: string, from: Ctx, to: Ctx, more: Record<string, unknown>) => {
    const input = cadenceInput.parse({ everyDays: 14, channel: 'call', ...more })
    const made = sure(await write(from, (tx) => proposeCadence(tx, id, input)))
    sure(await write(to, (tx) => acceptCadence(tx, made.id, byNobody)))
    return made.id
  }
  const found = async (ctx: Ctx, partnershipId?: string) =>
    read(ctx, async (tx) =>
      contactOverdue.tell(
        tx,
        await contactOverdue.find(tx, partnershipId === undefined ? {} : { partnershipId }),
      ),
    )

  it('comes a week after contact was due, with both names, the plan and the form; a word ends it', async () => {
    world.setNow('2026-03-31T12:00:00Z')
    const id = await makePartnership(world, [north])
    const cadence = await agreed(id, await world.as('coordinator'), await world.as('lead', north), {
      organizationId: north,
    })
    // Due on 14 April.
    world.setNow('2026-04-20T12:00:00Z')
    expect(await found(await world.as('coordinator'), id)).toEqual([])
    world.setNow('2026-04-21T12:00:00Z')
    const host = await world.as('coordinator')
    expect(await found(host, id)).toMatchObject([
      {
        kind: 'contact',
        id: `contact ${cadence}`,
        partnershipId: id,
        since: '2026-04-14',
        text: 'Host of demo and North agreed to speak every 2 weeks and have not yet; contact is 7 days late.',
        records: [{ href: `/partnerships/${id}/cadence` }],
        next: { href: `/touchpoints/new?partnership=${id}&organization=${north}&kind=call` },
      },
    ])
    const [theirs] = await found(await world.as('lead', north), id)
    expect(theirs?.next.href).toContain(`organization=${world.hostId}`)
    const said = touchpointInput.parse({
      kind: 'call',
      happenedOn: '2026-04-05',
      partnershipId: id,
      organizationIds: [north],
    })
    sure(await write(host, (tx) => logTouchpoint(tx, said)))
    expect(await found(host, id)).toEqual([])
    world.setNow('2026-04-26T12:00:00Z')
    expect(await found(await world.as('coordinator'), id)).toMatchObject([
      {
        since: '2026-04-19',
        text: 'Host of demo and North agreed to speak every 2 weeks; the last time was on 5 Apr, and contact is 7 days late.',
      },
    ])
  })

  it('speaks of two partners too, and of nothing only proposed, at rest, or with who has left', async () => {
    world.setNow('2026-03-31T12:00:00Z')
    const id = await makePartnership(world, [north, south])
    const [ofNorth, ofSouth, host] = [
      await world.as('lead', north),
      await world.as('lead', south),
      await world.as('coordinator'),
    ]
    await agreed(id, ofNorth, ofSouth, { organizationId: north, otherOrganizationId: south })
    const proposed = cadenceInput.parse({ organizationId: north, everyDays: 7, channel: 'call' })
    sure(await write(host, (tx) => proposeCadence(tx, id, proposed)))
    world.setNow('2026-05-01T12:00:00Z')
    const later = await world.as('coordinator')
    expect(await found(later, id)).toMatchObject([
      { text: 'South and North agreed to speak every 2 weeks and have not yet; contact is 2 weeks late.' },
    ])
    await letLeave(world, id, south, new Date('2026-05-01T12:30:00Z'))
    expect(await found(later, id)).toEqual([])
    const resting = await makePartnership(world, [north])
    world.setNow('2026-03-31T12:00:00Z')
    await agreed(resting, await world.as('coordinator'), await world.as('lead', north), {
      organizationId: north,
    })
    world.setNow('2026-05-01T12:00:00Z')
    expect(await found(later, resting)).toHaveLength(1)
    sure(
      await write(later, (tx) =>
        pausePartnership(tx, resting, {
          organizationId: null,
          note: 'Summer',
          evidence: '',
          evidenceLink: '',
        }),
      ),
    )
    expect(await found(later, resting)).toEqual([])
    world.setNow('2026-03-31T12:00:00Z')
  })
  it('comes when the workspace says, counted from the day on which contact was due', async () => {
    world.setNow('2026-03-31T12:00:00Z')
    const east = await world.organization('East')
    const id = await makePartnership(world, [east])
    await agreed(id, await world.as('coordinator'), await world.as('lead', east), { organizationId: east })
    await setLimits(await world.as('owner'), { contactGraceDays: 2 })
    const on = async (day: string) => {
      world.setNow(`${day}T12:00:00Z`)
      return (await found(await world.as('coordinator'), id)).map((one) => one.since)
    }
    expect(await on('2026-04-15')).toEqual([])
    expect(await on('2026-04-16')).toEqual(['2026-04-14'])
    await setLimits(await world.as('owner'), { contactGraceDays: 10 })
    expect(await on('2026-04-23')).toEqual([])
    expect(await on('2026-04-24')).toEqual(['2026-04-14'])
    world.setNow('2026-03-31T12:00:00Z')
  })
})
