import { describe, expect, it } from 'vitest'
import { overlapOf, suggestionsOf } from './overlap.ts'

const sides = [
  { organizationId: 'cedar', name: 'Cedar House' },
  { organizationId: 'harbor', name: 'Harbor Youth' },
  { organizationId: 'oak', name: 'Oak Street School' },
]
const goals = [
  { id: 'come', what: '60 pupils come to homework help twice a week' },
  { id: 'marks', what: 'Grades in mathematics rise' },
]
const objective = (id: string, organizationId: string, what: string, serves: string[] = []) => ({
  id,
  organizationId,
  what,
  why: '',
  goals: serves.map((goalId) => ({ goalId })),
})

describe('where goals serve what partners want', () => {
  it('tells goals that serve all, several, one side and nobody, and objectives that no goal serves', () => {
    const objectives = [
      objective('a', 'cedar', 'Safe afternoons', ['come']),
      objective('b', 'harbor', 'Tutors stay', ['come']),
      objective('c', 'oak', 'Better marks', ['come', 'marks']),
      objective('d', 'oak', 'Parents visit'),
    ]
    expect(overlapOf(objectives, goals, sides)).toMatchObject({
      all: [{ id: 'come' }],
      several: [],
      one: [{ goal: { id: 'marks' }, side: { name: 'Oak Street School' } }],
      none: [],
      unserved: [{ id: 'd' }],
    })
    expect(overlapOf(objectives.slice(1, 3), goals, sides)).toMatchObject({
      all: [],
      several: [{ id: 'come' }],
    })
    expect(overlapOf([], goals, sides)).toMatchObject({ none: [{ id: 'come' }, { id: 'marks' }] })
  })
  it('takes an objective whose goals are all closed for one that no goal serves', () =>
    expect(overlapOf([objective('a', 'cedar', 'Rest', ['gone'])], goals, sides).unserved).toHaveLength(1))
  it('leaves out what a partner wanted that has left', () =>
    expect(overlapOf([objective('a', 'left', 'Rest', ['come'])], goals, sides).none).toHaveLength(2))
})

describe('likely matches', () => {
  it('are proposed where both say two telling words, and name them', () =>
    expect(
      suggestionsOf([objective('a', 'oak', 'Every pupil finishes the homework of the day')], goals),
    ).toMatchObject([{ objective: { id: 'a' }, goal: { id: 'come' }, words: ['pupil', 'homework'] }]))
  it('are not proposed for one word, or for words that say nothing', () =>
    expect(
      suggestionsOf(
        [
          objective('a', 'oak', 'Homework is fun'),
          objective('b', 'oak', 'People come together with other people'),
        ],
        goals,
      ),
    ).toEqual([]))
  it('are not proposed again once they are joined', () =>
    expect(
      suggestionsOf([objective('a', 'oak', 'Every pupil finishes the homework', ['come'])], goals),
    ).toEqual([]))
  it('are found in Spanish, whatever the accents', () =>
    expect(
      suggestionsOf(
        [objective('a', 'oak', 'Los niños leen en la biblioteca')],
        [{ id: 'g', what: 'Cada niño tiene carné de la Biblioteca' }],
      ),
    ).toMatchObject([{ words: ['niños', 'biblioteca'] }]))
})
