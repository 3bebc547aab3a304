import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../testing/folders.server.ts'
import { makeFolder } from './make-folder.server.ts'
import { readSettings } from './settings.server.ts'

describe('a folder for the data', () => {
  const folder = temporaryFolder()
  afterAll(() => folder.remove())

  it('is made with those above it, for its owner only, and left as it is when it is there', () => {
    const path = join(folder.path, 'a/b/c')
    makeFolder(path)
    makeFolder(path)
    expect(statSync(path).mode & 0o777).toBe(0o700)
  })

  it('that can not be made is said at once, also where nothing can be', () => {
    writeFileSync(join(folder.path, 'note'), 'Not a folder.')
    expect(() => makeFolder(join(folder.path, 'note/data'))).toThrow()
    if (existsSync('/proc/self')) expect(() => makeFolder('/proc/nowhere/data')).toThrow()
  })

  it('is not made by looking at the settings, only once its secret is asked for', () => {
    const dataDir = join(folder.path, 'later')
    const settings = readSettings({ DATA_DIR: dataDir })
    expect(existsSync(dataDir)).toBe(false)
    expect(settings.secret).toMatch(/^[0-9a-f]{64}$/)
    expect(readSettings({ DATA_DIR: dataDir }).secret).toBe(settings.secret)
  })

  it('names what was typed and what it should be', () => {
    expect(() => readSettings({}, { port: 'abc' })).toThrow(
      "The option --port can't be used: it must be a whole number from 0 to 65535.",
    )
    expect(() => readSettings({ BACKUPS_KEPT: '-1' })).toThrow(
      "The setting BACKUPS_KEPT can't be used: it must be a whole number from 0 to 1000.",
    )
  })
})
