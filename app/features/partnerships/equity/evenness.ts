/** How even something is spread over a group, from how much each has of it. All are null where nobody has any. */

/**
 * Pielou's evenness (Pielou 1966): the Shannon entropy of the shares over its greatest value; 1 when all have as
 * much, 0 when one has all. Null for a group of fewer than two.
 */
export function pielou(amounts: readonly number[]): number | null {
  const shares = sharesOf(amounts)
  if (shares === null || amounts.length < 2) return null
  const entropy = shares.reduce((sum, share) => (share === 0 ? sum : sum - share * Math.log(share)), 0)
  return entropy / Math.log(amounts.length)
}

/** Gini's coefficient: the mean of all differences over twice the mean; 0 when all have as much. */
export function gini(amounts: readonly number[]): number | null {
  const shares = sharesOf(amounts)
  if (shares === null) return null
  const differences = shares.reduce(
    (sum, one) => sum + shares.reduce((inner, other) => inner + Math.abs(one - other), 0),
    0,
  )
  return differences / (2 * shares.length)
}

/** Blau's index (Blau 1977): how likely two, taken at random, belong to different members. */
export function blau(amounts: readonly number[]): number | null {
  const shares = sharesOf(amounts)
  return shares === null ? null : 1 - shares.reduce((sum, share) => sum + share * share, 0)
}

function sharesOf(amounts: readonly number[]): number[] | null {
  const total = amounts.reduce((sum, amount) => sum + amount, 0)
  return total <= 0 ? null : amounts.map((amount) => amount / total)
}
