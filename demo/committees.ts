import { type Day, en, es, type Text } from './demo.ts'

/** A committee of a partnership: who has how many seats, and who sits on them. Terms are counted in days from today. */
export interface ToldCommittee {
  partnership: string
  name: Text
  purpose: Text
  day: Day
  by: string
  seats: Record<string, number>
  members: readonly { organization: string; person: string; named: Day; untilDay?: Day }[]
}

const host = 'riverbend-outreach'
const harbor = 'harbor-youth'
const oak = 'oak-street-school'
const maple = 'maple-clinic'

/** One with a free seat that Harbor Youth has to fill, and one whose first term soon ends. */
export const committees: readonly ToldCommittee[] = [
  {
    partnership: 'homework-harbor',
    name: en('Safety at the door'),
    purpose: en(
      'Who has a key, who checks backgrounds, and what happens when a child is not picked up. It may decide on the spot and tells us afterwards.',
    ),
    day: -150,
    by: 'thanh-nguyen',
    seats: { [host]: 1, [harbor]: 1, [oak]: 1 },
    members: [
      { organization: oak, person: 'carol-jensen', named: -148, untilDay: 217 },
      { organization: host, person: 'tomas-rivera', named: -146, untilDay: 21 },
    ],
  },
  {
    partnership: 'homework-harbor',
    name: es('Cartas a las familias'),
    purpose: es('Lee cada carta antes de que salga, en los tres idiomas.'),
    day: -80,
    by: 'lucia-ferrer',
    seats: { [harbor]: 1, [oak]: 1 },
    members: [
      { organization: harbor, person: 'lucia-ferrer', named: -80 },
      { organization: oak, person: 'thanh-nguyen', named: -76 },
    ],
  },
  {
    partnership: 'maple-walk-in',
    name: en('Rooms and hours'),
    purpose: en('Finds rooms near the bus and agrees on hours with whoever lives there.'),
    day: -120,
    by: 'dana-whitfield',
    seats: { [host]: 1, [maple]: 2 },
    members: [{ organization: maple, person: 'dana-whitfield', named: -119, untilDay: 246 }],
  },
]
