import type { KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { communityOf } from '#features/landscape/factories.ts'
import { landscape, reachableOrganizations } from '#features/landscape/index.server.ts'
import { undo } from '#platform/activity/undo.server.ts'
import type { Ctx, Tx } from '#platform/context/context.server.ts'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, Invalid, isRefusal, NotFound } from '#platform/errors/errors.ts'
import { parseInput } from '#platform/http/form.server.ts'
import { find } from '#platform/search/find.server.ts'
import { code, must, sure } from '#platform/testing/answers.server.ts'
import { dueItems } from '#platform/testing/told.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { partnerships } from '../index.server.ts'
import { invitePartner } from '../partners/invite.server.ts'
import { concludePartnership, reopenPartnership } from '../partnerships/conclude.server.ts'
import { pausePartnership, resumePartnership } from '../partnerships/pause.server.ts'
import { communitiesServed, readPartnership } from '../partnerships/reads.server.ts'
import { acceptProposal } from './accept.server.ts'
import { declineProposal, withdrawProposal } from './answer.server.ts'
import { proposalsChapter } from './chapter.server.tsx'
import { proposalsDue } from './due.server.ts'
import { exportedProposals } from './export.server.ts'
import { acceptInput, declineInput, proposalInput } from './inputs.ts'
import { proposalsPanel } from './panel.server.ts'
import { propose } from './propose.server.ts'
import { listProposals, readProposal } from './reads.server.ts'

const reason = 'They know every family on that street.'

/** Lets somebody else act in the moment in which a row is held, as if held had been waited for. */
function onceHeld(act: () => Promise<unknown>): KyselyPlugin {
  const held = new WeakSet<object>()
  return {
    transformQuery: ({ node, queryId }) => {
      if ('endModifiers' in node && node.endModifiers !== undefined) held.add(queryId)
      return node
    },
    transformResult: async ({ queryId, result }) => {
      if (held.has(queryId)) await act()
      return result
    },
  }
}

describe('proposals', () => {
  let world: World
  let harbor: string
  let library: string
  let coordinator: Ctx
  let lead: Ctx
  beforeAll(async () => {
    world = await openWorld([landscape, partnerships])
    harbor = await world.organization('Harbor Youth')
    library = await world.organization('Riverbend Library')
    coordinator = await world.as('coordinator')
    lead = await world.as('lead', harbor)
  })
  afterAll(() => world.close())

  /** A partnership of the host and Harbor Youth, and the lead's context that reaches it. */
  const scene = async () => {
    const partnershipId = await makePartnership(world, [harbor])
    lead = await world.as('lead', harbor)
    return partnershipId
  }
  const input = (fields: Record<string, unknown>) => parseInput(proposalInput, { reason, ...fields })
  const made = async (fields: Record<string, unknown>, by: Ctx = lead) =>
    (await must(by, (tx) => propose(tx, input(fields)))).id
  const look = (id: string, by: Ctx = coordinator) => read(by, (tx) => readProposal(tx, id))
  const accept = (id: string, fields: Record<string, unknown> = {}, by: Ctx = coordinator) =>
    write(by, (tx) => acceptProposal(tx, id, parseInput(acceptInput, fields)))
  const decline = (id: string, by: Ctx = coordinator) =>
    write(by, (tx) => declineProposal(tx, id, { reason: 'After the summer.' }))
  const standing = async (partnershipId: string, organizationId: string) =>
    (await read(coordinator, (tx) => readPartnership(tx, partnershipId))).partners.find(
      (one) => one.organizationId === organizationId,
    )?.standing
  const fails = async (fields: Record<string, unknown>, by: Ctx = lead) => {
    try {
      return await write(by, (tx) => propose(tx, input(fields)))
    } catch (failure) {
      if (failure instanceof Invalid) return failure.issues[0]
      throw failure
    }
  }
  let lamps = 0
  const newName = () => `Lamps for Mill Road ${++lamps}`

  it('are made by anybody of either side but those who only read, and answered by owners and coordinators', async () => {
    for (const role of ['owner', 'coordinator', 'contributor', 'lead', 'representative'] as const) {
      const partnershipId = await scene()
      const by = await world.as(role, harbor)
      for (const fields of [
        { kind: 'partnership', name: newName(), organizationIds: [library] },
        { kind: 'partner', partnershipId, organizationIds: [library] },
        { kind: 'conclusion', partnershipId },
        { kind: 'pause', partnershipId },
      ]) {
        const id = await made(fields, by)
        // Those who reach it and don't decide; of a new partnership of the host's, partners know nothing.
        const others =
          fields.kind === 'partnership' && by.actor.organizationId === world.hostId
            ? (['contributor', 'viewer'] as const)
            : (['contributor', 'viewer', 'lead', 'representative'] as const)
        for (const other of others) {
          const ctx = await world.as(other, harbor)
          await expect(accept(id, {}, ctx), `${other} of ${fields.kind}`).rejects.toBeInstanceOf(Forbidden)
          await expect(decline(id, ctx), other).rejects.toBeInstanceOf(Forbidden)
        }
        sure(await decline(id, await world.as('owner')))
        expect((await look(id)).standing, `${role} ${fields.kind}`).toBe('declined')
      }
    }
    const partnershipId = await scene()
    const viewer = await world.as('viewer')
    for (const fields of [
      { kind: 'partnership', name: newName() },
      { kind: 'partner', partnershipId, organizationIds: [library] },
      { kind: 'conclusion', partnershipId },
    ])
      await expect(write(viewer, (tx) => propose(tx, input(fields)))).rejects.toBeInstanceOf(Forbidden)
  })

  it('of a new partnership start it when accepted: who proposed and who was named are asked', async () => {
    const id = await made({
      kind: 'partnership',
      name: 'Story Steps',
      purpose: 'Stories.',
      organizationIds: [library],
    })
    const { startedPartnershipId } = sure(await accept(id, { beganOn: '2026-03-01' }))
    const partnership = await read(coordinator, (tx) => readPartnership(tx, startedPartnershipId ?? ''))
    expect(partnership).toMatchObject({ name: 'Story Steps', purpose: 'Stories.', beganOn: '2026-03-01' })
    expect(partnership.partners.map((one) => [one.organizationId, one.standing])).toEqual(
      expect.arrayContaining([
        [world.hostId, 'accepted'],
        [harbor, 'invited'],
        [library, 'invited'],
      ]),
    )
    expect(await look(id)).toMatchObject({ standing: 'accepted', startedPartnershipId })
  })

  it('may name an organization that isn’t in the records; whoever accepts chooses its record or adds one', async () => {
    const choir = 'Mill Road Choir, Senior Group'
    const id = await made({ kind: 'partnership', name: newName(), otherOrganizations: [choir] })
    expect((await look(id)).organizations).toEqual([{ id: null, name: choir }])
    expect(await accept(id)).toMatchObject({ code: 'proposal_unknown', facts: { name: choir } })
    const { startedPartnershipId } = sure(await accept(id, { newOrganizations: [choir] }))
    const { partners } = await read(coordinator, (tx) => readPartnership(tx, startedPartnershipId ?? ''))
    expect(partners.map((one) => one.name)).toContain(choir)

    const partnershipId = await scene()
    const again = await made({ kind: 'partner', partnershipId, otherOrganizations: ['The library'] })
    sure(await accept(again, { organizationIds: [library] }))
    expect(await standing(partnershipId, library)).toBe('invited')
  })

  it('don’t add a second record of one that is there, until it was looked at', async () => {
    await world.organization('Night Bus Friends')
    const partnershipId = await scene()
    const id = await made({ kind: 'partner', partnershipId, otherOrganizations: ['night bus friends'] })
    const answer = await accept(id, { newOrganizations: ['night bus friends'] })
    expect(answer).toMatchObject({ code: 'organization_likely' })
    expect((await look(id)).standing).toBe('open')
    const ids = String(isRefusal(answer) ? answer.facts.ids : '')
    sure(await accept(id, { newOrganizations: ['night bus friends'], confirmed: ids.split(' ') }))
    expect((await look(id)).standing).toBe('accepted')
  })

  it('of a further partner ask it, and of a conclusion conclude with the note of whoever accepts', async () => {
    const partnershipId = await scene()
    sure(await accept(await made({ kind: 'partner', partnershipId, organizationIds: [library] })))
    expect(await standing(partnershipId, library)).toBe('invited')
    sure(await accept(await made({ kind: 'conclusion', partnershipId }), { note: 'It runs by itself.' }))
    expect((await read(coordinator, (tx) => readPartnership(tx, partnershipId))).concludedOn).toBe(
      '2026-03-31',
    )
    const { note } = await world.system.database.transaction({ as: 'owner' }, (db) =>
      db
        .selectFrom('partnershipBreaks')
        .where('partnershipId', '=', partnershipId)
        .select('note')
        .executeTakeFirstOrThrow(),
    )
    expect(note).toBe('It runs by itself.')
  })

  it('of a rest let all of it rest, and can be taken back; one that rests is not let rest again', async () => {
    const partnershipId = await scene()
    const rests = async () => (await read(coordinator, (tx) => readPartnership(tx, partnershipId))).paused
    const id = await made({ kind: 'pause', partnershipId })
    expect(await fails({ kind: 'pause', partnershipId })).toMatchObject({ code: 'proposal_waits' })
    // Beside another course it waits on its own.
    const end = await made({ kind: 'conclusion', partnershipId })
    const accepted = sure(await accept(id, { note: 'Until September.' }))
    expect(await rests()).toBe(true)
    expect(await look(id)).toMatchObject({ standing: 'accepted', settledBy: coordinator.actor.name })
    expect((await look(end)).standing).toBe('open')
    expect(await fails({ kind: 'pause', partnershipId })).toMatchObject({
      code: 'partnership_already_paused',
    })
    expect(await write(coordinator, (tx) => undo(tx, accepted.historyId))).toBeNull()
    expect(await rests()).toBe(false)
    expect((await look(id)).standing).toBe('open')
    sure(
      await write(coordinator, (tx) =>
        pausePartnership(tx, partnershipId, {
          organizationId: null,
          note: 'Summer.',
          evidence: '',
          evidenceLink: '',
        }),
      ),
    )
    expect((await look(id)).standing, 'done without opening it').toBe('accepted')
  })

  it('of going on are made while all of it rests, wait on Today and on its page, and end the rest', async () => {
    const partnershipId = await scene()
    const rests = async () => (await read(coordinator, (tx) => readPartnership(tx, partnershipId))).paused
    const fields = { kind: 'resumption', partnershipId }
    const all = { organizationId: null, note: 'Summer.', evidence: '', evidenceLink: '' }
    expect(await fails(fields)).toMatchObject({ code: 'partnership_not_paused' })
    sure(
      await write(coordinator, (tx) =>
        pausePartnership(tx, partnershipId, { ...all, organizationId: harbor }),
      ),
    )
    expect(await fails(fields), 'one partner goes on by itself').toMatchObject({
      code: 'partnership_not_paused',
    })
    sure(await write(coordinator, (tx) => pausePartnership(tx, partnershipId, all)))
    const representative = await world.as('representative', harbor)
    const id = await made(fields, representative)
    expect(await fails(fields)).toMatchObject({ code: 'proposal_waits', facts: { name: 'Harbor Youth' } })
    const waits = () => read(coordinator, (tx) => dueItems(tx, proposalsDue))
    expect(await waits()).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ recordId: id, title: 'Let Homework Harbor go on?' }),
      ]),
    )
    expect((await read(lead, (tx) => proposalsPanel.load(tx, partnershipId)))?.rows).toHaveLength(1)
    const stranger = await world.as('lead', library)
    await expect(fails(fields, stranger)).rejects.toBeInstanceOf(NotFound)
    await expect(look(id, stranger)).rejects.toBeInstanceOf(NotFound)
    await expect(accept(id, {}, lead)).rejects.toBeInstanceOf(Forbidden)

    const again = await made({ kind: 'conclusion', partnershipId })
    const accepted = sure(await accept(id, { note: 'Everybody is back.' }))
    expect(await rests()).toBe(false)
    expect((await waits()).map((one) => one.recordId)).not.toContain(id)
    expect((await look(again)).standing, 'another course waits on').toBe('open')
    const breaks = await world.system.database.transaction({ as: 'owner' }, (db) =>
      db
        .selectFrom('partnershipBreaks')
        .where('partnershipId', '=', partnershipId)
        .where('organizationId', 'is', null)
        .select(['note', 'endNote'])
        .execute(),
    )
    expect(breaks).toEqual([{ note: 'Summer.', endNote: 'Everybody is back.' }])
    expect(await write(coordinator, (tx) => undo(tx, accepted.historyId))).toBeNull()
    expect(await rests(), 'the rest continues').toBe(true)
    expect((await look(id)).standing).toBe('open')
    sure(await write(coordinator, (tx) => resumePartnership(tx, partnershipId, all)))
    expect((await look(id)).standing, 'done without opening it').toBe('accepted')
  })

  it('of taking a concluded partnership up again are made there only, wait on Today and on its page, and do it', async () => {
    const partnershipId = await scene()
    const fields = { kind: 'reopening', partnershipId }
    expect(await fails(fields)).toMatchObject({ code: 'partnership_not_concluded' })
    sure(await write(coordinator, (tx) => concludePartnership(tx, partnershipId, { note: 'Done.' })))
    const id = await made(fields)
    const waits = () => read(coordinator, (tx) => dueItems(tx, proposalsDue))
    expect(await waits()).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ recordId: id, title: 'Take Homework Harbor up again?' }),
      ]),
    )
    expect((await read(lead, (tx) => proposalsPanel.load(tx, partnershipId)))?.rows).toHaveLength(1)
    await expect(fails(fields, await world.as('lead', library))).rejects.toBeInstanceOf(NotFound)
    const declined = sure(await decline(id))
    expect(await write(coordinator, (tx) => undo(tx, declined.historyId))).toBeNull()
    const concludedOn = async () =>
      (await read(coordinator, (tx) => readPartnership(tx, partnershipId))).concludedOn
    world.setNow('2026-04-02T12:00:00Z')
    coordinator = await world.as('coordinator')
    const accepted = sure(await accept(id))
    expect(await concludedOn()).toBeNull()
    expect((await waits()).map((one) => one.recordId)).not.toContain(id)
    expect(await write(coordinator, (tx) => undo(tx, accepted.historyId))).toBeNull()
    expect(await concludedOn(), 'the conclusion goes on with its day').toBe('2026-03-31')
    expect((await look(id)).standing).toBe('open')
    sure(await write(coordinator, (tx) => reopenPartnership(tx, partnershipId, { note: 'It goes on.' })))
    expect((await look(id)).standing, 'done without opening it').toBe('accepted')
    world.setNow('2026-03-31T12:00:00Z')
    coordinator = await world.as('coordinator')
  })

  it('say at its field what is missing or takes part anyway', async () => {
    const partnershipId = await scene()
    const name = newName()
    expect(() => input({ kind: 'conclusion', partnershipId, reason: ' ' })).toThrow(Invalid)
    expect(() => parseInput(declineInput, { reason: '' })).toThrow(Invalid)
    expect(await fails({ kind: 'partnership', name: '' })).toMatchObject({
      path: 'name',
      code: 'issue_required',
    })
    for (const own of [harbor, world.hostId])
      expect(await fails({ kind: 'partnership', name, organizationIds: [own] })).toMatchObject({
        path: 'organizationIds',
        code: 'issue_proposal_takes_part',
      })
    expect(await fails({ kind: 'partnership', name, organizationIds: [partnershipId] })).toMatchObject({
      path: 'organizationIds',
      code: 'issue_choice',
    })
    expect(await fails({ kind: 'partnership', name, partnershipId })).toMatchObject({ path: 'partnershipId' })
    expect(await fails({ kind: 'conclusion' })).toMatchObject({
      path: 'partnershipId',
      code: 'issue_required',
    })
    for (const whom of [{}, { organizationIds: [library], otherOrganizations: ['Another'] }])
      expect(await fails({ kind: 'partner', partnershipId, ...whom })).toMatchObject({
        path: 'organizationIds',
        code: 'issue_proposal_one',
      })
    expect(await fails({ kind: 'partnership', name }, await world.as('contributor'))).toMatchObject({
      code: 'partnership_alone',
    })
  })

  it('are refused of a partner that takes part, and in a partnership that is concluded', async () => {
    const partnershipId = await scene()
    for (const partner of [harbor, world.hostId])
      expect(await fails({ kind: 'partner', partnershipId, organizationIds: [partner] })).toMatchObject({
        code: 'partner_already',
      })
    sure(await write(coordinator, (tx) => invitePartner(tx, partnershipId, { organizationId: library })))
    expect(await fails({ kind: 'partner', partnershipId, organizationIds: [library] })).toMatchObject({
      code: 'partner_already',
    })
    sure(await write(coordinator, (tx) => concludePartnership(tx, partnershipId, { note: 'Done.' })))
    for (const fields of [{ kind: 'conclusion' }, { kind: 'partner', otherOrganizations: ['Choir'] }])
      expect(await fails({ ...fields, partnershipId })).toMatchObject({ code: 'partnership_concluded' })
  })

  it('wait once at a time for the same thing, and say by whom it was proposed', async () => {
    const partnershipId = await scene()
    const waits = { code: 'proposal_waits', facts: { name: 'Harbor Youth' } }
    const contributor = await world.as('contributor')
    for (const fields of [
      { kind: 'conclusion', partnershipId },
      { kind: 'partner', partnershipId, organizationIds: [library] },
    ]) {
      const id = await made(fields)
      expect(await fails(fields, contributor)).toMatchObject(waits)
      sure(await decline(id))
      sure(await decline(await made(fields, contributor)))
    }
    await made({ kind: 'partner', partnershipId, otherOrganizations: ['Café Luz'] })
    expect(await fails({ kind: 'partner', partnershipId, otherOrganizations: ['cafe luz'] })).toMatchObject(
      waits,
    )
    await made({ kind: 'partner', partnershipId, otherOrganizations: ['Another choir'] })
    const name = newName()
    await made({ kind: 'partnership', name })
    expect(await fails({ kind: 'partnership', name: name.toUpperCase() })).toMatchObject(waits)
    await made({ kind: 'partnership', name, organizationIds: [library] }, contributor)
  })

  it('proposed twice or accepted twice at once are there once', async () => {
    const partnershipId = await scene()
    const fields = { kind: 'partner', partnershipId, organizationIds: [library] }
    const twice = await Promise.all([1, 2].map(() => code(write(lead, (tx) => propose(tx, input(fields))))))
    expect(twice.toSorted()).toEqual(['done', 'proposal_waits'])
    const name = newName()
    const news = await Promise.all(
      [1, 2].map(() => code(write(lead, (tx) => propose(tx, input({ kind: 'partnership', name }))))),
    )
    expect(news.toSorted()).toEqual(['done', 'proposal_waits'])
    const { items } = await read(coordinator, (tx) =>
      listProposals(tx, { partnershipId, cursor: null, limit: 5 }),
    )
    const [proposal] = items
    const accepted = await Promise.all([1, 2].map(() => code(accept(proposal?.id ?? ''))))
    expect(accepted.toSorted()).toEqual(['done', 'proposal_settled'])
    expect(await standing(partnershipId, library)).toBe('invited')
  })

  it('are judged by how the partnership stands once it is held, not by how it was found', async () => {
    const partnershipId = await scene()
    const rests = { organizationId: null, note: 'Winter.', evidence: '', evidenceLink: '' }
    const meanwhile: [string, string, (tx: Tx) => Promise<unknown>][] = [
      ['pause', 'partnership_already_paused', (tx) => pausePartnership(tx, partnershipId, rests)],
      [
        'conclusion',
        'partnership_concluded',
        (tx) => concludePartnership(tx, partnershipId, { note: 'Done.' }),
      ],
    ]
    for (const [kind, refused, does] of meanwhile)
      expect(
        await write(coordinator, async (tx) => {
          const db = tx.db.withPlugin(onceHeld(() => does(tx)))
          return propose({ ...tx, db }, input({ kind, partnershipId }))
        }),
        kind,
      ).toMatchObject({ code: refused })
  })

  it('answered already are not answered again', async () => {
    const partnershipId = await scene()
    const id = await made({ kind: 'conclusion', partnershipId })
    sure(await decline(id))
    expect(await accept(id)).toMatchObject({ code: 'proposal_settled' })
    expect(await decline(id)).toMatchObject({ code: 'proposal_settled' })
    expect(await write(lead, (tx) => withdrawProposal(tx, id))).toMatchObject({ code: 'proposal_settled' })
    expect(await look(id)).toMatchObject({ standing: 'declined', declineReason: 'After the summer.' })
  })

  it('stay open when what they ask for is refused', async () => {
    const partnershipId = await scene()
    const id = await made({ kind: 'partner', partnershipId, otherOrganizations: ['The youth'] })
    expect(await accept(id, { organizationIds: [harbor] })).toMatchObject({ code: 'partner_already' })
    expect((await look(id)).standing).toBe('open')
    sure(await write(coordinator, (tx) => concludePartnership(tx, partnershipId, { note: 'Done.' })))
    expect(await accept(id, { organizationIds: [library] })).toMatchObject({ code: 'partnership_concluded' })
  })

  it('are answered by whoever does it without having opened them', async () => {
    const partnershipId = await scene()
    const partner = await made({ kind: 'partner', partnershipId, organizationIds: [library] })
    const end = await made({ kind: 'conclusion', partnershipId })
    sure(await write(coordinator, (tx) => invitePartner(tx, partnershipId, { organizationId: library })))
    expect(await look(partner)).toMatchObject({ standing: 'accepted', settledBy: coordinator.actor.name })
    expect((await look(end)).standing).toBe('open')
    sure(await write(coordinator, (tx) => concludePartnership(tx, partnershipId, { note: 'Done.' })))
    expect((await look(end)).standing).toBe('accepted')
  })

  it('are taken back by their own side only, and every answer can be undone', async () => {
    const partnershipId = await scene()
    const fields = { kind: 'conclusion', partnershipId }
    const first = await must(lead, (tx) => propose(tx, input(fields)))
    await expect(write(coordinator, (tx) => withdrawProposal(tx, first.id))).rejects.toBeInstanceOf(Forbidden)
    const withdrawn = sure(await write(lead, (tx) => withdrawProposal(tx, first.id)))
    expect((await look(first.id)).standing).toBe('withdrawn')
    expect(await write(lead, (tx) => undo(tx, withdrawn.historyId))).toBeNull()
    expect((await look(first.id)).standing).toBe('open')
    const declined = sure(await decline(first.id))
    const second = await made(fields)
    expect(await write(coordinator, (tx) => undo(tx, declined.historyId))).toMatchObject({
      code: 'proposal_waits',
    })
    sure(await write(lead, (tx) => withdrawProposal(tx, second)))
    expect(await write(coordinator, (tx) => undo(tx, declined.historyId))).toBeNull()
    const accepted = sure(await accept(first.id))
    expect(await write(coordinator, (tx) => undo(tx, accepted.historyId))).toBeNull()
    expect((await look(first.id)).standing).toBe('open')
    expect((await read(coordinator, (tx) => readPartnership(tx, partnershipId))).concludedOn).toBeNull()
    const partner = await made({ kind: 'partner', partnershipId, organizationIds: [library] })
    const asked = sure(await accept(partner))
    expect(await write(coordinator, (tx) => undo(tx, asked.historyId))).toBeNull()
    expect(await standing(partnershipId, library)).toBe('declined')
    const start = await made({ kind: 'partnership', name: newName() })
    const started = sure(await accept(start))
    expect(await write(coordinator, (tx) => undo(tx, started.historyId))).toBeNull()
    await expect(
      read(coordinator, (tx) => readPartnership(tx, started.startedPartnershipId ?? '')),
    ).rejects.toBeInstanceOf(NotFound)
    expect(await look(start)).toMatchObject({ standing: 'open', startedPartnershipId: null })
  })

  it('of a new partnership name whom it would serve, and it does when they are accepted', async () => {
    const [street, elders] = [await communityOf(world, 'Mill Road'), await communityOf(world, 'Elders')]
    const id = await made({ kind: 'partnership', name: newName(), communityIds: [street, elders, street] })
    expect((await look(id, lead)).communities).toEqual([
      { id: elders, name: 'Elders' },
      { id: street, name: 'Mill Road' },
    ])
    const served = async (startedId: string | null) =>
      (await read(coordinator, (tx) => communitiesServed(tx, startedId ?? ''))).map((one) => one.id)
    expect(await served(sure(await accept(id)).startedPartnershipId)).toEqual(
      expect.arrayContaining([street, elders]),
    )
    const fewer = await made({ kind: 'partnership', name: newName(), communityIds: [street, elders] })
    expect(await served(sure(await accept(fewer, { communityIds: [elders] })).startedPartnershipId)).toEqual([
      elders,
    ])
    expect(await fails({ kind: 'partnership', name: newName(), communityIds: [harbor] })).toMatchObject({
      path: 'communityIds',
    })
    const partnershipId = await scene()
    const partner = await made({
      kind: 'partner',
      partnershipId,
      organizationIds: [library],
      communityIds: [street],
    })
    expect((await look(partner)).communities).toEqual([])
  })

  it('are found by their words, and by the names they are about, within reach', async () => {
    const partnershipId = await scene()
    const fresh = await made({
      kind: 'partnership',
      name: 'Kitchens of Saturdays',
      purpose: 'Soup for who comes.',
      otherOrganizations: ['Ladle Circle'],
      reason: 'The stoves are cold on weekends.',
    })
    const partner = await made({ kind: 'partner', partnershipId, otherOrganizations: ['Anvil Guild'] })
    const found = async (query: string, ctx = lead) =>
      (await read(ctx, (tx) => find(tx, query, 10)))
        .filter((group) => group.kind === 'proposal')
        .flatMap((group) => group.rows.map((one) => one.id))
    for (const query of ['kitchens', 'soup for', 'stoves', 'ladle circle'])
      expect((await found(query))[0], query).toBe(fresh)
    expect((await found('anvil guild', coordinator))[0]).toBe(partner)
    expect(await found('kitchens', await world.as('lead', library))).toEqual([])
  })

  it('take back with an acceptance what it added to the records, unless something else leads to it', async () => {
    const there = async (name: string) =>
      (
        await read(coordinator, (tx) =>
          reachableOrganizations(tx).where('organizations.name', '=', name).select('id').execute(),
        )
      )[0]?.id
    const acceptAdding = async (name: string, partnershipId: string | null = null) => {
      const id = await made({
        ...(partnershipId === null
          ? { kind: 'partnership', name: newName() }
          : { kind: 'partner', partnershipId }),
        otherOrganizations: [name],
      })
      const { historyId } = sure(await accept(id, { newOrganizations: [name] }))
      return { historyId, added: (await there(name)) ?? '' }
    }
    const back = (historyId: string) => write(coordinator, (tx) => undo(tx, historyId))
    for (const [name, partnershipId] of [
      ['Tin Whistle Club', null],
      ['Paper Boat Works', await scene()],
    ] as const) {
      const { historyId, added } = await acceptAdding(name, partnershipId)
      expect(added).not.toBe('')
      expect(await back(historyId)).toBeNull()
      expect(await there(name), name).toBeUndefined()
    }
    const used: [string, (id: string) => Promise<unknown>][] = [
      ['Rope Walk', async (id) => world.as('lead', id)],
      ['Lime Kiln', async (id) => makePartnership(world, [id])],
      ['Ice House', async (id) => made({ kind: 'partnership', name: newName(), organizationIds: [id] })],
      [
        'Clay Yard',
        (id) =>
          keepHouse(coordinator, (tx) =>
            tx.db.updateTable('organizations').set({ version: 2 }).where('id', '=', id).execute(),
          ),
      ],
    ]
    for (const [name, use] of used) {
      const { historyId, added } = await acceptAdding(name)
      await use(added)
      expect(await back(historyId)).toBeNull()
      expect(await there(name), name).toBe(added)
    }
  })

  it('are not there for another partner, another workspace, and of a new partnership for who is named', async () => {
    const partnershipId = await scene()
    const inside = await made({ kind: 'conclusion', partnershipId })
    const fresh = await made({ kind: 'partnership', name: newName(), organizationIds: [library] })
    const abroad = await (await world.another()).as('owner')
    const stranger = await world.as('lead', library)
    for (const ctx of [stranger, abroad])
      for (const id of [inside, fresh]) {
        await expect(look(id, ctx)).rejects.toBeInstanceOf(NotFound)
        await expect(accept(id, {}, ctx)).rejects.toBeInstanceOf(NotFound)
        await expect(decline(id, ctx)).rejects.toBeInstanceOf(NotFound)
        await expect(write(ctx, (tx) => withdrawProposal(tx, id))).rejects.toBeInstanceOf(NotFound)
      }
    await expect(fails({ kind: 'conclusion', partnershipId }, stranger)).rejects.toBeInstanceOf(NotFound)
    const seen = await read(stranger, (tx) => listProposals(tx, { cursor: null, limit: 200 }))
    expect(seen.items.map((one) => one.id)).not.toEqual(expect.arrayContaining([inside]))
    expect(seen.items.map((one) => one.id)).not.toEqual(expect.arrayContaining([fresh]))
  })

  it('read as they stood to who has left, who proposes and answers nothing more there', async () => {
    const partnershipId = await makePartnership(world, [harbor, library])
    const left = await world.as('lead', harbor)
    const before = await made({ kind: 'conclusion', partnershipId }, left)
    await letLeave(world, partnershipId, harbor, new Date('2026-03-31T13:00:00Z'))
    world.setNow('2026-04-02T12:00:00Z')
    sure(await decline(before, await world.as('coordinator')))
    const after = await made({ kind: 'conclusion', partnershipId }, await world.as('lead', library))
    const gone = await world.as('lead', harbor)
    expect(await look(before, gone)).toMatchObject({ standing: 'open', declineReason: '' })
    await expect(look(after, gone)).rejects.toBeInstanceOf(NotFound)
    const open = await read(gone, (tx) =>
      listProposals(tx, { partnershipId, standing: 'open', cursor: null, limit: 9 }),
    )
    expect(open.items.map((one) => one.id)).toEqual([before])
    await expect(fails({ kind: 'conclusion', partnershipId }, gone)).rejects.toBeInstanceOf(Forbidden)
    world.setNow('2026-03-31T12:00:00Z')
  })

  it('wait on Today for those who decide, until they are answered or all is concluded', async () => {
    const partnershipId = await scene()
    const id = await made({ kind: 'partner', partnershipId, organizationIds: [library] })
    const due = async (role: 'owner' | 'coordinator' | 'contributor' | 'viewer' | 'lead') =>
      (await read(await world.as(role, harbor), (tx) => dueItems(tx, proposalsDue))).find(
        (one) => one.recordId === id,
      )
    for (const role of ['owner', 'coordinator'] as const)
      expect(await due(role)).toMatchObject({
        group: 'waiting',
        title: 'Ask Riverbend Library to join Homework Harbor?',
        doneHref: `/proposals/${id}/accept`,
      })
    for (const role of ['contributor', 'viewer', 'lead'] as const) expect(await due(role)).toBeUndefined()
    const panel = () => read(lead, (tx) => proposalsPanel.load(tx, partnershipId))
    expect((await panel())?.rows).toHaveLength(1)
    sure(await write(coordinator, (tx) => concludePartnership(tx, partnershipId, { note: 'Done.' })))
    expect(await due('owner')).toBeUndefined()
    expect(await panel()).toBeNull()
  })

  it('leave with everything of their partnership, and with the dossier', async () => {
    const partnershipId = await scene()
    sure(await decline(await made({ kind: 'partner', partnershipId, otherOrganizations: ['Choir'] })))
    const rows = await read(lead, async (tx) => {
      const all = []
      for await (const row of exportedProposals.ofPartnership?.rows(tx, partnershipId) ?? []) all.push(row)
      return all
    })
    expect(rows).toMatchObject([
      {
        kind: 'partner',
        organizations: 'Choir',
        reason,
        standing: 'declined',
        declineReason: 'After the summer.',
      },
    ])
    expect(await read(lead, (tx) => proposalsChapter.write(tx, partnershipId))).not.toBeNull()
    const other = await scene()
    expect(await read(lead, (tx) => proposalsChapter.write(tx, other))).toBeNull()
  })
})
