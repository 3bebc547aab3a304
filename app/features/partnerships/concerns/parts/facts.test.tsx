import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { ConcernFacts } from './facts.tsx'

const concern = {
  as: { raiser: true, steward: false, asked: false, party: false },
  steward: null,
  parties: [],
  openness: 'open',
  shown: 'everything',
  acknowledgedOn: null,
  acknowledgeBy: '2026-04-07',
  settlement: null,
  settleBy: '2026-04-30',
  reopened: null,
  trust: [],
  followUpOn: null,
}
const drawn = (more: object = {}) =>
  renderToStaticMarkup(
    <ConcernFacts
      concern={{ ...concern, ...more } as unknown as Parameters<typeof ConcernFacts>[0]['concern']}
      today="2026-04-02"
      workspace="Riverside"
    />,
  ).replaceAll(/<[^>]+>/g, ' ')

describe('how a concern stands', () => {
  it('says what is still to be done by a day, and what was done on one', () => {
    expect(drawn()).toMatch(/To be acknowledged\s+by 7 Apr/)
    expect(drawn()).toMatch(/To be settled\s+by 30 Apr/)
    const done = drawn({ acknowledgedOn: '2026-04-01', settlement: { settledOn: '2026-04-02' } })
    expect(done).toMatch(/Acknowledged\s+on 1 Apr/)
    expect(done).toMatch(/Settled\s+on 2 Apr/)
    expect(done).not.toContain('To be')
  })
})
