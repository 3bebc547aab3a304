import { open } from 'node:fs/promises'
import { Zip, ZipDeflate } from 'fflate'
import { accountsPolicy } from '../accounts/policy.ts'
import { record } from '../activity/record.server.ts'
import type { Ctx } from '../context/context.server.ts'
import { read, write } from '../context/transaction.server.ts'
import type { ExportTable } from '../features/feature.server.ts'
import { allow } from '../policy/policy.ts'
import { csvOf } from './table.server.ts'

export interface Exported {
  tables: number
  rows: number
  bytes: number
}

/**
 * Writes everything that the actor may read to a new file: a zip with a CSV for each table that features name.
 * Owners only, and said in the history. Each table is read in a transaction of its own, so others wait no longer
 * than for one table; memory stays flat.
 */
export async function exportEverything(ctx: Ctx, file: string): Promise<Exported> {
  await write(ctx, async (tx) => {
    allow(tx.actor, accountsPolicy.keepSettings)
    return record(tx, 'workspace.exported', { subject: { kind: 'workspace', id: tx.workspace.id } })
  })
  const handle = await open(file, 'wx', 0o600)
  try {
    const done: Exported = { tables: 0, rows: 0, bytes: 0 }
    let made: Uint8Array[] = []
    let failure: Error | null = null
    const zip = new Zip((error, chunk) => {
      failure ??= error
      made.push(chunk)
    })
    const keep = async () => {
      if (failure !== null) throw failure
      for (const chunk of made) {
        await handle.write(chunk)
        done.bytes += chunk.length
      }
      made = []
    }
    for (const { name, columns, rows } of ctx.system.registry.exports) {
      if (rows === undefined) continue
      const entry = new ZipDeflate(`${name}.csv`, { level: 6 })
      zip.add(entry)
      done.tables += 1
      done.rows += await writeTable(ctx, columns, rows, async (bytes, last) => {
        entry.push(bytes, last)
        await keep()
      })
    }
    zip.end()
    await keep()
    return done
  } finally {
    await handle.close()
  }
}

/** One table as CSV, in pieces. Answers how many rows it has. */
function writeTable(
  ctx: Ctx,
  columns: readonly string[],
  rows: NonNullable<ExportTable['rows']>,
  push: (bytes: Uint8Array, last: boolean) => Promise<void>,
): Promise<number> {
  const encoder = new TextEncoder()
  return read(ctx, async (tx) => {
    let count = 0
    async function* counted() {
      for await (const row of rows(tx)) {
        count += 1
        yield row
      }
    }
    for await (const text of csvOf(columns, counted())) await push(encoder.encode(text), false)
    await push(new Uint8Array(), true)
    return count
  })
}
