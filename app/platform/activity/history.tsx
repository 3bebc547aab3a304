import { Link } from 'react-router'
import { Timeline, TimelineItem } from '#ui/timeline/timeline.tsx'
import { m } from '../words/words.ts'
import type { HistoryLine } from './history.ts'

/** What happened, in order; the heading stands outside. `here` is the path of a page that shows many records: no line leads to it. */
export function History({ lines, here }: { lines: readonly HistoryLine[]; here?: string }) {
  if (lines.length === 0) return <p className="soft">{m.history_empty()}</p>
  return (
    <Timeline label={m.history_title()}>
      {lines.map((line) => (
        <TimelineItem key={line.id} title={<What line={line} here={here} />} when={line.when} at={line.at}>
          {line.takenBack && <p className="soft small">{m.history_taken_back()}</p>}
        </TimelineItem>
      ))}
    </Timeline>
  )
}

/** The sentence, and under it the name of what it was done to. */
function What({ line, here }: { line: HistoryLine; here: string | undefined }) {
  if (line.about === null) return line.text
  return (
    <>
      {line.text}
      <br />
      {line.about.href === here ? (
        <span className="soft">{line.about.title}</span>
      ) : (
        <Link to={line.about.href}>{line.about.title}</Link>
      )}
    </>
  )
}
