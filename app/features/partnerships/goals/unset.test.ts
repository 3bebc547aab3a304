import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { action as takenBack } from '#platform/activity/pages/undo.tsx'
import { undo } from '#platform/activity/undo.server.ts'
import type { Ctx, Tx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Invalid, isRefusal, NotFound, Refusal } from '#platform/errors/errors.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { overtaken } from '#platform/testing/overtaken.server.ts'
import { press } from '#platform/testing/press.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { refusalText } from '#platform/words/sentence.server.ts'
import { acceptBehalf } from '../behalf/answer.server.ts'
import { beginDiscussion } from '../discussions/begin.server.ts'
import { discussionInput } from '../discussions/inputs.ts'
import { makePartnership } from '../factories.ts'
import { partnerships } from '../index.server.ts'
import { objectiveInput } from '../objectives/inputs.ts'
import { setObjective } from '../objectives/set.server.ts'
import { holdReview } from '../reviews/hold.server.ts'
import { reviewInput } from '../reviews/inputs.ts'
import { changeGoal } from './change.server.ts'
import { checkIn, removeCheckIn } from './check-in.server.ts'
import { closeGoal } from './close.server.ts'
import { checkInInput, closeInput, goalChange, goalInput } from './inputs.ts'
import { readGoal } from './reads.server.ts'
import { removeGoal } from './remove.server.ts'
import { setGoal } from './set.server.ts'

describe('a goal that was just set', () => {
  let world: World
  let partner: string
  let place: string
  let host: Ctx
  let lead: Ctx
  beforeAll(async () => {
    world = await openWorld([partnerships])
    partner = await world.organization('Harbor Youth')
    place = await makePartnership(world, [partner])
    host = await world.as('coordinator')
    lead = await world.as('lead', partner)
  })
  afterAll(() => world.close())

  const set = async (more: object = {}) =>
    sure(await write(host, (tx) => setGoal(tx, place, goalInput.parse({ what: 'More readers', ...more }))))
  const takeBack = (historyId: string) => write(host, (tx) => undo(tx, historyId))
  type Act = (tx: Tx, id: string) => Promise<unknown>
  const served =
    (audience: string): Act =>
    (tx, id) =>
      setObjective(tx, place, objectiveInput.parse({ what: 'To be read', audience, goals: [{ goalId: id }] }))
  const talked =
    (audience: string): Act =>
    (tx, id) =>
      beginDiscussion(
        tx,
        place,
        discussionInput.parse({ subjectKind: 'goal', subjectId: id, body: 'How?', audience }),
      )

  const reviewed: Act = (tx, id) =>
    holdReview(
      tx,
      place,
      reviewInput.parse({ reviewedOn: tx.today, goals: [{ goalId: id, answer: 'keep' }] }),
    )

  it('is taken back by who set it, and nobody else', async () => {
    const { id, historyId } = await set()
    await expect(write(lead, (tx) => undo(tx, historyId))).rejects.toThrow()
    expect(await takeBack(historyId)).toBeNull()
    await expect(read(host, (tx) => readGoal(tx, id))).rejects.toBeInstanceOf(NotFound)
  })

  it('stays once somebody has gone on from it', async () => {
    const on: [string, Act][] = [
      ['goal_changed_since', (tx, id) => changeGoal(tx, id, goalChange.parse({ what: 'Many', version: 1 }))],
      [
        'goal_in_use',
        (tx, id) => checkIn(tx, id, checkInInput.parse({ checkedOn: '2026-03-30', note: 'Three came' })),
      ],
      [
        'goal_in_use',
        (tx, id) => closeGoal(tx, id, closeInput.parse({ outcome: 'met', closedOn: tx.today })),
      ],
      ['goal_in_use', reviewed],
      ['goal_in_use', served('partnership')],
      ['goal_in_use', talked('partnership')],
    ]
    for (const [code, act] of on) {
      const { id, historyId } = await set()
      sure((await write(lead, (tx) => act(tx, id))) as object | Refusal)
      expect(await takeBack(historyId)).toMatchObject({ code })
      expect((await read(host, (tx) => readGoal(tx, id))).id).toBe(id)
    }
  })

  it('stays where somebody goes on from it in the same moment, or is found gone by them', async () => {
    const look = checkInInput.parse({ checkedOn: '2026-03-30', note: 'Three came' })
    const { id, historyId } = await set()
    const no = await write(host, (tx) =>
      undo(
        overtaken(tx, 'goals', (other) => checkIn(other, id, look)),
        historyId,
      ),
    )
    expect(no).toMatchObject({ code: 'goal_in_use' })
    const taken = sure(
      await write(lead, async (tx) => {
        const { id: checkInId } = sure(await checkIn(tx, id, look))
        return removeCheckIn(tx, id, checkInId)
      }),
    )
    const on: Act[] = [
      (tx, one) => checkIn(tx, one, look),
      (tx, one) => changeGoal(tx, one, goalChange.parse({ what: 'Many', version: 1 })),
      (tx, one) => closeGoal(tx, one, closeInput.parse({ outcome: 'met', closedOn: tx.today })),
      (tx) => undo(tx, taken.historyId),
      talked('partnership'),
      reviewed,
      served('partnership'),
    ]
    const gone = (tx: Tx) => overtaken(tx, 'goals', (other) => removeGoal(other, id))
    const answers: unknown[] = []
    for (const act of on)
      answers.push(await write(lead, (tx) => act(gone(tx), id)).catch((error: Error) => error.constructor))
    expect(answers).toEqual([...Array.from({ length: 5 }, () => NotFound), Invalid, Invalid])
  })

  it('stays once the partner for whom it was set has answered', async () => {
    const { id, historyId } = await set({ onBehalfOf: partner })
    const { behalf } = await read(lead, (tx) => readGoal(tx, id))
    await write(lead, (tx) => acceptBehalf(tx, behalf?.id ?? ''))
    const no = await takeBack(historyId)
    expect(isRefusal(no) ? [no.code, no.facts] : no).toEqual([
      'behalf_answered',
      { organization: 'Harbor Youth' },
    ])
  })

  it('is not held by what another organization keeps to itself, and a no never tells of that', async () => {
    for (const act of [served('organization'), talked('organization')]) {
      const { id, historyId } = await set()
      sure((await write(lead, (tx) => act(tx, id))) as object | Refusal)
      expect(await takeBack(historyId)).toBeNull()
    }
  })

  it('goes once what hung on it is taken back', async () => {
    const { id, historyId } = await set()
    const look = sure(
      await write(lead, (tx) =>
        checkIn(tx, id, checkInInput.parse({ checkedOn: '2026-03-30', note: 'Three came' })),
      ),
    )
    expect(await takeBack(historyId)).toMatchObject({ code: 'goal_in_use' })
    sure(await write(lead, (tx) => removeCheckIn(tx, id, look.id)))
    expect(await takeBack(historyId)).toBeNull()
  })

  it('says on the page where the notice stood why it stays', async () => {
    const { id, historyId } = await set()
    sure(
      await write(lead, (tx) =>
        checkIn(tx, id, checkInInput.parse({ checkedOn: '2026-03-30', note: 'Ten' })),
      ),
    )
    const answer = new Headers()
    const headers = { referer: `http://localhost:3000/demo/goals/${id}` }
    const door = { ctx: host, user: {}, system: world.system, answer }
    const fields = { entry: historyId }
    const pressed = await press(takenBack, { params: { workspace: 'demo' }, fields, door, headers })
    expect(pressed).toMatchObject({ status: 303, to: `/demo/goals/${id}` })
    expect(decodeURIComponent(answer.get('set-cookie') ?? '')).toContain('There is more to this goal by now')
    expect((await read(host, (tx) => readGoal(tx, id))).id).toBe(id)
  })

  it('says, pressed twice, on a page that is there that it was taken back already', async () => {
    const { id, historyId } = await set()
    const headers = { referer: `http://localhost:3000/demo/goals/${id}` }
    const pressed = async () => {
      const answer = new Headers()
      const door = { ctx: host, user: {}, system: world.system, answer }
      const fields = { entry: historyId }
      const { to } = await press(takenBack, { params: { workspace: 'demo' }, fields, door, headers })
      return { to, said: decodeURIComponent(answer.get('set-cookie') ?? '') }
    }
    const to = `/demo/partnerships/${place}`
    expect((await pressed()).to).toBe(to)
    expect(await pressed()).toEqual({
      to,
      said: expect.stringContaining(refusalText(new Refusal('undo_already'))),
    })
  })
})
