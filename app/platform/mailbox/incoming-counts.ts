/** What becomes of a mail that comes in. */
export const outcomes = ['taken', 'held', 'automatic', 'again', 'unclaimed'] as const
/**
 * `taken` where it was meant to go; `held` until somebody looks at it; `automatic`: a machine wrote it, so it is left;
 * `again`: it had come before; `unclaimed`: to no address of ours.
 */
export type Outcome = (typeof outcomes)[number]

export type IncomingCounts = Record<Outcome | 'failed', number>
export const noneCameIn = (): IncomingCounts => ({
  taken: 0,
  held: 0,
  automatic: 0,
  again: 0,
  unclaimed: 0,
  failed: 0,
})
