import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/context/context.server.ts'
import type { StagedKind } from '../import.ts'
import { targets } from '../staging/columns.ts'
import type { Values } from '../staging/compare.ts'

/** Positions of an import's order, both ends included. */
export interface Span {
  importId: string
  from: number
  to: number
}

const raw = (text: string) => sql.raw(text)
const ofSpan = (tx: Tx, { importId, from, to }: Span) =>
  sql`r.workspace_id = ${tx.workspace.id} and r.import_id = ${importId} and r.position between ${from} and ${to}`

/** Creates the records of one kind that the rows of a span are to become. Answers how many. */
export async function createRecords(tx: Tx, span: Span, source: string, kind: StagedKind): Promise<number> {
  const { table, columns, extra, updated } = targets[kind]
  const names = columns.map(({ name }) => name)
  const typed = columns.map(({ name, type }) => `${name} ${type}`).join(', ')
  const filled = columns.map(({ name, empty }) => `coalesce(f.${name}, ${empty})`).join(', ')
  const done = await sql`
    insert into ${sql.table(table)} (workspace_id, id, created_at, ${raw(names.join(', '))}${raw(extra ? ', extra' : '')}${raw(updated ? ', updated_at' : '')})
    select r.workspace_id, r.record_id, ${tx.now}, ${raw(filled)}
      ${extra ? sql`, case when r.extra = '{}' then '{}' else jsonb_build_object(${source}::text, r.extra) end` : sql``}
      ${updated ? sql`, ${tx.now}` : sql``}
    from import_rows r cross join lateral jsonb_to_record(r.fields) as f(${raw(typed)})
    where ${ofSpan(tx, span)} and r.kind = ${kind} and r.outcome = 'create'`.execute(tx.db)
  if (kind === 'service')
    await sql`
      insert into service_locations (workspace_id, id, service_id, location_id, created_at)
      select r.workspace_id, gen_random_uuid(), r.record_id, x.location::uuid, ${tx.now}
      from import_rows r cross join lateral jsonb_array_elements_text(r.refs->'locations') as x(location)
      where ${ofSpan(tx, span)} and r.kind = 'service' and r.outcome = 'create'
      on conflict (workspace_id, service_id, location_id) do nothing`.execute(tx.db)
  return Number(done.numAffectedRows ?? 0)
}

/** Remembers which record each created row has become, and what its source said. */
export const rememberCreated = (tx: Tx, span: Span, source: string) =>
  sql`
    insert into source_records (workspace_id, id, source, kind, key, record_id, given, import_id)
    select r.workspace_id, r.id, ${source}, r.kind, r.key, r.record_id,
      r.fields || r.refs || case when r.extra = '{}' then '{}' else jsonb_build_object('extra', r.extra) end, r.import_id
    from import_rows r where ${ofSpan(tx, span)} and r.outcome = 'create'`.execute(tx.db)

/** Records of one kind as they are to stand, whole. `extra` is what this source says beyond our columns. */
export async function overwriteRecords(
  tx: Tx,
  source: string,
  kind: StagedKind,
  records: readonly { id: string; values: Values }[],
): Promise<void> {
  if (records.length === 0) return
  const { table, columns, extra, updated, version } = targets[kind]
  const typed = columns.map(({ name, type }) => `${name} ${type}`).join(', ')
  const set = columns.map(({ name, empty }) => `${name} = coalesce(x.${name}, ${empty})`).join(', ')
  const rows = records.map(({ id, values }) => ({ ...values, id }))
  await sql`
    update ${sql.table(table)} t set ${raw(set)}
      ${extra ? sql`, extra = case when x.extra is null then t.extra - ${source}::text else t.extra || jsonb_build_object(${source}::text, x.extra) end` : sql``}
      ${updated ? sql`, updated_at = ${tx.now}` : sql``}
      ${version ? sql`, version = t.version + 1` : sql``}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id uuid, ${raw(typed)}${raw(extra ? ', extra jsonb' : '')})
    where t.workspace_id = ${tx.workspace.id} and t.id = x.id`.execute(tx.db)
}

/** Puts down what a source says now of records it brought before. */
export async function rememberGiven(
  tx: Tx,
  source: string,
  importId: string | null,
  rows: readonly { kind: string; key: string; given: Values }[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update source_records s set given = x.given, import_id = coalesce(${importId}::uuid, s.import_id)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(kind text, key text, given jsonb)
    where s.workspace_id = ${tx.workspace.id} and s.source = ${source} and s.kind = x.kind and s.key = x.key`.execute(
    tx.db,
  )
}

/** Gives services the places that their rows name: those that are new, and without those no longer named. */
export async function placeServices(
  tx: Tx,
  services: readonly { id: string; now: readonly string[]; before: readonly string[] }[],
): Promise<void> {
  const added = services.flatMap(({ id, now }) =>
    now.map((location) => ({ service: id, location, id: uuid() })),
  )
  const gone = services.flatMap(({ id, now, before }) =>
    before.filter((location) => !now.includes(location)).map((location) => ({ service: id, location })),
  )
  if (gone.length > 0)
    await sql`
      delete from service_locations t using jsonb_to_recordset(${JSON.stringify(gone)}::jsonb) as x(service uuid, location uuid)
      where t.workspace_id = ${tx.workspace.id} and t.service_id = x.service and t.location_id = x.location`.execute(
      tx.db,
    )
  if (added.length > 0)
    await sql`
      insert into service_locations (workspace_id, id, service_id, location_id, created_at)
      select ${tx.workspace.id}, x.id, x.service, x.location, ${tx.now}
      from jsonb_to_recordset(${JSON.stringify(added)}::jsonb) as x(id uuid, service uuid, location uuid)
      on conflict (workspace_id, service_id, location_id) do nothing`.execute(tx.db)
}

export interface Change {
  position: number
  kind: string
  recordId: string
  /** What stood in the columns that were written, and what the source had said before. */
  before: { values: Values; given: Values; key: string }
  after: { values: Values }
}

/** The journal of what was written over, field by field. */
export async function journal(tx: Tx, importId: string, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return
  const rows = changes.map((one) => ({
    id: uuid(),
    position: one.position,
    record_kind: one.kind,
    record_id: one.recordId,
    before: one.before,
    after: one.after,
  }))
  await sql`
    insert into import_changes (workspace_id, import_id, id, position, record_kind, record_id, before, after)
    select ${tx.workspace.id}, ${importId}, x.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as x(id uuid, position integer, record_kind text, record_id uuid, before jsonb, after jsonb)`.execute(
    tx.db,
  )
}
