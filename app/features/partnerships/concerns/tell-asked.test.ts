import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { undo } from '#platform/activity/undo.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { must } from '#platform/testing/answers.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { addRepresentative } from '../partners/represent.server.ts'
import { pausePartnership } from '../partnerships/pause.server.ts'
import { answerAsking, askPartners } from './asking.server.ts'
import { byNobody, openScene } from './factories.ts'
import { concerns } from './register.server.ts'
import { askedNotice } from './tell-asked.server.ts'

describe('partners that are asked whether there is anything to talk about', async () => {
  const scene = await openScene()
  const { world, vendors, arts, owner, coordinator, raiser, colleague, party, stranger, neighbor, idOf } =
    scene
  afterAll(() => world.close())
  let places = 0

  /** The host, the vendors and the arts, each with who signs in for it. */
  async function newPlace() {
    places += 1
    const id = await makePartnership(world, [vendors, arts], { name: `Market ${places}` })
    for (const ctx of [coordinator, colleague, raiser, party])
      await must(owner, (tx) =>
        addRepresentative(tx, id, { organizationId: ctx.actor.organizationId, personId: idOf(ctx) }),
      )
    return id
  }
  /** What listens to the last act of this name in a partnership. */
  const hears = async (action: string, partnershipId: string) => {
    const { rows } = await read(owner, (tx) =>
      sql<{ historyId: string }>`select id as history_id from history where action = ${action}
        and partnership_id = ${partnershipId} order by id desc limit 1`.execute(tx.db),
    )
    await concerns.listeners?.concerns?.[action]?.(owner, { partnershipId, ...rows[0] })
  }
  const told = async (partnershipId: string, ctx: Ctx) =>
    (
      await read(owner, (tx) =>
        sql<{ text: string; unread: boolean }>`select text, read_at is null as unread from notices
          where partnership_id = ${partnershipId} and kind = ${askedNotice.kind} and person_id = ${idOf(ctx)}
          order by id`.execute(tx.db),
      )
    ).rows
  const news = {
    text: expect.stringContaining('Is there anything we should talk about in Market'),
    unread: true,
  }

  it('hear of it by who speaks for them, once, and nobody else does', async () => {
    const id = await newPlace()
    await must(coordinator, (tx) => askPartners(tx, id))
    await hears('concern.partners_asked', id)
    await hears('concern.partners_asked', id)
    for (const ctx of [colleague, party]) expect(await told(id, ctx)).toEqual([news])
    // Whoever asked, who stands for a partner without speaking for it, who takes no part, another workspace.
    for (const ctx of [coordinator, owner, raiser, stranger, neighbor])
      expect(await told(id, ctx)).toEqual([])
  })

  it('hear no more of it once it is answered or taken back, and again when the answer is', async () => {
    const id = await newPlace()
    const { historyId } = await must(coordinator, (tx) => askPartners(tx, id))
    await hears('concern.partners_asked', id)
    const answer = await must(await world.as('lead', vendors), (tx) =>
      answerAsking(tx, id, { answer: 'nothing', ...byNobody }),
    )
    await hears('concern.nothing_to_say', id)
    expect(await told(id, colleague)).toEqual([{ ...news, unread: false }])
    expect(await told(id, party)).toEqual([news])
    expect(await write(await world.as('lead', vendors), (tx) => undo(tx, answer.historyId))).toBeNull()
    // Whoever read it and has not answered is not told anew of what another answers.
    const reads = (ctx: Ctx) =>
      keepHouse(owner, (tx) =>
        tx.db
          .updateTable('notices')
          .set({ readAt: tx.now })
          .where('partnershipId', '=', id)
          .where('personId', '=', idOf(ctx))
          .execute(),
      )
    await reads(party)
    await hears('concern.answer_taken_back', id)
    expect(await told(id, colleague), 'it waits again').toEqual([news])
    expect(await told(id, party)).toEqual([{ ...news, unread: false }])
    await reads(colleague)
    await hears('concern.partners_asked', id)
    expect(await told(id, colleague), 'another act makes it no news').toEqual([{ ...news, unread: false }])
    expect(await write(coordinator, (tx) => undo(tx, historyId))).toBeNull()
    await hears('concern.partners_unasked', id)
    expect(await told(id, party)).toEqual([{ ...news, unread: false }])
  })

  it('are not told where they rest or have left', async () => {
    const id = await newPlace()
    await must(coordinator, (tx) => askPartners(tx, id))
    await letLeave(world, id, vendors, world.system.now())
    await hears('concern.partners_asked', id)
    expect(await told(id, colleague)).toEqual([])
    expect(await told(id, party)).toEqual([news])

    const resting = await newPlace()
    await must(coordinator, (tx) => askPartners(tx, resting))
    const rest = { organizationId: arts, note: 'Spring.', ...byNobody }
    await must(await world.as('lead', arts), (tx) => pausePartnership(tx, resting, rest))
    await hears('concern.partners_asked', resting)
    expect(await told(resting, party)).toEqual([])
    expect(await told(resting, colleague)).toEqual([news])
  })
})
