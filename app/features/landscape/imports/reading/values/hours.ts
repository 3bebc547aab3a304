/** A time of day `HH:MM` from `9:30`, `17:00:00`, `3pm`, `5:00 PM` or `10:00Z`; null if it is none. */
export function readTime(value: string): string | null {
  const found =
    /^(\d{1,2})(?::?(\d{2}))?(?::\d{2}(?:\.\d+)?)?\s*([ap])?\.?(?:m\.?)?\s*(?:Z|[+-]\d{2}:?\d{2})?$/i.exec(
      value.trim(),
    )
  if (!found) return null
  const [, hourText = '', minuteText, half] = found
  let hour = Number(hourText)
  const minute = Number(minuteText ?? '0')
  if (minuteText === undefined && half === undefined) return null
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null
    hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  }
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return null
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

const weekdays = [
  ['monday', 'lunes'],
  ['tuesday', 'martes'],
  ['wednesday', 'miercoles'],
  ['thursday', 'jueves'],
  ['friday', 'viernes'],
  ['saturday', 'sabado'],
  ['sunday', 'domingo'],
]

/** 1 for Monday to 7 for Sunday, from a name, its first three letters or the number itself. */
export function readWeekday(value: string): number | null {
  const text = value.trim().toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  if (/^[1-7]$/.test(text)) return Number(text)
  if (text.length < 3) return null
  const index = weekdays.findIndex((names) =>
    names.some(
      (name) =>
        name === text || name.slice(0, 3) === text || name.slice(0, 4) === text || name.slice(0, 5) === text,
    ),
  )
  return index < 0 ? null : index + 1
}
