import { addMonths } from '#platform/context/days.ts'
import type { Chapter } from '#platform/features/dossier.server.ts'
import { Aside } from '#platform/pdf/charts.tsx'
import { Paragraph, PdfTable } from '#platform/pdf/parts.tsx'
import { Text, View } from '#platform/pdf/primitives.ts'
import { formatDay, formatNumber } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { readRoadmap, roadmapKinds } from './reads.server.ts'

const most = 60

/** What lies ahead in the next twelve months. */
export const aheadChapter: Chapter = {
  name: 'ahead',
  order: 90,
  title: () => m.dossier_ahead(),
  write: async (tx, partnershipId) => {
    const to = addMonths(tx.today, 12)
    const lines = await readRoadmap(tx, { from: tx.today, to, partnershipId })
    if (lines.length === 0) return null
    const labels = new Map(roadmapKinds(tx).map(({ kind, label }) => [kind, label]))
    return (
      <View>
        <PdfTable
          columns={[{ name: m.dossier_day() }, { name: m.dossier_ahead_what(), share: 4 }]}
          rows={lines.slice(0, most).map((line) => ({
            key: `${line.kind} ${line.recordId} ${line.on}`,
            cells: [
              formatDay(line.on),
              <View key="what">
                <Text>{line.title}</Text>
                <Aside>
                  {[labels.get(line.kind) ?? '', line.who, line.expected === true ? m.roadmap_expected() : '']
                    .filter((part) => part !== '')
                    .join(' · ')}
                </Aside>
              </View>,
            ],
          }))}
        />
        {lines.length > most && (
          <Paragraph>
            {m.dossier_more({ shown: formatNumber(most), total: formatNumber(lines.length) })}
          </Paragraph>
        )}
      </View>
    )
  },
}
