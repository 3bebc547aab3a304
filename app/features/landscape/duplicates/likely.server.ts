import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/context/context.server.ts'
import { type Comparable, duplicateScore, likelyFrom, type Reason } from './score.ts'

/** A record to come, by what can be compared. */
export interface New {
  recordId: string
  fields: Record<string, unknown>
  extra: Record<string, unknown>
}
export interface LikelyPair {
  recordId: string
  otherId: string
  score: number
  reasons: Reason[]
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
const facts = (extra: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(extra).filter((fact): fact is [string, string] => text(fact[1]) !== null))

const comparable = (fields: Record<string, unknown>, extra: Record<string, unknown>): Comparable => ({
  name: text(fields.name) ?? '',
  email: text(fields.email),
  phone: text(fields.phone),
  website: text(fields.website),
  addressLine: text(fields.address_line),
  city: text(fields.city),
  postalCode: text(fields.postal_code),
  facts: facts(extra),
})

/**
 * Records of the workspace that may be the same as new ones, with score and reasons. Looked at are those with
 * the same name, mail address or telephone number, and with `near` those of a similar name.
 */
export async function findLikely(
  tx: Tx,
  kind: 'organization' | 'person',
  news: readonly New[],
  near: boolean,
): Promise<LikelyPair[]> {
  if (news.length === 0) return []
  const table = kind === 'organization' ? 'organizations' : 'people'
  const asked = news.map(({ fields }, position) => ({
    position,
    name: fields.name,
    email: fields.email,
    phone: fields.phone,
  }))
  const found = await sql<{ at: number; id: string }>`
    select at, id from likely_records(${table}::regclass, ${JSON.stringify(asked)}::jsonb, ${near})`.execute(
    tx.db,
  )
  if (found.rows.length === 0) return []
  const ids = [...new Set(found.rows.map((row) => row.id))]
  const others = await sql<{ id: string; row: Record<string, unknown> }>`
    select id, to_jsonb(t) - 'search_key' - 'description' as row from ${sql.table(table)} t
    where workspace_id = ${tx.workspace.id} and id = any(${ids}::uuid[]) and deleted_at is null`.execute(
    tx.db,
  )
  const byId = new Map(
    others.rows.map(({ id, row }) => {
      const bySource = Object.values((row.extra as Record<string, Record<string, unknown>> | null) ?? {})
      return [id, comparable(row, Object.assign({}, ...bySource))]
    }),
  )
  const pairs = new Map<string, LikelyPair>()
  for (const { at, id } of found.rows) {
    const one = news[at]
    const other = byId.get(id)
    if (one === undefined || other === undefined || one.recordId === id) continue
    const { score, reasons } = duplicateScore(kind, comparable(one.fields, one.extra), other)
    if (score >= likelyFrom)
      pairs.set(`${one.recordId} ${id}`, { recordId: one.recordId, otherId: id, score, reasons })
  }
  return bestOfEach([...pairs.values()])
}

const mostPerRecord = 3

/** A record is seldom the same as many: its best few, and all that are as good as the last of them. */
function bestOfEach(pairs: LikelyPair[]): LikelyPair[] {
  return [...Map.groupBy(pairs, (pair) => pair.recordId).values()].flatMap((own) =>
    own.sort((a, b) => b.score - a.score).slice(0, mostPerRecord),
  )
}

/** Lists pairs for people to decide. Answers how many there are. */
export async function writeLikely(
  tx: Tx,
  kind: 'organization' | 'person',
  importId: string | null,
  pairs: readonly LikelyPair[],
): Promise<number> {
  if (pairs.length === 0) return 0
  const values = pairs.map((pair) => ({
    id: uuid(),
    record_id: pair.recordId,
    other_id: pair.otherId,
    score: pair.score,
    reasons: pair.reasons,
  }))
  await sql`
    insert into likely_duplicates (workspace_id, kind, import_id, created_at, id, record_id, other_id, score, reasons)
    select ${tx.workspace.id}, ${kind}, ${importId}, ${tx.now}, x.* from jsonb_to_recordset(${JSON.stringify(values)}::jsonb)
      as x(id uuid, record_id uuid, other_id uuid, score real, reasons text[])
    on conflict (workspace_id, kind, record_id, other_id) do nothing`.execute(tx.db)
  return pairs.length
}
