import type { Day } from '#platform/context/days.ts'
import { formatDay, formatDays, formatList, formatPercent } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import type { CommitmentState, KeptRate, Standing } from './commitment.ts'

/** What a line about a commitment is said from. */
export interface Told {
  text: string
  promisor: { name: string }
  beneficiaries: readonly { name: string }[]
  responsible: { name: string } | null
  pledgedOn: Day
  untouched: boolean
  fulfilment: { fulfilledOn: Day } | null
  withdrawal: { withdrawnOn: Day } | null
  askedFor: Day | null
  standing: Standing
}

/** How a promise stands, in a word or two. */
export const stateWord = (state: CommitmentState): string =>
  ({
    pledged: m.commitment_state_pledged,
    accepted: m.commitment_state_accepted,
    due: m.commitment_state_due,
    late: m.commitment_state_late,
    broken: m.commitment_state_broken,
    fulfilled: m.commitment_state_fulfilled,
    acknowledged: m.commitment_state_acknowledged,
    disputed: m.commitment_state_disputed,
    withdrawn: m.commitment_state_withdrawn,
  })[state]()

/** When it is due, or what became of it: "due 2 Dec", "9 days late", "kept 4 Nov". */
export function whenText(row: Told, today: Day): string {
  const { standing, fulfilment, withdrawal } = row
  const { state, dueOn, lateDays } = standing
  if (state === 'withdrawn' || (state === 'broken' && withdrawal !== null))
    return withdrawal === null
      ? m.commitment_when_denied()
      : m.commitment_when_withdrawn({ day: formatDay(withdrawal.withdrawnOn, today) })
  if ((state === 'fulfilled' || state === 'acknowledged') && fulfilment !== null) {
    const day = formatDay(fulfilment.fulfilledOn, today)
    if (standing.needsAcknowledgement) return m.commitment_when_unconfirmed({ day })
    if (standing.outcome === 'kept') return m.commitment_when_kept({ day })
    return lateDays > 0
      ? m.commitment_when_done_late({ day, days: formatDays(lateDays) })
      : m.commitment_when_done({ day })
  }
  if (lateDays > 0) return m.commitment_when_late({ days: formatDays(lateDays) })
  if (dueOn === null) return m.commitment_when_no_day()
  return dueOn === today ? m.commitment_when_today() : m.commitment_when_due({ day: formatDay(dueOn, today) })
}

/** The tone of that text, as `DueText` takes it. */
export function whenTone({ standing }: Told): 'plain' | 'soon' | 'late' | 'kept' {
  if (standing.outcome === 'kept') return 'kept'
  if (standing.outcome === 'broken' || standing.state === 'disputed') return 'late'
  if (standing.state === 'fulfilled' || standing.state === 'acknowledged' || standing.state === 'withdrawn')
    return 'plain'
  return standing.lateDays > 0 ? 'late' : standing.state === 'due' ? 'soon' : 'plain'
}

/** The second line: who sees to it, to whom unless that is all of the `others`, and what the other side has said so far. */
export function whoText(row: Told, today: Day, others?: number): string {
  const parts = [row.responsible?.name ?? row.promisor.name]
  const names = formatList(row.beneficiaries.map((one) => one.name))
  if (row.standing.state === 'disputed') parts.push(m.commitment_who_disputed())
  else if (row.askedFor !== null && row.withdrawal === null)
    parts.push(m.commitment_who_asked({ day: formatDay(row.askedFor, today) }))
  else if (row.standing.unconfirmed) parts.push(m.commitment_who_unconfirmed())
  else if (row.standing.state === 'acknowledged') parts.push(m.commitment_who_acknowledged())
  else if (row.untouched && row.standing.state !== 'withdrawn')
    parts.push(m.commitment_who_pledged({ names }))
  else if (row.beneficiaries.length !== others) parts.push(m.commitment_who_to({ names }))
  return parts.join(' · ')
}

/** A rate as people say it, and how sure it is; null while there is nothing to count. */
export function rateText(rate: KeptRate | undefined) {
  if (rate === undefined || rate.counted === 0) return null
  const sure = m.commitment_rate_interval({ low: formatPercent(rate.low), high: formatPercent(rate.high) })
  return {
    value: m.commitment_rate_value({ kept: rate.kept, counted: rate.counted }),
    words: m.commitment_rate_words({ count: rate.counted }),
    interval:
      rate.renegotiated === 0
        ? sure
        : `${sure} ${m.commitment_rate_renegotiated({ count: rate.renegotiated })}`,
  }
}
