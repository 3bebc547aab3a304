import type { Limits } from '../limits.ts'
import { fileProblem, type ImportProblem } from '../problem.ts'
import { sniffDelimiter } from './delimiter.ts'
import { isDataLike, nameColumns } from './headings.ts'
import { type RawRecord, RecordCutter } from './records.ts'

export type Row = { line: number; cells: Record<string, string> }

/** What reading a table gives, in order: its headings once, then rows and what is to be said about them. */
export type TableEvent =
  | { type: 'headings'; headings: string[] }
  | { type: 'row'; row: Row /** Where a table is gathered from several files. */; file?: string }
  | { type: 'problem'; problem: ImportProblem }

export type CsvOptions = {
  file: string
  limits: Pick<Limits, 'cellChars' | 'recordChars'>
  delimiter?: string | undefined
  quote?: string | undefined
}

const sampleChars = 64 * 1024

/** Reads CSV text that arrives in pieces, holding no more than a piece and the record in hand. */
export async function* readCsv(text: AsyncIterable<string>, options: CsvOptions): AsyncGenerator<TableEvent> {
  const table = new TableNamer(options)
  let cutter: RecordCutter | null = null
  let sample = ''
  const start = () => {
    const delimiter = options.delimiter ?? sniffDelimiter(sample)
    return new RecordCutter({ delimiter, quote: options.quote, recordChars: options.limits.recordChars })
  }
  for await (const piece of text) {
    if (cutter) {
      yield* table.name(cutter.push(piece))
    } else {
      sample += piece
      if (sample.length < sampleChars) continue
      cutter = start()
      yield* table.name(cutter.push(sample))
    }
    if (cutter.tooLong) break
  }
  if (!cutter) {
    cutter = start()
    yield* table.name(cutter.push(sample))
  }
  yield* table.name(cutter.end())
  yield* table.end()
  if (!cutter.tooLong) return
  const facts = { limit: options.limits.recordChars }
  yield { type: 'problem', problem: fileProblem('error', 'line_too_long', options.file, facts, cutter.line) }
}

/** Finds the headings, then gives every cell its name. */
class TableNamer {
  readonly #options: CsvOptions
  #waiting: RawRecord[] = []
  #headings: string[] | null = null

  constructor(options: CsvOptions) {
    this.#options = options
  }

  *name(records: RawRecord[]): Generator<TableEvent> {
    let rows = records
    if (!this.#headings) {
      this.#waiting.push(...records)
      // Two records are needed to tell a title line from headings.
      if (this.#waiting.length < 2) return
      rows = this.#waiting
      yield* this.#findHeadings(rows)
    }
    for (const record of rows) yield* this.#row(record)
  }

  *end(): Generator<TableEvent> {
    if (this.#headings) return
    if (this.#waiting.length === 0) {
      yield { type: 'problem', problem: fileProblem('warning', 'file_empty', this.#options.file) }
      return
    }
    yield* this.#findHeadings(this.#waiting)
    for (const record of this.#waiting) yield* this.#row(record)
  }

  /** Takes title and heading records off the list. */
  *#findHeadings(records: RawRecord[]): Generator<TableEvent> {
    const { file } = this.#options
    const filled = (record: RawRecord | undefined) =>
      record?.cells.filter((cell) => cell.trim() !== '').length ?? 0
    if (filled(records[0]) === 1 && filled(records[1]) > 2 && records[0]) {
      const value = records[0].cells.join(' ').trim().slice(0, 200)
      yield {
        type: 'problem',
        problem: fileProblem('warning', 'title_skipped', file, { value }, records[0].line),
      }
      records.shift()
    }
    const first = records[0]
    const headless = first !== undefined && isDataLike(first.cells)
    if (headless)
      yield { type: 'problem', problem: fileProblem('warning', 'header_missing', file, {}, first.line) }
    const { headings, problems } = nameColumns(headless ? first.cells.map(() => '') : (first?.cells ?? []))
    this.#headings = headings
    for (const { code, column, facts } of headless ? [] : problems) {
      yield { type: 'problem', problem: fileProblem('warning', code, file, facts, first?.line ?? 1, column) }
    }
    if (!headless) records.shift()
    yield { type: 'headings', headings }
  }

  *#row(record: RawRecord): Generator<TableEvent> {
    const headings = this.#headings ?? []
    const { line, cells } = record
    const { file, limits } = this.#options
    const say = (
      code: ImportProblem['code'],
      facts: ImportProblem['facts'] = {},
      column: string | null = null,
    ) => ({ type: 'problem', problem: fileProblem('warning', code, file, facts, line, column) }) as const
    if (record.unclosed) yield say('quote_unclosed')
    if (record.stray) yield say('quote_stray')
    if (cells.length < headings.length)
      yield say('row_short', { found: cells.length, expected: headings.length })
    const beyond = cells.slice(headings.length)
    if (beyond.some((cell) => cell.trim() !== '')) {
      yield say('row_long', { found: cells.length, expected: headings.length })
    }
    const named: [string, string][] = []
    const width = Math.max(headings.length, cells.length)
    for (let index = 0; index < width; index += 1) {
      const name = headings[index] ?? `column ${index + 1}`
      let value = cells[index] ?? ''
      if (index >= headings.length && value === '') continue
      if (value.length > limits.cellChars) {
        yield say('cell_cut', { length: value.length, limit: limits.cellChars }, name)
        value = value.slice(0, limits.cellChars).toWellFormed()
      }
      const lead = value.charCodeAt(0)
      if (lead === 61 || lead === 64) yield say('formula_like', {}, name)
      named.push([name, value])
    }
    yield { type: 'row', row: { line, cells: Object.fromEntries(named) } }
  }
}
