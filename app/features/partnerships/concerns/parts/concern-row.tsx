import { formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { DueText } from '#ui/due-text/due-text.tsx'
import { Row } from '#ui/rows/rows.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import type { Concern, ListedConcern } from '../concern.ts'
import { raisedLine, stateWords, titleOf } from '../say.ts'

/** How a concern is raised, where it isn't open to all. */
export const OpennessTag = ({ openness }: Pick<Concern, 'openness'>) =>
  openness === 'open' ? null : (
    <Tag tone="straw">
      {openness === 'confidential' ? m.concern_tag_confidential() : m.concern_tag_anonymous()}
    </Tag>
  )

/** A concern in a list: its line, who raised it about whom, and how it stands; of one that is not open that there is one. */
export function ConcernRow({
  concern,
  base,
  today,
}: {
  concern: ListedConcern
  base: string
  today: string
}) {
  const state = stateWords(concern, today)
  return (
    <Row
      title={<span lang={concern.language ?? undefined}>{titleOf(concern)}</span>}
      to={`${base}/concerns/${concern.id}`}
      late={state.late}
      who={
        <>
          {raisedLine(concern, today)}{' '}
          {concern.parties.length > 0 &&
            m.concern_about_whom({ names: formatList(concern.parties.map((one) => one.name)) })}
        </>
      }
      end={
        <DueText tone={state.late ? 'late' : 'plain'} on={state.on}>
          {state.text}
        </DueText>
      }
    />
  )
}
