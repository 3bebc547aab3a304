import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, Invalid, NotFound } from '#platform/errors/errors.ts'
import { listNotices } from '#platform/notices/reads.server.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { dueItems } from '#platform/testing/told.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { letLeave, letStand, letStandAside, makePartnership, toldOf } from '../factories.ts'
import { acceptRoles } from './accept.server.ts'
import { answerRole, undoAnswer } from './answer.server.ts'
import { answersDue, tellDeclined, tellNamed } from './answers-due.server.ts'
import { arrangePiece, arrangeRoles, undoArrange } from './arrange.server.ts'
import { rolesClear } from './evidence.server.ts'
import { answerInput, pieceRolesInput } from './inputs.ts'
import { listWork } from './list.server.ts'
import { erasedAnswers } from './people.server.ts'
import { workOf } from './reads.server.ts'
import { roles } from './register.server.ts'
import { cellOf, type Part } from './role.ts'
import { addWorkPiece } from './work.server.ts'

const ourselves = { onBehalfOf: null, evidence: '', evidenceLink: '' }

describe('a person named in a role', () => {
  let world: World
  let harbor: string
  let stranger: string
  beforeAll(async () => {
    world = await openWorld([{ name: 'partnerships', ...roles }])
    harbor = await world.organization('Harbor Youth')
    stranger = await world.organization('Elsewhere')
  })
  afterAll(() => world.close())

  const set = async (id: string, organizationId: string, part: Part, personId: string | null) =>
    sure(
      await write(await world.as('coordinator'), (tx) =>
        arrangePiece(tx, id, pieceRolesInput.parse({ roles: [{ organizationId, part, personId }] })),
      ),
    )
  /** A piece of work of which somebody of Harbor is named for the answering. */
  const named = async () => {
    const place = await makePartnership(world, [harbor])
    const jamal = await world.as('representative', harbor)
    const id = sure(
      await write(await world.as('coordinator'), (tx) => addWorkPiece(tx, place, { name: 'Cook' })),
    ).id
    await set(id, harbor, 'accountable', jamal.actor.personId)
    return { place, id, jamal }
  }
  const answer = (ctx: Ctx, id: string, fields: Record<string, unknown> = {}) =>
    write(ctx, (tx) => answerRole(tx, id, answerInput.parse({ answer: 'accepted', ...fields })))
  const stands = async (place: string) =>
    (await read(await world.as('viewer'), (tx) => workOf(tx, place)))[0]?.roles[0]?.answer ?? null
  const clear = async (place: string) => read(await world.as('viewer'), (tx) => rolesClear.find(tx, place))

  it('says yes for themselves, once, and can take it back', async () => {
    const { place, id, jamal } = await named()
    const said = sure(await answer(jamal, id))
    expect(await stands(place)).toMatchObject({ answer: 'accepted', saidBy: null, behalf: null })
    expect(await answer(jamal, id)).toMatchObject({ code: 'role_answered' })
    const entry = { id: '', subjectId: id, before: null, after: { answerId: said.id } }
    await expect(write(await world.as('contributor'), (tx) => undoAnswer(tx, entry))).rejects.toBeInstanceOf(
      Forbidden,
    )
    await write(jamal, (tx) => undoAnswer(tx, entry))
    expect(await stands(place)).toBeNull()
  })

  it('says no with a reason, which all partners read', async () => {
    const { place, id, jamal } = await named()
    await expect(answer(jamal, id, { answer: 'declined' })).rejects.toBeInstanceOf(Invalid)
    sure(await answer(jamal, id, { answer: 'declined', reason: 'Only on Thursdays' }))
    expect(await stands(place)).toMatchObject({ answer: 'declined', reason: 'Only on Thursdays' })
  })

  it('is not answered for by others, except by who speaks for their organization, and then it says so', async () => {
    const { place, id } = await named()
    await expect(answer(await world.as('viewer'), id)).rejects.toBeInstanceOf(Forbidden)
    await expect(
      answer(await world.as('contributor'), id, { organizationId: harbor }),
    ).rejects.toBeInstanceOf(Forbidden)
    await expect(answer(await world.as('lead', stranger), id)).rejects.toBeInstanceOf(NotFound)
    const lead = await world.as('lead', harbor)
    sure(await answer(lead, id))
    expect((await stands(place))?.saidBy).not.toBeNull()
  })

  it('can be answered for on behalf of a partner, which counts only with evidence', async () => {
    const { place, id } = await named()
    const coordinator = await world.as('coordinator')
    sure(await answer(coordinator, id, { onBehalfOf: harbor }))
    sure(await write(await world.as('lead', harbor), (tx) => acceptRoles(tx, place, ourselves)))
    sure(
      await write(coordinator, (tx) =>
        arrangePiece(
          tx,
          id,
          pieceRolesInput.parse({
            roles: [{ organizationId: world.hostId, part: 'informed', personId: null }],
          }),
        ),
      ),
    )
    sure(await write(coordinator, (tx) => acceptRoles(tx, place, ourselves)))
    expect((await clear(place)).enough).toBe(false)
    sure(await answer(coordinator, id, { onBehalfOf: harbor, evidence: 'On the phone' }))
    expect((await clear(place)).enough).toBe(true)
  })

  it('is asked anew when the letter or the name is another, and no longer when it is the old one again', async () => {
    const { place, id, jamal } = await named()
    const { personId } = jamal.actor
    sure(await answer(jamal, id))
    await set(id, harbor, 'responsible', personId)
    expect(await stands(place)).toBeNull()
    await set(id, harbor, 'accountable', (await world.as('lead', harbor)).actor.personId)
    expect(await stands(place)).toBeNull()
    await set(id, harbor, 'accountable', personId)
    expect(await stands(place)).toMatchObject({ answer: 'accepted' })
    expect(await answer(await world.as('coordinator'), id)).toMatchObject({ code: 'role_not_named' })
  })

  it('finds it on Today until they have answered, and hears of it once', async () => {
    const { place, id, jamal } = await named()
    const waits = async (ctx: Ctx) =>
      (await read(ctx, (tx) => dueItems(tx, answersDue))).filter((one) => one.partnershipId === place).length
    const heard = async (ctx: Ctx) =>
      (
        await read(ctx, (tx) => listNotices(tx, { direction: 'desc', cursor: null, limit: 50 }, false))
      ).items.filter(({ href }) => href === `/work/${id}/answer`).length
    const owner = await world.as('owner')
    await tellNamed(owner, { subjectId: place })
    await tellNamed(owner, { subjectId: place })
    expect(await heard(jamal)).toBe(1)
    expect(await waits(jamal)).toBe(1)
    expect(await waits(await world.as('lead', harbor))).toBe(0)
    sure(await answer(jamal, id, { answer: 'declined', reason: 'No time' }))
    expect(await waits(jamal)).toBe(0)
    await tellDeclined(owner, { subjectId: id })
  })

  it('who says no is told of to those who stand for partners that take part, and to nobody else', async () => {
    const { place, id, jamal } = await named()
    const aside = await letStandAside(world, place)
    const lead = await world.as('lead', harbor)
    await letStand(world, place, lead, jamal)
    const names = Object.fromEntries(aside.map((one, index) => [`aside ${index}`, one]))
    expect((await toldOf(world, id, { jamal, ...names })).map((line) => line.split(':')[0])).toEqual([
      'jamal',
    ])
    sure(await answer(jamal, id, { answer: 'declined', reason: 'No time' }))
    expect(await toldOf(world, id, { lead, jamal, ...names })).toEqual([
      expect.stringMatching(/^jamal: .+Cook/),
      expect.stringMatching(/^lead: .+No time/),
    ])
  })

  it('leaves nobody who answers when they say no, and work is taken on once all have said yes', async () => {
    const { place, id, jamal } = await named()
    const coordinator = await world.as('coordinator')
    await set(id, world.hostId, 'responsible', null)
    sure(await write(coordinator, (tx) => acceptRoles(tx, place, ourselves)))
    sure(await write(await world.as('lead', harbor), (tx) => acceptRoles(tx, place, ourselves)))
    expect(await clear(place)).toMatchObject({ enough: false })
    const no = sure(await answer(jamal, id, { answer: 'declined', reason: 'No time' }))
    expect((await clear(place)).missing).toContain('Cook')
    await write(jamal, (tx) =>
      undoAnswer(tx, { id: '', subjectId: id, before: null, after: { answerId: no.id } }),
    )
    sure(await answer(jamal, id))
    expect(await clear(place)).toMatchObject({ enough: true, missing: null })
  })

  it('who accepts for the organization says yes for themselves along with it', async () => {
    const { place, id } = await named()
    const lead = await world.as('lead', harbor)
    await set(id, harbor, 'accountable', lead.actor.personId)
    sure(await write(lead, (tx) => acceptRoles(tx, place, ourselves)))
    expect(await stands(place)).toMatchObject({ answer: 'accepted', saidBy: null })
  })

  it('takes their words along when they are erased', async () => {
    const { place, id, jamal } = await named()
    sure(await answer(jamal, id, { answer: 'declined', reason: 'Ill' }))
    await keepHouse(await world.as('owner'), (tx) => erasedAnswers.erase(tx, jamal.actor.personId ?? ''))
    expect(await stands(place)).toBeNull()
  })

  it('is not seen answering by an organization that had left by then', async () => {
    const { jamal } = await named()
    const third = await world.organization('Third')
    const other = await makePartnership(world, [harbor, third])
    const work = sure(
      await write(await world.as('coordinator'), (tx) => addWorkPiece(tx, other, { name: 'Bake' })),
    ).id
    await set(work, harbor, 'accountable', jamal.actor.personId)
    await letLeave(world, other, third, new Date('2026-04-01T00:00:00Z'))
    world.setNow('2026-04-02T12:00:00Z')
    sure(await answer(await world.as('representative', harbor), work))
    const seen = (await read(await world.as('lead', third), (tx) => workOf(tx, other)))[0]?.roles[0]?.answer
    world.setNow('2026-03-31T12:00:00Z')
    expect(seen).toBeNull()
  })
})

describe('a matrix', () => {
  let world: World
  let harbor: string
  beforeAll(async () => {
    world = await openWorld([{ name: 'partnerships', ...roles }])
    harbor = await world.organization('Harbor Youth')
  })
  afterAll(() => world.close())

  it('is taken back as a whole, unless somebody has changed one of its letters since', async () => {
    const place = await makePartnership(world, [harbor])
    const ctx = await world.as('representative', harbor)
    const id = sure(await write(ctx, (tx) => addWorkPiece(tx, place, { name: 'Cook' }))).id
    const arrange = async (cells: [string, Part][]) => {
      const work = await read(ctx, (tx) => workOf(tx, place))
      return sure(
        await write(ctx, (tx) =>
          arrangeRoles(tx, place, {
            cells: cells.map(([organizationId, part]) => ({
              workPieceId: id,
              organizationId,
              part,
              personId: null,
              was: cellOf(work, id, organizationId),
            })),
          }),
        ),
      )
    }
    const valuesOf = (historyId: string) =>
      keepHouse(ctx, (tx) =>
        tx.db
          .selectFrom('historyValues')
          .where('workspaceId', '=', tx.workspace.id)
          .where('historyId', '=', historyId)
          .select(['before', 'after'])
          .executeTakeFirstOrThrow(),
      )
    const entry = async (historyId: string) => {
      const { before, after } = await valuesOf(historyId)
      return {
        id: historyId,
        subjectId: place,
        before: before as Record<string, unknown>,
        after: after as Record<string, unknown>,
      }
    }
    const letters = async () =>
      (await read(ctx, (tx) => workOf(tx, place)))[0]?.roles.map((role) => role.part).toSorted()
    const first = await arrange([
      [harbor, 'accountable'],
      [world.hostId, 'informed'],
    ])
    const undone = await entry(first.historyId)
    await write(ctx, (tx) => undoArrange(tx, undone))
    expect(await letters()).toEqual([])
    const second = await arrange([[harbor, 'accountable']])
    await arrange([[harbor, 'consulted']])
    const late = await entry(second.historyId)
    expect(await write(ctx, (tx) => undoArrange(tx, late))).toMatchObject({ code: 'roles_stale' })
    expect(await letters()).toEqual(['consulted'])
  })

  it('is listed piece by piece to who reaches it, and to nobody else', async () => {
    const place = await makePartnership(world, [harbor])
    const ctx = await world.as('representative', harbor)
    for (const name of ['One', 'Two', 'Three'])
      sure(await write(ctx, (tx) => addWorkPiece(tx, place, { name })))
    const list = (who: Ctx, limit = 50) =>
      read(who, (tx) => listWork(tx, { partnershipId: place, limit, cursor: null }))
    expect(await list(ctx, 2)).toMatchObject({ items: [{ name: 'One' }, { name: 'Two' }], total: 3 })
    const stranger = await world.organization('Elsewhere')
    expect(await list(await world.as('lead', stranger))).toMatchObject({ items: [], total: 0 })
  })
})
