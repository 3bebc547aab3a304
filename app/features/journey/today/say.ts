import { formatNumber } from '#platform/words/format.ts'
import { getLocale, m } from '#platform/words/words.ts'
import type { Group, Hail } from './today.ts'

const groupWords: Record<Group, () => string> = {
  late: m.today_group_late,
  waiting: m.today_group_waiting,
  today: m.today_group_today,
  contact: m.today_group_contact,
  week: m.today_group_week,
}
export const groupTitle = (group: Group): string => groupWords[group]()

const numbers = [
  m.today_number_1,
  m.today_number_2,
  m.today_number_3,
  m.today_number_4,
  m.today_number_5,
  m.today_number_6,
  m.today_number_7,
  m.today_number_8,
  m.today_number_9,
  m.today_number_10,
  m.today_number_11,
  m.today_number_12,
] as const
/** How many things, in a word as far as one says it so. */
export const numberWord = (count: number): string => numbers[count - 1]?.() ?? formatNumber(count)

const hails: Record<Hail, (facts: { name: string }) => string> = {
  morning: m.today_good_morning,
  afternoon: m.today_good_afternoon,
  evening: m.today_good_evening,
}
/** "Good morning, Amara." */
export const hailing = (hail: Hail, name: string): string => hails[hail]({ name: name.split(' ')[0] ?? name })

/** "Seven things, two of them late." */
export function howMuch({ count, late }: { count: number; late: number }): string {
  if (count === 0) return m.today_nothing()
  const number = capital(numberWord(count))
  if (late === 0) return m.today_things({ count, number })
  if (late === count) return m.today_all_late({ count, number })
  return m.today_things_late({ late, number, lateNumber: numberWord(late) })
}

const capital = (word: string): string => word.charAt(0).toLocaleUpperCase(getLocale()) + word.slice(1)
