import { type Day, en, es, type Text } from './demo.ts'

type Said = 'for' | 'aside' | 'against'
interface ToldVoice {
  organization: string
  day: Day
  said: Said
  reason?: Text
}
export interface ToldDecision {
  partnership: string
  what: Text
  why: Text
  method: 'consent' | 'consensus' | 'majority'
  anonymous?: true
  proposed: { organization: string; day: Day }
  closesDay: Day
  voices: readonly ToldVoice[]
  settled?: { organization: string; day: Day; note: Text; reviewDay?: Day }
  review?: { organization: string; day: Day; answer: 'keep' | 'change' | 'end'; note: Text; nextDay?: Day }
}

const host = 'riverbend-outreach'
const harbor = 'harbor-youth'
const oak = 'oak-street-school'
const maple = 'maple-clinic'
const voice = (organization: string, day: Day, said: Said = 'for', reason?: Text): ToldVoice => ({
  organization,
  day,
  said,
  ...(reason === undefined ? {} : { reason }),
})

/** What partners decided together: one against a voice that stayed against, one without names, one still open. */
export const decisions: readonly ToldDecision[] = [
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
    review: {
      organization: harbor,
      day: -58,
      answer: 'keep',
      note: en('With the passes nobody has stayed away. Harbor would not object today.'),
      nextDay: 140,
    },
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
