// The clock of a meeting: one for all who take part, and for nobody else.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, NotFound } from '#platform/errors/errors.ts'
import { code, ok } from '#platform/testing/answers.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { letLeave, makePartnership } from '../../factories.ts'
import { partnerships } from '../../index.server.ts'
import { agendaOf } from '../beside.server.ts'
import { callMeeting } from '../call.server.ts'
import { cancelMeeting } from '../cancel.server.ts'
import { holdMeeting } from '../hold.server.ts'
import { itemInput, meetingInput, takeUpInput } from '../inputs.ts'
import { addItem, removeItem } from '../items.server.ts'
import { readMeeting } from '../reads.server.ts'
import { clockOf, stretchesOf } from './reads.server.ts'
import { stopClock, takeUp } from './take-up.server.ts'

describe('the clock of a meeting', () => {
  let world: World
  let harbor: string
  let partnershipId: string
  let meeting: string
  let lamps: string
  let keys: string
  beforeAll(async () => {
    world = await openWorld([partnerships])
    harbor = await world.organization('Harbor Youth')
    partnershipId = await makePartnership(world, [harbor])
  })
  afterAll(() => world.close())

  const host = () => world.as('coordinator')
  const lead = () => world.as('lead', harbor)
  const at = (time: string) => world.setNow(`2026-03-31T${time}:00Z`)
  const call = async (fields: Record<string, unknown> = {}) =>
    (
      await ok(
        write(await host(), (tx) =>
          callMeeting(
            tx,
            meetingInput.parse({
              partnershipId,
              title: 'Round',
              startsOn: '2026-03-31',
              startsAt: '16:00',
              ...fields,
            }),
          ),
        ),
      )
    ).id
  const brings = async (text: string, minutes: number | null, id = meeting) =>
    (await ok(write(await lead(), (tx) => addItem(tx, id, itemInput.parse({ text, minutes }))))).id
  const takes = (ctx: Ctx, itemId: string, after?: string | null, id = meeting) =>
    write(ctx, (tx) =>
      takeUp(tx, id, takeUpInput.parse({ itemId, ...(after === undefined ? {} : { after }) })),
    )
  const clock = (ctx: Ctx, id = meeting) =>
    read(ctx, async (tx) => {
      const one = await readMeeting(tx, id)
      const stretches = await stretchesOf(tx, one)
      return clockOf(tx, one, await agendaOf(tx, one, stretches), stretches)
    })
  const spent = async () =>
    read(await host(), async (tx) =>
      (await agendaOf(tx, await readMeeting(tx, meeting))).map((item) => item.spent),
    )

  beforeEach(async () => {
    at('16:00')
    meeting = await call()
    lamps = await brings('The lamps', 20)
    keys = await brings('The keys', null)
  })

  it('shows both sides what is under discussion, since when and by whom, and what comes next', async () => {
    expect(await clock(await lead())).toMatchObject({ running: null, next: { text: 'The lamps' } })
    await ok(takes(await host(), lamps, null))
    at('16:07')
    for (const ctx of [await host(), await lead(), await world.as('viewer')])
      expect(await clock(ctx)).toMatchObject({
        running: {
          item: { text: 'The lamps', minutes: 20 },
          beganAt: new Date('2026-03-31T16:00:00Z'),
          spent: 7 * 60_000,
        },
        next: { text: 'The keys' },
      })
  })

  it('goes on to the next, and what was really spent stands beside the box', async () => {
    await ok(takes(await host(), lamps))
    at('16:25')
    await ok(takes(await lead(), keys))
    at('16:28')
    expect(await clock(await host())).toMatchObject({ running: { item: { text: 'The keys' } }, next: null })
    expect(await spent()).toEqual([25, 3])
    await ok(write(await lead(), (tx) => stopClock(tx, meeting)))
    at('16:40')
    expect(await spent()).toEqual([25, 3])
    expect(await clock(await host())).toMatchObject({ running: null, next: null })
    expect(await code(write(await lead(), (tx) => stopClock(tx, meeting)))).toBe('meeting_clock_not_running')
    // An item comes up again, and its time adds up.
    await ok(takes(await host(), lamps))
    at('16:45')
    expect(await spent()).toEqual([30, 3])
  })

  it('skips nothing when two press at once: the second learns that it has moved', async () => {
    const { id: first } = await ok(takes(await host(), lamps, null))
    expect(await code(takes(await lead(), lamps, null))).toBe('meeting_clock_moved')
    const { id: second } = await ok(takes(await lead(), keys, first))
    expect(await code(takes(await host(), keys, first))).toBe('meeting_clock_moved')
    expect(await code(takes(await host(), keys, second))).toBe('meeting_clock_same')
    const both = await Promise.all(
      [lamps, lamps].map(async (item) => code(takes(await host(), item, second))),
    )
    expect(both.toSorted()).toEqual(['done', 'meeting_clock_moved'])
  })

  it('runs from the day of the meeting on, until it is held or cancelled, which stops it', async () => {
    const ahead = await call({ startsOn: '2026-04-01' })
    const item = await brings('The chairs', 5, ahead)
    expect(await code(takes(await host(), item, null, ahead))).toBe('meeting_clock_not_yet')
    expect(await clock(await host(), ahead)).toBeNull()
    await ok(takes(await host(), lamps))
    at('16:10')
    await ok(write(await lead(), (tx) => holdMeeting(tx, meeting, { personIds: [] })))
    at('23:00')
    expect(await spent()).toEqual([10, null])
    expect(await clock(await host())).toBeNull()
    expect(await code(takes(await host(), keys))).toBe('meeting_is_held')
    const off = await call()
    const chairs = await brings('The chairs', 5, off)
    await ok(takes(await host(), chairs, null, off))
    await ok(write(await host(), (tx) => cancelMeeting(tx, off, { reason: '' })))
    expect(await code(takes(await host(), chairs, null, off))).toBe('meeting_is_cancelled')
  })

  it('that was forgotten counts until the meeting was meant to end', async () => {
    await ok(takes(await host(), lamps))
    world.setNow('2026-04-01T09:00:00Z')
    await ok(write(await host(), (tx) => holdMeeting(tx, meeting, { personIds: [] })))
    expect(await spent()).toEqual([60, null])
  })

  it('leaves on the agenda what was talked about', async () => {
    await ok(takes(await host(), lamps))
    expect(await code(write(await lead(), (tx) => removeItem(tx, meeting, lamps)))).toBe(
      'meeting_item_taken_up',
    )
    await ok(write(await lead(), (tx) => removeItem(tx, meeting, keys)))
  })

  it('is moved by who works in the partnership, and not by readers, strangers or who has left', async () => {
    await expect(takes(await world.as('viewer'), lamps)).rejects.toBeInstanceOf(Forbidden)
    const stranger = await world.as('lead', await world.organization('Elsewhere'))
    await expect(takes(stranger, lamps)).rejects.toBeInstanceOf(NotFound)
    await expect(clock(stranger)).rejects.toBeInstanceOf(NotFound)
    await expect(takes(await (await world.another()).as('owner'), lamps)).rejects.toBeInstanceOf(NotFound)
    const other = await call()
    await expect(takes(await host(), lamps, null, other)).rejects.toBeInstanceOf(NotFound)
    const oak = await world.organization('Oak Street')
    const shared = await makePartnership(world, [oak])
    const there = await call({ partnershipId: shared })
    const { id: item } = await ok(
      write(await host(), (tx) => addItem(tx, there, itemInput.parse({ text: 'The bus' }))),
    )
    await letLeave(world, shared, oak, new Date('2026-03-31T16:05:00Z'))
    at('16:10')
    await ok(takes(await host(), item, null, there))
    const left = await world.as('lead', oak)
    await expect(takes(left, item, undefined, there)).rejects.toBeInstanceOf(Forbidden)
    expect(await clock(left, there)).toMatchObject({ running: null })
  })
})
