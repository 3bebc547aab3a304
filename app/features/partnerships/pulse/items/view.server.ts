import type { Tx } from '#platform/context/context.server.ts'
import type { Wave } from '../pulse.ts'
import { listWaves } from '../reads.server.ts'
import { type AskedItem, acrossAll, itemFigures } from './item.ts'
import { askedInWave, itemAnswersOf, itemRatingsOf, listItems } from './reads.server.ts'

/** What a closed wave says to the workspace's own questions, in the order they were asked. */
export interface OwnResults {
  scales: (AskedItem & {
    figures: { organizationId: string; mean: number; organizations: number; people: number }[]
  })[]
  questions: (AskedItem & { answers: { organization: string; text: string }[] })[]
}

export async function ownResultsOf(tx: Tx, wave: Wave): Promise<OwnResults> {
  const asked = await askedInWave(tx, wave.id)
  const figures = itemFigures((await itemRatingsOf(tx, [wave])).get(wave.id) ?? [])
  const answers = await itemAnswersOf(tx, wave)
  return {
    scales: asked
      .filter(({ kind }) => kind === 'scale')
      .map((item) => ({
        ...item,
        figures: figures
          .filter(({ itemId }) => itemId === item.id)
          .map(({ about, itemId: _item, ...figure }) => ({ organizationId: about, ...figure })),
      })),
    questions: asked
      .filter(({ kind }) => kind === 'open')
      .map((item) => ({
        ...item,
        answers: answers
          .filter(({ itemId }) => itemId === item.id)
          .map(({ organization, text }) => ({ organization, text })),
      })),
  }
}

/** The mean of each of the workspace's own scales over the closed waves that the reader reaches; null where too few spoke. */
export async function figuresAcross(tx: Tx): Promise<ReadonlyMap<string, ReturnType<typeof acrossAll>>> {
  const { items: waves } = await listWaves(tx, { cursor: null, limit: 200 })
  const ratings = [...(await itemRatingsOf(tx, waves)).values()].flat()
  return new Map(
    (await listItems(tx)).map((item) => [
      item.id,
      acrossAll(ratings.filter(({ itemId }) => itemId === item.id)),
    ]),
  )
}
