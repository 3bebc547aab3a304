import { afterAll, describe, expect, it } from 'vitest'
import { must } from '#platform/testing/answers.server.ts'
import { spreadsheet } from '#platform/testing/spreadsheet.server.ts'
import { openWorld } from '#platform/testing/world.server.ts'
import { concerns } from '../register.server.ts'
import { endOmbudsperson } from './end.server.ts'
import { nameOmbudsperson } from './name.server.ts'
import { loader } from './pages/csv.ts'

describe('who is named from outside, as a spreadsheet', async () => {
  const world = await openWorld([{ name: 'concerns', ...concerns }])
  afterAll(() => world.close())

  it('is read by everybody of the workspace, with no address, and by no other workspace', async () => {
    const mediation = await world.organization('Bridge Mediation')
    const owner = await world.as('owner')
    const name = async (who: string) => {
      const personId = await world.person(who, {
        email: `${who.toLowerCase()}@bridge.example`,
        phone: '+13605550100',
      })
      await world.affiliate(personId, mediation)
      return must(owner, (tx) => nameOmbudsperson(tx, { personId, about: 'A retired judge' }))
    }
    await name('Sofia')
    const { id } = await name('Pavel')
    await must(owner, (tx) => endOmbudsperson(tx, id))
    const partner = await world.as('representative', await world.organization('Harbor Youth'))
    for (const ctx of [owner, await world.as('viewer'), partner]) {
      const rows = await spreadsheet(loader, ctx)
      expect(rows).toMatchObject([
        { name: 'Sofia', organizationName: 'Bridge Mediation', about: 'A retired judge' },
      ])
      expect(JSON.stringify(rows)).not.toMatch(/@|5550100/)
    }
    expect(await spreadsheet(loader, await (await world.another()).as('owner'))).toEqual([])
  })
})
