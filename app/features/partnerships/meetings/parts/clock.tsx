import { useEffect, useRef, useState } from 'react'
import { Form, Link, useRevalidator } from 'react-router'
import { useProblem } from '#platform/http/problem.tsx'
import { formatClock } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button } from '#ui/button/button.tsx'
import { Section } from '#ui/section/section.tsx'
import { TimeBox } from '#ui/time-box/time-box.tsx'
import { face, timeOf } from '../clock/clock.ts'
import type { Clock } from '../clock/reads.server.ts'
import { nextWords, timeWords } from '../clock/say.ts'

/** How often the page looks whether somebody has moved on, in milliseconds. */
const lookEvery = 8000

type ClockProps = { clock: Clock; writes: boolean; here: string; zone: string }

/**
 * The item under discussion with its time, what comes next, and one button that moves on. Every participant's page
 * shows the same: with scripts by itself, without them whenever it is opened again.
 */
export function MeetingClock({ clock, writes, here, zone }: ClockProps) {
  useFresh()
  const { running } = clock
  if (running === null && !writes) return null
  return (
    <Section title={m.meeting_clock_title()}>
      {running === null ? (
        <p className="soft measure">{m.meeting_clock_begin_lede()}</p>
      ) : (
        <Running clock={clock} running={running} here={here} zone={zone} />
      )}
      {writes && <MoveOn clock={clock} />}
    </Section>
  )
}

function Running({
  clock,
  running,
  here,
  zone,
}: {
  clock: Clock
  running: NonNullable<Clock['running']>
  here: string
  zone: string
}) {
  const spent = running.spent + useSince(clock.now)
  const box = running.item.minutes
  const time = timeOf(box, spent)
  const over = time.kind === 'up' || time.kind === 'over'
  const milestone =
    time.kind === 'lastMinute' || over ? timeWords(over ? { kind: 'up', minutes: 0 } : time) : ''
  const at = formatClock(running.beganAt, zone)
  return (
    <TimeBox
      now={running.item.text}
      face={box === null ? face(spent) : over ? `+${face(spent - box * 60_000)}` : face(box * 60_000 - spent)}
      part={box === null ? null : spent / (box * 60_000)}
      over={over}
      words={timeWords(time)}
      aloud={[m.meeting_clock_now({ item: running.item.text }), milestone].join(' ').trim()}
    >
      <p className="soft small">
        {running.personName === null
          ? m.meeting_clock_since({ time: at, who: running.organizationName })
          : m.meeting_clock_since({ time: at, who: running.personName })}{' '}
        {nextWords(clock.next)}
      </p>
      <noscript>
        <p className="small">
          <Link to={here} reloadDocument>
            {m.meeting_clock_look()}
          </Link>
        </p>
      </noscript>
    </TimeBox>
  )
}

/** One button that keeps its place, so that pressing it again moves on again; Alt and N do the same. */
function MoveOn({ clock: { running, next } }: { clock: Clock }) {
  const { pending } = useProblem()
  const acts = useKeptFocus(running?.id)
  return (
    <div ref={acts} className="cluster" style={{ marginBlockStart: 'var(--s4)' }}>
      {next !== null && (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="itemId" value={next.id} />
          <input type="hidden" name="after" value={running?.id ?? ''} />
          <Button look="go" name="act" value="take-up" accessKey="n" pending={pending}>
            {running === null ? m.meeting_clock_begin({ item: next.text }) : m.meeting_clock_on()}
          </Button>
        </Form>
      )}
      {running !== null && (
        <Form method="post" preventScrollReset>
          <Button look={next === null ? 'go' : 'quiet'} name="act" value="stop">
            {m.meeting_clock_stop()}
          </Button>
        </Form>
      )}
    </div>
  )
}

/** Where the button that was pressed went with its step, as in the row of what is taken up, the next act has the focus. */
function useKeptFocus(step: string | undefined) {
  const acts = useRef<HTMLDivElement>(null)
  const last = useRef(step)
  useEffect(() => {
    if (step === last.current) return
    last.current = step
    const lost = document.activeElement === null || document.activeElement === document.body
    if (lost) acts.current?.querySelector('button')?.focus({ preventScroll: true })
  }, [step])
  return acts
}

/** Milliseconds since a moment on the server's clock; the own clock may be wrong, so only what passes here counts. */
function useSince(moment: Date | string): number {
  const from = new Date(moment).getTime()
  const [passed, tick] = useState({ from, since: 0 })
  useEffect(() => {
    const begun = performance.now()
    const timer = setInterval(() => tick({ from, since: performance.now() - begun }), 1000)
    return () => clearInterval(timer)
  }, [from])
  // A page that was looked at anew brings another moment, and counts from there.
  return passed.from === from ? passed.since : 0
}

/** Looks every few seconds, while somebody looks at the page, whether the clock has moved. */
function useFresh(): void {
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    const timer = setInterval(() => {
      if (state === 'idle' && document.visibilityState === 'visible') void revalidate()
    }, lookEvery)
    return () => clearInterval(timer)
  }, [revalidate, state])
}
