import { csvLine } from '../http/csv.server.ts'

type Row = Record<string, unknown>
type Rows = AsyncIterable<Row> | Iterable<Row>

/** So much text is written at once: what of a table is in memory. */
const batchBytes = 256_000

/** Rows as CSV, in pieces that end with a line. */
export async function* csvOf(columns: readonly string[], rows: Rows): AsyncGenerator<string> {
  let text = `\ufeff${csvLine(columns)}`
  for await (const row of rows) {
    text += csvLine(columns.map((column) => cell(row[column])))
    if (text.length < batchBytes) continue
    yield text
    text = ''
  }
  yield text
}

/** Rows as a list in JSON, with the same names as the columns. */
export async function* jsonOf(columns: readonly string[], rows: Rows): AsyncGenerator<string> {
  let text = '['
  let first = true
  for await (const row of rows) {
    text += `${first ? '' : ','}\n${JSON.stringify(Object.fromEntries(columns.map((column) => [column, row[column] ?? null])))}`
    first = false
    if (text.length < batchBytes) continue
    yield text
    text = ''
  }
  yield `${text}\n]\n`
}

/** What is no plain value, nor a list of such, leaves as JSON. */
const cell = (value: unknown): unknown =>
  (Array.isArray(value) ? value.some(isNested) : isNested(value)) ? JSON.stringify(value) : value
const isNested = (value: unknown) => typeof value === 'object' && value !== null && !(value instanceof Date)
