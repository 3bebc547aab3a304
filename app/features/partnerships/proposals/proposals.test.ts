import { afterAll, describe, expect, it } from 'vitest'
import type { Tx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, Invalid, NotFound } from '#platform/errors/errors.ts'
import { parseInput } from '#platform/http/form.server.ts'
import { find } from '#platform/search/find.server.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { overtaken } from '#platform/testing/overtaken.server.ts'
import { dueItems } from '#platform/testing/told.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { concludePartnership } from '../partnerships/conclude.server.ts'
import { pausePartnership } from '../partnerships/pause.server.ts'
import { withdrawProposal } from './answer.server.ts'
import { proposalsChapter } from './chapter.server.tsx'
import { proposalsDue } from './due.server.ts'
import { exportedProposals } from './export.server.ts'
import { openScene, reason } from './factories.ts'
import { declineInput } from './inputs.ts'
import { proposalsPanel } from './panel.server.ts'
import { propose } from './propose.server.ts'
import { listProposals } from './reads.server.ts'

describe('proposals', async () => {
  const { world, harbor, library, coordinator, scene, input, made, look, accept, decline, fails, newName } =
    await openScene()
  afterAll(() => world.close())

  it('are made by anybody of either side but those who only read, and answered by owners and coordinators', async () => {
    for (const role of ['owner', 'coordinator', 'contributor', 'lead', 'representative'] as const) {
      const { partnershipId } = await scene()
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
    const { partnershipId } = await scene()
    const viewer = await world.as('viewer')
    for (const fields of [
      { kind: 'partnership', name: newName() },
      { kind: 'partner', partnershipId, organizationIds: [library] },
      { kind: 'conclusion', partnershipId },
    ])
      await expect(write(viewer, (tx) => propose(tx, input(fields)))).rejects.toBeInstanceOf(Forbidden)
  })

  it('say at its field what is missing or takes part anyway', async () => {
    const { partnershipId } = await scene()
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

  it('wait once at a time for the same thing, and say by whom it was proposed', async () => {
    const { partnershipId } = await scene()
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

  it('are judged by how the partnership stands once it is held, not by how it was found', async () => {
    const { partnershipId } = await scene()
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
        await write(coordinator, (tx) =>
          propose(overtaken(tx, 'partnerships', does), input({ kind, partnershipId })),
        ),
        kind,
      ).toMatchObject({ code: refused })
  })

  it('are found by their words, and by the names they are about, within reach', async () => {
    const { partnershipId, lead } = await scene()
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

  it('are not there for another partner, another workspace, and of a new partnership for who is named', async () => {
    const { partnershipId } = await scene()
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
    const { partnershipId, lead } = await scene()
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
    const { partnershipId, lead } = await scene()
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
    expect(await read(other.lead, (tx) => proposalsChapter.write(tx, other.partnershipId))).toBeNull()
  })
})
