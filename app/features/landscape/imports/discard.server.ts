import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Refusal } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { landscapePolicy } from '../policy.ts'
import { stateOf } from './import.ts'
import { hold } from './progress.server.ts'

/** Throws an import away of which nothing was written yet, with all that was staged. */
export async function discardImport(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const held = await hold(tx, id)
  allow(tx.actor, landscapePolicy.import)
  const state = stateOf(held)
  if (held.startedAt !== null || !['reading', 'ready', 'failed'].includes(state))
    return new Refusal('import_begun')
  for (const table of ['importRows', 'likelyDuplicates'] as const)
    await tx.db
      .deleteFrom(table)
      .where('workspaceId', '=', tx.workspace.id)
      .where('importId', '=', id)
      .execute()
  await tx.db
    .updateTable('imports')
    .set({ discardedAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
  await tx.system.jobs.enqueue(tx, 'import.clear', { importId: id })
  return { historyId: await record(tx, 'import.discarded', { subject: { kind: 'import', id } }) }
}
