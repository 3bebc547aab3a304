import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { landscape } from '#features/landscape/index.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { write } from '#platform/context/transaction.server.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { readPdf } from '#platform/testing/pdf-text.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { committeeInput } from '../committees/inputs.ts'
import { setUpCommittee } from '../committees/set-up.server.ts'
import { concernInput } from '../concerns/inputs.ts'
import { raiseConcern } from '../concerns/raise.server.ts'
import { beginDiscussion } from '../discussions/begin.server.ts'
import { discussionInput } from '../discussions/inputs.ts'
import { hourInput } from '../equity/hours/inputs.ts'
import { noteHours } from '../equity/hours/note.server.ts'
import { benefitInput } from '../equity/inputs.ts'
import { noteBenefit } from '../equity/note-benefit.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { goalInput } from '../goals/inputs.ts'
import { setGoal } from '../goals/set.server.ts'
import { partnerships } from '../index.server.ts'
import { callMeeting } from '../meetings/call.server.ts'
import { meetingInput } from '../meetings/inputs.ts'
import { objectiveInput } from '../objectives/inputs.ts'
import { setObjective } from '../objectives/set.server.ts'
import { answerWave } from '../pulse/answer.server.ts'
import { answerInput } from '../pulse/inputs.ts'
import { openWave } from '../pulse/open.server.ts'
import { recurringInput } from '../recurring/inputs.ts'
import { pledgeRecurring } from '../recurring/pledge.server.ts'
import { holdReview } from '../reviews/hold.server.ts'
import { reviewInput } from '../reviews/inputs.ts'
import { beginRota } from '../rotas/begin.server.ts'
import { touchpointInput } from '../touchpoints/inputs.ts'
import { logTouchpoint } from '../touchpoints/log.server.ts'
import { dossierPdf } from './dossier.server.tsx'

describe('the chapters of a dossier', () => {
  let world: World
  let harbor: string
  let oak: string
  let id: string
  let host: Ctx
  let lead: Ctx
  const text = async (ctx: Ctx) => (await readPdf(await dossierPdf(ctx, id))).join(' ')
  const does = async (ctx: Ctx, act: Parameters<typeof write<object>>[1]) =>
    sure(await write(ctx, act)) as { id: string }
  const stands = (organizationId: string, ctx: Ctx) =>
    world.system.database.transaction({ as: 'owner' }, async (db) => {
      const partner = await db
        .selectFrom('partners')
        .where('partnershipId', '=', id)
        .where('organizationId', '=', organizationId)
        .select('id')
        .executeTakeFirstOrThrow()
      await db
        .insertInto('representatives')
        .values({
          workspaceId: world.workspace.id,
          id: uuid(),
          partnershipId: id,
          partnerId: partner.id,
          personId: ctx.actor.personId ?? '',
          beganOn: '2024-02-01',
          createdAt: new Date('2024-02-01T09:00:00Z'),
        })
        .execute()
    })

  beforeAll(async () => {
    world = await openWorld([landscape, partnerships])
    harbor = await world.organization('Harbor Youth')
    oak = await world.organization('Oak Street School')
    id = await makePartnership(world, [harbor, oak])
    world.setNow('2026-03-01T12:00:00Z')
    host = await world.as('coordinator')
    lead = await world.as('lead', harbor)
    await stands(world.hostId, host)
    await stands(harbor, lead)
    const { id: wave } = await does(host, (tx) =>
      openWave(tx, id, { closesOn: '2026-03-10', everyDays: null }),
    )
    const points = {
      reliability: 4,
      missionSupport: 4,
      openness: 4,
      influence: 2,
      involvement: 2,
      resources: 2,
      collaboration: 3,
      satisfaction: 3,
    }
    sure(
      await write(lead, (tx) =>
        answerWave(
          tx,
          wave,
          answerInput.parse({
            ratings: [{ aboutOrganizationId: world.hostId, ...points }],
            comment: 'Said in the pulse alone',
          }),
        ),
      ),
    )
    world.setNow('2026-03-15T12:00:00Z')
    await letLeave(world, id, oak, new Date('2026-03-20T12:00:00Z'))
    world.setNow('2026-03-31T12:00:00Z')
    host = await world.as('coordinator')
    lead = await world.as('lead', harbor)
    for (const audience of ['partnership', 'organization'] as const) {
      await does(lead, (tx) =>
        setObjective(tx, id, objectiveInput.parse({ what: `An objective of the ${audience}`, audience })),
      )
      await does(lead, (tx) =>
        beginDiscussion(tx, id, discussionInput.parse({ body: `A talk of the ${audience}`, audience })),
      )
      await does(lead, (tx) =>
        logTouchpoint(
          tx,
          touchpointInput.parse({
            kind: 'call',
            happenedOn: '2026-03-30',
            partnershipId: id,
            audience,
            summary: `A call of the ${audience}`,
          }),
        ),
      )
    }
    const { id: goalId } = await does(host, (tx) => setGoal(tx, id, goalInput.parse({ what: 'Warm rooms' })))
    await does(lead, (tx) =>
      holdReview(
        tx,
        id,
        reviewInput.parse({
          reviewedOn: '2026-03-30',
          note: 'We looked at all of it.',
          goals: [{ goalId, answer: 'close', why: 'The room is gone', outcome: 'dropped' }],
        }),
      ),
    )
    await does(lead, (tx) =>
      setUpCommittee(
        tx,
        committeeInput.parse({
          partnershipId: id,
          name: 'Safety circle',
          seats: [{ organizationId: harbor, seats: 1 }],
        }),
      ),
    )
    await does(lead, (tx) => beginRota(tx, { partnershipId: id, place: 'chair' }))
    await does(host, (tx) =>
      callMeeting(
        tx,
        meetingInput.parse({
          partnershipId: id,
          title: 'Spring round',
          startsOn: '2026-04-09',
          startsAt: '16:00',
        }),
      ),
    )
    await does(lead, (tx) =>
      pledgeRecurring(
        tx,
        recurringInput.parse({
          partnershipId: id,
          text: 'Pay the bus passes',
          rhythm: 'month',
          startsOn: '2026-04-10',
          times: 6,
        }),
      ),
    )
    await does(lead, (tx) =>
      raiseConcern(
        tx,
        id,
        concernInput.parse({
          summary: 'An open worry',
          about: 'The key is late',
          openness: 'open',
          partyOrganizationIds: [world.hostId],
        }),
      ),
    )
    const { id: touchpointId } = await does(lead, (tx) =>
      logTouchpoint(
        tx,
        touchpointInput.parse({
          kind: 'visit',
          happenedOn: '2026-03-30',
          partnershipId: id,
          audience: 'partnership',
          summary: 'Painted the hall',
        }),
      ),
    )
    await does(lead, (tx) =>
      noteHours(
        tx,
        hourInput.parse({ touchpointId, organizationId: harbor, hours: 2, note: 'With brushes' }),
      ),
    )
    await does(lead, (tx) =>
      noteBenefit(
        tx,
        benefitInput.parse({
          partnershipId: id,
          organizationId: harbor,
          what: 'Two laptops',
          receivedOn: '2026-03-30',
        }),
      ),
    )
  })
  afterAll(() => world.close())

  it('tell of all that both sides work on together', async () => {
    for (const ctx of [lead, await world.as('viewer')]) {
      const all = await text(ctx)
      for (const told of [
        'An objective of the partnership',
        'We looked at all of it.',
        'The room is gone',
        'Safety circle',
        'Spring round',
        'Pay the bus passes',
        'A call of the partnership',
        'A talk of the partnership',
        'An open worry',
        'The key is late',
        '4 of 4',
        'With brushes',
        'Two laptops',
      ])
        expect(all, told).toContain(told)
    }
  })

  it('leave out what an organization keeps to itself and what people wrote in a pulse, as they say', async () => {
    for (const ctx of [host, lead]) {
      const all = await text(ctx)
      for (const secret of ['of the organization', 'Said in the pulse alone'])
        expect(all).not.toContain(secret)
      expect(all).toContain('what people wrote in a pulse')
    }
  })

  it('tell a partner that left what stood on its last day', async () => {
    const all = await text(await world.as('lead', oak))
    expect(all).toContain('4 of 4')
    for (const later of [
      'An objective of',
      'We looked at',
      'Safety circle',
      'Spring round',
      'Pay the bus',
      'A call of',
      'A talk of',
      'An open worry',
      'With brushes',
      'Two laptops',
    ])
      expect(all, later).not.toContain(later)
  })
})
