import { type Day, en, es, type Text } from './demo.ts'

/** What a partner of a partnership wants for itself, and which goals serve it. */
export interface ToldObjective {
  partnership: string
  organization: string
  day: Day
  what: Text
  why?: Text
  own?: true
  goals: readonly { goal: string; why: Text }[]
}

/** When goals were looked at again; a change gives what is new. */
export interface ToldReview {
  partnership: string
  organization: string
  day: Day
  nextDay: Day
  note?: Text
  goals: readonly {
    goal: string
    answer: 'keep' | 'change'
    why?: Text
    what?: Text
    target?: number
    dueDay?: Day
  }[]
}

/** Who of a partner is named for a piece of work, and what they say to it. */
export interface ToldName {
  partnership: string
  work: string
  organization: string
  person: string
  day: Day
  answer?: { day: Day; says: 'accepted' | 'declined'; reason?: Text }
}

const host = 'riverbend-outreach'
const harbor = 'harbor-youth'
const oak = 'oak-street-school'
const creek = 'creek-friends'
const homework = 'homework-harbor'
const clean = 'clean-creek'

export const objectives: readonly ToldObjective[] = [
  {
    partnership: homework,
    organization: host,
    day: -221,
    what: en('Families in Eastside know whom to ask when something is hard'),
    why: en('Parents at three kitchen tables did not know that anybody was there for them.'),
    goals: [{ goal: 'attendance', why: en('Whoever brings a child twice a week meets us twice a week.') }],
  },
  {
    partnership: homework,
    organization: host,
    day: -219,
    what: en('Two other schools ask us for the same within two years'),
    own: true,
    goals: [],
  },
  {
    partnership: homework,
    organization: harbor,
    day: -218,
    what: en('Tutors stay longer than one school year'),
    why: en('Each one who leaves takes a year of trust along.'),
    goals: [{ goal: 'attendance', why: en('Tutors stay where the tables are full.') }],
  },
  {
    partnership: homework,
    organization: harbor,
    day: -140,
    what: es('Que las familias que hablan español lleguen a nosotros sin intermediarios'),
    why: es('Hoy casi todas llegan porque alguien llama por ellas.'),
    goals: [],
  },
  {
    partnership: homework,
    organization: oak,
    day: -217,
    what: en('Pupils spend fewer afternoons alone'),
    goals: [{ goal: 'attendance', why: en('Two afternoons a week are two afternoons with somebody.') }],
  },
  {
    partnership: homework,
    organization: oak,
    day: -19,
    what: en('Fewer pupils give up on their mathematics homework'),
    why: en('It is where teachers lose most of the next lesson.'),
    goals: [],
  },
  {
    partnership: clean,
    organization: creek,
    day: -405,
    what: en('Children play at the creek again'),
    goals: [
      { goal: 'bends', why: en('A bend that somebody looks after is one where children may go.') },
      { goal: 'bacteria', why: en('Wading needs water that is good.') },
    ],
  },
  {
    partnership: clean,
    organization: 'parks-department',
    day: -402,
    what: en('Our crew spends fewer days hauling wire'),
    goals: [{ goal: 'bends', why: en('Groups pull out what otherwise waits for us.') }],
  },
  {
    partnership: clean,
    organization: host,
    day: -400,
    what: en('Neighbors of both banks get to know each other'),
    goals: [],
  },
]

export const reviews: readonly ToldReview[] = [
  {
    partnership: homework,
    organization: oak,
    day: -8,
    nextDay: 76,
    note: en('Read together at the long table; the figures were on one page.'),
    goals: [
      {
        goal: 'attendance',
        answer: 'keep',
        why: en('From 12 to 34 in six weeks. Sixty by the end of the year still looks right.'),
      },
      {
        goal: 'mathematics',
        answer: 'change',
        dueDay: 230,
        why: en('The school can give the first average only next week, so we count from then.'),
      },
    ],
  },
  {
    partnership: clean,
    organization: creek,
    day: -150,
    nextDay: 20,
    goals: [
      {
        goal: 'bends',
        answer: 'change',
        dueDay: 220,
        why: es('El club de remo tardó más de lo que pensábamos en decidirse.'),
      },
      { goal: 'bacteria', answer: 'keep', why: en('The drain is found. Now it has to be mended.') },
    ],
  },
]

export const names: readonly ToldName[] = [
  {
    partnership: homework,
    work: 'snacks',
    organization: harbor,
    person: 'jamal-carter',
    day: -90,
    answer: { day: -89, says: 'accepted' },
  },
  {
    partnership: homework,
    work: 'tutors',
    organization: harbor,
    person: 'lucia-ferrer',
    day: -90,
    answer: { day: -90, says: 'accepted' },
  },
  {
    partnership: homework,
    work: 'parents',
    organization: oak,
    person: 'carol-jensen',
    day: -40,
    answer: {
      day: -38,
      says: 'declined',
      reason: en('I only have Thursdays, and most calls come on Mondays.'),
    },
  },
  { partnership: homework, work: 'safety', organization: harbor, person: 'jamal-carter', day: -4 },
]
