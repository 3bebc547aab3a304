/** Records in the order of these ids: what was found, the best first. */
export function inOrder<R extends { id: string }>(ids: readonly string[], records: readonly R[]): R[] {
  const place = new Map(ids.map((id, position) => [id, position]))
  return [...records].sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
}
