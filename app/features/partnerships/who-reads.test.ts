import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { landscape } from '#features/landscape/index.server.ts'
import { historyOf } from '#platform/activity/history.server.ts'
import { undo } from '#platform/activity/undo.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { find } from '#platform/search/find.server.ts'
import { must } from '#platform/testing/answers.server.ts'
import { dueItems } from '#platform/testing/told.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { askPartners } from './concerns/asking.server.ts'
import { concernInput } from './concerns/inputs.ts'
import { raiseConcern } from './concerns/raise.server.ts'
import { declineStewardship } from './concerns/steward.server.ts'
import { proposalInput as decisionInput } from './decisions/inputs.ts'
import { proposeDecision } from './decisions/propose.server.ts'
import { tellOfAsks } from './equity/tell.server.ts'
import { makePartnership } from './factories.ts'
import { partnerships } from './index.server.ts'
import { addRepresentative } from './partners/represent.server.ts'
import { pausePartnership } from './partnerships/pause.server.ts'
import { proposalInput } from './proposals/inputs.ts'
import { propose } from './proposals/propose.server.ts'
import { openWave } from './pulse/open.server.ts'

/** All that somebody finds, is told, has to do, reads in histories and takes along, as one text. */
async function everythingOf(ctx: Ctx, subjects: readonly { kind: string; id: string }[]): Promise<string> {
  return read(ctx, async (tx) => {
    const all: unknown[] = [await find(tx, 'Quince', 50)]
    const { rows } =
      await sql`select text, quote, href from notices where person_id = ${ctx.actor.personId}`.execute(tx.db)
    all.push(rows)
    for (const source of tx.system.registry.dueItems) all.push(await dueItems(tx, source))
    for (const { kind, id } of subjects) all.push(await historyOf(tx, { subjectKind: kind, subjectId: id }))
    for (const table of tx.system.registry.exports)
      for await (const row of table.rows?.(tx) ?? []) all.push(row)
    return JSON.stringify(all)
  })
}

describe('what partners propose, are asked and are told', () => {
  let world: World
  let host: Ctx
  let outside: Ctx[]
  let inside: Ctx[]
  const subjects: { kind: string; id: string }[] = []
  let confidential = ''
  let steward: Ctx
  let raiser: Ctx

  beforeAll(async () => {
    world = await openWorld([landscape, partnerships])
    const [harbor, oak, birch, elsewhere] = [
      await world.organization('Harbor Youth'),
      await world.organization('Oak Street'),
      await world.organization('Birch School'),
      await world.organization('Elsewhere'),
    ]
    const place = await makePartnership(world, [harbor, oak, birch], { name: 'Quince Market' })
    const resting = await makePartnership(world, [harbor], { name: 'Quince Garden' })
    // Elsewhere works with the host, and one of these partners too; but not here.
    await makePartnership(world, [elsewhere, harbor], { name: 'Another place' })
    host = await world.as('coordinator')
    const owner = await world.as('owner')
    const lead = await world.as('lead', harbor)
    raiser = await world.as('representative', oak)
    steward = await world.as('lead', birch)
    for (const ctx of [host, lead, raiser])
      await must(owner, (tx) =>
        addRepresentative(tx, place, {
          organizationId: ctx.actor.organizationId,
          personId: ctx.actor.personId ?? '',
        }),
      )
    const wave = await must(host, (tx) => openWave(tx, place, { closesOn: '2026-04-14', everyDays: null }))
    await must(owner, (tx) =>
      addRepresentative(tx, place, { organizationId: birch, personId: steward.actor.personId ?? '' }),
    )
    const rest = { organizationId: null, note: 'Quince blossom.', evidence: '', evidenceLink: '' }
    await must(host, (tx) => pausePartnership(tx, resting, rest))
    const proposed = await must(lead, (tx) =>
      propose(
        tx,
        proposalInput.parse({ kind: 'resumption', partnershipId: resting, reason: 'Quinces are ripe.' }),
      ),
    )
    await must(host, (tx) => askPartners(tx, place))
    for (let time = 0; time < 8; time += 1)
      await must(host, (tx) =>
        proposeDecision(
          tx,
          place,
          decisionInput.parse({ what: `Quince ${time}`, method: 'consent', closesOn: '2026-04-14' }),
        ),
      )
    const concern = await must(raiser, (tx) =>
      raiseConcern(
        tx,
        place,
        concernInput.parse({
          summary: 'Secret Quince',
          about: 'Nobody asked us.',
          openness: 'confidential',
          shown: 'nothing',
          partyOrganizationIds: [harbor],
          stewardPersonId: steward.actor.personId,
        }),
      ),
    )
    confidential = concern.id
    const { historyId } = await must(steward, (tx) => declineStewardship(tx, confidential))
    expect(await write(steward, (tx) => undo(tx, historyId))).toBeNull()
    await world.system.jobs.drain(world.system)
    await tellOfAsks(owner, {})
    subjects.push(
      { kind: 'partnership', id: place },
      { kind: 'partnership', id: resting },
      { kind: 'proposal', id: proposed.id },
      { kind: 'pulse', id: wave.id },
      { kind: 'concern', id: confidential },
    )
    inside = [await world.as('lead', harbor), host]
    outside = [
      await world.as('lead', elsewhere),
      await world.as('representative', elsewhere),
      await (await world.another()).as('owner'),
    ]
    raiser = await world.as('representative', oak)
    steward = await world.as('lead', birch)
  })
  afterAll(() => world.close())

  it('is read by those inside', async () => {
    for (const ctx of inside) {
      const all = await everythingOf(ctx, subjects)
      for (const part of [
        'Quinces are ripe',
        'Quince 7',
        'Is there anything we should talk about in Quince Market',
      ])
        if (ctx !== host || !part.startsWith('Is there')) expect(all, part).toContain(part)
      expect(all).toContain('asked one more person')
    }
    expect(await everythingOf(inside[0] ?? host, subjects)).toContain('Birch School has been asked')
  })

  it('reaches nobody who takes no part, by no way there is', async () => {
    for (const ctx of outside) {
      const all = await everythingOf(ctx, subjects)
      expect(all).not.toContain('Quince')
      for (const { id } of subjects) expect(all).not.toContain(id)
      expect(all).not.toMatch(
        /has been asked for something|anything we should talk about|Quinces|more person/,
      )
    }
  })

  it('of a confidential concern reaches its raiser and whoever is asked again, and nobody else of either side', async () => {
    const took = /took back having declined|thinks about it after all|You are asked to be the steward/
    expect(await everythingOf(raiser, subjects)).toMatch(took)
    expect(await everythingOf(steward, subjects)).toMatch(took)
    const others = [
      ...inside,
      ...outside,
      await world.as('owner'),
      await world.as('contributor'),
      await world.as('viewer'),
    ]
    for (const ctx of others) {
      const all = await everythingOf(ctx, subjects)
      expect(all).not.toContain(confidential)
      expect(all).not.toContain('Secret Quince')
      expect(all).not.toMatch(took)
    }
  })
})
