/** A list's place in the address: what is searched, how it is sorted, where the page begins. */
export interface Listing {
  query: string
  sort: string
  direction: 'asc' | 'desc'
  cursor: Cursor | null
  limit: number
}
/** The last row before the page: its sort value (as the database writes it) and its id. */
export interface Cursor {
  value: string
  id: string
}

/** A list says how many it holds up to here: counting 100 000 rows takes longer than showing fifty. */
export const countedTo = 10_000

/** The sort of a list that is searched and not asked to come otherwise: what matches best first. */
export const matchSort = 'match'

/**
 * Reads a listing from an address. Without a sort that is known it comes as what is searched matches, else by the
 * first sort; a broken cursor begins at the start.
 */
export function readListing(
  url: URL,
  sorts: readonly { key: string; direction: 'asc' | 'desc' }[],
  limit = 50,
): Listing {
  const wanted = url.searchParams.get('sort') ?? ''
  const query = (url.searchParams.get('query') ?? '').slice(0, 200)
  const chosen = sorts.find((sort) => sort.key === wanted.replace(/^-/, ''))
  const byItself = query.trim() === '' ? sorts[0] : { key: matchSort, direction: 'desc' as const }
  if (byItself === undefined) throw new Error('a list needs a sort')
  return {
    query,
    sort: (chosen ?? byItself).key,
    direction: chosen ? (wanted.startsWith('-') ? 'desc' : 'asc') : byItself.direction,
    cursor: readCursor(url.searchParams.get('cursor')),
    limit,
  }
}

export function readCursor(text: string | null): Cursor | null {
  if (text === null || text === '') return null
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
      letter.charCodeAt(0),
    )
    const [value, id] = JSON.parse(new TextDecoder().decode(bytes)) as unknown[]
    if (typeof value === 'string' && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id))
      return { value, id }
  } catch {
    // A cursor someone typed or cut: the list begins at its start.
  }
  return null
}

export function writeCursor(cursor: Cursor): string {
  const bytes = new TextEncoder().encode(JSON.stringify([cursor.value, cursor.id]))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** The same address with some keys changed (null takes one away); the page begins anew unless the cursor is given. */
export function withParams(url: URL | string, changes: Record<string, string | null>): string {
  const next = new URL(url, 'http://x')
  if (!('cursor' in changes)) next.searchParams.delete('cursor')
  for (const [key, value] of Object.entries(changes)) {
    if (value === null || value === '') next.searchParams.delete(key)
    else next.searchParams.set(key, value)
  }
  return `${next.pathname}${next.search}`
}

/** The sort to keep in the address while a list is searched and filtered anew: none where it comes as it does by itself. */
export function keptSort(
  { query, sort, direction }: Pick<Listing, 'query' | 'sort' | 'direction'>,
  first: string,
): { sort?: string } {
  if (sort === matchSort || (sort === first && query.trim() === '')) return {}
  return { sort: direction === 'desc' ? `-${sort}` : sort }
}

/** Where a column's header leads, and how the list is sorted by it now. */
export function sortLink(url: URL | string, listing: Pick<Listing, 'sort' | 'direction'>, key: string) {
  const now = listing.sort === key
  const direction = now
    ? listing.direction === 'asc'
      ? ('ascending' as const)
      : ('descending' as const)
    : undefined
  return {
    to: withParams(url, { sort: now && listing.direction === 'asc' ? `-${key}` : key }),
    ...(direction === undefined ? {} : { direction }),
  }
}
