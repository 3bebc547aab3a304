import { Link } from 'react-router'
import { Timeline, TimelineItem } from '#ui/timeline/timeline.tsx'
import { m } from '../words/words.ts'
import type { HistoryLine } from './history.ts'

/** What happened, in order; the heading stands outside. */
export function History({ lines }: { lines: readonly HistoryLine[] }) {
  if (lines.length === 0) return <p className="soft">{m.history_empty()}</p>
  return (
    <Timeline label={m.history_title()}>
      {lines.map((line) => (
        <TimelineItem key={line.id} title={<What line={line} />} when={line.when} at={line.at}>
          {line.takenBack && <p className="soft small">{m.history_taken_back()}</p>}
        </TimelineItem>
      ))}
    </Timeline>
  )
}

/** The sentence, and under it the name of what it was done to. */
function What({ line }: { line: HistoryLine }) {
  if (line.about === null) return line.text
  return (
    <>
      {line.text}
      <br />
      <Link to={line.about.href}>{line.about.title}</Link>
    </>
  )
}
