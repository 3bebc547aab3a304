import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Ctx, Tx } from '#platform/context/context.server.ts'
import { keepHouse, write } from '#platform/context/transaction.server.ts'
import { overwriteRecords, placeServices, rememberGiven, type Span } from '../applying/write.server.ts'
import { isCounted, type StagedKind, stagedKinds, stateOf } from '../import.ts'
import { type Held, hold, Superseded, saveCounts } from '../progress.server.ts'
import { targets } from '../staging/columns.ts'
import { same, type Values } from '../staging/compare.ts'
import { currentValues } from '../staging/existing.server.ts'
import { fail } from '../staging/stage.server.ts'
import { linksTo, touched } from './touched.server.ts'

const batchRows = 500

/**
 * Takes an applied import back, from its last row to its first, in batches like applying. What people have
 * changed or linked since stays and is listed with why. `most` ends it after so many batches. Answers whether all is done.
 */
export async function revertAll(
  ctx: Ctx,
  importId: string,
  { most = Number.POSITIVE_INFINITY }: { most?: number } = {},
): Promise<boolean> {
  try {
    for (let batch = 0; batch < most; batch += 1)
      if (await write(ctx, (tx) => revertBatch({ ...tx, now: ctx.system.now() }, importId))) return true
    return false
  } catch (error) {
    if (error instanceof Superseded) return true
    ctx.system.log.error({ err: error, importId }, 'import.revert')
    await keepHouse(ctx, (tx) => fail(tx, importId, 'unforeseen'))
    return true
  }
}

interface Sum {
  undone: number
  stayed: number
}

async function revertBatch(tx: Tx, importId: string): Promise<boolean> {
  const held = await hold(tx, importId)
  if (stateOf(held) !== 'undoing') throw new Superseded()
  const to = held.counts.undoneTo ?? held.counts.position
  const span: Span = { importId, from: Math.max(1, to - batchRows + 1), to }
  const sum: Sum = { undone: 0, stayed: 0 }
  // Whatever leans on a record goes before it.
  for (const kind of stagedKinds.toReversed()) {
    await takeBackChanges(tx, span, held, kind, sum)
    await takeBackCreated(tx, span, held, kind, sum)
  }
  const last = span.from <= 1
  await saveCounts(tx, importId, {
    ...held.counts,
    undoneTo: span.from - 1,
    undone: held.counts.undone + sum.undone,
    stayed: held.counts.stayed + sum.stayed,
  })
  if (last) {
    await tx.db
      .deleteFrom('likelyDuplicates')
      .where('workspaceId', '=', tx.workspace.id)
      .where('importId', '=', importId)
      .execute()
    await tx.db
      .updateTable('imports')
      .set({ revertedAt: tx.now })
      .where('workspaceId', '=', tx.workspace.id)
      .where('id', '=', importId)
      .execute()
  }
  await record(tx, 'import.undone', { subject: { kind: 'import', id: importId }, facts: { ...sum } })
  return last
}

/** Gives back what was written over, where it still stands as the import left it. */
async function takeBackChanges(tx: Tx, span: Span, held: Held, kind: StagedKind, sum: Sum): Promise<void> {
  const rows = await tx.db
    .selectFrom('importChanges')
    .select(['id', 'recordId', 'before', 'after'])
    .where('workspaceId', '=', tx.workspace.id)
    .where('importId', '=', held.id)
    .where('position', '>=', span.from)
    .where('position', '<=', span.to)
    .where('recordKind', '=', kind)
    .where('before', 'is not', null)
    .where('revertedAt', 'is', null)
    .execute()
  if (rows.length === 0) return
  const ids = rows.map((row) => row.recordId)
  const current = await currentValues(tx, held.source, kind, ids, true)
  const wholes: { id: string; values: Values }[] = []
  const kept: { id: string; because: string | null }[] = []
  for (const { id, recordId, before, after } of rows) {
    const stands = current.get(recordId)
    if (stands === null || stands === undefined) {
      kept.push({ id, because: 'gone' })
      continue
    }
    const written = Object.entries(after.values as Values)
    const ours = written.filter(([column, value]) => same(stands[column], value))
    const back = Object.fromEntries(ours.map(([column]) => [column, before.values[column]]))
    if (ours.length > 0) wholes.push({ id: recordId, values: { ...stands, ...back } })
    kept.push({ id, because: ours.length < written.length ? 'edited' : null })
  }
  await overwriteRecords(tx, held.source, kind, wholes)
  const givenBefore = rows.map(({ before }) => ({
    kind,
    key: before.key as string,
    given: before.given as Values,
  }))
  if (kind === 'service')
    await placeServices(
      tx,
      rows.map(({ recordId, before }) => ({
        id: recordId,
        now: (before.given.locations ?? []) as string[],
        before: [],
      })),
    )
  await rememberGiven(tx, held.source, null, givenBefore)
  await sql`
    update import_changes c set reverted_at = ${tx.now}, kept_because = x.because
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as x(id uuid, because text)
    where c.workspace_id = ${tx.workspace.id} and c.id = x.id`.execute(tx.db)
  if (!isCounted(kind)) return
  sum.undone += kept.filter(({ because }) => because === null).length
  sum.stayed += kept.filter(({ because }) => because !== null).length
}

/** Takes created records away that nobody has touched since. */
async function takeBackCreated(tx: Tx, span: Span, held: Held, kind: StagedKind, sum: Sum): Promise<void> {
  const { table, soft } = targets[kind]
  const found = await sql<{ recordId: string; position: number; given: Values }>`
    select r.record_id, r.position, s.given from import_rows r
    join source_records s on s.workspace_id = r.workspace_id and s.source = ${held.source} and s.kind = r.kind and s.key = r.key
      and s.record_id = r.record_id
    join ${sql.table(table)} t on t.workspace_id = r.workspace_id and t.id = r.record_id ${soft ? sql`and t.deleted_at is null` : sql``}
    where r.workspace_id = ${tx.workspace.id} and r.import_id = ${held.id} and r.position between ${span.from} and ${span.to}
      and r.kind = ${kind} and r.outcome = 'create'`.execute(tx.db)
  if (found.rows.length === 0) return
  const given = new Map(found.rows.map((row) => [row.recordId, row.given]))
  if (kind === 'service') await freePlaces(tx, [...given.keys()])
  const stays = await touched(tx, kind, held.source, held.id, given, await linksTo(tx, kind))
  const gone = [...given.keys()].filter((id) => !stays.has(id))
  if (kind === 'service') await placesBack(tx, given, stays)
  await (soft
    ? sql`update ${sql.table(table)} set deleted_at = ${tx.now} where workspace_id = ${tx.workspace.id} and id = any(${gone}::uuid[])`
    : sql`delete from ${sql.table(table)} where workspace_id = ${tx.workspace.id} and id = any(${gone}::uuid[])`
  ).execute(tx.db)
  await sql`delete from source_records where workspace_id = ${tx.workspace.id} and source = ${held.source} and kind = ${kind} and record_id = any(${gone}::uuid[])`.execute(
    tx.db,
  )
  const kept = found.rows.flatMap(({ recordId, position }) => {
    const because = stays.get(recordId)
    return because === undefined ? [] : [{ id: uuid(), record_id: recordId, position, because }]
  })
  if (kept.length > 0)
    await sql`
      insert into import_changes (workspace_id, import_id, record_kind, after, reverted_at, id, record_id, position, kept_because)
      select ${tx.workspace.id}, ${held.id}, ${kind}, '{}', ${tx.now}, x.* from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb)
        as x(id uuid, record_id uuid, position integer, because text)`.execute(tx.db)
  if (!isCounted(kind)) return
  sum.undone += gone.length
  sum.stayed += kept.length
}

/** A service's own places must not hold on to it. */
const freePlaces = (tx: Tx, services: readonly string[]) =>
  sql`delete from service_locations where workspace_id = ${tx.workspace.id} and service_id = any(${services}::uuid[])`.execute(
    tx.db,
  )
/** Those of services that stay are theirs again, and keep their locations. */
const placesBack = (tx: Tx, given: ReadonlyMap<string, Values>, stays: ReadonlyMap<string, unknown>) =>
  placeServices(
    tx,
    [...stays.keys()].map((id) => ({ id, now: (given.get(id)?.locations ?? []) as string[], before: [] })),
  )
