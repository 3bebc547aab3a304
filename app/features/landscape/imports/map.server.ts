import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Refusal } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { landscapePolicy } from '../policy.ts'
import { stateOf } from './import.ts'
import { packagePath } from './package-folder.server.ts'
import { hold } from './progress.server.ts'
import { targetFields } from './reading/mapping/fields.ts'

/** What each column is to be taken for, by file and column; null keeps a column as it is. */
export type Corrections = ReadonlyMap<string, ReadonlyMap<string, string | null>>

/** Reads an import again with corrected columns. */
export async function mapImport(
  tx: Tx,
  id: string,
  corrections: Corrections,
): Promise<{ historyId: string } | Refusal> {
  const held = await hold(tx, id)
  allow(tx.actor, landscapePolicy.import)
  const state = stateOf(held)
  if (held.startedAt !== null || (state !== 'ready' && state !== 'failed')) return new Refusal('import_begun')
  if (packagePath(tx.system.settings, id) === null) return new Refusal('import_file_gone')
  const mapping = held.mapping.map((table) => {
    const wanted = corrections.get(table.file)
    if (table.mapping === null || table.as === null || table.as === 'hsds' || wanted === undefined)
      return table
    const known = new Set(targetFields[table.as].map(({ field }) => field))
    return {
      ...table,
      mapping: table.mapping.map((choice) => {
        const field = wanted.get(choice.column)
        return field === undefined || (field !== null && !known.has(field))
          ? choice
          : { ...choice, field, confidence: 1 }
      }),
    }
  })
  await tx.db
    .updateTable('imports')
    .set({ mapping: JSON.stringify(mapping), stagedAt: null, failedAt: null, failure: null })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
  await tx.system.jobs.enqueue(tx, 'import.stage', { importId: id }, { queue: 'bulk' })
  return { historyId: await record(tx, 'import.mapped', { subject: { kind: 'import', id } }) }
}
