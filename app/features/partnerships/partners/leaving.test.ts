import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { historyOfPartnership } from '#platform/activity/history.server.ts'
import type { Ctx, Tx } from '#platform/context/context.server.ts'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { isRefusal, NotFound, type Refusal } from '#platform/errors/errors.ts'
import { listFiles } from '#platform/files/reads.server.ts'
import { find } from '#platform/search/find.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { changeCommitment } from '../commitments/change.server.ts'
import { commitmentChange, pledgeInput } from '../commitments/inputs.ts'
import { pledge } from '../commitments/pledge.server.ts'
import { readLedger } from '../commitments/reads.server.ts'
import { commitments } from '../commitments/register.server.ts'
import { makePartnership } from '../factories.ts'
import { addFileToTouchpoint } from '../files/add.server.ts'
import { changeGoal } from '../goals/change.server.ts'
import { goalChange, goalInput } from '../goals/inputs.ts'
import { listGoals, readGoal } from '../goals/reads.server.ts'
import { goals } from '../goals/register.server.ts'
import { setGoal } from '../goals/set.server.ts'
import { changePartnership } from '../partnerships/change.server.ts'
import { frameOf } from '../partnerships/frame.server.ts'
import { listPartnerships } from '../partnerships/list.server.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import { partnershipNoun } from '../partnerships/register.server.ts'
import { workOf } from '../roles/reads.server.ts'
import { roles } from '../roles/register.server.ts'
import { addWorkPiece, renameWorkPiece } from '../roles/work.server.ts'
import { changeTouchpoint } from '../touchpoints/change.server.ts'
import { touchpointChange, touchpointInput } from '../touchpoints/inputs.ts'
import { logTouchpoint } from '../touchpoints/log.server.ts'
import { listTouchpoints } from '../touchpoints/reads.server.ts'
import { touchpoints } from '../touchpoints/register.server.ts'
import { acceptPartnership, declinePartnership } from './answer.server.ts'
import { invitePartner } from './invite.server.ts'
import { leavePartnership } from './leave.server.ts'
import { acceptInput, declineInput } from './partner.ts'
import { partnerNoun } from './register.server.ts'

const sure = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.code)
  return answer
}
const goal = (what: string) => ({ what, measure: 'Lamps', target: 5, dueOn: '2026-12-01' })
const met = (summary: string, more: object = {}) =>
  touchpointInput.parse({ kind: 'call', happenedOn: '2026-02-28', summary, ...more })

describe('a partner that has left', () => {
  let world: World
  let maple: string
  let oak: string
  let id: string
  let ids: Record<'goal' | 'work' | 'touchpoint' | 'kept' | 'promise', string>
  const on = async <T>(day: string, work: (host: Ctx) => Promise<T>): Promise<T> => {
    world.setNow(`${day}T12:00:00Z`)
    return work(await world.as('coordinator'))
  }
  const as = <T>(organizationId: string, work: (tx: Tx) => Promise<T>) =>
    world.as('lead', organizationId).then((ctx) => read(ctx, work))
  const texts = (organizationId: string) =>
    as(organizationId, async (tx) => ({
      partnership: (await readPartnership(tx, id)).name,
      line: (
        await listPartnerships(tx, {
          query: '',
          sort: 'name',
          direction: 'asc',
          cursor: null,
          limit: 10,
        })
      ).items.map(({ name }) => name),
      goal: (await readGoal(tx, ids.goal)).what,
      work: (await workOf(tx, id)).map(({ name }) => name),
      touchpoints: (
        await listTouchpoints(tx, { filters: { partnershipId: id }, query: '', cursor: null, limit: 50 })
      ).items.map(({ summary }) => summary),
      promise: (await readLedger(tx, { view: 'all', query: '' })).map(({ text }) => text),
      files: (await listFiles(tx, { partnershipId: id, query: '', cursor: null, limit: 50 })).total,
    }))
  const earlier = {
    partnership: 'Homework Harbor',
    line: ['Homework Harbor'],
    goal: 'Earlier goal',
    work: ['Earlier work'],
    touchpoints: ['Earlier words'],
    promise: ['Earlier promise'],
    files: 0,
  }

  beforeAll(async () => {
    world = await openWorld([
      { name: 'partners', ...partnerNoun },
      { name: 'partnerships', ...partnershipNoun },
      { name: 'goals', ...goals },
      { name: 'commitments', ...commitments },
      { name: 'roles', ...roles },
      { name: 'touchpoints', ...touchpoints },
    ])
    maple = await world.organization('Maple Clinic')
    oak = await world.organization('Oak Street')
    id = await makePartnership(world, [maple, oak])
    ids = await on('2026-03-01', async (host) => {
      const made = {
        goal: sure(await write(host, (tx) => setGoal(tx, id, goalInput.parse(goal('Earlier goal'))))).id,
        work: sure(await write(host, (tx) => addWorkPiece(tx, id, { name: 'Earlier work' }))).id,
        touchpoint: sure(
          await write(host, (tx) => logTouchpoint(tx, met('Earlier words', { partnershipId: id }))),
        ).id,
        kept: sure(
          await write(host, (tx) =>
            logTouchpoint(tx, met('Kept to ourselves', { partnershipId: id, audience: 'organization' })),
          ),
        ).id,
        promise: sure(
          await write(host, (tx) =>
            pledge(
              tx,
              pledgeInput.parse({ partnershipId: id, text: 'Earlier promise', dueOn: '2026-12-01' }),
            ),
          ),
        ).id,
      }
      const file = new FormData()
      file.set('file', new File(['Minutes'], 'minutes.txt'))
      sure(await write(host, (tx) => addFileToTouchpoint(tx, made.kept, file)))
      return made
    })
    for (const organizationId of [maple, oak]) {
      world.setNow('2026-03-10T12:00:00Z')
      const reason = declineInput.parse({ reason: 'Too much' })
      const lead = await world.as('lead', organizationId)
      sure(await write(lead, (tx) => leavePartnership(tx, id, reason)))
    }
    await on('2026-03-20', async (host) => {
      const version = 1
      sure(
        await write(host, (tx) =>
          changeGoal(tx, ids.goal, goalChange.parse({ ...goal('Newer goal'), version })),
        ),
      )
      sure(await write(host, (tx) => renameWorkPiece(tx, ids.work, { name: 'Newer work', version })))
      for (const [touchpoint, summary] of [
        [ids.touchpoint, 'Newer words'],
        [ids.kept, 'Shared later'],
      ] as const)
        sure(
          await write(host, (tx) =>
            changeTouchpoint(
              tx,
              touchpoint,
              touchpointChange.parse({ ...met(summary), audience: 'partnership', version }),
            ),
          ),
        )
      sure(
        await write(host, (tx) =>
          changeCommitment(
            tx,
            ids.promise,
            commitmentChange.parse({ text: 'Newer promise', dueOn: '2026-12-01', version }),
          ),
        ),
      )
      sure(
        await write(host, (tx) =>
          changePartnership(tx, id, {
            name: 'Newer name',
            purpose: '',
            language: null,
            communityIds: [],
            version,
          }),
        ),
      )
      sure(await write(host, (tx) => logTouchpoint(tx, met('While they were away', { partnershipId: id }))))
    })
  })
  afterAll(() => world.close())

  it('reads everything as it stood that day, whatever was changed or shared since', async () => {
    expect(await texts(maple)).toEqual(earlier)
  })

  it('finds nothing by words that were written after it left', async () => {
    expect(
      await as(maple, async (tx) => [
        (
          await listGoals(tx, {
            query: 'newer',
            direction: 'asc',
            cursor: null,
            limit: 9,
          })
        ).items,
        (await listTouchpoints(tx, { filters: {}, query: 'newer', cursor: null, limit: 9 })).items,
        await readLedger(tx, { view: 'all', query: 'newer' }),
        (
          await listPartnerships(tx, {
            query: 'newer',
            sort: 'name',
            direction: 'asc',
            cursor: null,
            limit: 9,
          })
        ).items,
      ]),
    ).toEqual([[], [], [], []])
    expect(await as(maple, (tx) => find(tx, 'newer'))).toEqual([])
    const kinds = world.system.registry.searchKinds.map(({ kind }) => kind)
    const host = await read(await world.as('owner'), (tx) => find(tx, 'newer'))
    expect(host.map(({ kind }) => kind)).toEqual(kinds)
  })

  it('reads in place of a text whose earlier words were erased that it was changed', async () => {
    const host = await world.as('owner')
    const { historyId } = await keepHouse(host, async (tx) => {
      const entry = await tx.db
        .selectFrom('historyValues')
        .innerJoin('history', 'history.id', 'historyValues.historyId')
        .where('history.action', '=', 'goal.changed')
        .select([
          'historyValues.historyId',
          'historyValues.before',
          'historyValues.after',
          'historyValues.id',
        ])
        .executeTakeFirstOrThrow()
      await tx.db.deleteFrom('historyValues').where('id', '=', entry.id).execute()
      return entry
    })
    const seen = await as(oak, (tx) => readGoal(tx, ids.goal))
    expect(seen).toMatchObject({ what: 'Changed after your organization left.' })
    await keepHouse(host, (tx) =>
      tx.db
        .insertInto('historyValues')
        .values({
          workspaceId: tx.workspace.id,
          id: historyId,
          historyId,
          before: JSON.stringify({ what: 'Earlier goal' }),
          after: JSON.stringify({ what: 'Newer goal' }),
        })
        .execute(),
    )
  })

  it('reads on as before while it is asked again, and after it has declined', async () => {
    await on('2026-03-25', async (host) =>
      sure(await write(host, (tx) => invitePartner(tx, id, { organizationId: oak }))),
    )
    expect(await texts(oak)).toEqual(earlier)
    const lead = await world.as('lead', oak)
    expect((await read(lead, (tx) => frameOf(tx, id))).ownStanding).toBe('invited')
    sure(await write(lead, (tx) => declinePartnership(tx, id, declineInput.parse({ reason: 'No' }))))
    expect(await texts(oak)).toEqual(earlier)
  })

  it('that comes back reads what holds now and what happens from then on, and nothing that happened between', async () => {
    await on('2026-03-25', async (host) =>
      sure(await write(host, (tx) => invitePartner(tx, id, { organizationId: maple }))),
    )
    world.setNow('2026-03-28T12:00:00Z')
    const back = await world.as('lead', maple)
    sure(await write(back, (tx) => acceptPartnership(tx, id, acceptInput.parse({}))))
    await on('2026-03-29', async (host) =>
      sure(await write(host, (tx) => logTouchpoint(tx, met('Back again', { partnershipId: id })))),
    )
    expect(await texts(maple)).toMatchObject({
      partnership: 'Newer name',
      goal: 'Newer goal',
      work: ['Newer work'],
      promise: ['Newer promise'],
    })
    const { touchpoints: seen } = await texts(maple)
    expect(seen).toContain('Back again')
    expect(seen).not.toContain('While they were away')
    const wanted = { query: 'newer', direction: 'asc', cursor: null, limit: 9 } as const
    expect((await as(maple, (tx) => listGoals(tx, wanted))).items).toHaveLength(1)
    const days = (await as(maple, (tx) => historyOfPartnership(tx, id, 100))).map(({ day }) => day)
    expect(days).toContain('2026-03-01')
    expect(days).toContain('2026-03-29')
    expect(days).not.toContain('2026-03-20')
  })

  it('is out of reach of what it never took part in', async () => {
    const pine = await world.organization('Pine Grove')
    await expect(as(pine, (tx) => readPartnership(tx, id))).rejects.toBeInstanceOf(NotFound)
  })
})
