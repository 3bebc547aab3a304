import { readCsv, type TableEvent } from '../csv/rows.ts'
import { type ByteSource, decode, detectEncoding, type Encoding } from '../decode.ts'
import type { Limits } from '../limits.ts'
import { fileProblem } from '../problem.ts'
import { type Table, tableName } from './table.ts'

/** How a package describes one of its CSV files. */
export type CsvDescription = {
  encoding?: string | undefined
  delimiter?: string | undefined
  quote?: string | undefined
}

/** A CSV file as a table. Its bytes are read once for the encoding, then once per reading. */
export function csvTable(source: ByteSource, limits: Limits, description: CsvDescription = {}): Table {
  const { file } = source
  let encoding: Promise<Encoding> | null = null
  async function* read(): AsyncGenerator<TableEvent> {
    try {
      encoding ??= detectEncoding(source, description.encoding)
      const { label, guessed } = await encoding
      if (guessed) {
        const facts = { encoding: label }
        yield { type: 'problem', problem: fileProblem('warning', 'encoding_guessed', file, facts) }
      }
      let nuls = 0
      const text = decode(source, label, (count) => {
        nuls += count
      })
      yield* readCsv(text, { file, limits, delimiter: description.delimiter, quote: description.quote })
      if (nuls > 0)
        yield { type: 'problem', problem: fileProblem('warning', 'nul_removed', file, { count: nuls }) }
    } catch (error) {
      // A damaged zip entry shows only while it is read.
      const reason = error instanceof Error ? error.message : String(error)
      yield { type: 'problem', problem: fileProblem('error', 'read_failed', file, { reason }) }
    }
  }
  return { name: tableName(file), file, format: 'csv', read }
}
