import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { undo } from '#platform/activity/undo.server.ts'
import type { Ctx, Tx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, isRefusal, NotFound, type Refusal } from '#platform/errors/errors.ts'
import type { Evidence, Feature } from '#platform/features/feature.server.ts'
import { wish } from '#platform/notices/wish.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { readPartnership } from '../../partnerships/index.server.ts'
import { partnershipOf, represent } from '../factories.ts'
import { declineProposal, withdrawProposal } from './answer.server.ts'
import { decideMove } from './decide.server.ts'
import type { MoveInput } from './inputs.ts'
import { readJourney } from './journey.server.ts'
import { proposeMove } from './propose.server.ts'
import { stagesNoun } from './register.server.ts'
import { type KeyAction, keyActionsOf } from './stage.ts'

/** What the record of each partnership holds, as the test wants it. */
const held = new Map<string, Set<KeyAction>>()
const fake: Feature['evidence'] = (['listening_sessions', 'roles_clear', 'shared_vision'] as const).map(
  (keyAction) => ({
    keyAction,
    find: async (_tx: Tx, partnershipId: string): Promise<Evidence> => {
      const enough = held.get(partnershipId)?.has(keyAction) ?? false
      const items = enough
        ? [{ kind: 'fake', id: '1', on: '2026-01-01', text: 'It is in the record', href: '/x' }]
        : []
      return { items, enough, missing: enough ? null : 'It is missing.' }
    },
  }),
)

const why = (stage: MoveInput['stage']) => ({ stage, reason: 'We know who does what.' })

const testMoment = '2026-04-01T00:00:00Z'

describe('moves between stages', () => {
  let world: World
  let partner: string
  beforeAll(async () => {
    world = await openWorld([{ name: 'journey', ...stagesNoun, evidence: fake }])
    partner = await world.organization('Harbor Youth')
  })
  afterAll(() => world.close())

  const journeyOf = (ctx: Ctx, id: string) =>
    read(ctx, async (tx) => readJourney(tx, await readPartnership(tx, id)))
  const took = <T>(answer: T | Refusal): T => {
    if (isRefusal(answer)) throw new Error(`refused: ${answer.code}`)
    return answer
  }
  const decided = async (ctx: Ctx, id: string, stage: MoveInput['stage']) =>
    took(await write(ctx, (tx) => decideMove(tx, id, why(stage))))

  it('are decided by owners, coordinators and leads of either side, and by nobody else', async () => {
    for (const role of ['owner', 'coordinator', 'lead'] as const) {
      const id = await partnershipOf(world, [partner])
      const ctx = await world.as(role, partner)
      await decided(ctx, id, 'acclimate')
      expect((await journeyOf(ctx, id)).stage, role).toBe('acclimate')
    }
    for (const role of ['contributor', 'viewer', 'representative'] as const) {
      const id = await partnershipOf(world, [partner])
      const ctx = await world.as(role, partner)
      await expect(
        write(ctx, (tx) => decideMove(tx, id, why('acclimate'))),
        role,
      ).rejects.toBeInstanceOf(Forbidden)
    }
  })

  it('remember who decided, why, and what was missing then', async () => {
    const id = await partnershipOf(world, [partner])
    held.set(id, new Set(['listening_sessions']))
    const ctx = await world.as('coordinator')
    await decided(ctx, id, 'activate')
    held.set(id, new Set(keyActionsOf.advise))
    expect((await journeyOf(ctx, id)).moves).toMatchObject([
      {
        from: 'advise',
        stage: 'activate',
        on: '2026-03-31',
        reason: 'We know who does what.',
        gaps: ['roles_clear', 'shared_vision', 'joint_meetings', 'communication_plan', 'concerns_addressed'],
        decidedBy: ctx.actor.name,
        organization: 'Host of demo',
      },
    ])
  })

  it('go back too, and leave no gaps then', async () => {
    const id = await partnershipOf(world, [partner])
    const ctx = await world.as('owner')
    await decided(ctx, id, 'activate')
    await decided(ctx, id, 'advise')
    const { stage, moves } = await journeyOf(ctx, id)
    expect(stage).toBe('advise')
    expect(moves.at(-1)?.gaps).toEqual([])
  })

  it('are refused to the stage the partnership is in already', async () => {
    const id = await partnershipOf(world, [partner])
    const ctx = await world.as('owner')
    expect(await write(ctx, (tx) => decideMove(tx, id, why('advise')))).toMatchObject({ code: 'stage_same' })
  })

  it('are not there for another partner, another workspace or one who has left', async () => {
    const id = await partnershipOf(world, [partner])
    const stranger = await world.as('lead', await world.organization('Elsewhere'))
    const abroad = await (await world.another()).as('owner')
    for (const ctx of [stranger, abroad]) {
      await expect(write(ctx, (tx) => decideMove(tx, id, why('acclimate')))).rejects.toBeInstanceOf(NotFound)
      await expect(write(ctx, (tx) => proposeMove(tx, id, why('acclimate')))).rejects.toBeInstanceOf(NotFound)
    }
  })

  it('that come after an organization has left are not read by it', async () => {
    const id = await partnershipOf(world, [partner])
    const owner = await world.as('owner')
    await decided(owner, id, 'acclimate')
    const lead = await world.as('lead', partner)
    const left = {
      ...lead,
      actor: { ...lead.actor, partnerships: new Map([[id, { until: new Date(testMoment) }]]) },
    }
    world.setNow('2026-04-02T12:00:00Z')
    await decided(await world.as('owner'), id, 'activate')
    expect((await journeyOf(left, id)).stage).toBe('acclimate')
    world.setNow('2026-03-31T12:00:00Z')
  })

  it('can be taken back, the last one only', async () => {
    const id = await partnershipOf(world, [partner])
    const ctx = await world.as('coordinator')
    const first = await decided(ctx, id, 'acclimate')
    const second = await decided(ctx, id, 'activate')
    expect(await write(ctx, (tx) => undo(tx, first.historyId))).toMatchObject({ code: 'move_not_last' })
    expect(await write(ctx, (tx) => undo(tx, second.historyId))).toBeNull()
    expect((await journeyOf(ctx, id)).stage).toBe('acclimate')
  })

  it('are proposed by anyone who works together, and wait for a decision, which answers them', async () => {
    for (const role of ['owner', 'coordinator', 'contributor', 'lead', 'representative'] as const) {
      const id = await partnershipOf(world, [partner])
      const ctx = await world.as(role, partner)
      took(await write(ctx, (tx) => proposeMove(tx, id, why('acclimate'))))
      expect((await journeyOf(ctx, id)).proposal, role).toMatchObject({ stage: 'acclimate' })
      const { historyId } = await decided(await world.as('owner'), id, 'acclimate')
      expect((await journeyOf(ctx, id)).proposal, role).toBeNull()
      await write(await world.as('owner'), (tx) => undo(tx, historyId))
      expect((await journeyOf(ctx, id)).proposal, 'waits again').toMatchObject({ stage: 'acclimate' })
    }
    const viewer = await world.as('viewer')
    const id = await partnershipOf(world, [partner])
    await expect(write(viewer, (tx) => proposeMove(tx, id, why('acclimate')))).rejects.toBeInstanceOf(
      Forbidden,
    )
  })

  it('are proposed one at a time, and not to the stage it is in', async () => {
    const id = await partnershipOf(world, [partner])
    const ctx = await world.as('representative', partner)
    expect(await write(ctx, (tx) => proposeMove(tx, id, why('advise')))).toMatchObject({ code: 'stage_same' })
    took(await write(ctx, (tx) => proposeMove(tx, id, why('acclimate'))))
    expect(await write(ctx, (tx) => proposeMove(tx, id, why('activate')))).toMatchObject({
      code: 'proposal_open',
    })
  })

  it('come back as decided when a new proposal waits beside the one they answered', async () => {
    const id = await partnershipOf(world, [partner])
    const ctx = await world.as('owner')
    took(await write(ctx, (tx) => proposeMove(tx, id, why('acclimate'))))
    const { historyId } = await decided(ctx, id, 'acclimate')
    took(await write(ctx, (tx) => proposeMove(tx, id, why('activate'))))
    expect(await write(ctx, (tx) => undo(tx, historyId))).toBeNull()
    expect((await journeyOf(ctx, id)).proposal).toMatchObject({ stage: 'activate' })
  })

  it('are declined by those who decide, and taken back by the side that proposed', async () => {
    const id = await partnershipOf(world, [partner])
    const helper = await world.as('representative', partner)
    const contributor = await world.as('contributor')
    took(await write(helper, (tx) => proposeMove(tx, id, why('acclimate'))))
    await expect(write(contributor, (tx) => withdrawProposal(tx, id))).rejects.toBeInstanceOf(Forbidden)
    await expect(write(contributor, (tx) => declineProposal(tx, id, ''))).rejects.toBeInstanceOf(Forbidden)
    const { historyId } = took(await write(helper, (tx) => withdrawProposal(tx, id)))
    expect((await journeyOf(helper, id)).proposal).toBeNull()
    await write(helper, (tx) => undo(tx, historyId))
    expect((await journeyOf(helper, id)).proposal).not.toBeNull()
    took(await write(await world.as('owner'), (tx) => declineProposal(tx, id, 'After the summer.')))
    expect(await write(await world.as('owner'), (tx) => declineProposal(tx, id, ''))).toMatchObject({
      code: 'proposal_answered',
    })
  })

  it('are told to members where they sign in, whatever address stands in their record', async () => {
    const id = await partnershipOf(world, [partner], { name: 'Reading Boats' })
    const lead = await world.as('lead', partner)
    await represent(world, id, partner, lead.actor.personId ?? '')
    await world.system.database.transaction({ as: 'owner' }, (db) =>
      db
        .updateTable('people')
        .set({ email: 'changed-by-others@elsewhere.example' })
        .where('id', '=', lead.actor.personId ?? '')
        .execute(),
    )
    await decided(await world.as('owner'), id, 'acclimate')
    await world.system.jobs.drain(world.system)
    const mails = await read(lead, (tx) =>
      tx.db.selectFrom('mails').select('toAddress').where('subject', 'like', '%Reading Boats%').execute(),
    )
    expect(mails.map(({ toAddress }) => toAddress)).toEqual([
      expect.stringMatching(/^lead-\d+@demo\.example$/),
    ])
  })

  it('are told by mail to the other people of all partners, each in their language', async () => {
    const id = await partnershipOf(world, [partner], { name: 'Warm Nights' })
    const owner = await world.as('owner')
    const lucia = await world.person('Lucía', { email: 'lucia@harbor.example', language: 'es' })
    await represent(world, id, partner, lucia)
    await represent(world, id, partner, await world.person('No mail'))
    await represent(world, id, world.hostId, owner.actor.personId ?? '')
    await decided(owner, id, 'acclimate')
    await world.system.jobs.drain(world.system)
    const mails = await read(owner, (tx) =>
      tx.db
        .selectFrom('mails')
        .select(['toAddress', 'subject', 'language'])
        .where('subject', 'like', '%Warm Nights%')
        .execute(),
    )
    expect(mails).toHaveLength(1)
    expect(mails[0]).toMatchObject({ toAddress: 'lucia@harbor.example', language: 'es' })
    expect(mails[0]?.subject).toContain('está ahora')
  })

  it('stand among what happened, as each wishes to hear of them, and not once a proposal is answered', async () => {
    const id = await partnershipOf(world, [partner], { name: 'Night Buses' })
    const owner = await world.as('owner')
    const lead = await world.as('lead', partner)
    await represent(world, id, partner, lead.actor.personId ?? '')
    await represent(world, id, world.hostId, owner.actor.personId ?? '')
    await write(lead, (tx) =>
      wish(tx, {
        onPage: ['stage-moved', 'stage-proposed'],
        byMail: ['stage-moved digest', 'stage-proposed never'],
        quietFrom: null,
        quietUntil: null,
      }),
    )
    const news = async () => {
      await world.system.jobs.drain(world.system)
      return read(lead, (tx) =>
        tx.db
          .selectFrom('notices')
          .where('personId', '=', lead.actor.personId)
          .where('partnershipId', '=', id)
          .where('readAt', 'is', null)
          .select(['kind', 'byMail', 'text', 'quote', 'href'])
          .execute(),
      )
    }
    const href = `/partnerships/${id}/journey`
    took(await write(owner, (tx) => proposeMove(tx, id, why('acclimate'))))
    expect(await news()).toMatchObject([{ kind: 'stage-proposed', byMail: 'never', href }])
    await decided(owner, id, 'acclimate')
    const [moved, ...more] = await news()
    expect(more).toEqual([])
    expect(moved).toMatchObject({
      kind: 'stage-moved',
      byMail: 'digest',
      quote: 'We know who does what.',
      text: expect.stringContaining('Still missing, and remembered:'),
    })
    const mails = await read(lead, (tx) =>
      tx.db.selectFrom('mails').select('id').where('textBody', 'like', '%Night Buses%').execute(),
    )
    expect(mails).toEqual([])
  })
})
