import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import type { StagedKind } from '../import.ts'
import { targets } from '../staging/columns.ts'
import { same, type Values } from '../staging/compare.ts'
import { currentValues } from '../staging/existing.server.ts'
import { withoutPlaces } from '../staging/outcome.ts'

/** Why a record that an import created stays when the import is undone. */
export type Stays = 'edited' | 'later_import' | 'linked'

/** Columns that lead to records of one kind, by table; found in the catalogue, so that a table added later counts too. */
export interface Link {
  table: string
  column: string
  /** The column that says of which kind the record is. */
  kindColumn: string | null
  soft: boolean
}

/** Everything that can hold on to a record of a kind. History and the import's own books don't. */
export async function linksTo(tx: Tx, kind: StagedKind): Promise<Link[]> {
  const { table } = targets[kind]
  const rows = await sql<Link>`
    with soft as (select attrelid from pg_attribute where attname = 'deleted_at' and not attisdropped)
    select c.relname as table, a.attname as column, null as kind_column, exists (select 1 from soft where attrelid = c.oid) as soft
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    join lateral unnest(k.conkey, k.confkey) as u(own, theirs) on true
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.own
    join pg_attribute b on b.attrelid = k.confrelid and b.attnum = u.theirs and b.attname = 'id'
    where k.contype = 'f' and k.confrelid = ${table}::regclass and c.relname <> 'workspaces'
    union all
    select c.relname, 'subject_id', 'subject_kind', exists (select 1 from soft where attrelid = c.oid)
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and c.relname not in ('history')
      and (select count(*) from pg_attribute a where a.attrelid = c.oid and a.attname in ('subject_kind', 'subject_id', 'workspace_id') and not a.attisdropped) = 3
    order by 1, 2`.execute(tx.db)
  return rows.rows
}

/** Which of the records a person, another import or another record holds on to, and why; the others can go. */
export async function touched(
  tx: Tx,
  kind: StagedKind,
  source: string,
  importId: string,
  given: ReadonlyMap<string, Values>,
  links: readonly Link[],
): Promise<Map<string, Stays>> {
  const ids = [...given.keys()]
  const stays = new Map<string, Stays>()
  const mark = (found: { rows: { id: string }[] }, why: Stays) => {
    for (const { id } of found.rows) if (!stays.has(id)) stays.set(id, why)
  }
  mark(
    await sql<{ id: string }>`
      select distinct subject_id as id from history
      where workspace_id = ${tx.workspace.id} and subject_kind = ${kind} and subject_id = any(${ids}::uuid[])`.execute(
      tx.db,
    ),
    'edited',
  )
  for (const [id, values] of await currentValues(tx, source, kind, ids, true)) {
    const said = withoutPlaces(given.get(id) ?? {})
    if (!targets[kind].extra) delete said.extra
    if (values !== null && !stays.has(id) && !same(values, said)) stays.set(id, 'edited')
  }
  mark(
    await sql<{ id: string }>`
      select distinct record_id as id from import_changes
      where workspace_id = ${tx.workspace.id} and record_kind = ${kind} and record_id = any(${ids}::uuid[])
        and import_id <> ${importId} and reverted_at is null`.execute(tx.db),
    'later_import',
  )
  for (const { table, column, kindColumn, soft } of links) {
    const found = await sql<{ id: string }>`
      select distinct ${sql.ref(column)} as id from ${sql.table(table)}
      where workspace_id = ${tx.workspace.id} and ${sql.ref(column)} = any(${ids}::uuid[])
        ${soft ? sql`and deleted_at is null` : sql``}
        ${kindColumn === null ? sql`` : sql`and ${sql.ref(kindColumn)} = ${kind}`}`.execute(tx.db)
    mark(found, 'linked')
  }
  return stays
}
