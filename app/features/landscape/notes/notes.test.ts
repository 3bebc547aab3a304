import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { historyOf, historyOfPartnership } from '#platform/activity/history.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, Invalid, NotFound, Stale } from '#platform/errors/errors.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { partnershipOf } from '../factories.ts'
import { landscape } from '../index.server.ts'
import { organizationPage } from '../organizations/page.server.ts'
import { addNote } from './add.server.ts'
import { changeNote } from './change.server.ts'
import { noteInput } from './inputs.ts'
import { notesOf, readNote } from './reads.server.ts'
import { removeNote, restoreNote } from './remove.server.ts'

describe('notes', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld([landscape])
  })
  afterAll(() => world.close())

  const note = (ctx: Ctx, subjectKind: string, subjectId: string, fields: object = {}) =>
    write(ctx, (tx) =>
      addNote(tx, noteInput.parse({ subjectKind, subjectId, body: 'They pay in advance', ...fields })),
    )
  const bodies = async (ctx: Ctx, subjectKind: 'organization' | 'partnership', subjectId: string) =>
    (await read(ctx, (tx) => notesOf(tx, { subjectKind, subjectId }))).map((one) => one.body)

  it('on an organization are read by the people of the writer’s own organization, and by nobody else', async () => {
    const subject = await world.organization('Noted')
    const own = await world.organization('Writers')
    const lead = await world.as('lead', own)
    await note(lead, 'organization', subject, { body: 'Ours alone' })
    await note(await world.as('contributor'), 'organization', subject, { body: 'The host’s' })
    expect(await bodies(await world.as('representative', own), 'organization', subject)).toEqual([
      'Ours alone',
    ])
    expect(await bodies(await world.as('owner'), 'organization', subject)).toEqual(['The host’s'])
    expect(await bodies(await world.as('lead', subject), 'organization', subject)).toEqual([])
    const page = await read(await world.as('owner'), (tx) => organizationPage(tx, subject))
    expect(JSON.stringify(page)).not.toContain('Ours alone')
    expect(page.history?.map((line) => line.text)).toEqual([
      expect.stringMatching(/^contributor \d+ wrote a note$/),
    ])
  })

  it('can’t be opened, changed or taken away by another organization', async () => {
    const subject = await world.organization('Noted too')
    const own = await world.organization('Writers too')
    const { id } = await note(await world.as('lead', own), 'organization', subject)
    const owner = await world.as('owner')
    await expect(read(owner, (tx) => readNote(tx, id))).rejects.toBeInstanceOf(NotFound)
    await expect(write(owner, (tx) => changeNote(tx, id, { body: 'x', version: 1 }))).rejects.toBeInstanceOf(
      NotFound,
    )
    await expect(write(owner, (tx) => removeNote(tx, id))).rejects.toBeInstanceOf(NotFound)
    await write(await world.as('lead', own), (tx) => removeNote(tx, id))
    const entry = { id, subjectId: id, before: null, after: null }
    await expect(write(owner, (tx) => restoreNote(tx, entry))).rejects.toBeInstanceOf(NotFound)
    await write(await world.as('lead', own), (tx) => restoreNote(tx, entry))
    expect(await bodies(await world.as('lead', own), 'organization', subject)).toHaveLength(1)
  })

  it('are a contributor’s own to change, and the coordinator’s of the same organization', async () => {
    const subject = await world.organization('Noted thrice')
    const coordinator = await world.as('coordinator')
    const contributor = await world.as('contributor')
    const { id } = await note(coordinator, 'organization', subject)
    const changed = { body: 'Better said', version: 1 }
    await expect(write(contributor, (tx) => changeNote(tx, id, changed))).rejects.toBeInstanceOf(Forbidden)
    const own = await note(contributor, 'organization', subject)
    await write(contributor, (tx) => changeNote(tx, own.id, changed))
    await write(coordinator, (tx) => changeNote(tx, own.id, { body: 'Best', version: 2 }))
    await expect(write(coordinator, (tx) => changeNote(tx, own.id, changed))).rejects.toBeInstanceOf(Stale)
    await expect(note(await world.as('viewer'), 'organization', subject)).rejects.toBeInstanceOf(Forbidden)
  })

  it('to all partners stand in a partnership only, and are read by whoever reaches it', async () => {
    const one = await world.organization('Partner one')
    const two = await world.organization('Partner two')
    const three = await world.organization('Bystander')
    const partnership = await partnershipOf(world, [{ organizationId: one }, { organizationId: two }])
    const lead = await world.as('lead', one)
    await expect(note(lead, 'organization', two, { audience: 'partnership' })).rejects.toBeInstanceOf(Invalid)
    await note(lead, 'partnership', partnership, { audience: 'partnership', body: 'For all' })
    await note(lead, 'partnership', partnership, { body: 'For us' })
    expect(await bodies(await world.as('lead', two), 'partnership', partnership)).toEqual(['For all'])
    expect(await bodies(await world.as('viewer'), 'partnership', partnership)).toEqual(['For all'])
    expect((await bodies(lead, 'partnership', partnership)).sort()).toEqual(['For all', 'For us'])
    expect(await bodies(await world.as('lead', three), 'partnership', partnership)).toEqual([])
    await expect(note(await world.as('lead', three), 'partnership', partnership)).rejects.toBeInstanceOf(
      NotFound,
    )
    const lines = (ctx: Ctx) => read(ctx, (tx) => historyOfPartnership(tx, partnership))
    expect(await lines(lead)).toHaveLength(2)
    expect(await lines(await world.as('owner'))).toHaveLength(1)
    expect(await lines(await world.as('lead', three))).toHaveLength(0)
  })

  it('in a partnership that the own organization has left are read as of that day, and not written', async () => {
    const left = await world.organization('Left already')
    const stays = await world.organization('Stays on')
    const partnership = await partnershipOf(world, [
      { organizationId: left, leftAt: new Date('2026-03-01T00:00:00Z') },
      { organizationId: stays },
    ])
    await note(await world.as('lead', stays), 'partnership', partnership, { audience: 'partnership' })
    const lead = await world.as('lead', left)
    expect(await bodies(lead, 'partnership', partnership)).toEqual([])
    await expect(note(lead, 'partnership', partnership)).rejects.toBeInstanceOf(Forbidden)
    expect(await read(lead, (tx) => historyOfPartnership(tx, partnership))).toEqual([])
  })

  it('on somebody out of reach can’t be written', async () => {
    const lead = await world.as('lead', await world.organization('Curious'))
    await expect(note(lead, 'person', await world.person('Unreached'))).rejects.toBeInstanceOf(NotFound)
    const stranger = await (await world.another()).as('owner')
    await expect(
      note(stranger, 'organization', await world.organization('Elsewhere')),
    ).rejects.toBeInstanceOf(NotFound)
  })

  it('name people of other organizations to a partner by their organization only', async () => {
    const own = await world.organization('Told House')
    const lead = await world.as('lead', own)
    const staff = await world.as('coordinator')
    const { changeOrganization } = await import('../organizations/change.server.ts')
    const { organizationChange } = await import('../organizations/inputs.ts')
    await write(staff, (tx) =>
      changeOrganization(
        tx,
        own,
        organizationChange.parse({ name: 'Told House', kind: 'faith', version: 1 }),
      ),
    )
    const lines = await read(lead, (tx) => historyOf(tx, { subjectKind: 'organization', subjectId: own }))
    expect(lines.map((line) => line.who)).toEqual(['Someone at Host of demo'])
  })
})
