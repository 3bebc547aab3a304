import { formatDay, formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { counts } from '../../behalf/behalf.ts'
import { BehalfLabel } from '../../behalf/parts/behalf-label.tsx'
import type { Partner } from '../../partnerships/partnership.ts'
import type { Ballot, Decision, Voice } from '../decision.ts'
import type { Stand } from '../outcome.ts'
import { saidWord } from '../say.ts'

const tones = { for: 'spruce', aside: 'plain', against: 'rust' } as const satisfies Record<Stand, string>

/** Who said what and why, with whom it waits for; of votes without names, only what was said, once all is settled. */
export function VoiceList({
  decision,
  waiting,
  partners,
  today,
}: {
  decision: Decision
  /** Names of those who have not spoken. */
  waiting: readonly string[]
  /** All there are and were. */
  partners: readonly Partner[]
  today: string
}) {
  const said = (voice: Ballot) => <Tag tone={tones[voice.stand]}>{saidWord(voice, decision.options)}</Tag>
  const wait = waiting.length > 0 && (
    <p className="soft small">{m.decision_voices_waiting({ organizations: formatList(waiting) })}</p>
  )
  if (decision.anonymous)
    return (
      <div className="stack">
        {decision.settlement === null ? (
          <p className="soft">{m.decision_votes_closed()}</p>
        ) : decision.settlement.outcome === 'void' ? (
          <p className="soft">{m.decision_votes_void()}</p>
        ) : decision.ballots.length === 0 ? (
          <p className="soft">{m.decision_votes_few()}</p>
        ) : (
          <Rows label={m.decision_votes()}>
            {decision.ballots.map((ballot, index) => (
              <Row
                // biome-ignore lint/suspicious/noArrayIndexKey: a vote without a name has nothing else to be known by
                key={index}
                title={saidWord(ballot, decision.options)}
                who={ballot.reason}
              />
            ))}
          </Rows>
        )}
        {decision.roll.length > 0 && (
          <p className="soft small">
            {m.decision_roll({ organizations: formatList(decision.roll.map((one) => one.organizationName)) })}
          </p>
        )}
        {wait}
      </div>
    )
  const weightOf = (voice: Voice) =>
    decision.weights.find((one) => one.organizationId === voice.organizationId)?.weight
  const hadLeft = ({ organizationId }: Voice) => {
    const leftAt = partners.find((one) => one.organizationId === organizationId)?.leftAt ?? null
    return leftAt !== null && (decision.settlement === null || leftAt <= decision.settlement.settledAt)
  }
  const row = (voice: Voice) => {
    const day = formatDay(voice.givenOn, today)
    const weight = weightOf(voice)
    return (
      <Row
        key={voice.id}
        title={voice.organizationName}
        end={said(voice)}
        who={
          <>
            {voice.reason !== '' && <span className="prose">{voice.reason} </span>}
            <span>
              {voice.personName === null ? day : m.decision_voice_day({ person: voice.personName, day })}
              {weight !== undefined && ` · ${m.decision_voices_count({ weight })}`}
            </span>
            {voice.behalf !== null && <BehalfLabel behalf={voice.behalf} today={today} />}
            {hadLeft(voice) && <span> {m.decision_voice_of_who_left()}</span>}
            {!counts(voice.behalf) && <span> {m.decision_voice_counts_not()}</span>}
          </>
        }
      />
    )
  }
  return (
    <div className="stack">
      {decision.voices.length === 0 ? (
        <p className="soft">{m.decision_voices_none()}</p>
      ) : (
        <Rows label={m.decision_voices()}>{decision.voices.map(row)}</Rows>
      )}
      {wait}
      {decision.earlier.length > 0 && (
        <details>
          <summary>{m.decision_earlier()}</summary>
          <Rows label={m.decision_earlier()}>{decision.earlier.map(row)}</Rows>
        </details>
      )}
    </div>
  )
}
