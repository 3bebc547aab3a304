/**
 * What is under discussion, in the box of time it was given. `face` runs by the second and is for eyes only; `words`
 * say the same by the minute, and `aloud` only what is worth interrupting somebody for.
 */
export function TimeBox({
  now,
  face,
  part,
  over,
  words,
  aloud,
  children,
}: {
  now: React.ReactNode
  face: string
  /** How much of the box is used, from 0 to 1; null where no time was set. */
  part: number | null
  over: boolean
  words: string
  aloud: string
  children?: React.ReactNode
}) {
  return (
    <div className={over ? 'time-box over' : 'time-box'}>
      <div className="ends">
        <p className="time-box-now">{now}</p>
        <span className="time-box-face" aria-hidden="true">
          {face}
        </span>
      </div>
      {part !== null && (
        <div className="time-box-track" aria-hidden="true">
          <span style={{ inlineSize: `${Math.round(Math.min(1, part) * 1000) / 10}%` }} />
        </div>
      )}
      <p>{words}</p>
      <p className="aloud" role="status">
        {aloud}
      </p>
      {children}
    </div>
  )
}
