import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Invalid, isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { about, openMeeting } from '../meetings/open.server.ts'
import { presentPartners } from '../partnerships/partnership.ts'
import { type Spoken, speakingIn } from './speaking-reads.server.ts'

/** Notes how long partners spoke in a meeting that was held; those named are written anew, the others stay. Throws Invalid. */
export async function noteSpeaking(
  tx: Tx,
  meetingId: string,
  times: readonly Spoken[],
): Promise<{ historyId: string } | Refusal> {
  const opened = await openMeeting(tx, meetingId)
  if (isRefusal(opened)) return opened
  const { meeting, partnership } = opened
  if (meeting.state !== 'held') return new Refusal('speaking_not_held')
  const partners = presentPartners(partnership.partners).map((one) => one.organizationId)
  if (times.length === 0 || times.some((one) => !partners.includes(one.organizationId)))
    throw new Invalid([{ path: 'times', code: 'issue_speaking_none' }])
  const before = await speakingIn(tx, meetingId)
  await write(tx, meetingId, times)
  return {
    historyId: await record(tx, 'meeting.speaking_noted', {
      ...about(meeting),
      before: { times: before },
      after: { times },
    }),
  }
}

async function write(tx: Tx, meetingId: string, times: readonly Spoken[]): Promise<void> {
  for (const one of times)
    await tx.db
      .insertInto('speakingTimes')
      .values({
        workspaceId: tx.workspace.id,
        id: uuid(),
        meetingId,
        ...one,
        notedByPersonId: tx.actor.personId,
        createdAt: tx.now,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['workspaceId', 'meetingId', 'organizationId'])
          .doUpdateSet({ minutes: one.minutes, notedByPersonId: tx.actor.personId }),
      )
      .execute()
}

const noted = z.object({ times: z.array(z.object({ organizationId: z.uuid(), minutes: z.int() })) })

/** The inverse of noting: what was noted before, or nothing. */
export const undoSpeaking: Inverse = async (tx, { subjectId, before }) => {
  const opened = await openMeeting(tx, subjectId)
  if (isRefusal(opened)) return opened
  const parsed = noted.safeParse(before)
  if (!parsed.success) return new Refusal('meeting_text_erased')
  await tx.db
    .deleteFrom('speakingTimes')
    .where('workspaceId', '=', tx.workspace.id)
    .where('meetingId', '=', subjectId)
    .execute()
  await write(tx, subjectId, parsed.data.times)
  await record(tx, 'meeting.speaking_taken_back', about(opened.meeting))
  return undefined
}
