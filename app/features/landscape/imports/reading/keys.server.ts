import { createHash } from 'node:crypto'
import type { Cells, Draft } from './cells.ts'
import type { ImportRecord, RecordKind } from './record.ts'
import { SeenRows } from './seen.ts'
import { plain } from './values/text.ts'

/** A key for a row without id. Case, accents and punctuation don't change it. */
export function hashKey(kind: RecordKind, parts: (string | null)[]): string {
  const text = [kind, ...parts.map((part) => plain(part ?? ''))].join('\u001f')
  return `sha256-${createHash('sha256').update(text).digest('hex')}`
}

/** Gives records their keys and notices ids that occur twice. Holds 12 bytes a row, however long the ids are. */
export class Register {
  readonly #seen = new Map<RecordKind, SeenRows>()

  /** The record with its key, or null if its row was rejected or repeats an id. What is wrong is added to `cells`. */
  admit(draft: Draft, cells: Cells, idColumn = 'id'): ImportRecord | null {
    return this.#admit(draft, cells, idColumn, true)
  }

  /** A further record of a row whose first one has the `extra`. */
  admitFurther(draft: Draft, cells: Cells): ImportRecord | null {
    return this.#admit(draft, cells, 'id', false)
  }

  #admit(draft: Draft, cells: Cells, idColumn: string, withExtra: boolean): ImportRecord | null {
    if (cells.rejected) return null
    const { keyParts, ...rest } = draft
    const key = this.#key(draft, keyParts, cells, idColumn)
    return key === null
      ? null
      : ({ ...rest, key, ...cells.at, extra: withExtra ? cells.extra() : {} } as ImportRecord)
  }

  #key({ kind, externalId }: Draft, parts: (string | null)[], cells: Cells, idColumn: string): string | null {
    const seen = this.#seen.get(kind) ?? new SeenRows()
    this.#seen.set(kind, seen)
    const { row } = cells.at
    if (externalId !== null) {
      const first = seen.add(externalId, row)
      if (first === null) return externalId
      cells.error('id_repeated', cells.columnOf(idColumn), { value: externalId, first })
      return null
    }
    const base = hashKey(kind, parts)
    let first = seen.add(base, row)
    if (first === null) return base
    cells.warn('key_repeated', null, { first })
    for (let copy = 2; ; copy += 1) {
      const key = hashKey(kind, [base, String(copy)])
      first = seen.add(key, row)
      if (first === null) return key
    }
  }
}
