import { z } from 'zod'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { minutesOf, sendingOf } from './beside.server.ts'
import { giveBack } from './drafts/give-back.server.ts'
import { about, openMeeting } from './open.server.ts'

/** What a writing said; one from before languages were told of says nothing of the language. */
const written = z.object({ minutes: z.string(), minutesLanguage: z.string().nullish() })

/**
 * The inverse of writing minutes: the text before stands again, as of whoever wrote that; without one there are no
 * minutes. What is taken back is a draft of whoever had written it, so that no words are lost. Refused once they were
 * sent or saved anew.
 */
export const undoMinutes: Inverse = async (tx, { id: entryId, subjectId, before, after }) => {
  const opened = await openMeeting(tx, subjectId)
  if (isRefusal(opened)) return opened
  const { meeting } = opened
  if (meeting.state === 'cancelled') return new Refusal('meeting_is_cancelled')
  const wrote = written.safeParse(after)
  const stood = before === null ? null : written.safeParse(before)
  if (!wrote.success || stood?.success === false) return new Refusal('meeting_text_erased')
  const minutes = await minutesOf(tx, meeting)
  if (minutes === null || minutes.text !== wrote.data.minutes || (await savedSince(tx, subjectId, entryId)))
    return new Refusal('minutes_saved_since')
  if ((await sendingOf(tx, meeting))?.minutesVersion === minutes.version)
    return new Refusal('minutes_sent_since')
  const text = stood?.data?.minutes ?? null
  const language = stood?.data?.minutesLanguage === undefined ? minutes.language : stood.data.minutesLanguage
  // The one thing that takes minutes away, and takes the row: they are never marked as deleted.
  const found =
    text === null
      ? await tx.db
          .deleteFrom('meetingMinutes')
          .where('workspaceId', '=', tx.workspace.id)
          .where('meetingId', '=', subjectId)
          .where('version', '=', minutes.version)
          .returning('id')
          .executeTakeFirst()
      : await tx.db
          .updateTable('meetingMinutes')
          .set({
            text,
            language,
            version: minutes.version + 1,
            updatedAt: tx.now,
            ...(await authorBefore(tx, subjectId, entryId)),
          })
          .where('workspaceId', '=', tx.workspace.id)
          .where('meetingId', '=', subjectId)
          .where('version', '=', minutes.version)
          .returning('id')
          .executeTakeFirst()
  if (found === undefined) return new Refusal('minutes_saved_since')
  // Where the text that was sent last stands again, it is not one that was changed after it was sent.
  const last = await sendingOf(tx, meeting)
  if (last !== null && text !== null)
    await tx.db
      .updateTable('minutesSendings')
      .set({ minutesVersion: minutes.version + 1 })
      .where('workspaceId', '=', tx.workspace.id)
      .where('id', '=', last.id)
      .where('text', '=', text)
      .execute()
  if (minutes.text !== text)
    await giveBack(tx, subjectId, {
      text: minutes.text,
      language: minutes.language,
      version: text === null ? 0 : minutes.version + 1,
    })
  await record(tx, 'meeting.minutes_restored', {
    ...about(meeting),
    before: { minutes: minutes.text, minutesLanguage: minutes.language },
    after: text === null ? null : { minutes: text, minutesLanguage: language },
  })
  return undefined
}

/** Every time these minutes were written that was not taken back. */
const writings = (tx: Tx, meetingId: string) =>
  tx.db
    .selectFrom('history')
    .where('workspaceId', '=', tx.workspace.id)
    .where('subjectKind', '=', 'meeting')
    .where('subjectId', '=', meetingId)
    .where('action', '=', 'meeting.minutes_written')
    .where('undoneAt', 'is', null)

const savedSince = async (tx: Tx, meetingId: string, entryId: string): Promise<boolean> =>
  (await writings(tx, meetingId).where('id', '>', entryId).select('id').executeTakeFirst()) !== undefined

/** Who wrote the text before, for which organization; nobody where a program did, or where that is not known. */
async function authorBefore(tx: Tx, meetingId: string, entryId: string) {
  const entry = await writings(tx, meetingId)
    .where('id', '<', entryId)
    .orderBy('id', 'desc')
    .select(['actorOrganizationId', 'actorPersonId'])
    .executeTakeFirst()
  return {
    organizationId: entry?.actorOrganizationId ?? tx.actor.organizationId,
    writtenByPersonId: entry?.actorPersonId ?? null,
  }
}
