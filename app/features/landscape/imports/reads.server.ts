import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import type { Listing } from '#platform/http/listing.ts'
import { cutPage, onePage } from '#platform/http/paging.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { landscapePolicy } from '../policy.ts'
import { noCounts, type Outcome, type ReadTable, stateOf } from './import.ts'

/** Imports are for those who may import; to everybody else there are none. Every read builds on this. */
export function reachableImports(tx: Tx) {
  allow(tx.actor, landscapePolicy.import)
  return tx.db.selectFrom('imports').where('imports.workspaceId', '=', tx.workspace.id)
}

const columns = [
  'imports.id',
  'imports.kind',
  'imports.source',
  'imports.fileName',
  'imports.dialect',
  'imports.mapping',
  'imports.counts',
  'imports.createdAt',
  'imports.stagedAt',
  'imports.startedAt',
  'imports.finishedAt',
  'imports.failedAt',
  'imports.failure',
  'imports.discardedAt',
  'imports.revertStartedAt',
  'imports.revertedAt',
] as const

const withStarter = (tx: Tx) =>
  reachableImports(tx)
    .leftJoin('people', (join) =>
      join
        .onRef('people.id', '=', 'imports.actorPersonId')
        .onRef('people.workspaceId', '=', 'imports.workspaceId'),
    )
    .select(columns)
    .select('people.name as startedBy')

const shaped = (row: Awaited<ReturnType<ReturnType<typeof withStarter>['executeTakeFirstOrThrow']>>) => ({
  ...row,
  state: stateOf(row),
  counts: { ...noCounts, ...row.counts },
  mapping: row.mapping as ReadTable[],
})
export type Import = ReturnType<typeof shaped>

/** One page of imports, the newest first. */
export async function listImports(tx: Tx, listing: Pick<Listing, 'direction' | 'cursor' | 'limit'>) {
  const rows = await onePage(
    withStarter(tx),
    listing,
    { sql: 'imports.created_at', type: 'timestamptz' },
    'imports.id',
  ).execute()
  const { total } = await reachableImports(tx)
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const page = cutPage(rows, listing.limit)
  return { next: page.next, total, items: page.items.map(shaped) }
}

/** One import; throws NotFound. */
export async function readImport(tx: Tx, id: string): Promise<Import> {
  const found = await withStarter(tx).where('imports.id', '=', id).executeTakeFirst()
  if (found === undefined) throw new NotFound()
  return shaped(found)
}

export interface RowFilters {
  outcome?: Outcome
  kind?: string
  /** Only rows with something to know. */
  problems?: boolean
}

/** One page of an import's rows in their order. */
export async function importRows(
  tx: Tx,
  importId: string,
  filters: RowFilters,
  listing: Pick<Listing, 'cursor' | 'limit'>,
) {
  let rows = tx.db
    .selectFrom('importRows')
    .where('importRows.workspaceId', '=', tx.workspace.id)
    .where('importRows.importId', '=', importId)
  if (filters.outcome !== undefined) rows = rows.where('outcome', '=', filters.outcome)
  if (filters.kind !== undefined) rows = rows.where('kind', '=', filters.kind)
  if (filters.problems === true)
    rows = rows.where((where) =>
      where.exists(
        where
          .selectFrom('importProblems')
          .whereRef('importProblems.workspaceId', '=', 'importRows.workspaceId')
          .whereRef('importProblems.importId', '=', 'importRows.importId')
          .whereRef('importProblems.file', '=', 'importRows.file')
          .whereRef('importProblems.line', '=', 'importRows.line')
          .select(sql`1`.as('one')),
      ),
    )
  const found = await onePage(
    rows.select([
      'importRows.id',
      'importRows.position',
      'kind',
      'key',
      'file',
      'line',
      'fields',
      'extra',
      'outcome',
      'recordId',
    ]),
    { ...listing, direction: 'asc' },
    { sql: 'import_rows.position', type: 'integer' },
    'import_rows.id',
  ).execute()
  return cutPage(found, listing.limit)
}

/** What is wrong with these lines of an import's files; or with `lines` null, with whole files. */
export async function problemsOf(
  tx: Tx,
  importId: string,
  lines: readonly { file: string; line: number }[] | null,
  most = 500,
) {
  let query = tx.db
    .selectFrom('importProblems')
    .where('workspaceId', '=', tx.workspace.id)
    .where('importId', '=', importId)
  query =
    lines === null
      ? query.where('line', 'is', null)
      : query.where('line', 'in', [-1, ...lines.map(({ line }) => line)])
  const rows = await query
    .select(['id', 'file', 'line', 'columnName', 'severity', 'code', 'facts'])
    .orderBy('file')
    .orderBy('line')
    .orderBy('id')
    .limit(most)
    .execute()
  const wanted = lines === null ? null : new Set(lines.map(({ file, line }) => `${file} ${line}`))
  return rows.filter(({ file, line }) => wanted === null || wanted.has(`${file} ${line}`))
}

/** One page of lines that were left out, and why. */
export async function leftOut(tx: Tx, importId: string, listing: Pick<Listing, 'cursor' | 'limit'>) {
  const found = await onePage(
    tx.db
      .selectFrom('importProblems')
      .where('workspaceId', '=', tx.workspace.id)
      .where('importId', '=', importId)
      .where('severity', '=', 'error')
      .select(['id', 'file', 'line', 'columnName', 'severity', 'code', 'facts']),
    { ...listing, direction: 'asc' },
    { sql: 'coalesce(line, 0)', type: 'integer' },
    'id',
  ).execute()
  return cutPage(found, listing.limit)
}

/** So many problems of an import in the order they were found, after one of them. */
export async function problemsAfter(tx: Tx, importId: string, after: string | null, most: number) {
  let query = tx.db
    .selectFrom('importProblems')
    .where('workspaceId', '=', tx.workspace.id)
    .where('importId', '=', importId)
  if (after !== null) query = query.where('id', '>', after)
  return query
    .select(['id', 'file', 'line', 'columnName', 'severity', 'code', 'facts'])
    .orderBy('id')
    .limit(most)
    .execute()
}
