import type { Outcome } from '../import.ts'
import { same, type Values, weigh } from './compare.ts'

interface Before {
  given: Values
  current: Values | null
}

/** What is to become of a row: what it was before counts, and what people have done since. */
export function outcomeOf(
  now: Values,
  refs: { locations?: string[] },
  before: Before | null,
): { outcome: Outcome; kept: string[] } {
  if (before === null) return { outcome: 'create', kept: [] }
  if (before.current === null) return { outcome: 'skip', kept: [] }
  const { write, kept } = weigh(now, withoutPlaces(before.given), before.current)
  const moved = !same(refs.locations, before.given.locations)
  return { outcome: Object.keys(write).length > 0 || moved ? 'change' : 'unchanged', kept }
}

/** Where a service is given is a matter of its own: it is no column. */
export function withoutPlaces(given: Values): Values {
  const { locations: _places, ...values } = given
  return values
}
