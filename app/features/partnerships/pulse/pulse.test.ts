import { describe, expect, it } from 'vitest'
import {
  bandOf,
  gapsOf,
  items,
  meanCollaboration,
  type Rating,
  receivedBy,
  tiesOf,
  trustOf,
} from './pulse.ts'

const rate = (from: string, about: string, trust: readonly number[], collaboration = 3): Rating => ({
  ...(Object.fromEntries(items.map((item) => [item, 3])) as Record<(typeof items)[number], number>),
  reliability: trust[0] ?? 3,
  missionSupport: trust[1] ?? 3,
  openness: trust[2] ?? 3,
  collaboration,
  from,
  about,
})

describe('a pulse', () => {
  it('gives trust as the mean of what each organization says (T1)', () => {
    const said = [
      [4, 3, 4],
      [3, 3, 3],
      [2, 4, 3],
    ].map((trust, index) => rate(`rater ${index}`, 'A', trust))
    const ties = tiesOf(said)
    expect(ties.map((tie) => Number(trustOf(tie).toFixed(4)))).toEqual([3.6667, 3, 3])
    expect(receivedBy(ties, 'A')?.trust).toBeCloseTo(3.2222, 4)
  })

  it('gives trust received and the gap between two who see one another differently (T2)', () => {
    const ties = tiesOf([
      rate('A', 'B', [4, 3, 4]),
      rate('B', 'A', [2, 2, 3]),
      rate('A', 'C', [3, 3, 3]),
      rate('C', 'A', [4, 4, 4]),
      rate('B', 'C', [1, 2, 2]),
      rate('C', 'D', [3, 4, 3]),
    ])
    const received = Object.fromEntries(
      ['A', 'B', 'C', 'D'].map((id) => [id, Number(receivedBy(ties, id)?.trust.toFixed(4))]),
    )
    expect(received).toEqual({ A: 3.1667, B: 3.6667, C: 2.3333, D: 3.3333 })
    expect(ties.reduce((sum, tie) => sum + trustOf(tie), 0) / ties.length).toBeCloseTo(3, 4)
    expect(
      gapsOf(ties, trustOf).map(({ between, gap }) => [between.join('-'), Number(gap.toFixed(4))]),
    ).toEqual([
      ['A-B', 1.3333],
      ['A-C', 1],
    ])
  })

  it('gives the level of collaboration and where two put it differently (L1)', () => {
    const levels: [string, string, number][] = [
      ['A', 'B', 4],
      ['B', 'A', 2],
      ['A', 'C', 3],
      ['C', 'A', 3],
      ['B', 'C', 1],
      ['C', 'B', 0],
    ]
    const ties = tiesOf(levels.map(([from, about, level]) => rate(from, about, [3, 3, 3], level)))
    expect(meanCollaboration(ties)).toBeCloseTo(2.1667, 4)
    expect(
      Object.fromEntries(
        gapsOf(ties, ({ collaboration }) => collaboration).map(({ between, gap }) => [
          between.join('-'),
          gap,
        ]),
      ),
    ).toEqual({ 'A-B': 2, 'A-C': 0, 'B-C': 1 })
  })

  it('hears an organization once, however many of its people answer', () => {
    const ties = tiesOf([
      rate('A', 'C', [4, 4, 4]),
      rate('A', 'C', [2, 2, 2]),
      rate('A', 'C', [3, 3, 3]),
      rate('B', 'C', [1, 1, 1]),
    ])
    expect(receivedBy(ties, 'C')).toMatchObject({ trust: 2, organizations: 2, people: 4 })
    expect(receivedBy(ties, 'A')).toBeNull()
  })

  it('says how far its response rate carries', () => {
    expect([8, 79, 65, 64].map((answered, index) => bandOf(answered, index === 0 ? 10 : 100))).toEqual([
      'all',
      'direction',
      'direction',
      'caution',
    ])
    expect(bandOf(0, 0)).toBeNull()
  })
})
