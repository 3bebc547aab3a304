// Who hears of what happens to a partnership, its partners, its vision, its plan and its goals.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { undo } from '#platform/activity/undo.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { must } from '#platform/testing/answers.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { acceptCadence } from '../cadences/accept.server.ts'
import { endCadence } from '../cadences/end.server.ts'
import { cadenceInput } from '../cadences/inputs.ts'
import { proposeCadence } from '../cadences/propose.server.ts'
import { letLeave, letStand, makePartnership, toldOf } from '../factories.ts'
import { goalInput } from '../goals/inputs.ts'
import { setGoal } from '../goals/set.server.ts'
import { partnerships } from '../index.server.ts'
import { concludePartnership } from '../partnerships/conclude.server.ts'
import { pauseInput, resumeInput } from '../partnerships/inputs.ts'
import { pausePartnership, resumePartnership } from '../partnerships/pause.server.ts'
import { acceptRecurring } from '../recurring/accept.server.ts'
import { endRecurring } from '../recurring/end.server.ts'
import { recurringInput } from '../recurring/inputs.ts'
import { pledgeRecurring } from '../recurring/pledge.server.ts'
import { holdReview } from '../reviews/hold.server.ts'
import { reviewInput } from '../reviews/inputs.ts'
import { endorseVision } from '../visions/endorse.server.ts'
import { visionInput } from '../visions/inputs.ts'
import { writeVision } from '../visions/write.server.ts'
import { acceptPartnership, declinePartnership } from './answer.server.ts'
import { invitePartner } from './invite.server.ts'
import { leavePartnership } from './leave.server.ts'

const byNobody = { onBehalfOf: null, evidence: '', evidenceLink: '' }

describe('the people who stand for partners now hear', () => {
  let world: World
  let harbor: string
  let oak: string
  let people: { host: Ctx; lead: Ctx; colleague: Ctx; school: Ctx; gone: Ctx }
  let partnershipId: string
  beforeAll(async () => {
    world = await openWorld([partnerships])
    harbor = await world.organization('Harbor Youth')
    oak = await world.organization('Oak Street School')
  })
  afterAll(() => world.close())
  beforeEach(async () => {
    const club = await world.organization('Chess Club')
    partnershipId = await makePartnership(world, [harbor, oak, club])
    people = {
      host: await world.as('coordinator'),
      lead: await world.as('lead', harbor),
      colleague: await world.as('representative', harbor),
      school: await world.as('lead', oak),
      gone: await world.as('lead', club),
    }
    await letStand(world, partnershipId, ...Object.values(people))
    await letLeave(world, partnershipId, club, new Date('2026-03-01T12:00:00Z'))
  })
  const told = async (id: string) => {
    const lines = await toldOf(world, id, people)
    await world.system.database.transaction({ as: 'owner' }, (db) =>
      db
        .updateTable('notices')
        .set({ readAt: new Date('2026-03-31T12:00:00Z') })
        .where('subjectId', '=', id)
        .execute(),
    )
    return lines
  }
  const takeBack = (ctx: Ctx, historyId: string) => must(ctx, (tx) => undo(tx, historyId))

  it('that a partner comes, declines or leaves, and why; not once that was taken back', async () => {
    const { host, lead } = people
    const clinic = await world.organization('Maple Clinic')
    const asked = await must(host, (tx) => invitePartner(tx, partnershipId, { organizationId: clinic }))
    const doctor = await world.as('lead', clinic)
    const no = await must(doctor, (tx) =>
      declinePartnership(tx, partnershipId, { reason: 'Not this year.', ...byNobody }),
    )
    const declined = 'Maple Clinic doesn’t take part in Homework Harbor. “Not this year.”'
    const all = ['colleague', 'host', 'lead', 'school']
    expect(await told(asked.id)).toEqual(all.map((one) => `${one}: ${declined}`))
    await takeBack(doctor, no.historyId)
    await must(doctor, (tx) => acceptPartnership(tx, partnershipId, byNobody))
    expect(await told(asked.id)).toEqual(
      all.map((one) => `${one}: Maple Clinic takes part in Homework Harbor now.`),
    )
    const left = await must(doctor, (tx) =>
      leavePartnership(tx, partnershipId, { reason: 'We move away.', ...byNobody }),
    )
    await takeBack(doctor, left.historyId)
    expect(await told(asked.id), 'taken back before anybody was told').toEqual([])
    const own = await partnerIdOf(harbor)
    await must(lead, (tx) => leavePartnership(tx, partnershipId, { reason: 'No time.', ...byNobody }))
    expect(await told(own)).toEqual(
      ['host', 'school'].map((one) => `${one}: Harbor Youth has left Homework Harbor. “No time.”`),
    )
  })
  const partnerIdOf = (organizationId: string) =>
    world.system.database.transaction({ as: 'owner' }, async (db) => {
      const row = await db
        .selectFrom('partners')
        .where('partnershipId', '=', partnershipId)
        .where('organizationId', '=', organizationId)
        .select('id')
        .executeTakeFirstOrThrow()
      return row.id
    })

  it('that it, or one of the partners, rests and goes on, and that it is concluded or not after all', async () => {
    const { host, lead } = people
    const note = { note: 'Over the summer.' }
    const harborRests = pauseInput.parse({ organizationId: harbor, ...note })
    await must(lead, (tx) => pausePartnership(tx, partnershipId, harborRests))
    expect(await told(partnershipId)).toEqual(
      ['colleague', 'host', 'school'].map(
        (one) => `${one}: Harbor Youth rests in Homework Harbor from now on. “Over the summer.”`,
      ),
    )
    await must(lead, (tx) =>
      resumePartnership(tx, partnershipId, resumeInput.parse({ organizationId: harbor })),
    )
    expect((await told(partnershipId))[1]).toBe('host: Harbor Youth is back in Homework Harbor.')
    await must(host, (tx) => pausePartnership(tx, partnershipId, pauseInput.parse(note)))
    expect(await told(partnershipId)).toEqual(
      ['colleague', 'lead', 'school'].map(
        (one) => `${one}: Homework Harbor rests from now on. “Over the summer.”`,
      ),
    )
    await must(host, (tx) => resumePartnership(tx, partnershipId, resumeInput.parse({})))
    expect((await told(partnershipId))[0]).toBe('colleague: Homework Harbor goes on.')
    const end = await must(host, (tx) => concludePartnership(tx, partnershipId, { note: 'All is done.' }))
    expect(await toldOf(world, partnershipId, people)).toEqual(
      ['colleague', 'lead', 'school'].map((one) => `${one}: Homework Harbor is concluded. “All is done.”`),
    )
    await takeBack(host, end.historyId)
    expect(await told(partnershipId), 'the end is no news any more').toEqual(
      ['colleague', 'lead', 'school'].map((one) => `${one}: Homework Harbor is taken up again.`),
    )
  })

  it('of a new text of the vision, in words for whom it lapsed and for whom not', async () => {
    const { host, lead, school } = people
    const text = (words: string, version: number) => visionInput.parse({ text: words, version })
    const first = await must(host, (tx) => writeVision(tx, partnershipId, text('Everybody reads.', 0)))
    expect(await told(partnershipId)).toEqual(
      ['colleague', 'lead', 'school'].map(
        (one) =>
          `${one}: Host of demo has written a vision for Homework Harbor. Will you endorse it? “Everybody reads.”`,
      ),
    )
    await must(lead, (tx) => endorseVision(tx, partnershipId, { versionId: first.id, ...byNobody }))
    await must(school, (tx) => writeVision(tx, partnershipId, text('Everybody reads at ten.', 1)))
    await must(school, (tx) => writeVision(tx, partnershipId, text('Everybody reads at twelve.', 2)))
    const again = 'Will you endorse it? “Everybody reads at twelve.”'
    const lines = await told(partnershipId)
    expect(lines, 'of the latest text alone').toEqual(
      ['colleague', 'host', 'lead'].map(
        (one) => `${one}: Oak Street School has written the vision of Homework Harbor anew. ${again}`,
      ),
    )
    await must(lead, endorse)
    await must(host, (tx) => writeVision(tx, partnershipId, text('Everybody reads by twelve.', 3)))
    expect((await told(partnershipId))[0]).toBe(
      'colleague: Host of demo has written the vision of Homework Harbor anew, so your endorsement no longer holds. Will you endorse the new text? “Everybody reads by twelve.”',
    )
  })
  const endorse = async (tx: Parameters<typeof endorseVision>[0]) => {
    const row = await tx.db
      .selectFrom('visionVersions')
      .where('partnershipId', '=', partnershipId)
      .orderBy('number', 'desc')
      .select('id')
      .executeTakeFirstOrThrow()
    return endorseVision(tx, partnershipId, { versionId: row.id, ...byNobody })
  }

  it('how often to be in touch is proposed and agreed: each side what the other says', async () => {
    const { host, lead } = people
    const line = cadenceInput.parse({
      organizationId: harbor,
      everyDays: 14,
      channel: 'call',
      purpose: 'How it goes',
    })
    const off = await must(host, (tx) => proposeCadence(tx, partnershipId, line))
    const proposed =
      'Host of demo proposes to be in touch with you every 2 weeks, in Homework Harbor. “How it goes”'
    expect(await toldOf(world, off.id, people)).toEqual([`colleague: ${proposed}`, `lead: ${proposed}`])
    await must(host, (tx) => endCadence(tx, off.id))
    expect(await told(off.id)).toEqual([])
    const { id } = await must(host, (tx) => proposeCadence(tx, partnershipId, line))
    await told(id)
    await must(lead, (tx) => acceptCadence(tx, id, byNobody))
    expect(await told(id)).toEqual([
      'host: Harbor Youth agrees to be in touch with you every 2 weeks, in Homework Harbor. “How it goes”',
    ])
  })

  it('of a promise that comes round once, not of each time, and of its end', async () => {
    const { host, lead } = people
    const input = recurringInput.parse({
      partnershipId,
      text: 'Pay the bus passes',
      rhythm: 'month',
      startsOn: '2026-04-10',
      times: 6,
      beneficiaryOrganizationIds: [harbor],
    })
    const { id } = await must(host, (tx) => pledgeRecurring(tx, input))
    const made =
      'Host of demo promises you something that comes round, in Homework Harbor. “Pay the bus passes”'
    expect(await told(id)).toEqual([`colleague: ${made}`, `lead: ${made}`])
    await must(lead, (tx) => acceptRecurring(tx, id, byNobody))
    await world.system.jobs.drain(world.system)
    expect(await promisesTold(), 'nothing of each of them').toBe(0)
    await must(host, (tx) => endRecurring(tx, id, { lastOn: '2026-05-10', reason: 'No money.', ...byNobody }))
    const ended =
      'Host of demo ends what comes round: “Pay the bus passes”, for the last time on 10 May 2026, in Homework Harbor. “No money.”'
    expect(await told(id)).toEqual([`colleague: ${ended}`, `lead: ${ended}`])
  })
  const promisesTold = () =>
    world.system.database.transaction({ as: 'owner' }, async (db) => {
      const rows = await db
        .selectFrom('notices')
        .where('partnershipId', '=', partnershipId)
        .where('subjectKind', '=', 'commitment')
        .select('id')
        .execute()
      return rows.length
    })

  it('that goals were looked at again; not once that was taken back', async () => {
    const { host, lead } = people
    const goal = await must(host, (tx) => setGoal(tx, partnershipId, goalInput.parse({ what: 'Read more' })))
    const input = reviewInput.parse({
      reviewedOn: '2026-03-30',
      note: 'It goes well.',
      goals: [{ goalId: goal.id, answer: 'close', why: 'We got there.', change: null, outcome: 'met' }],
    })
    const review = await must(lead, (tx) => holdReview(tx, partnershipId, input))
    expect(await toldOf(world, review.id, people)).toEqual(
      ['colleague', 'host', 'school'].map(
        (one) =>
          `${one}: The goals of Homework Harbor were looked at again on 30 Mar 2026. Changed: 0. Closed: 1. “It goes well.”`,
      ),
    )
    await takeBack(lead, review.historyId)
    expect(await told(review.id)).toEqual([])
  })
})
