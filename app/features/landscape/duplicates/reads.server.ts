import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import type { Listing } from '#platform/http/listing.ts'
import { cutPage } from '#platform/http/paging.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { landscapePolicy } from '../policy.ts'
import type { Reason } from './score.ts'

export interface DuplicatePair {
  id: string
  kind: 'organization' | 'person'
  recordId: string
  otherId: string
  name: string
  otherName: string
  detail: string
  otherDetail: string
  score: number
  reasons: Reason[]
  href: string
  otherHref: string
  createdAt: Date
}

const described = (alias: 'a' | 'b', kind: 'organization' | 'person') =>
  kind === 'organization'
    ? sql`concat_ws(', ', nullif(${sql.ref(`${alias}.addressLine`)}, ''), nullif(${sql.ref(`${alias}.city`)}, ''), ${sql.ref(`${alias}.email`)}, ${sql.ref(`${alias}.phone`)})`
    : sql`concat_ws(', ', nullif(${sql.ref(`${alias}.city`)}, ''), ${sql.ref(`${alias}.email`)}, ${sql.ref(`${alias}.phone`)})`

/** Pairs of one kind nobody has decided about, both records being here; `still` lets pairs of a staged import in. */
const open = (tx: Tx, kind: 'organization' | 'person') => {
  const table = sql.table(kind === 'organization' ? 'organizations' : 'people')
  return sql`
    select d.id, d.kind, d.record_id, d.other_id, d.score, d.reasons, d.created_at, a.name, b.name as other_name,
      ${described('a', kind)} as detail, ${described('b', kind)} as other_detail
    from likely_duplicates d
    join ${table} a on a.workspace_id = d.workspace_id and a.id = d.record_id and a.deleted_at is null
    join ${table} b on b.workspace_id = d.workspace_id and b.id = d.other_id and b.deleted_at is null
    where d.workspace_id = ${tx.workspace.id} and d.kind = ${kind} and d.dismissed_at is null and d.merged_at is null`
}

/** Pairs are judged by those who may bring together; to others there are none. Every read builds on this. */
const openPairs = (tx: Tx) => {
  allow(tx.actor, landscapePolicy.merge)
  return sql`(${open(tx, 'organization')} union all ${open(tx, 'person')}) as pair`
}

const withHrefs = (row: Omit<DuplicatePair, 'href' | 'otherHref'>): DuplicatePair => {
  const at = row.kind === 'organization' ? '/organizations' : '/people'
  return { ...row, href: `${at}/${row.recordId}`, otherHref: `${at}/${row.otherId}` }
}

/** How many pairs wait for somebody to decide. */
export async function countDuplicates(tx: Tx): Promise<number> {
  const found = await sql<{ count: number }>`select count(*)::integer as count from ${openPairs(tx)}`.execute(
    tx.db,
  )
  return found.rows[0]?.count ?? 0
}

/** One page of pairs, the likeliest first. */
export async function listDuplicates(tx: Tx, { cursor, limit }: Pick<Listing, 'cursor' | 'limit'>) {
  const after =
    cursor === null ? sql`` : sql`where (score, id) < (${cursor.value}::text::real, ${cursor.id}::uuid)`
  const found = await sql<Omit<DuplicatePair, 'href' | 'otherHref'> & { cursorValue: string }>`
    select *, score::text as cursor_value from ${openPairs(tx)} ${after} order by score desc, id desc limit ${limit + 1}`.execute(
    tx.db,
  )
  const page = cutPage(found.rows, limit)
  return { next: page.next, total: await countDuplicates(tx), items: page.items.map(withHrefs) }
}

/** One open pair; throws NotFound. */
export async function readDuplicate(tx: Tx, id: string): Promise<DuplicatePair> {
  const found = await sql<DuplicatePair>`select * from ${openPairs(tx)} where id::text = ${id}`.execute(tx.db)
  const [row] = found.rows
  if (row === undefined) throw new NotFound()
  return withHrefs(row)
}

/** The likeliest pairs that an import's rows are part of, whether it is applied yet or not. */
export async function pairsOfImport(tx: Tx, importId: string, most: number) {
  const found = await sql<{
    id: string
    name: string
    otherName: string
    otherHref: string
    score: number
    reasons: Reason[]
  }>`
    select d.id, coalesce(r.fields->>'name', '') as name, coalesce(o.name, p.name, '') as other_name, d.score, d.reasons,
      case when d.kind = 'organization' then '/organizations/' else '/people/' end || d.other_id as other_href
    from (select * from likely_duplicates
      where workspace_id = ${tx.workspace.id} and import_id = ${importId} and dismissed_at is null and merged_at is null
      order by score desc, id limit ${most}) d
    join import_rows r on r.workspace_id = d.workspace_id and r.import_id = ${importId} and r.record_id = d.record_id and r.kind = d.kind
    left join organizations o on o.workspace_id = d.workspace_id and o.id = d.other_id and d.kind = 'organization'
    left join people p on p.workspace_id = d.workspace_id and p.id = d.other_id and d.kind = 'person'
    order by d.score desc, d.id`.execute(tx.db)
  return found.rows
}
