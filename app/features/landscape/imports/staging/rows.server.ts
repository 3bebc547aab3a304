import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/context/context.server.ts'
import { idOfMany } from '#platform/database/ids.server.ts'
import type { Outcome } from '../import.ts'
import type { ImportProblem } from '../reading/problem.ts'
import type { Values } from './compare.ts'

export interface StagedRow {
  position: number
  kind: string
  key: string
  file: string
  line: number
  /** By column of the record's table. */
  fields: Values
  refs: { locations?: string[] }
  extra: Values
  outcome: Outcome
  /** The record it became earlier, or the id of the one to create. */
  recordId: string
}

/** Something to know about a row, found while weighing it against what is here. */
export type StagedProblem = Omit<ImportProblem, 'code'> & { code: string }

/** Writes staged rows in one statement. */
export async function writeRows(tx: Tx, importId: string, rows: readonly StagedRow[]): Promise<void> {
  if (rows.length === 0) return
  const values = rows.map((row) => [
    idOfMany(),
    row.position,
    row.kind,
    row.key,
    row.file,
    row.line,
    row.fields,
    row.refs,
    row.extra,
    row.outcome,
    row.recordId,
  ])
  // Rows as arrays: names repeated a thousand times a batch would be most of the text.
  await sql`
    insert into import_rows (workspace_id, import_id, id, position, kind, key, file, line, fields, refs, extra, outcome, record_id)
    select ${tx.workspace.id}, ${importId}, (r->>0)::uuid, (r->>1)::integer, r->>2, r->>3, r->>4, (r->>5)::integer, r->6, r->7, r->8, r->>9, (r->>10)::uuid
    from jsonb_array_elements(${JSON.stringify(values)}::jsonb) as r`.execute(tx.db)
}

/** Writes what is wrong with rows in one statement. */
export async function writeProblems(
  tx: Tx,
  importId: string,
  problems: readonly StagedProblem[],
): Promise<void> {
  if (problems.length === 0) return
  const values = problems.map((one) => ({
    id: uuid(),
    file: one.file,
    line: one.row,
    column_name: one.column?.toWellFormed() ?? null,
    severity: one.severity,
    code: one.code,
    facts: wellFormed(one.facts),
  }))
  await sql`
    insert into import_problems (workspace_id, import_id, id, file, line, column_name, severity, code, facts)
    select ${tx.workspace.id}, ${importId}, x.* from jsonb_to_recordset(${JSON.stringify(values)}::jsonb)
      as x(id uuid, file text, line integer, column_name text, severity text, code text, facts jsonb)`.execute(
    tx.db,
  )
}

const wellFormed = (facts: Record<string, string | number>) =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replaceAll('\u0000', '').toWellFormed() : value,
    ]),
  )
