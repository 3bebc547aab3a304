import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dueItems } from '#platform/testing/told.server.ts'
import { contextOfKey } from '../../api/key.server.ts'
import { operatorContext } from '../../context/actors.server.ts'
import type { Ctx } from '../../context/context.server.ts'
import { keepHouse, read, write } from '../../context/transaction.server.ts'
import { Forbidden, NotFound, NotSignedIn, Refusal } from '../../errors/errors.ts'
import { openWorld, type World } from '../../testing/world.server.ts'
import { createApiKey } from '../keys/create.server.ts'
import { listApiKeys } from '../keys/reads.server.ts'
import { revokeApiKey } from '../keys/revoke.server.ts'
import { approve, decline } from './answer.server.ts'
import { approvalDueItems } from './due.server.ts'
import { readApproval, waitingApprovals } from './reads.server.ts'
import { waysIn } from './ways-in.server.ts'

const must = <T>(answer: T | Refusal): T => {
  if (answer instanceof Refusal) throw new Error(answer.code)
  return answer
}

describe('a key in a partner’s name', () => {
  let world: World
  let owner: Ctx
  let maple: string
  let oak: string
  beforeAll(async () => {
    world = await openWorld([])
    owner = await world.as('owner')
    maple = await world.organization('Maple Clinic')
    oak = await world.organization('Oak Street')
  })
  afterAll(() => world.close())

  const make = async (organizationId: string, name = 'Their figures', by = owner) =>
    must(await write(by, (tx) => createApiKey(tx, { name, role: 'representative', organizationId })))
  const opens = (token: string) =>
    contextOfKey(
      world.system,
      new Request('http://localhost/api/v1/', { headers: { authorization: `Bearer ${token}` } }),
      'test',
    )
  const facts = async (historyId: string) =>
    (
      await keepHouse(owner, (tx) =>
        tx.db.selectFrom('history').where('id', '=', historyId).select('facts').executeTakeFirstOrThrow(),
      )
    ).facts

  it('works at once where nobody of the partner signs in, and its first lead sees that nobody was asked', async () => {
    const early = await make(maple, 'Made early')
    expect(early.waits).toBe(false)
    expect(await facts(early.historyId)).toMatchObject({ asked: 'nobody' })
    expect((await opens(early.token)).actor.organizationId).toBe(maple)
    const lead = await world.as('lead', maple)
    expect(await read(lead, waysIn)).toMatchObject([{ kind: 'key', name: 'Made early', asked: false }])
    expect(await read(owner, waysIn)).toEqual([])
    expect(await read(await world.as('representative', maple), waysIn)).toEqual([])
  })

  it('opens nothing before a lead who signs in has said yes, who is asked in Today and by mail', async () => {
    const lead = await world.as('lead', maple)
    const key = await make(maple)
    expect(key.waits).toBe(true)
    await expect(opens(key.token)).rejects.toBeInstanceOf(NotSignedIn)
    const [due] = await read(lead, (tx) => dueItems(tx, approvalDueItems))
    expect(due).toMatchObject({ kind: 'approval', group: 'waiting', href: `/approvals/${due?.recordId}` })
    expect(due?.title).toContain('Their figures')
    for (const ctx of [owner, await world.as('representative', maple)])
      expect(await read(ctx, (tx) => dueItems(tx, approvalDueItems))).toEqual([])
    const mail = await keepHouse(owner, (tx) =>
      tx.db.selectFrom('mails').selectAll().where('kind', '=', 'approval').executeTakeFirstOrThrow(),
    )
    expect(mail.toAddress).toMatch(/^lead-/)
    expect(mail.textBody).toContain(`/demo/approvals/${due?.recordId}`)
    must(await write(lead, (tx) => approve(tx, due?.recordId ?? '')))
    expect((await opens(key.token)).actor.organizationId).toBe(maple)
    expect(await read(lead, (tx) => dueItems(tx, approvalDueItems))).toEqual([])
    expect(await read(lead, waysIn)).toContainEqual(
      expect.objectContaining({ name: 'Their figures', asked: true }),
    )
  })

  it('is answered by the partner’s own lead only, and unknown to other partners', async () => {
    await make(maple, 'Answered by its own')
    const [waiting] = await read(await world.as('lead', maple), waitingApprovals)
    const id = waiting?.id ?? ''
    for (const ctx of [owner, await world.as('coordinator'), await world.as('representative', maple)])
      for (const answer of [approve, decline])
        await expect(write(ctx, (tx) => answer(tx, id))).rejects.toBeInstanceOf(Forbidden)
    await expect(read(await world.as('lead', oak), (tx) => readApproval(tx, id))).rejects.toBeInstanceOf(
      NotFound,
    )
    must(await write(await world.as('lead', maple), (tx) => decline(tx, id)))
    expect((await read(owner, listApiKeys)).map(({ name }) => name)).not.toContain('Answered by its own')
  })

  it('made at the command line works at once, says so, and can be ended by the lead', async () => {
    const operator = await operatorContext(world.system, 'demo')
    if (operator === null) throw new Error('no workspace')
    const key = await make(maple, 'On the server', operator)
    expect(await facts(key.historyId)).toMatchObject({ asked: 'operator' })
    expect((await opens(key.token)).actor.organizationId).toBe(maple)
    const [way] = (await read(await world.as('lead', maple), waysIn)).filter(
      ({ name }) => name === 'On the server',
    )
    expect(way?.asked).toBe(false)
    await expect(write(await world.as('lead', oak), (tx) => revokeApiKey(tx, key.id))).rejects.toBeInstanceOf(
      NotFound,
    )
    await write(await world.as('lead', maple), (tx) => revokeApiKey(tx, key.id))
    await expect(opens(key.token)).rejects.toBeInstanceOf(NotSignedIn)
  })

  it('waits for nobody once the only lead no longer belongs to the partner', async () => {
    const pine = await world.organization('Pine Grove')
    const lead = await world.as('lead', pine)
    expect((await make(pine)).waits).toBe(true)
    await keepHouse(lead, (tx) =>
      tx.db
        .updateTable('affiliations')
        .set({ endedOn: '2026-03-01' })
        .where('personId', '=', lead.actor.personId ?? '')
        .execute(),
    )
    expect((await make(pine)).waits).toBe(false)
  })
})
