import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { RateChart } from './rate-chart.tsx'

const words = { axis: { all: 'all', none: 'none' }, table: { label: 'Figures', time: 'Time', value: 'Kept' } }
const point = (key: string, share: number | null) => ({
  key,
  label: key,
  name: `Quarter ${key}`,
  share,
  low: 0.2,
  high: 0.9,
  words: share === null ? 'nothing' : '1 of 2',
})

describe('a rate over time', () => {
  it('has a sentence, a dot for each time with something to count, and every time in the table', () => {
    const html = renderToStaticMarkup(
      <RateChart
        summary="Kept 1 of 2"
        points={[point('a', 0.5), point('b', null), point('c', 1)]}
        {...words}
      />,
    )
    expect(html).toContain('aria-label="Kept 1 of 2"')
    expect(html.match(/<circle/g)).toHaveLength(2)
    expect(html).toContain('<th scope="row">Quarter b</th><td>nothing</td>')
    expect(html).not.toContain('NaN')
  })
  it('is drawn where there is nothing to count, or only once', () => {
    for (const points of [[], [point('a', null)], [point('a', 1)]])
      expect(renderToStaticMarkup(<RateChart summary="" points={points} {...words} />)).not.toContain('NaN')
  })
})
