import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { record } from '../activity/record.server.ts'
import { Invalid, NotFound, Refusal } from '../errors/errors.ts'
import { openWorld, type World } from '../testing/world.server.ts'
import type { Tx } from './context.server.ts'
import { askOnce, askTogether, keepHouse, read, write } from './transaction.server.ts'

describe('a transaction', () => {
  let world: World
  const heard: unknown[] = []
  beforeAll(async () => {
    world = await openWorld([
      { name: 'test', listeners: { test: { 'tag.changed': async (_ctx, data) => void heard.push(data) } } },
    ])
  })
  afterAll(() => world.close())

  const rename = (name: string, saysSo: boolean) => async () => {
    const ctx = await world.as('owner')
    return write(ctx, async (tx) => {
      await tx.db
        .updateTable('organizations')
        .set({ name })
        .where('workspaceId', '=', tx.workspace.id)
        .where('id', '=', world.hostId)
        .execute()
      if (saysSo)
        await record(tx, 'tag.changed', {
          subject: { kind: 'organization', id: world.hostId },
          before: { name: 'x' },
          after: { name },
        })
      return name
    })
  }
  const nameNow = async () =>
    read(
      await world.as('viewer'),
      async (tx) =>
        (
          await tx.db
            .selectFrom('organizations')
            .select('name')
            .where('id', '=', world.hostId)
            .executeTakeFirstOrThrow()
        ).name,
    )

  it('that changes something without recording it is undone and reported', async () => {
    await expect(rename('Silent', false)()).rejects.toThrow('without recording')
    expect(await nameNow()).toBe('Host of demo')
  })

  it('writes history, the values beside it and the job of a listener together', async () => {
    await rename('Loud', true)()
    const rows = await read(await world.as('owner'), (tx) =>
      tx.db
        .selectFrom('history')
        .innerJoin('historyValues', 'historyValues.historyId', 'history.id')
        .select(['action', 'fields', 'after'])
        .execute(),
    )
    expect(rows).toEqual([{ action: 'tag.changed', fields: ['name'], after: { name: 'Loud' } }])
    expect(heard).toEqual([])
    expect(await world.system.jobs.drain(world.system)).toBe(1)
    expect(heard).toMatchObject([{ action: 'tag.changed', subjectId: world.hostId }])
  })

  it('answers a refusal as a value and keeps nothing of the attempt', async () => {
    const ctx = await world.as('owner')
    const answer = await write(ctx, async (tx) => {
      await tx.db.updateTable('organizations').set({ name: 'Never' }).where('id', '=', world.hostId).execute()
      return new Refusal('never')
    })
    expect(answer).toBeInstanceOf(Refusal)
    expect(await nameNow()).not.toBe('Never')
  })

  it('that reads can change nothing, and leaves the connection as it was', async () => {
    const ctx = await world.as('owner')
    await expect(
      read(ctx, (tx) =>
        tx.db.updateTable('organizations').set({ name: 'Never' }).where('id', '=', world.hostId).execute(),
      ),
    ).rejects.toThrow('read-only')
    expect(await rename('Written', true)()).toBe('Written')
    expect(await nameNow()).toBe('Written')
  })

  it('answers the same question right however often it is asked, whoever asks it', async () => {
    for (let time = 0; time < 12; time += 1) {
      await rename(`Time ${time}`, true)()
      expect(await nameNow()).toBe(`Time ${time}`)
    }
    const elsewhere = await openWorld([])
    const theirs = await read(await elsewhere.as('viewer'), (tx) =>
      tx.db.selectFrom('organizations').select('name').where('id', '=', world.hostId).execute(),
    )
    expect(theirs).toEqual([])
    await elsewhere.close()
  })

  it('that reads asks a question once, one that writes asks it anew', async () => {
    const ctx = await world.as('owner')
    let asked = 0
    const twice = async (tx: Tx) => {
      const ask = () => askOnce(tx, 'how often', async () => ++asked)
      return [await ask(), await ask()]
    }
    expect(await read(ctx, twice)).toEqual([1, 1])
    expect(await read(ctx, twice)).toEqual([2, 2])
    expect(await keepHouse(ctx, twice)).toEqual([3, 4])
  })

  it('refuses a query on the root handle while it is open, and goes on working afterwards', async () => {
    const ctx = await world.as('owner')
    await expect(
      read(ctx, () => world.system.database.root.selectFrom('workspaces').selectAll().execute()),
    ).rejects.toThrow('root handle inside a transaction')
    expect(await nameNow()).toBeTypeOf('string')
  })

  it('sees and writes its own workspace only', async () => {
    const other = await world.another()
    const theirs = await other.organization('Theirs')
    const ctx = await world.as('owner')
    const seen = await read(ctx, (tx) =>
      tx.db.selectFrom('organizations').select('id').where('id', '=', theirs).execute(),
    )
    expect(seen).toEqual([])
    const changed = await keepHouse(ctx, (tx) =>
      tx.db.updateTable('organizations').set({ name: 'Mine' }).where('id', '=', theirs).executeTakeFirst(),
    )
    expect(changed.numUpdatedRows).toBe(0n)
    await expect(
      keepHouse(ctx, (tx) =>
        tx.db
          .insertInto('organizations')
          .values({
            workspaceId: other.workspace.id,
            id: crypto.randomUUID(),
            name: 'Smuggled',
            kind: 'other',
            createdAt: new Date(),
            updatedAt: new Date(),
          })
          .execute(),
      ),
    ).rejects.toThrow(/row-level security/)
  })

  it.each([
    ['a letter that no text can hold', { name: 'a\u0000b' }],
    ['a half letter in the history', { after: { name: 'a\ud800b' } }],
    ['a day that never was', { foundedOn: '0000-01-01' }],
    ['a number too large', { version: 2_147_483_648 }],
  ])(
    'answers %s as bad input',
    async (_what, { after = {}, foundedOn, ...values }: Record<string, unknown>) => {
      const ctx = await world.as('owner')
      await expect(
        write(ctx, async (tx) => {
          if (typeof foundedOn === 'string')
            await tx.db.selectFrom('affiliations').where('beganOn', '=', foundedOn).select('id').execute()
          await tx.db
            .updateTable('organizations')
            .set({ updatedAt: tx.now, ...values })
            .where('id', '=', world.hostId)
            .execute()
          await record(tx, 'tag.changed', {
            subject: { kind: 'organization', id: world.hostId },
            after: after as Record<string, unknown>,
          })
          return null
        }),
      ).rejects.toThrow(Invalid)
    },
  )

  it('finds nothing by an id that can’t be one', async () => {
    const ctx = await world.as('owner')
    const by = (id: string) =>
      read(ctx, (tx) => tx.db.selectFrom('organizations').select('id').where('id', '=', id).execute())
    await expect(by('undefined')).rejects.toThrow(NotFound)
    expect(await by(world.hostId)).toHaveLength(1)
  })

  it('runs a verb once more that met another, so that it can say itself what the other did', async () => {
    const ctx = await world.as('owner')
    const [communityId, organizationId] = [crypto.randomUUID(), world.hostId]
    await keepHouse(ctx, (tx) =>
      tx.db
        .insertInto('communities')
        .values({
          workspaceId: tx.workspace.id,
          id: communityId,
          name: 'Eastside',
          createdAt: tx.now,
          updatedAt: tx.now,
        })
        .execute(),
    )
    let ran = 0
    const serve = (looksFirst: boolean) =>
      write(ctx, async (tx) => {
        ran += 1
        // The first time it looks as if the other had not been there yet.
        if (looksFirst && ran > 1) return new Refusal('there_already')
        await tx.db
          .insertInto('organizationCommunities')
          .values({
            workspaceId: tx.workspace.id,
            id: crypto.randomUUID(),
            organizationId,
            communityId,
            createdAt: tx.now,
          })
          .execute()
        await record(tx, 'tag.changed', { subject: { kind: 'organization', id: organizationId } })
        return null
      })
    expect(await serve(false)).toBeNull()
    ran = 0
    expect(await serve(true)).toMatchObject({ code: 'there_already' })
    expect(await serve(false)).toMatchObject({ code: 'meanwhile' })
  })

  it('refuses what names a record that isn’t there', async () => {
    const ctx = await world.as('owner')
    const answer = await write(ctx, async (tx) => {
      await tx.db
        .insertInto('affiliations')
        .values({
          workspaceId: tx.workspace.id,
          id: crypto.randomUUID(),
          organizationId: world.hostId,
          personId: crypto.randomUUID(),
          createdAt: tx.now,
        })
        .execute()
      await record(tx, 'tag.changed', { subject: { kind: 'organization', id: world.hostId } })
      return null
    })
    expect(answer).toMatchObject({ code: 'reference_gone' })
  })

  it('answers what is asked together in its order, and throws what failed first, not what failed because of it', async () => {
    const ctx = await world.as('viewer')
    const one = (tx: Tx, number: number) =>
      sql<{ number: number }>`select ${number}::int as number`
        .execute(tx.db)
        .then(({ rows }) => rows[0]?.number)
    const asked = await read(ctx, (tx) => askTogether([one(tx, 3), one(tx, 1), one(tx, 2)]))
    expect(asked).toEqual([3, 1, 2])
    const twice = async (tx: Tx) => (await one(tx, 1)) === 1 && one(tx, 2)
    const failing = read(ctx, (tx) =>
      askTogether([twice(tx), sql`select 1 / ${0}::int`.execute(tx.db), twice(tx)]),
    )
    await expect(failing).rejects.toThrow('division by zero')
  })
})
