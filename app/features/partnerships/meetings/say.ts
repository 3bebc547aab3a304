import type { Day } from '#platform/context/days.ts'
import { formatDay, formatList, formatWeekday } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import type { Live } from './drafts/draft.ts'
import type { Answer, Duty, Meeting, MeetingState, MeetingView } from './meeting.ts'

export const stateWord = (state: MeetingState): string =>
  ({
    planned: m.meeting_state_planned,
    held: m.meeting_state_held,
    cancelled: m.meeting_state_cancelled,
  })[state]()

export const viewWord = (view: MeetingView): string =>
  ({ coming: m.meetings_coming, past: m.meetings_past, all: m.meetings_all })[view]()

export const answerWord = (answer: Answer | null): string =>
  answer === null
    ? m.meeting_answer_none()
    : { yes: m.meeting_answer_yes, no: m.meeting_answer_no, maybe: m.meeting_answer_maybe }[answer]()

export const dutyWord = (duty: Duty): string =>
  ({
    chair: m.meeting_chair,
    facilitator: m.meeting_facilitator,
    noteTaker: m.meeting_note_taker,
    hostPerson: m.meeting_host_person,
  })[duty]()

/** When it is, in full: the day, the hours, and the zone they are in. */
export const whenWords = (meeting: Meeting): string =>
  m.meeting_when({
    day: formatWeekday(meeting.startsOn),
    from: meeting.startsAt,
    until: endsAt(meeting),
    zone: meeting.timeZone.replaceAll('_', ' '),
  })

/** `HH:MM` at which it ends; past midnight on the next day's clock. */
export function endsAt({ startsAt, lengthMinutes }: Pick<Meeting, 'startsAt' | 'lengthMinutes'>): string {
  const [hours = 0, minutes = 0] = startsAt.split(':').map(Number)
  const end = (hours * 60 + minutes + lengthMinutes) % 1440
  return `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`
}

/** Where it is: a place, a link, or both. */
export const whereWords = ({ place, onlineLink }: Pick<Meeting, 'place' | 'onlineLink'>): string =>
  formatList([place, ...(onlineLink === null ? [] : [m.meeting_online()])].filter((part) => part !== ''))

/** In a row of a list: the hour and where. */
export function rowWords(meeting: Meeting): string {
  const where = whereWords(meeting)
  return where === '' ? meeting.startsAt : m.meeting_row({ time: meeting.startsAt, where })
}

export const foundWords = (meeting: Meeting, today: Day): string =>
  m.meeting_found({ partnership: meeting.partnershipName, day: formatDay(meeting.startsOn, today) })

/** What those who are asked hear of a meeting, by what was done to it. */
export function invitationWords(meeting: Meeting, action: string): string {
  const facts = { meeting: meeting.title, day: formatWeekday(meeting.startsOn), time: meeting.startsAt }
  if (action === 'meeting.cancelled') return m.notice_meeting_cancelled(facts)
  return action === 'meeting.called' ? m.notice_meeting_called(facts) : m.notice_meeting_changed(facts)
}

/** Who has the pen of the minutes, and since when the draft stands as it does. */
export function penWords({
  writer,
  organization,
  saved,
  laidDown,
  free,
  rests,
}: NonNullable<Live['draft']>): string {
  const who = { person: writer, organization }
  if (rests) return m.minutes_live_rests({ ...who, time: laidDown ?? saved })
  if (laidDown !== null) return m.minutes_live_laid_down({ ...who, time: laidDown })
  return free
    ? m.minutes_live_still({ ...who, time: saved })
    : m.minutes_live_writing({ ...who, time: saved })
}

/** Who reads along, as whoever writes is told. */
export const readersWords = (names: readonly string[]): string =>
  names.length === 0
    ? m.minutes_readers_none()
    : m.minutes_readers({ count: names.length, names: formatList(names) })
