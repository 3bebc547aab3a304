import { afterAll, describe, expect, it } from 'vitest'
import { openScene } from './factories.ts'

describe('a partnership taken along', async () => {
  const { world, harbor, host, lead, dossier, close } = await openScene()
  afterAll(close)

  it('is a dossier that either side reads: cover, contents with pages, and a chapter for what there is', async () => {
    for (const ctx of [host, lead, await world.as('viewer'), await world.as('representative', harbor)]) {
      const pages = await dossier(ctx)
      expect(pages[0]).toContain('Homework Harbor')
      expect(pages[0]).toContain('So that nobody learns alone.')
      expect(pages[0]).toMatch(/Contents Vision 2 Goals 2 .*Promises \d Budget \d/)
      const all = pages.join(' ')
      expect(all).toContain('A quiet table for every child.')
      expect(all).toContain('A hundred pupils')
      expect(all).toContain('Bring lamps')
      expect(all).toContain('Served by the goal “A hundred pupils”: Light first')
      expect(all).toMatch(/What for Last time Next time/)
      expect(all).toContain('Twelve lamps are paid for.')
      // In hours, as on its page, and not in the minutes that are kept.
      expect(all).toMatch(/Hours given [^.]*\b2\b/)
      expect(all).not.toContain('120')
      expect(all).toContain(`Page ${pages.length} of ${pages.length}`)
    }
  })

  it('says in the contents the page on which each chapter stands', async () => {
    const pages = await dossier(host)
    const said = /Budget (\d+)/.exec(pages[0] ?? '')?.[1]
    expect(pages[Number(said) - 1]).toContain('Budget Twelve lamps')
  })

  it('holds in the dossier nothing that somebody keeps to themselves or said without a name', async () => {
    for (const ctx of [host, lead]) {
      const all = (await dossier(ctx)).join(' ')
      for (const secret of ['keeps this', 'confidential worry', 'confidential thing', 'Secret reason'])
        expect(all).not.toContain(secret)
    }
  })
})
