import { describe, expect, it } from 'vitest'
import { dayInForce } from './commitment.ts'
import { dayMoves } from './day-moves.ts'

const deed = (kind: string, id: string, on: string, newDueOn: string | null, words = '') => ({
  kind,
  id,
  on,
  newDueOn,
  words,
  organization: kind === 'asked' ? 'Us' : 'Them',
  person: null,
})

describe('how the day of a promise moved', () => {
  it('says who asked when for which day and why, what was answered, and ends with the day that stands', () => {
    const moves = dayMoves(
      [
        deed('asked', 'a', '2026-01-10', '2026-03-01', 'Snow'),
        deed('moved', 'a', '2026-01-12', '2026-03-01'),
        deed('asked', 'b', '2026-02-20', '2026-04-01', 'More snow'),
        deed('moved', 'b', '2026-03-02', '2026-04-01'),
        deed('asked', 'c', '2026-03-03', '2026-05-01', 'Still snow'),
        deed('declined', 'c', '2026-03-04', '2026-05-01'),
        deed('asked', 'd', '2026-03-05', '2026-06-01', 'Thaw'),
      ],
      '2026-02-01',
      'Somebody',
    )
    expect(
      moves.map(({ before, wanted, answer }) => [before, wanted, answer?.kind ?? null, answer?.counts]),
    ).toEqual([
      ['2026-02-01', '2026-03-01', 'accepted', true],
      ['2026-03-01', '2026-04-01', 'accepted', false],
      ['2026-03-01', '2026-05-01', 'declined', false],
      ['2026-03-01', '2026-06-01', null, undefined],
    ])
    const { dueOn } = dayInForce({
      dueOn: '2026-02-01',
      renegotiations: moves.map(({ wanted, answer }) => ({
        newDueOn: wanted,
        acceptedOn: answer?.kind === 'accepted' ? answer.on : null,
      })),
    })
    expect(moves.at(-1)?.before).toBe(dueOn)
  })
})
