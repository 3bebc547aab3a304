import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { openWorld, testNow, type World } from '#platform/testing/world.server.ts'
import { proposalInput } from '../decisions/inputs.ts'
import { proposeDecision } from '../decisions/propose.server.ts'
import { makePartnership } from '../factories.ts'
import { partnerships } from '../index.server.ts'
import { addRepresentative } from '../partners/represent.server.ts'
import { pausePartnership } from '../partnerships/pause.server.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import { askedSoFar } from './asks.server.ts'
import { levelOf } from './equity.ts'
import { tellOfAsks } from './tell.server.ts'

describe('how near a partner is to what is held to be courteous', () => {
  it.each([
    [3, 5, null],
    [4, 5, 'near'],
    [5, 5, 'much'],
    [9, 5, 'much'],
    [0, 1, null],
    [1, 1, 'much'],
    [7, 8, 'near'],
    [6, 8, null],
  ] as const)('%i of %i is %s', (count, limit, level) => {
    expect(levelOf({ count, limit })).toBe(level)
  })
})

describe('those who could ask next', () => {
  let world: World
  let harbor: string
  let oak: string
  let partnershipId: string
  let host: Ctx
  let viewer: Ctx
  let asked: Ctx
  let third: Ctx
  let stranger: Ctx
  let places = 0
  beforeAll(async () => {
    world = await openWorld([partnerships])
    harbor = await world.organization('Harbor Youth')
    oak = await world.organization('Oak Street')
    await world.system.database.transaction({ as: 'owner' }, (db) =>
      db
        .insertInto('workspaceLimits')
        .values({
          workspaceId: world.workspace.id,
          id: uuid(),
          name: 'asksPerMonth',
          value: 5,
          validFrom: '2026-01-01',
          createdAt: new Date(testNow),
        })
        .execute(),
    )
  })
  beforeEach(async () => {
    world.setNow(testNow)
    places += 1
    partnershipId = await makePartnership(world, [harbor, oak], { name: `Place ${places}` })
    host = await world.as('coordinator')
    viewer = await world.as('viewer')
    asked = await world.as('lead', harbor)
    third = await world.as('representative', oak)
    stranger = await world.as('lead', await world.organization(`Elsewhere ${places}`))
    const owner = await world.as('owner')
    for (const ctx of [host, viewer, asked, third])
      sure(
        await write(owner, (tx) =>
          addRepresentative(tx, partnershipId, {
            organizationId: ctx.actor.organizationId,
            personId: ctx.actor.personId ?? '',
          }),
        ),
      )
  })
  afterAll(() => world.close())

  /** Asks of the vote of all partners but the asker's own, so often. */
  const ask = async (times: number, by: Ctx) => {
    for (let time = 0; time < times; time += 1)
      sure(
        await write(by, (tx) =>
          proposeDecision(
            tx,
            partnershipId,
            proposalInput.parse({ what: `Saturdays ${time}`, method: 'consent', closesOn: '2026-04-14' }),
          ),
        ),
      )
  }
  const morning = async () => tellOfAsks(await world.as('owner'), {})
  const told = async (ctx: Ctx) =>
    (
      await keepHouse(host, (tx) =>
        sql<{
          kind: string
          text: string
          unread: boolean
        }>`select kind, text, read_at is null as unread from notices
          where partnership_id = ${partnershipId} and kind in ('asks-near', 'asks-much')
            and person_id = ${ctx.actor.personId} order by id`.execute(tx.db),
      )
    ).rows.map(({ kind, text, unread }) => `${kind} ${text.split(' has ')[0]}${unread ? '' : ' (read)'}`)
  const counts = async () =>
    (await read(host, async (tx) => askedSoFar(tx, await readPartnership(tx, partnershipId)))).map(
      (one) => one.count,
    )

  it('are told on both sides, each of the others: near it once, and when it is reached', async () => {
    await ask(3, host)
    await morning()
    expect(await told(third)).toEqual([])
    await ask(1, host)
    await morning()
    await morning()
    expect(await told(third)).toEqual(['asks-near Harbor Youth'])
    expect(await told(host)).toEqual(['asks-near Harbor Youth', 'asks-near Oak Street'])
    expect(await told(asked)).toEqual(['asks-near Oak Street'])
    await ask(1, host)
    await morning()
    await morning()
    expect(await told(third)).toEqual(['asks-near Harbor Youth (read)', 'asks-much Harbor Youth'])
    expect(await told(asked)).toEqual(['asks-near Oak Street (read)', 'asks-much Oak Street'])
  })

  it('are those alone: no viewer, nobody who takes no part, and being told is no ask', async () => {
    await ask(5, host)
    const before = await counts()
    await morning()
    expect(await told(host)).toHaveLength(2)
    for (const ctx of [viewer, stranger]) expect(await told(ctx)).toEqual([])
    expect(await counts()).toEqual(before)
  })

  it('hear of it anew the next month, and not where it rests', async () => {
    await ask(5, host)
    world.setNow('2026-04-01T12:00:00Z')
    await morning()
    expect(await told(host), 'a new month begins').toEqual([])
    await ask(5, third)
    const rest = { organizationId: null, note: 'Spring.', evidence: '', evidenceLink: '' }
    sure(await write(await world.as('owner'), (tx) => pausePartnership(tx, partnershipId, rest)))
    await morning()
    expect(await told(host)).toEqual([])
  })
})
