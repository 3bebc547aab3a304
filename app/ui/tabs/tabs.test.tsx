import { renderToStaticMarkup } from 'react-dom/server'
import { MemoryRouter } from 'react-router'
import { expect, it } from 'vitest'
import { Tabs } from './tabs.tsx'

const items = [
  { to: '/goals', label: 'What we agree', current: false },
  { to: '/meetings', label: 'How we meet', current: true, count: 2 },
  { to: '/pulse', label: 'How we are doing', current: false, count: 3 },
]
const html = (others?: string) =>
  renderToStaticMarkup(
    <MemoryRouter initialEntries={['/meetings']}>
      <Tabs label="Pages" items={items} {...(others === undefined ? {} : { others })} />
    </MemoryRouter>,
  )

it('says on its one line where one is, and how much is new elsewhere', () => {
  const summary = /<summary>.*<\/summary>/.exec(html('Other pages'))?.[0].replaceAll(/<[^>]+>/g, ' ')
  expect(summary?.trim().split(/\s+/).join(' ')).toBe('How we meet 2 Other pages 3')
})

it('leads to every page from behind that line', () => {
  const folded = html('Other pages').split('</summary>')[1] ?? ''
  expect([...folded.matchAll(/href="([^"]+)"/g)].map(([, to]) => to)).toEqual(items.map(({ to }) => to))
})

it('does not fold where no word for the others is given', () => {
  expect(html()).not.toContain('<details')
})
