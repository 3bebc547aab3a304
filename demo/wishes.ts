import type { Day } from './demo.ts'

/** How somebody of the cast wants to hear of things: gathered in the digest or at once, and never between two hours. */
export interface ToldWish {
  person: string
  day: Day
  byMail: 'now' | 'digest'
  quiet?: { from: number; until: number }
}

export const wishes: readonly ToldWish[] = [
  { person: 'gloria-okafor', day: -630, byMail: 'digest', quiet: { from: 20, until: 7 } },
  { person: 'wren-lindqvist', day: -420, byMail: 'now', quiet: { from: 22, until: 6 } },
  { person: 'marisol-pena', day: -110, byMail: 'digest' },
]
