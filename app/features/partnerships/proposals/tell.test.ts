import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { landscape } from '#features/landscape/index.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { read } from '#platform/context/transaction.server.ts'
import { must } from '#platform/testing/answers.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { makePartnership } from '../factories.ts'
import { partnerships } from '../index.server.ts'
import { acceptProposal } from './accept.server.ts'
import { declineProposal, withdrawProposal } from './answer.server.ts'
import { acceptInput, proposalInput } from './inputs.ts'
import { propose } from './propose.server.ts'

describe('who hears of a proposal', () => {
  let world: World
  let harbor: string
  let library: string
  beforeAll(async () => {
    world = await openWorld([landscape, partnerships])
    harbor = await world.organization('Harbor Youth')
    library = await world.organization('Riverbend Library')
    // All of the cast are there before anybody is told.
    for (const role of ['owner', 'coordinator', 'contributor', 'viewer'] as const) await world.as(role)
  })
  afterAll(() => world.close())

  const stands = (partnershipId: string, organizationId: string, ctx: Ctx) =>
    world.system.database.transaction({ as: 'owner' }, async (db) => {
      const partner = await db
        .selectFrom('partners')
        .where('partnershipId', '=', partnershipId)
        .where('organizationId', '=', organizationId)
        .select('id')
        .executeTakeFirstOrThrow()
      await db
        .insertInto('representatives')
        .values({
          workspaceId: world.workspace.id,
          id: uuid(),
          partnershipId,
          partnerId: partner.id,
          personId: ctx.actor.personId ?? '',
          beganOn: '2025-01-01',
          createdAt: new Date('2025-01-01T09:00:00Z'),
        })
        .execute()
    })
  /** The people who have a notice of this proposal, by role, with what it says; those that are new only. */
  const told = async (id: string, kind: string) => {
    await world.system.jobs.drain(world.system)
    const rows = await read(await world.as('owner'), (tx) =>
      tx.db
        .selectFrom('notices')
        .innerJoin('memberships', (join) =>
          join
            .onRef('memberships.workspaceId', '=', 'notices.workspaceId')
            .onRef('memberships.personId', '=', 'notices.personId'),
        )
        .where('notices.kind', '=', kind)
        .where('notices.subjectId', '=', id)
        .where('notices.readAt', 'is', null)
        .select(['memberships.role', 'notices.text', 'notices.quote', 'notices.href'])
        .orderBy('memberships.role')
        .execute(),
    )
    return rows
  }
  const roles = (rows: { role: string }[]) => rows.map((row) => row.role)
  const scene = async () => {
    const partnershipId = await makePartnership(world, [harbor, library])
    const lead = await world.as('lead', harbor)
    const helper = await world.as('representative', harbor)
    const other = await world.as('lead', library)
    await stands(partnershipId, harbor, lead)
    await stands(partnershipId, harbor, helper)
    await stands(partnershipId, library, other)
    return { partnershipId, lead, other }
  }
  const made = async (by: Ctx, fields: Record<string, unknown>) =>
    (await must(by, (tx) => propose(tx, proposalInput.parse({ reason: 'It is time.', ...fields })))).id

  it('of a new partnership those who decide, and of the answer whoever proposed', async () => {
    const { lead } = await scene()
    const id = await made(lead, { kind: 'partnership', name: 'Story Steps' })
    const first = await told(id, 'proposal-made')
    expect(roles(first)).toEqual(['coordinator', 'owner'])
    expect(first[0]).toMatchObject({
      text: `${lead.actor.name} of Harbor Youth proposes: Start the partnership “Story Steps”?`,
      quote: 'It is time.',
      href: `/proposals/${id}`,
    })
    await must(await world.as('owner'), (tx) => declineProposal(tx, id, { reason: 'In autumn.' }))
    const answer = await told(id, 'proposal-answered')
    expect(answer).toMatchObject([{ role: 'lead', quote: 'In autumn.' }])
    expect(answer[0]?.text).toMatch(/^Declined: /)
    expect(await told(id, 'proposal-made'), 'no news any more').toEqual([])
  })

  it('of a conclusion the people of all partners too, but whoever proposed or answers it', async () => {
    const { partnershipId, lead } = await scene()
    const id = await made(lead, { kind: 'conclusion', partnershipId })
    expect(roles(await told(id, 'proposal-made'))).toEqual(['coordinator', 'lead', 'owner', 'representative'])
    await must(await world.as('coordinator'), (tx) => acceptProposal(tx, id, acceptInput.parse({})))
    const answer = await told(id, 'proposal-answered')
    expect(roles(answer)).toEqual(['lead', 'lead', 'representative'])
    expect(answer[0]?.text).toBe('Accepted: Conclude Homework Harbor?')
  })

  it('nobody once it was taken back', async () => {
    const { partnershipId, lead, other } = await scene()
    const id = await made(lead, { kind: 'conclusion', partnershipId })
    await must(lead, (tx) => withdrawProposal(tx, id))
    expect(await told(id, 'proposal-made')).toEqual([])
    const again = await made(other, { kind: 'conclusion', partnershipId })
    expect(await told(again, 'proposal-made')).not.toEqual([])
    await must(other, (tx) => withdrawProposal(tx, again))
    expect(await told(again, 'proposal-made')).toEqual([])
  })
})
