import { type Day, daysBetween } from '../context/days.ts'
import { getLocale } from './words.ts'

const cache = new Map<string, unknown>()
function kept<T>(key: string, make: () => T): T {
  let value = cache.get(key) as T | undefined
  if (value === undefined) {
    value = make()
    cache.set(key, value)
  }
  return value
}

/** "22 November 2026"; the year is left out when it is this year's and `today` is given. */
export function formatDay(day: Day, today?: Day, length: 'long' | 'short' = 'short'): string {
  const locale = getLocale()
  const withYear = today === undefined || today.slice(0, 4) !== day.slice(0, 4)
  return kept(
    `day ${locale} ${withYear} ${length}`,
    () =>
      new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
        timeZone: 'UTC',
        day: 'numeric',
        month: length,
        ...(withYear ? { year: 'numeric' } : {}),
      }),
  ).format(new Date(`${day}T00:00:00Z`))
}

/** "Sunday 22 November". */
export function formatWeekday(day: Day): string {
  const locale = getLocale()
  return kept(
    `weekday ${locale}`,
    () =>
      new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
        timeZone: 'UTC',
        weekday: 'long',
        day: 'numeric',
        month: 'long',
      }),
  ).format(new Date(`${day}T00:00:00Z`))
}

/** "Tuesday": the name of a day of the week, 0 for Monday. */
export function formatWeekdayName(index: number): string {
  const locale = getLocale()
  return kept(
    `weekday name ${locale}`,
    () => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'long' }),
  ).format(new Date(Date.UTC(2024, 0, 1 + index)))
}

/** "14th": which day of its month it is. */
export function formatMonthDay(day: Day): string {
  const number = Number(day.slice(8))
  if (getLocale() !== 'en') return String(number)
  const ending = kept('ordinals', () => new Intl.PluralRules('en', { type: 'ordinal' })).select(number)
  return `${number}${{ one: 'st', two: 'nd', few: 'rd' }[ending as string] ?? 'th'}`
}

/** "Oct 2025"; "Oct" when the year is the same as `besides`. */
export function formatMonth(day: Day, besides?: Day): string {
  const locale = getLocale()
  const withYear = besides === undefined || besides.slice(0, 4) !== day.slice(0, 4)
  return kept(
    `month ${locale} ${withYear}`,
    () =>
      new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
        timeZone: 'UTC',
        month: 'short',
        ...(withYear ? { year: 'numeric' } : {}),
      }),
  ).format(new Date(`${day}T00:00:00Z`))
}

/** Day and time in a zone. */
export function formatMoment(moment: Date | string, timeZone: string): string {
  const locale = getLocale()
  return kept(
    `moment ${locale} ${timeZone}`,
    () =>
      new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
        timeZone,
        dateStyle: 'medium',
        timeStyle: 'short',
      }),
  ).format(new Date(moment))
}

/** The hour and minute of a moment on the clocks of a zone, `HH:MM`. */
export function formatClock(moment: Date | string, timeZone: string): string {
  return kept(
    `clock ${timeZone}`,
    () =>
      new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  ).format(new Date(moment))
}

/** Day and time to the second, with the zone's name: for what must stand up later. */
export function formatStamp(moment: Date | string, timeZone: string): string {
  const locale = getLocale()
  return kept(
    `stamp ${locale} ${timeZone}`,
    () =>
      new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
        timeZone,
        dateStyle: 'medium',
        timeStyle: 'long',
      }),
  ).format(new Date(moment))
}

export function formatNumber(value: number, digits = 2): string {
  const locale = getLocale()
  return kept(
    `number ${locale} ${digits}`,
    () => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }),
  ).format(value)
}

export function formatPercent(share: number): string {
  const locale = getLocale()
  return kept(
    `percent ${locale}`,
    () => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }),
  ).format(share)
}

/** "A, B and C". */
export function formatList(items: readonly string[]): string {
  const locale = getLocale()
  return kept(`list ${locale}`, () => new Intl.ListFormat(locale, { type: 'conjunction' })).format(items)
}

/** "in 4 days", "9 days ago", "today": the distance of a day from today. */
export function formatDistance(day: Day, today: Day): string {
  const days = daysBetween(today, day)
  const locale = getLocale()
  const formatter = kept(`relative ${locale}`, () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }))
  if (Math.abs(days) < 14) return formatter.format(days, 'day')
  if (Math.abs(days) < 60) return formatter.format(Math.round(days / 7), 'week')
  return formatter.format(Math.round(days / 30.44), 'month')
}

/** "9 days", "3 weeks": a length of time. */
export function formatDays(days: number): string {
  const locale = getLocale()
  const [value, unit] =
    days < 14
      ? [days, 'day']
      : days < 60
        ? [Math.round(days / 7), 'week']
        : [Math.round(days / 30.44), 'month']
  return kept(
    `length ${locale} ${unit}`,
    () => new Intl.NumberFormat(locale, { style: 'unit', unit: unit as string, unitDisplay: 'long' }),
  ).format(value as number)
}

/** The name of a language or country in the reader's language. */
export const languageName = (code: string): string =>
  kept(
    `languages ${getLocale()}`,
    () => new Intl.DisplayNames(getLocale(), { type: 'language', fallback: 'code' }),
  ).of(code) ?? code
