import { formatPercent } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { reasonsText } from '../../duplicates/names.ts'
import type { ImportPage } from '../pages/import.tsx'

/** New rows that look like somebody who is here already; they come in all the same. */
export function ImportPairs({
  pairs,
  total,
  base,
}: {
  pairs: ImportPage['pairs']
  total: number
  base: string
}) {
  return (
    <Section
      title={m.duplicates_count({ count: total })}
      lede={m.import_pairs_lede()}
      aside={
        <ButtonLink look="quiet" small to={`${base}/duplicates`}>
          {m.duplicates_title()}
        </ButtonLink>
      }
    >
      <Rows>
        {pairs.map((pair) => (
          <Row
            key={pair.id}
            title={m.duplicate_pair({ one: pair.name, other: pair.otherName })}
            to={`${base}${pair.otherHref}`}
            who={reasonsText(pair.reasons)}
            end={<span className="figures">{formatPercent(pair.score)}</span>}
          />
        ))}
      </Rows>
    </Section>
  )
}
