import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closeness } from '#features/landscape/duplicates/likeness.ts'
import { telling } from '#platform/search/telling.ts'
import { slipsOf } from '#platform/testing/slips.ts'
import { fitOf, type Known, type Question, toldBy } from './fit.ts'

const known = {
  rooms: {
    topic: 'School buildings after hours: keys, heating, insurance',
    details: 'Ask the custodian before you ask the district.',
    offers: '',
  },
  tutoring: {
    topic: 'Tutoring in two languages',
    details: 'Four years of afternoons with children who read in Spanish and count in English.',
    offers: '',
  },
  permits: { topic: 'Street permits', details: '', offers: '' },
  bees: { topic: 'Beekeeping', details: '', offers: '' },
  meals: { topic: 'School meals', details: 'What children eat, and who pays.', offers: '' },
  cooking: { topic: 'Cooking for eighty', details: '', offers: 'kitchen, dining hall' },
  walkIn: {
    topic: 'Walk-in evenings without papers',
    details: 'How to run one with two nurses, a cold box and a kind doorkeeper.',
    offers: '',
  },
  parents: {
    topic: 'Cómo se habla con padres que trabajan de noche',
    details: 'Qué hora, qué teléfono y qué no preguntar la primera vez.',
    offers: '',
  },
  library: { topic: 'Bibliotecas de barrio', details: 'Carnés, horarios y cuentos.', offers: '' },
}
const fitting = (question: Question, one: Known) => fitOf(toldBy(question), one)
const all = Object.keys(known) as (keyof typeof known)[]
const found = (asked: string, said = '') =>
  all
    .map((key) => ({ key, fit: fitting({ asked, said }, known[key]) }))
    .filter((one) => one.fit > 0)
    .sort((a, b) => b.fit - a.fit)
    .map((one) => one.key)

describe('who knows about a question', () => {
  it.each<[asked: string, said: string, wanted: (keyof typeof known)[]]>([
    // The question names what somebody knows.
    ['Who pays for school meals?', '', ['meals']],
    ['Do we need a permit for the fair?', '', ['permits']],
    ['Can anybody help us with beekeeping?', '', ['bees']],
    ['We want a bee garden', '', []],
    ['Half past six on Thursdays: who locks up?', 'The custodian leaves at six. Is there a key?', ['rooms']],
    ['How warm is a building at night?', 'The heating goes off at five.', ['rooms']],
    ['No papers are asked for at a walk-in evening', '', ['walkIn']],
    // One word that every text has does not make somebody the one to ask.
    ['When does school begin?', '', []],
    ['School letter', 'It goes out in June.', []],
    ['The children liked it', '', []],
    ['The school', 'The district says that the children eat there.', []],
    ['A new building for the town', '', []],
    // What the organization has to offer counts beside the topic, never alone.
    ['Is there a kitchen for the harvest dinner?', '', []],
    ['A kitchen in which we can be cooking', '', ['cooking']],
    // A word of a short topic counts in the question, and not in what is said around it.
    ['Where do tutors sit?', '', ['tutoring']],
    ['Where do we sit?', 'The tutors would like a place for their coats.', []],
    // Spanish, whatever the accents and endings.
    ['¿Cómo llamamos a los padres?', 'Trabajan de noche y duermen de día.', ['parents']],
    ['¿Hay una biblioteca en el barrio?', '', ['library']],
    ['¿Hay una BIBLIOTÉCA?', '', ['library']],
    ['¿Quién abre cuando llueve?', '', []],
    // With a slip.
    ['Who knows about beekeping?', '', ['bees']],
    ['A perimt for the street', '', ['permits']],
    ['Seats at school?', '', []],
    // Nothing asked.
    ['', '', []],
    ['Who could help us with this, please?', '', []],
  ])('%j with %j finds %j', (asked, said, wanted) => expect(found(asked, said)).toEqual(wanted))

  it('is found whatever the slip and wherever, but in the first letter', () => {
    for (const typed of Object.values(slipsOf('beekeeping')).flat()) {
      const fits = fitting({ asked: `Who knows about ${typed}?` }, known.bees) > 0
      expect([typed, fits]).toEqual([typed, typed.startsWith('b')])
    }
  })
  it('looks at the beginning of a long text only', () => {
    const long = Array.from(
      { length: 60 },
      (_, at) => `word${'abcdefghij'[at % 10]}${'klmnop'[at % 6]}`,
    ).join(' ')
    expect(fitting({ asked: 'Beekeeping', said: long }, known.bees)).toBeGreaterThan(0)
    expect(fitting({ asked: 'Anything', said: `${long} beekeeping` }, known.bees)).toBe(0)
  })

  it('forgives as many slips as there are letters apart: one, in words of six letters or more', () => {
    const letters = fc.constantFrom('a', 'b', 'c')
    const words = fc.array(letters, { minLength: 4, maxLength: 8 }).map((some) => `q${some.join('')}x`)
    fc.assert(
      fc.property(words, words, (asked, topic) => {
        const apart = (one: string, other: string) => {
          const [least, most] = [Math.min(one.length, other.length), Math.max(one.length, other.length)]
          return least < 6 ? most : Math.round((1 - closeness(one, other)) * most)
        }
        const [stem = ''] = telling(asked).keys()
        const [other = ''] = telling(topic).keys()
        const near = stem === other || apart(asked, topic) <= 1 || apart(stem, other) <= 1
        expect(fitting({ asked }, { topic, details: '', offers: '' }) > 0).toBe(near)
      }),
      { numRuns: 2000 },
    )
  })
})
