import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { ProgressChart } from './progress-chart.tsx'
import { scale } from './scale.ts'

const frame = { width: 100, height: 60, top: 10, end: 10, bottom: 10, start: 10 }

describe('the scale of a chart', () => {
  it('puts the first day at the start, the last at the end and days between by their distance', () => {
    const { x } = scale(['2026-01-01', '2026-01-05', '2026-01-11'], [0, 1], frame)
    expect([x('2026-01-01'), x('2026-01-05'), x('2026-01-11')]).toEqual([10, 42, 90])
  })
  it('puts the highest value at the top and the lowest at the bottom, below zero too', () => {
    const { y } = scale(['2026-01-01'], [-5, 5], frame)
    expect([y(5), y(0), y(-5)]).toEqual([10, 30, 50])
  })
  it('puts one day and alike values in the middle', () => {
    const { x, y } = scale(['2026-01-01'], [7, 7], frame)
    expect([x('2026-01-01'), y(7)]).toEqual([50, 30])
  })
})

describe('a progress chart', () => {
  const words = { label: 'The figures', day: 'Day', value: 'Pupils' }
  it('says what it shows and has every figure in a table', () => {
    const html = renderToStaticMarkup(
      <ProgressChart
        summary="Attendance rose from 12 to 34"
        checkIns={[
          { on: '2025-10-01', day: '1 October', value: 12, words: '12' },
          { on: '2026-02-01', day: '1 February', value: 34, words: '34' },
        ]}
        target={{ value: 60, words: '60 by June', on: '2026-06-30' }}
        table={words}
      />,
    )
    expect(html).toContain('role="img" aria-label="Attendance rose from 12 to 34"')
    expect(html).toContain('<th scope="row">1 October</th><td>12</td>')
    expect(html).not.toContain('NaN')
  })
  it('is not there without a check-in', () => {
    expect(renderToStaticMarkup(<ProgressChart summary="" checkIns={[]} table={words} />)).toBe('')
  })
})
