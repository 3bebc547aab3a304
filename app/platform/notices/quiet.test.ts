import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '../context/context.server.ts'
import { read } from '../context/transaction.server.ts'
import { press } from '../testing/press.ts'
import { openWorld, type World } from '../testing/world.server.ts'
import { action } from './pages/wishes.tsx'
import { readWishes } from './wish.server.ts'

describe('quiet hours', () => {
  let world: World
  let reader: Ctx
  beforeAll(async () => {
    world = await openWorld([
      {
        name: 'test',
        noticeKinds: [{ kind: 'said', theme: 'talk', label: () => 'Somebody answers', byMail: 'now' }],
      },
    ])
    reader = await world.as('representative', await world.organization('Harbor Youth'))
  })
  afterAll(() => world.close())

  const save = (quietFrom: string, quietUntil: string) =>
    press(action, {
      params: { workspace: 'demo' },
      fields: { 'onPage-shown': 'yes', onPage: ['said'], byMail: ['said now'], quietFrom, quietUntil },
      door: { system: world.system, ctx: reader, user: {} },
    })
  const quiet = async (ctx = reader) => (await read(ctx, readWishes)).quiet

  it('are set on the page of notices, for oneself alone, and taken away by leaving both empty', async () => {
    expect(await save('22', '7')).toMatchObject({ status: 303, to: '/demo/me/notices' })
    expect(await quiet()).toEqual({ from: 22, until: 7 })
    expect(await quiet(await world.as('coordinator'))).toBeNull()
    expect(await save('', '')).toMatchObject({ status: 303 })
    expect(await quiet()).toBeNull()
  })

  it('take a beginning and an end, or the form comes back as it was typed', async () => {
    await save('22', '7')
    expect(await save('21', '')).toMatchObject({ status: 409, values: { quietFrom: '21', quietUntil: '' } })
    expect(await save('24', '7')).toMatchObject({ status: 422, issues: [{ path: 'quietFrom' }] })
    expect(await quiet()).toEqual({ from: 22, until: 7 })
  })
})
