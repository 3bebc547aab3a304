import { formatNumber } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import type { HourEntry } from './hour-entry.ts'

/** Whose people gave how much, in the title of a row. */
export const hourTitle = ({ organization, hours }: Pick<HourEntry, 'organization' | 'hours'>): string =>
  m.hours_of({ organization, count: hours, hours: formatNumber(hours) })
