import { afterAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { readWorkspaceSettings } from '#platform/settings/change-workspace.server.ts'
import { action as saveSettings } from '#platform/settings/pages/settings.tsx'
import { sure } from '#platform/testing/answers.server.ts'
import { press } from '#platform/testing/press.ts'
import { code, openScene } from '../factories.ts'
import { takePen } from './take.server.ts'

describe('the silence after which the pen of a text is free', async () => {
  const { world, partner, coordinator, anAgreement, change, hand } = await openScene()
  afterAll(() => world.close())

  const settingsOf = (ctx: Ctx) => read(ctx, readWorkspaceSettings)
  /** Sends the page of settings as it stands, with another number of days. */
  const save = async (ctx: Ctx, days: string) => {
    const asItStands = Object.entries(await settingsOf(ctx)).map(([name, value]) => [name, String(value)])
    return press(saveSettings, {
      params: { workspace: 'demo' },
      fields: { ...Object.fromEntries(asItStands), agreementTurnDays: days },
      door: { system: world.system, ctx, user: {} },
    })
  }

  it('is set on the page of settings by the owner, and holds from then on', async () => {
    const owner = await world.as('owner')
    expect(await save(owner, '5')).toMatchObject({ status: 303, to: '/demo/settings' })
    expect((await settingsOf(owner)).agreementTurnDays).toBe(5)
    const id = await anAgreement()
    sure(await hand(coordinator, id, partner))
    world.setNow('2026-03-31T13:00:00Z')
    sure(await change(await world.as('lead', partner), id, 'Every day.', 1))
    world.setNow('2026-04-04T12:00:00Z')
    const take = async () => write(await world.as('coordinator'), (tx) => takePen(tx, id))
    expect(code(await take())).toBe('agreement_pen_begun')
    world.setNow('2026-04-05T12:00:00Z')
    sure(await take())
  })

  it('comes back with what was typed where it is no number of days, and stays as it was', async () => {
    const owner = await world.as('owner')
    const { agreementTurnDays } = await settingsOf(owner)
    for (const days of ['0', '366', 'soon'])
      expect(await save(owner, days)).toMatchObject({
        status: 422,
        issues: [{ path: 'agreementTurnDays' }],
        values: { agreementTurnDays: days },
      })
    expect((await settingsOf(owner)).agreementTurnDays).toBe(agreementTurnDays)
  })

  it('is the owner’s to set', async () => {
    await expect(save(await world.as('coordinator'), '3')).rejects.toMatchObject({ init: { status: 403 } })
    expect((await settingsOf(await world.as('owner'))).agreementTurnDays).toBe(5)
  })
})
