import { renderToStaticMarkup } from 'react-dom/server'
import { MemoryRouter } from 'react-router'
import { describe, expect, it } from 'vitest'
import { NavList } from './nav-list.tsx'

const items = [
  { to: '/demo/today', label: 'Today' },
  { to: '/demo/partnerships', label: 'Partnerships', also: ['/demo/goals', '/demo/work'] },
]
/** What is marked as the place one is at. */
const currentAt = (path: string) => {
  const html = renderToStaticMarkup(
    <MemoryRouter initialEntries={[path]}>
      <NavList items={items} />
    </MemoryRouter>,
  )
  return items
    .map(({ to }) => to)
    .filter((to) => {
      const link = html.split('<a ').find((text) => text.includes(`href="${to}"`))
      return link?.includes('aria-current="page"')
    })
}

describe('the main navigation', () => {
  it.each([
    ['/demo/today', ['/demo/today']],
    ['/demo/partnerships/7/goals', ['/demo/partnerships']],
    ['/demo/goals/7/edit', ['/demo/partnerships']],
    ['/demo/work', ['/demo/partnerships']],
    ['/demo/workshops', []],
    ['/demo/me', []],
  ])('at %s marks %j', (path, marked) => {
    expect(currentAt(path)).toEqual(marked)
  })
})
