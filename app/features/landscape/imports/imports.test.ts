import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { demoHsds } from '../../../../demo/hsds.ts'
import { undoImport } from './apply.server.ts'
import { readImport } from './reads.server.ts'
import { imports } from './register.server.ts'
import { revertAll } from './reverting/revert.server.ts'
import { importFiles, rowsOf } from './testing.server.ts'

describe('bringing a directory in', () => {
  let world: World
  let ctx: Ctx
  beforeAll(async () => {
    world = await openWorld([{ name: 'landscape', ...imports }])
  })
  afterAll(() => world.close())
  beforeEach(async () => {
    ctx = await (await world.another()).as('coordinator')
  })
  const named = async (table: Parameters<typeof rowsOf>[1], name: string) =>
    (await rowsOf(ctx, table)).find((row) => row.name === name)
  const edit = (table: 'organizations' | 'people', id: unknown, values: Record<string, unknown>) =>
    world.system.database.transaction({ as: 'owner' }, (db) =>
      db.updateTable(table).set(values).where('id', '=', String(id)).execute(),
    )
  const undo = async (id: string) => {
    const answer = await write(ctx, (tx) => undoImport(tx, id, { inBackground: false }))
    expect(isRefusal(answer)).toBe(false)
    await revertAll(ctx, id)
    return read(ctx, (tx) => readImport(tx, id))
  }

  it('creates organizations, their places and services, and their contacts as people who belong to them', async () => {
    const answer = await importFiles(ctx, demoHsds())
    expect(answer).toMatchObject({ changed: 0, unchanged: 0, skipped: 0 })
    const harbor = await named('organizations', 'Harbor Youth Collective')
    expect(harbor).toMatchObject({
      kind: 'nonprofit',
      email: expect.stringContaining('@'),
      phone: expect.stringMatching(/^\+1/),
    })
    expect(harbor?.city).not.toBe('')
    const services = (await rowsOf(ctx, 'services')).filter((row) => row.organizationId === harbor?.id)
    expect(services.length).toBeGreaterThan(0)
    expect((await rowsOf(ctx, 'serviceLocations')).length).toBeGreaterThan(0)
    const lucia = await named('people', 'Lucía Ferrer')
    expect((await rowsOf(ctx, 'affiliations')).find((row) => row.personId === lucia?.id)).toMatchObject({
      organizationId: harbor?.id,
    })
    const counted = await Promise.all(
      (['organizations', 'people', 'locations', 'services'] as const).map(
        async (table) => (await rowsOf(ctx, table)).length,
      ),
    )
    // The host and its coordinator were there before.
    expect(answer.created).toBe(counted.reduce((sum, count) => sum + count, 0) - 2)
  })

  it('finds everything unchanged the second time, and doubles nothing', async () => {
    const first = await importFiles(ctx, demoHsds())
    const before = await rowsOf(ctx, 'affiliations')
    const second = await importFiles(ctx, demoHsds())
    expect(second).toMatchObject({ created: 0, changed: 0, unchanged: first.created, skipped: 0 })
    expect(await rowsOf(ctx, 'affiliations')).toHaveLength(before.length)
  })

  it('takes over what the source has changed, and keeps what a person has changed, saying so', async () => {
    const csv = (city: string, mail: string) => ({
      'list.csv': `ID,Name,City,Email\n7,Casa Sol,${city},${mail}\n`,
    })
    await importFiles(ctx, csv('Alton', 'old@casa.example'), 'organizations')
    const casa = await named('organizations', 'Casa Sol')
    await edit('organizations', casa?.id, { email: 'ours@casa.example', version: 2 })
    const again = await importFiles(ctx, csv('Belton', 'new@casa.example'), 'organizations')
    expect(again).toMatchObject({ created: 0, changed: 1 })
    expect(again.problems).toMatchObject([{ row: 2, message: expect.stringContaining('kept: Mail') }])
    expect(await named('organizations', 'Casa Sol')).toMatchObject({
      city: 'Belton',
      email: 'ours@casa.example',
      version: 3,
    })
  })

  it('is taken back whole where nobody has touched anything', async () => {
    const answer = await importFiles(ctx, demoHsds())
    const undone = await undo(answer.import ?? '')
    expect(undone).toMatchObject({ state: 'undone', counts: { undone: answer.created, stayed: 0 } })
    expect(await rowsOf(ctx, 'organizations')).toHaveLength(1)
    expect(await rowsOf(ctx, 'people')).toHaveLength(1)
    expect(await rowsOf(ctx, 'affiliations')).toHaveLength(1)
    expect(await rowsOf(ctx, 'phones')).toHaveLength(0)
  })
})
