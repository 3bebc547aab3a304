import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Candidate, nextCandidate, type Served, turnsOf } from './rota.ts'

const of = (organizationId: string, personId: string | null, passedOver = false): Candidate => ({
  organizationId,
  organization: organizationId,
  personId,
  person: personId,
  passedOver,
})
const chaired = (on: string, organizationId: string, personId: string | null): Served => ({
  place: 'chair',
  organizationId,
  personId,
  on,
})
const [ada, ben, cleo, dan] = [of('host', 'ada'), of('host', 'ben'), of('harbor', 'cleo'), of('oak', 'dan')]
const everyone = [ada, ben, cleo, dan]
const next = (...given: Parameters<typeof nextCandidate> extends [unknown, ...infer R] ? R : never) =>
  nextCandidate('chair', ...given)?.personId ?? null

const meeting = (id: string, set: Parameters<typeof turnsOf>[1][number]['set'] = {}) => ({
  id,
  on: `2026-04-0${id}`,
  set,
})
const chairRota = [{ id: 'r', place: 'chair' as const }]
const chairsOf = (
  meetings: Parameters<typeof turnsOf>[1],
  served: Served[] = [],
  skips: Parameters<typeof turnsOf>[4] = [],
) => turnsOf(chairRota, meetings, () => everyone, served, skips).map((turn) => turn.personId)

describe('whose turn it is', () => {
  it('goes to a partner that never served before one that did', () => {
    expect(next(everyone, [chaired('2026-01-01', 'host', 'ada')])).toBe('cleo')
  })

  it('goes round the partners before anybody of a partner has a second turn', () => {
    const four = ['1', '2', '3', '4'].map((id) => meeting(id))
    expect(chairsOf(four)).toEqual(['ada', 'cleo', 'dan', 'ben'])
  })

  it('goes to the partner that served longest ago, and there to who served longest ago', () => {
    const served = [
      chaired('2026-01-01', 'host', 'ben'),
      chaired('2026-01-08', 'host', 'ada'),
      chaired('2026-01-15', 'harbor', 'cleo'),
      chaired('2026-01-22', 'oak', 'dan'),
    ]
    expect(next(everyone, served)).toBe('ben')
  })

  it('never goes to somebody who has been to no meeting, unless they ask for it', () => {
    const fresh = of('harbor', 'eve', true)
    expect(next([fresh], [])).toBeNull()
    expect(next([fresh, dan], [])).toBe('dan')
    expect(next([{ ...fresh, passedOver: false }, dan], [])).toBe('eve')
  })

  it('passes on when a partner skips, and comes back to it at the next meeting', () => {
    const skips = [{ rotaId: 'r', meetingId: '1', organizationId: 'host' }]
    expect(chairsOf([meeting('1'), meeting('2'), meeting('3')], [], skips)).toEqual(['cleo', 'ada', 'dan'])
  })

  it('is nobody’s where all skip', () => {
    const skips = ['host', 'harbor', 'oak'].map((organizationId) => ({
      rotaId: 'r',
      meetingId: '1',
      organizationId,
    }))
    expect(chairsOf([meeting('1')], [], skips)).toEqual([null])
  })

  it('takes what is set in a meeting as it is, and counts it for those after', () => {
    const first = meeting('1', { chair: { organizationId: 'oak', personId: 'dan' } })
    expect(chairsOf([first, meeting('2'), meeting('3'), meeting('4')])).toEqual(['dan', 'ada', 'cleo', 'dan'])
  })

  it('doesn’t give somebody two things to do in one meeting where a colleague is there', () => {
    const turns = turnsOf(
      [
        { id: 'r', place: 'chair' },
        { id: 'n', place: 'notes' },
      ],
      [meeting('1')],
      () => [ada, ben],
      [],
      [],
    )
    expect(turns.map((turn) => turn.personId)).toEqual(['ada', 'ben'])
  })

  it('counts each place by itself', () => {
    expect(nextCandidate('notes', everyone, [chaired('2026-01-01', 'host', 'ada')])).toBe(ada)
  })

  it('gives partners that all can serve turns that differ by one at most, over any number of meetings', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 40 }),
        (sizes, count) => {
          const all = sizes.flatMap((size, at) =>
            Array.from({ length: size }, (_, nth) => of(`o${at}`, `p${at}-${nth}`)),
          )
          const meetings = Array.from({ length: count }, (_, at) => ({
            id: String(at),
            on: '2026-04-01',
            set: {},
          }))
          const turns = turnsOf(chairRota, meetings, () => all, [], [])
          const each = sizes.map((_, at) => turns.filter((turn) => turn.organizationId === `o${at}`).length)
          expect(Math.max(...each) - Math.min(...each)).toBeLessThanOrEqual(1)
          for (const [at, size] of sizes.entries()) {
            const people = Array.from(
              { length: size },
              (_, nth) => turns.filter((turn) => turn.personId === `p${at}-${nth}`).length,
            )
            expect(Math.max(...people) - Math.min(...people)).toBeLessThanOrEqual(1)
          }
        },
      ),
    )
  })
})
