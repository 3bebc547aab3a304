import type { Day } from './demo.ts'

/** An organization that somebody wrote down a second time; waits among the likely duplicates to be brought together. */
interface Double {
  /** The organization it is. */
  of: string
  name: string
  mail: string
  phone: string
  offers: string
  tags: string[]
  addedBy: string
  day: Day
  note: string
}

export const doubles: readonly Double[] = [
  {
    of: 'creek-friends',
    name: 'Friends of the Alder Creek',
    mail: 'schools@aldercreek.example',
    phone: '+12065550115',
    offers: 'Somebody who walks school classes along the creek',
    tags: ['creek', 'schools'],
    addedBy: 'tomas-rivera',
    day: -12,
    note: 'Met them at the library. They take classes out on Thursdays; ring the evening before.',
  },
]
