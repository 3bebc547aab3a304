import { afterAll, describe, expect, it } from 'vitest'
import { undo } from '#platform/activity/undo.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, NotFound } from '#platform/errors/errors.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { dueItems } from '#platform/testing/told.server.ts'
import { pausePartnership, resumePartnership } from '../partnerships/pause.server.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import { proposalsDue } from './due.server.ts'
import { openScene } from './factories.ts'
import { proposalsPanel } from './panel.server.ts'

describe('proposals', async () => {
  const { world, harbor, library, coordinator, scene, made, look, accept, fails } = await openScene()
  afterAll(() => world.close())

  it('of a rest let all of it rest, and can be taken back; one that rests is not let rest again', async () => {
    const { partnershipId } = await scene()
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
    const { partnershipId, lead } = await scene()
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
})
