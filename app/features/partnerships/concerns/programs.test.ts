import { Hono } from 'hono'
import { afterAll, describe, expect, it } from 'vitest'
import { createApiKey } from '#platform/accounts/keys/create.server.ts'
import { apiRoutes } from '#platform/api/routes.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { NotByKey, NotFound } from '#platform/errors/errors.ts'
import { must } from '#platform/testing/answers.server.ts'
import { ownKeyOf } from '#platform/testing/own-key.server.ts'
import { dueItems } from '#platform/testing/told.server.ts'
import { testNow } from '#platform/testing/world.server.ts'
import { promisesFrom } from '../commitments/reads.server.ts'
import { acknowledgeConcern } from './acknowledge.server.ts'
import { concernsDue } from './due.server.ts'
import { openScene } from './factories.ts'
import { raiseConcern } from './raise.server.ts'
import { sayInConcern } from './say.server.ts'
import { reopenConcern, settleConcern } from './settle.server.ts'
import { acceptStewardship, declineStewardship } from './steward.server.ts'

describe('concerns, to programs', async () => {
  const { world, place, owner, steward, party, raiser, about, raise, reaches, idOf, seen, later } =
    await openScene()
  afterAll(() => world.close())
  const door = new Hono().route('/api/v1', apiRoutes(world.system, { perMinute: 10_000, css: [] }))
  const { token } = await must(owner, (tx) =>
    createApiKey(tx, { name: 'Host', role: 'owner', organizationId: null }),
  )
  const ask = async (method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown) => {
    const response = await door.request(`/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, json: text === '' ? null : JSON.parse(text) }
  }

  it('are raised, talked about with the steward and answered for trust by the programs of one organization', async () => {
    const made = await ask('POST', '/concerns', {
      partnershipId: place,
      summary: 'Late lists',
      partyOrganizationIds: [party.actor.organizationId],
      stewardPersonId: idOf(steward),
    })
    expect(made).toMatchObject({ status: 201, json: { raisedByPersonId: null, messages: [], trust: [] } })
    const { id } = made.json
    expect(await ask('POST', `/concerns/${id}/messages`, { body: 'Since May.' })).toMatchObject({
      status: 201,
      json: { messages: [{ side: 'raiser', body: 'Since May.', saidOn: '2026-03-31', personName: null }] },
    })
    await must(steward, (tx) => acceptStewardship(tx, id))
    await must(steward, (tx) => sayInConcern(tx, id, { body: 'I will ask.' }))
    await must(steward, (tx) => acknowledgeConcern(tx, id))
    await must(steward, (tx) => settleConcern(tx, id, { agreed: 'On Fridays' }))
    expect((await ask('GET', `/concerns/${id}`)).json.messages).toMatchObject([
      { body: 'Since May.' },
      { side: 'steward', body: 'I will ask.', personName: steward.actor.name },
    ])
    const listed = await ask('GET', `/concerns?partnershipId=${place}`)
    expect(listed.json.items[0].messages).toHaveLength(2)
    expect((await ask('POST', `/concerns/${id}/trust`, { answer: 'yes' })).status).toBe(409)
    world.setNow('2026-05-12T12:00:00Z')
    expect(await ask('POST', `/concerns/${id}/trust`, { answer: 'partly' })).toMatchObject({
      status: 201,
      json: { trust: [{ side: 'raiser', organizationId: null, answer: 'partly', on: '2026-05-12' }] },
    })
    world.setNow(testNow)
    expect((await ask('POST', `/concerns/${id}/trust`, { answer: 'maybe' })).status).toBe(422)
    expect((await ask('DELETE', `/concerns/${id}`)).status).toBe(204)
  })

  it('get a remedy promised, which comes from them', async () => {
    const { id } = await raise({ partyOrganizationIds: [world.hostId] })
    const promised = await ask('POST', `/concerns/${id}/remedies`, { text: 'New lamps', dueOn: '2026-06-01' })
    expect(promised.status).toBe(201)
    expect(await read(party, (tx) => promisesFrom(tx, 'concern', id))).toMatchObject([
      { text: 'New lamps', promisor: { id: world.hostId } },
    ])
    expect((await ask('POST', `/concerns/${id}/remedies`, { text: '' })).status).toBe(422)
  })

  it('are neither accepted nor declined by a program, which nobody asks, nor spoken of for a person', async () => {
    const { id } = await raise()
    for (const state of ['acceptance', 'refusal'])
      expect((await ask('POST', `/concerns/${id}/${state}`, {})).status).toBe(403)
    expect((await ask('POST', `/concerns/${id}/messages`, { body: 'x' })).status).toBe(403)
    expect((await seen(await later(testNow, steward), id)).as).toMatchObject({ asked: true })
  })

  it('are to somebody’s own key what is open, and nothing else of their own', async () => {
    const ofRaiser = await ownKeyOf(raiser)
    const ofSteward = await ownKeyOf(steward)
    for (const openness of ['confidential', 'anonymous'] as const)
      await expect(
        write(ofRaiser.ctx, (tx) => raiseConcern(tx, place, about({ openness }))),
      ).rejects.toBeInstanceOf(NotByKey)
    const secret = await raise({ openness: 'confidential' })
    await must(steward, (tx) => acceptStewardship(tx, secret.id))
    for (const { ctx } of [ofRaiser, ofSteward, await ownKeyOf(party)])
      expect(await reaches(ctx, secret.id)).toBe('nothing')
    expect(await reaches(raiser, secret.id)).toBe('all')
    expect(await read(ofSteward.ctx, (tx) => dueItems(tx, concernsDue))).toEqual([])
    await expect(
      write(ofSteward.ctx, (tx) => sayInConcern(tx, secret.id, { body: 'x' })),
    ).rejects.toBeInstanceOf(NotFound)
    const { id } = await must(ofRaiser.ctx, (tx) => raiseConcern(tx, place, about()))
    expect((await seen(ofRaiser.ctx, id)).raisedBy?.person?.id).toBe(idOf(raiser))
    await must(ofRaiser.ctx, (tx) => sayInConcern(tx, id, { body: 'Since May.' }))
    for (const answer of [acceptStewardship, declineStewardship])
      await expect(write(ofSteward.ctx, (tx) => answer(tx, id))).rejects.toBeInstanceOf(NotByKey)
    await must(steward, (tx) => acceptStewardship(tx, id))
    await must(ofSteward.ctx, (tx) => acknowledgeConcern(tx, id))
  })

  it('raised by a program of an organization are not a person’s by their key', async () => {
    const made = await ask('POST', '/concerns', {
      partnershipId: place,
      summary: 'Cold tea',
      partyOrganizationIds: [party.actor.organizationId],
      stewardPersonId: idOf(steward),
    })
    expect((await seen((await ownKeyOf(owner)).ctx, made.json.id)).as.raiser).toBe(false)
  })

  it('are read page by page, open or settled, none twice and none left out', async () => {
    await raise({ openness: 'confidential', shown: 'everything' })
    const { id } = await raise({ summary: 'Cold soup' })
    const done = await raise({ summary: 'Warm bread' })
    await must(steward, (tx) => acceptStewardship(tx, done.id))
    await must(steward, (tx) => acknowledgeConcern(tx, done.id))
    await must(steward, (tx) => settleConcern(tx, done.id, { agreed: 'At eight' }))
    const filter = `partnershipId=${place}`
    const all = (await ask('GET', `/concerns?${filter}&limit=200`)).json
    expect(all.total).toBe(all.items.length)
    const found: string[] = []
    let next: string | null = ''
    while (next !== null) {
      const path: string = `/concerns?${filter}&limit=1${next === '' ? '' : `&cursor=${next}`}`
      const { json } = await ask('GET', path)
      expect(json).toMatchObject({ total: all.total })
      found.push(...json.items.map((one: { id: string }) => one.id))
      next = json.next
    }
    expect(found).toEqual(all.items.map((one: { id: string }) => one.id))
    const ids = async (standing: string) =>
      (await ask('GET', `/concerns?${filter}&limit=200&standing=${standing}`)).json.items.map(
        (one: { id: string }) => one.id,
      )
    expect((await ids('open')).includes(id)).toBe(true)
    expect((await ids('settled')).includes(id)).toBe(false)
    expect((await ids('open')).includes(done.id)).toBe(false)
    expect((await ids('settled')).includes(done.id)).toBe(true)
    expect([...(await ids('open')), ...(await ids('settled'))].sort()).toEqual([...found].sort())
    const searched = await ask('GET', `/concerns?${filter}&query=soup`)
    expect(searched.json).toMatchObject({ total: 1, items: [{ id }] })
  })

  it('say when they were taken up again and why, and from when trust is asked about', async () => {
    const { id } = await raise()
    const shown = async () => (await ask('GET', `/concerns/${id}`)).json
    expect(await shown()).toMatchObject({
      stewardProposedOn: '2026-03-31',
      stewardAgreedOn: '2026-03-31',
      stewardAcceptedOn: null,
      reopenedOn: null,
      followUpOn: null,
    })
    await must(steward, (tx) => acceptStewardship(tx, id))
    await must(steward, (tx) => acknowledgeConcern(tx, id))
    await must(steward, (tx) => settleConcern(tx, id, { agreed: 'Ask first' }))
    expect(await shown()).toMatchObject({ agreed: 'Ask first', followUpOn: '2026-05-12' })
    await must(raiser, (tx) => reopenConcern(tx, id, { why: 'It happened again' }))
    expect(await shown()).toMatchObject({
      agreed: null,
      followUpOn: null,
      reopenedOn: '2026-03-31',
      reopenedWhy: 'It happened again',
    })
  })

  it('are not there where they are not open', async () => {
    const { id } = await raise({ openness: 'confidential', partyOrganizationIds: [world.hostId] })
    expect((await ask('GET', `/concerns/${id}`)).status).toBe(404)
    for (const [state, body] of [
      ['acceptance', {}],
      ['refusal', {}],
      ['messages', { body: 'x' }],
      ['remedies', { text: 'x' }],
      ['trust', { answer: 'no' }],
    ] as const)
      expect((await ask('POST', `/concerns/${id}/${state}`, body)).status).toBe(404)
  })
})
