import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { matches } from '#platform/search/search.server.ts'
import { type ConcernLine, type ConcernStanding, concernStandings } from './concern.ts'
import { concernReach, concernsWhere } from './reads.server.ts'

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
