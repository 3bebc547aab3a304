import { addDays, type Day } from '#platform/context/days.ts'
import { bandOf, lastDay, receivedBy, type Tie, turnoutOf, type Wave } from './pulse.ts'
import { pulseFalls } from './warnings.ts'

/** For so many days after it closed a wave is the present one; for so many it is one to compare with. */
export const presentDays = 183
export const comparedDays = 730

/** A partner whom the others trust less, or are less content with, than in the wave before. */
export interface Fall {
  waveId: string
  organizationId: string
  organizationName: string
  figure: 'trust' | 'satisfaction'
  from: number
  to: number
  on: Day
}

/** Where a figure fell from one wave to the next. Too few answers to either say nothing. */
export function fallsBetween(
  before: Wave,
  now: Wave,
  said: { before: readonly Tie[]; now: readonly Tie[] },
): Fall[] {
  const carries = [before, now].every(({ turnout }) => {
    const { answered, invited } = turnoutOf(turnout)
    return bandOf(answered, invited) !== 'caution'
  })
  if (!carries) return []
  return now.turnout.flatMap(({ organizationId, name }) => {
    const then = receivedBy(said.before, organizationId)
    const received = receivedBy(said.now, organizationId)
    const fell = then === null || received === null ? null : pulseFalls(then, received)
    return fell === null
      ? []
      : [{ waveId: now.id, organizationId, organizationName: name, ...fell, on: lastDay(now) }]
  })
}

/** The first day after today on which one of these waves has closed, or is too old; null if none is in sight. */
export function fallsHoldUntil(closing: readonly Day[], today: Day): Day | null {
  const days = closing.flatMap((on) =>
    [1, presentDays + 1, comparedDays + 1].map((days) => addDays(on, days)),
  )
  return days.filter((on) => on > today).sort()[0] ?? null
}
