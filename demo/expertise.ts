import { type Day, en, es, type Text } from './demo.ts'

/** What an organization or a person of the demo knows: who said so and when, and when it helped. */
export interface ToldExpertise {
  partnership: string
  organization?: string
  person?: string
  topic: Text
  details: Text
  languages: string[]
  by: string
  day: Day
  /** The holder's word, where somebody else said it; none while it waits. */
  accepted?: { by: string; day: Day }
  credits?: readonly { by: string; day: Day; whatFor: Text }[]
}

export const expertise: readonly ToldExpertise[] = [
  {
    partnership: 'homework-harbor',
    organization: 'harbor-youth',
    topic: en('Tutoring in two languages'),
    details: en('Four years of afternoons with children who read in Spanish and count in English.'),
    languages: ['en', 'es'],
    by: 'lucia-ferrer',
    day: -240,
    credits: [
      { by: 'thanh-nguyen', day: -172, whatFor: en('What tutors and teachers ask of one another') },
      { by: 'amara-osei', day: -83, whatFor: en('The letter that families understood') },
    ],
  },
  {
    partnership: 'homework-harbor',
    person: 'carol-jensen',
    topic: en('School buildings after hours: keys, heating, insurance'),
    details: en('Ask before you ask the district.'),
    languages: ['en'],
    by: 'thanh-nguyen',
    day: -130,
  },
  {
    partnership: 'homework-harbor',
    organization: 'harbor-youth',
    topic: es('Cómo se habla con padres que trabajan de noche'),
    details: es('Qué hora, qué teléfono y qué no preguntar la primera vez.'),
    languages: ['es'],
    by: 'tomas-rivera',
    day: -12,
  },
  // These fit what is asked these days: who locks up on Thursdays, whether to stay open longer, the second van.
  {
    partnership: 'homework-harbor',
    organization: 'oak-street-school',
    topic: en('Keys and alarms of the school'),
    details: en('Which door the custodian closes when, and who signs for what.'),
    languages: ['en', 'vi'],
    by: 'thanh-nguyen',
    day: -125,
    credits: [{ by: 'amara-osei', day: -70, whatFor: en('The side door of the library, open until six') }],
  },
  {
    partnership: 'homework-harbor',
    organization: 'harbor-youth',
    topic: en('Parents who work late'),
    details: en('When to call them, and who fetches whose children in the meantime.'),
    languages: ['en', 'es'],
    by: 'lucia-ferrer',
    day: -90,
  },
  {
    partnership: 'food-forward',
    organization: 'harvest-table',
    topic: en('What growers bring: vans, crates, ice'),
    details: en('How much fits into a van, and how long it stays fit to give.'),
    languages: ['en'],
    by: 'gloria-okafor',
    day: -200,
  },
  {
    partnership: 'maple-walk-in',
    organization: 'maple-clinic',
    topic: en('Walk-in evenings without papers'),
    details: en('How to run one with two nurses, a cold box and a kind doorkeeper.'),
    languages: ['en', 'so'],
    by: 'amara-osei',
    day: -60,
    accepted: { by: 'dana-whitfield', day: -58 },
    credits: [{ by: 'amara-osei', day: -47, whatFor: en('The trial at the mosque') }],
  },
]
