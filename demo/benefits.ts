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

export const benefits: readonly ToldBenefit[] = [
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
