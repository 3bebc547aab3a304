import { renderToStaticMarkup } from 'react-dom/server'
import { MemoryRouter } from 'react-router'
import { describe, expect, it } from 'vitest'
import { askKinds, figuresOf } from '../equity.ts'
import { Asks } from './asks.tsx'
import { FigureSection } from './figure-section.tsx'

const shown = (part: React.ReactNode) => renderToStaticMarkup(<MemoryRouter>{part}</MemoryRouter>)
const wordsOf = (html: string) =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
/** The rows of the table, a list of its cells each. */
const tableOf = (html: string) =>
  [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => wordsOf(cell)),
  )
const barsOf = (html: string) =>
  [...html.matchAll(/<li>(.*?)<i aria-hidden="true" style="--part:([\d.]+)"/gs)].map(
    ([, words = '', part]) => [wordsOf(words), Number(part)],
  )

const partners = [
  { organizationId: 'h', name: 'Harbor Youth' },
  { organizationId: 'o', name: 'Oak Street' },
]

describe('what was asked of each partner', () => {
  const of = (organizationId: string, name: string, meeting: number, mail: number, thisMonth: number) => ({
    organizationId,
    name,
    byKind: askKinds.map((kind) => ({ kind, count: { meeting, mail }[kind as string] ?? 0 })),
    month: [],
    total: meeting + mail,
    thisMonth,
  })
  it('is a sentence, bars and a table that say the same', () => {
    const html = shown(<Asks asks={[of('h', 'Harbor Youth', 6, 3, 2), of('o', 'Oak Street', 1, 0, 0)]} />)
    expect(wordsOf(html)).toMatch(/^Almost all with one: Harbor Youth has 9 of 10\./)
    expect(barsOf(html)).toEqual([
      ['Harbor Youth 9', 1],
      ['Oak Street 1', expect.closeTo(1 / 9)],
    ])
    expect(tableOf(html).slice(1)).toEqual([
      ['Harbor Youth', '0', '6', '0', '0', '3', '9', '2'],
      ['Oak Street', '0', '1', '0', '0', '0', '1', '0'],
    ])
  })
  it('names all to whom the others came as often, and none of them alone', () => {
    const html = shown(
      <Asks
        asks={[of('b', 'Bay', 4, 0, 0), of('h', 'Harbor Youth', 9, 7, 0), of('o', 'Oak Street', 8, 8, 0)]}
      />,
    )
    expect(wordsOf(html)).toMatch(/^Not quite even: Harbor Youth and Oak Street have 16 of 36 each\./)
  })
  it('is said to be nothing where nothing was asked, and too few to say while there is little', () => {
    const none = shown(<Asks asks={[of('h', 'Harbor Youth', 0, 0, 0), of('o', 'Oak Street', 0, 0, 0)]} />)
    expect(wordsOf(none)).toMatch(/^Nothing of this in the record\./)
    expect(barsOf(none)).toEqual([])
    const few = shown(<Asks asks={[of('h', 'Harbor Youth', 2, 0, 2), of('o', 'Oak Street', 1, 0, 1)]} />)
    expect(wordsOf(few)).toMatch(/^Too few to say anything: 3 in all\./)
  })
})

describe('hours given', () => {
  it('are a sentence and a table that tells what was worked out from what was noted', () => {
    const hours = (organizationId: string, amount: number, byHand: boolean, id: string) => ({
      measure: 'hours' as const,
      organizationId,
      amount,
      kind: 'meeting' as const,
      byHand,
      on: '2026-03-01',
      id,
      title: '',
    })
    const deeds = [
      hours('h', 120, false, '1'),
      hours('h', 60, true, '2'),
      hours('o', 120, false, '3'),
      hours('o', 60, false, '4'),
    ]
    const figure = figuresOf(deeds, partners).find((one) => one.measure === 'hours')
    if (figure === undefined) throw new Error('there is no such figure')
    const html = shown(<FigureSection figure={figure} records="/records?span=12" today="2026-03-31" />)
    expect(wordsOf(html)).toContain('Shared almost evenly, 6 in all.')
    expect(html).toContain('href="/records?span=12&amp;measure=hours&amp;organization=h"')
    expect(tableOf(html).slice(1, 3)).toEqual([
      ['Harbor Youth', '2', '1'],
      ['Oak Street', '3', '0'],
    ])
  })
})
