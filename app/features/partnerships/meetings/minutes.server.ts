import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal, Stale } from '#platform/errors/errors.ts'
import { minutesOf } from './beside.server.ts'
import { dropSaved } from './drafts/drop.server.ts'
import type { MinutesInput } from './inputs.ts'
import { about, openMeeting } from './open.server.ts'

/**
 * Writes the minutes on from the version they were opened with. Where somebody else has saved since, nothing is
 * written over: throws Stale with the other text, and the form keeps its own. `draft` is the one it was typed in.
 */
export async function writeMinutes(
  tx: Tx,
  meetingId: string,
  { version, text, language }: MinutesInput,
  draft: string | null = null,
): Promise<{ version: number; historyId: string } | Refusal> {
  const opened = await openMeeting(tx, meetingId)
  if (isRefusal(opened)) return opened
  const { meeting } = opened
  if (meeting.state === 'cancelled') return new Refusal('meeting_is_cancelled')
  const before = await minutesOf(tx, meeting)
  const written = {
    text,
    language,
    organizationId: tx.actor.organizationId,
    writtenByPersonId: tx.actor.personId,
    updatedAt: tx.now,
  }
  const saved =
    version === 0
      ? await tx.db
          .insertInto('meetingMinutes')
          .values({
            workspaceId: tx.workspace.id,
            id: uuid(),
            meetingId,
            ...written,
            version: await firstVersion(tx, meetingId),
            createdAt: tx.now,
          })
          .onConflict((conflict) => conflict.columns(['workspaceId', 'meetingId']).doNothing())
          .returning('version')
          .executeTakeFirst()
      : await tx.db
          .updateTable('meetingMinutes')
          .set({ ...written, version: version + 1 })
          .where('workspaceId', '=', tx.workspace.id)
          .where('meetingId', '=', meetingId)
          .where('version', '=', version)
          .returning('version')
          .executeTakeFirst()
  if (saved === undefined) {
    const theirs = await minutesOf(tx, meeting)
    throw new Stale({ text: theirs?.text ?? '', version: theirs?.version ?? 0 })
  }
  await dropSaved(tx, meetingId, { text, draft })
  const historyId = await record(tx, 'meeting.minutes_written', {
    ...about(meeting),
    before: before === null ? null : { minutes: before.text, minutesLanguage: before.language },
    after: { minutes: text, minutesLanguage: language },
  })
  return { version: saved.version, historyId }
}

/** Above every version that minutes of this meeting had before they were taken back: no form is open on it yet. */
async function firstVersion(tx: Tx, meetingId: string): Promise<number> {
  const { times } = await tx.db
    .selectFrom('history')
    .where('workspaceId', '=', tx.workspace.id)
    .where('subjectKind', '=', 'meeting')
    .where('subjectId', '=', meetingId)
    .where('action', '=', 'meeting.minutes_written')
    .select((select) => select.fn.countAll<number>().as('times'))
    .executeTakeFirstOrThrow()
  // Each writing has at most one taking back, and each of the two one version.
  return 2 * Number(times) + 1
}
