import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import type { Merge } from '#platform/features/feature.server.ts'
import type { Journal, Led } from './journal.server.ts'
import type { MergeKind } from './merge.ts'

const ledBy = (merge: Merge): Led => ({
  table: merge.table,
  column: merge.column,
  apart: merge.apart,
  same: merge.same,
  kind: merge.kindColumn === undefined ? undefined : { column: merge.kindColumn, is: merge.kind },
})

/** Everything that leads to one record leads to the other from now on, by all columns that features name. */
export async function moveAll(
  tx: Tx,
  journal: Journal,
  kind: MergeKind,
  from: string,
  into: string,
): Promise<void> {
  for (const merge of tx.system.registry.merges)
    if (merge.kind === kind) await journal.move(ledBy(merge), from, into)
  await moveStaged(tx, journal, from, into)
}

/** Where rows of imports name the record inside of what they say: those that wait to be written, and what sources said last. */
async function moveStaged(tx: Tx, journal: Journal, from: string, into: string): Promise<void> {
  for (const key of ['organization_id', 'person_id', 'subject_id']) {
    const waiting = await sql<{ id: string }>`
      select r.id from import_rows r join imports i on i.workspace_id = r.workspace_id and i.id = r.import_id
      where r.workspace_id = ${tx.workspace.id} and i.finished_at is null and i.discarded_at is null and r.fields->>${key} = ${from}`.execute(
      tx.db,
    )
    const said = await sql<{ id: string }>`
      select id from source_records where workspace_id = ${tx.workspace.id} and given->>${key} = ${from}`.execute(
      tx.db,
    )
    const renamed = (column: string) =>
      sql`jsonb_set(x.${sql.ref(column)}, array[${key}::text], to_jsonb(${into}::text))`
    const ids = (found: typeof said) => found.rows.map((row) => row.id)
    await journal.set('import_rows', ids(waiting), { fields: renamed('fields') })
    await journal.set('source_records', ids(said), { given: renamed('given') })
  }
}

/** What leads to a record, in words with their counts, as pages show it before anything is moved. */
export async function countOf(tx: Tx, kind: MergeKind, id: string): Promise<string[]> {
  const soft = await softTables(tx)
  const said: string[] = []
  for (const merge of tx.system.registry.merges) {
    if (merge.kind !== kind || merge.says === undefined) continue
    const { table, column, kindColumn } = merge
    const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count from ${sql.table(table)}
      where workspace_id = ${tx.workspace.id} and ${sql.ref(column)} = ${id}
        ${kindColumn === undefined ? sql`` : sql`and ${sql.ref(kindColumn)} = ${kind}`}
        ${soft.has(table) ? sql`and deleted_at is null` : sql``}`.execute(tx.db)
    const count = rows[0]?.count ?? 0
    if (count > 0) said.push(merge.says(count))
  }
  return said
}

async function softTables(tx: Tx): Promise<Set<string>> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
    where a.attname = 'deleted_at' and not a.attisdropped and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`.execute(
    tx.db,
  )
  return new Set(rows.map((row) => row.name))
}
