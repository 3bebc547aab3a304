// Minutes on their way: whoever has the pen is read along with, and what anybody typed is kept until it is saved or
// laid away.

import { renderToStaticMarkup } from 'react-dom/server'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { historyOf } from '#platform/activity/history.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, isRefusal, NotFound, Stale } from '#platform/errors/errors.ts'
import { code, ok } from '#platform/testing/answers.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { letLeave, makePartnership } from '../../factories.ts'
import { partnerships } from '../../index.server.ts'
import { minutesOf } from '../beside.server.ts'
import { callMeeting } from '../call.server.ts'
import { cancelMeeting } from '../cancel.server.ts'
import { draftInput, meetingInput, minutesInput } from '../inputs.ts'
import { writeMinutes } from '../minutes.server.ts'
import { LiveMinutes } from '../parts/live-minutes.tsx'
import { MinutesText } from '../parts/minutes-text.tsx'
import { readMeeting } from '../reads.server.ts'
import { penWords } from '../say.ts'
import { type Live, openingOf } from './draft.ts'
import { dropDraft } from './drop.server.ts'
import { keepDraft } from './keep.server.ts'
import { layPenDown } from './lay-down.server.ts'
import { liveMinutes, noteReader } from './live.server.ts'
import { keptDrafts, liveDraft } from './reads.server.ts'
import { setDraftAside } from './set-aside.server.ts'
import { takePenOver } from './take-over.server.ts'

describe('a draft of minutes', () => {
  let world: World
  let harbor: string
  let partnershipId: string
  let meeting: string
  let hers: string
  let theirs: string
  beforeAll(async () => {
    world = await openWorld([partnerships])
    harbor = await world.organization('Harbor Youth')
    partnershipId = await makePartnership(world, [harbor])
  })
  afterAll(() => world.close())

  const host = () => world.as('coordinator')
  const lead = () => world.as('lead', harbor)
  const viewer = () => world.as('viewer')
  const at = (time: string) => world.setNow(`2026-03-31T${time}:00Z`)
  const call = async (place = partnershipId) =>
    (
      await ok(
        write(await host(), (tx) =>
          callMeeting(
            tx,
            meetingInput.parse({
              partnershipId: place,
              title: 'Round',
              startsOn: '2026-03-30',
              startsAt: '16:00',
            }),
          ),
        ),
      )
    ).id
  beforeEach(async () => {
    at('12:00')
    meeting = await call()
    hers = uuid()
    theirs = uuid()
  })

  /** As the page sends it, aside: it is no act in the record. */
  const types = (ctx: Ctx, draft: string, text: string, version = 0, id = meeting) =>
    keepHouse(ctx, (tx) => keepDraft(tx, id, draftInput.parse({ draft, text, version })))
  const lays = (ctx: Ctx, draft: string, text: string) =>
    keepHouse(ctx, (tx) => layPenDown(tx, meeting, draftInput.parse({ draft, text, version: 0 })))
  const takes = async (ctx: Ctx, draft: string) => {
    const answer = await keepHouse(ctx, (tx) => takePenOver(tx, meeting, draft))
    return isRefusal(answer) ? answer.code : (answer.id ?? '')
  }
  const saves = (ctx: Ctx, text: string, version = 0, draft: string | null = null) =>
    write(ctx, (tx) => writeMinutes(tx, meeting, minutesInput.parse({ text, version }), draft))
  const live = (ctx: Ctx, id = meeting) => read(ctx, async (tx) => liveMinutes(tx, await readMeeting(tx, id)))
  const kept = async (ctx: Ctx) =>
    (await read(ctx, (tx) => keptDrafts(tx, meeting))).map(({ id, text }) => ({ id, text }))
  const minutes = (ctx: Ctx) => read(ctx, async (tx) => minutesOf(tx, await readMeeting(tx, meeting)))
  const opens = (ctx: Ctx) =>
    read(ctx, async (tx) => {
      const one = await readMeeting(tx, meeting)
      return openingOf(await liveDraft(tx, one), await keptDrafts(tx, meeting), await minutesOf(tx, one))
    })

  it('is read by both sides as it stands, with who writes it and when it was saved last', async () => {
    await types(await lead(), hers, 'We be')
    at('12:04')
    await types(await lead(), hers, 'We began late.')
    for (const ctx of [await host(), await viewer(), await world.as('representative', harbor)])
      expect(await live(ctx)).toMatchObject({
        draft: {
          text: 'We began late.',
          organization: 'Harbor Youth',
          saved: '12:04',
          own: false,
          free: false,
        },
        minutesVersion: 0,
      })
    expect(await live(await lead())).toMatchObject({ draft: { own: true } })
    expect(await minutes(await host())).toBeNull()
  })

  it('that nobody has saved for a day is told apart, and taken up or set aside by either side', async () => {
    const aside = async (ctx: Ctx, draft: string) => {
      const answer = await keepHouse(ctx, (tx) => setDraftAside(tx, meeting, draft))
      return isRefusal(answer) ? answer.code : null
    }
    await types(await lead(), hers, 'We began late.')
    world.setNow('2026-04-01T11:59:00Z')
    expect((await live(await host())).draft).toMatchObject({ rests: false, free: true })
    expect(await aside(await host(), hers)).toBe('minutes_pen_in_use')
    world.setNow('2026-04-01T12:00:00Z')
    const { draft } = await live(await host())
    expect(draft).toMatchObject({ rests: true, text: 'We began late.' })
    expect(penWords(draft as NonNullable<typeof draft>)).toMatch(
      /of Harbor Youth wrote .* until 31 Mar.*12:00/,
    )
    expect(await aside(await host(), theirs)).toBe('minutes_pen_moved')
    await expect(aside(await viewer(), hers)).rejects.toBeInstanceOf(Forbidden)
    expect(await aside(await host(), hers)).toBeNull()
    expect((await live(await host())).draft).toBeNull()
    // Set aside twice is set aside.
    expect(await aside(await host(), hers)).toBeNull()
    // Whoever wrote it finds it where they left it, and has the pen once they type on.
    expect((await opens(await lead())).draft).toMatchObject({ id: hers, text: 'We began late.' })
    await types(await lead(), hers, 'We began late, all of us.')
    expect((await live(await host())).draft).toMatchObject({ rests: false })
    await lays(await lead(), hers, 'We began late, all of us.')
    world.setNow('2026-04-02T12:00:00Z')
    expect((await live(await lead())).draft).toMatchObject({ rests: true, own: true })
    expect(await takes(await host(), hers)).not.toMatch(/^minutes_/)
    expect((await live(await lead())).draft).toMatchObject({ rests: false, own: false })
  })

  it('stands in the API with who writes it, for a key that reaches the meeting', async () => {
    await types(await lead(), hers, 'We began late.')
    const { get } = partnerships.api?.find((one) => one.name === 'meetings') ?? {}
    const asked = async (ctx: Ctx) =>
      read({ ...ctx, actor: { ...ctx.actor, kind: 'key', personId: null } }, async (tx) => get?.(tx, meeting))
    expect(await asked(await viewer())).toMatchObject({
      draft: { text: 'We began late.', organizationId: harbor, savedAt: '2026-03-31T12:00:00.000Z' },
    })
    const stranger = await world.as('lead', await world.organization('Elsewhere'))
    await expect(asked(stranger)).rejects.toBeInstanceOf(NotFound)
  })

  it('is never read by who doesn’t reach the meeting, nor beyond the day on which they left', async () => {
    await types(await lead(), hers, 'We began late.')
    const stranger = await world.as('lead', await world.organization('Elsewhere'))
    await expect(live(stranger)).rejects.toBeInstanceOf(NotFound)
    await expect(live(await (await world.another()).as('owner'))).rejects.toBeInstanceOf(NotFound)
    const oak = await world.organization('Oak Street')
    const place = await makePartnership(world, [oak])
    const there = await call(place)
    await types(await host(), theirs, 'While they were here.', 0, there)
    await letLeave(world, place, oak, new Date('2026-03-31T12:05:00Z'))
    const left = await world.as('lead', oak)
    expect((await live(left, there)).draft?.text).toBe('While they were here.')
    at('12:10')
    await types(await host(), theirs, 'After they left.', 0, there)
    expect((await live(left, there)).draft).toBeNull()
  })

  it('tells its writer, and nobody else, who reads along, for as long as they do', async () => {
    await types(await host(), hers, 'We met.')
    const looks = async (ctx: Ctx) => {
      const found = await live(ctx)
      await keepHouse(ctx, (tx) => noteReader(tx, found))
    }
    for (const ctx of [await lead(), await lead(), await host()]) await looks(ctx)
    const names = async (ctx: Ctx) => (await live(ctx)).draft?.readers
    expect(await names(await host())).toHaveLength(1)
    expect(await names(await lead())).toEqual([])
    at('12:03')
    expect(await names(await host())).toEqual([])
    // One that was saved between the look and its trace leaves none.
    const found = await live(await lead())
    await ok(saves(await host(), 'We met.'))
    await keepHouse(await lead(), (tx) => noteReader(tx, found))
  })

  it('outlives a line that dropped: the page is gone, the words are there when it opens again', async () => {
    await types(await lead(), hers, 'Half a sen')
    expect(await opens(await lead())).toMatchObject({ writes: true, draft: { id: hers, text: 'Half a sen' } })
  })

  it('is kept for its writer alone while another has the pen', async () => {
    await types(await lead(), hers, 'We began late.')
    await types(await host(), theirs, 'Present: all.')
    expect((await live(await host())).draft?.text).toBe('We began late.')
    expect(await kept(await host())).toEqual([{ id: theirs, text: 'Present: all.' }])
    expect(await kept(await lead())).toEqual([])
    expect(await kept(await viewer())).toEqual([])
    expect(await opens(await host())).toMatchObject({ writes: false, kept: [{ text: 'Present: all.' }] })
  })

  it('is gone once it is saved, and the other’s stays when two write the same minutes', async () => {
    await types(await lead(), hers, 'Lucía’s words')
    await types(await host(), theirs, 'Noor’s words')
    await ok(saves(await host(), 'Noor’s words', 0, theirs))
    expect(await kept(await host())).toEqual([])
    const refused = await saves(await lead(), 'Lucía’s words').catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(Stale)
    expect(refused).toMatchObject({ theirs: { text: 'Noor’s words', version: 1 } })
    expect(await live(await host())).toMatchObject({ draft: { text: 'Lucía’s words' }, minutesVersion: 1 })
    await ok(saves(await lead(), 'Noor’s words. Lucía’s words.', 1, hers))
    expect((await minutes(await host()))?.text).toBe('Noor’s words. Lucía’s words.')
    expect((await live(await host())).draft).toBeNull()
    // What was on its way while it was saved is no draft again.
    await types(await lead(), hers, 'Noor’s words. Lucía’s words.', 1)
    expect((await live(await host())).draft).toBeNull()
  })

  it('is taken over once the pen is laid down, and says who had it; both keep what they typed', async () => {
    await types(await lead(), hers, 'We began late.')
    expect(await takes(await host(), hers)).toBe('minutes_pen_in_use')
    const first = (await live(await host())).draft?.writer
    await lays(await lead(), hers, 'We began late. Lamps.')
    expect(await live(await host())).toMatchObject({ draft: { laidDown: '12:00', free: true } })
    const taken = await takes(await host(), hers)
    expect(await live(await lead())).toMatchObject({
      draft: { id: taken, text: 'We began late. Lamps.', own: false, free: false, begun: '12:00' },
    })
    expect((await live(await lead())).draft?.after).toBe(first)
    await types(await host(), taken, 'Lamps.')
    // What the first one still typed, without knowing or without a line, is theirs.
    await types(await lead(), hers, 'We began late. Lamps. The keys')
    expect((await live(await viewer())).draft?.text).toBe('Lamps.')
    expect(await kept(await lead())).toEqual([{ id: hers, text: 'We began late. Lamps. The keys' }])
    expect(await takes(await lead(), hers)).toBe('minutes_pen_moved')
  })

  it('is taken over when nothing was typed for five minutes, not a minute before', async () => {
    await types(await lead(), hers, 'We began late.')
    at('12:04')
    expect((await live(await host())).draft?.free).toBe(false)
    expect(await takes(await host(), hers)).toBe('minutes_pen_in_use')
    at('12:05')
    expect((await live(await host())).draft?.free).toBe(true)
    const [one, two] = await Promise.all([takes(await host(), hers), takes(await world.as('owner'), hers)])
    expect([one, two].filter((answer) => answer === 'minutes_pen_moved')).toHaveLength(1)
    expect((await live(await lead())).draft?.text).toBe('We began late.')
  })

  it('that was typed without the pen is taken up again when the pen is free, beside newer minutes never', async () => {
    await types(await lead(), hers, 'We began late.')
    await types(await host(), theirs, 'Present: all.')
    await keepHouse(await lead(), (tx) => dropDraft(tx, meeting, hers))
    expect(await opens(await host())).toMatchObject({ writes: true, draft: { id: theirs } })
    await types(await host(), theirs, 'Present: all of us.')
    expect((await live(await lead())).draft?.text).toBe('Present: all of us.')
    await types(await lead(), hers, 'The keys')
    await ok(saves(await host(), 'Present: all of us.', 0, theirs))
    expect(await opens(await lead())).toMatchObject({
      writes: true,
      draft: null,
      kept: [{ text: 'The keys' }],
    })
  })

  it('is laid away by its writer alone', async () => {
    await types(await lead(), hers, 'Mine')
    await types(await host(), theirs, 'Theirs')
    await keepHouse(await lead(), (tx) => dropDraft(tx, meeting, theirs))
    expect(await kept(await host())).toEqual([{ id: theirs, text: 'Theirs' }])
    await keepHouse(await lead(), (tx) => dropDraft(tx, meeting, hers))
    expect((await live(await host())).draft).toBeNull()
    await types(await lead(), hers, 'Mine')
    await expect(types(await host(), hers, 'Over it')).rejects.toBeInstanceOf(NotFound)
    expect((await live(await host())).draft?.text).toBe('Mine')
  })

  it('is kept by nobody who may not write: not by a reader, a stranger, one who left, nor for a cancelled meeting', async () => {
    await expect(types(await viewer(), hers, 'No')).rejects.toBeInstanceOf(Forbidden)
    await expect(takes(await viewer(), hers)).rejects.toBeInstanceOf(Forbidden)
    const stranger = await world.as('lead', await world.organization('Elsewhere'))
    await expect(types(stranger, hers, 'No')).rejects.toBeInstanceOf(NotFound)
    await expect(takes(stranger, hers)).rejects.toBeInstanceOf(NotFound)
    const oak = await world.organization('Oak Street')
    const place = await makePartnership(world, [oak])
    const there = await call(place)
    await letLeave(world, place, oak, new Date('2026-03-31T12:00:00Z'))
    await expect(types(await world.as('lead', oak), hers, 'No', 0, there)).rejects.toBeInstanceOf(Forbidden)
    await types(await host(), theirs, 'Before it was cancelled')
    await ok(write(await host(), (tx) => cancelMeeting(tx, meeting, { reason: '' })))
    expect(await code(types(await lead(), hers, 'No'))).toBe('meeting_is_cancelled')
    expect((await live(await lead())).draft).toBeNull()
    expect(draftInput.safeParse({ draft: hers, text: 'a'.repeat(20_001) }).success).toBe(false)
    expect(draftInput.safeParse({ draft: 'no id', text: 'a' }).success).toBe(false)
  })

  it('is told by nothing in history: not that it was typed, laid down, taken over or laid away', async () => {
    const lines = async () =>
      (await read(await host(), (tx) => historyOf(tx, { subjectKind: 'meeting', subjectId: meeting }))).length
    const before = await lines()
    await types(await lead(), hers, 'We began late.')
    await lays(await lead(), hers, 'We began late.')
    const taken = await takes(await host(), hers)
    await keepHouse(await host(), (tx) => dropDraft(tx, meeting, taken))
    expect(await lines()).toBe(before)
  })

  const hostile =
    '<script>alert(1)</script>\n\n<img src=x onerror=alert(2)> & “so”\n\n[link](javascript:alert(3))'

  it('shows minutes that are hostile as the words they are', async () => {
    await ok(saves(await lead(), hostile))
    expect((await minutes(await host()))?.text).toBe(hostile)
    harmless(renderToStaticMarkup(<MinutesText minutes={{ text: hostile, language: '"><script>' }} />))
  })

  it('shows a draft that is hostile as the words it is, to whoever reads along', async () => {
    await types(await lead(), hers, hostile)
    const found = await live(await host())
    const page = (folded: boolean) => renderToStaticMarkup(onAPage(found, folded))
    harmless(page(false))
    harmless(page(true))
  })

  function harmless(html: string) {
    expect(html).not.toMatch(/<script|<img|<a /)
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(html).toContain('[link](javascript:alert(3))')
  }

  const onAPage = (found: Live, folded: boolean) => (
    <RouterProvider
      router={createMemoryRouter([
        { path: '/', element: <LiveMinutes live={found} here="/demo/meetings/one" writes folded={folded} /> },
      ])}
    />
  )
})
