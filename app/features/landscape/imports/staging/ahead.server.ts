import type { Dialect } from '../reading/dialect.ts'
import { type ReadOptions, readPackage } from '../reading/read.server.ts'
import { nameOf, subjectOf } from './ids.ts'
import { standsAlone } from './numbers.ts'
import { type Borrowed, nothingBorrowed } from './values.ts'

/** What records get from rows that come later, by `nameOf`. */
export type Ahead = ReadonlyMap<string, Borrowed>

/**
 * Reads a directory once before it is staged: telephone numbers come after what they belong to, and an
 * organization's address stands on its places. Holds one number and one address a record. Plain tables need
 * none of it: their numbers follow at once.
 */
export async function lookAhead(path: string, options: ReadOptions, dialect: Dialect): Promise<Ahead> {
  const ahead = new Map<string, Borrowed>()
  if (dialect === 'plain') return ahead
  for await (const event of readPackage(path, options)) {
    if (event.type !== 'record') continue
    const { record } = event
    if (record.kind === 'location' && record.refs.organization !== undefined) {
      const name = nameOf({ kind: 'organization', key: record.refs.organization })
      const { addresses, latitude, longitude } = record.fields
      const address = addresses.find(({ purpose }) => purpose === 'physical') ?? addresses[0]
      const known = ahead.get(name) ?? nothingBorrowed
      if (known.place === null && address !== undefined)
        ahead.set(name, { ...known, place: { address, latitude, longitude } })
    }
    if (record.kind === 'phone' && standsAlone(record)) {
      const subject = subjectOf(record.refs)
      if (subject === null) continue
      const known = ahead.get(nameOf(subject)) ?? nothingBorrowed
      if (known.phone === null) ahead.set(nameOf(subject), { ...known, phone: record.fields.e164 })
    }
  }
  return ahead
}
