import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { merge } from '#features/landscape/index.server.ts'
import { undo } from '#platform/activity/undo.server.ts'
import type { Ctx, Tx } from '#platform/context/context.server.ts'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, Invalid, NotFound, Stale } from '#platform/errors/errors.ts'
import { find } from '#platform/search/find.server.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { overtaken } from '#platform/testing/overtaken.server.ts'
import { dueItems } from '#platform/testing/told.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { acceptRoles, undoAcceptance } from './accept.server.ts'
import { answerRole } from './answer.server.ts'
import { arrangeRoles } from './arrange.server.ts'
import { acceptancesDue } from './due.server.ts'
import { rolesClear } from './evidence.server.ts'
import { acceptInput, answerInput, arrangeInput } from './inputs.ts'
import { rolePeople } from './people.server.ts'
import { readWorkPiece, workOf } from './reads.server.ts'
import { roles } from './register.server.ts'
import { cellOf, type Part } from './role.ts'
import { addWorkPiece, removeWorkPiece, renameWorkPiece, restoreWorkPiece } from './work.server.ts'

describe('roles in a partnership', () => {
  let world: World
  let harbor: string
  let stranger: string
  beforeAll(async () => {
    world = await openWorld([{ name: 'partnerships', ...roles }])
    harbor = await world.organization('Harbor Youth')
    stranger = await world.organization('Elsewhere')
  })
  afterAll(() => world.close())

  const add = async (ctx: Ctx, place: string, name = 'Open the library') =>
    sure(await write(ctx, (tx) => addWorkPiece(tx, place, { name }))).id
  /** Wants letters, having read what stands now. */
  const arrange = async (
    ctx: Ctx,
    place: string,
    cells: [string, string, Part | null, (string | null)?][],
  ) => {
    const work = await read(ctx, (tx) => workOf(tx, place))
    const wanted = cells.map(([workPieceId, organizationId, part, personId = null]) => ({
      workPieceId,
      organizationId,
      part,
      personId,
      was: cellOf(work, workPieceId, organizationId),
    }))
    return write(ctx, (tx) => arrangeRoles(tx, place, arrangeInput.parse({ cells: wanted })))
  }
  const accept = (ctx: Ctx, place: string, behalf: object = {}) =>
    write(ctx, (tx) => acceptRoles(tx, place, acceptInput.parse(behalf)))
  const clear = async (place: string) => {
    const ctx = await world.as('viewer')
    return read(ctx, (tx) => rolesClear.find(tx, place))
  }

  it('are accepted and answered as they were once a change of their letters is taken back', async () => {
    const place = await makePartnership(world, [harbor])
    const host = await world.as('coordinator')
    const lead = await world.as('lead', harbor)
    const jamal = (await world.as('representative', harbor)).actor.personId
    const one = await add(host, place)
    const two = await add(host, place, 'Cook')
    sure(
      await arrange(host, place, [
        [one, harbor, 'accountable', jamal],
        [two, harbor, 'responsible'],
        [one, world.hostId, 'informed'],
        [two, world.hostId, 'accountable'],
      ]),
    )
    sure(await accept(lead, place))
    sure(await accept(host, place))
    const answer = answerInput.parse({ answer: 'accepted' })
    sure(await write(await world.as('representative', harbor), (tx) => answerRole(tx, one, answer)))
    const stood = await read(host, (tx) => workOf(tx, place))
    expect((await clear(place)).enough).toBe(true)
    // One letter is another, one is gone with what was said to it.
    const { historyId } = sure(
      await arrange(host, place, [
        [one, harbor, null],
        [two, harbor, 'consulted'],
      ]),
    )
    expect((await clear(place)).enough).toBe(false)
    expect(await write(host, (tx) => undo(tx, historyId))).toBeNull()
    const withoutIds = (work: typeof stood) =>
      work.map((piece) => ({
        name: piece.name,
        roles: piece.roles
          .map(({ id: _, ...role }) => role)
          .toSorted((a, b) => (a.organizationId < b.organizationId ? -1 : 1)),
      }))
    expect(withoutIds(await read(host, (tx) => workOf(tx, place)))).toEqual(withoutIds(stood))
    expect((await clear(place)).enough).toBe(true)
  })

  it('wait for a partner again where what was recorded for it is gone once they are back', async () => {
    const place = await makePartnership(world, [harbor])
    const host = await world.as('coordinator')
    const one = await add(host, place)
    sure(await arrange(host, place, [[one, harbor, 'accountable']]))
    sure(await accept(host, place, { onBehalfOf: harbor, evidence: 'On the phone' }))
    const { historyId } = sure(await arrange(host, place, [[one, harbor, 'informed']]))
    await keepHouse(host, (tx) => tx.db.deleteFrom('behalfActs').where('partnershipId', '=', place).execute())
    expect(await write(host, (tx) => undo(tx, historyId))).toBeNull()
    expect((await read(host, (tx) => workOf(tx, place)))[0]?.roles).toMatchObject([
      { part: 'accountable', acceptedAt: null },
    ])
  })

  it('are of work that whoever named it takes back, until it has another name or somebody has a part in it', async () => {
    const place = await makePartnership(world, [harbor])
    const ctx = await world.as('coordinator')
    const named = async () =>
      sure(await write(ctx, (tx) => addWorkPiece(tx, place, { name: 'Mow the lawn' })))
    const takeBack = (historyId: string) => write(ctx, (tx) => undo(tx, historyId))
    const gone = await named()
    expect(await takeBack(gone.historyId)).toBeNull()
    expect(await read(ctx, (tx) => workOf(tx, place))).toEqual([])
    const renamed = await named()
    const lead = await world.as('lead', harbor)
    sure(await write(lead, (tx) => renameWorkPiece(tx, renamed.id, { name: 'Mow it', version: 1 })))
    expect(await takeBack(renamed.historyId)).toMatchObject({ code: 'work_renamed_since' })
    const done = await named()
    sure(await arrange(lead, place, [[done.id, harbor, 'responsible']]))
    expect(await takeBack(done.historyId)).toMatchObject({ code: 'work_in_use' })
    expect(await read(ctx, (tx) => workOf(tx, place))).toHaveLength(2)
    const { id, historyId } = await named()
    const cells = [{ workPieceId: id, organizationId: harbor, part: 'responsible', was: { part: null } }]
    const saved = (tx: Tx) => arrangeRoles(tx, place, arrangeInput.parse({ cells }))
    const meanwhile = await write(ctx, (tx) => undo(overtaken(tx, 'work_pieces', saved), historyId))
    expect(meanwhile).toMatchObject({ code: 'work_in_use' })
    const late = await write(lead, (tx) =>
      saved(overtaken(tx, 'work_pieces', (other) => removeWorkPiece(other, id))),
    )
    expect(late).toMatchObject({ code: 'roles_work_gone' })
  })

  it('are found by the work they are for, by either side, and nobody else; one that has left finds no later name', async () => {
    const leaver = await world.organization('Lanterns')
    const place = await makePartnership(world, [harbor, leaver])
    world.setNow('2026-03-01T12:00:00Z')
    const id = await add(await world.as('coordinator'), place, 'Count the umbrellas')
    await letLeave(world, place, leaver, new Date('2026-03-15T00:00:00Z'))
    world.setNow('2026-03-31T12:00:00Z')
    const found = async (ctx: Ctx, query: string) =>
      (await read(ctx, (tx) => find(tx, query))).flatMap((kind) =>
        kind.rows.map(({ title, href }) => [title, href]),
      )
    const here = `/partnerships/${place}/roles`
    const gone = await world.as('lead', leaver)
    for (const ctx of [await world.as('viewer'), await world.as('representative', harbor), gone])
      expect(await found(ctx, 'umbrellas')).toEqual([['Count the umbrellas', here]])
    expect(await found(await world.as('lead', stranger), 'umbrellas')).toEqual([])
    const ctx = await world.as('coordinator')
    sure(await write(ctx, (tx) => renameWorkPiece(tx, id, { name: 'Count the parasols', version: 1 })))
    expect(await found(ctx, 'parasols')).toEqual([['Count the parasols', here]])
    expect(await found(gone, 'parasols')).toEqual([])
    sure(await write(ctx, (tx) => removeWorkPiece(tx, id)))
    expect(await found(ctx, 'parasols')).toEqual([])
  })

  it('are of work that either side names, renames and removes, with a way back', async () => {
    const place = await makePartnership(world, [harbor])
    const ctx = await world.as('representative', harbor)
    const id = await add(ctx, place)
    sure(await write(ctx, (tx) => renameWorkPiece(tx, id, { name: 'Open it on Thursdays', version: 1 })))
    await expect(
      write(ctx, (tx) => renameWorkPiece(tx, id, { name: 'Late', version: 1 })),
    ).rejects.toBeInstanceOf(Stale)
    sure(await arrange(ctx, place, [[id, harbor, 'accountable']]))
    sure(await write(ctx, (tx) => removeWorkPiece(tx, id)))
    expect(await read(ctx, (tx) => workOf(tx, place))).toEqual([])
    await write(ctx, (tx) => restoreWorkPiece(tx, { id, subjectId: id, before: null, after: null }))
    expect(await read(ctx, (tx) => workOf(tx, place))).toMatchObject([
      { name: 'Open it on Thursdays', roles: [{ part: 'accountable' }] },
    ])
  })

  it('are not changed by who only reads, and not known outside or in another workspace', async () => {
    const place = await makePartnership(world, [harbor])
    const ctx = await world.as('coordinator')
    const id = await add(ctx, place)
    const viewer = await world.as('viewer')
    for (const attempt of [
      () => add(viewer, place),
      () => arrange(viewer, place, [[id, harbor, 'informed']]),
      () => write(viewer, (tx) => removeWorkPiece(tx, id)),
      () => accept(viewer, place),
    ])
      await expect(attempt()).rejects.toBeInstanceOf(Forbidden)
    for (const outside of [await world.as('lead', stranger), await (await world.another()).as('owner')])
      for (const attempt of [
        () => add(outside, place),
        () => read(outside, (tx) => workOf(tx, place)),
        () => read(outside, (tx) => readWorkPiece(tx, id)),
        () => write(outside, (tx) => removeWorkPiece(tx, id)),
        () => accept(outside, place),
      ])
        await expect(attempt()).rejects.toBeInstanceOf(NotFound)
  })

  it('change only where somebody chose something else, in one entry of history', async () => {
    const place = await makePartnership(world, [harbor])
    const ctx = await world.as('contributor')
    const [first, second] = [await add(ctx, place, 'First'), await add(ctx, place, 'Second')]
    sure(await arrange(ctx, place, [[first, harbor, 'accountable']]))
    const saved = sure(
      await arrange(ctx, place, [
        [first, harbor, 'accountable'],
        [first, world.hostId, 'consulted'],
        [second, harbor, 'informed'],
        [second, world.hostId, null],
      ]),
    )
    expect(saved.changed).toBe(2)
    expect(await arrange(ctx, place, [[first, harbor, 'accountable']])).toMatchObject({
      code: 'roles_unchanged',
    })
    sure(await arrange(ctx, place, [[second, harbor, null]]))
    expect((await read(ctx, (tx) => workOf(tx, place))).map((piece) => piece.roles.length)).toEqual([2, 0])
    const entries = await read(ctx, (tx) =>
      tx.db
        .selectFrom('history')
        .where('action', '=', 'roles.arranged')
        .where('subjectId', '=', place)
        .select('facts')
        .orderBy('at')
        .execute(),
    )
    expect(entries.map((entry) => entry.facts)).toEqual([{ count: 1 }, { count: 2 }, { count: 1 }])
  })

  it('are not overwritten by a form that someone had open meanwhile', async () => {
    const place = await makePartnership(world, [harbor])
    const ctx = await world.as('coordinator')
    const id = await add(ctx, place)
    sure(await arrange(ctx, place, [[id, harbor, 'informed']]))
    const old = {
      workPieceId: id,
      organizationId: harbor,
      part: 'consulted',
      was: { part: null, personId: null },
    }
    expect(
      await write(ctx, (tx) => arrangeRoles(tx, place, arrangeInput.parse({ cells: [old] }))),
    ).toMatchObject({ code: 'roles_stale', facts: { count: 1 } })
    expect((await read(ctx, (tx) => workOf(tx, place)))[0]?.roles).toMatchObject([{ part: 'informed' }])
  })

  it('name only people of that partner, and only partners of that partnership', async () => {
    const place = await makePartnership(world, [harbor])
    const ctx = await world.as('coordinator')
    const id = await add(ctx, place)
    const theirs = (await world.as('lead', harbor)).actor.personId
    for (const cell of [
      [id, world.hostId, 'responsible', theirs],
      [id, stranger, 'informed'],
    ] as [string, string, Part, string?][])
      await expect(arrange(ctx, place, [cell])).rejects.toBeInstanceOf(Invalid)
    sure(await arrange(ctx, place, [[id, harbor, 'responsible', theirs]]))
    expect((await read(ctx, (tx) => workOf(tx, place)))[0]?.roles).toMatchObject([{ personId: theirs }])
  })

  it('are accepted by those who speak for a partner, and asked for again when a letter changes', async () => {
    const place = await makePartnership(world, [harbor])
    const ctx = await world.as('coordinator')
    const [kept, moved] = [await add(ctx, place, 'Kept'), await add(ctx, place, 'Moved')]
    const lead = await world.as('lead', harbor)
    expect(await accept(lead, place)).toMatchObject({ code: 'roles_none' })
    sure(
      await arrange(ctx, place, [
        [kept, harbor, 'accountable'],
        [moved, harbor, 'informed'],
      ]),
    )
    await expect(accept(await world.as('representative', harbor), place)).rejects.toBeInstanceOf(Forbidden)
    const waits = async (who: Ctx) =>
      (await read(who, (tx) => dueItems(tx, acceptancesDue))).some((item) => item.partnershipId === place)
    expect(await waits(lead)).toBe(true)
    expect(await waits(ctx)).toBe(false)
    expect(await waits(await world.as('representative', harbor))).toBe(false)
    expect(sure(await accept(lead, place)).accepted).toBe(2)
    expect(await waits(lead)).toBe(false)
    expect(await accept(lead, place)).toMatchObject({ code: 'roles_accepted_already' })
    const person = lead.actor.personId
    sure(
      await arrange(ctx, place, [
        [kept, harbor, 'accountable', person],
        [moved, harbor, 'responsible'],
      ]),
    )
    const acceptedAt = async () =>
      (await read(ctx, (tx) => workOf(tx, place))).map((piece) => piece.roles[0]?.acceptedAt !== null)
    expect(await acceptedAt()).toEqual([true, false])
    expect(await waits(lead)).toBe(true)
    const again = sure(await accept(lead, place))
    expect(again.accepted).toBe(1)
    const entry = { id: again.historyId, subjectId: place, before: null }
    const after = { organizationId: harbor, workPieceIds: [moved] }
    await expect(
      write(await world.as('representative', harbor), (tx) => undoAcceptance(tx, { ...entry, after })),
    ).rejects.toBeInstanceOf(Forbidden)
    await write(lead, (tx) => undoAcceptance(tx, { ...entry, after }))
    expect(await acceptedAt()).toEqual([true, false])
  })

  it('are clear to the stages once everyone has accepted and one answers for each work', async () => {
    const place = await makePartnership(world, [harbor])
    const ctx = await world.as('coordinator')
    expect(await clear(place)).toMatchObject({ items: [], enough: false })
    const id = await add(ctx, place)
    sure(
      await arrange(ctx, place, [
        [id, harbor, 'responsible'],
        [id, world.hostId, 'informed'],
      ]),
    )
    sure(await accept(ctx, place))
    expect((await clear(place)).missing).toBe(
      'Nobody answers for “Open the library”. Harbor Youth has no accepted role yet.',
    )
    sure(await arrange(ctx, place, [[id, harbor, 'accountable']]))
    sure(await accept(ctx, place, { onBehalfOf: harbor }))
    expect(await clear(place)).toMatchObject({ enough: false })
    sure(await accept(await world.as('lead', harbor), place))
    expect(await clear(place)).toMatchObject({ enough: true, missing: null, items: [{}, {}] })
    sure(await arrange(ctx, place, [[id, world.hostId, 'accountable']]))
    expect(await clear(place)).toMatchObject({ enough: false })
  })

  it('are read by an organization that left as they were that day', async () => {
    const leaver = await world.organization('Leaving Lights')
    const place = await makePartnership(world, [leaver])
    world.setNow('2026-03-01T12:00:00Z')
    const early = await add(await world.as('owner'), place, 'Early')
    world.setNow('2026-03-31T12:00:00Z')
    await letLeave(world, place, leaver, new Date('2026-03-15T00:00:00Z'))
    const ctx = await world.as('owner')
    const late = await add(ctx, place, 'Late')
    const gone = await world.as('lead', leaver)
    expect((await read(gone, (tx) => workOf(tx, place))).map((piece) => piece.id)).toEqual([early])
    await expect(read(gone, (tx) => readWorkPiece(tx, late))).rejects.toBeInstanceOf(NotFound)
    await expect(add(gone, place)).rejects.toBeInstanceOf(Forbidden)
  })

  it('follow people and organizations: handed over, and kept once where two are one', async () => {
    const double = await world.organization('Harbour Youth')
    const place = await makePartnership(world, [harbor, double])
    const ctx = await world.as('coordinator')
    const id = await add(ctx, place)
    const from = (await world.as('lead', harbor)).actor.personId ?? ''
    const into = (await world.as('representative', harbor)).actor.personId ?? ''
    sure(
      await arrange(ctx, place, [
        [id, harbor, 'accountable', from],
        [id, double, 'informed'],
      ]),
    )
    await letLeave(world, place, double, new Date('2026-03-15T00:00:00Z'))
    sure(await write(ctx, (tx) => merge(tx, 'organization', { intoId: harbor, fromId: double, choices: {} })))
    expect(await keepHouse(ctx, (tx) => rolePeople.move(tx, from, into))).toBeGreaterThan(0)
    expect((await read(ctx, (tx) => workOf(tx, place)))[0]?.roles).toMatchObject([
      { organizationId: harbor, part: 'accountable', personId: into },
    ])
  })
})
