import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Tx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, Invalid, NotFound, Stale } from '#platform/errors/errors.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { setLimits } from '#platform/testing/limits.server.ts'
import { overtaken } from '#platform/testing/overtaken.server.ts'
import { dueItems } from '#platform/testing/told.server.ts'
import { openWorld, testNow, type World } from '#platform/testing/world.server.ts'
import { letLeave, letStand, letStandAside, makePartnership, toldOf } from '../factories.ts'
import { partnerships } from '../index.server.ts'
import { changeCommittee } from './change.server.ts'
import { vacancies } from './committee.ts'
import { committeesDue } from './due.server.ts'
import { endCommittee, goOn, removeCommittee } from './end.server.ts'
import { exportedSeats } from './export.server.ts'
import { fillSeat, undoFill } from './fill.server.ts'
import { committeeChange, committeeInput, memberInput } from './inputs.ts'
import { committeeSeats, eraseCommittees } from './people.server.ts'
import { listCommittees, readCommittee, readMember } from './reads.server.ts'
import { seatsOf } from './seats-form.server.ts'
import { setUpCommittee } from './set-up.server.ts'
import { undoVacate, vacateSeat } from './vacate.server.ts'

const today = testNow.slice(0, 10)

describe('committees', () => {
  let world: World
  let harbor: string
  let stranger: string
  let partnershipId: string
  beforeAll(async () => {
    world = await openWorld([partnerships])
    harbor = await world.organization('Harbor Youth')
    stranger = await world.organization('Elsewhere')
    partnershipId = await makePartnership(world, [harbor])
  })
  afterAll(() => world.close())

  const seats = (ours: number, theirs: number) => [
    { organizationId: world.hostId, seats: ours },
    { organizationId: harbor, seats: theirs },
  ]
  const input = (fields: Record<string, unknown> = {}) =>
    committeeInput.parse({ partnershipId, name: 'Safety', seats: seats(1, 1), ...fields })
  const setUp = async (fields: Record<string, unknown> = {}) =>
    sure(await write(await world.as('representative', harbor), (tx) => setUpCommittee(tx, input(fields)))).id
  const somebody = async (organizationId: string, fields: Record<string, unknown> = {}) => {
    const personId = await world.person('Pat Somebody')
    await world.affiliate(personId, organizationId, { beganOn: '2024-01-01', ...fields })
    return personId
  }
  const named = (personId: string, fields: Record<string, unknown> = {}) =>
    memberInput.parse({ personId, fromOn: today, ...fields })
  const asLead = async <T>(work: Parameters<typeof write<T>>[1]) =>
    write(await world.as('lead', harbor), work)
  const asHost = async <T>(work: Parameters<typeof write<T>>[1]) => write(await world.as('coordinator'), work)
  const name = async (id: string, fields: Record<string, unknown> = {}) => {
    const personId = await somebody(harbor)
    return asLead((tx) => fillSeat(tx, id, named(personId, fields)))
  }
  const look = async (id: string) => read(await world.as('coordinator'), (tx) => readCommittee(tx, id))
  const free = async (id: string) =>
    vacancies(await look(id), today).map((one) => [one.organizationId, one.free])

  it('stay where somebody is named for a seat in the moment in which they are taken away', async () => {
    const id = await setUp()
    const personId = await somebody(harbor)
    const lead = await world.as('lead', harbor)
    const filled = (tx: Tx) =>
      overtaken(tx, 'committees', (other) => fillSeat({ ...other, actor: lead.actor }, id, named(personId)))
    expect(await asHost((tx) => removeCommittee(filled(tx), id))).toMatchObject({
      code: 'committee_has_past',
    })
  })

  it('are told of to those who stand for partners that take part and have seats to fill, and to nobody else', async () => {
    const place = await makePartnership(world, [harbor])
    const lead = await world.as('lead', harbor)
    const host = await world.as('coordinator')
    const colleague = await world.as('representative', harbor)
    await letStand(world, place, host, lead, colleague)
    const input = committeeInput.parse({ partnershipId: place, name: 'Safety', seats: seats(1, 1) })
    const { id } = sure(await write(colleague, (tx) => setUpCommittee(tx, input)))
    const aside = await letStandAside(world, place)
    await world.system.database.transaction({ as: 'owner' }, (db) =>
      db
        .insertInto('committeeSeats')
        .values(
          aside.map(({ actor }) => ({
            workspaceId: world.workspace.id,
            id: uuid(),
            committeeId: id,
            organizationId: actor.organizationId,
            seats: 1,
          })),
        )
        .execute(),
    )
    const names = Object.fromEntries(aside.map((one, index) => [`aside ${index}`, one]))
    const told = await toldOf(world, id, { host, lead, colleague, ...names })
    expect(told.map((line) => line.split(':')[0])).toEqual(['host'])
  })

  it('are set up by either side, with seats for partners that each fills itself', async () => {
    const id = await setUp()
    expect(await free(id)).toEqual(
      expect.arrayContaining([
        [harbor, 1],
        [world.hostId, 1],
      ]),
    )
    const pat = await somebody(harbor)
    for (const ctx of [await world.as('representative', harbor), await world.as('contributor')])
      await expect(write(ctx, (tx) => fillSeat(tx, id, named(pat)))).rejects.toBeInstanceOf(Forbidden)
    sure(await asLead((tx) => fillSeat(tx, id, named(pat, { untilOn: '2027-03-31' }))))
    expect(await free(id)).toEqual([[world.hostId, 1]])
    expect((await look(id)).members).toMatchObject([
      { person: 'Pat Somebody', organizationId: harbor, fromOn: today, untilOn: '2027-03-31', behalf: null },
    ])
    expect(await name(id)).toMatchObject({
      code: 'committee_no_seat',
    })
  })

  it('are filled for a partner that doesn’t sign in by who may record for it, and say so', async () => {
    const id = await setUp()
    const pat = await somebody(harbor)
    const fields = { onBehalfOf: harbor, evidence: 'On the phone' }
    await expect(
      asLead((tx) => fillSeat(tx, id, named(pat, { onBehalfOf: world.hostId }))),
    ).rejects.toBeInstanceOf(Forbidden)
    sure(await asHost((tx) => fillSeat(tx, id, named(pat, fields))))
    expect((await look(id)).members[0]?.behalf).toMatchObject({ evidence: 'On the phone' })
  })

  it('take nobody from elsewhere, nobody twice, and no term that is over or ends before it begins', async () => {
    const id = await setUp({ seats: seats(1, 3) })
    const pat = await somebody(harbor)
    const at = async (personId: string, fields: Record<string, unknown> = {}) => {
      try {
        return await asLead((tx) => fillSeat(tx, id, named(personId, fields)))
      } catch (failure) {
        if (failure instanceof Invalid) return failure.issues[0]
        throw failure
      }
    }
    expect(await at(await somebody(stranger))).toMatchObject({
      path: 'personId',
      code: 'issue_committee_person',
    })
    expect(await at(pat, { fromOn: '2026-05-01', untilOn: '2026-04-01' })).toMatchObject({
      path: 'untilOn',
      code: 'issue_committee_term',
    })
    expect(await at(pat, { fromOn: '2025-05-01', untilOn: '2025-06-01' })).toMatchObject({
      path: 'untilOn',
      code: 'issue_committee_over',
    })
    expect(await at(pat)).toHaveProperty('id')
    expect(await at(pat)).toMatchObject({ path: 'personId', code: 'issue_committee_sits' })
  })

  it('have a free seat again when a term is over, when it is given up, and when the affiliation ends', async () => {
    const id = await setUp({ seats: seats(0, 3).slice(1) })
    const gone = await somebody(harbor)
    const pat = await somebody(harbor)
    sure(await asLead((tx) => fillSeat(tx, id, named(gone, { fromOn: '2026-01-01' }))))
    const { id: seat } = sure(await asLead((tx) => fillSeat(tx, id, named(pat))))
    expect(await free(id)).toEqual([[harbor, 1]])
    await world.system.database.transaction({ as: 'owner' }, (db) =>
      db.updateTable('affiliations').set({ endedOn: '2026-03-30' }).where('personId', '=', gone).execute(),
    )
    expect(await free(id)).toEqual([[harbor, 2]])
    expect((await look(id)).members.find((one) => one.personId === gone)?.endedOn).toBe('2026-03-30')
    await expect(
      write(await world.as('representative', harbor), (tx) => vacateSeat(tx, seat, { endedOn: today })),
    ).rejects.toBeInstanceOf(Forbidden)
    await expect(asLead((tx) => vacateSeat(tx, seat, { endedOn: '2026-04-01' }))).rejects.toBeInstanceOf(
      Invalid,
    )
    sure(await asLead((tx) => vacateSeat(tx, seat, { endedOn: today })))
    expect(await free(id)).toEqual([[harbor, 3]])
    const entry = { id: '', subjectId: id, before: null, after: { memberId: seat } }
    expect(await asLead((tx) => undoVacate(tx, entry))).toBeUndefined()
    expect(await free(id)).toEqual([[harbor, 2]])
    expect(await asLead((tx) => undoFill(tx, entry))).toBeUndefined()
    await expect(asLead((tx) => readMember(tx, seat))).rejects.toBeInstanceOf(NotFound)
  })

  it('let whoever sits in them step down by themselves', async () => {
    const id = await setUp()
    const jamal = await world.as('representative', harbor)
    const { id: seat } = sure(await asLead((tx) => fillSeat(tx, id, named(jamal.actor.personId ?? ''))))
    sure(await write(jamal, (tx) => vacateSeat(tx, seat, { endedOn: today })))
  })

  it('are changed on what was read, never to fewer seats than are held, and have seats for partners only', async () => {
    const id = await setUp()
    sure(await name(id))
    const change = (fields: Record<string, unknown>) =>
      asHost((tx) =>
        changeCommittee(
          tx,
          id,
          committeeChange.parse({ name: 'Doors', seats: seats(2, 1), version: 1, ...fields }),
        ),
      )
    for (const wrong of [
      seats(1, 1).slice(0, 1),
      [],
      [...seats(1, 1), { organizationId: stranger, seats: 1 }],
      [...seats(1, 1), ...seats(1, 1)],
    ])
      await expect(change({ seats: wrong })).rejects.toBeInstanceOf(Invalid)
    sure(await change({}))
    await expect(change({})).rejects.toBeInstanceOf(Stale)
    expect(await look(id)).toMatchObject({ name: 'Doors', version: 2 })
  })

  it('end, go on, and are taken away only while nobody has sat in them', async () => {
    const id = await setUp()
    await expect(asHost((tx) => endCommittee(tx, id, { endedOn: '2026-04-01' }))).rejects.toBeInstanceOf(
      Invalid,
    )
    sure(await asHost((tx) => endCommittee(tx, id, { endedOn: today })))
    expect(await free(id)).toEqual([])
    expect(await name(id)).toMatchObject({
      code: 'committee_ended',
    })
    sure(await asLead((tx) => goOn(tx, id)))
    sure(await name(id))
    expect(await asHost((tx) => removeCommittee(tx, id))).toMatchObject({ code: 'committee_has_past' })
    const other = await setUp()
    sure(await asHost((tx) => removeCommittee(tx, other)))
    await expect(look(other)).rejects.toBeInstanceOf(NotFound)
  })

  it('stand on Today of who speaks for a partner with a free seat, and soon before a term ends', async () => {
    const own = await makePartnership(world, [harbor])
    const id = await setUp({ partnershipId: own })
    const dueOf = async (ctx: Awaited<ReturnType<World['as']>>) =>
      (await read(ctx, (tx) => dueItems(tx, committeesDue))).filter((due) => due.partnershipId === own)
    expect(await dueOf(await world.as('lead', harbor))).toMatchObject([
      { kind: 'committee.vacancy', doneHref: `/committees/${id}/fill` },
    ])
    expect(await dueOf(await world.as('representative', harbor))).toEqual([])
    sure(await name(id, { untilOn: '2026-04-20' }))
    expect(await dueOf(await world.as('lead', harbor))).toMatchObject([
      { kind: 'committee.term', dueOn: '2026-04-20' },
    ])
    const kinds = async () => (await dueOf(await world.as('lead', harbor))).map((due) => due.kind)
    await setLimits(await world.as('owner'), { seatNoticeDays: 19 })
    expect(await kinds()).toEqual([])
    await setLimits(await world.as('owner'), { seatNoticeDays: 20 })
    expect(await kinds()).toEqual(['committee.term'])
    await setLimits(await world.as('owner'), { seatNoticeDays: 30 })
  })

  it('are not there for a stranger nor in another workspace, and read as they stood by who has left', async () => {
    const ownPartnership = await makePartnership(world, [harbor])
    const id = await setUp({ partnershipId: ownPartnership })
    const elsewhere = await (await world.another()).as('owner')
    for (const ctx of [await world.as('lead', stranger), elsewhere])
      for (const work of [
        () => read(ctx, (tx) => readCommittee(tx, id)),
        () => write(ctx, (tx) => setUpCommittee(tx, input({ partnershipId: ownPartnership }))),
        () => write(ctx, (tx) => fillSeat(tx, id, named(id))),
        () => write(ctx, (tx) => endCommittee(tx, id, { endedOn: today })),
        () => write(ctx, (tx) => removeCommittee(tx, id)),
      ])
        await expect(work()).rejects.toBeInstanceOf(NotFound)
    await letLeave(world, ownPartnership, harbor, new Date(Date.parse(testNow) - 1000))
    const left = await world.as('lead', harbor)
    await expect(read(left, (tx) => readCommittee(tx, id))).rejects.toBeInstanceOf(NotFound)
    const viewer = await world.as('viewer')
    await expect(write(viewer, (tx) => setUpCommittee(tx, input()))).rejects.toBeInstanceOf(Forbidden)
  })

  it('are found by whether a seat is free, as the list says it', async () => {
    const vacant = await read(await world.as('coordinator'), (tx) =>
      listCommittees(tx, {
        query: '',
        direction: 'asc',
        cursor: null,
        limit: 200,
        partnershipId,
        standing: 'vacant',
      }),
    )
    const all = await read(await world.as('coordinator'), (tx) =>
      listCommittees(tx, { query: '', direction: 'asc', cursor: null, limit: 200, partnershipId }),
    )
    const wanted = all.items.filter((one) => vacancies(one, today).length > 0).map((one) => one.id)
    expect(vacant.items.map((one) => one.id).toSorted()).toEqual(wanted.toSorted())
    expect(wanted.length).toBeGreaterThan(0)
  })

  it('go on with whoever takes over, and keep the seat without a name when somebody is erased', async () => {
    const id = await setUp()
    const [pat, next] = [await somebody(harbor), await somebody(harbor)]
    sure(await asLead((tx) => fillSeat(tx, id, named(pat, { untilOn: '2027-01-01' }))))
    const house = <T>(work: (tx: Parameters<typeof eraseCommittees.erase>[0]) => Promise<T>) =>
      world.system.database.transaction({ as: 'owner' }, (db) =>
        work({
          db,
          workspace: world.workspace,
          today,
          now: new Date(testNow),
          actor: { personId: null },
        } as Parameters<typeof eraseCommittees.erase>[0]),
      )
    expect(await house((tx) => committeeSeats.move(tx, pat, next))).toBe(1)
    const held = (await look(id)).members
    expect(held.find((one) => one.personId === next)).toMatchObject({ fromOn: today, untilOn: '2027-01-01' })
    await house((tx) => eraseCommittees.erase(tx, next))
    expect((await look(id)).members.find((one) => one.personId === null)).toMatchObject({ endedOn: today })
    const rows: Record<string, unknown>[] = []
    await read(await world.as('coordinator'), async (tx) => {
      for await (const row of exportedSeats.rows?.(tx) ?? []) if (row.committeeId === id) rows.push(row)
    })
    expect(rows.filter((row) => row.until === null && row.person === null)).toHaveLength(2)
  })
})

describe('the seats that a form sends', () => {
  it('are those with a number, and a wrong one is said at its field', () => {
    const form = new FormData()
    form.append('seats-a', '2')
    form.append('seats-b', '0')
    expect(seatsOf(form)).toEqual([{ organizationId: 'a', seats: 2 }])
    form.append('seats-c', 'two')
    expect(() => seatsOf(form)).toThrow(Invalid)
  })
})
