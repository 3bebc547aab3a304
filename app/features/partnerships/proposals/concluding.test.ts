import { afterAll, describe, expect, it } from 'vitest'
import { undo } from '#platform/activity/undo.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { dueItems } from '#platform/testing/told.server.ts'
import { invitePartner } from '../partners/invite.server.ts'
import { concludePartnership, reopenPartnership } from '../partnerships/conclude.server.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import { proposalsDue } from './due.server.ts'
import { openScene } from './factories.ts'
import { proposalsPanel } from './panel.server.ts'

describe('proposals', async () => {
  const { world, harbor, library, coordinator, scene, made, look, accept, decline, standing, fails } =
    await openScene()
  afterAll(() => world.close())

  it('of a further partner ask it, and of a conclusion conclude with the note of whoever accepts', async () => {
    const { partnershipId } = await scene()
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

  it('of taking a concluded partnership up again are made there only, wait on Today and on its page, and do it', async () => {
    const { partnershipId, lead } = await scene()
    let coordinator = await world.as('coordinator')
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
  })

  it('are refused of a partner that takes part, and in a partnership that is concluded', async () => {
    const { partnershipId } = await scene()
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
})
