import { formatNumber } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Section } from '#ui/section/section.tsx'
import { StatStrip } from '#ui/stat-strip/stat-strip.tsx'
import { countedKinds, outcomes } from '../import.ts'
import { outcomeName, recordName } from '../names.ts'
import type { ImportPage } from '../pages/import.tsx'

/** What is to be created, changed, left as it is and left out; each figure leads to its rows. */
export function ImportSummary({ page }: { page: ImportPage }) {
  const { counts, tally, base, id, state, fileProblems } = page
  if (state === 'reading' || state === 'discarded') return null
  const to = (query: string) => `${base}/imports/${id}?${query}#rows`
  const kinds = countedKinds.flatMap((kind) => {
    const sums = counts.kinds[kind]
    return sums === undefined ? [] : [{ kind, sums }]
  })
  return (
    <>
      <StatStrip
        label={m.import_summary()}
        stats={[
          { value: formatNumber(tally.created), words: m.import_outcome_create(), to: to('outcome=create') },
          { value: formatNumber(tally.changed), words: m.import_outcome_change(), to: to('outcome=change') },
          {
            value: formatNumber(tally.unchanged),
            words: m.import_outcome_unchanged(),
            to: to('outcome=unchanged'),
          },
          {
            value: formatNumber(tally.skipped),
            words: m.import_outcome_skip(),
            to: to(counts.leftOut > 0 ? 'left=yes' : 'outcome=skip'),
          },
          ...(counts.warnings > 0
            ? [{ value: formatNumber(counts.warnings), words: m.import_warnings(), to: to('problems=yes') }]
            : []),
          ...(counts.kept > 0
            ? [{ value: formatNumber(counts.kept), words: m.import_kept(), to: to('problems=yes') }]
            : []),
        ]}
      />
      {kinds.length > 1 && (
        <ul className="prose">
          {kinds.map(({ kind, sums }) => (
            <li key={kind}>
              {recordName(kind)}:{' '}
              {outcomes
                .filter((outcome) => (sums[outcome] ?? 0) > 0)
                .map((outcome) => `${formatNumber(sums[outcome] ?? 0)} ${outcomeName(outcome)}`)
                .join(', ')}
            </li>
          ))}
        </ul>
      )}
      {fileProblems.length > 0 && state !== 'failed' && (
        <Section title={m.import_file_problems()}>
          <ul className="prose">
            {fileProblems.map((one) => (
              <li key={one.id}>{one.text}</li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
