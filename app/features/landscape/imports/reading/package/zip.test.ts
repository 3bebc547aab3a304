import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Limits } from '../limits.ts'
import { openAndRead as open, withFolder } from '../testing.server.ts'

const table = 'id,name\n1,A\n'

const openZip = (
  entries: Record<string, Uint8Array | string>,
  limits: Partial<Limits> = {},
  change?: (zip: Uint8Array) => void,
) => {
  const bytes = Object.fromEntries(
    Object.entries(entries).map(([name, data]) => [name, typeof data === 'string' ? strToU8(data) : data]),
  )
  const zip = zipSync(bytes)
  change?.(zip)
  return withFolder({ 'partners.zip': zip }, (folder) => open(join(folder, 'partners.zip'), limits))
}

/** Changes the same field of the local and the central header of a zip with one entry. */
function patchHeaders(zip: Uint8Array, local: number, central: number, bytes: number[]) {
  const at = Buffer.from(zip).indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  zip.set(bytes, local)
  zip.set(bytes, at + central)
}

describe('a zip', () => {
  it('is read like a folder', async () => {
    const zipped = await openZip({ 'a.csv': table, 'deep/b.csv': table, '__MACOSX/a.csv': 'junk' })
    expect(zipped).toMatchObject({ name: 'partners', files: ['a a.csv', 'b deep/b.csv'], problems: [] })
    expect(zipped.rows).toHaveLength(2)
  })
})

describe('a zip that means harm', () => {
  it('is refused when it unpacks to far more than its size', async () => {
    await expect(openZip({ 'a.csv': new Uint8Array(3_000_000) })).rejects.toThrow(
      'a.csv unpacks to more than 200 times',
    )
  })

  it('is refused when its files together are too large', async () => {
    const half = Uint8Array.from({ length: 700_000 }, (_, index) => (index * 7919) % 251)
    await expect(openZip({ 'a.csv': half, 'b.csv': half }, { totalBytes: 1024 * 1024 })).rejects.toThrow(
      'more than 1 MB in all',
    )
  })

  it('is refused when it holds too many files', async () => {
    const entries = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`${index}.csv`, table]))
    await expect(openZip(entries, { entries: 10 })).rejects.toThrow('more than 10 files')
  })

  it('breaks off an entry that is larger than it says', async () => {
    const honest = `id,name\n${'1,A\n'.repeat(50_000)}`
    const read = await openZip({ 'a.csv': honest }, {}, (zip) => patchHeaders(zip, 22, 24, [100, 0, 0, 0]))
    expect(read.problems).toEqual(['read_failed a.csv'])
    expect(read.rows.length).toBeLessThan(50_000)
  })

  it('is refused when locked, and leaves out names that lead outside and zips inside', async () => {
    await expect(openZip({ 'a.csv': table }, {}, (zip) => patchHeaders(zip, 6, 8, [1, 0]))).rejects.toThrow(
      'locked with a password',
    )
    const read = await openZip({
      '../evil.csv': table,
      '/etc/evil.csv': table,
      'inner.zip': 'PK',
      'a.csv': table,
    })
    expect(read.files).toEqual(['a a.csv'])
    expect(read.problems).toEqual([
      'path_unsafe ../evil.csv',
      'path_unsafe /etc/evil.csv',
      'zip_nested inner.zip',
    ])
  })

  it('is refused when packed in an unknown way', async () => {
    const patch = (zip: Uint8Array) => patchHeaders(zip, 8, 10, [99, 0])
    await expect(openZip({ 'a.csv': table }, {}, patch)).rejects.toThrow('packed in a way that')
  })

  it('is known by what it holds, not by its name', async () => {
    await withFolder({}, async (folder) => {
      writeFileSync(join(folder, 'upload.bin'), zipSync({ 'a.csv': strToU8(table) }))
      expect((await open(join(folder, 'upload.bin'))).rows).toHaveLength(1)
    })
  })
})
