import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { writeDays } from '#platform/calendar/days.server.ts'
import { addDays } from '#platform/context/days.ts'
import { askedIn, cutPage, endOf, monthsOf, placeInRows } from './roadmap.ts'

describe('what a roadmap is asked for', () => {
  it('is a year from today where nothing is said, or nothing that can be meant', () => {
    const asked = (search: string) => askedIn(new URL(`http://x/${search}`), '2026-03-31')
    expect(asked('')).toEqual({ from: '2026-03-31', months: 12, kinds: [], skip: 0 })
    expect(asked('?from=soon&months=7')).toEqual({ from: '2026-03-31', months: 12, kinds: [], skip: 0 })
    expect(asked('?from=2026-01-15&months=3&kind=goal&kind=meeting')).toEqual({
      from: '2026-01-15',
      months: 3,
      kinds: ['goal', 'meeting'],
      skip: 0,
    })
    expect(asked('?skip=20').skip).toBe(20)
    expect(asked('?skip=-1').skip).toBe(0)
    expect(endOf({ from: '2026-01-31', months: 3 })).toBe('2026-04-29')
  })
})

describe('a page of a roadmap', () => {
  const on = (...days: string[]) => days.map((day, index) => ({ on: day, index }))
  const lines = on('2026-01-01', '2026-01-02', '2026-01-02', '2026-01-02', '2026-01-05')
  it('goes on with the day that had no room, without what was shown of it', () => {
    expect(cutPage(lines, 0, 5).goesOn).toBeNull()
    expect(cutPage(lines, 0, 4).goesOn).toEqual({ from: '2026-01-05', skip: 0 })
    expect(cutPage(lines, 0, 3).goesOn).toEqual({ from: '2026-01-02', skip: 2 })
    expect(cutPage(lines, 0, 1).goesOn).toEqual({ from: '2026-01-02', skip: 0 })
  })
  it('shows each thing once, from page to page', () => {
    const days = fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 40 })
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 9 }), (found, most) => {
        const all = on(...found.toSorted().map((day) => `2026-01-0${day}`))
        const from = (day: string, skip: number): number[] => {
          const { shown, goesOn } = cutPage(
            all.filter((line) => line.on >= day),
            skip,
            most,
          )
          return [...shown.map(({ index }) => index), ...(goesOn ? from(goesOn.from, goesOn.skip) : [])]
        }
        expect(from('2026-01-01', 0)).toEqual(all.map(({ index }) => index))
      }),
    )
  })
})

describe('the drawing', () => {
  it('has its months from end to end, the first and last cut', () => {
    const months = monthsOf('2026-01-15', '2026-03-10')
    expect(months.map(({ first, days }) => [first, days])).toEqual([
      ['2026-01-15', 17],
      ['2026-02-01', 28],
      ['2026-03-01', 10],
    ])
  })

  it('lays no words over others, and makes dots of what has no room', () => {
    const items = Array.from({ length: 40 }, (_, index) => ({
      on: addDays('2026-01-01', index * 9),
      title: 'Something with a long name to it',
    }))
    const placed = placeInRows(items, '2026-01-01', '2026-12-31')
    const width = 2.2 + 25 * 0.92
    const spans = placed
      .filter((one) => !one.dot)
      .map(({ at, row, before }) => ({ row, from: before ? at - width : at, to: before ? at : at + width }))
    for (const one of spans)
      for (const other of spans)
        if (one !== other && one.row === other.row)
          expect(one.to <= other.from || other.to <= one.from).toBe(true)
    expect(placed.at(-1)?.before).toBe(true)
    expect(
      placeInRows(Array(20).fill(items[0]), '2026-01-01', '2026-12-31').filter((one) => one.dot),
    ).toHaveLength(14)
  })
})

describe('the roadmap as a calendar file', () => {
  it('is read by another program as whole days', async () => {
    const text = await writeDays('A, B; C', new Date('2026-03-31T12:00:00Z'), [
      {
        uid: 'goal~1@w',
        on: '2026-12-31',
        title: 'Bread, butter; and\nmore',
        description: 'Us',
        url: 'https://x.example/a',
      },
    ])
    const [event] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
    if (event === undefined) throw new Error('there is no event')
    const read = new ICAL.Event(event)
    expect(read.summary).toBe('Bread, butter; and\nmore')
    expect(read.startDate.isDate).toBe(true)
    expect([read.startDate.toString(), read.endDate.toString()]).toEqual(['2026-12-31', '2027-01-01'])
  })
})
