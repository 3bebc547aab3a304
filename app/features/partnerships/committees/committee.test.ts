import { describe, expect, it } from 'vitest'
import { holdsSeat, lastDay, type Member, vacancies } from './committee.ts'

const today = '2026-03-31'
const member = (fields: Partial<Member> = {}): Member => ({
  id: 'm',
  organizationId: 'oak',
  organization: 'Oak',
  personId: 'p',
  person: 'Pat',
  fromOn: '2026-01-01',
  untilOn: null,
  endedOn: null,
  behalf: null,
  ...fields,
})
const oak = { organizationId: 'oak', organization: 'Oak', seats: 2 }

describe('a seat', () => {
  it('is held through the last day of the term', () => {
    expect(holdsSeat(member({ untilOn: today }), today)).toBe(true)
    expect(holdsSeat(member({ untilOn: '2026-03-30' }), today)).toBe(false)
  })
  it('is taken from when it is filled, though the term begins later', () => {
    expect(holdsSeat(member({ fromOn: '2026-05-01' }), today)).toBe(true)
  })
  it('is free once it was given up, and of somebody who was erased', () => {
    expect(holdsSeat(member({ endedOn: today }), today)).toBe(false)
    expect(holdsSeat(member({ personId: null }), today)).toBe(false)
  })
  it('ends on the earlier of its days', () => {
    expect(lastDay({ untilOn: '2026-05-01', endedOn: '2026-04-01' })).toBe('2026-04-01')
    expect(lastDay({ untilOn: '2026-04-01', endedOn: '2026-05-01' })).toBe('2026-04-01')
    expect(lastDay({ untilOn: null, endedOn: null })).toBeNull()
  })
})

describe('vacancies', () => {
  it('are the seats of a partner that nobody holds', () => {
    expect(vacancies({ seats: [oak], members: [member()], endedOn: null }, today)).toEqual([
      { ...oak, free: 1 },
    ])
    expect(vacancies({ seats: [oak], members: [member(), member()], endedOn: null }, today)).toEqual([])
  })
  it('are none once the committee has ended', () => {
    expect(vacancies({ seats: [oak], members: [], endedOn: today }, today)).toEqual([])
  })
})
