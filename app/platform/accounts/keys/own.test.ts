import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { historyOf } from '../../activity/history.server.ts'
import { record } from '../../activity/record.server.ts'
import { contextOfKey } from '../../api/key.server.ts'
import type { Ctx } from '../../context/context.server.ts'
import { keepHouse, read, write } from '../../context/transaction.server.ts'
import { Forbidden, NotByKey, NotFound, NotSignedIn } from '../../errors/errors.ts'
import { code, must } from '../../testing/answers.server.ts'
import { openWorld, type World } from '../../testing/world.server.ts'
import { waysIn } from '../approvals/ways-in.server.ts'
import { changeRole } from '../members/change-role.server.ts'
import { endMembership, resumeMembership } from '../members/end.server.ts'
import { createApiKey } from './create.server.ts'
import { mostOwnKeys } from './key.ts'
import { createOwnKey, endOwnKey, listOwnKeys } from './own.server.ts'
import { listApiKeys } from './reads.server.ts'
import { revokeApiKey } from './revoke.server.ts'

describe('a key of one’s own', () => {
  let world: World
  let owner: Ctx
  beforeAll(async () => {
    world = await openWorld([])
    owner = await world.as('owner')
  })
  afterAll(() => world.close())

  const make = (by: Ctx, name = 'My phone') => must(by, (tx) => createOwnKey(tx, { name }))
  const opens = (token: string) =>
    contextOfKey(
      world.system,
      new Request('http://localhost/api/v1/', { headers: { authorization: `Bearer ${token}` } }),
      'test',
    )
  const memberIdOf = (ctx: Ctx) => ctx.actor.membershipId ?? ''

  it('acts as the person, with what they reach', async () => {
    const lead = await world.as('lead', await world.organization('Harbor Youth'))
    const { id, token } = await make(lead)
    const { role, organizationId, personId, name, partnerships, membershipId } = lead.actor
    expect((await opens(token)).actor).toMatchObject({
      role,
      organizationId,
      personId,
      name,
      partnerships,
      kind: 'key',
      membershipId,
      keyId: id,
      userId: null,
    })
  })

  it('can do less from the next request on when the role is lowered', async () => {
    const coordinator = await world.as('coordinator')
    const { token } = await make(coordinator)
    expect((await opens(token)).actor.role).toBe('coordinator')
    await must(owner, (tx) => changeRole(tx, memberIdOf(coordinator), 'viewer'))
    expect((await opens(token)).actor.role).toBe('viewer')
  })

  it('opens nothing while its person can’t come in', async () => {
    const organization = await world.organization('Oak Street')
    const member = await world.as('representative', organization)
    const { token } = await make(member)
    const { historyId: _ } = await must(owner, (tx) => endMembership(tx, memberIdOf(member)))
    await expect(opens(token)).rejects.toBeInstanceOf(NotSignedIn)
    await write(owner, async (tx) =>
      resumeMembership(tx, {
        id: '',
        subjectId: member.actor.personId ?? '',
        before: null,
        after: { membershipId: memberIdOf(member) },
      }),
    )
    expect((await opens(token)).actor.personId).toBe(member.actor.personId)
    await keepHouse(owner, (tx) =>
      tx.db
        .updateTable('affiliations')
        .set({ endedOn: '2026-03-30' })
        .where('workspaceId', '=', world.workspace.id)
        .where('personId', '=', member.actor.personId ?? '')
        .execute(),
    )
    await expect(opens(token)).rejects.toBeInstanceOf(NotSignedIn)
  })

  it('is shown, used and ended by its person, and is nobody else’s to name', async () => {
    const organization = await world.organization('Maple Clinic')
    const member = await world.as('representative', organization)
    const lead = await world.as('lead', organization)
    const { id, token } = await make(member, 'The list on my fridge')
    await opens(token)
    expect(await read(member, listOwnKeys)).toMatchObject([
      { name: 'The list on my fridge', lastUsedOn: '2026-03-31' },
    ])
    expect(await read(lead, listOwnKeys)).toEqual([])
    await expect(write(lead, (tx) => endOwnKey(tx, id))).rejects.toBeInstanceOf(NotFound)
    await must(member, (tx) => endOwnKey(tx, id))
    await expect(opens(token)).rejects.toBeInstanceOf(NotSignedIn)
    expect(await read(member, listOwnKeys)).toEqual([])
  })

  it('is seen by the person’s lead and the owner as theirs, not by its name, and ended by either', async () => {
    const organization = await world.organization('Elm Library')
    const member = await world.as('representative', organization)
    const lead = await world.as('lead', organization)
    const other = await world.as('lead', await world.organization('Elsewhere'))
    const first = await make(member, 'The list on my fridge')
    await make(lead, 'Mine')
    const ways = await read(lead, waysIn)
    expect(ways.filter((way) => way.kind === 'own-key')).toMatchObject([
      { id: first.id, name: member.actor.name, role: 'representative', asked: true },
    ])
    const kept = await read(owner, listApiKeys)
    expect(kept.find((key) => key.id === first.id)).toMatchObject({
      own: true,
      name: member.actor.name,
      organization: 'Elm Library',
    })
    expect(JSON.stringify([ways, kept])).not.toContain('fridge')
    await expect(write(other, (tx) => revokeApiKey(tx, first.id))).rejects.toBeInstanceOf(NotFound)
    await expect(write(member, (tx) => revokeApiKey(tx, first.id))).rejects.toBeInstanceOf(NotFound)
    await must(lead, (tx) => revokeApiKey(tx, first.id))
    await expect(opens(first.token)).rejects.toBeInstanceOf(NotSignedIn)
    const second = await make(member)
    await must(owner, (tx) => revokeApiKey(tx, second.id))
    await expect(opens(second.token)).rejects.toBeInstanceOf(NotSignedIn)
  })

  it('makes, shows and ends no keys; nor does a key of the workspace', async () => {
    const { id, token } = await make(owner)
    const workspaceKey = await must(owner, (tx) =>
      createApiKey(tx, { name: 'Host', role: 'owner', organizationId: null }),
    )
    for (const asKey of [await opens(token), await opens(workspaceKey.token)]) {
      for (const verb of [
        (ctx: Ctx) => write(ctx, (tx) => createOwnKey(tx, { name: 'More' })),
        (ctx: Ctx) => write(ctx, (tx) => endOwnKey(tx, id)),
        (ctx: Ctx) => read(ctx, listOwnKeys),
        (ctx: Ctx) =>
          write(ctx, (tx) => createApiKey(tx, { name: 'More', role: 'owner', organizationId: null })),
        (ctx: Ctx) => write(ctx, (tx) => revokeApiKey(tx, id)),
      ])
        await expect(verb(asKey)).rejects.toBeInstanceOf(NotByKey)
    }
  })

  it('is in history as what its person did by it', async () => {
    const contributor = await world.as('contributor')
    const { token } = await make(contributor)
    const lines = async (ctx: Ctx) =>
      (
        await read(ctx, (tx) =>
          historyOf(tx, { subjectKind: 'person', subjectId: contributor.actor.personId ?? '' }),
        )
      ).map((line) => line.text)

    await write(await opens(token), (tx) =>
      record(tx, 'person.changed_own', {
        subject: { kind: 'person', id: contributor.actor.personId ?? '' },
      }),
    )
    expect(await lines(owner)).toEqual([
      expect.stringContaining(`${contributor.actor.name}, by a key of their own,`),
      expect.stringContaining(`${contributor.actor.name} made a key that stands for them`),
    ])
    const partner = await world.as('lead', await world.organization('Far Away'))
    expect((await lines(partner)).join()).not.toContain(contributor.actor.name)
  })

  it('is one of a few', async () => {
    const viewer = await world.as('viewer')
    for (let made = 0; made < mostOwnKeys; made++) await make(viewer)
    expect(await code(write(viewer, (tx) => createOwnKey(tx, { name: 'One more' })))).toBe('key_enough')
    await expect(
      write(viewer, (tx) => createApiKey(tx, { name: 'x', role: 'viewer', organizationId: null })),
    ).rejects.toBeInstanceOf(Forbidden)
  })
})
