import type { Tx } from '#platform/context/context.server.ts'
import { planAnew } from '#platform/context/transaction.server.ts'
import { type Cursor, readCursor } from '#platform/http/listing.ts'
import { cutRows } from '#platform/http/paging.server.ts'
import { noticedWithin, type PlacedNoticed, type PlacedWarning, tellWarnings } from './warnings.server.ts'

/** Without accents and capitals, as people type. */
const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

interface Asked {
  cursor: Cursor | null
  query: string
  kind: string
  partnership: string
}

/** What the address asks for; a kind or a partnership that can't be is no filter. */
export function askedOf(tx: Tx, url: URL): Asked {
  const of = (name: string) => url.searchParams.get(name) ?? ''
  const kind = tx.system.registry.warnings.find((source) => source.kind === of('kind'))?.kind ?? ''
  const partnership = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(of('partnership'))
    ? of('partnership')
    : ''
  return {
    cursor: readCursor(url.searchParams.get('cursor')),
    query: of('query').slice(0, 200).trim(),
    kind,
    partnership,
  }
}

/** So many partnerships can be chosen from; among more one searches by name. */
const mostChoices = 100

interface Listed<W> {
  items: W[]
  total: number
  next: string | null
}

/**
 * The warnings an address asks for: a page of them, or all where no length is given. Only what is shown is put
 * into words, except where words are searched. And the partnerships to choose from, none where there are too many.
 */
export async function warningsAsked(
  tx: Tx,
  { query, kind, partnership, cursor }: Asked,
  limit = Number.POSITIVE_INFINITY,
): Promise<Listed<PlacedWarning> & { partnerships: { id: string; name: string }[] }> {
  const all = await noticedWithin(tx)
  const wanted = all.filter(
    (one) => (kind === '' || one.kind === kind) && (partnership === '' || one.partnershipId === partnership),
  )
  const named = new Map(all.map((one) => [one.partnershipId, one.partnershipName]))
  const page = await cutTold(tx, wanted, cursor, limit, fold(query), ({ text, partnershipName }) =>
    fold(`${text} ${partnershipName}`),
  )
  return {
    ...page,
    partnerships:
      named.size > mostChoices
        ? []
        : [...named]
            .map(([id, name]) => ({ id, name }))
            .sort((one, other) => one.name.localeCompare(other.name, tx.locale)),
  }
}

/** A page of what was noticed in words, of those whose own words hold what is searched. */
export async function cutTold(
  tx: Tx,
  noticed: readonly PlacedNoticed[],
  cursor: Cursor | null,
  limit: number,
  words: string,
  wordsOf: (warning: PlacedWarning) => string,
): Promise<Listed<PlacedWarning>> {
  if (words !== '') {
    await planAnew(tx)
    return cutWarnings(
      (await tellWarnings(tx, noticed)).filter((one) => wordsOf(one).includes(words)),
      cursor,
      limit,
    )
  }
  const { items, ...page } = cutWarnings(noticed, cursor, limit)
  return { ...page, items: await tellWarnings(tx, items) }
}

/** A page of warnings. One is found again by what tells it apart from all others, which is no record's id. */
const cutWarnings = <W extends { id: string; partnershipId: string }>(
  rows: readonly W[],
  cursor: Cursor | null,
  limit: number,
) => cutRows(rows, cursor, limit, ({ id, partnershipId }) => ({ value: id, id: partnershipId }))
