import { type Day, dayIn } from '#platform/context/days.ts'
import { hourIn } from '../today/today.ts'

/** The hour at which a digest goes out in its reader's zone; until noon for one that a stopped server has missed. */
const [begins, ends] = [6, 12] as const

/** The day whose digest is to be sent at this moment, in the reader's zone; null when it isn't the time. Weekly ones go on Mondays. */
export function digestDay(rhythm: 'daily' | 'weekly' | 'never', timeZone: string, now: Date): Day | null {
  const hour = hourIn(timeZone, now)
  if (rhythm === 'never' || hour < begins || hour >= ends) return null
  const day = dayIn(timeZone, now)
  const isMonday = new Date(`${day}T00:00:00Z`).getUTCDay() === 1
  return rhythm === 'weekly' && !isMonday ? null : day
}
