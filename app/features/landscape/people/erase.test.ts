import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApiKey } from '#platform/accounts/keys/create.server.ts'
import { createOwnKey } from '#platform/accounts/keys/own.server.ts'
import { changeRole } from '#platform/accounts/members/change-role.server.ts'
import { undo } from '#platform/activity/undo.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { runCommand } from '#platform/doors/run.server.ts'
import { Forbidden, Invalid, NotFound } from '#platform/errors/errors.ts'
import { find } from '#platform/search/find.server.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { importFiles } from '../imports/testing.server.ts'
import { landscape } from '../index.server.ts'
import { addNote } from '../notes/add.server.ts'
import { organizationPage } from '../organizations/page.server.ts'
import { erasePerson } from './erase.server.ts'
import { personData } from './own-data.server.ts'
import { readPerson } from './reads.server.ts'
import { removePerson } from './remove.server.ts'

describe('somebody who asks to be forgotten', () => {
  let root: World
  let world: World
  let owner: Ctx
  beforeAll(async () => {
    root = await openWorld([landscape])
  })
  afterAll(() => root.close())
  const fresh = async () => {
    world = await root.another()
    owner = await world.as('owner')
  }
  const erase = (ctx: Ctx, id: string, name: string) => write(ctx, (tx) => erasePerson(tx, id, { name }))
  const asOwner = <T>(work: Parameters<typeof root.system.database.transaction<T>>[1]) =>
    root.system.database.transaction({ as: 'owner' }, work)

  it('is found nowhere any more, and what they did says that somebody did it', async () => {
    await fresh()
    const organization = await world.organization('Harbor Youth')
    const coordinator = await world.as('coordinator')
    const [id, name] = [coordinator.actor.personId ?? '', coordinator.actor.name]
    await write(coordinator, (tx) =>
      addNote(tx, {
        subjectKind: 'organization',
        subjectId: organization,
        body: 'They have boats.',
        language: null,
        audience: 'organization',
      }),
    )
    sure(await erase(owner, id, `  ${name.toUpperCase()} `))
    await expect(read(owner, (tx) => readPerson(tx, id))).rejects.toBeInstanceOf(NotFound)
    expect((await read(owner, (tx) => find(tx, name))).filter(({ kind }) => kind === 'person')).toEqual([])
    const page = JSON.stringify(await read(owner, (tx) => organizationPage(tx, organization)))
    expect(page).toContain('They have boats.')
    expect(page).toContain('Someone whose data was erased')
    expect(page).not.toContain(name)
  })

  it('is forgotten by the owner only, who types the name', async () => {
    await fresh()
    const id = await world.person('Ana Reyes')
    for (const role of ['coordinator', 'contributor', 'viewer'] as const)
      await expect(erase(await world.as(role), id, 'Ana Reyes')).rejects.toBeInstanceOf(Forbidden)
    const partner = await world.organization('Elsewhere House')
    await expect(erase(await world.as('lead', partner), id, 'Ana Reyes')).rejects.toBeInstanceOf(NotFound)
    const stranger = await (await root.another()).as('owner')
    await expect(erase(stranger, id, 'Ana Reyes')).rejects.toBeInstanceOf(NotFound)
    for (const typed of ['Ana', 'Ana Reyes Ruiz', ''])
      await expect(erase(owner, id, typed)).rejects.toMatchObject({ issues: [{ path: 'name' }] })
    await expect(erase(owner, id, 'nobody')).rejects.toBeInstanceOf(Invalid)
    expect(await read(owner, (tx) => readPerson(tx, id))).toMatchObject({ name: 'Ana Reyes' })
    sure(await erase(owner, id, 'Ana Reyes'))
    await expect(erase(owner, id, 'Ana Reyes')).rejects.toBeInstanceOf(NotFound)
  })

  it('is never the last owner; with another one they can go', async () => {
    await fresh()
    const id = owner.actor.personId ?? ''
    expect(await erase(owner, id, owner.actor.name)).toMatchObject({ code: 'person_last_owner' })
    const coordinator = await world.as('coordinator')
    sure(await write(owner, (tx) => changeRole(tx, coordinator.actor.membershipId ?? '', 'owner')))
    sure(await erase(owner, id, owner.actor.name))
  })

  it('has no way in: sign-in and sessions go, unless another workspace lets the user in; keys they made end', async () => {
    await fresh()
    const other = await root.another()
    const elsewhere = await other.as('coordinator')
    const here = await world.as('coordinator')
    const user = here.actor.userId ?? ''
    const key = sure(
      await write(owner, (tx) => createApiKey(tx, { name: 'Sheets', role: 'viewer', organizationId: null })),
    )
    await asOwner((db) =>
      db
        .updateTable('history')
        .set({ actorPersonId: here.actor.personId })
        .where('subjectId', '=', key.id)
        .execute(),
    )
    await asOwner((db) =>
      db
        .insertInto('auth.session')
        .values({ id: user, token: user, userId: user, expiresAt: new Date('2027-01-01') })
        .execute(),
    )
    // The same user comes into the other workspace as well.
    await asOwner((db) =>
      db
        .updateTable('memberships')
        .set({ userId: user })
        .where('id', '=', elsewhere.actor.membershipId ?? '')
        .execute(),
    )
    const users = () =>
      asOwner((db) => db.selectFrom('auth.user').where('id', '=', user).select('id').execute())
    sure(await erase(owner, here.actor.personId ?? '', here.actor.name))
    await root.system.jobs.drain(root.system)
    expect(await users()).toHaveLength(1)
    const revoked = await asOwner((db) =>
      db.selectFrom('apiKeys').where('id', '=', key.id).select('revokedAt').executeTakeFirstOrThrow(),
    )
    expect(revoked.revokedAt).not.toBeNull()
    sure(await erase(await other.as('owner'), elsewhere.actor.personId ?? '', elsewhere.actor.name))
    await root.system.jobs.drain(root.system)
    expect(await users()).toEqual([])
    const sessions = await asOwner((db) =>
      db.selectFrom('auth.session').where('userId', '=', user).select('id').execute(),
    )
    expect(sessions).toEqual([])
  })

  it('takes their own keys and calendar along, and what was answered to those keys', async () => {
    await fresh()
    const person = await world.as('contributor')
    const { workspace } = world
    const [membershipId, id] = [person.actor.membershipId ?? '', person.actor.personId ?? '']
    const key = sure(await write(person, (tx) => createOwnKey(tx, { name: 'The list on my fridge' })))
    await asOwner(async (db) => {
      const row = { workspaceId: workspace.id, id: key.id, createdAt: world.system.now() }
      await db
        .insertInto('idempotencyKeys')
        .values({ ...row, apiKeyId: key.id, key: 'x', requestHash: 'x', status: 200, body: '{}' })
        .execute()
      await db
        .insertInto('calendarFeeds')
        .values({ ...row, membershipId, tokenHash: 'x', scope: 'asked', withDue: false })
        .execute()
    })
    expect(await read(owner, (tx) => personData(tx, id))).toMatchObject({
      keys: [{ name: 'The list on my fridge' }],
    })
    sure(await erase(owner, id, person.actor.name))
    for (const table of ['apiKeys', 'idempotencyKeys', 'calendarFeeds'] as const)
      expect(
        await asOwner((db) =>
          db.selectFrom(table).where('workspaceId', '=', workspace.id).select('id').execute(),
        ),
        table,
      ).toEqual([])
  })

  it('is not brought back by undoing, nor by the next import of a source that knows them', async () => {
    await fresh()
    const list = { 'people.csv': 'id,name,email\n7,Ana Reyes,ana@reyes.example\n' }
    await importFiles(owner, list, 'people')
    const [ana] = await asOwner((db) =>
      db
        .selectFrom('people')
        .where('workspaceId', '=', world.workspace.id)
        .where('name', '=', 'Ana Reyes')
        .select('id')
        .execute(),
    )
    const id = ana?.id ?? ''
    const removed = sure(await write(owner, (tx) => removePerson(tx, id)))
    // Also somebody who was removed already.
    sure(await erase(owner, id, 'Ana Reyes'))
    expect(await write(owner, (tx) => undo(tx, removed.historyId))).toMatchObject({
      code: 'person_is_erased',
    })
    expect(await importFiles(owner, list, 'people')).toMatchObject({ created: 0, changed: 0, skipped: 1 })
  })

  it('takes what is kept of them along first: by the owner’s hand, or their own', async () => {
    await fresh()
    const partner = await world.organization('Harbor Youth')
    const self = await world.as('representative', partner)
    const id = self.actor.personId ?? ''
    await write(owner, (tx) =>
      addNote(tx, {
        subjectKind: 'person',
        subjectId: id,
        body: 'Knows everyone on the quay.',
        language: null,
        audience: 'organization',
      }),
    )
    const all = JSON.stringify(await read(owner, (tx) => personData(tx, id)))
    for (const told of [self.actor.name, 'Knows everyone on the quay.', 'representative'])
      expect(all).toContain(told)
    // The host's own note is read by its people only, also by way of this file.
    const own = JSON.stringify(await read(self, (tx) => personData(tx, id)))
    expect(own).toContain(self.actor.name)
    expect(own).not.toContain('on the quay')
    await expect(read(await world.as('lead', partner), (tx) => personData(tx, id))).rejects.toBeInstanceOf(
      Forbidden,
    )
    await expect(read(await world.as('coordinator'), (tx) => personData(tx, id))).rejects.toBeInstanceOf(
      Forbidden,
    )
  })

  it('is forgotten at the command line by their id', async () => {
    await fresh()
    const id = await world.person('Ana Reyes')
    const said: string[] = []
    const run = (...words: string[]) =>
      runCommand(root.system, ['erase', 'person', ...words, '--workspace', world.workspace.slug], {
        cwd: '/',
        say: (line) => said.push(line),
        tell: (line) => said.push(line),
      })
    expect(await run()).toBe(2)
    expect(await run(id, '--json')).toBe(0)
    expect(JSON.parse(said.at(-1) ?? '')).toEqual({ erased: id })
    expect(await run(id)).toBe(1)
    expect(said.at(-1)).not.toContain('\n')
  })
})
