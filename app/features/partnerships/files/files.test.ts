import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, isRefusal, NotFound, type Refusal } from '#platform/errors/errors.ts'
import { filesOf, listFiles, openFile } from '#platform/files/reads.server.ts'
import { removeFile } from '#platform/files/remove.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { concludePartnership } from '../partnerships/conclude.server.ts'
import { partnershipNoun } from '../partnerships/register.server.ts'
import { changeTouchpoint } from '../touchpoints/change.server.ts'
import { touchpointChange, touchpointInput } from '../touchpoints/inputs.ts'
import { logTouchpoint } from '../touchpoints/log.server.ts'
import { touchpoints } from '../touchpoints/register.server.ts'
import { addFileToPartnership, addFileToTouchpoint } from './add.server.ts'

const form = (content = 'Minutes') => {
  const made = new FormData()
  made.set('file', new File([content], 'minutes.txt'))
  return made
}
const sure = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.code)
  return answer
}

describe('files of a partnership', () => {
  let world: World
  let harbor: string
  let oak: string
  let id: string
  beforeAll(async () => {
    world = await openWorld([
      { name: 'partnerships', ...partnershipNoun },
      { name: 'touchpoints', ...touchpoints },
    ])
    harbor = await world.organization('Harbor Youth')
    oak = await world.organization('Oak Street School')
    id = await makePartnership(world, [harbor, oak])
  })
  afterAll(() => world.close())

  const add = async (ctx: Ctx, to = id) =>
    sure(await write(ctx, (tx) => addFileToPartnership(tx, to, form())))
  const open = (ctx: Ctx, file: string) =>
    read(ctx, async (tx) => {
      const opened = await openFile(tx, file)
      return Buffer.concat(await opened.stream.toArray()).toString()
    })
  const list = (ctx: Ctx, partnershipId: string, asked: Partial<Parameters<typeof listFiles>[1]> = {}) =>
    read(ctx, (tx) => listFiles(tx, { query: '', cursor: null, limit: 50, ...asked, partnershipId }))
  const log = async (ctx: Ctx, audience: 'partnership' | 'organization') =>
    sure(
      await write(ctx, (tx) =>
        logTouchpoint(
          tx,
          touchpointInput.parse({
            kind: 'call',
            happenedOn: '2026-03-30',
            partnershipId: id,
            audience,
            summary: 'The bus',
          }),
        ),
      ),
    ).id

  it('are shared by whoever works in it, and read by every partner', async () => {
    for (const ctx of [await world.as('contributor'), await world.as('representative', harbor)]) {
      const { id: file } = await add(ctx)
      for (const reader of [
        await world.as('viewer'),
        await world.as('lead', harbor),
        await world.as('lead', oak),
      ])
        expect(await open(reader, file)).toBe('Minutes')
    }
  })

  it('are out of reach of organizations outside of it, and added by nobody who only reads', async () => {
    const { id: file } = await add(await world.as('owner'))
    const stranger = await world.as('lead', await world.organization('Elm'))
    await expect(open(stranger, file)).rejects.toBeInstanceOf(NotFound)
    await expect(add(stranger)).rejects.toBeInstanceOf(NotFound)
    await expect(add(await world.as('viewer'))).rejects.toBeInstanceOf(Forbidden)
    await expect(write(await world.as('lead', harbor), (tx) => removeFile(tx, file))).rejects.toBeInstanceOf(
      Forbidden,
    )
  })

  it('stay readable for a partner that left, up to the day it left; it neither adds nor takes away', async () => {
    const elm = await world.organization('Elm Clinic')
    const place = await makePartnership(world, [elm])
    const before = await add(await world.as('lead', elm), place)
    await letLeave(world, place, elm, new Date('2026-04-02T00:00:00Z'))
    world.setNow('2026-04-03T12:00:00Z')
    const after = await add(await world.as('owner'), place)
    const left = await world.as('lead', elm)
    expect(await open(left, before.id)).toBe('Minutes')
    await expect(open(left, after.id)).rejects.toBeInstanceOf(NotFound)
    expect(await list(left, place)).toMatchObject({
      items: [{ id: before.id, can: { remove: false } }],
      total: 1,
    })
    expect(await list(left, place, { query: 'minutes' })).toMatchObject({
      items: [{ id: before.id }],
      total: 1,
      next: null,
    })
    const [newest] = (await list(await world.as('owner'), place, { limit: 1 })).items
    expect(newest?.id).toBe(after.id)
    await expect(add(left, place)).rejects.toBeInstanceOf(Forbidden)
    await expect(write(left, (tx) => removeFile(tx, before.id))).rejects.toBeInstanceOf(Forbidden)
    world.setNow('2026-03-31T12:00:00Z')
  })

  it('are not added once it is concluded', async () => {
    const place = await makePartnership(world, [oak])
    const owner = await world.as('owner')
    sure(await write(owner, (tx) => concludePartnership(tx, place, { note: 'Done' })))
    expect(await write(owner, (tx) => addFileToPartnership(tx, place, form()))).toMatchObject({
      code: 'partnership_concluded',
    })
  })

  it('beside a touchpoint are read by whoever reads the touchpoint, also after that has changed', async () => {
    const lead = await world.as('lead', harbor)
    const owner = await world.as('owner')
    const touchpoint = await log(lead, 'partnership')
    const { id: file } = sure(await write(lead, (tx) => addFileToTouchpoint(tx, touchpoint, form())))
    expect(await open(owner, file)).toBe('Minutes')
    const change = touchpointChange.parse({
      kind: 'call',
      happenedOn: '2026-03-30',
      audience: 'organization',
      version: 1,
    })
    sure(await write(lead, (tx) => changeTouchpoint(tx, touchpoint, change)))
    await expect(open(owner, file)).rejects.toBeInstanceOf(NotFound)
    expect(await read(lead, (tx) => filesOf(tx, 'touchpoint', touchpoint))).toMatchObject([{ id: file }])
  })

  it('beside a touchpoint that only its own organization reads are theirs alone', async () => {
    const lead = await world.as('lead', harbor)
    const touchpoint = await log(lead, 'organization')
    const { id: file } = sure(await write(lead, (tx) => addFileToTouchpoint(tx, touchpoint, form())))
    const owner = await world.as('owner')
    await expect(open(owner, file)).rejects.toBeInstanceOf(NotFound)
    await expect(write(owner, (tx) => addFileToTouchpoint(tx, touchpoint, form()))).rejects.toBeInstanceOf(
      NotFound,
    )
    const shared = await log(lead, 'partnership')
    await expect(write(owner, (tx) => addFileToTouchpoint(tx, shared, form()))).rejects.toBeInstanceOf(
      Forbidden,
    )
  })
})
