import { type Day, en, es, type Text } from './demo.ts'

type Said = 'for' | 'aside' | 'against'
interface ToldVoice {
  organization: string
  day: Day
  said: Said
  /** The place of the option in the list of them, from 0. */
  option?: number
  reason?: Text
}
export interface ToldDecision {
  partnership: string
  what: Text
  why: Text
  method: 'consent' | 'consensus' | 'majority' | 'weighted' | 'delegated'
  options?: readonly Text[]
  /** What the voice of a partner counts where it isn't once. */
  weights?: Readonly<Record<string, number>>
  /** How many voices it takes. */
  quorum?: number
  /** The partner that decides after hearing the others. */
  delegate?: string
  anonymous?: true
  proposed: { organization: string; day: Day }
  closesDay: Day
  voices: readonly ToldVoice[]
  settled?: { organization: string; day: Day; note: Text; reviewDay?: Day }
  reviews?: readonly {
    organization: string
    day: Day
    answer: 'keep' | 'change' | 'end'
    note: Text
    nextDay?: Day
  }[]
}

const host = 'riverbend-outreach'
const harbor = 'harbor-youth'
const oak = 'oak-street-school'
const maple = 'maple-clinic'
const door = 'open-door'
const hospital = 'valley-hospital'
const city = 'city-neighborhoods'
const table = 'harvest-table'
const grocers = 'second-street-grocers'
const farms = 'delta-farms'
const creek = 'creek-friends'
const parks = 'parks-department'
const port = 'port-of-riverbend'
const college = 'riverbend-college'
/** The voice of a partner for one of several things. */
const chose = (organization: string, day: Day, option: number): ToldVoice => ({
  organization,
  day,
  said: 'for',
  option,
})
const voice = (organization: string, day: Day, said: Said = 'for', reason?: Text): ToldVoice => ({
  organization,
  day,
  said,
  ...(reason === undefined ? {} : { reason }),
})

/** Two years of deciding together, in all five ways: adopted, rejected, left open, and once with too few voices. */
export const decisions: readonly ToldDecision[] = [
  {
    partnership: 'warm-nights',
    what: en('One telephone number for the night, and Open Door answers it'),
    why: en('In one night three of us were called about the same man, and each thought another would go.'),
    method: 'consensus',
    proposed: { organization: door, day: -698 },
    closesDay: -690,
    voices: [voice(door, -698), voice(hospital, -696), voice(host, -695), voice(city, -692)],
    settled: {
      organization: door,
      day: -691,
      note: en('The number goes on the door of the shelter, on every ward and at the ferry.'),
      reviewDay: -500,
    },
    reviews: [
      {
        organization: door,
        day: -498,
        answer: 'keep',
        note: en('It rang 212 times in the first season, and nobody was told to call somebody else.'),
        nextDay: -300,
      },
      {
        organization: hospital,
        day: -296,
        answer: 'keep',
        note: en('The wards know it by heart. Weekends have to be covered better.'),
        nextDay: 70,
      },
    ],
  },
  {
    partnership: 'warm-nights',
    what: en('The rules of the night: who comes in, with what, and until when'),
    why: en('Whoever stands at the door at two in the morning can’t ask four offices first.'),
    method: 'delegated',
    delegate: door,
    proposed: { organization: host, day: -656 },
    closesDay: -645,
    voices: [
      voice(hospital, -653, 'aside', en('As long as the nurse can always come in.')),
      voice(city, -651, 'against', en('The fire marshal wants forty at most, whatever the weather.')),
      voice(door, -648, 'for', en('Dogs yes, knives no, forty mats, until eight in the morning.')),
    ],
    settled: {
      organization: door,
      day: -644,
      note: en('Forty is written on the door. The nurse has a key of her own.'),
      reviewDay: -420,
    },
    reviews: [
      {
        organization: door,
        day: -418,
        answer: 'change',
        note: en('Until nine on Sundays, when the first bus is late.'),
        nextDay: -200,
      },
      {
        organization: host,
        day: -199,
        answer: 'keep',
        note: en('The guests’ council has added one: whoever snores may choose the mat by the window.'),
        nextDay: 110,
      },
    ],
  },
  {
    partnership: 'warm-nights',
    what: en('Where the twenty extra mats go'),
    why: en('Three rooms were offered, and each of us would have to get there.'),
    method: 'weighted',
    options: [en('The hall of Gracewater Church'), en('The gym of the college'), en('The old ferry hall')],
    weights: { [door]: 3, [hospital]: 2 },
    proposed: { organization: door, day: -436 },
    closesDay: -424,
    voices: [chose(door, -436, 1), chose(host, -433, 0), chose(hospital, -430, 1), chose(city, -427, 2)],
    settled: {
      organization: host,
      day: -423,
      note: en('Whoever stays up at night counts more here: the shelter three times, the hospital twice.'),
      reviewDay: -240,
    },
    reviews: [
      {
        organization: host,
        day: -236,
        answer: 'keep',
        note: en('Warm, dry and near the bus. In the weeks of exams we need another room.'),
        nextDay: 90,
      },
    ],
  },
  {
    partnership: 'warm-nights',
    what: en('Guests give their name and birthday at the door'),
    why: en('The ward could then say who has already been treated.'),
    method: 'consent',
    proposed: { organization: hospital, day: -212 },
    closesDay: -200,
    voices: [
      voice(hospital, -212),
      voice(host, -208, 'aside', en('We would not want to be the ones who ask.')),
      voice(
        door,
        -205,
        'against',
        en('Whoever is afraid of being found will sleep outside instead. A first name is enough.'),
      ),
    ],
    settled: {
      organization: hospital,
      day: -198,
      note: en('We stay with the first name. The nurse asks for more only when she treats somebody.'),
    },
  },
  {
    partnership: 'food-forward',
    what: en('Two evenings a week, until the drivers know the doors'),
    why: en('Five would be better, and two we can keep.'),
    method: 'majority',
    quorum: 3,
    proposed: { organization: table, day: -592 },
    closesDay: -580,
    voices: [
      voice(table, -592),
      voice(grocers, -588, 'against', en('On the other five I still throw bread away.')),
      voice(host, -584),
    ],
    settled: {
      organization: table,
      day: -583,
      note: en('Tuesdays and Fridays. Yusuf’s five evenings come first when there is a second car.'),
      reviewDay: -420,
    },
    reviews: [
      {
        organization: grocers,
        day: -416,
        answer: 'change',
        note: en('Bread goes every evening now; the rest stays with two.'),
        nextDay: -300,
      },
      {
        organization: table,
        day: -298,
        answer: 'end',
        note: en('We go every evening but Sunday, and nobody counts them any more.'),
      },
    ],
  },
  {
    partnership: 'food-forward',
    what: en('We buy a second van on credit'),
    why: en('The first one stood still for ten days, and 300 crates with it.'),
    method: 'majority',
    quorum: 4,
    proposed: { organization: table, day: -406 },
    closesDay: -392,
    voices: [
      voice(table, -406),
      voice(host, -398, 'against', en('Nobody has said who pays in the third year.')),
    ],
    settled: {
      organization: host,
      day: -390,
      note: en('Only two of us spoke. We ask again, with what it costs in each year.'),
    },
  },
  {
    partnership: 'food-forward',
    what: en('How we come to a second van'),
    why: en('Credit frightened two of us into silence. Here are three ways without it.'),
    method: 'majority',
    quorum: 3,
    options: [
      en('Rent one by the day'),
      en('Borrow the parish’s on Fridays'),
      en('Ask the Hollis Fund, and wait'),
    ],
    proposed: { organization: host, day: -368 },
    closesDay: -355,
    voices: [chose(table, -366, 2), chose(farms, -362, 2), chose(grocers, -361, 0), chose(host, -357, 2)],
    settled: {
      organization: host,
      day: -354,
      note: en('Until the fund answers we rent one on the fullest day of the week.'),
      reviewDay: -190,
    },
    reviews: [
      {
        organization: table,
        day: -188,
        answer: 'end',
        note: en('The van is there and has a name: Dolores.'),
      },
    ],
  },
  {
    partnership: 'clean-creek',
    what: en('Nothing is pulled out of the water while the fish spawn'),
    why: en('Hal counted twelve nests under one shopping cart.'),
    method: 'consent',
    proposed: { organization: creek, day: -458 },
    closesDay: -446,
    voices: [
      voice(creek, -458),
      voice(parks, -452, 'aside', en('The crew has a calendar of its own. We follow this one where we can.')),
      voice(host, -450),
    ],
    settled: {
      organization: creek,
      day: -445,
      note: en('Hal says when it begins and when it is over.'),
      reviewDay: -300,
    },
    reviews: [
      {
        organization: parks,
        day: -297,
        answer: 'keep',
        note: en('We could follow it everywhere but at the ramp.'),
        nextDay: -110,
      },
      {
        organization: creek,
        day: -108,
        answer: 'keep',
        note: en('Thirty-one nests, and no cart on any of them.'),
        nextDay: 180,
      },
    ],
  },
  {
    partnership: 'clean-creek',
    what: en('The flat barge comes for one more week'),
    why: en('What lies at the third bend can’t be lifted from the bank.'),
    method: 'consensus',
    proposed: { organization: creek, day: -184 },
    closesDay: -172,
    voices: [voice(creek, -184), voice(host, -180), voice(parks, -177)],
    settled: {
      organization: creek,
      day: -170,
      note: en('The yard could say neither yes nor no. We plan without the barge.'),
    },
  },
  {
    partnership: 'second-shift',
    what: en('A second course begins before the first nine have been heard'),
    why: en('The list is full, and the workshop is free.'),
    method: 'majority',
    anonymous: true,
    proposed: { organization: host, day: -176 },
    closesDay: -162,
    voices: [
      voice(port, -172),
      voice(
        college,
        -168,
        'against',
        en('Nine people were told there would be work. Let us answer them first.'),
      ),
      voice(host, -164, 'against', en('Whoever comes to the second course will ask about the first.')),
    ],
    settled: { organization: host, day: -161, note: en('The list stays open. The course waits.') },
  },
  {
    partnership: 'second-shift',
    what: en('Everyone who finishes is interviewed within a month, and told why or why not'),
    why: en('It is the one thing that the nine asked for.'),
    method: 'consent',
    proposed: { organization: college, day: -66 },
    closesDay: -54,
    voices: [
      voice(college, -66),
      voice(port, -61, 'for', en('Without a promise of a job. That was our mistake.')),
      voice(host, -58),
    ],
    settled: { organization: port, day: -57, note: en('Stan sits in on each of them.'), reviewDay: 34 },
  },
  {
    partnership: 'reading-boats',
    what: en('From the next season on the library runs the landing alone'),
    why: en('It has the money, the skipper and the volunteers. We would only be in the way.'),
    method: 'consent',
    proposed: { organization: 'riverbend-library', day: -262 },
    closesDay: -250,
    voices: [
      voice('riverbend-library', -262),
      voice('lincoln-elementary', -257, 'for', en('If the boat still waves at the school.')),
      voice(host, -254),
    ],
    settled: {
      organization: 'riverbend-library',
      day: -253,
      note: en('We stay neighbors: one visit each season, with lemonade.'),
      reviewDay: -130,
    },
    reviews: [
      {
        organization: host,
        day: -128,
        answer: 'end',
        note: en('It runs. There is nothing left to decide together.'),
      },
    ],
  },
  {
    partnership: 'saturday-market',
    what: en('Music on the square ends at noon'),
    why: en('In the afternoon people want to hear what a fish costs.'),
    method: 'majority',
    quorum: 3,
    proposed: { organization: 'saturday-vendors', day: -106 },
    closesDay: -95,
    voices: [
      voice('saturday-vendors', -106),
      voice('harbor-arts', -101, 'against', en('The choir works on Saturday mornings.')),
      voice(host, -97, 'aside', en('We sell nothing and sing nothing.')),
    ],
    settled: {
      organization: host,
      day: -94,
      note: en('One for, one against: it stays as it is. We draw a line with chalk instead.'),
    },
  },
  {
    partnership: 'homework-harbor',
    what: en('The afternoons take place at Oak Street School, not at the library'),
    why: en('Pupils are there already, and parents know the way. The library has more room but no kitchen.'),
    method: 'majority',
    proposed: { organization: oak, day: -228 },
    closesDay: -214,
    voices: [
      voice(oak, -227),
      voice(
        harbor,
        -220,
        'against',
        en(
          'Our tutors come by the number 6 bus, which stops at the library. From the school it is twenty minutes on foot in the dark.',
        ),
      ),
      voice(host, -218),
    ],
    settled: {
      organization: host,
      day: -213,
      note: en('We pay bus passes for the tutors, and look again once winter is over whether they come.'),
      reviewDay: -60,
    },
    reviews: [
      {
        organization: harbor,
        day: -58,
        answer: 'keep',
        note: en('With the passes nobody has stayed away. Harbor would not object today.'),
        nextDay: 140,
      },
    ],
  },
  {
    partnership: 'homework-harbor',
    what: es('Toda carta a las familias sale el mismo día en inglés y en español'),
    why: es('Varias familias recibieron la invitación cuando la tarde ya había pasado.'),
    method: 'consensus',
    proposed: { organization: harbor, day: -160 },
    closesDay: -150,
    voices: [voice(harbor, -160), voice(oak, -157), voice(host, -155)],
    settled: { organization: harbor, day: -155, note: es('Lucía traduce; Carol envía.') },
  },
  {
    partnership: 'homework-harbor',
    what: en('Tutors get twelve dollars an hour'),
    why: en('Money is a matter on which people speak more freely without a name.'),
    method: 'majority',
    anonymous: true,
    proposed: { organization: host, day: -110 },
    closesDay: -100,
    voices: [
      voice(harbor, -108),
      voice(oak, -104),
      voice(host, -101, 'against', en('Whoever gives time for nothing elsewhere will ask why not here.')),
    ],
    settled: { organization: host, day: -99, note: en('Paid from the small grant, as long as it lasts.') },
  },
  {
    partnership: 'homework-harbor',
    what: en('On Thursdays we stay open until half past six'),
    why: en('Tables are full on Thursdays, and parents who work late asked for it.'),
    method: 'consent',
    proposed: { organization: oak, day: -4 },
    closesDay: 9,
    voices: [voice(oak, -4), voice(host, -2)],
  },
  {
    partnership: 'maple-walk-in',
    what: en('No papers are asked for at a walk-in evening'),
    why: en('People turned around at the door when they saw the form.'),
    method: 'consent',
    proposed: { organization: maple, day: -210 },
    closesDay: -200,
    voices: [voice(maple, -210), voice(host, -207)],
    settled: {
      organization: host,
      day: -199,
      note: en('Only a first name and the year of birth are written down.'),
    },
  },
  {
    partnership: 'food-forward',
    what: en('The second van goes out on Saturdays too'),
    why: en('The growers bring most on Saturday mornings, and by Monday a third of it is not fit to give.'),
    method: 'consent',
    proposed: { organization: host, day: -1 },
    closesDay: 12,
    voices: [],
  },
]
