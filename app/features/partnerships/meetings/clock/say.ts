import { m } from '#platform/words/words.ts'
import type { Time } from './clock.ts'

/** The time of what is under discussion, in a sentence that hurries nobody. */
export function timeWords({ kind, minutes }: Time): string {
  const count = minutes
  return {
    left: () => m.meeting_clock_left({ count }),
    lastMinute: () => m.meeting_clock_last_minute(),
    up: () => m.meeting_clock_up(),
    over: () => m.meeting_clock_over({ count }),
    spent: () => (count === 0 ? m.meeting_clock_spent_less() : m.meeting_clock_spent({ count })),
  }[kind]()
}

/** What comes after it, with its box. */
export const nextWords = (next: { text: string; minutes: number | null } | null): string =>
  next === null
    ? m.meeting_clock_last()
    : next.minutes === null
      ? m.meeting_clock_next({ item: next.text })
      : m.meeting_clock_next_minutes({ item: next.text, count: next.minutes })
