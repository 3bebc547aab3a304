import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, NotFound, Refusal } from '#platform/errors/errors.ts'
import { formatDay } from '#platform/words/format.ts'
import { agendaOf } from '../beside.server.ts'
import type { TakeUpInput } from '../inputs.ts'
import { about, openMeeting } from '../open.server.ts'
import { refusalOfClock } from './clock.ts'
import { endStretch } from './end.server.ts'
import { runningOf, stretchesOf } from './reads.server.ts'

/** The load of what is done to the clock of a meeting; it runs from its day on until somebody says that it was held. */
async function openClock(tx: Tx, meetingId: string) {
  const opened = await openMeeting(tx, meetingId)
  if (isRefusal(opened)) return opened
  const { meeting } = opened
  const no = refusalOfClock(meeting, tx.today)
  if (no !== null) return new Refusal(no, { on: formatDay(meeting.startsOn, tx.today) })
  const stretches = await stretchesOf(tx, meeting)
  return { meeting, stretches, running: runningOf(stretches) }
}

/**
 * Takes an item of the agenda up: what was under discussion ends with it. `after` is the stretch the reader saw run
 * (null: none); where another runs by now somebody else has moved on, and nothing is skipped.
 */
export async function takeUp(
  tx: Tx,
  meetingId: string,
  { itemId, after }: TakeUpInput,
): Promise<{ id: string; historyId: string } | Refusal> {
  const opened = await openClock(tx, meetingId)
  if (isRefusal(opened)) return opened
  const { meeting, stretches, running } = opened
  if (!(await agendaOf(tx, meeting, stretches)).some((one) => one.id === itemId)) throw new NotFound()
  if (after !== undefined && after !== (running?.id ?? null)) return new Refusal('meeting_clock_moved')
  if (running?.itemId === itemId) return new Refusal('meeting_clock_same')
  if (running !== null && !(await endStretch(tx, meeting, running))) return new Refusal('meeting_clock_moved')
  const row = await tx.db
    .insertInto('meetingStretches')
    .values({
      workspaceId: tx.workspace.id,
      id: uuid(),
      meetingId,
      itemId,
      beganAt: tx.now,
      organizationId: tx.actor.organizationId,
      begunByPersonId: tx.actor.personId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) return new Refusal('meeting_clock_moved')
  const historyId = await record(tx, 'meeting.item_taken_up', { ...about(meeting), after: { itemId } })
  return { id: row.id, historyId }
}

/** Stops the clock: nothing is under discussion until an item is taken up again. */
export async function stopClock(tx: Tx, meetingId: string): Promise<{ historyId: string } | Refusal> {
  const opened = await openClock(tx, meetingId)
  if (isRefusal(opened)) return opened
  const { meeting, running } = opened
  if (running === null || !(await endStretch(tx, meeting, running)))
    return new Refusal('meeting_clock_not_running')
  return { historyId: await record(tx, 'meeting.clock_stopped', about(meeting)) }
}
