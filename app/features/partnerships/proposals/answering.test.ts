import { afterAll, describe, expect, it } from 'vitest'
import { undo } from '#platform/activity/undo.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, NotFound } from '#platform/errors/errors.ts'
import { code, must, sure } from '#platform/testing/answers.server.ts'
import { overtaken } from '#platform/testing/overtaken.server.ts'
import { invitePartner } from '../partners/invite.server.ts'
import { concludePartnership, reopenPartnership, undoReopening } from '../partnerships/conclude.server.ts'
import { pausePartnership, resumePartnership, undoResumption } from '../partnerships/pause.server.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import { withdrawProposal } from './answer.server.ts'
import { openScene } from './factories.ts'
import { propose } from './propose.server.ts'
import { listProposals } from './reads.server.ts'

describe('proposals', async () => {
  const {
    world,
    harbor,
    library,
    coordinator,
    scene,
    input,
    made,
    look,
    accept,
    decline,
    standing,
    newName,
  } = await openScene()
  afterAll(() => world.close())

  it('proposed twice or accepted twice at once are there once', async () => {
    const { partnershipId, lead } = await scene()
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

  it('answered already are not answered again', async () => {
    const { partnershipId, lead } = await scene()
    const id = await made({ kind: 'conclusion', partnershipId })
    sure(await decline(id))
    expect(await accept(id)).toMatchObject({ code: 'proposal_settled' })
    expect(await decline(id)).toMatchObject({ code: 'proposal_settled' })
    expect(await write(lead, (tx) => withdrawProposal(tx, id))).toMatchObject({ code: 'proposal_settled' })
    expect(await look(id)).toMatchObject({ standing: 'declined', declineReason: 'After the summer.' })
  })

  it('stay open when what they ask for is refused', async () => {
    const { partnershipId } = await scene()
    const id = await made({ kind: 'partner', partnershipId, otherOrganizations: ['The youth'] })
    expect(await accept(id, { organizationIds: [harbor] })).toMatchObject({ code: 'partner_already' })
    expect((await look(id)).standing).toBe('open')
    sure(await write(coordinator, (tx) => concludePartnership(tx, partnershipId, { note: 'Done.' })))
    expect(await accept(id, { organizationIds: [library] })).toMatchObject({ code: 'partnership_concluded' })
  })

  it('are answered by whoever does it without having opened them', async () => {
    const { partnershipId } = await scene()
    const partner = await made({ kind: 'partner', partnershipId, organizationIds: [library] })
    const end = await made({ kind: 'conclusion', partnershipId })
    sure(await write(coordinator, (tx) => invitePartner(tx, partnershipId, { organizationId: library })))
    expect(await look(partner)).toMatchObject({ standing: 'accepted', settledBy: coordinator.actor.name })
    expect((await look(end)).standing).toBe('open')
    sure(await write(coordinator, (tx) => concludePartnership(tx, partnershipId, { note: 'Done.' })))
    expect((await look(end)).standing).toBe('accepted')
  })

  it('are answered by what is done in the same moment, where they come first', async () => {
    const { partnershipId } = await scene()
    const all = { organizationId: null, note: '', evidence: '', evidenceLink: '' }
    const entry = { id: '', subjectId: partnershipId, before: null, after: null }
    const does = (verb: (tx: Tx) => Promise<unknown>, proposed?: string) =>
      keepHouse(coordinator, async (tx) =>
        sure(
          await verb(
            proposed === undefined
              ? tx
              : overtaken(tx, 'partnerships', (other) =>
                  propose(other, input({ kind: proposed, partnershipId })),
                ),
          ),
        ),
      )
    await does((tx) => pausePartnership(tx, partnershipId, all))
    await does((tx) => resumePartnership(tx, partnershipId, all), 'resumption')
    await does((tx) => undoResumption(tx, entry), 'pause')
    await does((tx) => concludePartnership(tx, partnershipId, { note: 'Done.' }))
    await does((tx) => reopenPartnership(tx, partnershipId, { note: '' }), 'reopening')
    await does((tx) => undoReopening(tx, entry), 'conclusion')
    const { items } = await read(coordinator, (tx) =>
      listProposals(tx, { partnershipId, cursor: null, limit: 50 }),
    )
    expect(items.map(({ kind, standing }) => [kind, standing]).toSorted()).toEqual([
      ['conclusion', 'accepted'],
      ['pause', 'accepted'],
      ['reopening', 'accepted'],
      ['resumption', 'accepted'],
    ])
  })

  it('are taken back by their own side only, and every answer can be undone', async () => {
    const { partnershipId, lead } = await scene()
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
})
