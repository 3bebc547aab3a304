// Minutes on their way: what somebody types is kept on the server, for them alone, until it is saved or laid away.

import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, NotFound, Stale } from '#platform/errors/errors.ts'
import { ok } from '#platform/testing/answers.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { letLeave, makePartnership } from '../../factories.ts'
import { partnerships } from '../../index.server.ts'
import { minutesOf } from '../beside.server.ts'
import { callMeeting } from '../call.server.ts'
import { cancelMeeting } from '../cancel.server.ts'
import { draftInput, meetingInput, minutesInput } from '../inputs.ts'
import { writeMinutes } from '../minutes.server.ts'
import { MinutesText } from '../parts/minutes-text.tsx'
import { readMeeting } from '../reads.server.ts'
import { dropDraft, keepDraft, ownDraft } from './draft.server.ts'

describe('a draft of minutes', () => {
  let world: World
  let harbor: string
  let partnershipId: string
  let host: Ctx
  let lead: Ctx
  let meeting: string
  beforeAll(async () => {
    world = await openWorld([partnerships])
    harbor = await world.organization('Harbor Youth')
    partnershipId = await makePartnership(world, [harbor])
    host = await world.as('coordinator')
    lead = await world.as('lead', harbor)
  })
  afterAll(() => world.close())
  beforeEach(async () => {
    meeting = await call()
  })

  const call = async (place = partnershipId) =>
    (
      await ok(
        write(host, (tx) =>
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
  /** As the page sends it, aside: it is no act in the record. */
  const types = (ctx: Ctx, text: string, version = 0, id = meeting) =>
    keepHouse(ctx, (tx) => keepDraft(tx, id, draftInput.parse({ text, version })))
  const saves = (ctx: Ctx, text: string, version = 0) =>
    write(ctx, (tx) => writeMinutes(tx, meeting, minutesInput.parse({ text, version })))
  const draft = (ctx: Ctx, id = meeting) => read(ctx, (tx) => ownDraft(tx, id))
  const minutes = (ctx: Ctx) => read(ctx, async (tx) => minutesOf(tx, await readMeeting(tx, meeting)))

  it('is the newest text that came, for whoever typed it and for nobody else', async () => {
    await types(lead, 'We be')
    await types(lead, 'We began late.')
    await types(host, 'Present: all.')
    expect(await draft(lead)).toEqual({ text: 'We began late.', version: 0 })
    expect(await draft(host)).toEqual({ text: 'Present: all.', version: 0 })
    expect(await draft(await world.as('representative', harbor))).toBeNull()
    expect(await minutes(host)).toBeNull()
  })

  it('outlives a line that dropped: the page is gone, the words are there when it opens again', async () => {
    await types(lead, 'Half a sen')
    // Another visit, nothing of the first one left.
    const again = await world.as('lead', harbor)
    expect(await draft(again)).toEqual({ text: 'Half a sen', version: 0 })
  })

  it('is gone once it is saved, and the other’s stays when two write the same minutes', async () => {
    await types(lead, 'Lucía’s words')
    await types(host, 'Noor’s words')
    await ok(saves(host, 'Noor’s words'))
    expect(await draft(host)).toBeNull()
    const refused = await saves(lead, 'Lucía’s words').catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(Stale)
    expect(refused).toMatchObject({ theirs: { text: 'Noor’s words', version: 1 } })
    expect(await draft(lead)).toEqual({ text: 'Lucía’s words', version: 0 })
    await ok(saves(lead, 'Noor’s words. Lucía’s words.', 1))
    expect((await minutes(host))?.text).toBe('Noor’s words. Lucía’s words.')
    expect(await draft(lead)).toBeNull()
  })

  it('is laid away by its writer alone', async () => {
    await types(lead, 'Mine')
    await types(host, 'Theirs')
    await keepHouse(lead, (tx) => dropDraft(tx, meeting))
    expect(await draft(lead)).toBeNull()
    expect(await draft(host)).toMatchObject({ text: 'Theirs' })
  })

  it('is kept by nobody who may not write: not by a reader, a stranger, one who left, nor for a cancelled meeting', async () => {
    await expect(types(await world.as('viewer'), 'No')).rejects.toBeInstanceOf(Forbidden)
    const stranger = await world.as('lead', await world.organization('Elsewhere'))
    await expect(types(stranger, 'No')).rejects.toBeInstanceOf(NotFound)
    const oak = await world.organization('Oak Street')
    const place = await makePartnership(world, [oak])
    const there = await call(place)
    await letLeave(world, place, oak, new Date('2026-04-01T00:00:00Z'))
    await expect(types(await world.as('lead', oak), 'No', 0, there)).rejects.toBeInstanceOf(Forbidden)
    await ok(write(host, (tx) => cancelMeeting(tx, meeting, { reason: '' })))
    expect(await types(lead, 'No')).toMatchObject({ code: 'meeting_is_cancelled' })
    expect(draftInput.safeParse({ text: 'a'.repeat(20_001) }).success).toBe(false)
  })

  it('shows minutes that are hostile as the words they are', async () => {
    const text =
      '<script>alert(1)</script>\n\n<img src=x onerror=alert(2)> & “so”\n\n[link](javascript:alert(3))'
    await ok(saves(lead, text))
    const read = await minutes(host)
    expect(read?.text).toBe(text)
    const html = renderToStaticMarkup(<MinutesText minutes={{ text, language: '"><script>' }} />)
    expect(html).not.toMatch(/<script|<img|<a /)
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(html).toContain('[link](javascript:alert(3))')
  })
})
