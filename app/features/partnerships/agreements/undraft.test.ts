import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { action as pressUndo } from '#platform/activity/pages/undo.tsx'
import { undo } from '#platform/activity/undo.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { write } from '#platform/context/transaction.server.ts'
import { Forbidden, NotFound } from '#platform/errors/errors.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { press } from '#platform/testing/press.ts'
import { testNow } from '#platform/testing/world.server.ts'
import { beginDiscussion } from '../discussions/begin.server.ts'
import { discussionInput } from '../discussions/inputs.ts'
import { partnerships } from '../index.server.ts'
import { draftAgreement } from './draft.server.ts'
import { agreementFields, code, openScene } from './factories.ts'
import { followAgreement } from './follow.server.ts'
import { recallAgreement } from './recall.server.ts'
import { suggestWords } from './suggestions/suggest.server.ts'
import { withdrawSuggestion } from './suggestions/withdraw.server.ts'
import { undraftRefusal } from './turns/turn.ts'

describe('the beginning of an agreement', async () => {
  const { world, partner, partnershipId, coordinator, lead, see, send, signed, change, hand } =
    await openScene([partnerships])
  afterAll(() => world.close())
  afterEach(() => world.setNow(testNow))

  const begun = async (ctx = coordinator) =>
    sure(await write(ctx, (tx) => draftAgreement(tx, partnershipId, agreementFields())))
  const takeBack = (historyId: string, ctx: Ctx = coordinator) => write(ctx, (tx) => undo(tx, historyId))
  const suggest = (ctx: Ctx, id: string) =>
    write(ctx, (tx) =>
      suggestWords(tx, id, { passage: 'We meet **every month**.', wording: 'We meet.', why: '', nth: 1 }),
    )

  it('is undone by who began it, also after they wrote more in it, and the page leads to the partnership', async () => {
    const { id, historyId } = await begun()
    sure(await change(coordinator, id, 'We meet every week.', 1))
    await expect(takeBack(historyId, await world.as('contributor'))).rejects.toBeInstanceOf(Forbidden)
    await expect(takeBack(historyId, await (await world.another()).as('owner'))).rejects.toBeInstanceOf(
      NotFound,
    )
    const referer = `http://localhost:3000/demo/agreements/${id}`
    expect(
      await press(pressUndo, {
        params: { workspace: 'demo' },
        fields: { entry: historyId },
        door: { system: world.system, ctx: coordinator, user: {} },
        headers: { referer },
      }),
    ).toMatchObject({ status: 303, to: `/demo/partnerships/${partnershipId}` })
    await expect(see(id)).rejects.toBeInstanceOf(NotFound)
  })

  it('is undone for a text that was to follow a signed one, which can be followed again', async () => {
    const id = await signed()
    const follow = () => write(coordinator, (tx) => followAgreement(tx, id, { as: 'renewal' }))
    const next = sure(await follow())
    expect(await takeBack(next.historyId)).toBeNull()
    sure(await follow())
  })

  it('is not undone once somebody else wrote in it, a colleague too', async () => {
    const theirs = await begun()
    sure(await hand(coordinator, theirs.id, partner))
    sure(await change(lead, theirs.id, 'We meet every week.', 1))
    sure(await hand(lead, theirs.id, world.hostId))
    expect(code(await takeBack(theirs.historyId))).toBe('agreement_undraft_written')
    const ours = await begun()
    sure(await change(await world.as('contributor'), ours.id, 'We meet every week.', 1))
    expect(code(await takeBack(ours.historyId))).toBe('agreement_undraft_written')
    expect((await see(ours.id)).standing).toBe('draft')
  })

  it('is not undone once somebody else suggested words, also where they took them back', async () => {
    const { id, historyId } = await begun()
    const { id: one } = sure(await suggest(lead, id))
    expect(code(await takeBack(historyId))).toBe('agreement_undraft_suggested')
    sure(await write(lead, (tx) => withdrawSuggestion(tx, one)))
    expect(code(await takeBack(historyId))).toBe('agreement_undraft_suggested')
  })

  it('is not undone once others talk about it, as far as whoever began it reads that', async () => {
    const { id, historyId } = await begun()
    const talk = async (ctx: Ctx, subjectId: string, audience: string) => {
      const about = { subjectKind: 'agreement', subjectId, body: 'Why so?', audience }
      sure(await write(ctx, (tx) => beginDiscussion(tx, partnershipId, discussionInput.parse(about))))
    }
    await talk(lead, id, 'partnership')
    expect(code(await takeBack(historyId))).toBe('agreement_undraft_discussed')
    const own = await begun()
    await talk(lead, own.id, 'organization')
    await talk(coordinator, own.id, 'partnership')
    expect(await takeBack(own.historyId)).toBeNull()
  })

  it('is not undone once it was sent, also where it was called back, nor while another side has the pen', async () => {
    const { id, historyId } = await begun()
    sure(await send(coordinator, id))
    expect(code(await takeBack(historyId))).toBe('agreement_undraft_sent')
    sure(await write(coordinator, (tx) => recallAgreement(tx, id, { reason: 'Wrong year.' })))
    expect(code(await takeBack(historyId))).toBe('agreement_undraft_sent')
    const handed = await begun()
    sure(await hand(coordinator, handed.id, partner))
    expect(code(await takeBack(handed.historyId))).toBe('agreement_pen_elsewhere')
  })

  it('says what weighs most of what others did', () => {
    const none = { sent: false, written: false, suggested: false, discussed: false }
    expect(undraftRefusal(none)).toBeNull()
    expect(undraftRefusal({ ...none, written: true, suggested: true })).toBe('agreement_undraft_written')
    expect(undraftRefusal({ ...none, suggested: true, discussed: true })).toBe('agreement_undraft_suggested')
    expect(undraftRefusal({ sent: true, written: true, suggested: true, discussed: true })).toBe(
      'agreement_undraft_sent',
    )
  })
})
