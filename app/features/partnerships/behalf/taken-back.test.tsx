// What was recorded for a partner and is gone since: taken back by whoever recorded it, or removed on its page.

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { undo } from '#platform/activity/undo.server.ts'
import type { Ctx, Tx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import type { Refusal } from '#platform/errors/errors.ts'
import type { DoorRequest } from '#platform/http/request.server.ts'
import { code, must } from '#platform/testing/answers.server.ts'
import { drawn } from '#platform/testing/drawn.tsx'
import { overtaken } from '#platform/testing/overtaken.server.ts'
import { press } from '#platform/testing/press.ts'
import { dueItems } from '#platform/testing/told.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { endCadence } from '../cadences/end.server.ts'
import { cadenceInput } from '../cadences/inputs.ts'
import { proposeCadence } from '../cadences/propose.server.ts'
import { pledgeInput } from '../commitments/inputs.ts'
import { pledge } from '../commitments/pledge.server.ts'
import { proposalInput } from '../decisions/inputs.ts'
import { proposeDecision } from '../decisions/propose.server.ts'
import { makePartnership } from '../factories.ts'
import { checkIn, removeCheckIn } from '../goals/check-in.server.ts'
import { checkInInput, goalInput } from '../goals/inputs.ts'
import { removeGoal } from '../goals/remove.server.ts'
import { setGoal } from '../goals/set.server.ts'
import { partnerships } from '../index.server.ts'
import { addLearning } from '../learnings/add.server.ts'
import { learningInput } from '../learnings/inputs.ts'
import { objectiveInput } from '../objectives/inputs.ts'
import { setObjective } from '../objectives/set.server.ts'
import { partnershipInput } from '../partnerships/inputs.ts'
import { startPartnership } from '../partnerships/start.server.ts'
import { doorsOf } from '../sight/doors.server.ts'
import { acceptBehalf } from './answer.server.ts'
import { behalfDueItems } from './due.server.ts'
import { keyHolder } from './keyed.server.ts'
import { behalfLines } from './lines.server.ts'
import KeyedBehalf, { action, loader } from './pages/keyed.tsx'
import { removable } from './taken-back.server.ts'

describe('what was recorded for a partner and is gone since', () => {
  let world: World
  let partner: string
  let place: string
  let goal: string
  let host: Ctx
  let lead: Ctx
  beforeAll(async () => {
    world = await openWorld([partnerships])
    partner = await world.organization('Harbor Youth', { email: 'desk@harbor.example' })
    place = await makePartnership(world, [partner])
    host = await world.as('coordinator')
    lead = await world.as('lead', partner)
    goal = (await must(host, (tx) => setGoal(tx, place, goalInput.parse({ what: 'More readers' })))).id
  })
  afterAll(() => world.close())

  type Done = { historyId: string }
  const recorded: Record<string, (tx: Tx) => Promise<Done | Refusal>> = {
    goal: (tx) => setGoal(tx, place, goalInput.parse({ what: 'Two rooms', onBehalfOf: partner })),
    objective: (tx) => setObjective(tx, place, objectiveInput.parse({ what: 'Quiet', onBehalfOf: partner })),
    commitment: (tx) =>
      pledge(tx, pledgeInput.parse({ partnershipId: place, text: 'Bring chairs', onBehalfOf: partner })),
    'look at a goal': (tx) =>
      checkIn(
        tx,
        goal,
        checkInInput.parse({ checkedOn: '2026-03-30', note: 'Three came', onBehalfOf: partner }),
      ),
    learning: (tx) =>
      addLearning(
        tx,
        place,
        learningInput.parse({ kind: 'need', text: 'Warmth.', heardOn: '2026-03-30', onBehalfOf: partner }),
      ),
    decision: (tx) =>
      proposeDecision(
        tx,
        place,
        proposalInput.parse({
          what: 'Paint it',
          method: 'consent',
          closesOn: '2026-04-20',
          onBehalfOf: partner,
        }),
      ),
  }
  const record = (what: string) => recorded[what] ?? (() => Promise.reject(new Error(what)))
  const due = () => read(lead, (tx) => dueItems(tx, behalfDueItems))
  const lines = () => read(host, (tx) => behalfLines(tx, place))
  const mails = () =>
    world.system.database.transaction({ as: 'owner' }, (db) =>
      db.selectFrom('mails').where('kind', '=', 'behalf').selectAll().orderBy('id').execute(),
    )
  const tokenOf = async () => /\/behalf\/([\w-]+)/.exec((await mails()).at(-1)?.textBody ?? '')?.[1] ?? ''
  const door = () =>
    ({
      system: world.system,
      locale: 'en',
      requestId: 'test',
      address: '127.0.0.1',
    }) as unknown as DoorRequest
  const opened = (token: string) =>
    drawn(loader, KeyedBehalf, { path: `/behalf/${token}`, params: { token }, door: door() })
  const accept = (id: string) => code(write(lead, (tx) => acceptBehalf(tx, id)))

  it.each(Object.keys(recorded))(
    'waits nowhere, and no mail that was not sent yet asks about it: %s',
    async (what) => {
      await world.system.jobs.drain(world.system)
      const { historyId } = await must(host, record(what))
      const [waiting] = await due()
      expect(await due()).toHaveLength(1)
      const before = (await mails()).length
      expect(await write(host, (tx) => undo(tx, historyId))).toBeNull()
      expect(await due()).toEqual([])
      await world.system.jobs.drain(world.system)
      expect(await mails()).toHaveLength(before)
      expect((await lines())[0]).toMatchObject({
        id: waiting?.recordId,
        takenBack: true,
        mailed: false,
      })
      expect(await accept(waiting?.recordId ?? '')).toBe('behalf_taken_back')
    },
  )

  it.each(Object.keys(recorded))(
    'is said to be taken back by the link that was mailed, which asks nothing more: %s',
    async (what) => {
      const { historyId } = await must(host, record(what))
      await world.system.jobs.drain(world.system)
      const token = await tokenOf()
      expect(await opened(token)).toContain('Yes, that is right')
      expect(await read(host, (tx) => doorsOf(tx, place))).toContainEqual(
        expect.objectContaining({ kind: 'behalf' }),
      )
      const [waiting] = await due()
      expect(await write(host, (tx) => undo(tx, historyId))).toBeNull()
      const page = await opened(token)
      expect(page).toContain('has been taken back since. There is nothing left to answer.')
      expect(page).not.toContain('<form')
      for (const act of ['accept', 'renew'])
        await press(action, { params: { token }, fields: { act }, door: { ...door() } })
      expect((await keyHolder(door(), token)).state).toBe('taken')
      expect(await tokenOf()).toBe(token)
      expect(
        (await lines()).find((one) => one.id === waiting?.recordId),
        what,
      ).toMatchObject({
        takenBack: true,
        acceptedAt: null,
      })
      expect(await read(host, (tx) => doorsOf(tx, place))).not.toContainEqual(
        expect.objectContaining({ kind: 'behalf' }),
      )
    },
  )

  it('is said to be taken back by the link that was mailed, and not mailed at all, where the start of the partnership was', async () => {
    const input = partnershipInput.parse({
      name: 'Begun',
      beganOn: '2026-03-30',
      organizationIds: [partner],
    })
    const { id, historyId } = await must(host, (tx) => startPartnership(tx, input))
    await must(host, (tx) => setGoal(tx, id, goalInput.parse({ what: 'A tent', onBehalfOf: partner })))
    await world.system.jobs.drain(world.system)
    const token = await tokenOf()
    expect(await opened(token)).toContain('A tent')
    expect(await write(host, (tx) => undo(tx, historyId))).toBeNull()
    expect(await opened(token)).toContain('has been taken back since. There is nothing left to answer.')
    await press(action, { params: { token }, fields: { act: 'accept' }, door: { ...door() } })
    expect(await tokenOf()).toBe(token)
    const soon = await must(host, (tx) => startPartnership(tx, input))
    await must(host, (tx) => setGoal(tx, soon.id, goalInput.parse({ what: 'A lamp', onBehalfOf: partner })))
    expect(await write(host, (tx) => undo(tx, soon.historyId))).toBeNull()
    await world.system.jobs.drain(world.system)
    expect(await tokenOf()).toBe(token)
  })

  const look = (note: string) => (tx: Tx) =>
    checkIn(tx, goal, checkInInput.parse({ checkedOn: '2026-03-30', note, onBehalfOf: partner }))
  const rhythm = (tx: Tx) =>
    proposeCadence(
      tx,
      place,
      cadenceInput.parse({ organizationId: partner, everyDays: 14, channel: 'call', onBehalfOf: partner }),
    )
  const onItsPage: Record<string, () => Promise<(tx: Tx) => Promise<Done | Refusal>>> = {
    goal: async () => {
      const { id } = await must(host, (tx) =>
        setGoal(tx, place, goalInput.parse({ what: 'A roof', onBehalfOf: partner })),
      )
      return (tx) => removeGoal(tx, id)
    },
    'look at a goal': async () => {
      const { id } = await must(host, look('Two came'))
      return (tx) => removeCheckIn(tx, goal, id)
    },
    rhythm: async () => {
      const { id } = await must(host, rhythm)
      return (tx) => endCadence(tx, id)
    },
  }

  it.each(Object.keys(onItsPage))(
    'waits no more once it is removed on its page, and again once it is brought back: %s',
    async (what) => {
      const remove = await onItsPage[what]?.()
      if (remove === undefined) throw new Error(what)
      const [asked] = await due()
      const { historyId } = await must(host, remove)
      expect(await due()).toEqual([])
      expect(await accept(asked?.recordId ?? '')).toBe('behalf_taken_back')
      expect(await write(host, (tx) => undo(tx, historyId))).toBeNull()
      const [waiting] = await due()
      expect(await accept(waiting?.recordId ?? '')).toBe('done')
    },
  )

  it('stays confirmed where a rhythm ends after the partner said yes to it', async () => {
    const { id } = await must(host, rhythm)
    const asked = (await due())[0]?.recordId ?? ''
    expect(await accept(asked)).toBe('done')
    await must(host, (tx) => endCadence(tx, id))
    expect((await lines()).find((one) => one.id === asked)).toMatchObject({ takenBack: false })
  })

  it('is found gone by an answer where a look at a goal, or a rhythm, goes in the same moment', async () => {
    const { id: seen } = await must(host, look('Four came'))
    const ofLook = (await due())[0]?.recordId ?? ''
    const unseen = (tx: Tx) =>
      overtaken(tx, 'goals', (other) => removeCheckIn({ ...other, actor: host.actor }, goal, seen))
    expect(await code(write(lead, (tx) => acceptBehalf(unseen(tx), ofLook)))).toBe('behalf_taken_back')
    const { id } = await must(host, rhythm)
    const ofRhythm = (await due())[0]?.recordId ?? ''
    const ended = (tx: Tx) =>
      overtaken(tx, 'cadences', (other) => endCadence({ ...other, actor: host.actor }, id))
    expect(await code(write(lead, (tx) => acceptBehalf(ended(tx), ofRhythm)))).toBe('behalf_taken_back')
  })

  it('is answered before, or taken back before, where both happen in the same moment', async () => {
    const set = () =>
      must(host, (tx) => setGoal(tx, place, goalInput.parse({ what: 'A door', onBehalfOf: partner })))
    const { historyId } = await set()
    const id = (await due())[0]?.recordId ?? ''
    const accepted = (tx: Tx) =>
      overtaken(tx, 'goals', (other) => acceptBehalf({ ...other, actor: lead.actor }, id))
    expect(await code(write(host, (tx) => undo(accepted(tx), historyId)))).toBe('behalf_answered')
    const gone = (tx: Tx) =>
      overtaken(tx, 'goals', (other) => undo({ ...other, actor: host.actor }, historyId))
    expect(await code(write(lead, (tx) => acceptBehalf(gone(tx), id)))).toBe('behalf_taken_back')
  })

  it('is looked for wherever a record with such an act can be removed', async () => {
    const { rows } = await world.system.database.transaction({ as: 'owner' }, (db) =>
      sql<{ name: string }>`select table_name as name from information_schema.columns
        where table_schema = 'public' and column_name in ('behalf_id', 'deleted_at')
        group by table_name having count(*) = 2`.execute(db),
    )
    const looked = Object.values(removable).map((table) =>
      table.replace(/[A-Z]/g, (one) => `_${one}`.toLowerCase()),
    )
    // A version of a vision is only ever taken back by whoever wrote it, which history says.
    expect(rows.map(({ name }) => name).filter((name) => !looked.includes(name))).toEqual(['vision_versions'])
  })
})
