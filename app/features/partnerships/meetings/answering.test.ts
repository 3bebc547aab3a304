// Whether one comes, said on the page of the meeting.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, isRefusal } from '#platform/errors/errors.ts'
import { ok } from '#platform/testing/answers.server.ts'
import { dueItems } from '#platform/testing/told.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { makePartnership } from '../factories.ts'
import { partnerships } from '../index.server.ts'
import { answerInvitation, ownAnswers } from './answer.server.ts'
import { callMeeting } from './call.server.ts'
import { cancelMeeting } from './cancel.server.ts'
import { meetingsDue } from './due.server.ts'
import { meetingInput } from './inputs.ts'

describe('whoever is asked to a meeting', () => {
  let world: World
  let host: Ctx
  let viewer: Ctx
  let lead: Ctx
  let guest: string
  let partnershipId: string
  beforeAll(async () => {
    world = await openWorld([partnerships])
    const harbor = await world.organization('Harbor Youth')
    partnershipId = await makePartnership(world, [harbor])
    host = await world.as('coordinator')
    viewer = await world.as('viewer')
    lead = await world.as('lead', harbor)
    guest = await world.person('Omar', { email: 'omar@club.example' })
    await world.affiliate(guest, harbor)
  })
  afterAll(() => world.close())
  let calls = 0
  const call = async (...people: (string | null)[]) => {
    calls += 1
    const input = meetingInput.parse({
      partnershipId,
      title: `Table ${calls}`,
      startsOn: '2026-04-03',
      startsAt: '16:00',
      inviteePersonIds: people,
    })
    return (await ok(write(host, (tx) => callMeeting(tx, input)))).id
  }
  const answer = (ctx: Ctx, id: string, said: 'yes' | 'no' | 'maybe') =>
    write(ctx, (tx) => answerInvitation(tx, id, { answer: said }))
  const noted = (ctx: Ctx, id: string) => read(ctx, async (tx) => (await ownAnswers(tx, [id])).get(id))
  const due = (ctx: Ctx, id: string) =>
    read(ctx, async (tx) => {
      const found = (await dueItems(tx, meetingsDue)).filter((one) => one.recordId === id)
      return (await meetingsDue.tell(tx, found))[0]
    })

  it('finds it on Today with the question, says whether they come, and may say otherwise', async () => {
    const id = await call(lead.actor.personId, viewer.actor.personId)
    expect(await noted(lead, id)).toBeNull()
    expect(await due(lead, id)).toMatchObject({
      why: 'Homework Harbor. You are asked to come on 3 Apr at 16:00. Will you?',
      doneHref: `/meetings/${id}#answer`,
    })
    await ok(answer(lead, id, 'maybe'))
    expect(await noted(lead, id)).toBe('maybe')
    expect(await due(lead, id)).toMatchObject({ doneHref: null })
    await ok(answer(lead, id, 'no'))
    expect(await noted(lead, id)).toBe('no')
    await ok(answer(viewer, id, 'yes'))
    expect(await noted(viewer, id), 'a word of one’s own, whatever one may do beside').toBe('yes')
    expect(await noted(lead, id)).toBe('no')
  })

  it('is the only one who answers, and not once it was cancelled', async () => {
    const id = await call(lead.actor.personId)
    await expect(answer(host, id, 'yes')).rejects.toBeInstanceOf(Forbidden)
    expect(await noted(host, id)).toBeUndefined()
    await ok(write(host, (tx) => cancelMeeting(tx, id, { reason: 'Snow' })))
    const late = await answer(lead, id, 'yes')
    expect(isRefusal(late) && late.code).toBe('meeting_is_cancelled')
  })

  it('is led to the page by the mail where they can sign in, and to their calendar where not', async () => {
    world.system.settings.inboundMail = 'reply@commonweave.example'
    const id = await call(lead.actor.personId, guest)
    await world.system.jobs.drain(world.system)
    const mails = await read(host, (tx) =>
      tx.db
        .selectFrom('mails')
        .where('kind', '=', 'meeting')
        .where('htmlBody', 'like', `%Table ${calls}%`)
        .where('personId', 'in', [guest, lead.actor.personId ?? ''])
        .orderBy('id', 'desc')
        .limit(2)
        .select(['personId', 'htmlBody'])
        .execute(),
    )
    const body = (personId: string | null) => mails.find((one) => one.personId === personId)?.htmlBody ?? ''
    expect(body(lead.actor.personId)).toContain(`/meetings/${id}`)
    expect(body(guest)).not.toContain(`/meetings/${id}`)
    expect(body(guest)).toContain('Accept or decline it in your calendar')
  })
})
