import { sql } from 'kysely'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Refusal } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { landscapePolicy } from '../policy.ts'
import { stateOf } from './import.ts'
import { type Held, hold } from './progress.server.ts'

/** Lets a staged import be written into the landscape, in the background unless `inBackground` is false. */
export async function applyImport(
  tx: Tx,
  id: string,
  { inBackground = true }: { inBackground?: boolean } = {},
): Promise<{ historyId: string } | Refusal> {
  const held = await hold(tx, id)
  allow(tx.actor, landscapePolicy.import)
  if (stateOf(held) !== 'ready') return new Refusal('import_not_ready')
  if (await isOvertaken(tx, held)) return new Refusal('import_overtaken', { source: held.source })
  await set(tx, id, { startedAt: tx.now })
  if (inBackground) await tx.system.jobs.enqueue(tx, 'import.apply', { importId: id }, { queue: 'bulk' })
  return { historyId: await record(tx, 'import.started', { subject: { kind: 'import', id } }) }
}

/** Whether the same source was written or taken back since this import was read: what its rows become may be another. */
async function isOvertaken(tx: Tx, { id, source, stagedAt }: Held): Promise<boolean> {
  // Two imports of one source can't begin at once: whoever is first holds this until it has committed.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${tx.workspace.id} ${source}`}, 0))`.execute(
    tx.db,
  )
  const other = await tx.db
    .selectFrom('imports')
    .where('workspaceId', '=', tx.workspace.id)
    .where('source', '=', source)
    .where('id', '<>', id)
    .where('startedAt', 'is not', null)
    .where((where) =>
      where.or([
        where.and([where('finishedAt', 'is', null), where('revertedAt', 'is', null)]),
        where.and([where('revertStartedAt', 'is not', null), where('revertedAt', 'is', null)]),
        where('finishedAt', '>', stagedAt),
        where('revertedAt', '>', stagedAt),
      ]),
    )
    .select('id')
    .executeTakeFirst()
  return other !== undefined
}

/** Takes an applied import back, in the background unless `inBackground` is false. */
export async function undoImport(
  tx: Tx,
  id: string,
  { inBackground = true }: { inBackground?: boolean } = {},
): Promise<{ historyId: string } | Refusal> {
  const held = await hold(tx, id)
  allow(tx.actor, landscapePolicy.import)
  const begun = held.startedAt !== null && held.revertStartedAt === null && held.counts.position > 0
  const still = stateOf(held) === 'done' || (stateOf(held) === 'failed' && begun)
  if (!still || !begun) return new Refusal('import_not_applied')
  await set(tx, id, { revertStartedAt: tx.now, failedAt: null, failure: null })
  if (inBackground) await tx.system.jobs.enqueue(tx, 'import.revert', { importId: id }, { queue: 'bulk' })
  return { historyId: await record(tx, 'import.undoing', { subject: { kind: 'import', id } }) }
}

/** Takes work up again that ended in a fault: reading begins anew, writing and undoing go on where they were. */
export async function continueImport(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const held = await hold(tx, id)
  allow(tx.actor, landscapePolicy.import)
  if (stateOf(held) !== 'failed') return new Refusal('import_not_failed')
  await set(tx, id, { failedAt: null, failure: null })
  const job = held.revertStartedAt ? 'import.revert' : held.startedAt ? 'import.apply' : 'import.stage'
  await tx.system.jobs.enqueue(tx, job, { importId: id }, { queue: 'bulk' })
  return { historyId: await record(tx, 'import.continued', { subject: { kind: 'import', id } }) }
}

const set = (
  tx: Tx,
  id: string,
  values: Partial<Record<'startedAt' | 'revertStartedAt' | 'failedAt', Date | null>> & { failure?: null },
) =>
  tx.db
    .updateTable('imports')
    .set(values)
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
