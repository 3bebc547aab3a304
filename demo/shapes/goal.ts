import type { Day, Text } from '../demo.ts'

export type CheckIn = { day: Day; by: string; value: number; note: Text }

export type Goal = {
  key: string
  what: Text
  measure: { name: string; unit: string; baseline: number | null; target: number }
  whyAchievable: Text
  need: Text
  dueDay: Day
  setDay: Day
  owners: { organization: string; person: string }[]
  reviewEveryDays: number
  checkIns: CheckIn[]
  closed?: { day: Day; by: string; outcome: 'met' | 'partly' | 'dropped'; reason: Text }
}

export const checkIn = (day: Day, by: string, value: number, note: Text): CheckIn => ({
  day,
  by,
  value,
  note,
})
