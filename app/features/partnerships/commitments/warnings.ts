/** Promises of the last so many days are held against those before. */
export const recentDays = 90

interface Counted {
  kept: number
  counted: number
}
export const fallsFrom = 3
export const fallsBy = 0.2
/** The kept rate falls when at least three promises on each side of the line say so, by a fifth or more. */
export const keptFalls = (earlier: Counted, recent: Counted): boolean =>
  earlier.counted >= fallsFrom &&
  recent.counted >= fallsFrom &&
  earlier.kept / earlier.counted - recent.kept / recent.counted >= fallsBy - 1e-9

export const oneSidedFrom = 5
export const oneSidedShare = 0.8

/** One side does all the work when it holds four of five open promises, of five or more. */
export function oneSided(
  open: ReadonlyMap<string, number>,
): { id: string; count: number; total: number } | null {
  const total = [...open.values()].reduce((sum, count) => sum + count, 0)
  if (total < oneSidedFrom) return null
  for (const [id, count] of open) if (count / total >= oneSidedShare) return { id, count, total }
  return null
}
