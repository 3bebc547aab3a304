import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { landscapePolicy } from '../policy.ts'
import { noCounts } from './import.ts'
import type { ImportStart } from './inputs.ts'

/** Begins an import of a package that lies in its folder. It is read in the background unless `inBackground` is false. */
export async function startImport(
  tx: Tx,
  input: ImportStart & { fileName: string; id?: string; inBackground?: boolean },
): Promise<{ id: string; historyId: string }> {
  allow(tx.actor, landscapePolicy.import)
  const id = input.id ?? uuid()
  await tx.db
    .insertInto('imports')
    .values({
      workspaceId: tx.workspace.id,
      id,
      kind: input.kind,
      source: input.source,
      fileName: input.fileName.slice(0, 300),
      actorPersonId: tx.actor.personId,
      counts: JSON.stringify(noCounts),
      createdAt: tx.now,
    })
    .execute()
  if (input.inBackground !== false)
    await tx.system.jobs.enqueue(tx, 'import.stage', { importId: id }, { queue: 'bulk' })
  const historyId = await record(tx, 'import.begun', { subject: { kind: 'import', id } })
  return { id, historyId }
}
