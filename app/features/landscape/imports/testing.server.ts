import { sql } from 'kysely'
import type { Ctx } from '#platform/context/context.server.ts'
import { read } from '#platform/context/transaction.server.ts'
import { runImport } from './command.server.ts'
import type { ImportKind } from './import.ts'
import { withFolder } from './reading/testing.server.ts'

/** Imports files as the command line does; for tests. */
export const importFiles = (
  ctx: Ctx,
  files: Record<string, string | Uint8Array>,
  kind: ImportKind = 'hsds',
  { source = 'Test', dryRun = false }: { source?: string; dryRun?: boolean } = {},
) =>
  withFolder(files, (folder) => {
    const names = Object.keys(files)
    const path = names.length === 1 ? `${folder}/${names[0]}` : folder
    return runImport(ctx, { kind, source, path, dryRun })
  })

/** Rows of a table of the workspace, those taken away left out. */
export const rowsOf = (
  ctx: Ctx,
  table:
    | 'organizations'
    | 'people'
    | 'locations'
    | 'services'
    | 'affiliations'
    | 'phones'
    | 'serviceLocations',
) =>
  read(ctx, async (tx) => {
    const soft = ['organizations', 'people', 'locations', 'services'].includes(table)
    const found = await sql<Record<string, unknown>>`
      select * from ${sql.table(table)} where workspace_id = ${tx.workspace.id} ${soft ? sql`and deleted_at is null` : sql``}`.execute(
      tx.db,
    )
    return found.rows
  })
