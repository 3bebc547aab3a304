import type { Day } from '#platform/context/days.ts'
import { type Meeting, refusalOfChange } from '../meeting.ts'

/** Time spent on one item of the agenda; one that still runs has no end. */
export interface Stretch {
  id: string
  itemId: string
  beganAt: Date
  endedAt: Date | null
  /** Who took the item up, and for which partner. */
  personName: string | null
  organizationName: string
}

const minute = 60_000

/** How long an item was talked about over all its stretches, in milliseconds; one that runs counts until now. */
export const spentOn = (stretches: readonly Stretch[], itemId: string, now: Date): number =>
  stretches
    .filter((one) => one.itemId === itemId)
    .reduce((sum, { beganAt, endedAt }) => sum + Math.max(0, Number(endedAt ?? now) - Number(beganAt)), 0)

/** The same in whole minutes, one at least; null where the item was never taken up. */
export function minutesSpent(stretches: readonly Stretch[], itemId: string, now: Date): number | null {
  if (!stretches.some((one) => one.itemId === itemId)) return null
  return Math.max(1, Math.round(spentOn(stretches, itemId, now) / minute))
}

/** What is said of the time of an item: so many minutes left, all but over, over by so many, or so many spent where it has no box. */
export type Time =
  | { kind: 'left' | 'over' | 'spent'; minutes: number }
  | { kind: 'lastMinute' | 'up'; minutes: 0 }

/** From a box of minutes (null: none) and what is spent of it, in milliseconds. */
export function timeOf(box: number | null, spent: number): Time {
  if (box === null) return { kind: 'spent', minutes: Math.floor(spent / minute) }
  const left = box * minute - spent
  if (left >= minute) return { kind: 'left', minutes: Math.ceil(left / minute) }
  if (left > 0) return { kind: 'lastMinute', minutes: 0 }
  const over = Math.floor(-left / minute)
  return over === 0 ? { kind: 'up', minutes: 0 } : { kind: 'over', minutes: over }
}

/** `M:SS` of a time left or over, in milliseconds. */
export function face(ms: number): string {
  const seconds = Math.ceil(Math.abs(ms) / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** The item after one of the agenda, in its order; the first where none is given, null after the last. */
export function nextOf<Item extends { id: string }>(
  items: readonly Item[],
  itemId: string | null,
): Item | null {
  return items[itemId === null ? 0 : items.findIndex((one) => one.id === itemId) + 1] ?? null
}

/** How long after its time a meeting may still go on before its clock counts as forgotten. */
const grace = 60 * minute

/**
 * When a stretch ends that somebody ends now. A clock that was forgotten ends with the time that was meant for the
 * meeting, so that a night is not counted as talk.
 */
export function endOf(beganAt: Date, now: Date, meantUntil: Date): Date {
  const end = Number(now) <= Number(meantUntil) + grace ? now : meantUntil
  return new Date(Math.max(Number(beganAt), Number(end)))
}

/** Why the clock of a meeting can't run, as the key of its sentence; null if it can. */
export const refusalOfClock = (meeting: Pick<Meeting, 'state' | 'startsOn'>, today: Day): string | null =>
  refusalOfChange(meeting.state) ?? (meeting.startsOn > today ? 'meeting_clock_not_yet' : null)
