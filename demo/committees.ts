import { type Day, en, es, type Text } from './demo.ts'

/** A committee of a partnership: who has how many seats, and who sits on them. Terms are counted in days from today. */
export interface ToldCommittee {
  partnership: string
  name: Text
  purpose: Text
  day: Day
  by: string
  seats: Record<string, number>
  members: readonly { organization: string; person: string; named: Day; untilDay?: Day; leftDay?: Day }[]
  /** Its work was done. */
  endedDay?: Day
}

const host = 'riverbend-outreach'
const harbor = 'harbor-youth'
const oak = 'oak-street-school'
const maple = 'maple-clinic'
const door = 'open-door'
const hospital = 'valley-hospital'

/** One that has changed its people over two years, one whose work is done, one with a free seat that Harbor Youth has to fill. */
export const committees: readonly ToldCommittee[] = [
  {
    partnership: 'warm-nights',
    name: en('People of the night'),
    purpose: en('Finds volunteers, teaches them, and looks after them when a night was hard.'),
    day: -668,
    by: 'luz-carrillo',
    seats: { [door]: 2, [host]: 1, [hospital]: 1 },
    members: [
      { organization: door, person: 'danny-frost', named: -664, untilDay: -300 },
      { organization: host, person: 'tomas-rivera', named: -662, leftDay: -398 },
      { organization: hospital, person: 'judith-blum', named: -655, untilDay: -291 },
      { organization: door, person: 'bea-thornton', named: -640, leftDay: -215 },
      { organization: host, person: 'hana-suleiman', named: -395, untilDay: 150 },
      { organization: door, person: 'danny-frost', named: -298, untilDay: 66 },
      { organization: hospital, person: 'judith-blum', named: -286, untilDay: 78 },
      { organization: door, person: 'marcus-webb', named: -204 },
    ],
  },
  {
    partnership: 'food-forward',
    name: en('The cold room'),
    purpose: en('Finds a room, has it cooled, and writes down who has the key.'),
    day: -452,
    by: 'gloria-okafor',
    seats: { 'harvest-table': 1, 'delta-farms': 1 },
    members: [
      { organization: 'harvest-table', person: 'pete-moran', named: -450 },
      { organization: 'delta-farms', person: 'hannah-vogel', named: -446 },
    ],
    endedDay: -196,
  },
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
