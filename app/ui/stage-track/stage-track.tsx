import { Link } from 'react-router'
import { type Stage, StageShape } from '../stage-badge/stage-badge.tsx'

/** enough: found and enough. partly: found but not enough. nothing: nothing found. */
export type EvidenceMark = 'enough' | 'partly' | 'nothing'

export type TrackStage = {
  stage: Stage
  title: string
  when?: string
  to?: string
  state: 'done' | 'here' | 'ahead'
  /** One line a key action. `stated` holds the words when a person stated it by hand ("stated by Amara"). */
  items: { key?: string; mark: EvidenceMark; text: string; to?: string; stated?: string }[]
}

type Words = Record<EvidenceMark | TrackStage['state'], string>

/**
 * The four stages as woven bands. A thread runs through the band for each key action the record shows: whole,
 * half or not at all, so that how full the cloth is says how much is there. `words` are read, not shown.
 */
export function StageTrack({ label, stages, words }: { label: string; stages: TrackStage[]; words: Words }) {
  return (
    <ol className="track" aria-label={label}>
      {stages.map((one) => (
        <li
          key={one.stage}
          className={`stage ${one.stage} ${one.state}`}
          aria-current={one.state === 'here' ? 'step' : undefined}
        >
          <span className="weave" aria-hidden="true">
            {one.items.map((item) => (
              <i key={item.key ?? item.text} className={item.mark} />
            ))}
          </span>
          <div className="stage-top">
            <h3>
              <StageShape stage={one.stage} />
              {one.to ? <Link to={one.to}>{one.title}</Link> : one.title}
              <span className="aloud">, {words[one.state]}</span>
            </h3>
            {one.when && <small>{one.when}</small>}
          </div>
          <ul className="evidence">
            {one.items.map((item) => (
              <li key={item.key ?? item.text} className={item.mark}>
                <span className="mark-shape" aria-hidden="true" />
                <span>
                  <span className="aloud">{words[item.mark]}: </span>
                  {item.to ? <Link to={item.to}>{item.text}</Link> : item.text}
                  {item.stated && <span className="stated">{item.stated}</span>}
                </span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}
