import { describe, expect, it } from 'vitest'
import { type CommitmentFacts, stateOf } from './commitment.ts'
import { dueOf, unfinishedOf } from './due.ts'

const today = '2026-03-31'
const [ours, theirs] = ['ours', 'theirs']
const facts = (given: Partial<CommitmentFacts> = {}): CommitmentFacts => ({
  dueOn: '2026-03-20',
  pledge: 'counts',
  acceptedOn: '2026-01-01',
  renegotiations: [],
  fulfilment: null,
  acknowledged: false,
  disputed: false,
  withdrawal: null,
  ...given,
})
const done = (fulfilledOn: string, enteredOn = fulfilledOn) => ({
  fulfilledOn,
  enteredOn,
  weight: 'counts' as const,
})
const left = (
  given: Partial<CommitmentFacts>,
  more: { promisorId?: string; untouched?: boolean; askedFor?: string | null } = {},
) => {
  const row = { id: 'one', promisorId: ours, beneficiaryIds: [], untouched: false, askedFor: null, ...more }
  return unfinishedOf(row, facts(given), stateOf(facts(given), today, 14))
}
const wants = (...given: Parameters<typeof left>) => {
  const one = left(...given)
  if (one === null) return null
  const due = dueOf({ ...one, partnershipId: 'here' }, ours, true, today)
  return due === null ? null : `${due.kind} ${due.group}`
}

describe('what a promise wants today', () => {
  it('of the one that made it: to be kept, from a week before its day on', () => {
    expect(wants({})).toBe('commitment late')
    expect(wants({ dueOn: today })).toBe('commitment today')
    expect(wants({ dueOn: '2026-04-07' })).toBe('commitment week')
    expect(wants({ dueOn: '2026-04-08' })).toBeNull()
    expect(wants({ dueOn: null })).toBeNull()
    expect(wants({ dueOn: '2026-05-01', fulfilment: done('2026-03-01'), disputed: true })).toBe(
      'commitment waiting',
    )
  })

  it('of one it was made to: a yes, an answer about another day, or a word that it was done', () => {
    const asked = { promisorId: theirs }
    expect(wants({ acceptedOn: null }, { ...asked, untouched: true })).toBe('commitment.acceptance waiting')
    expect(wants({}, { ...asked, askedFor: '2026-04-20' })).toBe('commitment.renegotiation waiting')
    expect(wants({}, { ...asked, askedFor: '2026-03-30' })).toBeNull()
    expect(wants({ fulfilment: done('2026-03-10', '2026-03-25') }, asked)).toBe(
      'commitment.acknowledgement waiting',
    )
    expect(wants({}, asked)).toBeNull()
  })

  it('is nothing once it is done or taken back, also after its day', () => {
    expect(left({ fulfilment: done('2026-03-10') })).toBeNull()
    for (const withdrawnOn of ['2026-03-10', '2026-03-25'])
      expect(left({ withdrawal: { withdrawnOn, weight: 'counts' } })).toBeNull()
    expect(left({ withdrawal: { withdrawnOn: '2026-03-25', weight: 'void' } })).not.toBeNull()
  })

  it('is seen by everyone where it is the own side’s to keep, and where it asks for an answer by those who may give it', () => {
    const one = left({})
    if (one === null) throw new Error('it is not done')
    expect(dueOf({ ...one, partnershipId: 'here' }, ours, false, today)).not.toBeNull()
    const other = { ...one, partnershipId: 'here', promisorId: theirs, untouched: true }
    expect(dueOf(other, ours, false, today)).toBeNull()
    expect(dueOf(other, ours, true, today)).not.toBeNull()
  })
})
