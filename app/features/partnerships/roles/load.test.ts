import { describe, expect, it } from 'vitest'
import { idleOf, overloadOf } from './load.ts'
import type { Part } from './role.ts'

const sides = [
  { organizationId: 'cedar', name: 'Cedar House' },
  { organizationId: 'harbor', name: 'Harbor Youth' },
  { organizationId: 'oak', name: 'Oak Street School' },
]
const piece = (...letters: [string, Part, string?][]) => ({
  id: '',
  name: '',
  version: 1,
  roles: letters.map(([organizationId, part, person]) => ({
    id: '',
    organizationId,
    part,
    personId: person ?? null,
    personName: person ?? null,
    acceptedAt: null,
    behalf: null,
    answer: null,
  })),
})
const times = (count: number, ...letters: [string, Part, string?][]) =>
  Array.from({ length: count }, () => piece(...letters))

describe('who carries too much', () => {
  it('is a partner with at least four pieces of work and twice what the others carry, with the figures', () =>
    expect(
      overloadOf([...times(4, ['harbor', 'accountable']), ...times(3, ['cedar', 'responsible'])], sides),
    ).toEqual([{ kind: 'partner', name: 'Harbor Youth', count: 4, of: 7, others: 1.5 }]))
  it('is nobody with three, or with a little more than the others', () => {
    expect(overloadOf(times(3, ['harbor', 'accountable']), sides)).toEqual([])
    expect(
      overloadOf(
        [
          ...times(5, ['harbor', 'accountable'], ['cedar', 'responsible']),
          ...times(1, ['oak', 'responsible']),
        ],
        sides,
      ),
    ).toEqual([])
  })
  it('counts doing and answering once for a piece of work, and being asked or told not at all', () => {
    expect(overloadOf(times(6, ['harbor', 'consulted'], ['oak', 'informed']), sides)).toEqual([])
  })
  it('is a person named for more than half of all', () => {
    const work = [
      ...times(4, ['harbor', 'accountable', 'Jamal'], ['cedar', 'responsible'], ['oak', 'responsible']),
      ...times(3, ['cedar', 'accountable']),
    ]
    expect(overloadOf(work, sides)).toEqual([
      { kind: 'person', name: 'Jamal', count: 4, of: 7, others: null },
    ])
    expect(overloadOf([...work, piece()], sides)).toEqual([])
  })
  it('is nobody where only one takes part', () =>
    expect(overloadOf(times(6, ['cedar', 'accountable']), sides.slice(0, 1))).toEqual([]))
})

describe('work that nobody does', () => {
  const present = new Set(['cedar', 'harbor'])
  it('has somebody who answers for it and nobody whose hands it is in', () => {
    expect(idleOf([piece(['harbor', 'accountable'], ['cedar', 'informed'])], present)).toHaveLength(1)
    expect(idleOf([piece(['harbor', 'accountable'], ['cedar', 'responsible'])], present)).toEqual([])
  })
  it('is not work without any letter, which is told already, nor does a partner count that has left', () => {
    expect(idleOf([piece()], present)).toEqual([])
    expect(idleOf([piece(['harbor', 'accountable'], ['oak', 'responsible'])], present)).toHaveLength(1)
  })
})
