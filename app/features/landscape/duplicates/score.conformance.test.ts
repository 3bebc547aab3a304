import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { dataFolder, hasData } from '../imports/reading/testing.server.ts'
import { type Comparable, duplicateScore, likelyFrom } from './score.ts'

type Row = Record<string, string>
const rows = (path: string): Row[] =>
  parse(readFileSync(join(dataFolder, 'dedupe', path), 'utf8'), { columns: true, trim: true }) as Row[]
const nothing: Omit<Comparable, 'name'> = {
  email: null,
  phone: null,
  website: null,
  addressLine: null,
  city: null,
  postalCode: null,
  facts: {},
}
const measures = (pairs: { found: boolean; same: boolean }[]) => {
  const right = pairs.filter(({ found, same }) => found && same).length
  return {
    precision: right / pairs.filter(({ found }) => found).length,
    recall: right / pairs.filter(({ same }) => same).length,
  }
}
const f1 = ({ precision, recall }: { precision: number; recall: number }) =>
  (2 * precision * recall) / (precision + recall)
const say = (what: string, { precision, recall }: { precision: number; recall: number }) =>
  console.log(`${what}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`)

describe.runIf(hasData)('likely duplicates, on lists of which the truth is known', () => {
  it('are found among restaurants better than by the telephone number alone', () => {
    const of = ({ id = '', name = '', addr = '', city = '', phone = '' }: Row) => ({
      id,
      record: { ...nothing, name, addressLine: addr, city, phone },
      keys: [phone.slice(-8), ...addr.split(' '), ...name.split(' ')].filter((word) => word.length >= 3),
    })
    const [fodors, zagats] = [
      rows('fodors-zagats/fodors.csv').map(of),
      rows('fodors-zagats/zagats.csv').map(of),
    ]
    const truth = new Set(
      rows('fodors-zagats/matches_fodors_zagats.csv').map((row) => `${row.fodors_id} ${row.zagats_id}`),
    )
    const pairs = fodors.flatMap((one) =>
      zagats.map((other) => ({
        found:
          one.keys.some((key) => other.keys.includes(key)) &&
          duplicateScore('organization', one.record, other.record).score >= likelyFrom,
        same: truth.has(`${one.id} ${other.id}`),
      })),
    )
    const measured = measures(pairs)
    say('restaurants', measured)
    expect(truth.size).toBe(112)
    expect(measured.precision).toBeGreaterThanOrEqual(0.95)
    expect(measured.recall).toBeGreaterThanOrEqual(0.964)
  })

  it('are found among people with slips of the pen better than by the plain baseline', () => {
    const people = rows('febrl/dataset1.csv').map(({ rec_id = '', given_name, surname, ...facts }) => ({
      id: rec_id.split('-')[1],
      record: { ...nothing, name: `${given_name} ${surname}`.trim(), facts },
      // Two who share not one longer value are not compared, as no database would: half a million pairs take long.
      keys: [given_name, surname, ...Object.values(facts)].filter((value) => (value ?? '').length >= 4),
    }))
    const pairs = people.flatMap((one, at) =>
      people.slice(at + 1).map((other) => ({
        found:
          one.keys.some((key) => other.keys.includes(key)) &&
          duplicateScore('person', one.record, other.record).score >= likelyFrom,
        same: one.id === other.id,
      })),
    )
    const measured = measures(pairs)
    say('people', measured)
    expect(pairs.filter(({ same }) => same)).toHaveLength(500)
    expect(f1(measured)).toBeGreaterThan(f1({ precision: 0.998, recall: 0.818 }))
  })
})
