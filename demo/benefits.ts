import { type Day, en, es, type Text } from './demo.ts'

/** What an organization got out of a partnership, noted by somebody of either side. */
export interface ToldBenefit {
  partnership: string
  organization: string
  by: string
  day: Day
  what: Text
  hours?: number
  /** In cents of the workspace's currency. */
  amountMinor?: number
}

const host = 'riverbend-outreach'
const harbor = 'harbor-youth'
const oak = 'oak-street-school'
const door = 'open-door'
const hospital = 'valley-hospital'

export const benefits: readonly ToldBenefit[] = [
  {
    partnership: 'warm-nights',
    organization: door,
    by: 'luz-carrillo',
    day: -566,
    what: en('Thirty volunteers who already know what a bad night looks like'),
  },
  {
    partnership: 'warm-nights',
    organization: hospital,
    by: 'judith-blum',
    day: -470,
    what: en('Four evenings of training for nurses, on talking with people who are afraid of wards'),
    hours: 16,
  },
  {
    partnership: 'warm-nights',
    organization: door,
    by: 'amara-osei',
    day: -392,
    what: en('Forty mats, paid from the city’s winter fund'),
    amountMinor: 186_000,
  },
  {
    partnership: 'warm-nights',
    organization: host,
    by: 'ruth-adler',
    day: -300,
    what: en('A page in the Courier that brought eleven new donors'),
  },
  {
    partnership: 'warm-nights',
    organization: hospital,
    by: 'judith-blum',
    day: -178,
    what: en('Forty-seven fewer night visits to the emergency room than in the season before'),
  },
  {
    partnership: 'reading-boats',
    organization: 'lincoln-elementary',
    by: 'teresa-molina',
    day: -455,
    what: en('Every class has been on the water once'),
  },
  {
    partnership: 'reading-boats',
    organization: 'riverbend-library',
    by: 'margaret-sloan',
    day: -356,
    what: en('Two hundred and six new cards in one season'),
  },
  {
    partnership: 'food-forward',
    organization: 'second-street-grocers',
    by: 'yusuf-haddad',
    day: -528,
    what: en('A bin that is emptied once a week instead of every day'),
    amountMinor: 72_000,
  },
  {
    partnership: 'food-forward',
    organization: 'delta-farms',
    by: 'hannah-vogel',
    day: -332,
    what: en('Twenty families who now buy at the farm gate'),
  },
  {
    partnership: 'food-forward',
    organization: 'harvest-table',
    by: 'gloria-okafor',
    day: -205,
    what: en('A second van, paid by the Hollis Fund'),
    amountMinor: 1_800_000,
  },
  {
    partnership: 'second-shift',
    organization: 'port-of-riverbend',
    by: 'carmen-dietz',
    day: -142,
    what: en('Two operators who walk to work'),
  },
  {
    partnership: 'clean-creek',
    organization: 'creek-friends',
    by: 'keiko-tanaka',
    day: -252,
    what: en('Six trained leaders, four of them under twenty'),
    hours: 24,
  },
  {
    partnership: 'clean-creek',
    organization: 'parks-department',
    by: 'joy-anderson',
    day: -150,
    what: en('Nine Saturdays on which our crew hauled half as much'),
  },
  {
    partnership: 'homework-harbor',
    organization: oak,
    by: 'thanh-nguyen',
    day: -140,
    what: en('A training for six teachers on calling home in another language'),
    hours: 12,
  },
  {
    partnership: 'homework-harbor',
    organization: harbor,
    by: 'lucia-ferrer',
    day: -96,
    what: es('Cuatro tutores nuevos que llegaron por la escuela'),
  },
  {
    partnership: 'homework-harbor',
    organization: harbor,
    by: 'amara-osei',
    day: -70,
    what: en('Bus passes for the tutors'),
    amountMinor: 48_000,
  },
  {
    partnership: 'homework-harbor',
    organization: oak,
    by: 'amara-osei',
    day: -44,
    what: en('Two laptops that stay in the library'),
    amountMinor: 90_000,
  },
  {
    partnership: 'homework-harbor',
    organization: host,
    by: 'tomas-rivera',
    day: -20,
    what: en('Forty families who now know where we are'),
  },
  {
    partnership: 'maple-walk-in',
    organization: 'maple-clinic',
    by: 'dana-whitfield',
    day: -48,
    what: en('Twenty-seven people vaccinated in a single hour'),
  },
]

/** How long each partner spoke in a meeting of the demo, by its key; noted where they wanted to look at it together. */
export const speaking: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'warm-nights/the-list': { [host]: 26, [door]: 21, [hospital]: 27 },
  'second-shift/two-promises': { [host]: 19, 'port-of-riverbend': 38, 'riverbend-college': 21 },
  'homework-harbor/tutors-and-teachers': { [host]: 31, [harbor]: 9, [oak]: 22 },
  'homework-harbor/week-three': { [host]: 24, [harbor]: 19, [oak]: 21 },
}

/** Hours that people gave, noted by hand beside a contact or a promise of the demo, by its key. */
export interface ToldHours {
  partnership: string
  organization: string
  by: string
  day: Day
  for: { touchpoint: string } | { commitment: string }
  hours: number
  note: Text
}

const inHarbor = (
  organization: string,
  by: string,
  day: Day,
  rest: Pick<ToldHours, 'for' | 'hours' | 'note'>,
): ToldHours => ({ partnership: 'homework-harbor', organization, by, day, ...rest })

export const hoursGiven: readonly ToldHours[] = [
  {
    partnership: 'warm-nights',
    organization: door,
    by: 'danny-frost',
    day: -628,
    for: { touchpoint: 'cold-drill' },
    hours: 11,
    note: en('Carrying mats up, and down again'),
  },
  {
    partnership: 'warm-nights',
    organization: hospital,
    by: 'judith-blum',
    day: -582,
    for: { commitment: 'street-nurse' },
    hours: 36,
    note: en('Twelve nights of three hours, after the shift'),
  },
  {
    partnership: 'food-forward',
    organization: 'harvest-table',
    by: 'pete-moran',
    day: -498,
    for: { touchpoint: 'first-workshop' },
    hours: 5,
    note: en('Loading, unloading, and loading again'),
  },
  {
    partnership: 'warm-nights',
    organization: host,
    by: 'ruth-adler',
    day: -394,
    for: { touchpoint: 'breakfast' },
    hours: 9,
    note: en('Pancakes from four in the morning'),
  },
  {
    partnership: 'clean-creek',
    organization: 'creek-friends',
    by: 'keiko-tanaka',
    day: -348,
    for: { touchpoint: 'joint-morning' },
    hours: 22,
    note: en('Eleven people, two hours each, in waders'),
  },
  inHarbor(harbor, 'lucia-ferrer', -186, {
    for: { touchpoint: 'workshop-1' },
    hours: 6,
    note: en('Six tutors came an hour early to set up the room'),
  }),
  inHarbor(oak, 'thanh-nguyen', -148, {
    for: { touchpoint: 'workshop-2' },
    hours: 2.5,
    note: en('The custodian and a teacher, going through the keys'),
  }),
  inHarbor(host, 'amara-osei', -98, {
    for: { commitment: 'grant-draft' },
    hours: 14,
    note: en('Writing, and two rounds of figures'),
  }),
  inHarbor(harbor, 'jamal-carter', -68, {
    for: { touchpoint: 'workshop-4' },
    hours: 9,
    note: en('Shopping and cooking for the rehearsal'),
  }),
  inHarbor(oak, 'beatriz-lima', -40, {
    for: { touchpoint: 'spanish-letter' },
    hours: 3,
    note: es('Corregir la carta y llamar a otras madres'),
  }),
]
