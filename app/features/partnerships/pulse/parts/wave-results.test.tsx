import { renderToStaticMarkup } from 'react-dom/server'
import { MemoryRouter } from 'react-router'
import { describe, expect, it } from 'vitest'
import { items } from '../pulse.ts'
import type { WaveView } from '../view.server.ts'
import { WaveResults } from './wave-results.tsx'

const received = {
  ...(Object.fromEntries(items.map((item) => [item, 3])) as Record<(typeof items)[number], number>),
  trust: 3,
  value: 3,
  people: 3,
  organizations: 2,
}
const view: WaveView = {
  partners: [
    { organizationId: 'h', name: 'Harbor Youth', received, kept: { kept: 3, counted: 4 } },
    { organizationId: 'o', name: 'Oak Street', received, kept: null },
  ],
  keptUntil: null,
  talks: [],
  collaboration: 3,
  comments: [],
  own: { scales: [], questions: [] },
}
const wordsOf = (part: React.ReactNode): string =>
  renderToStaticMarkup(<MemoryRouter>{part}</MemoryRouter>)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
const shown = (more: Partial<WaveView>): string =>
  wordsOf(<WaveResults view={{ ...view, ...more }} ledger="/demo/ledger" />)

describe('what a wave says', () => {
  it('puts a gap between two sides as a question to both, with what each said, and ranks nobody', () => {
    const text = shown({
      talks: [{ one: 'Harbor Youth', other: 'Oak Street', oneSays: 3.7, otherSays: 2.2 }],
    })
    expect(text).toContain('Worth a talk')
    expect(text).toMatch(/Harbor Youth .*3\.7.*Oak Street .*2\.2.*\?/)
    expect(text).not.toMatch(/best|worst|rank/i)
  })

  it('puts the promises kept beside how reliable each was found, and says by when an earlier one’s were due', () => {
    expect(shown({})).toMatch(
      /Promises kept on time .*Harbor Youth 3 of 4 3 of 4 .*Oak Street 3 of 4 none due yet/,
    )
    expect(shown({ keptUntil: '2025-12-10' })).toContain('Promises kept on time, of those due by 10 Dec 2025')
  })

  it('asks nothing where there is no gap', () => {
    expect(shown({})).not.toContain('Worth a talk')
  })
})
