import type { Chapter } from '#platform/features/dossier.server.ts'
import { Aside } from '#platform/pdf/charts.tsx'
import { Heading, Paragraph } from '#platform/pdf/parts.tsx'
import { Text, View } from '#platform/pdf/primitives.ts'
import { formatNumber } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { type Learning, learningKinds } from './learning.ts'
import { listLearnings } from './reads.server.ts'
import { heardWords, kindWord, nothingYet, titleOf, translationWords } from './say.ts'

/** So many of each kind, the last heard first. */
const most = 20

/** What was learned of the community and all partners read, by kind; what an organization keeps to itself is not handed on. */
export const learningsChapter: Chapter = {
  name: 'learnings',
  order: 5,
  title: () => m.dossier_learnings(),
  write: async (tx, partnershipId) => {
    const parts = []
    for (const kind of learningKinds) {
      const filters = { partnershipId, kind, audience: 'partnership' as const }
      parts.push({
        kind,
        ...(await listLearnings(tx, { filters, counting: true, query: '', cursor: null, limit: most })),
      })
    }
    if (parts.every(({ total }) => total === 0)) return null
    return (
      <View>
        {parts.map(({ kind, items, total }) => (
          <View key={kind}>
            <Heading level={3}>{kindWord(kind)}</Heading>
            {total === 0 && <Aside>{nothingYet(kind)}</Aside>}
            {items.map((one) => (
              <LearningPart key={one.id} learning={one} today={tx.today} />
            ))}
            {total > items.length && (
              <Paragraph>
                {m.dossier_more({ shown: formatNumber(items.length), total: formatNumber(total) })}
              </Paragraph>
            )}
          </View>
        ))}
      </View>
    )
  },
}

function LearningPart({ learning, today }: { learning: Learning; today: string }) {
  return (
    <View wrap={false} style={{ marginBottom: 5 }}>
      <Text>{titleOf(learning, 900)}</Text>
      {learning.translation !== '' && (
        <Aside>{`${translationWords(learning.translationLanguage)} ${learning.translation}`}</Aside>
      )}
      <Aside>
        {[
          heardWords(learning, today),
          ...(learning.community === null ? [] : [learning.community.name]),
          learning.organization.name,
        ].join(' · ')}
      </Aside>
    </View>
  )
}
