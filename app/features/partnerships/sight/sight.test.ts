import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeRole } from '#platform/accounts/members/change-role.server.ts'
import { endMembership } from '#platform/accounts/members/end.server.ts'
import { actorsOf } from '#platform/context/actors.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, isRefusal, NotFound } from '#platform/errors/errors.ts'
import { ownKeyOf } from '#platform/testing/own-key.server.ts'
import { openWorld, testNow, type World } from '#platform/testing/world.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { objectiveInput } from '../objectives/inputs.ts'
import { objectives } from '../objectives/register.server.ts'
import { setObjective } from '../objectives/set.server.ts'
import { changePartnership } from '../partnerships/change.server.ts'
import { partnershipNoun } from '../partnerships/register.server.ts'
import { touchpointInput } from '../touchpoints/inputs.ts'
import { logTouchpoint } from '../touchpoints/log.server.ts'
import { touchpoints } from '../touchpoints/register.server.ts'
import { doorsOf } from './doors.server.ts'
import { readersOf } from './readers.server.ts'
import { whoSees } from './record.server.ts'
import { doorKinds, eitherTables, readsOwn, readsShared, secretColumns, toldTables } from './sight.ts'

describe('who sees what', () => {
  let world: World
  let harbor: string
  let school: string
  let place: string
  let owner: Ctx
  let viewer: Ctx
  let lead: Ctx
  let colleague: Ctx
  let teacher: Ctx
  let stranger: Ctx

  beforeAll(async () => {
    world = await openWorld([
      { name: 'partnerships', ...partnershipNoun },
      { name: 'touchpoints', ...touchpoints },
      { name: 'objectives', ...objectives },
    ])
    harbor = await world.organization('Harbor')
    school = await world.organization('School')
    place = await makePartnership(world, [harbor, school])
    owner = await world.as('owner')
    viewer = await world.as('viewer')
    lead = await world.as('lead', harbor)
    colleague = await world.as('representative', harbor)
    teacher = await world.as('lead', school)
    stranger = await world.as('lead', await world.organization('Elsewhere'))
  })
  afterAll(() => world.close())

  const log = async (by: Ctx, audience: 'partnership' | 'organization') => {
    const made = await write(by, (tx) =>
      logTouchpoint(
        tx,
        touchpointInput.parse({
          kind: 'call',
          happenedOn: '2026-03-30',
          summary: 'We talked.',
          partnershipId: place,
          audience,
          organizationIds: [harbor],
        }),
      ),
    )
    if (isRefusal(made)) throw new Error(made.code)
    return made.id
  }
  const names = async (by: Ctx) => (await read(by, (tx) => readersOf(tx, place))).map((one) => one.personId)
  const personOf = (ctx: Ctx) => ctx.actor.personId ?? ''

  it('names everybody who comes in for a partner or the host, to each side alike, and nobody else', async () => {
    const inside = [owner, viewer, lead, colleague, teacher].map(personOf).sort()
    for (const reader of [owner, viewer, lead, colleague])
      expect((await names(reader)).toSorted()).toEqual(inside)
    expect(await names(lead)).not.toContain(personOf(stranger))
    await expect(names(stranger)).rejects.toThrow(NotFound)
  })

  it('no longer names somebody whose affiliation has ended, as the door lets them in no more', async () => {
    const gone = await world.as('representative', school)
    expect(await names(lead)).toContain(personOf(gone))
    await world.system.database.transaction({ as: 'owner' }, (db) =>
      db
        .updateTable('affiliations')
        .set({ endedOn: '2026-03-01' })
        .where('personId', '=', personOf(gone))
        .execute(),
    )
    expect(await names(lead)).not.toContain(personOf(gone))
  })

  it('tells of a record what the record’s own door says, for every level and every member', async () => {
    const records = [
      { id: await log(lead, 'partnership'), level: 'shared' },
      { id: await log(lead, 'organization'), level: harbor },
      { id: await log(owner, 'organization'), level: world.hostId },
    ]
    for (const { id, level } of records) {
      const asking = level === world.hostId ? owner : lead
      const { sides } = await read(asking, (tx) => whoSees(tx, place, 'touchpoint', id))
      const actors = await read(asking, (tx) =>
        actorsOf(tx.db, tx.workspace, [world.hostId, harbor, school], tx.today),
      )
      for (const actor of actors) {
        const told = sides.find((side) => side.reads && side.people.includes(actor.name)) !== undefined
        const rule = level === 'shared' ? readsShared(actor, place) !== null : readsOwn(actor, level)
        expect([actor.name, level, told]).toEqual([actor.name, level, rule])
      }
    }
  })

  it('does not tell that a record is there to who does not reach it, nor through another partnership', async () => {
    const own = await log(lead, 'organization')
    for (const reader of [owner, teacher])
      await expect(read(reader, (tx) => whoSees(tx, place, 'touchpoint', own))).rejects.toThrow(NotFound)
    const other = await makePartnership(world, [harbor], { name: 'Another' })
    // Asked by who reaches both, so that only where the record lies can say no.
    const ofBoth = await world.as('lead', harbor)
    expect(await read(ofBoth, (tx) => whoSees(tx, place, 'touchpoint', own))).toMatchObject({ sides: {} })
    expect(await read(ofBoth, (tx) => readersOf(tx, other))).not.toEqual([])
    await expect(read(ofBoth, (tx) => whoSees(tx, other, 'touchpoint', own))).rejects.toThrow(NotFound)
    await expect(read(lead, (tx) => whoSees(tx, place, 'concern', own))).rejects.toThrow(NotFound)
    await expect(read(lead, (tx) => whoSees(tx, place, 'constructor', own))).rejects.toThrow(NotFound)
    await expect(read(lead, (tx) => whoSees(tx, place, 'touchpoint', 'no'))).rejects.toThrow(NotFound)
  })

  it('tells of an objective that it stays with its own organization', async () => {
    const made = await write(lead, (tx) =>
      setObjective(tx, place, objectiveInput.parse({ what: 'A van of our own', audience: 'organization' })),
    )
    if (isRefusal(made)) throw new Error(made.code)
    const { sides } = await read(lead, (tx) => whoSees(tx, place, 'objective', made.id))
    expect(sides.filter((side) => side.reads).map((side) => side.organization)).toEqual(['Harbor'])
  })

  it('counts keys, calendars and links that open something, and says nothing of those that no longer do', async () => {
    const key = (fields: object) =>
      world.system.database.transaction({ as: 'owner' }, (db) =>
        db
          .insertInto('apiKeys')
          .values({
            workspaceId: world.workspace.id,
            id: crypto.randomUUID(),
            name: 'Sync',
            role: 'representative',
            organizationId: harbor,
            tokenHash: crypto.randomUUID(),
            createdAt: new Date(testNow),
            ...fields,
          })
          .execute(),
      )
    await key({})
    await key({ revokedAt: new Date(testNow) })
    await ownKeyOf(lead)
    const doors = await read(teacher, (tx) => doorsOf(tx, place))
    expect(doors).toEqual([
      { kind: 'key', organizationId: harbor, organization: 'Harbor', count: 2, until: null },
    ])
  })

  it('shows who has left only its own people, and no doors', async () => {
    const left = await world.organization('Left')
    const there = await makePartnership(world, [left])
    const former = await world.as('lead', left)
    await letLeave(world, there, left, new Date('2026-03-01T09:00:00Z'))
    const again = {
      ...former,
      actor: {
        ...former.actor,
        partnerships: new Map([[there, { until: new Date('2026-03-01T09:00:00Z') }]]),
      },
    }
    const readers = await read(again, (tx) => readersOf(tx, there))
    expect(readers.map((one) => [one.personId, one.readsUntil])).toEqual([[personOf(former), '2026-03-01']])
    expect(await read(again, (tx) => doorsOf(tx, there))).toEqual([])
  })

  it('knows every table whose texts say for whom they are', async () => {
    const { rows } = await world.system.database.transaction({ as: 'owner' }, (db) =>
      sql<{ tableName: string }>`select table_name from information_schema.columns
        where table_schema = 'public' and column_name in ('audience', 'shared_at') order by 1`.execute(db),
    )
    expect(rows.map((row) => row.tableName)).toEqual(Object.values(eitherTables).toSorted())
    for (const table of Object.values(toldTables))
      await world.system.database.transaction({ as: 'owner' }, (db) =>
        sql`select partnership_id from ${sql.table(table)} limit 0`.execute(db),
      )
  })

  it('knows of every secret in a column whether it opens something, and as what it is told', async () => {
    const { rows } = await world.system.database.transaction({ as: 'owner' }, (db) =>
      sql<{ found: string }>`select table_name || '.' || column_name as found from information_schema.columns
        where table_schema = 'public' and (column_name like '%token_hash' or column_name like '%key_hash')`.execute(
        db,
      ),
    )
    expect(rows.map((row) => row.found).toSorted()).toEqual(Object.keys(secretColumns).toSorted())
    expect(new Set(Object.values(secretColumns).filter((kind) => kind !== null))).toEqual(new Set(doorKinds))
  })

  it('lets a lead put the name of the partnership into words, as staff do, and no stranger', async () => {
    const change = (by: Ctx, version: number) =>
      write(by, (tx) =>
        changePartnership(tx, place, {
          name: 'Harbor nights',
          purpose: '',
          language: null,
          communityIds: [],
          version,
        }),
      )
    expect(isRefusal(await change(lead, 1))).toBe(false)
    await expect(change(colleague, 2)).rejects.toThrow(Forbidden)
    await expect(change(stranger, 2)).rejects.toThrow(NotFound)
  })

  it('lets a lead say who of its own speaks and comes in, never of another side, and never leave nobody', async () => {
    const member = (ctx: Ctx) => ctx.actor.membershipId ?? ''
    const made = await write(lead, (tx) => changeRole(tx, member(colleague), 'lead'))
    expect(isRefusal(made)).toBe(false)
    await write(lead, (tx) => changeRole(tx, member(colleague), 'representative'))
    expect(await write(lead, (tx) => changeRole(tx, member(lead), 'representative'))).toMatchObject({
      code: 'membership_last_lead',
    })
    expect(await write(lead, (tx) => endMembership(tx, member(lead)))).toMatchObject({
      code: 'membership_last_lead',
    })
    expect(await write(lead, (tx) => changeRole(tx, member(colleague), 'owner'))).toMatchObject({
      code: 'membership_other_side',
    })
    for (const other of [teacher, owner])
      await expect(write(lead, (tx) => endMembership(tx, member(other)))).rejects.toThrow(NotFound)
    await expect(write(colleague, (tx) => changeRole(tx, member(lead), 'representative'))).rejects.toThrow(
      Forbidden,
    )
    expect(isRefusal(await write(lead, (tx) => endMembership(tx, member(colleague))))).toBe(false)
  })
})
