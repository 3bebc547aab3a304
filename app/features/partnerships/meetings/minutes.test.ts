import { afterAll, describe, expect, it } from 'vitest'
import { undo } from '#platform/activity/undo.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, isRefusal, NotFound, Stale } from '#platform/errors/errors.ts'
import { code, ok } from '#platform/testing/answers.server.ts'
import { proposalInput } from '../decisions/inputs.ts'
import { proposeDecision } from '../decisions/propose.server.ts'
import { listDecisions } from '../decisions/reads.server.ts'
import { makePartnership } from '../factories.ts'
import { decisionsOf, minutesOf, sendingOf } from './beside.server.ts'
import { noteDecision, removeDecision } from './decisions.server.ts'
import { openScene } from './factories.ts'
import { holdMeeting } from './hold.server.ts'
import { confirmInput, minutesInput } from './inputs.ts'
import { writeMinutes } from './minutes.server.ts'
import { linkNoted, meetingOfDecision, readNoted } from './noted.server.ts'
import { readMeeting } from './reads.server.ts'
import { confirmMinutes, sendMinutes } from './send.server.ts'

const ourselves = confirmInput.parse({})

describe('meetings', async () => {
  const { world, partner, partnershipId, host, lead, stranger, call, both } = await openScene()
  afterAll(() => world.close())

  it('keep both texts when two people save the same minutes', async () => {
    const id = await call(host)
    const save = (ctx: Ctx, text: string, version: number) =>
      write(ctx, (tx) => writeMinutes(tx, id, minutesInput.parse({ text, version })))
    await ok(save(host, 'We met.', 0))
    for (const version of [0, 7])
      await expect(save(lead, 'We talked.', version)).rejects.toMatchObject({
        theirs: { text: 'We met.', version: 1 },
      })
    await ok(save(lead, 'We met. We talked.', 1))
    await expect(save(host, 'We met. We sang.', 1)).rejects.toBeInstanceOf(Stale)
    expect((await read(host, async (tx) => minutesOf(tx, await readMeeting(tx, id))))?.text).toBe(
      'We met. We talked.',
    )
  })

  it('have minutes that are sent once held and confirmed by each side, for the very text that was sent', async () => {
    const id = await call(host, { startsOn: '2026-03-22' })
    await ok(write(host, (tx) => writeMinutes(tx, id, minutesInput.parse({ text: 'First text' }))))
    expect(await code(write(host, (tx) => sendMinutes(tx, id)))).toBe('meeting_not_held')
    await ok(write(host, (tx) => holdMeeting(tx, id, { personIds: both() })))
    expect(await code(write(lead, (tx) => confirmMinutes(tx, id, ourselves)))).toBe('minutes_not_sent')
    await ok(write(host, (tx) => sendMinutes(tx, id)))
    expect(await code(write(host, (tx) => sendMinutes(tx, id)))).toBe('minutes_sent_already')
    const representative = await world.as('representative', partner)
    await expect(write(representative, (tx) => confirmMinutes(tx, id, ourselves))).rejects.toBeInstanceOf(
      Forbidden,
    )
    const confirmed = await ok(write(lead, (tx) => confirmMinutes(tx, id, ourselves)))
    const by = async () =>
      (await read(host, async (tx) => sendingOf(tx, await readMeeting(tx, id))))?.confirmedBy.map(
        (one) => one.name,
      )
    expect(await by()).toEqual(['Harbor Youth'])
    await ok(write(lead, (tx) => undo(tx, confirmed.historyId)))
    expect(await by()).toEqual([])
    await ok(write(lead, (tx) => confirmMinutes(tx, id, ourselves)))
    await ok(
      write(host, (tx) => writeMinutes(tx, id, minutesInput.parse({ text: 'Second text', version: 1 }))),
    )
    await ok(write(host, (tx) => sendMinutes(tx, id)))
    expect(await by()).toEqual([])
  })

  it('note decisions, which the side that noted them takes away and brings back', async () => {
    const id = await call(host)
    const noted = await ok(write(host, (tx) => noteDecision(tx, id, { text: 'We open on Thursdays.' })))
    expect(await code(write(lead, (tx) => removeDecision(tx, id, noted.id)))).toBe(
      'meeting_decision_of_others',
    )
    const removed = await ok(write(host, (tx) => removeDecision(tx, id, noted.id)))
    await ok(write(host, (tx) => undo(tx, removed.historyId)))
    const texts = await read(lead, async (tx) => decisionsOf(tx, await readMeeting(tx, id)))
    expect(texts.map((one) => one.text)).toEqual(['We open on Thursdays.'])
  })

  it('keep a noted decision as one of the partnership’s own, once, with a way back and forth', async () => {
    const id = await call(host)
    const noted = await ok(write(host, (tx) => noteDecision(tx, id, { text: 'We open on Fridays.' })))
    const propose = (ctx: Ctx, of = partnershipId) =>
      write(ctx, async (tx) => {
        const input = proposalInput.parse({
          what: 'We open on Fridays.',
          method: 'consent',
          closesOn: '2026-04-14',
        })
        const made = await proposeDecision(tx, of, input)
        if (isRefusal(made)) return made
        return (await linkNoted(tx, of, noted.id, made.id)) ?? made
      })
    expect(await read(lead, (tx) => readNoted(tx, partnershipId, noted.id))).toMatchObject({
      text: 'We open on Fridays.',
      decisionId: null,
    })
    const other = await makePartnership(world, [partner])
    await expect(propose(lead, other)).rejects.toBeInstanceOf(NotFound)
    await expect(read(stranger, (tx) => readNoted(tx, partnershipId, noted.id))).rejects.toBeInstanceOf(
      NotFound,
    )
    await expect(read(lead, (tx) => readNoted(tx, partnershipId, 'no-id'))).rejects.toBeInstanceOf(NotFound)
    const kept = await ok(propose(lead))
    expect(await code(propose(host))).toBe('meeting_decision_kept_already')
    await read(host, async (tx) => {
      expect(await decisionsOf(tx, await readMeeting(tx, id))).toMatchObject([{ decisionId: kept.id }])
      expect(await meetingOfDecision(tx, kept.id)).toEqual({ id, title: 'Monthly round' })
      // Refused, nothing of the second one stays.
      const page = await listDecisions(tx, {
        partnershipId,
        query: 'Fridays',
        direction: 'desc',
        cursor: null,
        limit: 50,
      })
      expect(page.items.map((one) => one.id)).toEqual([kept.id])
    })
    expect(await read(stranger, (tx) => meetingOfDecision(tx, kept.id))).toBeNull()
  })
})
