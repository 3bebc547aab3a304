import type { Ctx, Tx } from '#platform/context/context.server.ts'
import { keepHouse } from '#platform/context/transaction.server.ts'
import { idOfMany } from '#platform/database/ids.server.ts'
import { findLikely, writeLikely } from '../../duplicates/likely.server.ts'
import type { Counts, StagedKind } from '../import.ts'
import { byKeysOnly, hold, Superseded, saveCounts } from '../progress.server.ts'
import type { ImportProblem } from '../reading/problem.ts'
import type { ImportRecord } from '../reading/record.ts'
import type { Ahead } from './ahead.server.ts'
import { targets } from './columns.ts'
import { type Existing, existingRecords } from './existing.server.ts'
import { Ids, leansOn, linkedFields, nameOf, subjectOf } from './ids.ts'
import { meantOrganizations } from './meant-organizations.server.ts'
import { isBareNumber, standsAlone } from './numbers.ts'
import { outcomeOf } from './outcome.ts'
import { type StagedProblem, type StagedRow, writeProblems, writeRows } from './rows.server.ts'
import { type Borrowed, nothingBorrowed, valuesOf, type Waiting } from './values.ts'

const batchRows = 1000
/** So many new records of a kind and a similar name is looked for as well; with more, only what is equal. */
const nearLimit = 3000

/** What is staged, and by which run of the work. */
export interface Staging {
  importId: string
  run: string
  source: string
  ahead: Ahead
  isPlain: boolean
  /** Rows may lean on any row before them, not only on the one before. */
  keepsAll: boolean
}

/** Takes the records of one package in their order and stages them batch by batch. */
export class Stager {
  #batch: Waiting[] = []
  #problems: StagedProblem[] = []
  #behind: Promise<void> = Promise.resolve()
  #news: Partial<Record<StagedKind, number>> = {}
  readonly #ctx: Ctx
  readonly #of: Staging
  readonly #ids: Ids
  #counts: Counts

  constructor(ctx: Ctx, of: Staging, counts: Counts) {
    this.#ctx = ctx
    this.#of = of
    this.#ids = new Ids(of.keepsAll)
    this.#counts = counts
  }

  async problem(problem: ImportProblem): Promise<void> {
    this.#problems.push(problem)
    if (this.#problems.length >= 5 * batchRows) await this.#flushBehind()
  }

  async add(record: ImportRecord): Promise<void> {
    // Terms of a vocabulary stand on the services that use them.
    if (record.kind === 'category') return
    if (record.kind === 'phone') {
      if (this.#standsOnItsOwner(record)) return
    } else if (this.#batch.length >= batchRows) await this.#flushBehind()
    const borrowed = this.#of.ahead.get(nameOf(record)) ?? nothingBorrowed
    this.#batch.push({ record, borrowed })
  }

  /** Gives the record before it, in a plain table, its first number; says whether the number needs no row of its own. */
  #standsOnItsOwner(record: Extract<ImportRecord, { kind: 'phone' }>): boolean {
    const subject = subjectOf(record.refs)
    if (subject === null) return false
    let phone = this.#of.ahead.get(nameOf(subject))?.phone ?? null
    if (this.#of.isPlain) {
      const owner = this.#batch.findLast((one) => one.record.kind !== 'phone')
      if (owner === undefined || nameOf(owner.record) !== nameOf(subject)) return false
      if (owner.borrowed.phone === null && standsAlone(record))
        owner.borrowed = { ...owner.borrowed, phone: record.fields.e164 }
      phone = owner.borrowed.phone
    }
    return phone === record.fields.e164 && isBareNumber(record)
  }

  /** Stages what waits while the rows after it are read: one batch at a time, in order. */
  async #flushBehind(): Promise<void> {
    await this.#behind
    this.#behind = this.#flushNow()
    // Whoever waits next hears of a failure; until then nobody does.
    this.#behind.catch(() => {})
  }

  /** Stages all that waits. Throws Superseded when another run has taken over. */
  async flush(): Promise<void> {
    await this.#flushBehind()
    await this.#behind
  }

  /** A batch is a transaction of its own. */
  async #flushNow(): Promise<void> {
    const [batch, problems] = [this.#batch, this.#problems]
    this.#batch = []
    this.#problems = []
    this.#counts = await keepHouse(this.#ctx, async (tx) => {
      const held = await hold(tx, this.#of.importId)
      if (held.counts.run !== this.#of.run || held.discardedAt !== null) throw new Superseded()
      await byKeysOnly(tx)
      return this.#stage(tx, batch, problems)
    })
  }

  async #stage(tx: Tx, given: Waiting[], problems: StagedProblem[]): Promise<Counts> {
    const { importId, source } = this.#of
    this.#ids.beginBatch()
    const counts: Counts = { ...this.#counts, kinds: { ...this.#counts.kinds } }
    const own = new Set(given.map(({ record }) => nameOf(record)))
    const leaned = given
      .flatMap(({ record }) => leansOn(record))
      .filter((one) => !own.has(nameOf(one)) && this.#ids.of(one) === null)
    const lookUp = (records: readonly { kind: string; key: string }[]) =>
      existingRecords(tx, source, [
        ...new Map(records.map(({ kind, key }) => [nameOf({ kind, key }), { kind, key }])).values(),
      ])
    const existing = await lookUp([...given.map(({ record }) => record), ...leaned])
    for (const one of leaned) {
      const found = existing.get(nameOf(one))
      if (found !== undefined)
        this.#ids.add(one, found.recordId, (found.current?.organization_id as string) ?? null)
    }
    const named = await meantOrganizations(tx, { source, ids: this.#ids }, given, problems)
    for (const [name, found] of await lookUp(named.map(({ record }) => record))) existing.set(name, found)
    const rows: StagedRow[] = []
    for (const { record, borrowed } of [...named, ...given]) {
      const row = this.#row(record, borrowed, existing.get(nameOf(record)), problems)
      if (row === null) continue
      counts.staged += 1
      row.position = counts.staged
      rows.push(row)
      const kind = record.kind as StagedKind
      const sums = counts.kinds[kind] ?? {}
      counts.kinds[kind] = { ...sums, [row.outcome]: (sums[row.outcome] ?? 0) + 1 }
    }
    counts.duplicates += await this.#likely(tx, rows)
    counts.read += given.length
    counts.errors += problems.filter(({ severity }) => severity === 'error').length
    counts.warnings += problems.filter(({ severity }) => severity === 'warning').length
    counts.kept += problems.filter(({ code }) => code === 'kept_yours').length
    await writeRows(tx, importId, rows)
    await writeProblems(tx, importId, problems)
    await saveCounts(tx, importId, counts)
    return counts
  }

  #row(
    record: ImportRecord,
    borrowed: Borrowed,
    existing: Existing | undefined,
    problems: StagedProblem[],
  ): StagedRow | null {
    const { kind, key, file, row: line } = record
    const say = (code: string, facts: Record<string, string | number> = {}) =>
      problems.push({ file, row: line, column: null, severity: 'warning', code, facts })
    const linked = linkedFields(record, this.#ids)
    if ('missing' in linked) {
      say(linked.missing)
      return null
    }
    const { fields, extra, nameCut } = valuesOf(record, borrowed)
    if (nameCut) say('name_cut')
    const recordId = existing?.recordId ?? this.#ids.of(record) ?? idOfMany()
    this.#ids.add(record, recordId, linked.fields.organization_id ?? null)
    const whole = { ...fields, ...linked.fields }
    const said = targets[kind as StagedKind].extra ? { ...whole, extra } : whole
    const { outcome, kept } = outcomeOf(said, linked.refs, existing ?? null)
    if (outcome === 'skip') say('removed_here')
    if (kept.length > 0) say('kept_yours', { fields: kept.join(', ') })
    return { position: 0, kind, key, file, line, fields: whole, refs: linked.refs, extra, outcome, recordId }
  }

  async #likely(tx: Tx, rows: readonly StagedRow[]): Promise<number> {
    let written = 0
    for (const kind of ['organization', 'person'] as const) {
      const news = rows.filter((row) => row.kind === kind && row.outcome === 'create')
      this.#news[kind] = (this.#news[kind] ?? 0) + news.length
      const near = (this.#news[kind] ?? 0) <= nearLimit
      const pairs = await findLikely(tx, kind, news, near)
      written += await writeLikely(tx, kind, this.#of.importId, pairs)
    }
    return written
  }
}
