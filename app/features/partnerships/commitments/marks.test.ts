import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx, Tx } from '#platform/context/context.server.ts'
import { keepHouse } from '#platform/context/transaction.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { makePartnership } from '../factories.ts'

const at = new Date('2026-03-31T12:00:00Z')

/** For each table that the rule looks at: one row that can be put in, changed and taken away. */
const tables = [
  'commitments',
  'acceptances',
  'fulfilments',
  'acknowledgements',
  'disputes',
  'renegotiations',
  'withdrawals',
  'behalf_acts',
] as const
type Table = (typeof tables)[number]

describe('the mark of a ledger', () => {
  let world: World
  let ctx: Ctx
  let partner: string
  let first: string
  let second: string
  beforeAll(async () => {
    world = await openWorld([{ name: 'partnerships' }])
    partner = await world.organization('Harbor Youth')
    first = await makePartnership(world, [partner])
    second = await makePartnership(world, [partner])
    ctx = await world.as('coordinator')
  })
  afterAll(() => world.close())

  const marks = (who: Ctx = ctx) =>
    keepHouse(who, async (tx) => {
      const rows = await tx.db.selectFrom('ledgerTallies').select(['partnershipId', 'mark']).execute()
      return Object.fromEntries(rows.map((row) => [row.partnershipId, row.mark]))
    })
  const promise = (partnershipId: string) => ({
    workspaceId: world.workspace.id,
    id: uuid(),
    partnershipId,
    promisorOrganizationId: world.hostId,
    text: 'Pay the bus passes',
    dueOn: '2026-04-10',
    pledgedOn: '2026-03-31',
    createdAt: at,
    updatedAt: at,
  })
  /** A promise with a fulfilment, for acts to hang on. */
  const done = (partnershipId: string) =>
    keepHouse(ctx, async (tx) => {
      const commitment = promise(partnershipId)
      await tx.db.insertInto('commitments').values(commitment).execute()
      const fulfilmentId = uuid()
      await tx.db
        .insertInto('fulfilments')
        .values({
          workspaceId: tx.workspace.id,
          id: fulfilmentId,
          commitmentId: commitment.id,
          fulfilledOn: '2026-03-31',
          enteredOn: '2026-03-31',
          createdAt: at,
        })
        .execute()
      return { commitmentId: commitment.id, fulfilmentId }
    })

  const insert = async (
    tx: Tx,
    table: Table,
    id: string,
    on: { commitmentId: string; fulfilmentId: string },
  ) => {
    const { commitmentId, fulfilmentId } = on
    const base = { workspaceId: tx.workspace.id, id, createdAt: at }
    const day = '2026-03-31'
    const { db } = tx
    switch (table) {
      case 'commitments':
        return db
          .insertInto(table)
          .values({ ...promise(first), id })
          .execute()
      case 'acceptances':
        return db
          .insertInto(table)
          .values({ ...base, commitmentId, organizationId: partner, acceptedOn: day })
          .execute()
      case 'fulfilments':
        await db.deleteFrom(table).where('id', '=', fulfilmentId).execute()
        return db
          .insertInto(table)
          .values({ ...base, commitmentId, fulfilledOn: day, enteredOn: day })
          .execute()
      case 'acknowledgements':
        return db
          .insertInto(table)
          .values({ ...base, commitmentId, fulfilmentId, organizationId: partner, acknowledgedOn: day })
          .execute()
      case 'disputes':
        return db
          .insertInto(table)
          .values({
            ...base,
            commitmentId,
            fulfilmentId,
            organizationId: partner,
            reason: 'No.',
            disputedOn: day,
          })
          .execute()
      case 'renegotiations':
        return db
          .insertInto(table)
          .values({
            ...base,
            commitmentId,
            newDueOn: '2026-05-01',
            reason: 'Later.',
            proposedOn: day,
            organizationId: world.hostId,
          })
          .execute()
      case 'withdrawals':
        return db
          .insertInto(table)
          .values({ ...base, commitmentId, reason: 'No.', withdrawnOn: day })
          .execute()
      case 'behalf_acts':
        return db
          .insertInto('behalfActs')
          .values({
            workspaceId: tx.workspace.id,
            id,
            partnershipId: first,
            organizationId: partner,
            action: 'commitment.fulfilled',
            subjectKind: 'commitment',
            subjectId: commitmentId,
            recordedAt: at,
          })
          .execute()
    }
  }

  it.each(tables)(
    'moves when a row of %s comes, changes or goes, and no other ledger’s does',
    async (table) => {
      const on = await done(first)
      const id = uuid()
      const acts = [
        (tx: Tx) => insert(tx, table, id, on),
        (tx: Tx) =>
          sql`update ${sql.table(table)} set workspace_id = workspace_id where id = ${id}`.execute(tx.db),
        (tx: Tx) => sql`delete from ${sql.table(table)} where id = ${id}`.execute(tx.db),
      ]
      for (const act of acts) {
        const before = await marks()
        await keepHouse<unknown>(ctx, act)
        const after = await marks()
        expect(after[first]).toBeGreaterThan(before[first] ?? 0)
        expect(after[second]).toBe(before[second])
      }
    },
  )

  it('moves once for a statement over many promises, in each of their ledgers', async () => {
    await done(first)
    await done(second)
    const before = await marks()
    await keepHouse(ctx, (tx) =>
      tx.db
        .updateTable('commitments')
        .set({ dueOn: '2026-06-01' })
        .where('workspaceId', '=', tx.workspace.id)
        .execute(),
    )
    const after = await marks()
    for (const id of [first, second]) expect(after[id]).toBe((before[id] ?? 0) + 1)
  })

  it('moves in both ledgers when a promise goes from one to the other', async () => {
    const { commitmentId } = await done(first)
    const before = await marks()
    await keepHouse(ctx, (tx) =>
      tx.db
        .updateTable('commitments')
        .set({ partnershipId: second })
        .where('id', '=', commitmentId)
        .execute(),
    )
    const after = await marks()
    for (const id of [first, second]) expect(after[id]).toBeGreaterThan(before[id] ?? 0)
  })

  it('moves for the workspace’s own owner of the database too, and goes with what it is about', async () => {
    const gone = await makePartnership(world, [partner])
    const { commitmentId } = await done(gone)
    expect((await marks())[gone]).toBeGreaterThan(0)
    await world.system.database.transaction({ as: 'owner' }, async (db) => {
      await db.deleteFrom('commitments').where('id', '=', commitmentId).execute()
      await db.deleteFrom('partners').where('partnershipId', '=', gone).execute()
      await db.deleteFrom('partnerships').where('id', '=', gone).execute()
    })
    expect((await marks())[gone]).toBeUndefined()
  })

  it('of another workspace is neither seen nor moved', async () => {
    const other = await world.another()
    const theirs = await other.as('coordinator')
    const before = await marks()
    await done(first)
    expect(await marks(theirs)).toEqual({})
    const after = await marks()
    expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort())
  })
})
