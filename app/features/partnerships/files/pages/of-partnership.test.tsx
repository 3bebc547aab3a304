import { renderToStaticMarkup } from 'react-dom/server'
import { createRoutesStub } from 'react-router'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { letLeave, makePartnership } from '../../factories.ts'
import { partnershipNoun } from '../../partnerships/register.server.ts'
import PartnershipFiles, { loader } from './of-partnership.tsx'

describe('the files of a partnership', () => {
  let world: World
  let harbor: string
  let elm: string
  let full: string
  beforeAll(async () => {
    world = await openWorld([{ name: 'partnerships', ...partnershipNoun }])
    harbor = await world.organization('Harbor Youth')
    elm = await world.organization('Elm Clinic')
    full = await makePartnership(world, [harbor, elm])
    // One moment for them all: the pages keep apart what was added together.
    await keep(full, [
      'Convenio de Otoño 50%.pdf',
      ...Array.from({ length: 200 }, (_, n) => `Letter ${n}.txt`),
    ])
  })
  afterAll(() => world.close())

  const keep = async (partnershipId: string, names: readonly string[]) => {
    const { actor, now, workspace } = await world.as('owner')
    const file = {
      workspaceId: workspace.id,
      subjectKind: 'partnership',
      subjectId: partnershipId,
      partnershipId,
      audience: 'partnership' as const,
      organizationId: actor.organizationId,
      mediaType: 'text/plain',
      sizeBytes: 7,
      sha256: '',
      addedByPersonId: null,
      createdAt: now,
      deletedAt: null,
    }
    await world.system.database.transaction({ as: 'owner' }, (db) =>
      db
        .insertInto('files')
        .values(names.map((name) => ({ ...file, id: uuid(), name })))
        .execute(),
    )
  }
  const dataOf = async (ctx: Ctx, partnership: string, search = '') => {
    const door = { system: world.system, ctx, user: {}, locale: 'en', requestId: 'test' }
    const url = new URL(`http://localhost:3000/demo/partnerships/${partnership}/files${search}`)
    return loader({
      params: { workspace: 'demo', partnership },
      url,
      request: new Request(url),
      context: { get: () => door },
    } as never)
  }
  /** The page as it is sent, before any script. */
  const pageOf = async (ctx: Ctx, partnership: string, search = '') => {
    const data = await dataOf(ctx, partnership, search)
    const path = '/demo/partnerships/:partnership/files'
    const Page = createRoutesStub([{ id: 'page', path, Component: PartnershipFiles }])
    const entry = path.replace(':partnership', partnership)
    return renderToStaticMarkup(
      <Page initialEntries={[entry]} hydrationData={{ loaderData: { page: data } }} />,
    )
  }
  const found = async (ctx: Ctx, partnership: string, query: string) =>
    (await dataOf(ctx, partnership, `?${new URLSearchParams({ query })}`)).items.map(({ name }) => name)

  it('come page by page, every one of 201 once, the oldest last', async () => {
    const reader = await world.as('viewer')
    const seen: string[] = []
    let search = ''
    for (let pages = 0; pages < 5; pages += 1) {
      const { items, total, next } = await dataOf(reader, full, search)
      expect(total).toBe(201)
      seen.push(...items.map(({ name }) => name))
      search = `?cursor=${next}`
      if (next === null) break
    }
    expect(seen).toHaveLength(201)
    expect(new Set(seen).size).toBe(201)
    expect(seen.at(-1)).toBe('Convenio de Otoño 50%.pdf')
    const page = await pageOf(reader, full)
    expect(page).toMatch(/<a [^>]*href="[^"]*\/files\?cursor=/)
    expect(page).toContain('name="query"')
  })

  it('are found by words of their names, whatever the case and accents, and by nothing else', async () => {
    const reader = await world.as('lead', harbor)
    for (const query of ['OTONO convenio', 'otoño', '50%', '  convenio ', 'otoño'.normalize('NFD')])
      expect(await found(reader, full, query)).toEqual(['Convenio de Otoño 50%.pdf'])
    for (const query of ['convenio letter', '5_%', '\\']) expect(await found(reader, full, query)).toEqual([])
  })

  it('say that nothing is found apart from that there are none yet', async () => {
    const reader = await world.as('viewer')
    const none = await pageOf(reader, full, '?query=zebra')
    expect(none).toContain('Nothing found for “zebra”')
    expect(none).not.toContain('No files in this partnership yet')
    const empty = await makePartnership(world, [elm])
    const yet = await pageOf(reader, empty, '?query=zebra')
    expect(yet).toContain('No files in this partnership yet')
    expect(yet).not.toContain('Nothing found')
  })

  it('are not found by a stranger, nor by a partner that left what came after it', async () => {
    const stranger = await world.as('lead', await world.organization('Oak Street School'))
    await expect(dataOf(stranger, full, '?query=otoño')).rejects.toMatchObject({ init: { status: 404 } })
    const place = await makePartnership(world, [harbor, elm])
    await keep(place, ['Letter before.txt'])
    await letLeave(world, place, elm, new Date('2026-04-02T00:00:00Z'))
    world.setNow('2026-04-03T12:00:00Z')
    await keep(place, ['Letter after.txt'])
    const left = await world.as('lead', elm)
    expect(await dataOf(left, place)).toMatchObject({ items: [{ name: 'Letter before.txt' }], total: 1 })
    expect(await found(left, place, 'letter')).toEqual(['Letter before.txt'])
    expect(await found(left, place, 'after')).toEqual([])
    expect(await found(await world.as('lead', harbor), place, 'letter')).toHaveLength(2)
    world.setNow('2026-03-31T12:00:00Z')
  })
})
