import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import type { Listing } from '#platform/http/listing.ts'
import type { Outcome, StagedKind } from './import.ts'
import { importRows, problemsOf, type RowFilters } from './reads.server.ts'
import { fieldName, problemSentence } from './say.server.ts'
import { targets } from './staging/columns.ts'
import { type Values, weigh } from './staging/compare.ts'
import { existingRecords } from './staging/existing.server.ts'
import { nameOf } from './staging/ids.ts'
import { withoutPlaces } from './staging/outcome.ts'

export interface PreviewRow {
  id: string
  kind: StagedKind
  outcome: Outcome
  at: string
  line: number
  title: string
  /** Its record's page, relative to the workspace; null where there is none yet. */
  href: string | null
  details: { field: string; now: string; before: string | null }[]
  notes: string[]
}

/** One page of what an import does, row by row, in the reader's words; of changes what they change. */
export async function previewRows(
  tx: Tx,
  { id, source, isWritten, isHere }: { id: string; source: string; isWritten: boolean; isHere: boolean },
  filters: RowFilters,
  listing: Pick<Listing, 'cursor' | 'limit'>,
): Promise<{ rows: PreviewRow[]; next: string | null }> {
  const { items, next } = await importRows(tx, id, filters, listing)
  const problems = await problemsOf(tx, id, items)
  const changing = isWritten ? [] : items.filter((row) => row.outcome === 'change')
  const existing = await existingRecords(tx, source, changing)
  const written = isWritten ? await writtenChanges(tx, id, items) : new Map<string, Written>()
  const rows = items.map((row): PreviewRow => {
    const kind = row.kind as StagedKind
    const fields = row.fields as Values
    return {
      id: row.id,
      kind,
      outcome: row.outcome ?? 'skip',
      at: row.file,
      line: row.line,
      title: titleOf(kind, fields),
      href: hrefOf(kind, fields, row, isHere),
      details: detailsOf(kind, row, existing.get(nameOf(row)), written.get(row.recordId ?? '')),
      notes: problems.filter(({ file, line }) => file === row.file && line === row.line).map(problemSentence),
    }
  })
  return { rows, next }
}

interface Written {
  before: Values
  after: Values
}

async function writtenChanges(tx: Tx, importId: string, items: readonly { recordId: string | null }[]) {
  const rows = await tx.db
    .selectFrom('importChanges')
    .select(['recordId', 'before', 'after'])
    .where('workspaceId', '=', tx.workspace.id)
    .where('importId', '=', importId)
    .where('before', 'is not', null)
    .where('recordId', 'in', [tx.workspace.id, ...items.flatMap(({ recordId }) => recordId ?? [])])
    .execute()
  return new Map<string, Written>(
    rows.map((row) => [row.recordId, { before: row.before.values, after: row.after.values }]),
  )
}

const titleOf = (kind: StagedKind, fields: Values): string =>
  String((kind === 'phone' ? fields.number : kind === 'affiliation' ? fields.title : fields.name) ?? '')

function hrefOf(
  kind: StagedKind,
  fields: Values,
  { recordId, outcome }: { recordId: string | null; outcome: string | null },
  isHere: boolean,
): string | null {
  const here = outcome !== 'create' || isHere
  if (kind === 'organization') return here ? `/organizations/${recordId}` : null
  if (kind === 'person') return here ? `/people/${recordId}` : null
  return isHere && typeof fields.organization_id === 'string'
    ? `/organizations/${fields.organization_id}`
    : null
}

/** Columns that lead to other records, or are told already. */
const untold = new Set([
  'name',
  'organization_id',
  'person_id',
  'subject_id',
  'subject_kind',
  'schedules',
  'extra',
])
const most = 5

function detailsOf(
  kind: StagedKind,
  row: { fields: unknown; extra: unknown; outcome: string | null },
  existing: { given: Values; current: Values | null } | undefined,
  written: Written | undefined,
): PreviewRow['details'] {
  const tell = (now: Values, before: Values | null) =>
    Object.entries(now)
      .filter(([column]) => (column === 'name' ? before !== null : !untold.has(column)))
      .slice(0, most)
      .map(([column, value]) => ({
        field: fieldName(column),
        now: shown(value),
        before: before === null ? null : shown(before[column]),
      }))
  if (row.outcome === 'create') return tell(row.fields as Values, null)
  if (written !== undefined) return tell(written.after, written.before)
  if (existing === undefined || existing.current === null) return []
  const said = targets[kind].extra ? { ...(row.fields as Values), extra: row.extra } : (row.fields as Values)
  const { write, before } = weigh(said, withoutPlaces(existing.given), existing.current)
  return tell(write, before)
}

const shown = (value: unknown): string => {
  const text = Array.isArray(value)
    ? value.join(', ')
    : value === null || value === undefined
      ? '–'
      : String(value)
  return text.length > 120 ? `${text.slice(0, 119)}…` : text
}

/** Created records that stayed and changes that could not be taken back when an import was undone, with why. */
export async function stayedRecords(tx: Tx, importId: string, limit = 200) {
  const rows = await sql<{
    id: string
    kind: StagedKind
    recordId: string
    because: string
    name: string | null
  }>`
    select c.id, c.record_kind as kind, c.record_id, c.kept_because as because,
      coalesce(o.name, p.name, l.name, s.name) as name
    from import_changes c
    left join organizations o on o.workspace_id = c.workspace_id and o.id = c.record_id and c.record_kind = 'organization'
    left join people p on p.workspace_id = c.workspace_id and p.id = c.record_id and c.record_kind = 'person'
    left join locations l on l.workspace_id = c.workspace_id and l.id = c.record_id and c.record_kind = 'location'
    left join services s on s.workspace_id = c.workspace_id and s.id = c.record_id and c.record_kind = 'service'
    where c.workspace_id = ${tx.workspace.id} and c.import_id = ${importId} and c.kept_because is not null
    order by c.position limit ${limit}`.execute(tx.db)
  return rows.rows
}
