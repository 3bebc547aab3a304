import type { Ctx } from '#platform/context/context.server.ts'
import { columnWord } from '#platform/exporting/columns.ts'
import type { ExportTable } from '#platform/features/feature.server.ts'
import { formatNumber, formatStamp } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { documentColumns, type LaidDocument } from './laid.server.ts'

/** A table that leaves with a partnership. */
export type LeavingTable = ExportTable & Required<Pick<ExportTable, 'ofPartnership'>>

/** What the columns of the table of documents say. */
const ofDocuments: Readonly<Record<(typeof documentColumns)[number], () => string>> = {
  path: m.column_documents_path,
  name: m.column_documents_name,
  folder: m.column_documents_folder,
  recordKind: m.column_documents_record_kind,
  recordId: m.column_documents_record_id,
  audience: m.column_audience,
  addedBy: m.column_documents_added_by,
  addedAt: m.column_documents_added_at,
  bytes: m.column_documents_bytes,
  sha256: m.column_sha256,
}

/** The README of a package, in the reader's language: every file and every column in words. */
export function readmeOf(
  ctx: Ctx,
  {
    name,
    tables,
    documents,
  }: { name: string; tables: readonly LeavingTable[]; documents: readonly LaidDocument[] },
): string {
  const column = (column: string, says: string | null) => `    ${column}: ${says ?? ''}`
  const left = documents.filter((one) => one.laid === null)
  const lines = [
    name,
    '='.repeat(Math.min(name.length, 78)),
    '',
    m.package_made({
      when: formatStamp(ctx.now, ctx.workspace.timeZone),
      who: ctx.actor.name,
      organization: ctx.actor.organizationName ?? '',
      workspace: ctx.workspace.name,
    }),
    '',
    m.package_what(),
    m.package_what_not(),
    m.package_private(),
    '',
    m.package_files(),
    '',
    `dossier.pdf – ${m.package_dossier()}`,
    `README.txt – ${m.package_readme()}`,
    `manifest-sha256.txt – ${m.package_manifest()}`,
    ...ctx.system.registry.documents.flatMap(({ folder, says }) => [
      '',
      `${folder}/ – ${says()}`,
      ...documents
        .filter((one) => one.folder === folder && one.laid !== null)
        .map(({ laid, document }) =>
          m.package_file({
            path: laid?.path ?? '',
            bytes: formatNumber(laid?.bytes ?? 0),
            name: document.name,
          }),
        ),
    ]),
    ...(left.length === 0
      ? []
      : [
          '',
          m.package_left_out({ count: left.length }),
          ...left.map(({ document }) => `    ${document.name}`),
        ]),
    '',
    m.package_tables(),
    ...tables.flatMap(({ name: table, columns, ofPartnership }) => [
      '',
      `data/${table}.csv, data/${table}.json – ${ofPartnership.says()}`,
      ...columns.map((one) => column(one, columnWord(one, ofPartnership.columns))),
    ]),
    '',
    `data/documents.csv – ${m.package_documents()}`,
    ...documentColumns.map((one) => column(one, ofDocuments[one]())),
  ]
  // Windows' own editor and every other read these line ends.
  return `${lines.join('\r\n')}\r\n`
}
