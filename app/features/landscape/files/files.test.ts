import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, isRefusal, NotFound } from '#platform/errors/errors.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { organizationPage } from '../organizations/page.server.ts'
import { organizations } from '../organizations/register.server.ts'
import { personPage } from '../people/page.server.ts'
import { people } from '../people/register.server.ts'
import { addFile } from './add.server.ts'

const form = () => {
  const made = new FormData()
  made.set('file', new File(['What they told us'], 'letter.txt'))
  return made
}

describe('files about organizations and people', () => {
  let world: World
  let harbor: string
  let person: string
  beforeAll(async () => {
    world = await openWorld([
      { name: 'organizations', ...organizations },
      { name: 'people', ...people },
    ])
    harbor = await world.organization('Harbor Youth')
    person = await world.person('Nadia Haddad')
  })
  afterAll(() => world.close())

  it('stand on the page for the own organization, and for nobody else', async () => {
    const ctx = await world.as('contributor')
    for (const [kind, id] of [
      ['organization', harbor],
      ['person', person],
    ] as const) {
      const added = await write(ctx, (tx) => addFile(tx, kind, id, form()))
      expect(isRefusal(added)).toBe(false)
    }
    const page = await read(ctx, (tx) => organizationPage(tx, harbor))
    expect(page.files).toMatchObject([{ name: 'letter.txt', audience: 'organization' }])
    expect(page.can.addFile).toBe(true)
    expect((await read(ctx, (tx) => personPage(tx, person))).files).toHaveLength(1)
    const lead = await world.as('lead', harbor)
    expect((await read(lead, (tx) => organizationPage(tx, harbor))).files).toEqual([])
  })

  it('are not kept by someone who only reads, nor about someone out of reach', async () => {
    const viewer = await world.as('viewer')
    await expect(write(viewer, (tx) => addFile(tx, 'organization', harbor, form()))).rejects.toBeInstanceOf(
      Forbidden,
    )
    expect((await read(viewer, (tx) => organizationPage(tx, harbor))).can.addFile).toBe(false)
    const lead = await world.as('lead', harbor)
    await expect(write(lead, (tx) => addFile(tx, 'person', person, form()))).rejects.toBeInstanceOf(NotFound)
  })
})
