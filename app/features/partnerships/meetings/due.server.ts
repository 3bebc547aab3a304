import type { Tx } from '#platform/context/context.server.ts'
import { addDays, daysBetween } from '#platform/context/days.ts'
import type { Due, DueItem, DueSource } from '#platform/features/feature.server.ts'
import { can } from '#platform/policy/policy.ts'
import { formatDay, formatDays, formatDistance } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { partnershipPolicy } from '../policy.ts'
import { ownAnswers } from './answer.server.ts'
import type { Answer, Meeting } from './meeting.ts'
import { meetingsById, meetingsSoon } from './reads.server.ts'

/** Meetings within the week for whoever is asked or does something there, and those whose day is over while nobody has said whether they were held. */
export const meetingsDue = {
  find: async (tx: Tx): Promise<Due[]> => {
    if (!can(tx.actor, partnershipPolicy.workTogether)) return []
    const meetings = await meetingsSoon(tx, addDays(tx.today, 7))
    const coming = meetings.filter((meeting) => meeting.startsOn >= tx.today)
    const asked = await ownAnswers(
      tx,
      coming.map((meeting) => meeting.id),
    )
    const { organizationId, personId } = tx.actor
    return meetings
      .filter((meeting) =>
        meeting.startsOn < tx.today
          ? meeting.organizationId === organizationId
          : asked.has(meeting.id) || (personId !== null && meeting.personIds.includes(personId)),
      )
      .map(({ id, partnershipId, startsOn }) => ({
        kind: startsOn < tx.today ? 'meeting.unsaid' : 'meeting.coming',
        recordId: id,
        partnershipId,
        group: startsOn < tx.today ? 'late' : startsOn === tx.today ? 'today' : 'week',
        dueOn: startsOn,
      }))
  },
  tell: async (tx: Tx, dues: readonly Due[]): Promise<DueItem[]> => {
    const meetings = await meetingsById(
      tx,
      dues.map((due) => due.recordId),
    )
    const meeting = new Map(meetings.map((one) => [one.id, one]))
    const answers = await ownAnswers(tx, [...meeting.keys()])
    return dues.flatMap((due) => {
      const found = meeting.get(due.recordId)
      return found === undefined ? [] : [{ ...due, ...wordsOf(found, answers.get(found.id), tx) }]
    })
  },
} satisfies DueSource

function wordsOf(
  meeting: Meeting,
  /** Undefined for whoever isn't asked. */
  answer: Answer | null | undefined,
  { today }: Tx,
): Pick<DueItem, 'title' | 'why' | 'when' | 'href' | 'doneHref'> {
  const lateDays = Math.max(0, daysBetween(meeting.startsOn, today))
  const over = lateDays > 0
  const href = `/meetings/${meeting.id}`
  const facts = {
    partnership: meeting.partnershipName,
    day: formatDay(meeting.startsOn, today),
    time: meeting.startsAt,
  }
  return {
    title: over ? m.meeting_due_unsaid({ meeting: meeting.title }) : meeting.title,
    why: over
      ? m.meeting_due_unsaid_why(facts)
      : answer === null
        ? m.meeting_due_answer_why(facts)
        : m.meeting_due_coming_why(facts),
    when: over ? formatDays(lateDays) : formatDistance(meeting.startsOn, today),
    href,
    doneHref: over ? `${href}/attendance` : answer === null ? `${href}#answer` : null,
  }
}
