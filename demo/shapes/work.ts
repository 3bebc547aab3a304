import type { Day, OnBehalf, Text } from '../demo.ts'

export type Letter = 'R' | 'A' | 'C' | 'I'

export type Assignment = {
  organization: string
  letter: Letter
  acceptedDay: Day | null
  onBehalf?: OnBehalf
}

export type Work = { key: string; work: Text; assignments: Assignment[] }

export const work = (
  key: string,
  text: Text,
  letters: Record<string, Letter>,
  acceptedDay: Day | null,
): Work => ({
  key,
  work: text,
  assignments: Object.entries(letters).map(([org, letter]) => ({ organization: org, letter, acceptedDay })),
})
