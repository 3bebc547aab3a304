import { Hono } from 'hono'
import { afterAll, describe, expect, it } from 'vitest'
import { apiRoutes } from '#platform/api/routes.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { write } from '#platform/context/transaction.server.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { ownKeyOf } from '#platform/testing/own-key.server.ts'
import { changeDecision } from './change.server.ts'
import { fridays, openScene, voice } from './factories.ts'
import { takeBackVoice } from './voice.server.ts'

describe('decisions, by the API', async () => {
  const { world, harbor, oak, stranger, propose, speak, settle } = await openScene()
  afterAll(() => world.close())

  const door = new Hono().route('/api/v1', apiRoutes(world.system, { perMinute: 10_000 }))
  const get = async (ctx: Ctx, path: string) => {
    const { token } = await ownKeyOf(ctx)
    const response = await door.request(`/api/v1/decisions${path}`, {
      headers: { Authorization: `Bearer ${token}` },
    })
    return { status: response.status, json: await response.json() }
  }

  it('show what somebody said before they changed it, and what was recorded for another, as the page does', async () => {
    const id = await propose()
    sure(await speak(harbor, id, voice('against')))
    sure(await speak(harbor, id, voice('aside')))
    sure(await speak(null, id, voice('for', { onBehalfOf: oak })))
    for (const ctx of [await world.as('viewer'), await world.as('representative', harbor)]) {
      const { json } = await get(ctx, `/${id}`)
      expect(json.earlier).toEqual([
        {
          organizationId: harbor,
          givenOn: '2026-03-31',
          stand: 'against',
          optionId: null,
          reason: 'No tutors on Fridays',
          onBehalf: false,
          counts: true,
        },
      ])
      expect(json.voices).toMatchObject([
        { organizationId: harbor, stand: 'aside', onBehalf: false, counts: true },
        { organizationId: oak, stand: 'for', onBehalf: true, counts: false },
      ])
      const { json: page } = await get(ctx, '')
      expect(page.items.find((one: { id: string }) => one.id === id)).toEqual(json)
    }
    sure(await speak(null, id, voice('for', { onBehalfOf: oak, evidence: 'On the phone.' })))
    const { json } = await get(await world.as('viewer'), `/${id}`)
    expect(json.voices).toMatchObject([{ organizationId: harbor }, { onBehalf: true, counts: true }])
    expect(json.earlier).toMatchObject([
      { organizationId: harbor },
      { organizationId: oak, onBehalf: true, counts: false },
    ])
    expect((await get(await world.as('lead', stranger), `/${id}`)).status).toBe(404)
  })

  it('tell of no voice where votes have no names, also not of one that was taken back before', async () => {
    const id = await propose()
    sure(await speak(harbor, id, voice('against', { reason: 'The secret of Harbor' })))
    sure(await write(await world.as('lead', harbor), (tx) => takeBackVoice(tx, id)))
    sure(
      await write(await world.as('coordinator'), (tx) =>
        changeDecision(tx, id, { ...fridays(), anonymous: true, version: 1 }),
      ),
    )
    for (const one of [null, harbor, oak]) sure(await speak(one, id, voice('for')))
    for (const settled of [false, true]) {
      if (settled) sure(await settle(id))
      const { json } = await get(await world.as('viewer'), `/${id}`)
      expect(json).toMatchObject({ anonymous: true, voices: [], earlier: [] })
      expect(json.ballots).toHaveLength(settled ? 3 : 0)
      expect(JSON.stringify(json)).not.toContain('The secret of Harbor')
    }
  })
})
