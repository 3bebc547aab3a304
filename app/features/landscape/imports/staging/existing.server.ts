import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import type { StagedKind } from '../import.ts'
import { targets } from './columns.ts'
import { compact, type Values } from './compare.ts'
import { type Asked, nameOf } from './ids.ts'

/** A record that this source brought before: which one, what the source said last, and how it stands now. */
export interface Existing {
  recordId: string
  given: Values
  /** Null when it was taken away here. */
  current: Values | null
}
/** Which records rows of a source have become, by `nameOf`. Nothing is locked. */
export async function knownRecords(
  tx: Tx,
  source: string,
  asked: readonly Asked[],
): Promise<Map<string, { recordId: string; given: Values }>> {
  const known = new Map<string, { recordId: string; given: Values }>()
  for (const [kind, ones] of Map.groupBy(asked, (one) => one.kind)) {
    // Kind by kind with equality in every column of the unique index: nothing else is as cheap to any planner.
    const rows = await sql<{ key: string; recordId: string; given: Values }>`
      select s.key, s.record_id, s.given from source_records s
      where s.workspace_id = ${tx.workspace.id} and s.source = ${source} and s.kind = ${kind}
        and s.key = any(${ones.map((one) => one.key)}::text[])`.execute(tx.db)
    for (const { key, recordId, given } of rows.rows) known.set(nameOf({ kind, key }), { recordId, given })
  }
  return known
}

/**
 * How records of one kind stand now, by id, in the columns that imports fill; null for one that was taken
 * away. With `lock` nobody changes them until the transaction ends.
 */
export async function currentValues(
  tx: Tx,
  source: string,
  kind: StagedKind,
  ids: readonly string[],
  lock: boolean,
): Promise<Map<string, Values | null>> {
  if (ids.length === 0) return new Map()
  const { table, columns, soft, extra } = targets[kind]
  const rows = await sql<{ id: string; row: Values; deleted: boolean }>`
    select t.id, to_jsonb(t) as row, ${soft ? sql`t.deleted_at is not null` : sql`false`} as deleted
    from ${sql.table(table)} t where t.workspace_id = ${tx.workspace.id} and t.id = any(${ids}::uuid[])
    ${lock ? sql`order by t.id for update` : sql``}`.execute(tx.db)
  return new Map(
    rows.rows.map(({ id, row, deleted }) => {
      if (deleted) return [id, null]
      const values = Object.fromEntries(columns.map(({ name }) => [name, row[name]]))
      if (values.kind === 'other') values.kind = null
      const all = extra ? { ...values, extra: (row.extra as Values | null)?.[source] } : values
      return [id, compact(all)]
    }),
  )
}

/** Records that rows of a source became, as they stand now, by `nameOf`. */
export async function existingRecords(
  tx: Tx,
  source: string,
  asked: readonly Asked[],
  lock = false,
): Promise<Map<string, Existing>> {
  const known = await knownRecords(tx, source, asked)
  const byKind = Map.groupBy(
    asked.filter((one) => known.has(nameOf(one))),
    (one) => one.kind as StagedKind,
  )
  const existing = new Map<string, Existing>()
  for (const [kind, ones] of byKind) {
    const idOf = (one: Asked) => known.get(nameOf(one))?.recordId ?? ''
    const current = await currentValues(tx, source, kind, ones.map(idOf), lock)
    for (const one of ones) {
      const { recordId = '', given = {} } = known.get(nameOf(one)) ?? {}
      existing.set(nameOf(one), { recordId, given, current: current.get(recordId) ?? null })
    }
  }
  return existing
}
