import { describe, expect, it } from 'vitest'
import { pageBefore } from './request.server.ts'

const from = (referer?: string) =>
  pageBefore(
    new Request('http://localhost/demo/undo', { headers: referer === undefined ? {} : { referer } }),
    '/demo',
  )

describe('an act that many pages share', () => {
  it('leads back to the page it was sent from', () => {
    expect(from('http://localhost/demo/communities/7?x=1')).toBe('/demo/communities/7')
  })

  it.each([
    ['a browser that does not say where it comes from', undefined],
    ['no address', 'about:'],
    ['nothing readable', ':::'],
    ['another workspace', 'http://localhost/other/today'],
    ['the act itself', 'http://localhost/demo/undo'],
    ['a workspace whose name begins alike', 'http://localhost/demonstration/today'],
  ])('leads to Today from %s', (_title, referer) => {
    expect(from(referer)).toBe('/demo/today')
  })
})
