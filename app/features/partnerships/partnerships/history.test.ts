import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { historyOf, historyOfNoun, historyOfPartnership } from '#platform/activity/history.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { isRefusal, type Refusal } from '#platform/errors/errors.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { fulfil } from '../commitments/fulfil.server.ts'
import { fulfilmentInput, pledgeInput } from '../commitments/inputs.ts'
import { pledge } from '../commitments/pledge.server.ts'
import { commitments } from '../commitments/register.server.ts'
import { makePartnership } from '../factories.ts'
import { goalInput } from '../goals/inputs.ts'
import { goals } from '../goals/register.server.ts'
import { removeGoal } from '../goals/remove.server.ts'
import { setGoal } from '../goals/set.server.ts'
import { partnerNoun } from '../partners/register.server.ts'
import { addRepresentative } from '../partners/represent.server.ts'
import { roles } from '../roles/register.server.ts'
import { addWorkPiece } from '../roles/work.server.ts'
import { touchpointInput } from '../touchpoints/inputs.ts'
import { logTouchpoint } from '../touchpoints/log.server.ts'
import { touchpoints } from '../touchpoints/register.server.ts'
import { partnershipNoun } from './register.server.ts'

const sure = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.code)
  return answer
}

describe('the history of a partnership', () => {
  let world: World
  let host: Ctx
  let maple: string
  let id: string
  beforeAll(async () => {
    world = await openWorld([
      { name: 'partnerships', ...partnershipNoun },
      { name: 'partners', ...partnerNoun },
      { name: 'goals', ...goals },
      { name: 'commitments', ...commitments },
      { name: 'roles', ...roles },
      { name: 'touchpoints', ...touchpoints },
    ])
    host = await world.as('coordinator')
    maple = await world.organization('Maple Clinic')
    id = await makePartnership(world, [maple])
  })
  afterAll(() => world.close())

  const about = async (ctx: Ctx) =>
    (await read(ctx, (tx) => historyOfPartnership(tx, id))).map((line) => line.about)

  it('names what each entry is about, with a link, and not what is gone', async () => {
    const promise = sure(
      await write(host, (tx) => pledge(tx, pledgeInput.parse({ partnershipId: id, text: 'Lend the van' }))),
    )
    sure(await write(host, (tx) => fulfil(tx, promise.id, fulfilmentInput.parse({}))))
    const goal = sure(await write(host, (tx) => setGoal(tx, id, goalInput.parse({ what: 'More readers' }))))
    sure(await write(host, (tx) => addWorkPiece(tx, id, { name: 'Open the room' })))
    const dana = await world.person('Dana Whitfield')
    await world.affiliate(dana, maple)
    sure(await write(host, (tx) => addRepresentative(tx, id, { organizationId: maple, personId: dana })))
    expect(await about(host)).toEqual([
      { title: 'Dana Whitfield', href: `/demo/partnerships/${id}/people` },
      { title: 'Open the room', href: `/demo/partnerships/${id}/roles` },
      { title: 'More readers', href: `/demo/goals/${goal.id}` },
      { title: 'Lend the van', href: `/demo/commitments/${promise.id}` },
      { title: 'Lend the van', href: `/demo/commitments/${promise.id}` },
    ])
    sure(await write(host, (tx) => removeGoal(tx, goal.id)))
    expect((await about(host)).filter((one) => one?.title === 'More readers')).toEqual([])
  })

  it('does not repeat on a record’s own page what it is about', async () => {
    const goal = sure(await write(host, (tx) => setGoal(tx, id, goalInput.parse({ what: 'Fewer falls' }))))
    const lines = await read(host, (tx) => historyOf(tx, { subjectKind: 'goal', subjectId: goal.id }))
    expect(lines.map((line) => line.about)).toEqual([null])
  })

  it('names nothing that the reader can’t read', async () => {
    sure(
      await write(host, (tx) =>
        logTouchpoint(
          tx,
          touchpointInput.parse({
            partnershipId: id,
            kind: 'call',
            happenedOn: '2026-03-30',
            summary: 'Between us',
            audience: 'organization',
          }),
        ),
      ),
    )
    const names = async (ctx: Ctx) => (await about(ctx)).map((one) => one?.title ?? '')
    expect((await names(host)).length).toBe((await names(await world.as('lead', maple))).length + 1)
  })

  it('of one noun is that of all its records, also those that are gone, as far as the reader may read them', async () => {
    const place = await makePartnership(world, [maple])
    const tell = async (audience: 'partnership' | 'organization') =>
      sure(
        await write(host, (tx) =>
          logTouchpoint(
            tx,
            touchpointInput.parse({
              partnershipId: place,
              kind: 'call',
              happenedOn: '2026-03-30',
              summary: 'They called',
              audience,
            }),
          ),
        ),
      )
    await tell('partnership')
    await tell('organization')
    const goal = sure(await write(host, (tx) => setGoal(tx, place, goalInput.parse({ what: 'Fewer falls' }))))
    sure(await write(host, (tx) => removeGoal(tx, goal.id)))
    const lines = (ctx: Ctx, noun: string) => read(ctx, (tx) => historyOfNoun(tx, place, noun))
    expect(await lines(host, 'goal')).toMatchObject([
      { text: expect.stringContaining('removed'), about: null },
      { text: expect.stringContaining('set'), about: null },
    ])
    expect(await lines(host, 'touchpoint')).toHaveLength(2)
    expect(await lines(await world.as('lead', maple), 'touchpoint')).toHaveLength(1)
    expect(await lines(await world.as('lead', await world.organization('Elsewhere')), 'touchpoint')).toEqual(
      [],
    )
    expect(await lines(host, 'touch')).toEqual([])
  })

  it('asks once a kind of record, however many entries', async () => {
    for (const name of ['One', 'Two', 'Three'])
      sure(await write(host, (tx) => addWorkPiece(tx, id, { name })))
    const subject = world.system.registry.subjects.get('work')
    if (subject === undefined) throw new Error('work has no name')
    const asked: string[][] = []
    const describe = subject.describe
    subject.describe = (tx, ids) => {
      asked.push(ids)
      return describe(tx, ids)
    }
    await about(host)
    expect(asked).toHaveLength(1)
    expect(asked[0]?.length).toBeGreaterThan(2)
    subject.describe = describe
  })
})
