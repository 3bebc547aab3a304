import { afterAll, describe, expect, it } from 'vitest'
import { createApiKey } from '#platform/accounts/keys/create.server.ts'
import { historyOfPartnership } from '#platform/activity/history.server.ts'
import { apiRoutes } from '#platform/api/routes.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { readPdf } from '#platform/testing/pdf-text.ts'
import { bytesOf, openScene } from './factories.ts'
import { handDossier, handPackage } from './hand.server.ts'

describe('a partnership taken along', async () => {
  const { world, oak, stranger, id, host, lead, dossier, everything, close } = await openScene()
  afterAll(close)

  it('is not there for a stranger nor in another workspace, and nothing is said to have been taken', async () => {
    const before = await read(host, (tx) => historyOfPartnership(tx, id, 200))
    for (const ctx of [await world.as('lead', stranger), await (await world.another()).as('owner')])
      for (const take of [handDossier, handPackage])
        await expect(take(ctx, id)).rejects.toBeInstanceOf(NotFound)
    expect(await read(host, (tx) => historyOfPartnership(tx, id, 200))).toHaveLength(before.length)
  })

  it('gives a partner that left what it still reads, as it stood then', async () => {
    const left = await world.as('lead', oak)
    const pages = (await dossier(left)).join(' ')
    expect(pages).toContain('Ninety pupils')
    expect(pages).not.toContain('A hundred pupils')
    expect(pages).not.toContain('Open on Fridays')
    expect(pages).toContain('the last day on which your organization took part')
    const { names, rows } = await everything(left)
    expect(rows('goals')).toMatchObject([{ what: 'Ninety pupils' }])
    expect(rows('touchpoints')).toEqual([])
    expect(rows('decisions')).toEqual([])
    expect([...names.keys()].filter((name) => name.startsWith('files/'))).toEqual([])
  })

  it('stands in the history for all partners: who took it, as what', async () => {
    await handDossier(lead, id)
    const lines = await read(host, (tx) => historyOfPartnership(tx, id, 5))
    expect(JSON.stringify(lines)).toContain('took the dossier of this partnership as a PDF')
  })

  it('is had by a key of the API within its reach, and by no other', async () => {
    const key = async (organizationId: string | null) =>
      sure(
        await write(await world.as('owner'), (tx) =>
          createApiKey(tx, {
            name: 'Archive',
            role: organizationId === null ? 'viewer' : 'representative',
            organizationId,
          }),
        ),
      ).token
    const door = apiRoutes(world.system)
    const get = (token: string, paper: string) =>
      door.request(`/api/v1/partnerships/${id}/${paper}`, { headers: { Authorization: `Bearer ${token}` } })
    const own = await key(null)
    const pdf = await get(own, 'dossier')
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
    expect(readPdf(await bytesOf(pdf))[0]).toContain('Homework Harbor')
    const zip = await get(own, 'everything')
    expect(zip.headers.get('content-type')).toBe('application/zip')
    expect((await bytesOf(zip)).subarray(0, 2).toString()).toBe('PK')
    const others = await key(await world.organization('Nobody signs in here'))
    for (const paper of ['dossier', 'everything']) expect((await get(others, paper)).status).toBe(404)
    expect((await get(own, 'nothing')).status).toBe(404)
    const post = await door.request(`/api/v1/partnerships/${id}/dossier`, { method: 'POST' })
    expect(post.status).toBe(405)
  })
})
