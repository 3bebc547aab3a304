import { addMonths, type Day } from '#platform/context/days.ts'
import { type Standing, type Tally, tallyOf } from './commitment.ts'

/** What came of the promises by an organization, or to it, that were due in one quarter. */
export interface QuarterTally extends Tally {
  organizationId: string
  side: 'by' | 'to'
  /** The first day of the quarter. */
  quarter: Day
}

/** The first day of the quarter that a day lies in. */
export function quarterOf(day: Day): Day {
  const month = Number(day.slice(5, 7))
  return `${day.slice(0, 5)}${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`
}

/** So many quarters up to that of a day, the earliest first. */
export const quartersUpTo = (day: Day, count: number): Day[] =>
  Array.from({ length: count }, (_, back) => addMonths(quarterOf(day), 3 * (back + 1 - count)))

/** Which of the four a quarter is, and of what year. */
export const nameOf = (quarter: Day) => ({
  number: (Number(quarter.slice(5, 7)) + 2) / 3,
  year: Number(quarter.slice(0, 4)),
})

/** What promises came to in the quarter of the day in force, by who promised and to whom. One promised to two counts for each of the two. */
export function quarterTallies(
  promisorId: string,
  promises: readonly { standing: Standing; beneficiaryIds: readonly string[] }[],
): QuarterTally[] {
  const told = promises.flatMap(({ standing, beneficiaryIds }) => {
    if (standing.outcome === null || standing.dueOn === null) return []
    const quarter = quarterOf(standing.dueOn)
    return [
      { key: `by ${promisorId} ${quarter}`, standing },
      ...beneficiaryIds.map((id) => ({ key: `to ${id} ${quarter}`, standing })),
    ]
  })
  return [...Map.groupBy(told, (one) => one.key)].map(([key, rows]) => {
    const [side, organizationId = '', quarter = ''] = key.split(' ')
    return {
      organizationId,
      side: side === 'by' ? 'by' : 'to',
      quarter,
      ...tallyOf(rows.map((row) => row.standing)),
    }
  })
}
