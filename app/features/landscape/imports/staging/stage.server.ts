import { v7 as uuid } from 'uuid'
import type { Ctx, Tx } from '#platform/context/context.server.ts'
import { keepHouse } from '#platform/context/transaction.server.ts'
import { noCounts, type ReadTable, stateOf } from '../import.ts'
import { hold, Superseded, saveCounts } from '../progress.server.ts'
import { type Detected, detect } from '../reading/detect.server.ts'
import { PackageRefused } from '../reading/problem.ts'
import { type ReadOptions, readPackage } from '../reading/read.server.ts'
import type { RecordKind } from '../reading/record.ts'
import { lookAhead } from './ahead.server.ts'
import { type StagedProblem, writeProblems } from './rows.server.ts'
import { Stager } from './stager.server.ts'

/**
 * Reads a package and stages what is to become of each of its rows; nothing of the landscape is touched. Begins
 * anew when it was begun before. An import that is past reading is left alone.
 */
export async function stage(ctx: Ctx, importId: string, path: string): Promise<void> {
  const run = uuid()
  const begun = await keepHouse(ctx, (tx) => begin(tx, importId, run))
  if (begun === null) return
  try {
    await readAll(ctx, importId, path, run, begun)
  } catch (error) {
    if (error instanceof Superseded) return
    if (error instanceof PackageRefused) await keepHouse(ctx, (tx) => refuse(tx, importId, error.problem))
    else {
      ctx.system.log.error({ err: error, importId }, 'import.stage')
      await keepHouse(ctx, (tx) => fail(tx, importId, 'unforeseen'))
    }
  }
}

async function begin(tx: Tx, importId: string, run: string) {
  const held = await hold(tx, importId)
  if (stateOf(held) !== 'reading') return null
  for (const table of ['importRows', 'importProblems', 'likelyDuplicates'] as const)
    await tx.db
      .deleteFrom(table)
      .where('workspaceId', '=', tx.workspace.id)
      .where('importId', '=', importId)
      .execute()
  await saveCounts(tx, importId, { ...noCounts, run })
  return held
}

async function readAll(
  ctx: Ctx,
  importId: string,
  path: string,
  run: string,
  begun: NonNullable<Awaited<ReturnType<typeof begin>>>,
): Promise<void> {
  const corrected = begun.mapping.flatMap(({ file, mapping }) => (mapping === null ? [] : [[file, mapping]]))
  const wanted: ReadOptions = {
    kind: begun.kind,
    defaultCountry: ctx.workspace.country,
    ...(corrected.length === 0 ? {} : { mapping: Object.fromEntries(corrected) }),
    limits: { totalBytes: ctx.system.settings.importMegabytes * 1024 * 1024 },
  }
  const detected = await detect(path, wanted)
  refuseWebPages(detected)
  const source = begun.source === '' ? detected.sourceName.slice(0, 200) : begun.source
  const tables: ReadTable[] = detected.tables.map(({ headings: _headings, ...table }) => table)
  const options: ReadOptions = {
    ...wanted,
    known: await knownTo(ctx, source, detected.dialect !== 'plain'),
    mapping: Object.fromEntries(
      tables.flatMap(({ file, mapping }) => (mapping === null ? [] : [[file, mapping]])),
    ),
  }
  const ahead = await lookAhead(path, options, detected.dialect)
  const counts = { ...noCounts, run, total: tables.reduce((sum, { rows }) => sum + rows, 0) }
  await keepHouse(ctx, async (tx) => {
    await tx.db
      .updateTable('imports')
      .set({ source, dialect: detected.dialect, mapping: JSON.stringify(tables) })
      .where('workspaceId', '=', tx.workspace.id)
      .where('id', '=', importId)
      .execute()
    await saveCounts(tx, importId, counts)
  })
  const isPlain = detected.dialect === 'plain'
  const stager = new Stager(
    ctx,
    { importId, run, source, ahead, isPlain, keepsAll: !isPlain || tables.length > 1 },
    counts,
  )
  for await (const event of readPackage(path, options)) {
    if (event.type === 'record') await stager.add(event.record)
    else await stager.problem(event.problem)
  }
  await stager.flush()
  await keepHouse(ctx, (tx) => finish(tx, importId, run))
}

/** A page of the web saved as a table: its first line is no heading. */
function refuseWebPages({ tables }: Detected): void {
  for (const { file, headings } of tables) {
    if (/^\s*<(!doctype|html|\?xml|head|body)\b/i.test(headings[0] ?? ''))
      throw new PackageRefused('web_page', file)
  }
}

/** Which records earlier imports of this source brought: rows may refer to them. */
async function knownTo(ctx: Ctx, source: string, refers: boolean) {
  if (!refers) return () => false
  const rows = await keepHouse(ctx, (tx) =>
    tx.db
      .selectFrom('sourceRecords')
      .select(['kind', 'key'])
      .where('workspaceId', '=', tx.workspace.id)
      .where('source', '=', source)
      .where('kind', 'in', ['organization', 'location', 'service', 'person'])
      .execute(),
  )
  const names = new Set(rows.map(({ kind, key }) => `${kind} ${key}`))
  return (kind: RecordKind, id: string) => names.has(`${kind} ${id}`)
}

async function finish(tx: Tx, importId: string, run: string): Promise<void> {
  const held = await hold(tx, importId)
  if (held.counts.run !== run || stateOf(held) !== 'reading') return
  const left = await tx.db
    .selectFrom('importProblems')
    .select((select) => select.fn.countAll<number>().as('count'))
    .distinctOn(['file', 'line'])
    .where('workspaceId', '=', tx.workspace.id)
    .where('importId', '=', importId)
    .where('severity', '=', 'error')
    .where('line', 'is not', null)
    .groupBy(['file', 'line'])
    .execute()
  const counts = { ...held.counts, leftOut: left.length, read: held.counts.total }
  if (counts.staged === 0 && counts.total === 0) {
    await saveCounts(tx, importId, counts)
    return fail(tx, importId, 'nothing_read')
  }
  await tx.db
    .updateTable('imports')
    .set({ stagedAt: tx.system.now() })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', importId)
    .execute()
  await saveCounts(tx, importId, counts)
}

/** The package as a whole can't be read: said as its one problem. */
async function refuse(tx: Tx, importId: string, problem: StagedProblem): Promise<void> {
  const { counts } = await hold(tx, importId)
  await writeProblems(tx, importId, [problem])
  await saveCounts(tx, importId, { ...counts, errors: counts.errors + 1 })
  await fail(tx, importId, problem.code)
}

/** Notes that the work can't go on, and why: a problem's code, or `unforeseen`. */
export async function fail(tx: Tx, importId: string, failure: string): Promise<void> {
  await tx.db
    .updateTable('imports')
    .set({ failedAt: tx.system.now(), failure })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', importId)
    .execute()
}
