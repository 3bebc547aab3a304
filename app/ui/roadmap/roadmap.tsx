import { useRef, useState } from 'react'
import { Link, useNavigate } from 'react-router'

export interface RoadmapMark {
  key: string
  /** Where it stands, in hundredths of the width, and in which row of its lane. */
  at: number
  row: number
  /** How wide it may be, in hundredths of the width. */
  room: number
  /** Its words stand before it. */
  before: boolean
  /** Without words, told by its name. */
  dot: boolean
  title: string
  /** With its day, for those who do not see where it stands. */
  says: string
  on: string
  late: boolean
  expected: boolean
  to: string
  moveTo: string
  /** Why it can't be moved; null where it can. */
  fixed: string | null
}
export interface RoadmapLane {
  key: string
  label: string
  /** 0 to 5: its colour and shape. */
  tone: number
  rows: number
  marks: RoadmapMark[]
}
/** Days `YYYY-MM-DD`, and everything already placed, so that it is drawn without scripts. */
export interface RoadmapDrawing {
  from: string
  to: string
  todayAt: number | null
  months: { key: string; label: string; days: number }[]
  lanes: RoadmapLane[]
}

const day = 86_400_000
const later = (on: string, days: number) =>
  new Date(Date.parse(`${on}T00:00:00Z`) + days * day).toISOString().slice(0, 10)

/**
 * What lies ahead as lanes over the months. A mark leads to its record; dragged, or moved with the arrow keys and
 * Enter, it leads to the page that asks for the new day. Everything is there as a list too, so the drawing is left
 * out where it would be too narrow to read.
 */
export function Roadmap({
  drawing,
  label,
  words,
}: {
  drawing: RoadmapDrawing
  label: string
  /** A day as the reader says it, and the sentence that something would move there. */
  words: {
    today: string
    help: string
    day: (on: string) => string
    moving: (on: string) => string
    press: string
  }
}) {
  const { from, to, todayAt, months, lanes } = drawing
  const span = Math.max(1, Math.round((Date.parse(to) - Date.parse(from)) / day))
  const navigate = useNavigate()
  const [moving, setMoving] = useState<{ key: string; days: number; on: string } | null>(null)
  const [said, setSaid] = useState('')
  /** Since a drag has ended and until the press that ends it is over: what it sets off is no click. */
  const dragged = useRef(false)
  const shift = (mark: RoadmapMark, days: number) => {
    const on = later(mark.on, days)
    setMoving(days === 0 ? null : { key: mark.key, days, on })
    setSaid(days === 0 ? '' : `${words.moving(on)} ${words.press}`)
  }
  const go = (mark: RoadmapMark, on: string) => navigate(`${mark.moveTo}&to=${on}`)
  const keys = (mark: RoadmapMark) => (event: React.KeyboardEvent) => {
    const now = moving?.key === mark.key ? moving.days : 0
    const step = event.shiftKey ? 7 : 1
    if (event.key === 'Escape' && now !== 0) return shift(mark, 0)
    if (event.key === 'Enter' && now !== 0 && moving !== null) {
      event.preventDefault()
      return go(mark, moving.on)
    }
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    if (mark.fixed !== null) setSaid(mark.fixed)
    else shift(mark, now + (event.key === 'ArrowRight' ? step : -step))
  }
  const drag = (mark: RoadmapMark) => (event: React.PointerEvent<HTMLElement>) => {
    if (event.button !== 0 || event.pointerType === 'touch') return
    const begin = event.clientX
    const width = event.currentTarget.closest('.roadmap-marks')?.clientWidth ?? 1
    const over = new AbortController()
    const { signal } = over
    let days = 0
    const move = ({ clientX }: PointerEvent) => {
      days = Math.round(((clientX - begin) / width) * span)
      if (Math.abs(clientX - begin) < 6) return
      if (mark.fixed !== null) setSaid(mark.fixed)
      else shift(mark, days)
    }
    const end = ({ clientX }: PointerEvent) => {
      over.abort()
      if (Math.abs(clientX - begin) < 6) return shift(mark, 0)
      // A click follows at once where it was let go over the mark, and none elsewhere.
      dragged.current = true
      setTimeout(() => {
        dragged.current = false
      })
      if (mark.fixed === null && days !== 0) go(mark, later(mark.on, days))
    }
    const leave = () => {
      over.abort()
      shift(mark, 0)
    }
    window.addEventListener('pointermove', move, { signal })
    window.addEventListener('pointerup', end, { signal })
    window.addEventListener('pointercancel', leave, { signal })
  }
  return (
    <figure className="roadmap" aria-label={label}>
      <div className="roadmap-head" aria-hidden>
        {months.map((month) => (
          <span key={month.key} style={{ flexGrow: month.days }}>
            {month.days / span < 0.04 ? '' : month.label}
          </span>
        ))}
      </div>
      {lanes.map((lane) => (
        <section key={lane.key} className={`roadmap-lane is-tone-${lane.tone}`}>
          <h2>{lane.label}</h2>
          <ol className="roadmap-marks" style={{ '--rows': lane.rows } as React.CSSProperties}>
            {months.slice(1).map((month, index) => (
              <li
                key={month.key}
                className="roadmap-rule"
                aria-hidden
                style={
                  {
                    '--at': (months.slice(0, index + 1).reduce((sum, one) => sum + one.days, 0) / span) * 100,
                  } as React.CSSProperties
                }
              />
            ))}
            {todayAt !== null && (
              <li className="roadmap-today" aria-hidden style={{ '--at': todayAt } as React.CSSProperties} />
            )}
            {lane.marks.map((mark) => {
              const by = moving?.key === mark.key ? (moving.days / span) * 100 : 0
              const looks = [
                'roadmap-mark',
                mark.before ? 'is-before' : '',
                mark.dot ? 'is-dot' : '',
                mark.late ? 'is-late' : '',
                mark.expected ? 'is-expected' : '',
                mark.fixed === null ? 'is-movable' : '',
                by !== 0 ? 'is-moving' : '',
              ]
              return (
                <li
                  key={mark.key}
                  className={looks.filter((one) => one !== '').join(' ')}
                  style={
                    { '--at': mark.at + by, '--row': mark.row, '--room': mark.room } as React.CSSProperties
                  }
                >
                  <Link
                    to={mark.to}
                    title={mark.says}
                    aria-label={mark.says}
                    draggable={false}
                    onClick={(event) => dragged.current && event.preventDefault()}
                    onKeyDown={keys(mark)}
                    onPointerDown={drag(mark)}
                  >
                    <span>{by === 0 || moving === null ? mark.title : words.day(moving.on)}</span>
                  </Link>
                </li>
              )
            })}
          </ol>
        </section>
      ))}
      <figcaption>
        <span className="roadmap-legend">{words.today}</span>
        <span className="soft screen-only">{words.help}</span>
      </figcaption>
      <p className="aloud-or-said" role="status">
        {said}
      </p>
    </figure>
  )
}
