import { sql } from 'kysely'
import { record } from '#platform/activity/record.server.ts'
import type { Ctx, Tx } from '#platform/context/context.server.ts'
import { keepHouse, write } from '#platform/context/transaction.server.ts'
import { isCounted, type StagedKind, stagedKinds, stateOf } from '../import.ts'
import { byKeysOnly, type Held, hold, Superseded, saveCounts } from '../progress.server.ts'
import { targets } from '../staging/columns.ts'
import { type Values, weigh } from '../staging/compare.ts'
import { existingRecords } from '../staging/existing.server.ts'
import { nameOf } from '../staging/ids.ts'
import { withoutPlaces } from '../staging/outcome.ts'
import { fail } from '../staging/stage.server.ts'
import {
  type Change,
  createRecords,
  journal,
  overwriteRecords,
  placeServices,
  rememberCreated,
  rememberGiven,
  type Span,
} from './write.server.ts'

/** Short enough that others' work slips in between batches. */
const batchRows = 1000

/**
 * Writes a staged import into the landscape, batch by batch, each a transaction of its own that also says how
 * far it came: a run that is cut off is taken up where it ended, and two runs at once do no batch twice.
 * `most` ends it after so many batches. Answers whether all is done.
 */
export async function applyAll(
  ctx: Ctx,
  importId: string,
  { most = Number.POSITIVE_INFINITY }: { most?: number } = {},
): Promise<boolean> {
  try {
    for (let batch = 0; batch < most; batch += 1)
      if (await write(ctx, (tx) => applyBatch({ ...tx, now: ctx.system.now() }, importId))) return true
    return false
  } catch (error) {
    if (error instanceof Superseded) return true
    ctx.system.log.error({ err: error, importId }, 'import.apply')
    await keepHouse(ctx, (tx) => fail(tx, importId, 'unforeseen'))
    return true
  }
}

/** One batch. Answers whether it was the last. Throws Superseded when there is nothing to do. */
async function applyBatch(tx: Tx, importId: string): Promise<boolean> {
  const held = await hold(tx, importId)
  if (stateOf(held) !== 'applying') throw new Superseded()
  await byKeysOnly(tx)
  const from = held.counts.position + 1
  const span: Span = { importId, from, to: Math.min(held.counts.staged, from + batchRows - 1) }
  const present = await kindsIn(tx, span)
  let created = 0
  let changed = 0
  for (const kind of stagedKinds) {
    if (!present.has(`${kind} create`)) continue
    const count = await createRecords(tx, span, held.source, kind)
    if (isCounted(kind)) created += count
  }
  await rememberCreated(tx, span, held.source)
  for (const kind of stagedKinds) {
    if (!present.has(`${kind} change`)) continue
    const count = await changeRecords(tx, span, held, kind)
    if (isCounted(kind)) changed += count
  }
  const last = span.to >= held.counts.staged
  const { counts } = held
  await saveCounts(tx, importId, {
    ...counts,
    position: span.to,
    created: counts.created + created,
    changed: counts.changed + changed,
  })
  if (last)
    await tx.db
      .updateTable('imports')
      .set({ finishedAt: tx.now })
      .where('workspaceId', '=', tx.workspace.id)
      .where('id', '=', importId)
      .execute()
  await record(tx, 'import.applied', {
    subject: { kind: 'import', id: importId },
    facts: { created, changed, from: span.from, to: span.to },
  })
  return last
}

async function kindsIn(tx: Tx, { importId, from, to }: Span): Promise<Set<string>> {
  const rows = await sql<{ kind: string; outcome: string }>`
    select distinct kind, outcome from import_rows
    where workspace_id = ${tx.workspace.id} and import_id = ${importId} and position between ${from} and ${to}`.execute(
    tx.db,
  )
  return new Set(rows.rows.map(({ kind, outcome }) => `${kind} ${outcome}`))
}

interface Row {
  position: number
  kind: string
  key: string
  fields: Values
  refs: { locations?: string[] }
  extra: Values
}

/** Weighs the rows again that are to change something: people may have written since they were staged. */
async function changeRecords(tx: Tx, span: Span, { id, source }: Held, kind: StagedKind): Promise<number> {
  const found = await sql<Row>`
    select position, kind, key, fields, refs, extra from import_rows
    where workspace_id = ${tx.workspace.id} and import_id = ${id} and position between ${span.from} and ${span.to}
      and kind = ${kind} and outcome = 'change' order by position`.execute(tx.db)
  const existing = await existingRecords(tx, source, found.rows, true)
  const changes: Change[] = []
  // Two rows of a source can have become one record: the later one finds what the earlier one wrote.
  const wholes = new Map<string, Values>()
  const given: { kind: string; key: string; given: Values }[] = []
  const places: { id: string; now: string[]; before: string[] }[] = []
  for (const row of found.rows) {
    const one = existing.get(nameOf(row))
    if (one === undefined || one.current === null) continue
    const said = targets[kind].extra ? { ...row.fields, extra: row.extra } : row.fields
    const stands = wholes.get(one.recordId) ?? one.current
    const weighed = weigh(said, withoutPlaces(one.given), stands)
    wholes.set(one.recordId, { ...stands, ...weighed.write })
    given.push({ kind, key: row.key, given: { ...said, ...row.refs } })
    if (kind === 'service')
      places.push({
        id: one.recordId,
        now: row.refs.locations ?? [],
        before: (one.given.locations as string[] | undefined) ?? [],
      })
    changes.push({
      position: row.position,
      kind,
      recordId: one.recordId,
      before: { values: weighed.before, given: one.given, key: row.key },
      after: { values: weighed.write },
    })
  }
  await overwriteRecords(
    tx,
    source,
    kind,
    [...wholes].map(([id, values]) => ({ id, values })),
  )
  await placeServices(tx, places)
  await rememberGiven(tx, source, id, given)
  await journal(tx, id, changes)
  return changes.length
}
