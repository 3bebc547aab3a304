import { type Day, en, es, type Text } from './demo.ts'

/** A meeting of a partnership, by its key. `brings` and `by` are organizations; days are counted from today. */
export type Meeting = {
  partnership: string
  key: string
  title: Text
  day: Day
  /** When it was called, and by which partner. */
  called: Day
  by: string
  startsAt: string
  lengthMinutes: number
  place: string
  agenda: { text: Text; minutes: number; brings: string }[]
  /** Set once it was held: what was said, decided, and which partners have confirmed the minutes. */
  held?: { minutes: Text; decisions: Text[]; confirmed: string[] }
  /** Instead: it was held, and what somebody typed into its minutes rests there, saved by nobody. */
  typed?: Text
  /** Minutes really spent on each item of the agenda, where the clock ran. */
  spent?: number[]
  cancelled?: { day: Day; reason: Text }
}

/** Meetings of a partnership that repeat, once a month. `on` counts them from 0. */
export type Repeated = {
  partnership: string
  title: Text
  begins: Day
  by: string
  repeats: 'month-weekday' | 'month-last-weekday'
  startsAt: string
  lengthMinutes: number
  place: string
  moved: { on: number; byDays: number; to: string }[]
  cancelled: { on: number; reason: Text }[]
  /** From this one on: another hour and place. */
  changed?: { on: number; startsAt: string; place: string }
}

const host = 'riverbend-outreach'
const harbor = 'harbor-youth'
const oak = 'oak-street-school'
const creek = 'creek-friends'
const maple = 'maple-clinic'
const door = 'open-door'
const hospital = 'valley-hospital'
const table = 'harvest-table'
const grocers = 'second-street-grocers'
const library = 'riverbend-library'
const school = 'lincoln-elementary'
const port = 'port-of-riverbend'
const college = 'riverbend-college'

type Said = NonNullable<Meeting['held']>
const said = (minutes: Text, decisions: Text[], confirmed: string[]): Said => ({
  minutes,
  decisions,
  confirmed,
})
const item = (text: string, minutes: number, brings: string) => ({ text: en(text), minutes, brings })

/** Homework Harbor meets every few weeks in the school library; the creek by the water, in the evening. */
const round = (
  key: string,
  day: Day,
  by: string,
  rest: Pick<Meeting, 'title' | 'agenda'> & Partial<Meeting>,
): Meeting => ({
  partnership: 'homework-harbor',
  key,
  day,
  called: day - 12,
  by,
  startsAt: '16:30',
  lengthMinutes: 75,
  place: 'Library of Oak Street School',
  ...rest,
})
const byTheCreek = (
  key: string,
  day: Day,
  rest: Pick<Meeting, 'title' | 'agenda'> & Partial<Meeting>,
): Meeting =>
  round(key, day, host, {
    partnership: 'clean-creek',
    startsAt: '18:00',
    place: 'Boat shed at the footbridge',
    ...rest,
  })

export const meetings: Meeting[] = [
  round('the-list', -703, door, {
    partnership: 'warm-nights',
    title: en('Floors, phones and keys'),
    startsAt: '15:00',
    place: 'Open Door, dining room',
    agenda: [
      item('Which floors we can have, and from when', 30, host),
      item('What one night costs', 20, door),
      item('Who leaves the ward after dark', 20, hospital),
    ],
    spent: [34, 12, 28],
    held: said(
      en(
        'Two floors are sure, a third is a maybe. A night costs 340 dollars with soup and without heroes.\n\nJudith read out nine discharges of one week. Five of them had nowhere to go.',
      ),
      [en('We open at 32 degrees and below.'), en('Whoever is asked first writes it on the list.')],
      [host, door, hospital],
    ),
  }),
  round('timetable', -644, library, {
    partnership: 'reading-boats',
    title: en('A timetable for the landing'),
    place: 'On board',
    agenda: [item('When children are home', 25, school), item('What the current allows', 20, library)],
    held: said(
      en('Tuesdays and Fridays at four. The skipper wants a rail before he wants a timetable.'),
      [en('The boat stops on Tuesdays and Fridays.')],
      [host, library, school],
    ),
  }),
  round('crates-and-keys', -576, table, {
    partnership: 'food-forward',
    title: en('Crates, keys and who calls whom'),
    startsAt: '13:00',
    place: 'Harvest Table, back room',
    agenda: [
      item('What is left over on which evening', 25, grocers),
      item('Cars, drivers and insurance', 25, host),
      item('Where it goes by noon', 20, table),
    ],
    held: said(
      en('Eleven crates fit into one car. Yusuf gives out one key and wants it back on Sundays.'),
      [en('We begin with two evenings.')],
      [host, table, grocers],
    ),
  }),
  round('who-teaches', -506, college, {
    partnership: 'second-shift',
    title: en('Who teaches, who pays, who hires'),
    startsAt: '17:30',
    place: 'Riverbend College, workshop',
    agenda: [item('What an operator has to know', 35, port), item('Evenings and children', 20, host)],
    held: said(
      en(
        'Stan listed forty things; Darnell can teach thirty-two of them. Nobody asked what happens after the last evening.',
      ),
      [en('Twelve places, two evenings a week.')],
      [host, college],
    ),
  }),
  round('two-promises', -91, host, {
    partnership: 'second-shift',
    title: en('One promise, heard in two ways'),
    startsAt: '17:30',
    place: 'Riverbend College, workshop',
    agenda: [
      item('What the nine had understood', 30, host),
      item('What we had said', 30, port),
      item('What we say from now on', 15, college),
    ],
    spent: [36, 33, 9],
    held: said(
      en(
        'Monique had said “work”, Carmen “an interview”. Both were in the room when the other said it.\n\nThe nine come first.',
      ),
      [en('Nobody says “job” any more unless there is one.')],
      [host, port, college],
    ),
  }),
  round('kitchen-tables', -215, host, {
    title: en('What three kitchen tables told us'),
    agenda: [item('What we heard, and what surprised us', 40, host), item('Where pupils could go', 30, oak)],
    held: said(
      en(
        'We read the notes aloud. Nobody had asked the custodian yet; Carol will.\n\nThe library is the only room that stays open after four.',
      ),
      [en('We look for rooms at the school first.')],
      [host, harbor, oak],
    ),
  }),
  round('tutors-and-teachers', -175, harbor, {
    title: en('Tutors and teachers, after the first workshop'),
    agenda: [
      item('What the tutors need to know about each class', 30, oak),
      item('What the tutors ask of us', 30, harbor),
    ],
    held: said(
      en(
        'Teachers will hand over the exercises a week ahead. The tutors would like a place for their coats.',
      ),
      [en('Exercises come a week ahead.'), en('Tutors wear a badge with their first name.')],
      [host, harbor, oak],
    ),
  }),
  round('keys-and-snow', -128, host, {
    title: en('Keys, doors and who calls home'),
    agenda: [item('Two adults with a key', 20, harbor)],
    cancelled: {
      day: -129,
      reason: en('The school was closed for snow. We met at the third workshop instead.'),
    },
  }),
  round('padres', -84, harbor, {
    title: es('Lo que preguntan las familias'),
    agenda: [
      { text: es('La carta en español y en árabe'), minutes: 25, brings: harbor },
      item('Ten minutes at the parent evening', 15, oak),
    ],
    held: said(
      es('Beatriz leyó la carta en voz alta. Dos frases cambian: nadie entendía “programa extracurricular”.'),
      [es('La carta sale en tres idiomas el mismo día.')],
      [host, harbor],
    ),
  }),
  round('week-three', -33, oak, {
    title: en('Three weeks in'),
    spent: [31, 12, 14],
    agenda: [
      item('Attendance, and who is missing', 25, host),
      item('Two tables short', 15, oak),
      item('More tutors', 20, harbor),
    ],
    held: said(
      en(
        'Twenty-two pupils on a good day. The bus passes for Juniper Court made the difference.\n\nWe are two tables short on Thursdays.',
      ),
      [en('We keep all four afternoons.')],
      [host, harbor],
    ),
  }),
  round('before-the-break', 5, host, {
    title: en('Before the break: how the pilot goes on'),
    called: -7,
    agenda: [
      item('The figures, and what they do not show', 20, host),
      item('Thursdays until six', 15, oak),
      item('Four new tutors', 15, harbor),
      item('When we pay the bus passes', 15, harbor),
    ],
  }),
  byTheCreek('first-walk', -480, {
    title: en('After the first walk along the creek'),
    agenda: [item('What lies where', 40, creek)],
    held: said(
      en('Eleven tires, one fridge, and a heron. We start at the footbridge.'),
      [en('The footbridge comes first.')],
      [host, creek],
    ),
  }),
  byTheCreek('a-year-on', -300, {
    title: en('What the first season brought'),
    agenda: [item('Water, and what the samples say', 30, creek), item('Money for gloves and bags', 20, host)],
    held: said(
      en('The samples are better above the footbridge and the same below it.'),
      [en('We take samples twice a month.')],
      [host, creek],
    ),
  }),
  byTheCreek('with-the-yard', -140, {
    title: en('Boats, barge and hands'),
    agenda: [item('How many weekends are left', 30, host)],
    held: said(en('The yard has less time than a year ago, and says so kindly.'), [], [host]),
  }),
  byTheCreek('high-water', -8, {
    title: en('Before the creek rises'),
    agenda: [
      item('What has to be up on the bank by the first of the month', 20, creek),
      item('Who goes and looks after a night of rain', 15, host),
    ],
    typed: en(
      'The wheelbarrows go up behind the boat shed; the barge stays where it is.\n\nAfter rain whoever lives nearest looks, and writes to all. Still to ask: who has the key when',
    ),
  }),
  round('rooms-and-nurses', 12, maple, {
    partnership: 'maple-walk-in',
    title: en('Rooms, nurses, and the next two evenings'),
    called: -5,
    startsAt: '12:00',
    place: 'Maple Clinic, upstairs',
    agenda: [item('Which rooms we take', 30, maple), item('Who stands at the door', 20, host)],
  }),
]

/** Two years of meetings that come back every month, with what came between. */
export const repeated: Repeated[] = [
  {
    partnership: 'warm-nights',
    title: en('Warm Nights, once a month'),
    begins: -700,
    by: host,
    repeats: 'month-last-weekday',
    startsAt: '17:00',
    lengthMinutes: 60,
    place: 'Parish hall, side door',
    moved: [
      { on: 6, byDays: 2, to: '18:30' },
      { on: 15, byDays: -1, to: '17:00' },
    ],
    cancelled: [{ on: 9, reason: en('The hall is lent to the polling station.') }],
    changed: { on: 13, startsAt: '18:00', place: 'Parish hall, upstairs' },
  },
  {
    partnership: 'food-forward',
    title: en('Around the long table'),
    begins: -610,
    by: host,
    repeats: 'month-weekday',
    startsAt: '12:30',
    lengthMinutes: 45,
    place: 'Harvest Table, back room',
    moved: [{ on: 4, byDays: 1, to: '12:30' }],
    cancelled: [
      { on: 11, reason: en('Everybody is at the harvest.') },
      { on: 17, reason: en('Snow.') },
    ],
  },
  {
    partnership: 'biblioteca-viva',
    title: es('Café con las abuelas narradoras'),
    begins: -110,
    by: host,
    repeats: 'month-weekday',
    startsAt: '10:00',
    lengthMinutes: 60,
    place: 'Biblioteca, sala infantil',
    moved: [{ on: 2, byDays: 1, to: '11:00' }],
    cancelled: [],
  },
]
