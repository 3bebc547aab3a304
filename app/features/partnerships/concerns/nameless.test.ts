import { afterAll, describe, expect, it } from 'vitest'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, NotFound } from '#platform/errors/errors.ts'
import { must } from '#platform/testing/answers.server.ts'
import { acknowledgeConcern } from './acknowledge.server.ts'
import { actAsRaiser } from './act.server.ts'
import { openScene } from './factories.ts'
import { concernKey, withdrawnConcernKey } from './keyed.server.ts'
import { withdrawConcern } from './raise.server.ts'
import { messagesOf, readConcern } from './reads.server.ts'
import { concerns } from './register.server.ts'
import { sayInConcern } from './say.server.ts'
import { reopenConcern, settleConcern } from './settle.server.ts'
import { acceptStewardship, proposeSteward } from './steward.server.ts'

describe('concerns', async () => {
  const {
    world,
    vendors,
    owner,
    coordinator,
    raiser,
    colleague,
    party,
    steward,
    third,
    idOf,
    raise,
    reaches,
    door,
    everything,
  } = await openScene()
  afterAll(() => world.close())

  it('raised without a name leave nothing in any table that leads to who raised them', async () => {
    const before = new Set((await everything()).map(([table, row]) => `${table} ${row}`))
    const { id, key } = await raise({ openness: 'anonymous', stewardPersonId: idOf(steward) })
    const keyed = await concernKey(door(), key ?? '')
    expect(keyed.id).toBe(id)
    await must(keyed.ctx, (tx) => sayInConcern(tx, id, { body: 'It was not once.' }, keyed.key))
    await must(keyed.ctx, (tx) => proposeSteward(tx, id, { personId: idOf(coordinator) }, keyed.key))
    await must(keyed.ctx, (tx) => withdrawConcern(tx, id, keyed.key))
    const left = (await everything()).filter(([table, row]) => !before.has(`${table} ${row}`))
    expect(left.map(([table]) => table)).toContain('concerns')
    const { actor } = raiser
    const traces = {
      person: actor.personId,
      membership: actor.membershipId,
      user: actor.userId,
      organization: vendors,
      name: `"${actor.name}"`,
      key,
      request: '"test"',
      moment: '12:00:00',
    }
    for (const [table, row] of left) {
      for (const [what, trace] of Object.entries(traces))
        expect(row.includes(String(trace)), `${what} in ${table}: ${row}`).toBe(false)
      // An id that holds its moment would tell it; rows of the house's own bookkeeping have none.
      const { id: own } = JSON.parse(row)
      if (own !== undefined) expect(own, table).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/)
    }
  })

  it('raised without a name are withdrawn by their key, which opens nothing any more and says so', async () => {
    const { id, key } = await raise({ openness: 'anonymous', shown: 'summary' })
    const keyed = await concernKey(door(), key ?? '')
    expect(await withdrawnConcernKey(door(), key ?? '')).toBeNull()
    for (const ctx of [steward, party])
      await expect(write(ctx, (tx) => withdrawConcern(tx, id))).rejects.toBeInstanceOf(Forbidden)
    const form = new FormData()
    form.set('act', 'withdraw')
    await write(keyed.ctx, async (tx) => (await actAsRaiser(tx, id, form, keyed.key)).answer)
    for (const ctx of [steward, party, raiser]) expect(await reaches(ctx, id)).toBe('nothing')
    await expect(concernKey(door(), key ?? '')).rejects.toBeInstanceOf(NotFound)
    expect(await withdrawnConcernKey(door(), key ?? '')).not.toBeNull()
    expect(await withdrawnConcernKey(door(), 'guessed')).toBeNull()
    await concerns.jobs?.['concerns.morning']?.(coordinator, {})
    const told = await read(steward, (tx) =>
      tx.db.selectFrom('notices').where('subjectId', '=', id).select('id').execute(),
    )
    expect(told).toEqual([])
  })

  it('raised without a name go on by their key, from both sides, and in the morning the steward is told', async () => {
    const { id, key } = await raise({ openness: 'anonymous', shown: 'nothing' })
    const keyed = await concernKey(door(), key ?? '')
    for (const ctx of [owner, coordinator, raiser, colleague, party, third])
      expect(await reaches(ctx, id)).toBe('nothing')
    await must(steward, (tx) => acceptStewardship(tx, id))
    await must(keyed.ctx, (tx) => sayInConcern(tx, id, { body: 'Please ask her' }, keyed.key))
    await must(steward, (tx) => sayInConcern(tx, id, { body: 'I will' }))
    const talk = await read(keyed.ctx, async (tx) => messagesOf(tx, await readConcern(tx, id, keyed.key)))
    expect(talk).toMatchObject([
      { side: 'raiser', person: null, body: 'Please ask her' },
      { side: 'steward', person: steward.actor.name },
    ])
    const notices = () =>
      read(steward, (tx) =>
        tx.db.selectFrom('notices').where('subjectId', '=', id).select(['kind', 'text']).execute(),
      )
    expect(await notices()).toEqual([])
    const morning = concerns.jobs?.['concerns.morning']
    await morning?.(coordinator, {})
    expect(await notices()).toMatchObject([{ kind: 'concern.steward' }])
    await morning?.(coordinator, {})
    expect(await notices()).toHaveLength(1)
    await must(steward, (tx) => acknowledgeConcern(tx, id))
    await must(steward, (tx) => settleConcern(tx, id, { agreed: 'She asks' }))
    await must(keyed.ctx, (tx) => reopenConcern(tx, id, { why: 'No' }, keyed.key))
    const seenByRaiser = await read(keyed.ctx, (tx) => readConcern(tx, id, keyed.key))
    expect(seenByRaiser).toMatchObject({ as: { raiser: true }, reopened: { why: 'No' } })
    await expect(concernKey(door(), 'guessed')).rejects.toBeInstanceOf(NotFound)
    const other = await raise()
    await expect(read(keyed.ctx, (tx) => readConcern(tx, other.id, keyed.key))).rejects.toBeInstanceOf(
      NotFound,
    )
  })
})
