import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Forbidden } from '../errors/errors.ts'
import { temporaryFolder } from '../testing/folders.server.ts'
import { openWorld, type World } from '../testing/world.server.ts'
import { exportEverything } from './everything.server.ts'

describe('everything as files', () => {
  let world: World
  const folder = temporaryFolder()
  beforeAll(async () => {
    world = await openWorld([
      {
        name: 'test',
        exports: [
          {
            name: 'organizations',
            columns: ['id', 'name', 'extra'],
            async *rows(tx) {
              yield* await tx.db
                .selectFrom('organizations')
                .where('workspaceId', '=', tx.workspace.id)
                .select(['id', 'name', 'extra'])
                .execute()
            },
          },
          {
            name: 'many',
            columns: ['number', 'list', 'words'],
            rows: async function* () {
              for (let number = 0; number < 100_000; number += 1)
                yield { number, list: [{ number }], words: ['a', 'b'] }
            },
          },
          { name: 'none', columns: ['id'], rows: async function* () {} },
        ],
      },
    ])
  })
  afterAll(async () => {
    await world.close()
    folder.remove()
  })

  it('holds a table for each kind of record, every row of it, and what is no plain value as JSON', async () => {
    await world.organization('=Sum, the "choir"', { extra: JSON.stringify({ list: { id: 7 } }) })
    const file = join(folder.path, 'everything.zip')
    const made = await exportEverything(await world.as('owner'), file)
    expect(made).toEqual({ tables: 3, rows: 100_002, bytes: statSync(file).size })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const files = unzipSync(readFileSync(file))
    expect(Object.keys(files)).toEqual(['organizations.csv', 'many.csv', 'none.csv'])
    const text = (name: string) => strFromU8(files[name] ?? new Uint8Array())
    expect(text('organizations.csv')).toContain(`"'=Sum, the ""choir""","{""list"":{""id"":7}}"`)
    expect(text('many.csv')).toContain('\r\n7,"[{""number"":7}]",a; b\r\n')
    expect(text('many.csv').trimEnd().split('\r\n')).toHaveLength(100_001)
    expect(text('none.csv')).toBe('id\r\n')
  })

  it('is for owners only, and never writes over a file', async () => {
    const file = join(folder.path, 'no.zip')
    for (const role of ['coordinator', 'contributor', 'viewer'] as const)
      await expect(exportEverything(await world.as(role), file)).rejects.toBeInstanceOf(Forbidden)
    expect(existsSync(file)).toBe(false)
    const owner = await world.as('owner')
    await exportEverything(owner, file)
    await expect(exportEverything(owner, file)).rejects.toThrow('EEXIST')
  })
})
