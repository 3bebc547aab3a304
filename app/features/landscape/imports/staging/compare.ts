/** Values of a record by column, without those that say nothing. */
export type Values = Record<string, unknown>

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  value === false ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && !Array.isArray(value) && Object.keys(value as object).length === 0)

/** Leaves out what says nothing, so that an empty text, list or object is the same as none. */
export function compact(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)))
}

/** Whether two JSON values are the same, whatever the order of their keys. */
export function same(one: unknown, other: unknown): boolean {
  if (isEmpty(one) && isEmpty(other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return one === other
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...keys].every((key) => same((one as Values)[key], (other as Values)[key]))
}

export interface Weighed {
  /** What to write, by column; null empties it. */
  write: Values
  /** What stands there now in those columns. */
  before: Values
  /** Columns in which the source says something else than a person wrote: the person's stays. */
  kept: string[]
}

/**
 * What a row changes on the record it became earlier. `given` is what the source said the last time: where the
 * record differs from that, a person edited it, and the person wins.
 */
export function weigh(now: Values, given: Values, current: Values): Weighed {
  const weighed: Weighed = { write: {}, before: {}, kept: [] }
  for (const column of new Set([...Object.keys(now), ...Object.keys(given)])) {
    const [next, last, stands] = [now[column], given[column], current[column]]
    if (same(next, stands)) continue
    if (!same(stands, last)) weighed.kept.push(column)
    else {
      weighed.write[column] = next ?? null
      weighed.before[column] = stands ?? null
    }
  }
  return weighed
}
