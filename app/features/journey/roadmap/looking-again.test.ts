import { afterAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden } from '#platform/errors/errors.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { openScene } from '../../partnerships/agreements/factories.ts'
import { partnerships } from '../../partnerships/index.server.ts'
import { moveAhead } from './move.server.ts'
import { readAhead, readRoadmap } from './reads.server.ts'

describe('what is to be looked at again', async () => {
  const { world, partnershipId, coordinator: host, lead, signed } = await openScene([partnerships])
  afterAll(() => world.close())

  const nounOf = (name: string) => {
    const found = partnerships.api?.find((one) => one.name === name)
    if (found === undefined) throw new Error(`there is no ${name}`)
    return found
  }
  async function made(name: string, input: Record<string, unknown>): Promise<string> {
    const { create } = nounOf(name)
    if (create === undefined) throw new Error(`${name} are not made`)
    return sure(
      await write(host, (tx) => create.run(tx, create.input.parse({ partnershipId, ...input }) as never)),
    ).id
  }
  const settled = async (id: string, input: Record<string, unknown>) => {
    const state = nounOf('decisions').states?.settlement
    sure(await write(host, async (tx) => state?.make?.(tx, id, state.input?.parse(input) as never)))
  }
  const ahead = async (ctx: Ctx, to = '2027-03-30') =>
    (await read(ctx, (tx) => readRoadmap(tx, { from: '2026-03-31', to, partnershipId }))).map(
      ({ kind, on, title }) => `${on} ${kind} ${title}`,
    )
  const reviewed = async (reviewedOn: string, nextOn: string | null) => {
    const goalId = await made('goals', { what: 'Sixty pupils' })
    return made('goal-reviews', { reviewedOn, nextOn, goals: [{ goalId, answer: 'keep' }] })
  }

  it('stands in the year ahead of both sides: renewals, reviews of goals, and decisions', async () => {
    await signed({ title: 'How we run the pilot', endsOn: '2026-12-31' })
    await reviewed('2026-03-30', '2026-06-30')
    const decision = await made('decisions', {
      what: 'We open on Fridays',
      method: 'majority',
      closesOn: '2026-04-14',
    })
    await made('decisions', { what: 'We buy a van', method: 'majority', closesOn: '2026-04-20' })
    for (const ctx of [host, lead]) {
      const state = nounOf('decisions').states?.voice
      sure(
        await write(ctx, async (tx) =>
          state?.make?.(tx, decision, state.input?.parse({ stand: 'for' }) as never),
        ),
      )
    }
    await settled(decision, { decidedOn: '2026-03-31', reviewOn: '2026-09-30' })
    const expected = [
      '2026-04-20 decision Closes: We buy a van',
      '2026-06-30 goalReview Look at the goals again',
      '2026-09-30 decision Look again: We open on Fridays',
      '2026-12-31 agreement Ends: How we run the pilot',
    ]
    expect(await ahead(host)).toEqual(expected)
    expect(await ahead(lead)).toEqual(expected)
  })

  it('moves to another day where it is a review of goals, as long as none was held since, and back again', async () => {
    const review = await reviewed('2026-03-31', '2026-07-01')
    const reviews = async () => (await ahead(host)).filter((line) => line.includes('goalReview'))
    const move = (ctx: Ctx, id: string, on: string) =>
      write(ctx, (tx) => moveAhead(tx, 'goalReview', id, { on, reason: '' }))
    expect(await reviews()).toEqual(['2026-07-01 goalReview Look at the goals again'])
    await expect(move(await world.as('viewer'), review, '2026-07-08')).rejects.toBeInstanceOf(Forbidden)
    expect((await read(await world.as('viewer'), (tx) => readAhead(tx, 'goalReview', review))).move.may).toBe(
      false,
    )
    expect(await move(lead, review, '2026-03-31')).toMatchObject({ code: 'review_next_first' })
    const { historyId } = sure(await move(lead, review, '2026-07-08'))
    expect(await reviews()).toEqual(['2026-07-08 goalReview Look at the goals again'])
    const undo = partnerships.inverses?.['review.next_moved']
    const entry = {
      id: historyId,
      subjectId: review,
      before: { nextOn: '2026-07-01' },
      after: { nextOn: '2026-07-08' },
    }
    expect(await write(lead, async (tx) => undo?.(tx, entry))).toBeUndefined()
    expect(await reviews()).toEqual(['2026-07-01 goalReview Look at the goals again'])
    expect(await write(lead, async (tx) => undo?.(tx, entry))).toMatchObject({
      code: 'review_next_moved_since',
    })
    // Another look on the same day, which names no next one: the day of the first holds no longer.
    await reviewed('2026-03-31', null)
    expect(await reviews()).toEqual([])
    expect(await move(lead, review, '2026-07-08')).toMatchObject({ code: 'review_held_since' })
  })
})
