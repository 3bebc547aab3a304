import { afterAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { must } from '#platform/testing/answers.server.ts'
import { spreadsheet } from '#platform/testing/spreadsheet.server.ts'
import { acknowledgeConcern } from './acknowledge.server.ts'
import { openScene } from './factories.ts'
import { loader } from './pages/concerns-csv.ts'
import { settleConcern } from './settle.server.ts'
import { acceptStewardship } from './steward.server.ts'

describe('concerns as a spreadsheet', async () => {
  const { world, place, raiser, party, steward, third, raise } = await openScene()
  afterAll(() => world.close())

  const summaries = async (ctx: Ctx, search: string): Promise<(string | undefined)[]> =>
    (await spreadsheet(loader, ctx, { params: { partnership: place }, search }))
      .map((row) => row.summary)
      .sort()

  it('have the lines that the list shows of what is open, searched or by standing, and none of another', async () => {
    await raise({ summary: 'Medlar market' })
    const { id } = await raise({ summary: 'Quince market' })
    await must(steward, (tx) => acceptStewardship(tx, id))
    await must(steward, (tx) => acknowledgeConcern(tx, id))
    await must(steward, (tx) => settleConcern(tx, id, { agreed: 'Ask first' }))
    await raise({ summary: 'Secret market', openness: 'confidential', shown: 'everything' })
    for (const ctx of [raiser, party, steward, third]) {
      expect(await summaries(ctx, '')).toEqual(['Medlar market', 'Quince market'])
      expect(await summaries(ctx, '?standing=settled')).toEqual(['Quince market'])
      expect(await summaries(ctx, '?standing=open')).toEqual(['Medlar market'])
      expect(await summaries(ctx, '?query=quince')).toEqual(['Quince market'])
      expect(await summaries(ctx, '?query=secret')).toEqual([])
      expect(await summaries(ctx, '?standing=nonsense')).toHaveLength(2)
    }
  })
})
