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
    answer: 'keep' | 'change' | 'close'
    /** Of one that is closed. */
    outcome?: 'met' | 'partly' | 'dropped'
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
const warm = 'warm-nights'
const food = 'food-forward'
const boats = 'reading-boats'
const shift = 'second-shift'

export const objectives: readonly ToldObjective[] = [
  {
    partnership: warm,
    organization: 'open-door',
    day: -684,
    what: en('Our own beds stay free for those who have slept here for months'),
    why: en('In cold weeks newcomers push out whoever has just begun to trust us.'),
    goals: [{ goal: 'nobody-away', why: en('Mats elsewhere keep the beds here free.') }],
  },
  {
    partnership: warm,
    organization: 'valley-hospital',
    day: -598,
    what: en('Fewer people come back to the emergency room within a week'),
    goals: [{ goal: 'discharge', why: en('Whoever sleeps dry heals.') }],
  },
  {
    partnership: warm,
    organization: host,
    day: -590,
    what: en('A second town does this without us'),
    own: true,
    goals: [],
  },
  {
    partnership: boats,
    organization: 'riverbend-library',
    day: -652,
    what: en('Juniper Court has as many library cards as Harbor District'),
    goals: [{ goal: 'borrowers', why: en('A card begins with the first book.') }],
  },
  {
    partnership: food,
    organization: 'harvest-table',
    day: -594,
    what: en('Nobody stands in a line that can be seen from the street'),
    why: en('Eight women told us that they turn around when they see it.'),
    goals: [{ goal: 'crates', why: en('What is brought to the door needs no line.') }],
  },
  {
    partnership: food,
    organization: 'second-street-grocers',
    day: -588,
    what: en('The bin behind the shop stays empty'),
    goals: [{ goal: 'crates', why: en('Every crate is one that does not end there.') }],
  },
  {
    partnership: food,
    organization: 'delta-farms',
    day: -448,
    what: en('What is too crooked for the shops is paid for, too'),
    goals: [],
  },
  {
    partnership: shift,
    organization: 'port-of-riverbend',
    day: -492,
    what: en('Twelve lift operators who live within walking distance'),
    goals: [{ goal: 'hired', why: en('They come when the bus does not.') }],
  },
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
    partnership: warm,
    organization: host,
    day: -618,
    nextDay: -365,
    note: en('Before the first cold night. We look at what each of us meant.'),
    goals: [
      {
        goal: 'nobody-away',
        answer: 'keep',
        why: en('Sixty-one were sent away. Nobody wants fewer than none.'),
      },
      { goal: 'first-call', answer: 'keep', why: en('From 40 to 55 in the two weeks that we counted.') },
    ],
  },
  {
    partnership: food,
    organization: 'harvest-table',
    day: -465,
    nextDay: -310,
    goals: [
      { goal: 'crates', answer: 'keep', why: en('Slow, because the drivers are still learning the doors.') },
    ],
  },
  {
    partnership: boats,
    organization: 'lincoln-elementary',
    day: -432,
    nextDay: -180,
    note: en('On the bench that did not have a back yet.'),
    goals: [{ goal: 'borrowers', answer: 'keep', why: en('Seventy-nine of a hundred and twenty by now.') }],
  },
  {
    partnership: warm,
    organization: 'open-door',
    day: -362,
    nextDay: -178,
    goals: [
      { goal: 'nobody-away', answer: 'keep', why: en('Three in a season. The next one has to be the one.') },
      {
        goal: 'discharge',
        answer: 'change',
        dueDay: 120,
        why: en('Weekends need another half year, the hospital says, and is right.'),
      },
    ],
  },
  {
    partnership: food,
    organization: host,
    day: -308,
    nextDay: -150,
    goals: [
      { goal: 'crates', answer: 'keep', why: en('With the second driver it doubles.') },
      {
        goal: 'households',
        answer: 'change',
        dueDay: 75,
        why: en('Each stairwell takes a month until people open the door.'),
      },
    ],
  },
  {
    partnership: food,
    organization: 'second-street-grocers',
    day: -138,
    nextDay: 40,
    goals: [
      { goal: 'crates', answer: 'keep', why: en('Ninety-six and steady. A third shop will make it move.') },
      {
        goal: 'households',
        answer: 'keep',
        why: en('Sixty-three doors, and three routes of four are full.'),
      },
    ],
  },
  {
    partnership: boats,
    organization: 'riverbend-library',
    day: -178,
    nextDay: -120,
    note: en('A hundred and thirty-three children. Ivan read out all the names.'),
    goals: [
      {
        goal: 'borrowers',
        answer: 'close',
        outcome: 'met',
        why: en('Past it for two seasons. The library counts by itself now.'),
      },
    ],
  },
  {
    partnership: warm,
    organization: 'valley-hospital',
    day: -176,
    nextDay: 60,
    goals: [
      { goal: 'nobody-away', answer: 'keep', why: en('A whole season at zero, and nobody relaxes.') },
      { goal: 'discharge', answer: 'keep', why: en('Ninety-one, and two cases that we talked through.') },
    ],
  },
  {
    partnership: shift,
    organization: 'riverbend-college',
    day: -93,
    nextDay: 30,
    goals: [
      {
        goal: 'hired',
        answer: 'change',
        dueDay: 300,
        why: en('Two of fifteen. We stay with fifteen and take longer, with an answer to everyone.'),
      },
    ],
  },
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
    partnership: warm,
    work: 'phone',
    organization: 'open-door',
    person: 'danny-frost',
    day: -662,
    answer: { day: -661, says: 'accepted' },
  },
  {
    partnership: warm,
    work: 'volunteers',
    organization: host,
    person: 'tomas-rivera',
    day: -660,
    answer: { day: -658, says: 'accepted' },
  },
  {
    partnership: food,
    work: 'drivers',
    organization: host,
    person: 'tomas-rivera',
    day: -442,
    answer: { day: -440, says: 'accepted' },
  },
  {
    partnership: food,
    work: 'cold',
    organization: 'harvest-table',
    person: 'pete-moran',
    day: -436,
    answer: {
      day: -433,
      says: 'declined',
      reason: en('I drive until nine. Whoever locks the room should live near it.'),
    },
  },
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
