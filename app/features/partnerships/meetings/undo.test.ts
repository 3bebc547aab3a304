import { afterAll, describe, expect, it } from 'vitest'
import { undo } from '#platform/activity/undo.server.ts'
import type { Ctx, Tx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, NotFound, Stale } from '#platform/errors/errors.ts'
import { code, ok } from '#platform/testing/answers.server.ts'
import { overtaken } from '#platform/testing/overtaken.server.ts'
import { answerInvitation } from './answer.server.ts'
import { minutesOf } from './beside.server.ts'
import { callMeeting } from './call.server.ts'
import { openingOf } from './drafts/draft.ts'
import { keptDrafts, liveDraft } from './drafts/reads.server.ts'
import { openScene } from './factories.ts'
import { holdMeeting } from './hold.server.ts'
import { itemInput, meetingInput, minutesInput } from './inputs.ts'
import { addItem } from './items.server.ts'
import { writeMinutes } from './minutes.server.ts'
import { readMeeting } from './reads.server.ts'
import { sendMinutes } from './send.server.ts'

describe('what is taken back', async () => {
  const { world, partnershipId, host, lead, call } = await openScene()
  afterAll(() => world.close())

  const called = (given: Record<string, unknown> = {}) => {
    const when = { startsOn: '2026-04-20', startsAt: '16:00' }
    const input = meetingInput.parse({ partnershipId, title: 'By mistake', ...when, ...given })
    return ok(write(host, (tx) => callMeeting(tx, input)))
  }
  const back = (ctx: Ctx, historyId: string) => write(ctx, (tx) => undo(tx, historyId))
  const save = (ctx: Ctx, id: string, text: string, version = 0) =>
    ok(write(ctx, (tx) => writeMinutes(tx, id, minutesInput.parse({ text, version }))))
  const minutes = (id: string) => read(host, async (tx) => minutesOf(tx, await readMeeting(tx, id)))

  it('is the call of a meeting to which nobody was asked: it is gone, and nobody hears of it', async () => {
    const { id, historyId } = await called()
    await expect(back(lead, historyId)).rejects.toBeInstanceOf(Forbidden)
    await ok(back(host, historyId))
    await world.system.jobs.drain(world.system)
    for (const ctx of [host, lead])
      await expect(read(ctx, (tx) => readMeeting(tx, id))).rejects.toBeInstanceOf(NotFound)
    const mails = await read(host, (tx) =>
      tx.db.selectFrom('mails').where('kind', '=', 'meeting').select('id').execute(),
    )
    expect(mails).toEqual([])
    expect(await code(back(host, historyId))).toBe('undo_already')
  })

  it('is no call of a meeting that somebody was invited to by mail, or has answered, or that went on', async () => {
    const asked = await called({ inviteePersonIds: [lead.actor.personId] })
    await world.system.jobs.drain(world.system)
    expect(await code(back(host, asked.historyId))).toBe('meeting_invited_already')
    const answered = await called({ inviteePersonIds: [lead.actor.personId] })
    await ok(write(lead, (tx) => answerInvitation(tx, answered.id, { answer: 'yes' })))
    expect(await code(back(host, answered.historyId))).toBe('meeting_went_on')
    const prepared = await called()
    await ok(write(lead, (tx) => addItem(tx, prepared.id, itemInput.parse({ text: 'Lamps' }))))
    expect(await code(back(host, prepared.historyId))).toBe('meeting_went_on')
    for (const { id } of [asked, answered, prepared])
      expect(await read(lead, (tx) => readMeeting(tx, id))).toMatchObject({ state: 'planned' })
  })

  it('is the last text of minutes, which reads as before, of whoever wrote that', async () => {
    const id = await call(host)
    const first = await save(lead, id, 'We met.')
    const second = await save(host, id, 'We sang.', 1)
    expect(await code(back(lead, first.historyId))).toBe('minutes_saved_since')
    await ok(back(host, second.historyId))
    expect(await minutes(id)).toMatchObject({
      text: 'We met.',
      version: 3,
      organization: { id: lead.actor.organizationId },
    })
    // Who had the text open that was taken back writes over nothing.
    await expect(save(host, id, 'We sang, and danced.', 2)).rejects.toBeInstanceOf(Stale)
    await ok(back(lead, first.historyId))
    expect(await minutes(id)).toBeNull()
    await save(host, id, 'Anew.')
    for (const version of [1, 2, 3])
      await expect(save(lead, id, 'Over it.', version)).rejects.toBeInstanceOf(Stale)
    expect((await minutes(id))?.text).toBe('Anew.')
  })

  it('stands as it was before: in its language, and by nobody where a program wrote it', async () => {
    const id = await call(host)
    const program: Ctx = { ...lead, actor: { ...lead.actor, kind: 'key', personId: null } }
    const says = (ctx: Ctx, text: string, language: string | null, version: number) =>
      ok(write(ctx, (tx) => writeMinutes(tx, id, minutesInput.parse({ text, language, version }))))
    const row = () =>
      read(host, (tx) =>
        tx.db
          .selectFrom('meetingMinutes')
          .where('meetingId', '=', id)
          .select(['text', 'language', 'organizationId', 'writtenByPersonId'])
          .executeTakeFirstOrThrow(),
      )
    await says(program, 'Nos reunimos.', 'es', 0)
    const before = await row()
    expect(before).toMatchObject({ language: 'es', writtenByPersonId: null })
    const english = await says(host, 'We met.', 'en', 1)
    await ok(back(host, english.historyId))
    expect(await row()).toEqual(before)
    const unsaid = await says(host, 'We met.', null, 3)
    await says(lead, 'We met and sang.', 'en', 4).then(({ historyId }) => ok(back(lead, historyId)))
    expect(await row()).toMatchObject({ language: null, writtenByPersonId: host.actor.personId })
    await ok(back(host, unsaid.historyId))
    expect(await row()).toEqual(before)
  })

  it('is no text that is lost: it is a draft that only its writer reads, and is gone once it is saved again', async () => {
    const id = await call(host)
    const first = await save(lead, id, 'We met.')
    const second = await save(host, id, 'We sang.', 1)
    const kept = async (ctx: Ctx) =>
      (await read(ctx, (tx) => keptDrafts(tx, id))).map(({ text, version }) => ({ text, version }))
    await ok(back(host, second.historyId))
    expect(await kept(host)).toEqual([{ text: 'We sang.', version: 3 }])
    expect(await kept(lead)).toEqual([])
    await ok(back(lead, first.historyId))
    expect(await kept(lead)).toEqual([{ text: 'We met.', version: 0 }])
    // The form opens with it, as it does with everything that was typed and not saved.
    const opening = await read(lead, async (tx) =>
      openingOf(
        await liveDraft(tx, await readMeeting(tx, id)),
        await keptDrafts(tx, id),
        await minutesOf(tx, { id, partnershipId }),
      ),
    )
    expect(opening).toMatchObject({ writes: true, draft: { text: 'We met.' }, kept: [] })
    await save(lead, id, 'We met.')
    expect(await kept(lead)).toEqual([])
    expect(await kept(host)).toEqual([{ text: 'We sang.', version: 3 }])
    // Saved twice as it was, nothing was typed that is not in the minutes.
    const same = await save(lead, id, 'We met.', 5)
    await ok(back(lead, same.historyId))
    expect(await kept(lead)).toEqual([])
  })

  it('is no text of minutes that was sent', async () => {
    const id = await call(host)
    await ok(write(host, (tx) => holdMeeting(tx, id, { personIds: [] })))
    const saved = await save(host, id, 'We met.')
    await ok(write(host, (tx) => sendMinutes(tx, id)))
    expect(await code(back(host, saved.historyId))).toBe('minutes_sent_since')
    const next = await save(host, id, 'We met and sang.', 1)
    await ok(back(host, next.historyId))
    expect((await minutes(id))?.text).toBe('We met.')
    expect(await code(write(host, (tx) => sendMinutes(tx, id)))).toBe('minutes_sent_already')
    expect(await code(back(host, saved.historyId))).toBe('minutes_sent_since')
  })

  it('waits while the minutes are sent at the same moment, as sending waits for it', async () => {
    const id = await call(host)
    await ok(write(host, (tx) => holdMeeting(tx, id, { personIds: [] })))
    const saved = await save(host, id, 'We met.')
    const sent = (tx: Tx) => overtaken(tx, 'meetings', (other) => sendMinutes(other, id))
    expect(await code(write(host, (tx) => undo(sent(tx), saved.historyId)))).toBe('minutes_sent_since')
    const taken = (tx: Tx) => overtaken(tx, 'meetings', (other) => undo(other, saved.historyId))
    expect(await code(write(host, (tx) => sendMinutes(taken(tx), id)))).toBe('minutes_missing')
  })
})
