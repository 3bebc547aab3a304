import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { writeDays } from '#platform/calendar/days.server.ts'
import { addDays } from '#platform/context/days.ts'
import { askedIn, dayWithoutRoom, endOf, monthsOf, placeInRows } from './roadmap.ts'

describe('what a roadmap is asked for', () => {
  it('is a year from today where nothing is said, or nothing that can be meant', () => {
    const asked = (search: string) => askedIn(new URL(`http://x/${search}`), '2026-03-31')
    expect(asked('')).toEqual({ from: '2026-03-31', months: 12, kinds: [] })
    expect(asked('?from=soon&months=7')).toEqual({ from: '2026-03-31', months: 12, kinds: [] })
    expect(asked('?from=2026-01-15&months=3&kind=goal&kind=meeting')).toEqual({
      from: '2026-01-15',
      months: 3,
      kinds: ['goal', 'meeting'],
    })
    expect(endOf({ from: '2026-01-31', months: 3 })).toBe('2026-04-29')
  })
})

describe('a page of a roadmap', () => {
  const on = (...days: string[]) => days.map((day) => ({ on: day }))
  it('ends with the last day that has room for all that falls on it', () => {
    const lines = on('2026-01-01', '2026-01-02', '2026-01-02', '2026-01-05')
    expect(dayWithoutRoom(lines, 4)).toBeNull()
    expect(dayWithoutRoom(lines, 3)).toBe('2026-01-05')
    expect(dayWithoutRoom(lines, 2)).toBe('2026-01-02')
  })
  it('shows the first day whole, so that one can always go on', () => {
    expect(dayWithoutRoom(on('2026-01-01', '2026-01-01', '2026-01-01', '2026-01-02'), 1)).toBe('2026-01-02')
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
