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

/** Records of one kind on paper, one below the other; where these are only some of them, it says of how many. */
export function Entries({ entries, total }: { entries: readonly Entry[]; total?: number }) {
  return (
    <View>
      {entries.map(({ key, title, text = '', beside }) => (
        <View key={key} style={{ marginBottom: 6 }}>
          <Heading level={3}>{title}</Heading>
          {text !== '' && <Paragraph style={{ marginBottom: 3 }}>{text}</Paragraph>}
          {beside
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
