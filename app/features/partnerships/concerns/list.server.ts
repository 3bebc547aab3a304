import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import type { Listing } from '#platform/http/listing.ts'
import { cutRows, pageOfIds } from '#platform/http/paging.server.ts'
import { matches } from '#platform/search/search.server.ts'
import { type ConcernLine, type ConcernStanding, concernStandings } from './concern.ts'
import { concernReach, concernsWhere, reachableConcerns } from './reads.server.ts'

export interface ConcernsWanted {
  partnershipId?: string
  standing: ConcernStanding
  query: string
  /** The API and the spreadsheet hold open ones only. */
  onlyOpen?: boolean
}

/** What the address of the list asks for; its spreadsheet is asked for the same. */
export function concernsAsked(url: URL): Pick<ConcernsWanted, 'standing' | 'query'> {
  const standing = url.searchParams.get('standing')
  return {
    standing: concernStandings.find((one) => one === standing) ?? 'all',
    query: (url.searchParams.get('query') ?? '').slice(0, 200),
  }
}

/** Concerns in reach, those not settled first, then the newest; where something is searched, open ones that match, the best first. */
export async function listConcerns(tx: Tx, wanted: ConcernsWanted): Promise<ConcernLine[]> {
  const conditions = [sql`true`]
  if (wanted.partnershipId !== undefined) conditions.push(sql`c.partnership_id = ${wanted.partnershipId}`)
  if (wanted.onlyOpen === true) conditions.push(sql`c.openness = 'open'`)
  const scores = new Map<string, number>()
  if (wanted.query.trim() !== '') {
    const { rows } = await sql<{ id: string; score: number }>`select id, score
      from ${matches(tx, 'concerns', wanted.query, concernReach(tx))} found`.execute(tx.db)
    for (const { id, score } of rows) scores.set(id, score)
    conditions.push(sql`c.id = any(${[...scores.keys()]}::uuid[])`)
  }
  const settled = (one: ConcernLine) => Number(one.settlement !== null)
  return (await concernsWhere(tx, sql.join(conditions, sql` and `)))
    .filter((one) => wanted.standing === 'all' || (wanted.standing === 'settled') === (settled(one) === 1))
    .sort((a, b) => (scores.get(b.id) ?? 0) - (scores.get(a.id) ?? 0) || settled(a) - settled(b))
}

/**
 * One page of the open concerns in reach as programs read them, in the order in which they were raised; only the page is read
 * whole. What matches a search comes best first.
 */
export async function pageOfOpen(
  tx: Tx,
  {
    standing,
    partnershipId,
    query,
  }: Pick<ConcernsWanted, 'standing' | 'query'> & { partnershipId?: string | undefined },
  at: Pick<Listing, 'cursor' | 'limit'>,
): Promise<{ items: ConcernLine[]; total: number; next: string | null }> {
  if (query.trim() !== '') {
    const wanted = {
      standing,
      query,
      onlyOpen: true,
      ...(partnershipId === undefined ? {} : { partnershipId }),
    }
    return cutRows(await listConcerns(tx, wanted), at.cursor, at.limit)
  }
  const settled = sql`exists (select 1 from concern_settlements x where x.workspace_id = c.workspace_id
    and x.concern_id = c.id and x.reopened_on is null)`
  const { ids, ...page } = await pageOfIds(
    tx,
    sql`select c.id from concerns c
      join partnerships p on p.workspace_id = c.workspace_id and p.id = c.partnership_id and p.deleted_at is null
      where c.workspace_id = ${tx.workspace.id} and c.deleted_at is null and c.openness = 'open' and ${reachableConcerns(tx)}
        and ${partnershipId === undefined ? sql`true` : sql`c.partnership_id = ${partnershipId}`}
        and ${standing === 'all' ? sql`true` : standing === 'settled' ? settled : sql`not ${settled}`}`,
    at,
  )
  const found = new Map(
    (await concernsWhere(tx, sql`c.id = any(${ids}::uuid[])`)).map((one) => [one.id, one]),
  )
  return { ...page, items: ids.flatMap((id) => found.get(id) ?? []) }
}
