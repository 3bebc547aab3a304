import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { landscape } from '#features/landscape/index.server.ts'
import { read } from '#platform/context/transaction.server.ts'
import { must } from '#platform/testing/answers.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { partnerships } from '../index.server.ts'
import { proposalInput } from './inputs.ts'
import { matchNames } from './match.server.ts'
import { propose } from './propose.server.ts'
import { readProposal } from './reads.server.ts'

describe('names that are not in the records', () => {
  let world: World
  let id: string
  let library: string
  let choir: string
  beforeAll(async () => {
    world = await openWorld([landscape, partnerships])
    library = await world.organization('Riverbend Library')
    choir = await world.organization('Mill Road Choir')
    const lead = await world.as('lead', await world.organization('Harbor Youth'))
    const asked = proposalInput.parse({
      kind: 'partnership',
      name: 'Summer',
      reason: 'July is long.',
      organizationIds: [library],
      otherOrganizations: ['Mill Road', 'Skate Club'],
    })
    id = (await must(lead, (tx) => propose(tx, asked))).id
  })
  afterAll(() => world.close())

  const match = async (records: string[], query: string | null = null) =>
    read(await world.as('coordinator'), async (tx) =>
      matchNames(tx, await readProposal(tx, id), { records, query }),
    )
  const names = (all: readonly { name: string }[] = []) => all.map((one) => one.name)

  it('are matched one after the other, each with records that could be meant, or those that are looked for', async () => {
    const first = await match([])
    expect(first.next).toMatchObject({ index: 0, name: 'Mill Road' })
    expect(names(first.next?.choices)).toEqual(['Mill Road Choir'])
    expect(names((await match([], 'harbor')).next?.choices), 'who proposes takes part anyway').toEqual([])
    const second = await match([`0~${choir}`])
    expect(second.next).toMatchObject({ index: 1, name: 'Skate Club', choices: [] })
    expect(names((await match([`0~${choir}`], 'choir')).next?.choices), 'nobody twice').toEqual([])
  })

  it('are asked as chosen or added, beside those that were in the records', async () => {
    const { known, added, next } = await match([`0~${choir}`, '1~new'])
    expect(next).toBeNull()
    expect(names(known)).toEqual(['Mill Road Choir', 'Riverbend Library'])
    expect(added).toEqual(['Skate Club'])
  })

  it('stay unmatched where the address holds nothing that can be read', async () => {
    expect((await match(['0~nonsense', '7', '', '9~new'])).next).toMatchObject({ index: 0 })
  })
})
