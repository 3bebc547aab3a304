import { Hono } from 'hono'
import { afterAll, describe, expect, it } from 'vitest'
import { createApiKey } from '#platform/accounts/keys/create.server.ts'
import { apiRoutes } from '#platform/api/routes.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { read } from '#platform/context/transaction.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import { must } from '#platform/testing/answers.server.ts'
import { rowsLeaving } from '#platform/testing/leaving.server.ts'
import { openWorld } from '#platform/testing/world.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { partnerships } from '../index.server.ts'
import { answerAsking, askPartners } from './asking.server.ts'
import { exportedAskings } from './export.server.ts'
import { byNobody } from './factories.ts'

describe('the question whether there is anything to talk about', async () => {
  const world = await openWorld([partnerships])
  afterAll(() => world.close())
  const harbor = await world.organization('Harbor Youth')
  const stranger = await world.organization('Elsewhere')
  const host = await world.as('coordinator')
  const door = new Hono().route('/api/v1', apiRoutes(world.system, { perMinute: 10_000, css: [] }))
  const keyed = async (organizationId: string | null, role: 'coordinator' | 'representative') => {
    const { token } = await must(await world.as('owner'), (tx) =>
      createApiKey(tx, { name: `${role} ${organizationId ?? ''}`, role, organizationId }),
    )
    return async (method: 'GET' | 'POST', path: string, body: unknown = {}) => {
      const response = await door.request(`/api/v1/concern-askings${path}`, {
        method,
        headers: { Authorization: `Bearer ${token}` },
        ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
      })
      return { status: response.status, json: await response.json() }
    }
  }
  const leaving = (ctx: Ctx, id: string) => read(ctx, (tx) => rowsLeaving(tx, exportedAskings, id))

  it('is asked and answered by programs, in partnerships in reach', async () => {
    const place = await makePartnership(world, [harbor])
    const ask = await keyed(null, 'coordinator')
    expect(await ask('GET', '')).toMatchObject({ json: { items: [], total: 0 } })
    expect(await ask('POST', `/${place}/question`)).toMatchObject({ status: 201 })
    expect(await ask('POST', `/${place}/question`)).toMatchObject({ status: 409 })
    expect(await ask('POST', `/${place}/answer`, { answer: 'nothing' })).toMatchObject({ status: 201 })
    const own = { organizationId: world.hostId, answeredOn: '2026-03-31', answer: 'nothing', counts: true }
    const theirs = { organizationId: harbor, answeredOn: null, answer: null }
    expect((await ask('GET', `/${place}`)).json).toMatchObject({ id: place })
    expect((await ask('GET', '')).json.items).toMatchObject([
      { id: place, askings: expect.arrayContaining([expect.objectContaining(own)]) },
    ])
    expect((await ask('GET', `/${place}`)).json.askings).toEqual(
      expect.arrayContaining([expect.objectContaining(own), expect.objectContaining(theirs)]),
    )
    // Recorded for a partner without evidence it doesn't count yet.
    await ask('POST', `/${place}/answer`, { answer: 'something', onBehalfOf: harbor })
    expect((await ask('GET', `/${place}`)).json.askings).toContainEqual({
      organizationId: harbor,
      askedOn: '2026-03-31',
      answeredOn: '2026-03-31',
      answer: 'something',
      counts: false,
    })
    const outside = await keyed(stranger, 'representative')
    expect(await outside('GET', '')).toMatchObject({ json: { items: [] } })
    for (const [method, path, body] of [
      ['GET', `/${place}`, {}],
      ['POST', `/${place}/question`, {}],
      ['POST', `/${place}/answer`, { answer: 'nothing' }],
    ] as const)
      expect(await outside(method, path, body)).toMatchObject({ status: 404 })
  })

  it('leaves with its partnership, for who has left as it stood that day', async () => {
    const place = await makePartnership(world, [harbor])
    const lead = await world.as('lead', harbor)
    await must(host, (tx) => askPartners(tx, place))
    await must(lead, (tx) => answerAsking(tx, place, { answer: 'nothing', ...byNobody }))
    const row = (organization: string, answer: string | null) =>
      expect.objectContaining({ organization, answer, askedOn: '2026-03-31' })
    expect(await leaving(lead, place)).toEqual(
      expect.arrayContaining([row('Harbor Youth', 'nothing'), row('Host of demo', null)]),
    )
    await expect(leaving(await world.as('lead', stranger), place)).rejects.toBeInstanceOf(NotFound)
    await letLeave(world, place, harbor, new Date('2026-03-31T18:00:00Z'))
    world.setNow('2026-04-10T12:00:00Z')
    await must(await world.as('coordinator'), (tx) =>
      answerAsking(tx, place, { answer: 'something', ...byNobody }),
    )
    expect(await leaving(await world.as('coordinator'), place)).toContainEqual(
      row('Host of demo', 'something'),
    )
    expect(await leaving(await world.as('lead', harbor), place)).toEqual(
      expect.arrayContaining([row('Harbor Youth', 'nothing'), row('Host of demo', null)]),
    )
    world.setNow('2026-03-31T12:00:00Z')
  })
})
