import { afterAll, describe, expect, it } from 'vitest'
import { write } from '#platform/context/transaction.server.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { repeat } from '#platform/testing/migrations.server.ts'
import { reviewDay } from './decision.ts'
import { openScene, today, voice } from './factories.ts'
import { reviewInput } from './inputs.ts'
import { removeDecision, restoreDecision } from './remove.server.ts'
import { reviewDecision, undoReview } from './review.server.ts'
import { undoSettle } from './settle.server.ts'
import { takeBackVoice } from './voice.server.ts'

describe('what is kept of a decision', async () => {
  const { world, harbor, oak, propose, speak, look, settle, over } = await openScene()
  afterAll(() => world.close())

  const kept = (id: string) =>
    world.system.database.transaction({ as: 'app', workspaceId: world.workspace.id }, (db) =>
      db
        .selectFrom('decisionDays')
        .where('id', '=', id)
        .select(['expectedOn', 'isSettled', 'spoken', 'proposerId', 'anonymous'])
        .executeTakeFirstOrThrow(),
    )
  /** As the decision itself tells it. */
  const told = async (id: string) => {
    const decision = await look(id)
    const { settlement, voices, roll } = decision
    return {
      expectedOn: settlement === null ? decision.closesOn : reviewDay(decision),
      isSettled: settlement !== null,
      spoken: [...voices, ...roll].map((one) => one.organizationId).sort(),
      proposerId: decision.organizationId,
      anonymous: decision.anonymous,
    }
  }
  const same = async (id: string) => expect(await kept(id)).toEqual(await told(id))
  const undone = (id: string) => ({ id, subjectId: id, before: null, after: null })

  it('moves with voices that are given, changed and taken back', async () => {
    const id = await propose()
    await same(id)
    for (const said of ['for', 'against', 'aside']) {
      sure(await speak(harbor, id, voice(said)))
      sure(await speak(null, id, voice(said)))
      await same(id)
    }
    expect((await kept(id)).spoken).toHaveLength(2)
    sure(await write(await world.as('lead', harbor), (tx) => takeBackVoice(tx, id)))
    await same(id)
    expect((await kept(id)).spoken).toEqual([world.hostId])
  })

  it('names who has voted without names, in no order of theirs', async () => {
    const id = await propose({ anonymous: true })
    for (const one of [oak, null, harbor]) sure(await speak(one, id, voice('for')))
    await same(id)
    expect((await kept(id)).spoken).toEqual([harbor, oak, world.hostId].sort())
  })

  it('moves with its last day, its settling, what was found on looking again, and all of that undone', async () => {
    const id = await propose()
    await over(id)
    await same(id)
    sure(await settle(id, { reviewOn: '2026-05-01' }))
    await same(id)
    const lead = await world.as('lead', harbor)
    const review = (nextOn: string | null) =>
      reviewInput.parse({ answer: 'keep', note: 'It holds.', reviewedOn: today, nextOn: nextOn ?? '' })
    sure(await write(lead, (tx) => reviewDecision(tx, id, review('2026-06-01'))))
    await same(id)
    expect(await kept(id)).toMatchObject({ isSettled: true, expectedOn: '2026-06-01' })
    const [first] = (await look(id)).reviews
    const entry = { ...undone(id), after: { reviewId: first?.id } }
    await write(lead, (tx) => undoReview(tx, entry))
    await same(id)
    const other = await propose()
    await over(other)
    sure(await settle(other))
    await write(await world.as('coordinator'), (tx) => undoSettle(tx, undone(other)))
    await same(other)
    expect((await kept(other)).isSettled).toBe(false)
  })

  it('expects nothing of one that was removed, until it is back', async () => {
    const id = await propose()
    const owner = await world.as('coordinator')
    sure(await write(owner, (tx) => removeDecision(tx, id)))
    expect((await kept(id)).expectedOn).toBeNull()
    await write(owner, (tx) => restoreDecision(tx, undone(id)))
    await same(id)
  })

  it('follows organizations that turn out to be one', async () => {
    const id = await propose()
    sure(await speak(harbor, id, voice('for')))
    await world.system.database.transaction({ as: 'owner' }, (db) =>
      db.updateTable('decisionVoices').set({ organizationId: oak }).where('decisionId', '=', id).execute(),
    )
    await same(id)
    expect((await kept(id)).spoken).toEqual([oak])
  })

  it('is looked up for all decisions that were there before anything was kept of them', async () => {
    const [open, settled, looked, nameless, gone] = [
      await propose(),
      await propose(),
      await propose(),
      await propose({ anonymous: true }),
      await propose(),
    ]
    for (const one of [harbor, null]) {
      sure(await speak(one, open, voice('aside')))
      sure(await speak(one, nameless, voice('for')))
    }
    for (const id of [settled, looked]) {
      await over(id)
      sure(await settle(id, { reviewOn: '2026-05-01' }))
    }
    const found = { answer: 'keep', note: 'It holds.', reviewedOn: today, nextOn: '2026-06-01' }
    sure(
      await write(await world.as('lead', harbor), (tx) =>
        reviewDecision(tx, looked, reviewInput.parse(found)),
      ),
    )
    sure(await write(await world.as('coordinator'), (tx) => removeDecision(tx, gone)))
    const before = await kept(gone)
    expect(before.expectedOn).toBeNull()
    await world.system.database.transaction({ as: 'owner' }, (db) => db.deleteFrom('decisionDays').execute())
    await repeat(world.system.database, '0094-decisions-that-wait', 'select look_up_decisions')
    for (const id of [open, settled, looked, nameless]) await same(id)
    expect(await kept(gone)).toEqual(before)
  })
})
