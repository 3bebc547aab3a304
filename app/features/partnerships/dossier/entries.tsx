import { Aside } from '#platform/pdf/charts.tsx'
import { Heading, Paragraph } from '#platform/pdf/parts.tsx'
import { View } from '#platform/pdf/primitives.ts'
import { formatNumber } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'

interface Entry {
  key: string
  title: string
  /** Its own words, under the title. */
  text?: string | undefined
  /** What stands beside it, small, a line each; empty ones are left out. */
  beside: readonly string[]
}

/** Whether it surely fits on a page, and so is never torn between two. */
const isShort = ({ title, text = '', beside }: Entry): boolean => {
  const words = [title, text, ...beside].join('\n')
  return words.length < 1500 && words.split('\n').length < 20
}

/** Records of one kind on paper, one below the other; where these are only some of them, it says of how many. */
export function Entries({ entries, total }: { entries: readonly Entry[]; total?: number }) {
  return (
    <View>
      {entries.map((entry) => (
        <View key={entry.key} wrap={!isShort(entry)} style={{ marginBottom: 6 }}>
          <Heading level={3}>{entry.title}</Heading>
          {entry.text !== undefined && entry.text !== '' && (
            <Paragraph style={{ marginBottom: 3 }}>{entry.text}</Paragraph>
          )}
          {entry.beside
            .filter((line) => line !== '')
            .map((line) => (
              <Aside key={line}>{line}</Aside>
            ))}
        </View>
      ))}
      {total !== undefined && total > entries.length && (
        <Paragraph>
          {m.dossier_more({ shown: formatNumber(entries.length), total: formatNumber(total) })}
        </Paragraph>
      )}
    </View>
  )
}
