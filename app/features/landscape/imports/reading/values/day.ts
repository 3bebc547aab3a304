const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/** A day `YYYY-MM-DD` from `2014-11-27`, `11/27/2014`, `11/27/14` (69 to 99 are of the last century) or
 * `November 27, 2014`; null if there is no such day. */
export function readDay(value: string): string | null {
  const text = value.trim()
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text)
  if (iso) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})$/.exec(text)
  if (slashed) return day(century(slashed[3] ?? ''), Number(slashed[1]), Number(slashed[2]))
  const spelled = /^([a-z]{3,9})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})$/i.exec(text)
  if (!spelled) return null
  const month = months.findIndex((name) => name.startsWith((spelled[1] ?? '').toLowerCase()))
  return month < 0 ? null : day(Number(spelled[3]), month + 1, Number(spelled[2]))
}

function century(year: string): number {
  if (year.length === 4) return Number(year)
  return Number(year) + (Number(year) >= 69 ? 1900 : 2000)
}

function day(year: number, month: number, date: number): string | null {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  const parsed = new Date(`${text}T00:00:00Z`)
  // A database has no year 0.
  if (year < 1) return null
  // The parser lets the 31st of a short month run into the next.
  return !Number.isNaN(parsed.getTime()) && parsed.getUTCDate() === date ? text : null
}
