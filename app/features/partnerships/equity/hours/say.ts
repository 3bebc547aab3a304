import { formatNumber } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import type { HourEntry } from './hour-entry.ts'

/** Whose people gave how much, in the title of a row. */
export const hourTitle = ({ organization, hours }: Pick<HourEntry, 'organization' | 'hours'>): string =>
  m.hours_of({ organization, count: hours, hours: formatNumber(hours) })

/** What for, and who noted it: noted by hand, and said so. */
export const hourWords = ({ note, notedBy }: Pick<HourEntry, 'note' | 'notedBy'>): string =>
  note === ''
    ? m.hours_noted_by({ organization: notedBy })
    : m.hours_noted_by_note({ note, organization: notedBy })
