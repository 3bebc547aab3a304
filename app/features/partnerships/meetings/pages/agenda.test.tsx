import { afterAll, describe, expect, it } from 'vitest'
import { write } from '#platform/context/transaction.server.ts'
import { ok } from '#platform/testing/answers.server.ts'
import { drawn } from '#platform/testing/drawn.tsx'
import { stopClock, takeUp } from '../clock/take-up.server.ts'
import { openScene } from '../factories.ts'
import { holdMeeting } from '../hold.server.ts'
import { itemInput, takeUpInput } from '../inputs.ts'
import { addItem } from '../items.server.ts'
import MeetingAgenda, { loader } from './agenda.tsx'

describe('the page of a meeting', async () => {
  const { world, host, call } = await openScene()
  afterAll(() => world.close())

  const addTo = async (meeting: string, text: string) =>
    (await ok(write(host, (tx) => addItem(tx, meeting, itemInput.parse({ text }))))).id
  const begin = (meeting: string, itemId: string) =>
    ok(write(host, (tx) => takeUp(tx, meeting, takeUpInput.parse({ itemId }))))
  /** The page as the coordinator gets it. */
  const pageOf = (meeting: string): Promise<string> =>
    drawn(loader, MeetingAgenda, {
      path: `/demo/meetings/${meeting}`,
      params: { workspace: 'demo', meeting },
      door: { system: world.system, ctx: host, user: {} },
    })
  /** What its main buttons say. */
  const mainOf = async (meeting: string) =>
    [...(await pageOf(meeting)).matchAll(/<(a|button)[^>]*class="button go[^"]*"[^>]*>(.*?)<\/\1>/g)].map(
      ([, , words = '']) => words.replaceAll(/<[^>]+>/g, ''),
    )

  it('has one main act at each moment: to begin, to go on, to stop, and to say that it was held', async () => {
    const meeting = await call(host, { startsOn: '2026-03-31' })
    expect(await mainOf(meeting)).toEqual(['It was held'])
    const lamps = await addTo(meeting, 'The lamps')
    const keys = await addTo(meeting, 'The keys')
    expect(await mainOf(meeting)).toEqual(['Begin: The lamps'])
    await begin(meeting, lamps)
    expect(await mainOf(meeting)).toEqual(['On to the next point'])
    await begin(meeting, keys)
    expect(await mainOf(meeting)).toEqual(['Stop the clock'])
    await ok(write(host, (tx) => stopClock(tx, meeting)))
    expect(await mainOf(meeting)).toEqual(['It was held'])
    await ok(write(host, (tx) => holdMeeting(tx, meeting, { personIds: [] })))
    expect(await mainOf(meeting)).toEqual([])
  })

  it('orders its agenda by signs that say which point they move', async () => {
    const meeting = await call(host, { startsOn: '2026-04-20' })
    await addTo(meeting, 'The lamps')
    await addTo(meeting, 'The keys')
    const page = await pageOf(meeting)
    const names = [...page.matchAll(/aria-label="([^"]*: The (?:lamps|keys))"/g)].map(([, name]) => name)
    expect(names).toEqual([
      'Move down: The lamps',
      'Take off the agenda: The lamps',
      'Move up: The keys',
      'Take off the agenda: The keys',
    ])
  })
})
