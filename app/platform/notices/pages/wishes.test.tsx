import { renderToStaticMarkup } from 'react-dom/server'
import { createRoutesStub } from 'react-router'
import { describe, expect, it } from 'vitest'
import Wishes from './wishes.tsx'

const kind = (theme: string, byMail: string, index: number) => ({
  kind: `${theme}.${index}`,
  label: `Kind ${index}`,
  theme,
  onPage: true,
  byMail,
})

describe('what one hears of, by theme', () => {
  it('says in short how many come by mail and when, and nothing of what none does', () => {
    const kinds = [
      ...['now', 'now', 'digest'].map((rhythm, index) => kind('talk', rhythm, index)),
      kind('meetings', 'never', 0),
    ]
    const data = { kinds, quiet: null, zone: 'America/Los_Angeles', base: '/demo' }
    const Page = createRoutesStub([{ id: 'page', path: '/', loader: () => null, Component: Wishes }])
    const html = renderToStaticMarkup(<Page hydrationData={{ loaderData: { page: data } }} />)
    expect([...html.matchAll(/class="fold-words">([^<]*)</g)].map((found) => found[1])).toEqual([
      'By mail: 2 at once and 1 in the digest',
      'By mail: 1 never',
    ])
    expect(html).toContain('Time zone: America/Los Angeles.')
  })
})
