import { afterAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { must } from '#platform/testing/answers.server.ts'
import { spreadsheet } from '#platform/testing/spreadsheet.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { declineProposal } from './answer.server.ts'
import { openScene } from './factories.ts'
import { loader } from './pages/csv.ts'

describe('proposals as a spreadsheet', async () => {
  const { world, harbor, library, made } = await openScene()
  afterAll(() => world.close())

  it('have the lines that the list shows to this reader, by standing, and none of another', async () => {
    const shared = await makePartnership(world, [harbor, library], { name: 'Shared' })
    const other = await makePartnership(world, [harbor], { name: 'Other' })
    const make = (by: Ctx, fields: Record<string, unknown>) => made({ reason: '=1+1', ...fields }, by)
    await make(await world.as('lead', library), { kind: 'pause', partnershipId: shared })
    const declined = await make(await world.as('lead', harbor), { kind: 'conclusion', partnershipId: other })
    await make(await world.as('representative', harbor), { kind: 'partnership', name: 'Lamps' })
    await must(await world.as('coordinator'), (tx) => declineProposal(tx, declined, { reason: 'Not yet.' }))

    const kinds = async (ctx: Ctx, search = '') =>
      (await spreadsheet(loader, ctx, { search })).map((row) => row.kind).sort()
    expect(await kinds(await world.as('viewer'))).toEqual(['conclusion', 'partnership', 'pause'])
    expect(await kinds(await world.as('lead', harbor))).toEqual(['conclusion', 'partnership', 'pause'])
    expect(await kinds(await world.as('lead', library))).toEqual(['pause'])
    expect(await kinds(await world.as('lead', await world.organization('Elsewhere')))).toEqual([])
    expect(await kinds(await (await world.another()).as('owner'))).toEqual([])
    expect(await kinds(await world.as('viewer'), '?standing=declined')).toEqual(['conclusion'])
    expect(await kinds(await world.as('viewer'), '?standing=nonsense')).toHaveLength(3)

    const [row] = await spreadsheet(loader, await world.as('viewer'), { search: '?standing=declined' })
    expect(row).toMatchObject({
      organization: 'Harbor Youth',
      reason: "'=1+1",
      standing: 'declined',
      declineReason: 'Not yet.',
    })
    await letLeave(world, shared, library, new Date('2026-03-30T12:00:00Z'))
    expect(await kinds(await world.as('lead', library)), 'proposed after it left').toEqual([])
  })
})
