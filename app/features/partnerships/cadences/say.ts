import type { Day } from '#platform/context/days.ts'
import { formatDay, formatDays } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import type { Cadence, Channel } from './cadence.ts'

export const channelWord = (channel: Channel): string =>
  ({
    call: m.touchpoint_kind_call,
    visit: m.touchpoint_kind_visit,
    meeting: m.touchpoint_kind_meeting,
    mail: m.touchpoint_kind_mail,
    message: m.touchpoint_kind_message,
  })[channel]()

/** What to do when contact is due: "Call Maple Clinic". */
export const contactTitle = (channel: Channel, name: string): string => m.cadence_due_title({ channel, name })

/** Why: what was agreed, and when the two last spoke. */
export const contactWhy = (cadence: Cadence, today: Day): string => {
  const rhythm = formatDays(cadence.everyDays)
  if (cadence.last === null) return m.cadence_due_why_never({ rhythm })
  const facts = { rhythm, kind: cadence.last.kind, day: formatDay(cadence.last.on, today, 'long') }
  return cadence.last.who === null
    ? m.cadence_due_why({ rhythm, day: facts.day })
    : m.cadence_due_why_who({ ...facts, who: cadence.last.who })
}
