import { afterAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { must } from '#platform/testing/answers.server.ts'
import { spreadsheet } from '#platform/testing/spreadsheet.server.ts'
import { openWorld } from '#platform/testing/world.server.ts'
import { makePartnership } from '../factories.ts'
import { acceptPartnership } from '../partners/answer.server.ts'
import { invitePartner } from '../partners/invite.server.ts'
import { partnerNoun } from '../partners/register.server.ts'
import { loader } from './pages/csv.ts'
import { behalfNoun } from './register.server.ts'

describe('what was recorded on behalf of others, as a spreadsheet', async () => {
  const world = await openWorld([
    { name: 'partners', ...partnerNoun },
    { name: 'behalf', ...behalfNoun },
  ])
  afterAll(() => world.close())

  it('is what the list shows: to partners without the address, to nobody else at all', async () => {
    const harbor = await world.organization('Harbor Youth')
    const maple = await world.organization('Maple Clinic', { email: 'desk@maple.example' })
    const partnership = await makePartnership(world, [harbor], { name: 'Steps' })
    const coordinator = await world.as('coordinator')
    await must(coordinator, (tx) => invitePartner(tx, partnership, { organizationId: maple }))
    await must(coordinator, (tx) =>
      acceptPartnership(tx, partnership, {
        onBehalfOf: maple,
        evidence: 'said on the phone',
        evidenceLink: '',
      }),
    )
    await world.system.jobs.drain(world.system)
    const rows = (ctx: Ctx) => spreadsheet(loader, ctx, { params: { partnership } })
    expect(await rows(coordinator)).toMatchObject([
      {
        organizationName: 'Maple Clinic',
        did: 'accepted to take part',
        evidence: 'said on the phone',
        weight: 'counts',
        mailedTo: 'desk@maple.example',
      },
    ])
    for (const ctx of [await world.as('viewer'), await world.as('lead', harbor)]) {
      const [row] = await rows(ctx)
      expect(row).toMatchObject({ organizationName: 'Maple Clinic', mailedTo: '' })
      expect(JSON.stringify(row)).not.toContain('@')
    }
    const stranger = await world.as('lead', await world.organization('Elsewhere'))
    for (const ctx of [stranger, await (await world.another()).as('owner')])
      await expect(rows(ctx)).rejects.toMatchObject({ init: { status: 404 } })
  })
})
