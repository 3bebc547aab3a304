import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { landscape, merge } from '#features/landscape/index.server.ts'
import { historyOfPartnership } from '#platform/activity/history.server.ts'
import { undo } from '#platform/activity/undo.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import { dueItems } from '#platform/testing/told.server.ts'
import { openWorld, testNow, type World } from '#platform/testing/world.server.ts'
import { makePartnership } from '../factories.ts'
import { acceptCommitment } from './accept.server.ts'
import { commitmentsApi } from './api.server.ts'
import { commitmentsDue } from './due.server.ts'
import { fulfil } from './fulfil.server.ts'
import { commitmentShape, pledgeInput } from './inputs.ts'
import { openCommitments } from './move.server.ts'
import { openPromises } from './panel.server.ts'
import { pledge } from './pledge.server.ts'
import { readCommitment } from './reads.server.ts'
import { commitments } from './register.server.ts'
import { renegotiate } from './renegotiate.server.ts'
import { whoText } from './say.ts'
import { keptRates } from './tallies.server.ts'

const sureMerged = (answer: Awaited<ReturnType<typeof merge>>): string => {
  if (isRefusal(answer)) throw new Error(answer.code)
  return answer.historyId
}
const byNobody = { onBehalfOf: null, evidence: '', evidenceLink: '' }

describe('what commitments tell the rest of the house', () => {
  let world: World
  let partner: string
  let partnershipId: string
  beforeAll(async () => {
    world = await openWorld([landscape, { name: 'partnerships', ...commitments }])
    partner = await world.organization('Harbor Youth')
    partnershipId = await makePartnership(world, [partner])
  })
  afterAll(() => world.close())

  const promise = async (ctx: Ctx, text: string, dueOn: string | null, accepted?: Ctx) => {
    const made = await write(ctx, (tx) => pledge(tx, pledgeInput.parse({ partnershipId, text, dueOn })))
    if (isRefusal(made)) throw new Error(made.code)
    if (accepted !== undefined) await write(accepted, (tx) => acceptCommitment(tx, made.id, byNobody))
    return made.id
  }

  it('Today says what we are late with, what is due, and what others wait for, to each side its own', async () => {
    const host = await world.as('coordinator')
    const lead = await world.as('lead', partner)
    await promise(host, 'Pay the bus passes', '2026-04-01', lead)
    await promise(host, 'Print the flyers', '2026-04-14', lead)
    await promise(host, 'Send the list', '2026-04-10', lead)
    const asked = await promise(host, 'Rent the hall', '2026-05-10', lead)
    await write(host, (tx) =>
      renegotiate(tx, asked, { newDueOn: '2026-05-20', reason: 'It is booked.', ...byNobody }),
    )
    await promise(host, 'Bring the chairs', null)
    world.setNow('2026-04-10T12:00:00Z')
    const told = async (ctx: Ctx) =>
      (await read(ctx, async (tx) => dueItems(tx, commitmentsDue))).map(
        (item) => `${item.group}: ${item.title} (${item.when})`,
      )
    expect((await told(await world.as('coordinator'))).sort()).toEqual([
      'late: Pay the bus passes (9 days)',
      'today: Send the list (today)',
      'week: Print the flyers (in 4 days)',
    ])
    expect((await told(await world.as('lead', partner))).sort()).toEqual([
      'waiting: Accept “Bring the chairs” (10 days ago)',
      'waiting: Is 20 May all right for “Rent the hall”? (in 4 weeks)',
    ])
    expect(await told(await world.as('representative', partner))).toEqual([])
    // Who only reads sees what their side has to keep, and nothing they could not answer.
    expect(await told(await world.as('viewer'))).toEqual([
      'late: Pay the bus passes (9 days)',
      'week: Print the flyers (in 4 days)',
      'today: Send the list (today)',
    ])
    world.setNow(testNow)
  })

  it('an organization’s page shows what is open, to those who reach it', async () => {
    const content = await read(await world.as('lead', partner), (tx) => openPromises.load(tx, world.hostId))
    expect(content?.rows.map((row) => row.text)).toContain('Pay the bus passes')
    const stranger = await world.as('lead', await world.organization('Elsewhere'))
    expect((await read(stranger, (tx) => openPromises.load(tx, world.hostId)))?.rows).toEqual([])
  })

  it('the search finds a promise for those who reach it, and not for others', async () => {
    const ctx = await world.as('coordinator')
    const id = await promise(ctx, 'Wash the tents', null)
    const kind = commitments.searchKinds?.[0]
    const found = (who: Ctx) => read(who, async (tx) => kind?.describe(tx, [id]))
    expect(await found(ctx)).toMatchObject([{ id, title: 'Wash the tents' }])
    expect(await found(await world.as('lead', await world.organization('Nobody')))).toEqual([])
  })

  it('the API lists and shows a commitment in its shape', async () => {
    const ctx = await world.as('coordinator')
    const page = await read(ctx, async (tx) =>
      commitmentsApi.list?.(tx, { query: '', limit: 2, cursor: null, filters: { partnershipId } }),
    )
    expect(page?.items).toHaveLength(2)
    expect(page?.next).not.toBeNull()
    for (const item of page?.items ?? []) expect(commitmentShape.safeParse(item).success).toBe(true)
  })

  it('open promises go to whoever takes over, done ones stay', async () => {
    const ctx = await world.as('coordinator')
    const from = ctx.actor.personId
    const to = await world.person('Somebody new')
    const open = await promise(ctx, 'Paint the wall', null)
    const done = await promise(ctx, 'Buy the paint', null)
    await write(ctx, (tx) => fulfil(tx, done, { fulfilledOn: null, note: '', ...byNobody }))
    await world.system.database.transaction({ as: 'owner' }, (db) =>
      db
        .updateTable('commitments')
        .set({ responsiblePersonId: from })
        .where('id', 'in', [open, done])
        .execute(),
    )
    expect(await keepHouse(ctx, (tx) => openCommitments.move(tx, from ?? '', to))).toBe(1)
    const who = (id: string) => read(ctx, async (tx) => (await readCommitment(tx, id)).responsible?.id)
    expect(await who(open)).toBe(to)
    expect(await who(done)).toBe(from)
  })

  it('promises follow an organization that turns out to be another', async () => {
    const ctx = await world.as('coordinator')
    const twin = await world.organization('Harbour Youth')
    const id = await promise(ctx, 'Share the calendar', null, await world.as('lead', partner))
    const one = sureMerged(
      await write(ctx, (tx) => merge(tx, 'organization', { intoId: twin, fromId: partner, choices: {} })),
    )
    expect(await read(ctx, (tx) => readCommitment(tx, id))).toMatchObject({
      beneficiaries: [{ id: twin }],
      acceptedOn: '2026-03-31',
    })
    expect(await write(ctx, (tx) => undo(tx, one))).toBeNull()
    expect(await read(ctx, (tx) => readCommitment(tx, id))).toMatchObject({
      beneficiaries: [{ id: partner }],
    })
  })

  it('the rate of thousands of promises is worked out from what happened to each', async () => {
    const other = await world.another()
    const organizationId = await other.organization('Harbor Youth')
    const shared = await makePartnership(other, [organizationId])
    const workspaceId = other.workspace.id
    const at = new Date('2025-01-01T00:00:00Z')
    const ids = Array.from({ length: 2000 }, () => uuid())
    await other.system.database.transaction({ as: 'owner' }, async (db) => {
      for (let start = 0; start < ids.length; start += 500) {
        const some = ids.slice(start, start + 500)
        await db
          .insertInto('commitments')
          .values(
            some.map((id) => ({
              workspaceId,
              id,
              partnershipId: shared,
              promisorOrganizationId: other.hostId,
              text: 'A promise',
              dueOn: '2025-06-01',
              pledgedOn: '2025-01-01',
              createdAt: at,
              updatedAt: at,
            })),
          )
          .execute()
        await db
          .insertInto('acceptances')
          .values(
            some.map((commitmentId) => ({
              workspaceId,
              id: uuid(),
              commitmentId,
              organizationId,
              acceptedOn: '2025-01-02',
              createdAt: at,
            })),
          )
          .execute()
        await db
          .insertInto('fulfilments')
          .values(
            some.slice(0, 400).map((commitmentId, index) => ({
              workspaceId,
              id: uuid(),
              commitmentId,
              fulfilledOn: index < 300 ? '2025-05-20' : '2025-06-20',
              enteredOn: index < 300 ? '2025-05-20' : '2025-06-20',
              createdAt: at,
            })),
          )
          .execute()
      }
    })
    const rates = await read(await other.as('viewer'), (tx) => keptRates(tx))
    expect(rates.get(other.hostId)).toMatchObject({ kept: 1200, doneLate: 400, broken: 400, rate: 0.6 })
  })

  it('the history of a partnership names the promise that each entry is about, and leads to it', async () => {
    const made = await promise(await world.as('coordinator'), 'Lend the projector', null)
    const lines = await read(await world.as('lead', partner), (tx) => historyOfPartnership(tx, partnershipId))
    expect(lines[0]?.about).toEqual({ title: 'Lend the projector', href: `/demo/commitments/${made}` })
  })

  it('a promise to everyone in sight does not name them again, a promise to some of them does', async () => {
    const lead = await world.as('lead', partner)
    const made = await promise(await world.as('coordinator'), 'Lend the tent', null, lead)
    const row = await read(lead, (tx) => readCommitment(tx, made))
    expect(whoText(row, '2026-04-10', 1)).not.toContain('Harbor Youth')
    expect(whoText(row, '2026-04-10', 2)).toContain('to Harbor Youth')
  })
})
