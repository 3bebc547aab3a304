import { afterAll, describe, expect, it } from 'vitest'
import { undo } from '#platform/activity/undo.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { ok } from '#platform/testing/answers.server.ts'
import { asked, drawn } from '#platform/testing/drawn.tsx'
import { press } from '#platform/testing/press.ts'
import { sendingOf } from '../beside.server.ts'
import { meetingsChapter } from '../chapter.server.tsx'
import { keepDraft } from '../drafts/keep.server.ts'
import { layPenDown } from '../drafts/lay-down.server.ts'
import { takePenOver } from '../drafts/take-over.server.ts'
import { exportedMinutes } from '../export-beside.server.ts'
import { openScene } from '../factories.ts'
import { holdMeeting } from '../hold.server.ts'
import { draftInput, minutesInput } from '../inputs.ts'
import { writeMinutes } from '../minutes.server.ts'
import { readMeeting } from '../reads.server.ts'
import { sendMinutes } from '../send.server.ts'
import MeetingMinutes, { action, loader } from './minutes.tsx'
import WriteMinutes, { loader as loadForm } from './write.tsx'

describe('the page of minutes', async () => {
  const { world, host, lead, call } = await openScene()
  afterAll(() => world.close())

  const door = (ctx: Ctx) => ({ system: world.system, ctx, user: {} })
  const pageFor = (ctx: Ctx, meeting: string): Promise<string> =>
    drawn(loader, MeetingMinutes, {
      path: `/demo/meetings/${meeting}/minutes`,
      params: { workspace: 'demo', meeting },
      door: door(ctx),
    })
  const confirm = (meeting: string, sendingId: string) =>
    press(action, {
      params: { workspace: 'demo', meeting },
      fields: { act: 'confirm', sendingId },
      door: door(lead),
    })

  it('asks to confirm what is read there: not a text that was changed after it was sent', async () => {
    const meeting = await call(host, { startsOn: '2026-03-30' })
    const save = (text: string, version: number) =>
      ok(write(host, (tx) => writeMinutes(tx, meeting, minutesInput.parse({ text, version }))))
    const sending = () => read(host, async (tx) => sendingOf(tx, await readMeeting(tx, meeting)))
    await ok(write(host, (tx) => holdMeeting(tx, meeting, { personIds: [] })))
    await save('We met.', 0)
    await ok(write(host, (tx) => sendMinutes(tx, meeting)))
    expect(await pageFor(lead, meeting)).toContain('value="confirm"')
    const sendingId = (await sending())?.id ?? ''
    await save('We met and sang.', 1)
    const changed = await pageFor(lead, meeting)
    expect(changed).toContain('We met and sang.')
    expect(changed).not.toContain('value="confirm"')
    expect(await confirm(meeting, sendingId)).toMatchObject({ status: 409 })
    expect((await sending())?.confirmedBy).toEqual([])
    await ok(write(host, (tx) => sendMinutes(tx, meeting)))
    expect(await pageFor(lead, meeting)).toContain('value="confirm"')
  })

  it('says who still has to confirm only of the text that was sent, and of a changed one what it takes', async () => {
    const meeting = await call(host, { startsOn: '2026-03-30' })
    const save = (text: string, version: number) =>
      ok(write(host, (tx) => writeMinutes(tx, meeting, minutesInput.parse({ text, version }))))
    const row = () =>
      read(host, async (tx) => {
        const { partnershipId } = await readMeeting(tx, meeting)
        for await (const one of exportedMinutes.ofPartnership?.rows(tx, partnershipId) ?? [])
          if (one.meetingId === meeting) return one
        return null
      })
    const own = (await read(lead, (tx) => readMeeting(tx, meeting))).partnershipId
    const paper = () =>
      read(lead, async (tx) =>
        JSON.stringify(await meetingsChapter.write(tx, own), (key, value) =>
          key === '_owner' ? null : value,
        ),
      )
    await ok(write(host, (tx) => holdMeeting(tx, meeting, { personIds: [] })))
    await save('We met.', 0)
    await ok(write(host, (tx) => sendMinutes(tx, meeting)))
    const sent = await pageFor(lead, meeting)
    expect(/Not yet confirmed by ([^<]*)\./.exec(sent)?.[1]).toBe('Harbor Youth')
    expect(await row()).toMatchObject({ changedSince: false })
    expect(await paper()).not.toContain('They were changed since')
    await save('We met and sang.', 1)
    for (const ctx of [host, lead]) {
      const page = await pageFor(ctx, meeting)
      expect(page).toContain('The text was changed after it was sent on')
      expect(page).toMatch(/Once it is sent again, [^.<]* and [^.<]* can confirm it\./)
      expect(page).not.toContain('Not yet confirmed')
      expect(page).not.toContain('is confirmed by')
    }
    expect(await row()).toMatchObject({ changedSince: true })
    expect(await paper()).toContain('They were changed since')
    await ok(write(host, (tx) => sendMinutes(tx, meeting)))
    expect(await confirm(meeting, '')).toMatchObject({ status: 303 })
    const confirmed = await pageFor(host, meeting)
    expect(confirmed).toContain('Confirmed by Harbor Youth.')
    expect(confirmed).not.toContain('Not yet confirmed')
    await save('We met, sang and ate.', 2)
    const after = await pageFor(lead, meeting)
    expect(after).toMatch(
      /What was sent then is confirmed by [^;<]*; what it says now is confirmed by nobody\./,
    )
    expect(after).not.toContain('Not yet confirmed')
  })

  it('opens with what was taken back in the language it was saved in, also for whoever goes on from it', async () => {
    const meeting = await call(host, { startsOn: '2026-03-30' })
    const languageFor = async (ctx: Ctx) => {
      const form = {
        path: `/demo/meetings/${meeting}/minutes/write`,
        params: { workspace: 'demo', meeting },
        door: door(ctx),
      }
      const { draft } = await loadForm(asked(form))
      const page = await drawn(loadForm, WriteMinutes, form)
      return {
        language: /name="language" value="([^"]*)"/.exec(page)?.[1],
        draft,
      }
    }
    const save = (text: string, language: string, version: number) =>
      ok(write(host, (tx) => writeMinutes(tx, meeting, minutesInput.parse({ text, language, version }))))
    const only = await save('Nos reunimos.', 'es', 0)
    await ok(write(host, (tx) => undo(tx, only.historyId)))
    expect(await languageFor(host)).toMatchObject({ language: 'es', draft: { text: 'Nos reunimos.' } })
    expect((await languageFor(lead)).language).toBe('en')
    // What is typed on keeps it, and so does whoever takes the pen.
    const { draft } = await languageFor(host)
    const typed = { draft: draft.id, text: 'Nos reunimos ayer.', version: draft.version }
    await keepHouse(host, (tx) => keepDraft(tx, meeting, draftInput.parse(typed)))
    await keepHouse(host, (tx) => layPenDown(tx, meeting, draftInput.parse(typed)))
    await keepHouse(lead, (tx) => takePenOver(tx, meeting, draft.id))
    expect(await languageFor(lead)).toMatchObject({ language: 'es', draft: { text: 'Nos reunimos ayer.' } })
  })
})
