import type { Day } from '#platform/context/days.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Timeline, TimelineItem } from '#ui/timeline/timeline.tsx'
import { stageWord } from '../../../partnerships/partnerships/say.ts'
import type { Move } from '../move.ts'
import { keyActionList } from '../naming.ts'
import { isBack } from '../stage.ts'

/** The decisions so far, the last first, each with its reason and what was missing then. */
export function MoveHistory({ moves, today }: { moves: Move[]; today: Day }) {
  return (
    <Timeline label={m.journey_history()}>
      {[...moves].reverse().map((move) => (
        <TimelineItem
          key={move.id}
          strong
          at={move.on}
          when={formatDay(move.on, today)}
          title={titleOf(move)}
        >
          {move.reason !== '' && <p>{move.reason}</p>}
          {move.gaps.length > 0 && (
            <p className="soft">{m.journey_gaps_then({ gaps: keyActionList(move.gaps) })}</p>
          )}
          <p className="soft small">{decidedBy(move)}</p>
        </TimelineItem>
      ))}
    </Timeline>
  )
}

function titleOf(move: Move): string {
  const facts = { stage: stageWord(move.stage) }
  if (move.from === null) return m.journey_began(facts)
  return isBack(move.from, move.stage) ? m.journey_moved_back(facts) : m.journey_moved_on(facts)
}

const decidedBy = (move: Move): string =>
  move.decidedBy !== null && move.organization !== null
    ? m.journey_moved_by({ name: move.decidedBy, organization: move.organization })
    : (move.decidedBy ?? move.organization ?? m.journey_someone())
