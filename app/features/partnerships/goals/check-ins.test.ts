import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, NotFound } from '#platform/errors/errors.ts'
import { readCursor } from '#platform/http/listing.ts'
import { must } from '#platform/testing/answers.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { checkIn } from './check-in.server.ts'
import { checkInsApi } from './check-ins-api.server.ts'
import { checkInInput, checkInShape, goalInput } from './inputs.ts'
import { goals } from './register.server.ts'
import { setGoal } from './set.server.ts'

describe('check-ins by the API', () => {
  let world: World
  let partner: string
  let leaver: string
  let partnershipId: string
  let host: Ctx
  let lead: Ctx
  let goalId: string
  beforeAll(async () => {
    world = await openWorld([{ name: 'partnerships', ...goals }])
    partner = await world.organization('Harbor Youth')
    leaver = await world.organization('Oak Street School')
    partnershipId = await makePartnership(world, [partner, leaver])
    world.setNow('2026-03-01T12:00:00Z')
    host = await world.as('coordinator')
    lead = await world.as('lead', partner)
    goalId = (await must(host, (tx) => setGoal(tx, partnershipId, goalInput.parse({ what: 'Warm rooms' }))))
      .id
  })
  afterAll(() => world.close())

  const looked = async (by: Ctx, note: string) =>
    (
      await must(by, (tx) =>
        checkIn(tx, goalId, checkInInput.parse({ checkedOn: '2026-03-01', value: 3, note })),
      )
    ).id
  const page = (by: Ctx, cursor: string | null = null, filters: Record<string, unknown> = { goalId }) =>
    read(by, async (tx) => {
      const found = await checkInsApi.list?.(tx, { filters, query: '', cursor: readCursor(cursor), limit: 2 })
      if (found === undefined) throw new Error('it has a list')
      return found as { items: { id: string; note: string }[]; total: number; next: string | null }
    })

  it('are read a page at a time, taken back by whoever said them, and end where a partner left', async () => {
    const ids = [await looked(host, 'Cold'), await looked(lead, 'Warmer')]
    await letLeave(world, partnershipId, leaver, new Date('2026-03-10T12:00:00Z'))
    world.setNow('2026-03-20T12:00:00Z')
    host = await world.as('coordinator')
    lead = await world.as('lead', partner)
    ids.push(await looked(lead, 'Warm'))
    const first = await page(lead)
    expect(first).toMatchObject({ total: 3, items: [{ id: ids[0], note: 'Cold' }, { id: ids[1] }] })
    expect(await page(lead, first.next)).toMatchObject({ total: 3, next: null, items: [{ id: ids[2] }] })
    expect(await page(host, null, { partnershipId })).toMatchObject({ total: 3 })

    const left = await world.as('lead', leaver)
    expect((await page(left)).total).toBe(2)
    await expect(read(left, (tx) => checkInsApi.get(tx, ids[2] ?? ''))).rejects.toBeInstanceOf(NotFound)
    const abroad = await (await world.another()).as('owner')
    await expect(read(abroad, (tx) => checkInsApi.get(tx, ids[0] ?? ''))).rejects.toBeInstanceOf(NotFound)

    expect(checkInShape.parse(await read(host, (tx) => checkInsApi.get(tx, ids[1] ?? '')))).toMatchObject({
      goalId,
      partnershipId,
      organizationId: partner,
      value: 3,
      onBehalf: false,
    })
    const remove = (by: Ctx, id: string) =>
      write(by, async (tx) => (await checkInsApi.remove?.(tx, id)) as object)
    expect(await remove(host, ids[1] ?? '')).toMatchObject({ code: 'check_in_of_others' })
    await expect(remove(await world.as('viewer'), ids[0] ?? '')).rejects.toBeInstanceOf(Forbidden)
    await remove(lead, ids[1] ?? '')
    expect((await page(host)).items.map((one) => one.id)).toEqual([ids[0], ids[2]])
  })
})
