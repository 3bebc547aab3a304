import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Section } from '#ui/section/section.tsx'
import type { DayMove } from '../day-moves.ts'

/** How the day of a promise moved, or did not, in lines that can be read aloud; nothing where nobody asked for another. */
export function DayHistory({
  first,
  moves,
  today,
}: {
  first: string | null
  moves: readonly DayMove[]
  today: string
}) {
  if (moves.length === 0) return null
  const say = (day: string | null) => (day === null ? m.commitment_when_no_day() : formatDay(day, today))
  return (
    <Section title={m.commitment_days_of()}>
      <ol className="stack day-history">
        <li>{first === null ? m.commitment_day_none() : m.commitment_day_first({ day: say(first) })}</li>
        {moves.map((move) => (
          <li key={move.id}>
            {move.before === null
              ? m.commitment_day_asked_first({
                  on: say(move.askedOn),
                  who: move.by,
                  day: say(move.wanted),
                  reason: move.reason,
                })
              : m.commitment_day_asked({
                  on: say(move.askedOn),
                  who: move.by,
                  day: say(move.wanted),
                  before: say(move.before),
                  reason: move.reason,
                })}{' '}
            {answerOf(move, say)}
          </li>
        ))}
      </ol>
    </Section>
  )
}

function answerOf({ answer, wanted, before }: DayMove, say: (day: string | null) => string): string {
  if (answer === null) return m.commitment_day_open({ before: say(before) })
  const told = { who: answer.by, on: say(answer.on), before: say(before) }
  if (answer.kind === 'declined') return m.commitment_day_declined(told)
  return answer.counts
    ? m.commitment_day_accepted({ who: told.who, on: told.on, day: say(wanted) })
    : m.commitment_day_accepted_late(told)
}
