import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { undoImport } from './apply.server.ts'
import { runImport } from './command.server.ts'
import { dataFolder, hasData } from './reading/testing.server.ts'
import { readImport } from './reads.server.ts'
import { imports } from './register.server.ts'
import { revertAll } from './reverting/revert.server.ts'
import { rowsOf } from './testing.server.ts'

const tables = ['organizations', 'locations', 'services', 'people', 'affiliations', 'phones'] as const

describe.runIf(hasData)('directories published by others, brought in', () => {
  let world: World
  let ctx: Ctx
  let before: number[]
  beforeAll(async () => {
    world = await openWorld([{ name: 'landscape', ...imports }])
  })
  afterAll(() => world.close())
  beforeEach(async () => {
    ctx = await (await world.another()).as('coordinator')
    before = await sizes()
  })
  const sizes = () => Promise.all(tables.map(async (table) => (await rowsOf(ctx, table)).length))
  /** How many rows of each table came in, in the order of `tables`. */
  const added = async () => (await sizes()).map((size, at) => size - (before[at] ?? 0))
  const bring = (path: string) =>
    runImport(ctx, { kind: 'hsds', source: 'Directory', path: join(dataFolder, 'hsds', path), dryRun: false })

  it.each([
    ['ohana-sample/sample-csv', { organizations: 8, locations: 22, services: 23, people: 31 }],
    ['illinois-legal-aid/output', { organizations: 33, locations: 520, services: 430, people: 0 }],
    ['florida-services', { organizations: 20, locations: 378, services: 135, people: 0 }],
    ['transformer-base/output', { organizations: 5, locations: 19, services: 19, people: 0 }],
    ['spec-3.0/examples/csv', { organizations: 1, locations: 1, services: 1, people: 1 }],
    ['spec-3.0/examples/tabular.json', { organizations: 1, locations: 1, services: 1, people: 1 }],
    ['spec-3.0/examples/organization_full.json', { organizations: 1, locations: 1, services: 1, people: 1 }],
  ])('%s comes in whole, once however often, and goes again', async (path, expected) => {
    const first = await bring(path)
    const there = await added()
    expect(Object.fromEntries(tables.slice(0, 4).map((table, at) => [table, there[at]]))).toEqual(expected)
    expect(first.created).toBe(Object.values(expected).reduce((sum, count) => sum + count, 0))
    const second = await bring(path)
    expect(second).toMatchObject({ created: 0, changed: 0, unchanged: first.created, skipped: first.skipped })
    expect(await added()).toEqual(there)
    await write(ctx, (tx) => undoImport(tx, first.import ?? '', { inBackground: false }))
    await revertAll(ctx, first.import ?? '')
    expect(await read(ctx, (tx) => readImport(tx, first.import ?? ''))).toMatchObject({
      state: 'undone',
      counts: { undone: first.created, stayed: 0 },
    })
    expect(await added()).toEqual(tables.map(() => 0))
  })

  it('keeps contacts as people of their organizations, and every telephone number', async () => {
    await bring('ohana-sample/sample-csv')
    const [organizations, , , people, affiliations] = await added()
    expect([organizations, people, affiliations]).toEqual([8, 31, 31])
    const services = await rowsOf(ctx, 'services')
    expect(services.every((row) => row.organizationId !== null)).toBe(true)
    expect((await rowsOf(ctx, 'serviceLocations')).length).toBeGreaterThanOrEqual(22)
    const reached = await Promise.all(
      (['organizations', 'locations', 'services', 'people'] as const).map(async (table) =>
        (await rowsOf(ctx, table)).flatMap((row) => (row.phone === null ? [] : [row.phone])),
      ),
    )
    const further = await rowsOf(ctx, 'phones')
    expect(reached.flat().length + further.length).toBeGreaterThanOrEqual(54)
  })
})
