import { formatNumber } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Notice } from '#ui/notice/notice.tsx'
import { Progress } from '#ui/progress/progress.tsx'
import { writesAnything } from '../import.ts'
import { ridersText } from '../names.ts'
import type { ImportPage } from '../pages/import.tsx'

/** What is under way now, or how it ended, in a sentence. */
export function ImportProgress({
  page: { state, counts, tally, failureText, fileProblems },
}: {
  page: ImportPage
}) {
  const bar = (label: string, value: number, max: number) => (
    <div aria-live="polite">
      <Progress
        label={label}
        value={value}
        max={Math.max(1, max)}
        words={m.shown_of({ shown: formatNumber(value), total: formatNumber(max) })}
      />
      <p className="soft small">{m.import_leave()}</p>
    </div>
  )
  const riders = ridersText(counts)
  switch (state) {
    case 'reading':
      return bar(m.import_reading(), counts.read, counts.total)
    case 'applying':
      return bar(m.import_applying(), counts.position, counts.staged)
    case 'undoing':
      return bar(m.import_undoing(), counts.position - (counts.undoneTo ?? counts.position), counts.position)
    case 'failed': {
      // What is wrong with the package says more than that something is.
      const why = fileProblems.find((one) => one.line === null)?.text ?? failureText
      return (
        <Notice tone="error" title={m.import_failed_title()}>
          {why}
        </Notice>
      )
    }
    case 'ready': {
      if (!writesAnything(counts))
        return <Notice title={m.import_nothing_title()}>{m.import_nothing_new()}</Notice>
      const counted = tally.created + tally.changed > 0
      return (
        <Notice title={m.import_ready_title()}>
          {riders !== '' && (
            <p>{counted ? m.import_riders({ what: riders }) : m.import_riders_only({ what: riders })}</p>
          )}
          <p>{m.import_nothing_yet()}</p>
        </Notice>
      )
    }
    case 'done':
      return (
        <Notice tone="success" title={m.import_done_title()}>
          <p>
            {m.import_done({ created: formatNumber(counts.created), changed: formatNumber(counts.changed) })}
          </p>
          {riders !== '' && <p>{m.import_riders_done({ what: riders })}</p>}
        </Notice>
      )
    case 'undone':
      return (
        <Notice tone={counts.stayed === 0 ? 'success' : 'warning'} title={m.import_undone_title()}>
          {counts.stayed === 0
            ? m.import_undone_all({ undone: formatNumber(counts.undone) })
            : m.import_undone_some({
                undone: formatNumber(counts.undone),
                stayed: formatNumber(counts.stayed),
              })}
        </Notice>
      )
    case 'discarded':
      return <Notice>{m.import_discarded()}</Notice>
  }
}
