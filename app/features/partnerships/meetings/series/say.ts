import { formatDay, formatList, formatMonthDay, formatWeekdayName } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import {
  placeInMonth,
  type Repetition,
  type Series,
  shownWeekdays,
  type WeekdayCode,
  weekdayCodes,
} from './series.ts'

export const weekdayName = (code: WeekdayCode): string => formatWeekdayName(weekdayCodes.indexOf(code))

/** How often, as a choice. */
export const repetitionWord = (repeats: Repetition): string =>
  ({
    week: m.series_repeats_week,
    'month-day': m.series_repeats_month_day,
    'month-end': m.series_repeats_month_end,
    'month-weekday': m.series_repeats_month_weekday,
    'month-last-weekday': m.series_repeats_month_last_weekday,
  })[repeats]()

const nth = [m.series_nth_1, m.series_nth_2, m.series_nth_3, m.series_nth_4, m.series_nth_5]

/** "Every 2 weeks on Tuesday and Thursday", "Every month on the second Tuesday". */
export function rhythmWords(series: Pick<Series, 'repeats' | 'every' | 'weekdays' | 'beginsOn'>): string {
  const { repeats, every, beginsOn } = series
  const [weekday = 'MO'] = shownWeekdays({ ...series, weekdays: [] })
  if (repeats === 'week')
    return m.series_every_week({ every, days: formatList(shownWeekdays(series).map(weekdayName)) })
  if (repeats === 'month-day') return m.series_every_month_day({ every, day: formatMonthDay(beginsOn) })
  if (repeats === 'month-end') return m.series_every_month_end({ every })
  const facts = { every, weekday: weekdayName(weekday) }
  return repeats === 'month-last-weekday'
    ? m.series_every_month_last_weekday(facts)
    : m.series_every_month_weekday({ ...facts, nth: (nth[placeInMonth(beginsOn) - 1] ?? m.series_nth_5)() })
}

/** The same, with when it ends where that is said. */
export const seriesWords = (series: Series): string =>
  series.untilOn === null
    ? rhythmWords(series)
    : m.series_until({ rhythm: rhythmWords(series), day: formatDay(series.untilOn, undefined, 'long') })

/** What those who are asked hear of a series, by what was done to it. */
export function seriesInvitationWords(series: Series, action: 'started' | 'changed' | 'ended'): string {
  const facts = { meeting: series.title, rhythm: rhythmWords(series), time: series.startsAt }
  if (action === 'ended') return m.notice_series_ended({ meeting: series.title })
  return action === 'started' ? m.notice_series_started(facts) : m.notice_series_changed(facts)
}
