import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { methods } from './decision.ts'
import { type Counted, outcomeOf, type Question, stands } from './outcome.ts'

const ask = (fields: Partial<Question>): Question => ({
  method: 'majority',
  options: [],
  quorum: null,
  partners: 4,
  delegateOrganizationId: null,
  weights: [],
  ...fields,
})
/** Voices by a letter each: f for, a aside, o objects; of A, B, C … in order. */
const said = (letters: string): Counted[] =>
  [...letters].map((letter, index) => ({
    organizationId: 'ABCDEFG'[index] ?? null,
    stand: letter === 'f' ? 'for' : letter === 'a' ? 'aside' : 'against',
    optionId: null,
  }))
/** Voices for options; - stands aside. */
const chose = (letters: string): Counted[] =>
  [...letters].map((letter, index) => ({
    organizationId: 'ABCDEFG'[index] ?? null,
    stand: letter === '-' ? 'aside' : 'for',
    optionId: letter === '-' ? null : letter,
  }))
const weights = [{ organizationId: 'A', weight: 3 }]

describe('what voices come to', () => {
  it.each([
    ['nobody speaks', {}, '', 'undecided'],
    ['consent: nobody objects', { method: 'consent' }, 'fa', 'adopted'],
    ['consent: one objects', { method: 'consent' }, 'fffo', 'rejected'],
    ['consensus: all agree', { method: 'consensus' }, 'ffff', 'adopted'],
    ['consensus: one stands aside', { method: 'consensus' }, 'fffa', 'adopted'],
    ['consensus: all stand aside', { method: 'consensus' }, 'aaaa', 'undecided'],
    ['consensus: one is silent', { method: 'consensus' }, 'fff', 'undecided'],
    ['consensus: one objects', { method: 'consensus' }, 'fffo', 'rejected'],
    ['majority: more agree', {}, 'ffo', 'adopted'],
    ['majority: a tie', {}, 'ffoo', 'rejected'],
    ['majority: who stands aside is not counted', {}, 'faaa', 'adopted'],
    ['majority: all stand aside', {}, 'aaa', 'undecided'],
    ['quorum is missed', { quorum: 3 }, 'ff', 'no_quorum'],
    ['quorum is met by who stands aside', { quorum: 3 }, 'ffa', 'adopted'],
    ['consent without quorum', { method: 'consent', quorum: 4 }, 'fff', 'no_quorum'],
    ['weighted: one outweighs two', { method: 'weighted', weights }, 'foo', 'adopted'],
    ['weighted: three are as many', { method: 'weighted', weights }, 'fooo', 'rejected'],
    [
      'delegated: the one named agrees',
      { method: 'delegated', delegateOrganizationId: 'A' },
      'fooo',
      'adopted',
    ],
    [
      'delegated: the one named objects',
      { method: 'delegated', delegateOrganizationId: 'A' },
      'offf',
      'rejected',
    ],
    [
      'delegated: the one named is silent',
      { method: 'delegated', delegateOrganizationId: 'G' },
      'ff',
      'undecided',
    ],
  ] as const)('%s', (_, question, letters, outcome) => {
    expect(outcomeOf(ask(question), said(letters))).toEqual({ outcome, optionId: null })
  })

  it.each([
    ['more than half choose one', {}, 'xxy', 'adopted', 'x'],
    ['the most, but not more than half', {}, 'xxyz', 'undecided', null],
    ['a tie', {}, 'xy', 'undecided', null],
    ['one heavy voice', { method: 'weighted', weights }, 'xyy', 'adopted', 'x'],
    ['who stands aside is not counted', {}, 'y---', 'adopted', 'y'],
    ['the one named chooses', { method: 'delegated', delegateOrganizationId: 'B' }, 'xyx', 'adopted', 'y'],
  ] as const)('of several: %s', (_, question, letters, outcome, optionId) => {
    const options = ['x', 'y', 'z']
    expect(outcomeOf(ask({ ...question, options }), chose(letters))).toEqual({ outcome, optionId })
  })

  const voices = fc
    .uniqueArray(fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F'), { maxLength: 6 })
    .chain((names) =>
      fc.tuple(
        ...names.map((organizationId) =>
          fc.record({
            organizationId: fc.constant(organizationId),
            stand: fc.constantFrom(...stands),
            optionId: fc.constant(null),
          }),
        ),
      ),
    )
  const question = fc.record({
    method: fc.constantFrom(...methods),
    options: fc.constant([]),
    quorum: fc.option(fc.integer({ min: 1, max: 6 })),
    partners: fc.constant(6),
    delegateOrganizationId: fc.constant('A'),
    weights: fc.uniqueArray(
      fc.record({ organizationId: fc.constantFrom('A', 'B', 'C'), weight: fc.integer({ min: 1, max: 9 }) }),
      { selector: (one) => one.organizationId },
    ),
  })

  it('never depends on who spoke first', () => {
    fc.assert(
      fc.property(question, voices, (asked, given) => {
        expect(outcomeOf(asked, given.toReversed())).toEqual(outcomeOf(asked, given))
      }),
    )
  })

  it('is never turned into a yes by somebody who changes a yes into an objection', () => {
    fc.assert(
      fc.property(question, voices, fc.nat(5), (asked, given, at) => {
        const turned = given.map((voice, index) =>
          index === at && voice.stand === 'for' ? { ...voice, stand: 'against' as const } : voice,
        )
        if (outcomeOf(asked, given).outcome !== 'adopted')
          expect(outcomeOf(asked, turned).outcome).not.toBe('adopted')
      }),
    )
  })

  it('is the same by weight as by heads where all weigh alike', () => {
    fc.assert(
      fc.property(question, voices, fc.integer({ min: 1, max: 9 }), (asked, given, weight) => {
        const alike = [...'ABCDEF'].map((organizationId) => ({ organizationId, weight }))
        expect(outcomeOf({ ...asked, method: 'weighted', weights: alike }, given)).toEqual(
          outcomeOf({ ...asked, method: 'majority' }, given),
        )
      }),
    )
  })
})
