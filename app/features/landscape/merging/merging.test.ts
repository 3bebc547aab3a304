import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createApiKey } from '#platform/accounts/keys/create.server.ts'
import { undo } from '#platform/activity/undo.server.ts'
import { apiRoutes } from '#platform/api/routes.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, isRefusal, Moved, NotFound } from '#platform/errors/errors.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { countDuplicates } from '../duplicates/reads.server.ts'
import { partnershipOf } from '../factories.ts'
import { importFiles, rowsOf } from '../imports/testing.server.ts'
import { landscape } from '../index.server.ts'
import { addNote } from '../notes/add.server.ts'
import { organizationPage } from '../organizations/page.server.ts'
import { organizationChoices, readOrganization } from '../organizations/reads.server.ts'
import { personPage } from '../people/page.server.ts'
import { readPerson } from '../people/reads.server.ts'
import { takeApart } from './apart.server.ts'
import { type MergeAsked, merge } from './merge.server.ts'
import type { MergeKind } from './merge.ts'
import { choosing, comparing, mergeByForm } from './page.server.ts'
import { readMerge, whatMoved } from './reads.server.ts'

describe('two records that are one', () => {
  let root: World
  let world: World
  let ctx: Ctx
  beforeAll(async () => {
    root = await openWorld([landscape])
  })
  afterAll(() => root.close())
  beforeEach(async () => {
    world = await root.another()
    ctx = await world.as('coordinator')
  })

  const bring = (kind: MergeKind, fromId: string, intoId: string, more: Partial<MergeAsked> = {}) =>
    write(ctx, (tx) => merge(tx, kind, { fromId, intoId, choices: {}, ...more }))
  const codeOf = async (answer: Promise<unknown>) => {
    const said = await answer
    return isRefusal(said) ? said.code : 'done'
  }
  const edit = (id: string, values: Record<string, unknown>) =>
    root.system.database.transaction({ as: 'owner' }, (db) =>
      db.updateTable('organizations').set(values).where('id', '=', id).execute(),
    )

  const promiseOf = (partnershipId: string, from: string, to: string, text: string) =>
    root.system.database.transaction({ as: 'owner' }, async (db) => {
      const [id, at] = [crypto.randomUUID(), new Date('2026-01-02T00:00:00Z')]
      const all = { workspaceId: world.workspace.id, createdAt: at }
      await db
        .insertInto('commitments')
        .values({
          ...all,
          id,
          partnershipId,
          promisorOrganizationId: from,
          text,
          pledgedOn: '2026-01-02',
          updatedAt: at,
        })
        .execute()
      await db
        .insertInto('commitmentBeneficiaries')
        .values({
          workspaceId: all.workspaceId,
          id: crypto.randomUUID(),
          commitmentId: id,
          organizationId: to,
        })
        .execute()
      return id
    })
  const remove = (promise: string) =>
    root.system.database.transaction({ as: 'owner' }, (db) =>
      db.updateTable('commitments').set({ deletedAt: ctx.now }).where('id', '=', promise).execute(),
    )

  it('become one: what hangs on it moves, the fuller and newer is kept, lists are joined', async () => {
    const into = await world.organization('Harbor Youth', {
      description: 'Boats',
      phone: '+12065550100',
      tags: ['boats'],
    })
    const from = await world.organization('Harbour Youth Collective', {
      description: 'Boats, bikes and homework for everyone on the quay',
      email: 'hello@harbor.example',
      phone: '+12065550199',
      tags: ['Bikes', 'BOATS'],
      updatedAt: new Date('2025-01-01T00:00:00Z'),
    })
    const person = await world.person('Ana Reyes')
    await world.affiliate(person, from, { title: 'Lead' })
    await write(ctx, (tx) =>
      addNote(tx, {
        subjectKind: 'organization',
        subjectId: from,
        body: 'Ring first.',
        language: null,
        audience: 'organization',
      }),
    )
    sure(await bring('organization', from, into, { choices: { name: 'into', phone: 'into' } }))
    const page = await read(ctx, (tx) => organizationPage(tx, into))
    expect(page.organization).toMatchObject({
      name: 'Harbor Youth',
      description: 'Boats, bikes and homework for everyone on the quay',
      email: 'hello@harbor.example',
      phoneLink: '+12065550100',
    })
    expect(page.organization.tags?.map((tag) => tag.toLowerCase()).sort()).toEqual(['bikes', 'boats'])
    expect(page.people.map(({ name }) => name)).toEqual(['Ana Reyes'])
    expect(page.notes.map(({ body }) => body)).toEqual(['Ring first.'])
    expect(page.history?.map(({ text }) => text).join('\n')).toContain('brought another record')
    expect(page.merges).toMatchObject([{ name: 'Harbour Youth Collective' }])
  })

  it('are found by the old name, and the old address leads to the one that stays, however often it moved on', async () => {
    const [a, b, c] = [
      await world.organization('Mill Road Choir'),
      await world.organization('The Singing Weavers', { updatedAt: new Date('2020-01-01T00:00:00Z') }),
      await world.organization('Mill Road Community Choir', { updatedAt: new Date('2025-01-01T00:00:00Z') }),
    ]
    sure(await bring('organization', b, a))
    sure(await bring('organization', a, c))
    const found = await read(ctx, (tx) => organizationChoices(tx, 'singing weavers'))
    expect(found.map(({ id }) => id)).toEqual([c])
    for (const id of [a, b]) {
      const led = await read(ctx, (tx) => readOrganization(tx, id)).catch((error: unknown) => error)
      expect(led).toBeInstanceOf(Moved)
      expect(led).toMatchObject({ fromId: id, intoId: c })
    }
    const partner = await world.organization('Elsewhere')
    const lead = await world.as('lead', partner)
    expect(
      (await read(lead, (tx) => organizationChoices(tx, 'singing weavers'))).map(({ id }) => id),
    ).toEqual([c])
  })

  it('lead a partner to a person only where the partner reaches them', async () => {
    const partner = await world.organization('Harbor Youth')
    const [own, gone, stranger] = [
      await world.person('Ana Reyes'),
      await world.person('Ana María Reyes'),
      await world.person('Bo Strand'),
    ]
    await world.affiliate(own, partner)
    sure(await bring('person', gone, own))
    const lead = await world.as('lead', partner)
    await expect(read(lead, (tx) => readPerson(tx, gone))).rejects.toBeInstanceOf(Moved)
    const other = await world.person('Bo Strand again')
    sure(await bring('person', other, stranger))
    const said = await read(lead, (tx) => readPerson(tx, other)).catch((error: unknown) => error)
    expect(said).toBeInstanceOf(NotFound)
    expect(said).not.toBeInstanceOf(Moved)
  })

  it('are updated when the same source comes again, and the one that went is not brought back', async () => {
    const csv = (phone: string) => ({
      'a.csv': `id,name,city,phone\n7,Harbour Youth Collective,Riverbend,${phone}\n`,
    })
    await importFiles(ctx, csv('206 555 0100'), 'organizations')
    const from = String((await rowsOf(ctx, 'organizations')).find((row) => row.city === 'Riverbend')?.id)
    const into = await world.organization('Harbor Youth')
    sure(await bring('organization', from, into, { choices: { name: 'into' } }))
    const before = (await rowsOf(ctx, 'organizations')).length
    expect(await importFiles(ctx, csv('206 555 0177'), 'organizations')).toMatchObject({
      created: 0,
      changed: 1,
    })
    expect(await rowsOf(ctx, 'organizations')).toHaveLength(before)
    expect(await read(ctx, (tx) => readOrganization(tx, into))).toMatchObject({
      name: 'Harbor Youth',
      phone: '+12065550177',
    })
  })

  it('keep both changes when two rows of one source have become one record', async () => {
    const csv = (a: string, b: string) => ({
      'a.csv': `id,name,city,phone,email\n1,Harbor Youth,Riverbend,${a},one@harbor.example\n2,Harbor Youth,Riverbend,206 555 0100,${b}\n`,
    })
    await importFiles(ctx, csv('206 555 0100', 'one@harbor.example'), 'organizations')
    const [a, b] = (await rowsOf(ctx, 'organizations')).filter((row) => row.city === 'Riverbend')
    sure(await bring('organization', String(b?.id), String(a?.id)))
    await importFiles(ctx, csv('206 555 0111', 'two@harbor.example'), 'organizations')
    expect(await read(ctx, (tx) => readOrganization(tx, String(a?.id)))).toMatchObject({
      phone: '+12065550111',
      email: 'two@harbor.example',
    })
  })

  it('are no likely duplicates any more, and take what looked like the one that went along', async () => {
    await importFiles(ctx, { 'a.csv': 'id,name,city\n1,Friends of Alder Creek,Riverbend\n' }, 'organizations')
    await importFiles(
      ctx,
      { 'b.csv': 'id,name,city\n1,Friends of Alder Creek,Riverbend\n' },
      'organizations',
      { source: 'B' },
    )
    await importFiles(
      ctx,
      { 'c.csv': 'id,name,city\n1,Friends of Alder Creek,Riverbend\n' },
      'organizations',
      { source: 'C' },
    )
    expect(await read(ctx, (tx) => countDuplicates(tx))).toBe(3)
    const [a, b] = (await rowsOf(ctx, 'organizations'))
      .filter((row) => row.city === 'Riverbend')
      .map((row) => String(row.id))
    const done = sure(await bring('organization', b ?? '', a ?? ''))
    expect(await read(ctx, (tx) => countDuplicates(tx))).toBe(1)
    expect(await write(ctx, (tx) => undo(tx, done.historyId))).toBeNull()
    expect(await read(ctx, (tx) => countDuplicates(tx))).toBe(3)
  })

  it('join what both have instead of failing: the same person, the same place in their work', async () => {
    const [into, from] = [await world.person('Ana Reyes'), await world.person('Ana M. Reyes')]
    const place = await world.organization('Harbor Youth')
    await world.affiliate(into, place, { title: 'Lead' })
    await world.affiliate(from, place, { title: 'lead' })
    await world.affiliate(from, place, { title: 'Treasurer' })
    sure(await bring('person', from, into))
    const page = await read(ctx, (tx) => personPage(tx, into))
    expect(page.affiliations.map(({ title }) => title).sort()).toEqual(['Lead', 'Treasurer'])
  })

  it('can be taken apart again, but for what somebody changed since, which is listed', async () => {
    const into = await world.organization('Harbor Youth', { city: 'Riverbend' })
    const from = await world.organization('Harbour Youth', {
      email: 'hello@harbor.example',
      seeks: 'Chairs',
      updatedAt: new Date('2025-01-01T00:00:00Z'),
    })
    const person = await world.person('Ana Reyes')
    await world.affiliate(person, from)
    const { id } = sure(await bring('organization', from, into))
    await edit(into, { seeks: 'Chairs and tables' })
    sure(await write(ctx, (tx) => takeApart(tx, id)))
    const again = await read(ctx, (tx) => organizationPage(tx, from))
    expect(again.organization).toMatchObject({ name: 'Harbour Youth', email: 'hello@harbor.example' })
    expect(again.people).toHaveLength(1)
    expect(await read(ctx, (tx) => readOrganization(tx, into))).toMatchObject({
      name: 'Harbor Youth',
      city: 'Riverbend',
      email: null,
      seeks: 'Chairs and tables',
    })
    const told = await read(ctx, async (tx) => whatMoved(tx, { ...(await readMerge(tx, id)), undone: true }))
    expect(told).toMatchObject({ stayedFields: ['seeks'], stayed: [] })
    expect(await codeOf(write(ctx, (tx) => takeApart(tx, id)))).toBe('undo_already')
  })

  it('stay one after 30 days, and while the one that stayed is itself part of another', async () => {
    const names = ['One', 'Two', 'Three'].map((name) => world.organization(name))
    const [a = '', b = '', c = ''] = await Promise.all(names)
    const first = sure(await bring('organization', b, a))
    const second = sure(await bring('organization', a, c))
    expect(await codeOf(write(ctx, (tx) => takeApart(tx, first.id)))).toBe('merge_gone_on')
    sure(await write(ctx, (tx) => takeApart(tx, second.id)))
    const late = { ...ctx, now: new Date(ctx.now.getTime() + 31 * 24 * 3_600_000) }
    expect(await codeOf(write(late, (tx) => takeApart(tx, first.id)))).toBe('merge_too_long_ago')
    sure(await write(ctx, (tx) => takeApart(tx, first.id)))
    for (const id of [a, b, c])
      expect(await read(ctx, (tx) => readOrganization(tx, id))).toMatchObject({ id })
  })

  it('are refused with the fact where they can’t be one', async () => {
    const [harbor, harbour, clinic] = [
      await world.organization('Harbor Youth'),
      await world.organization('Harbour Youth'),
      await world.organization('Clinic'),
    ]
    expect(await codeOf(bring('organization', harbor, harbor))).toBe('merge_itself')
    expect(await codeOf(bring('organization', world.hostId, harbor))).toBe('merge_host')
    await partnershipOf(world, [{ organizationId: harbor }, { organizationId: harbour }])
    expect(await bring('organization', harbour, harbor)).toMatchObject({
      code: 'merge_same_partnership',
      facts: { partnership: 'Homework Harbor' },
    })
    // One of them left, but what they promised each other stands.
    const [quay, key] = [await world.organization('Quay House'), await world.organization('Key House')]
    const left = { organizationId: key, leftAt: new Date('2026-02-01T00:00:00Z') }
    const partnershipId = await partnershipOf(world, [{ organizationId: quay }, left])
    const promise = await promiseOf(partnershipId, quay, key, 'Lend the boats')
    for (const pair of [
      [key, quay],
      [quay, key],
    ] as const)
      expect(await bring('organization', ...pair)).toMatchObject({
        code: 'merge_promised',
        facts: { promise: 'Lend the boats', partnership: 'Homework Harbor' },
      })
    await remove(promise)
    expect(await codeOf(bring('organization', key, quay))).toBe('done')
    await world.as('lead', clinic)
    expect(await codeOf(bring('organization', clinic, world.hostId))).toBe('merge_both_come_in')
    expect(await codeOf(bring('organization', clinic, harbor, { versions: { into: 1, from: 7 } }))).toBe(
      'merge_changed',
    )
    const [lead, representative] = [await world.as('lead', harbor), await world.as('representative', harbor)]
    expect(
      await codeOf(bring('person', lead.actor.personId ?? '', representative.actor.personId ?? '')),
    ).toBe('merge_both_sign_in')
  })

  it('lay nobody’s own texts open: not to the host, not to a key made for the purpose, not to anyone invited', async () => {
    const clinic = await world.organization('Clinic')
    const lead = await world.as('lead', clinic)
    await write(lead, (tx) =>
      addNote(tx, {
        subjectKind: 'organization',
        subjectId: clinic,
        body: 'Between us.',
        language: null,
        audience: 'organization',
      }),
    )
    const purpose = await world.organization('The Clinic')
    const owner = await world.as('owner')
    sure(await write(owner, (tx) => createApiKey(tx, { name: 'k', role: 'lead', organizationId: purpose })))
    for (const [from, into] of [
      [clinic, purpose],
      [purpose, clinic],
      [clinic, world.hostId],
    ] as const)
      expect(await codeOf(bring('organization', from, into))).toBe('merge_both_come_in')
    await root.system.database.transaction({ as: 'owner' }, (db) =>
      db
        .updateTable('memberships')
        .set({ endedAt: ctx.now })
        .where('workspaceId', '=', world.workspace.id)
        .where('organizationId', '=', clinic)
        .execute(),
    )
    expect(await bring('organization', clinic, purpose)).toMatchObject({
      code: 'merge_own_texts',
      facts: { name: 'Clinic' },
    })
  })

  it('keep what somebody who signs in has set for themselves, whichever record stays', async () => {
    const harbor = await world.organization('Harbor Youth')
    const from = (await world.as('lead', harbor)).actor.personId ?? ''
    const into = await world.person('Ana Reyes')
    const settings = { digest: 'weekly', timeZone: 'America/Bogota', quietFrom: 21, quietUntil: 7 } as const
    const set = (id: string) =>
      root.system.database.transaction({ as: 'owner' }, (db) =>
        db
          .selectFrom('people')
          .where('id', '=', id)
          .select(['digest', 'timeZone', 'quietFrom', 'quietUntil'])
          .executeTakeFirst(),
      )
    await root.system.database.transaction({ as: 'owner' }, (db) =>
      db.updateTable('people').set(settings).where('id', '=', from).execute(),
    )
    const done = sure(await bring('person', from, into))
    expect(await set(into)).toEqual(settings)
    expect(await write(ctx, (tx) => undo(tx, done.historyId))).toBeNull()
    expect(await set(into)).toEqual({ digest: 'daily', timeZone: null, quietFrom: null, quietUntil: null })
    expect(await set(from)).toEqual(settings)
  })

  it('are brought together by the owner and coordinators, and by nobody else', async () => {
    const [a, b] = [await world.organization('One'), await world.organization('Two')]
    const asked = { fromId: a, intoId: b, choices: {} }
    for (const role of ['contributor', 'viewer'] as const)
      await expect(
        write(await world.as(role), (tx) => merge(tx, 'organization', asked)),
      ).rejects.toBeInstanceOf(Forbidden)
    await expect(
      write(await world.as('lead', b), (tx) => merge(tx, 'organization', asked)),
    ).rejects.toBeInstanceOf(Forbidden)
    const { id } = sure(await bring('organization', a, b))
    await expect(write(await world.as('contributor'), (tx) => takeApart(tx, id))).rejects.toBeInstanceOf(
      Forbidden,
    )
    await expect(
      read(await (await root.another()).as('owner'), (tx) => readMerge(tx, id)),
    ).rejects.toBeInstanceOf(NotFound)
  })

  it('are shown side by side with the older one staying, and merged as the form says', async () => {
    const older = await world.organization('Harbor Youth', { city: 'Riverbend', tags: ['boats'] })
    const newer = await world.organization('Harbour Youth', {
      createdAt: new Date('2025-01-01T00:00:00Z'),
      updatedAt: new Date('2025-01-01T00:00:00Z'),
      tags: ['bikes'],
    })
    await world.affiliate(await world.person('Ana Reyes'), newer)
    const page = await read(ctx, (tx) => comparing(tx, 'organization', newer, older))
    expect([page.into.id, page.from.id]).toEqual([older, newer])
    expect(page.moves).toEqual(['1 affiliation'])
    expect(page.fields.find(({ name }) => name === 'name')).toMatchObject({
      into: 'Harbor Youth',
      from: 'Harbour Youth',
      chosen: 'from',
      choices: ['into', 'from'],
    })
    expect(page.fields.find(({ name }) => name === 'address')).toMatchObject({ choices: [], chosen: 'into' })
    expect(page.fields.find(({ name }) => name === 'tags')).toMatchObject({ chosen: 'both' })
    const form = new FormData()
    for (const [name, value] of Object.entries({
      into: older,
      versions: page.versions,
      name: 'into',
      tags: 'from',
    }))
      form.set(name, value)
    sure(await write(ctx, (tx) => mergeByForm(tx, 'organization', [newer, older], form)))
    expect(await read(ctx, (tx) => readOrganization(tx, older))).toMatchObject({
      name: 'Harbor Youth',
      city: 'Riverbend',
      tags: ['bikes'],
    })
  })

  it('are offered at once when they look alike, and found by a search else', async () => {
    const one = await world.organization('Friends of Alder Creek', { city: 'Riverbend' })
    const other = await world.organization('Friends of Alder Creek', { city: 'Riverbend' })
    const third = await world.organization('Harvest Table')
    const offered = await read(ctx, (tx) => choosing(tx, 'organization', one, ''))
    expect(offered.choices.map(({ id }) => id)).toEqual([other])
    const searched = await read(ctx, (tx) => choosing(tx, 'organization', one, 'harvest'))
    expect(searched.choices.map(({ id }) => id)).toEqual([third])
  })

  it('can be brought together by the API, which leads from the old address to the new', async () => {
    const api = apiRoutes(root.system)
    const { token } = sure(
      await write(await world.as('owner'), (tx) =>
        createApiKey(tx, { name: 'k', role: 'coordinator', organizationId: null }),
      ),
    )
    const ask = (path: string, body?: unknown) =>
      api.request(`http://localhost/api/v1${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
    const [into, from] = [
      await world.person('Ana Reyes'),
      await world.person('Ana M. Reyes', { city: 'Riverbend' }),
    ]
    const done = await ask(`/people/${into}/merge`, { fromId: from, name: 'into' })
    expect(done.status).toBe(201)
    expect(await done.json()).toMatchObject({ id: into, name: 'Ana Reyes', city: 'Riverbend' })
    const led = await ask(`/people/${from}`)
    expect([led.status, led.headers.get('location')]).toEqual([307, `/api/v1/people/${into}`])
    expect((await ask(`/people/${into}/merge`, { fromId: from })).status).toBe(404)
    expect((await ask(`/people/${into}/merge`, { fromId: into })).status).toBe(409)
  })
})
