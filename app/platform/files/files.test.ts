import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { v7 as uuid } from 'uuid'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { undo } from '../activity/undo.server.ts'
import type { Ctx } from '../context/context.server.ts'
import { read, write } from '../context/transaction.server.ts'
import { Forbidden, Invalid, isRefusal, NotFound, Refusal } from '../errors/errors.ts'
import { openWorld, testNow, type World } from '../testing/world.server.ts'
import { attachChosen, attachFile, attachIfChosen } from './attach.server.ts'
import { cleanName, fileLimitBytes } from './file.ts'
import { filesOf, openFile, pathOf } from './reads.server.ts'
import { removeFile } from './remove.server.ts'
import { sweepFiles } from './sweep.server.ts'

const pdf = '%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'
const bytes = (...numbers: number[]) => new Uint8Array([...numbers, ...new Array(200).fill(0)])

/** A picture of one point. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

describe('files', () => {
  let world: World
  let partner: string
  beforeAll(async () => {
    world = await openWorld([])
    partner = await world.organization('Harbor Youth')
  })
  afterAll(() => world.close())

  const attach = (ctx: Ctx, content: BlobPart, name = 'minutes.txt') =>
    write(ctx, (tx) =>
      attachFile(
        tx,
        {
          subject: { kind: 'organization', id: partner },
          partnershipId: null,
          audience: 'organization',
        },
        new File([content], name),
      ),
    )
  const kept = async (ctx: Ctx, content: BlobPart = 'What was said', name?: string) => {
    const made = await attach(ctx, content, name)
    if (isRefusal(made)) throw new Error(made.code)
    return made
  }

  it.each([
    ['a picture', dot, 'map.png', 'image/png'],
    ['a document', pdf, 'agreement.pdf', 'application/pdf'],
    ['a document whose name says picture', pdf, 'agreement.png', 'application/pdf'],
    ['plain text', 'Ábrete', 'notes.md', 'text/plain'],
    ['a table', 'name,day\nHarbor,2026-03-01', 'days.csv', 'text/csv'],
  ])('are taken by what they hold: %s', async (_title, content, name, mediaType) => {
    const ctx = await world.as('contributor')
    const { id } = await kept(ctx, content, name)
    const opened = await read(ctx, (tx) => openFile(tx, id))
    opened.stream.destroy()
    expect(opened).toMatchObject({ name, mediaType })
  })

  it.each([
    ['nothing', '', 'file_empty'],
    ['a program renamed to a document', bytes(0x4d, 0x5a, 0x90, 0x00, 0x03), 'file_kind'],
    ['a web page', '<!doctype html><script>alert(1)</script>', 'file_kind'],
    ['a web page behind a comment', '\n <!-- hello --><html></html>', 'file_kind'],
    ['a drawing that can run', '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>', 'file_kind'],
    ['what is neither text nor known', bytes(0xfe, 0xed, 0x01), 'file_kind'],
    ['more than the limit', new Uint8Array(fileLimitBytes + 1), 'file_too_large'],
  ])('are refused when they hold %s, whatever their name says', async (_title, content, code) => {
    const ctx = await world.as('contributor')
    const before = await read(ctx, (tx) => filesOf(tx, 'organization', partner))
    expect(await attach(ctx, content, 'report.pdf')).toMatchObject({ code })
    expect(await read(ctx, (tx) => filesOf(tx, 'organization', partner))).toHaveLength(before.length)
  })

  it('come back byte for byte, and lie where only we read them', async () => {
    const ctx = await world.as('contributor')
    const { id } = await kept(ctx, 'Línea uno\nline two')
    const { stream } = await read(ctx, (tx) => openFile(tx, id))
    expect(Buffer.concat(await stream.toArray()).toString()).toBe('Línea uno\nline two')
    const path = pathOf(world.system.settings, world.workspace.id, id)
    expect(readFileSync(path, 'utf8')).toBe('Línea uno\nline two')
  })

  it('are asked for at their field where one must be chosen, and only there', async () => {
    const ctx = await world.as('contributor')
    const to = {
      subject: { kind: 'organization', id: partner },
      partnershipId: null,
      audience: 'organization' as const,
    }
    const empty = new FormData()
    empty.set('file', new File([], ''))
    await expect(write(ctx, (tx) => attachChosen(tx, to, empty))).rejects.toBeInstanceOf(Invalid)
    await expect(write(ctx, (tx) => attachChosen(tx, to, new FormData()))).rejects.toBeInstanceOf(Invalid)
    expect(await read(ctx, (tx) => attachIfChosen(tx, to, empty))).toBeNull()
    const chosen = new FormData()
    chosen.set('file', new File([], 'nothing.pdf'))
    expect(await write(ctx, (tx) => attachIfChosen(tx, to, chosen))).toMatchObject({ code: 'file_empty' })
  })

  it('that an organization keeps to itself are out of reach of everyone else, also of the host’s owner', async () => {
    const lead = await world.as('lead', partner)
    const { id } = await kept(lead)
    for (const ctx of [await world.as('owner'), await world.as('lead', await world.organization('Oak'))]) {
      await expect(read(ctx, (tx) => openFile(tx, id))).rejects.toBeInstanceOf(NotFound)
      await expect(write(ctx, (tx) => removeFile(tx, id))).rejects.toBeInstanceOf(NotFound)
      expect(
        (await read(ctx, (tx) => filesOf(tx, 'organization', partner))).map((file) => file.id),
      ).not.toContain(id)
    }
    const other = await world.another()
    await expect(read(await other.as('owner'), (tx) => openFile(tx, id))).rejects.toBeInstanceOf(NotFound)
    expect((await read(lead, (tx) => filesOf(tx, 'organization', partner)))[0]).toMatchObject({
      id,
      addedBy: lead.actor.name,
      can: { remove: true },
    })
  })

  it('are taken away, and brought back by whoever took them away', async () => {
    const ctx = await world.as('coordinator')
    const { id } = await kept(ctx)
    const { historyId } = await write(ctx, (tx) => removeFile(tx, id))
    await expect(read(ctx, (tx) => openFile(tx, id))).rejects.toBeInstanceOf(NotFound)
    expect(await write(ctx, (tx) => undo(tx, historyId))).toBeNull()
    const { stream } = await read(ctx, (tx) => openFile(tx, id))
    expect(Buffer.concat(await stream.toArray()).toString()).toBe('What was said')
  })

  it('are gone again when adding them is taken back', async () => {
    const ctx = await world.as('contributor')
    const { id, historyId } = await kept(ctx)
    expect(await write(ctx, (tx) => undo(tx, historyId))).toBeNull()
    await expect(read(ctx, (tx) => openFile(tx, id))).rejects.toBeInstanceOf(NotFound)
  })

  it('are not taken away by someone who only reads, nor by a contributor who did not add them', async () => {
    const { id } = await kept(await world.as('owner'))
    for (const ctx of [await world.as('viewer'), await world.as('contributor')]) {
      await expect(write(ctx, (tx) => removeFile(tx, id))).rejects.toBeInstanceOf(Forbidden)
      const seen = await read(ctx, (tx) => filesOf(tx, 'organization', partner))
      expect(seen.find((file) => file.id === id)?.can.remove).toBe(false)
    }
  })

  describe('at night', () => {
    const at = (id: string, workspaceId = world.workspace.id) =>
      pathOf(world.system.settings, workspaceId, id)
    const writtenOn = (id: string, moment: string) => utimesSync(at(id), new Date(moment), new Date(moment))
    /** On disk, and no row of it: what is left of an act that was rolled back. */
    const lost = (moment: string, workspaceId?: string) => {
      const id = uuid()
      mkdirSync(dirname(at(id, workspaceId)), { recursive: true })
      writeFileSync(at(id, workspaceId), 'lost')
      utimesSync(at(id, workspaceId), new Date(moment), new Date(moment))
      return id
    }
    const rowOf = (id: string) =>
      world.system.database.transaction({ as: 'owner' }, (db) =>
        db.selectFrom('files').select('deletedAt').where('id', '=', id).executeTakeFirst(),
      )
    afterEach(() => world.setNow(testNow))

    it('are gone from disk a day after they were removed, when nobody can bring them back', async () => {
      const ctx = await world.as('coordinator')
      const { id: removed } = await kept(ctx)
      const { id: still } = await kept(ctx)
      for (const id of [removed, still]) writtenOn(id, '2026-03-01T12:00:00Z')
      const { historyId } = await write(ctx, (tx) => removeFile(tx, removed))

      world.setNow('2026-04-01T11:59:00Z')
      expect(await sweepFiles(await world.as('owner'))).toBe(0)
      expect(existsSync(at(removed))).toBe(true)

      world.setNow('2026-04-01T12:01:00Z')
      const later = await world.as('coordinator')
      expect(await sweepFiles(later)).toBe(1)
      expect([existsSync(at(removed)), existsSync(at(still))]).toEqual([false, true])
      expect([await rowOf(removed), await rowOf(still)]).toEqual([undefined, { deletedAt: null }])
      expect(await write(later, (tx) => undo(tx, historyId))).toMatchObject({ code: 'undo_gone' })
    })

    it('are gone from disk when they were never kept, but not while they may still be', async () => {
      const ctx = await world.as('owner')
      const rolledBack = await write(ctx, async (tx) => {
        const made = await attachFile(
          tx,
          { subject: { kind: 'organization', id: partner }, partnershipId: null, audience: 'partnership' },
          new File(['never kept'], 'never.txt'),
        )
        return isRefusal(made) ? made : new Refusal('file_kind', { id: made.id })
      })
      const id = isRefusal(rolledBack) ? String(rolledBack.facts.id) : ''
      expect(existsSync(at(id))).toBe(true)
      writtenOn(id, '2026-03-30T11:59:00Z')
      const young = lost('2026-03-30T12:01:00Z')
      expect(await sweepFiles(ctx)).toBe(1)
      expect([existsSync(at(id)), existsSync(at(young))]).toEqual([false, true])
    })

    it('of other workspaces stay where they are, also of those this database doesn’t know', async () => {
      const other = await world.another()
      const ids = [other.workspace.id, uuid()].map((workspace) => ({
        workspace,
        id: lost('2026-01-01T12:00:00Z', workspace),
      }))
      await sweepFiles(await world.as('owner'))
      expect(ids.map(({ id, workspace }) => existsSync(at(id, workspace)))).toEqual([true, true])
    })
  })

  it('have names that are safe in a folder and in a header', () => {
    expect(cleanName('../../etc/passwd')).toBe('passwd')
    expect(cleanName('C:\\temp\\plan "final".pdf')).toBe('plan final.pdf')
    expect(cleanName('a\r\nSet-Cookie: x.pdf')).toBe('aSet-Cookie x.pdf')
    expect(cleanName('..')).toBe('file')
    expect(cleanName(`${'x'.repeat(300)}.pdf`)).toMatch(/x\.pdf$/)
  })
})
