import { Link } from 'react-router'
import { Timeline, TimelineItem } from '#ui/timeline/timeline.tsx'
import { m } from '../words/words.ts'
import type { HistoryLine } from './history.ts'

/** What happened, in order; the heading stands outside. */
export function History({ lines, base = '' }: { lines: readonly HistoryLine[]; base?: string }) {
  if (lines.length === 0) return <p className="soft">{m.history_empty()}</p>
  return (
    <Timeline label={m.history_title()}>
      {lines.map((line) => (
        <TimelineItem key={line.id} title={<What line={line} base={base} />} when={line.when} at={line.at}>
          {line.takenBack && <p className="soft small">{m.history_taken_back()}</p>}
        </TimelineItem>
      ))}
    </Timeline>
  )
}

/** The sentence, and under it the name of what it was done to. */
function What({ line, base }: { line: HistoryLine; base: string }) {
  if (line.about === undefined) return line.text
  return (
    <>
      {line.text}
      <br />
      <Link to={base + line.about.href}>{line.about.title}</Link>
    </>
  )
}
