import type { Chapter } from '#platform/features/dossier.server.ts'
import { Aside } from '#platform/pdf/charts.tsx'
import { PdfTable } from '#platform/pdf/parts.tsx'
import { Text, View } from '#platform/pdf/primitives.ts'
import { m } from '#platform/words/words.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import { amountWords, figureSentence, measureWord } from './say.ts'
import { equityOf } from './view.server.ts'

/** How things were spread among the partners in the last year: figures, each with its one sentence. Nobody is ranked. */
export const equityChapter: Chapter = {
  name: 'equity',
  order: 100,
  title: () => m.equity_title(),
  write: async (tx, partnershipId) => {
    const { partners, figures } = await equityOf(tx, await readPartnership(tx, partnershipId), 12)
    const told = figures.filter((figure) => figure.total > 0)
    if (told.length === 0) return null
    return (
      <View>
        <Aside>{m.dossier_equity_span()}</Aside>
        <PdfTable
          columns={[
            { name: m.dossier_equity_what(), share: 3 },
            ...partners.map(({ name }) => ({ name, figures: true })),
          ]}
          rows={told.map((figure) => ({
            key: figure.measure,
            cells: [
              <View key="what">
                <Text style={{ fontWeight: 600 }}>{measureWord(figure.measure)}</Text>
                <Aside>{figureSentence(figure)}</Aside>
              </View>,
              ...figure.shares.map((one) => amountWords(figure.measure, one.amount)),
            ],
          }))}
        />
      </View>
    )
  },
}
