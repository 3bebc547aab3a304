import type { Tx } from '#platform/context/context.server.ts'
import { type Cursor, readCursor } from '#platform/http/listing.ts'
import { cutRows } from '#platform/http/paging.server.ts'
import { type PlacedWarning, warningsWithin } from './warnings.server.ts'

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

/** The warnings an address asks for, and the partnerships that have any. */
export async function warningsAsked(
  tx: Tx,
  { query, kind, partnership }: Omit<Asked, 'cursor'>,
): Promise<{ items: PlacedWarning[]; partnerships: { id: string; name: string }[] }> {
  const all = await warningsWithin(tx)
  const named = new Map(all.map((one) => [one.partnershipId, one.partnershipName]))
  const words = fold(query)
  return {
    items: all.filter(
      (one) =>
        (kind === '' || one.kind === kind) &&
        (partnership === '' || one.partnershipId === partnership) &&
        fold(`${one.text} ${one.partnershipName}`).includes(words),
    ),
    partnerships: [...named]
      .map(([id, name]) => ({ id, name }))
      .sort((one, other) => one.name.localeCompare(other.name, tx.locale)),
  }
}

/** A page of warnings. One is found again by what tells it apart from all others, which is no record's id. */
export const cutWarnings = <W extends { id: string; partnershipId: string }>(
  rows: readonly W[],
  cursor: Cursor | null,
  limit: number,
) => cutRows(rows, cursor, limit, ({ id, partnershipId }) => ({ value: id, id: partnershipId }))
