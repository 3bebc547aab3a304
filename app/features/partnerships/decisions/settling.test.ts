import { afterAll, describe, expect, it } from 'vitest'
import { undo } from '#platform/activity/undo.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, Invalid } from '#platform/errors/errors.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { overtaken } from '#platform/testing/overtaken.server.ts'
import { dueItems } from '#platform/testing/told.server.ts'
import { decisionsDue } from './due.server.ts'
import { openScene, settlement, today, voice } from './factories.ts'
import { reviewInput } from './inputs.ts'
import { reviewDecision, undoReview } from './review.server.ts'
import { settleDecision, undoSettle } from './settle.server.ts'
import { undoVoice } from './voice.server.ts'

describe('decisions', async () => {
  const { world, harbor, oak, propose, speak, look, settle, over } = await openScene()
  afterAll(() => world.close())

  it('are settled when all have spoken or the day is over, by the rule, with the dissent kept', async () => {
    const id = await propose()
    sure(await speak(null, id, voice('for')))
    sure(await speak(harbor, id, voice('for')))
    expect(await settle(id)).toMatchObject({ code: 'decision_waits', facts: { count: 1 } })
    sure(await speak(oak, id, voice('against')))
    await expect(settle(id, { reviewOn: today })).rejects.toBeInstanceOf(Invalid)
    await expect(
      write(await world.as('representative', harbor), (tx) => settleDecision(tx, id, settlement())),
    ).rejects.toBeInstanceOf(Forbidden)
    sure(await settle(id, { note: 'Oak opens the rooms at three.', reviewOn: '2026-06-01' }))
    expect(await look(id)).toMatchObject({
      settlement: { outcome: 'adopted', decidedOn: today, reviewOn: '2026-06-01' },
      voices: expect.arrayContaining([
        expect.objectContaining({ organizationId: oak, reason: 'No tutors on Fridays' }),
      ]),
    })
    expect(await speak(oak, id, voice('for'))).toMatchObject({ code: 'decision_settled_on' })
    expect(await settle(id)).toMatchObject({ code: 'decision_settled_on' })
  })

  it('are opened again, and a voice is taken back, by undoing', async () => {
    const id = await propose()
    sure(await speak(harbor, id, voice('for')))
    const lead = await world.as('lead', harbor)
    const entry = { id, subjectId: id, before: null, after: { organizationId: harbor } }
    expect(await write(lead, (tx) => undoVoice(tx, entry))).toBeUndefined()
    expect((await look(id)).voices).toEqual([])
    await over(id)
    sure(await settle(id))
    expect((await look(id)).settlement).toMatchObject({ outcome: 'undecided' })
    expect(await write(lead, (tx) => undoSettle(tx, entry))).toBeUndefined()
    expect((await look(id)).settlement).toBeNull()
  })

  it('bring back what was said before, when a changed voice is undone', async () => {
    const id = await propose()
    const lead = await world.as('lead', harbor)
    const say = async (stand: string) => sure(await speak(harbor, id, voice(stand))).historyId
    await say('for')
    const changed = await say('against')
    const again = await say('aside')
    expect(await write(lead, (tx) => undo(tx, changed))).toMatchObject({ code: 'decision_voice_changed' })
    expect(await write(lead, (tx) => undo(tx, again))).toBeNull()
    expect((await look(id)).voices).toMatchObject([{ stand: 'against', reason: 'No tutors on Fridays' }])
    expect(await write(lead, (tx) => undo(tx, changed))).toBeNull()
    const { voices, earlier } = await look(id)
    expect(voices).toMatchObject([{ organizationId: harbor, stand: 'for' }])
    expect(earlier.map((one) => one.stand).sort()).toEqual(['against', 'aside'])
  })

  it('are looked at again on a day that somebody keeps, until they have done their work', async () => {
    const id = await propose()
    await over(id)
    sure(await settle(id, { decidedOn: today, reviewOn: '2026-04-02' }))
    const owner = await world.as('coordinator')
    const due = async () =>
      (await read(owner, (tx) => dueItems(tx, decisionsDue))).filter((one) => one.recordId === id)
    expect(await due()).toMatchObject([{ kind: 'decision.review', group: 'week', dueOn: '2026-04-02' }])
    const review = reviewInput.parse({ answer: 'end', note: 'Friday is full.', reviewedOn: today })
    sure(await write(await world.as('representative', oak), (tx) => reviewDecision(tx, id, review)))
    expect(await due()).toEqual([])
    const reviewId = (await look(id)).reviews[0]?.id
    const undo = { id, subjectId: id, before: null, after: { reviewId } }
    const looked = (tx: Tx) => overtaken(tx, 'decisions', (other) => reviewDecision(other, id, review))
    expect(await write(owner, (tx) => undoReview(looked(tx), undo))).toMatchObject({
      code: 'decision_reviewed',
    })
    expect(await write(owner, (tx) => undoReview(tx, undo))).toBeUndefined()
    expect((await look(id)).reviews).toEqual([])
  })
})
