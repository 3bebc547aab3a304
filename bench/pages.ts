import type { Database } from '#platform/database/database.server.ts'
import type { Loaded } from './load.ts'

/** A page that is measured, and what it may take. */
export interface Page {
  what: string
  path: string
  budget: string
}

const budget = '≤ 50 ms PostgreSQL, ≤ 100 embedded'

/** The pages of one partnership and of what hangs on it, then those over the whole reach. */
export async function pagesOf(database: Database, loaded: Loaded, partnershipId: string): Promise<Page[]> {
  const one = async (table: string, order: string): Promise<string> => {
    const { rows } = await database.raw.executeSql(
      `select id from ${table} where workspace_id = $1 and partnership_id = $2 order by ${order} limit 1`,
      [loaded.workspaceId, partnershipId],
    )
    return (rows[0] as { id: string }).id
  }
  const of = `/bench/partnerships/${partnershipId}`
  const decision = await one('decisions', 'closes_on')
  const agreement = await one('agreements', 'kind')
  const committee = await one('committees', 'name')
  const inPartnership = [
    ['partnership', of],
    ['ledger of a partnership', `${of}/commitments`],
    ['meetings of a partnership', `${of}/meetings`],
    ['roadmap of a partnership', `${of}/roadmap`],
    ['decisions of a partnership', `${of}/decisions`],
    ['a decision with its voices', `/bench/decisions/${decision}`],
    ['concerns of a partnership', `${of}/concerns`],
    ['pulse of a partnership, eight waves', `${of}/pulse`],
    ['rotas of a partnership', `${of}/rota`],
    ['agreements of a partnership', `${of}/agreements`],
    ['an agreement with its signatures', `/bench/agreements/${agreement}`],
    ['committees of a partnership', `${of}/committees`],
    ['a committee', `/bench/committees/${committee}`],
    ['equity of a partnership', `${of}/equity`],
  ] as const
  const everywhere = [
    ['touchpoints, newest first', '/bench/touchpoints'],
    ['today', '/bench/today'],
    ['the year ahead over all partnerships', '/bench/roadmap'],
    ['partnerships', '/bench/partnerships'],
    ['equity over all partnerships', '/bench/equity'],
    ['early warnings over all', '/bench/warnings'],
  ] as const
  return [...inPartnership, ...everywhere].map(([what, path]) => ({ what, path, budget }))
}
