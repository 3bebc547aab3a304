import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Tx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, Invalid, NotFound } from '#platform/errors/errors.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { overtaken } from '#platform/testing/overtaken.server.ts'
import { dueItems } from '#platform/testing/told.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { changeGoal } from '../goals/change.server.ts'
import { progressMonitored } from '../goals/evidence.server.ts'
import { goalInput } from '../goals/inputs.ts'
import { readGoal } from '../goals/reads.server.ts'
import { goals } from '../goals/register.server.ts'
import { setGoal } from '../goals/set.server.ts'
import { reviewsDue } from './due.server.ts'
import { holdReview, undoReview } from './hold.server.ts'
import { reviewInput } from './inputs.ts'
import { moveNextReview } from './move-next.server.ts'
import { listReviews, readReview } from './reads.server.ts'
import { reviews } from './register.server.ts'

const goal = (what: string) =>
  goalInput.parse({ what, target: 60, dueOn: '2026-06-30', checkInEveryDays: 30 })

describe('a review of goals', () => {
  let world: World
  let partner: string
  let stranger: string
  type Ctx = Awaited<ReturnType<World['as']>>
  beforeAll(async () => {
    world = await openWorld([
      { name: 'partnerships', ...reviews },
      { name: 'goals', ...goals },
    ])
    partner = await world.organization('Harbor Youth')
    stranger = await world.organization('Elsewhere')
  })
  afterAll(() => world.close())

  const place = async (name = 'Reviews') => {
    const id = await makePartnership(world, [partner], { name })
    const ctx = await world.as('coordinator')
    const ids: string[] = []
    for (const what of ['Stays', 'Moves', 'Ends'])
      ids.push(sure(await write(ctx, (tx) => setGoal(tx, id, goal(what)))).id)
    return { id, goals: ids as [string, string, string] }
  }
  const said = ([stays, moves, ends]: [string, string, string], more: Record<string, unknown> = {}) =>
    reviewInput.parse({
      reviewedOn: '2026-03-30',
      nextOn: '2026-06-30',
      goals: [
        { goalId: stays, answer: 'keep' },
        { goalId: moves, answer: 'change', why: 'Fewer came', change: { target: 50, dueOn: '2026-09-30' } },
        { goalId: ends, answer: 'close', why: 'The room is gone', outcome: 'dropped' },
      ],
      ...more,
    })
  const hold = (ctx: Ctx, id: string, input: ReturnType<typeof said>) =>
    write(ctx, (tx) => holdReview(tx, id, input))

  it('keeps, changes and closes goals in one act, and keeps from what to what, and why', async () => {
    const { id, goals: ids } = await place()
    const lead = await world.as('lead', partner)
    const { id: review } = sure(await hold(lead, id, said(ids)))
    const ctx = await world.as('contributor')
    expect(await read(ctx, (tx) => readReview(tx, review))).toMatchObject({
      reviewedOn: '2026-03-30',
      nextOn: '2026-06-30',
      items: [
        { goalId: ids[0], answer: 'keep', changes: [], outcome: null },
        {
          goalId: ids[1],
          answer: 'change',
          why: 'Fewer came',
          changes: [
            { field: 'target', from: 60, to: 50 },
            { field: 'dueOn', from: '2026-06-30', to: '2026-09-30' },
          ],
        },
        { goalId: ids[2], answer: 'close', outcome: 'dropped' },
      ],
    })
    expect(await read(ctx, (tx) => readGoal(tx, ids[1]))).toMatchObject({ target: 50, version: 2 })
    expect((await read(ctx, (tx) => readGoal(tx, ids[2]))).closure).toMatchObject({
      outcome: 'dropped',
      reason: 'The room is gone',
    })
    const ofGoal = await read(ctx, (tx) => listReviews(tx, { goalId: ids[1], limit: 5, cursor: null }))
    expect(ofGoal.items).toMatchObject([{ id: review }])
  })

  it('is taken back as a whole, but not over what somebody has changed since', async () => {
    const { id, goals: ids } = await place()
    const ctx = await world.as('coordinator')
    const { id: first } = sure(await hold(ctx, id, said(ids)))
    const entry = (review: string) => ({ id: review, subjectId: review, before: null, after: null })
    await write(ctx, (tx) => undoReview(tx, entry(first)))
    expect(await read(ctx, (tx) => readGoal(tx, ids[1]))).toMatchObject({ target: 60, dueOn: '2026-06-30' })
    expect((await read(ctx, (tx) => readGoal(tx, ids[2]))).closure).toBeNull()
    await expect(read(ctx, (tx) => readReview(tx, first))).rejects.toBeInstanceOf(NotFound)
    const { id: second } = sure(await hold(ctx, id, said(ids)))
    const { version } = await read(ctx, (tx) => readGoal(tx, ids[1]))
    sure(await write(ctx, (tx) => changeGoal(tx, ids[1], { ...goal('Moves'), target: 45, version })))
    expect(await write(ctx, (tx) => undoReview(tx, entry(second)))).toMatchObject({
      code: 'review_goal_moved',
    })
    expect((await read(ctx, (tx) => readGoal(tx, ids[2]))).closure).not.toBeNull()
  })

  it('says no other next day where the goals are looked at anew in the same moment', async () => {
    const { id, goals: ids } = await place()
    const ctx = await world.as('coordinator')
    const keep = said(ids, { goals: [{ goalId: ids[0], answer: 'keep' }] })
    const { id: first } = sure(await hold(ctx, id, keep))
    const again = (tx: Tx) => overtaken(tx, 'partnerships', (other) => holdReview(other, id, keep))
    const nextOn = '2026-09-01'
    expect(await write(ctx, (tx) => moveNextReview(again(tx), first, { nextOn }))).toMatchObject({
      code: 'review_held_since',
    })
  })

  it('asks for a reason, for something that changes, and for how a goal ended', async () => {
    const { id, goals: ids } = await place()
    const ctx = await world.as('coordinator')
    const [stays] = ids
    const one = (fields: Record<string, unknown>) => said(ids, { goals: [{ goalId: stays, ...fields }] })
    for (const [fields, path] of [
      [{ answer: 'change', change: { target: 50 } }, 'goals.0.why'],
      [{ answer: 'change', why: 'So', change: { target: 60 } }, 'goals.0.what'],
      [{ answer: 'change', why: 'So' }, 'goals.0.what'],
      [{ answer: 'close', why: 'So' }, 'goals.0.outcome'],
    ] as const)
      await expect(hold(ctx, id, one(fields))).rejects.toMatchObject({ issues: [{ path }] })
    await expect(hold(ctx, id, said(ids, { reviewedOn: '2026-04-01' }))).rejects.toBeInstanceOf(Invalid)
    await expect(hold(ctx, id, said(ids, { nextOn: '2026-03-30' }))).rejects.toBeInstanceOf(Invalid)
    await expect(hold(ctx, id, said(ids, { meetingId: id }))).rejects.toBeInstanceOf(Invalid)
    const other = await place('Other')
    await expect(hold(ctx, id, said(other.goals))).rejects.toBeInstanceOf(Invalid)
    expect(
      (await read(ctx, (tx) => listReviews(tx, { partnershipId: id, limit: 5, cursor: null }))).total,
    ).toBe(0)
  })

  it('does not touch a goal that is closed', async () => {
    const { id, goals: ids } = await place()
    const ctx = await world.as('coordinator')
    sure(await hold(ctx, id, said(ids)))
    const ends = { goalId: ids[2], answer: 'close', why: 'Again', outcome: 'met' }
    expect(await hold(ctx, id, said(ids, { goals: [ends] }))).toMatchObject({ code: 'goal_closed' })
    expect(await read(ctx, (tx) => readGoal(tx, ids[1]))).toMatchObject({ version: 2 })
  })

  it('is not held by someone who only reads, and is not there for an organization outside', async () => {
    const { id, goals: ids } = await place()
    await expect(hold(await world.as('viewer'), id, said(ids))).rejects.toBeInstanceOf(Forbidden)
    const outside = await world.as('lead', stranger)
    await expect(hold(outside, id, said(ids))).rejects.toBeInstanceOf(NotFound)
    const { id: review } = sure(await hold(await world.as('coordinator'), id, said(ids)))
    await expect(read(outside, (tx) => readReview(tx, review))).rejects.toBeInstanceOf(NotFound)
    await expect(
      write(await world.as('viewer'), (tx) =>
        undoReview(tx, { id: review, subjectId: review, before: null, after: null }),
      ),
    ).rejects.toBeInstanceOf(Forbidden)
  })

  it('is read by an organization that left only if it was held by then', async () => {
    const { id, goals: ids } = await place('Gone')
    const ctx = await world.as('coordinator')
    const before = said(ids, { goals: [{ goalId: ids[0], answer: 'keep' }] })
    const { id: first } = sure(await hold(ctx, id, before))
    await letLeave(world, id, partner, new Date('2026-04-01T00:00:00Z'))
    world.setNow('2026-04-02T12:00:00Z')
    sure(await hold(await world.as('coordinator'), id, before))
    const found = await read(await world.as('lead', partner), (tx) =>
      listReviews(tx, { partnershipId: id, limit: 5, cursor: null }),
    )
    world.setNow('2026-03-31T12:00:00Z')
    expect(found.items.map((one) => one.id)).toEqual([first])
  })

  it('comes up on Today before its next day, for those who speak for a partner, until it is held again', async () => {
    const { id, goals: ids } = await place('Again')
    const keep = (reviewedOn: string, nextOn: string) =>
      said(ids, { reviewedOn, nextOn, goals: [{ goalId: ids[0], answer: 'keep' }] })
    sure(await hold(await world.as('coordinator'), id, keep('2026-03-30', '2026-04-10')))
    const due = async (ctx: Ctx) =>
      (await read(ctx, (tx) => dueItems(tx, reviewsDue)))
        .filter((one) => one.partnershipId === id)
        .map((one) => one.group)
    expect(await due(await world.as('lead', partner))).toEqual([])
    world.setNow('2026-04-05T12:00:00Z')
    expect(await due(await world.as('lead', partner))).toEqual(['week'])
    expect(await due(await world.as('representative', partner))).toEqual([])
    expect(await due(await world.as('viewer'))).toEqual([])
    world.setNow('2026-04-11T12:00:00Z')
    expect(await due(await world.as('coordinator'))).toEqual(['late'])
    sure(await hold(await world.as('coordinator'), id, keep('2026-04-11', '2026-07-11')))
    const after = await due(await world.as('coordinator'))
    world.setNow('2026-03-31T12:00:00Z')
    expect(after).toEqual([])
  })

  it('stands among the evidence of monitored progress, and alone is not enough', async () => {
    const { id, goals: ids } = await place('Evidence')
    const ctx = await world.as('coordinator')
    const { id: review } = sure(await hold(ctx, id, said(ids)))
    const found = await read(ctx, (tx) => progressMonitored.find(tx, id))
    expect(found.items).toMatchObject([{ kind: 'review', id: review, on: '2026-03-30' }])
    expect(found.enough).toBe(false)
  })
})
