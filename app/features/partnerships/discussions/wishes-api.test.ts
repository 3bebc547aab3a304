import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { apiRoutes } from '#platform/api/routes.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { read } from '#platform/context/transaction.server.ts'
import { must } from '#platform/testing/answers.server.ts'
import { ownKeyOf } from '#platform/testing/own-key.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { makePartnership } from '../factories.ts'
import { partnerships } from '../index.server.ts'
import { beginDiscussion } from './begin.server.ts'
import { ownPartnershipWish } from './follow.server.ts'
import { discussionInput } from './inputs.ts'
import { readDiscussion } from './reads.server.ts'

describe('what one follows and mutes, by a key of one’s own', () => {
  let world: World
  let place: string
  let discussion: string
  let lead: Ctx
  let door: Hono
  beforeAll(async () => {
    world = await openWorld([partnerships])
    const harbor = await world.organization('Harbor Youth')
    place = await makePartnership(world, [harbor])
    lead = await world.as('lead', harbor)
    const begun = await must(await world.as('coordinator'), (tx) =>
      beginDiscussion(tx, place, discussionInput.parse({ body: 'Who brings the lamps?' })),
    )
    discussion = begun.id
    door = new Hono().route('/api/v1', apiRoutes(world.system, { perMinute: 10_000 }))
  })
  afterAll(() => world.close())
  const ask = async (as: string, method: string, path: string, body?: unknown) => {
    const response = await door.request(`/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${as}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, json: text === '' ? null : JSON.parse(text) }
  }

  it('is said of a discussion or of all in a partnership, said again in its place, and taken back', async () => {
    const { token } = await ownKeyOf(lead)
    const say = (fields: object) =>
      ask(token, 'POST', '/discussion-wishes', { partnershipId: place, ...fields })
    expect(await say({ wish: 'mute' })).toMatchObject({ status: 201, json: { discussionId: null } })
    expect(await say({ discussionId: discussion, wish: 'mute' })).toMatchObject({ status: 201 })
    const again = await say({ discussionId: discussion, wish: 'follow' })
    const listed = await ask(token, 'GET', '/discussion-wishes')
    expect(listed.json).toMatchObject({
      total: 2,
      items: [
        { partnershipId: place, discussionId: null, wish: 'mute' },
        { id: again.json.id, discussionId: discussion, wish: 'follow' },
      ],
    })
    expect(await read(lead, (tx) => ownPartnershipWish(tx, place))).toBe('mute')
    expect((await read(lead, (tx) => readDiscussion(tx, discussion))).wish).toBe('follow')
    expect((await ask(token, 'DELETE', `/discussion-wishes/${again.json.id}`)).status).toBe(204)
    expect((await read(lead, (tx) => readDiscussion(tx, discussion))).wish).toBeNull()
  })

  it('is nobody else’s, and is not said of what is out of reach', async () => {
    const { token } = await ownKeyOf(lead)
    const made = await ask(token, 'POST', '/discussion-wishes', { partnershipId: place, wish: 'follow' })
    const other = (await ownKeyOf(await world.as('contributor'))).token
    expect((await ask(other, 'GET', '/discussion-wishes')).json.total).toBe(0)
    for (const method of ['GET', 'DELETE'])
      expect((await ask(other, method, `/discussion-wishes/${made.json.id}`)).status).toBe(404)
    expect(await read(lead, (tx) => ownPartnershipWish(tx, place))).toBe('follow')
    const stranger = (await ownKeyOf(await world.as('lead', await world.organization('Elsewhere')))).token
    for (const discussionId of [null, discussion])
      expect(
        (
          await ask(stranger, 'POST', '/discussion-wishes', {
            partnershipId: place,
            discussionId,
            wish: 'mute',
          })
        ).status,
      ).toBe(404)
    const elsewhere = await makePartnership(world, [lead.actor.organizationId])
    expect(
      (
        await ask(token, 'POST', '/discussion-wishes', {
          partnershipId: elsewhere,
          discussionId: discussion,
          wish: 'mute',
        })
      ).status,
    ).toBe(404)
  })
})
