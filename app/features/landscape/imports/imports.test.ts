import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { undo as undoAct } from '#platform/activity/undo.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, isRefusal, NotFound } from '#platform/errors/errors.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { demoHsds } from '../../../../demo/hsds.ts'
import { dismissDuplicate } from '../duplicates/dismiss.server.ts'
import { countDuplicates, listDuplicates } from '../duplicates/reads.server.ts'
import { duplicates } from '../duplicates/register.server.ts'
import { applyImport, undoImport } from './apply.server.ts'
import { applyAll } from './applying/apply.server.ts'
import { tally, writesAnything } from './import.ts'
import { ridersText } from './names.ts'
import { stayedRecords } from './preview.server.ts'
import { withFolder } from './reading/testing.server.ts'
import { readImport } from './reads.server.ts'
import { imports } from './register.server.ts'
import { revertAll } from './reverting/revert.server.ts'
import { stage } from './staging/stage.server.ts'
import { startImport } from './start.server.ts'
import { importFiles, rowsOf } from './testing.server.ts'

describe('bringing a directory in', () => {
  let world: World
  let ctx: Ctx
  beforeAll(async () => {
    world = await openWorld([{ name: 'landscape', ...imports, ...duplicates, sentences: {} }])
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

  it('leaves what has been changed or linked since when it is taken back, and says why', async () => {
    const csv = { 'list.csv': 'ID,Name,City\n1,Edited,Alton\n2,Linked,Alton\n3,Plain,Alton\n4,Noted,Alton\n' }
    const answer = await importFiles(ctx, csv, 'organizations')
    const [edited, linked, noted] = await Promise.all(
      ['Edited', 'Linked', 'Noted'].map(async (name) => String((await named('organizations', name))?.id)),
    )
    await edit('organizations', edited, { seeks: 'A van', version: 2 })
    await world.system.database.transaction({ as: 'owner' }, async (db) => {
      const workspaceId = ctx.workspace.id
      const [host] = await db
        .selectFrom('people')
        .selectAll()
        .where('workspaceId', '=', workspaceId)
        .execute()
      const at = { workspaceId, createdAt: ctx.now }
      await db
        .insertInto('affiliations')
        .values({ ...at, id: uuid(), personId: host?.id ?? '', organizationId: linked ?? '' })
        .execute()
      await db
        .insertInto('notes')
        .values({
          ...at,
          id: uuid(),
          subjectKind: 'organization',
          subjectId: noted ?? '',
          body: 'Called',
          audience: 'organization',
          organizationId: ctx.workspace.hostOrganizationId,
          updatedAt: ctx.now,
        })
        .execute()
    })
    const undone = await undo(answer.import ?? '')
    expect(undone).toMatchObject({ state: 'undone', counts: { undone: 1, stayed: 3 } })
    expect(await named('organizations', 'Plain')).toBeUndefined()
    const stayed = await read(ctx, (tx) => stayedRecords(tx, answer.import ?? ''))
    expect(stayed.map(({ name, because }) => [name, because]).sort()).toEqual([
      ['Edited', 'edited'],
      ['Linked', 'linked'],
      ['Noted', 'linked'],
    ])
  })

  it('gives back what it wrote over, but not where somebody wrote since', async () => {
    const csv = (city: string, mail: string) => ({
      'list.csv': `ID,Name,City,Email\n7,Casa,${city},${mail}\n`,
    })
    await importFiles(ctx, csv('Alton', 'a@casa.example'), 'organizations')
    const second = await importFiles(ctx, csv('Belton', 'b@casa.example'), 'organizations')
    const casa = await named('organizations', 'Casa')
    await edit('organizations', casa?.id, { email: 'ours@casa.example' })
    await undo(second.import ?? '')
    expect(await named('organizations', 'Casa')).toMatchObject({ city: 'Alton', email: 'ours@casa.example' })
    // The source is remembered as it was before, too: the same file brings the change again.
    expect(await importFiles(ctx, csv('Belton', 'b@casa.example'), 'organizations')).toMatchObject({
      changed: 1,
    })
  })

  it('goes on where it was cut off, and does no row twice', async () => {
    const rows = Array.from({ length: 2500 }, (_, at) => `${at},Person ${at},p${at}@list.example`)
    const files = { 'people.csv': `ID,Name,Email\n${rows.join('\n')}\n` }
    const id = await withFolder(files, async (folder) => {
      const begun = await write(ctx, (tx) =>
        startImport(tx, { kind: 'people', source: 'Cut', fileName: 'people.csv', inBackground: false }),
      )
      await stage(ctx, begun.id, folder)
      return begun.id
    })
    await write(ctx, (tx) => applyImport(tx, id, { inBackground: false }))
    expect(await applyAll(ctx, id, { most: 1 })).toBe(false)
    expect(await rowsOf(ctx, 'people')).toHaveLength(1001)
    // Two at once, as when a slow run is taken for a dead one.
    await Promise.all([applyAll(ctx, id), applyAll(ctx, id)])
    expect(await read(ctx, (tx) => readImport(tx, id))).toMatchObject({
      state: 'done',
      counts: { created: 2500 },
    })
    expect(await rowsOf(ctx, 'people')).toHaveLength(2501)
    await write(ctx, (tx) => undoImport(tx, id, { inBackground: false }))
    await revertAll(ctx, id, { most: 2 })
    await revertAll(ctx, id)
    expect(await rowsOf(ctx, 'people')).toHaveLength(1)
  })

  it('joins people to organizations by the id or the exact name, and adds those it does not find', async () => {
    await importFiles(ctx, { 'orgs.csv': 'ID,Name\no1,Casa Sol\n' }, 'organizations')
    const casa = await named('organizations', 'Casa Sol')
    const people =
      'ID,Name,Organization,Organization ID,Title\n1,Ana,CASA SÓL,,Director\n2,Ben,,o1,\n3,Cy,New Hall,,\n4,Di,New Hall,,\n'
    const answer = await importFiles(ctx, { 'people.csv': people }, 'people')
    expect(answer.created).toBe(5)
    const hall = await named('organizations', 'New Hall')
    const at = await rowsOf(ctx, 'affiliations')
    for (const [name, where] of [
      ['Ana', casa],
      ['Ben', casa],
      ['Cy', hall],
      ['Di', hall],
    ] as const) {
      const person = await named('people', name)
      expect(
        at.filter((row) => row.personId === person?.id).map((row) => row.organizationId),
        name,
      ).toEqual([where?.id])
    }
    expect(answer.problems.map(({ message }) => message)).toContainEqual(expect.stringContaining('New Hall'))
    expect(await importFiles(ctx, { 'people.csv': people }, 'people')).toMatchObject({
      created: 0,
      unchanged: 4,
    })
  })

  it('leaves nothing behind when it is only tried', async () => {
    const answer = await importFiles(ctx, demoHsds(), 'hsds', { dryRun: true })
    expect(answer.created).toBeGreaterThan(100)
    expect(answer.import).toBeNull()
    expect(await rowsOf(ctx, 'organizations')).toHaveLength(1)
  })

  it('offers to write where nothing but an affiliation or a telephone number changed, and says so', async () => {
    const csv = (title: string) => ({
      'a.csv': `id,name,organization,title\n1,Ana Reyes,Harbor Youth,${title}\n`,
    })
    const staged = (title: string) =>
      withFolder(csv(title), async (folder) => {
        const { id } = await write(ctx, (tx) =>
          startImport(tx, { kind: 'people', source: 'Test', fileName: 'a.csv', inBackground: false }),
        )
        await stage(ctx, id, `${folder}/a.csv`)
        return (await read(ctx, (tx) => readImport(tx, id))).counts
      })
    await importFiles(ctx, csv('Lead'), 'people')
    const nothing = await staged('Lead')
    expect([writesAnything(nothing), ridersText(nothing)]).toEqual([false, ''])
    const counts = await staged('Treasurer')
    expect(tally(counts)).toMatchObject({ created: 0, changed: 0 })
    expect([writesAnything(counts), ridersText(counts)]).toEqual([true, '1 affiliation'])
  })

  it('lists likely duplicates of records that are here, and merges none', async () => {
    const list =
      'Name,City,Email,Phone\nHarbor Youth Collective,Riverbend,hello@harbor.example,415-555-0100\n'
    await importFiles(ctx, { 'a.csv': list }, 'organizations', { source: 'A' })
    await importFiles(ctx, { 'b.csv': list.replace('Collective', 'Colective') }, 'organizations', {
      source: 'B',
    })
    expect(await rowsOf(ctx, 'organizations')).toHaveLength(3)
    const { items } = await read(ctx, (tx) => listDuplicates(tx, { cursor: null, limit: 10 }))
    expect(items).toMatchObject([{ name: 'Harbor Youth Colective', otherName: 'Harbor Youth Collective' }])
    expect(items[0]?.reasons).toEqual(expect.arrayContaining(['name_like', 'phone_same', 'email_same']))
    const { historyId } = await write(ctx, (tx) => dismissDuplicate(tx, items[0]?.id ?? ''))
    expect(await read(ctx, (tx) => countDuplicates(tx))).toBe(0)
    await write(ctx, (tx) => undoAct(tx, historyId))
    expect(await read(ctx, (tx) => countDuplicates(tx))).toBe(1)
  })

  it('is not for those who may not import', async () => {
    const partner = await world.organization('Harbor Youth')
    for (const other of [
      await world.as('contributor'),
      await world.as('viewer'),
      await world.as('lead', partner),
      await world.as('representative', partner),
    ]) {
      const start = { kind: 'people' as const, source: '', fileName: 'x.csv', inBackground: false }
      await expect(write(other, (tx) => startImport(tx, start))).rejects.toBeInstanceOf(Forbidden)
      await expect(read(other, (tx) => readImport(tx, uuid()))).rejects.toBeInstanceOf(Forbidden)
      await expect(read(other, (tx) => countDuplicates(tx))).rejects.toBeInstanceOf(Forbidden)
    }
    const own = await importFiles(ctx, { 'a.csv': 'Name\nA\n' }, 'organizations')
    const elsewhere = await world.as('owner')
    await expect(read(elsewhere, (tx) => readImport(tx, own.import ?? ''))).rejects.toBeInstanceOf(NotFound)
    await expect(write(elsewhere, (tx) => undoImport(tx, own.import ?? ''))).rejects.toBeInstanceOf(NotFound)
  })
})
