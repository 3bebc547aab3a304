import { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createApiKey } from '../accounts/keys/create.server.ts'
import { historyOf } from '../activity/history.server.ts'
import { apiRoutes } from '../api/routes.server.ts'
import { read, write } from '../context/transaction.server.ts'
import { sure } from '../testing/answers.server.ts'
import { setLimits } from '../testing/limits.server.ts'
import { press } from '../testing/press.ts'
import { openWorld, testNow, type World } from '../testing/world.server.ts'
import { readWorkspaceSettings } from './change-workspace.server.ts'
import { type Limit, limits } from './limits.ts'
import { action } from './pages/settings.tsx'
import { limitOf, limitOn, limitSql } from './reads.server.ts'

/** The days of partnerships that a workspace sets, each from one to 365. */
const days: readonly Limit[] = [
  'signatureLinkDays',
  'stewardLinkDays',
  'minutesLinkDays',
  'seatNoticeDays',
  'contactGraceDays',
  'invitationPatienceDays',
]

describe('the days that a workspace sets', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld([])
  })
  beforeEach(() => world.setNow(testNow))
  afterAll(() => world.close())

  const settings = async () => read(await world.as('owner'), readWorkspaceSettings)

  it('are what they were before anybody sets them, and hold from the day on which they are set', async () => {
    for (const name of days) expect((await settings())[name]).toBe(limits[name])
    await setLimits(await world.as('owner'), { contactGraceDays: 3, seatNoticeDays: 45 })
    expect(await settings()).toMatchObject({ contactGraceDays: 3, seatNoticeDays: 45, agreementTurnDays: 14 })
    const asked = await read(await world.as('viewer'), async (tx) => {
      const on = await limitOn(tx, 'contactGraceDays')
      const { in: inside } = await tx.db
        .selectNoFrom(limitSql(tx, 'contactGraceDays').as('in'))
        .executeTakeFirstOrThrow()
      return [on('2026-03-30'), on(tx.today), inside, await limitOf(tx, 'contactGraceDays')]
    })
    expect(asked).toEqual([7, 3, 3, 3])
  })

  it('come back to the page with what was typed where they are no number of days', async () => {
    const owner = await world.as('owner')
    const stands = Object.entries(await settings()).map(([name, value]) => [name, String(value)])
    for (const name of days)
      for (const typed of ['0', '366', '1.5', 'soon'])
        expect(
          await press(action, {
            params: { workspace: 'demo' },
            fields: { ...Object.fromEntries(stands), [name]: typed },
            door: { system: world.system, ctx: owner, user: {} },
          }),
        ).toMatchObject({ status: 422, issues: [{ path: name }], values: { [name]: typed } })
    expect(Object.entries(await settings()).map(([name, value]) => [name, String(value)])).toEqual(stands)
  })

  it('stand in the history of the workspace with the names of what changed', async () => {
    const owner = await world.as('owner')
    await setLimits(owner, { signatureLinkDays: 21 })
    const [line] = await read(owner, (tx) =>
      historyOf(tx, { subjectKind: 'workspace', subjectId: tx.workspace.id }),
    )
    expect(line).toMatchObject({
      text: expect.stringContaining('changed the settings'),
      fields: ['signatureLinkDays'],
    })
  })

  describe('by the API', () => {
    const door = () => new Hono().route('/api/v1', apiRoutes(world.system, { perMinute: 10_000 }))
    const keyOf = async (role: 'owner' | 'coordinator') =>
      sure(
        await write(await world.as('owner'), (tx) =>
          createApiKey(tx, { name: role, role, organizationId: null }),
        ),
      ).token
    const ask = async (token: string, path: string, method = 'GET') => {
      const response = await door().request(`/api/v1/workspaces${path}`, {
        method,
        headers: { Authorization: `Bearer ${token}` },
      })
      return { status: response.status, json: await response.json() }
    }

    it('are the owner’s to read, and nobody’s to change', async () => {
      const token = await keyOf('owner')
      const here = `/${world.workspace.id}`
      expect((await ask(token, '')).json).toMatchObject({
        total: 1,
        items: [{ id: world.workspace.id, slug: 'demo', brokenAfterDays: 14 }],
      })
      expect(await ask(token, here)).toMatchObject({ status: 200, json: { slug: 'demo' } })
      expect((await ask(token, here, 'PATCH')).status).toBe(405)
    })

    it('are nobody else’s, and not those of another workspace', async () => {
      const other = await world.another()
      expect((await ask(await keyOf('owner'), `/${other.workspace.id}`)).status).toBe(404)
      const token = await keyOf('coordinator')
      for (const path of ['', `/${world.workspace.id}`]) expect((await ask(token, path)).status).toBe(403)
    })
  })
})
