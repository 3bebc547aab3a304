import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { read } from '#platform/context/transaction.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { runImport } from '../imports/command.server.ts'
import { dataFolder, hasData } from '../imports/reading/testing.server.ts'
import { imports } from '../imports/register.server.ts'
import { listDuplicates } from './reads.server.ts'

describe.runIf(hasData)('likely duplicates of an imported list', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld([{ name: 'landscape', ...imports }])
  })
  afterAll(() => world.close())

  it('are listed for nearly all restaurants that another list brought before, and for few others', async () => {
    const ctx = await world.as('coordinator')
    const folder = join(dataFolder, 'dedupe/fodors-zagats')
    for (const source of ['fodors', 'zagats'])
      await runImport(ctx, {
        kind: 'organizations',
        source,
        path: join(folder, `${source}.csv`),
        dryRun: false,
      })
    const keys = await read(ctx, (tx) =>
      tx.db
        .selectFrom('sourceRecords')
        .select(['recordId', 'key'])
        .where('workspaceId', '=', tx.workspace.id)
        .execute(),
    )
    const keyOf = new Map(keys.map(({ recordId, key }) => [recordId, key]))
    const { items } = await read(ctx, (tx) => listDuplicates(tx, { cursor: null, limit: 200 }))
    const truth = new Set(
      (
        parse(readFileSync(join(folder, 'matches_fodors_zagats.csv'), 'utf8'), { columns: true }) as Record<
          string,
          string
        >[]
      ).map((row) => `${row.zagats_id} ${row.fodors_id}`),
    )
    const right = items.filter((pair) => truth.has(`${keyOf.get(pair.recordId)} ${keyOf.get(pair.otherId)}`))
    console.log(`listed ${items.length}, right ${right.length} of ${truth.size}`)
    expect(right.length / items.length).toBeGreaterThanOrEqual(0.95)
    expect(right.length / truth.size).toBeGreaterThanOrEqual(0.96)
  })
})
