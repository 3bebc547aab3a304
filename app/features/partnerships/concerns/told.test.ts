import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { read } from '#platform/context/transaction.server.ts'
import { must } from '#platform/testing/answers.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { acknowledgeConcern, unacknowledge } from './acknowledge.server.ts'
import { openScene } from './factories.ts'
import { raiseConcern } from './raise.server.ts'
import { concerns } from './register.server.ts'
import { settleConcern } from './settle.server.ts'
import { acceptStewardship } from './steward.server.ts'

describe('those a concern is about', async () => {
  const scene = await openScene()
  const { world, vendors, arts, school, owner, coordinator, colleague, party, steward } = scene
  const { third, raise, reaches, idOf, about } = scene
  afterAll(() => world.close())

  const told = (ctx: Ctx, id: string) =>
    read(ctx, async (tx) =>
      (
        await sql<{ text: string }>`select text from notices where workspace_id = ${tx.workspace.id}
          and subject_id = ${id} and person_id = ${idOf(ctx)} order by id`.execute(tx.db)
      ).rows.map(({ text }) => text),
    )
  const others = [owner, coordinator, colleague, third]
  const begins = expect.stringContaining('is about your organization')
  const settled = expect.stringContaining('What was agreed on a concern about your organization')
  const morning = () => concerns.jobs?.['concerns.morning']?.(coordinator, {})

  it('are told when it is raised, if they may see it, and that it is settled', async () => {
    const { id } = await raise({ openness: 'confidential', shown: 'summary' })
    expect(await told(party, id)).toEqual([begins])
    await must(steward, (tx) => acceptStewardship(tx, id))
    await must(steward, (tx) => acknowledgeConcern(tx, id))
    expect(await told(party, id)).toHaveLength(1)
    await must(steward, (tx) => settleConcern(tx, id, { agreed: 'Ask first' }))
    expect(await told(party, id)).toEqual([begins, settled])
    for (const ctx of others) expect(await told(ctx, id)).toEqual([])
  })

  it('are told of one of which they were to see nothing when they begin to, once', async () => {
    const { id } = await raise({ openness: 'confidential', shown: 'nothing' })
    await must(steward, (tx) => acceptStewardship(tx, id))
    await morning()
    expect(await told(party, id)).toEqual([])
    expect(await reaches(party, id)).toBe('nothing')
    await must(steward, (tx) => acknowledgeConcern(tx, id))
    expect(await reaches(party, id)).toBe('summary')
    expect(await told(party, id)).toEqual([begins])
    await must(steward, (tx) => unacknowledge(tx, id))
    await must(steward, (tx) => acknowledgeConcern(tx, id))
    expect(await told(party, id)).toHaveLength(1)
    for (const ctx of others) expect(await told(ctx, id)).toEqual([])
  })

  it('are told of a nameless one in the morning, as it was raised, and once acknowledged where nothing was shown', async () => {
    const { id } = await raise({ openness: 'anonymous', shown: 'summary' })
    const { id: hidden } = await raise({ openness: 'anonymous', shown: 'nothing' })
    expect(await told(party, id)).toEqual([])
    await morning()
    await morning()
    expect(await told(party, id)).toEqual([begins])
    expect(await told(party, hidden)).toEqual([])
    for (const one of [id, hidden]) {
      await must(steward, (tx) => acceptStewardship(tx, one))
      await must(steward, (tx) => acknowledgeConcern(tx, one))
    }
    expect(await told(party, hidden)).toEqual([begins])
    expect(await told(party, id)).toHaveLength(1)
    await must(steward, (tx) => settleConcern(tx, hidden, { agreed: 'Ask first' }))
    expect(await told(party, hidden)).toEqual([begins, settled])
    for (const ctx of others) for (const one of [id, hidden]) expect(await told(ctx, one)).toEqual([])
  })

  it('are told nothing once they have left the partnership, nor is whoever raised it told of their own', async () => {
    const place = await makePartnership(world, [vendors, arts, school], { name: 'Parting' })
    const [own, lead, sees] = [
      await world.as('lead', vendors),
      await world.as('lead', arts),
      await world.as('lead', school),
    ]
    const { id } = await must(own, (tx) =>
      raiseConcern(tx, place, about({ partyOrganizationIds: [arts, vendors], stewardPersonId: idOf(sees) })),
    )
    expect(await told(lead, id)).toEqual([begins])
    await must(sees, (tx) => acceptStewardship(tx, id))
    await must(sees, (tx) => acknowledgeConcern(tx, id))
    await letLeave(world, place, arts, new Date('2026-03-31T11:00:00Z'))
    await must(sees, (tx) => settleConcern(tx, id, { agreed: 'Ask first' }))
    expect(await told(lead, id)).toEqual([begins])
    expect((await told(own, id)).join()).not.toContain('your organization')
  })
})
