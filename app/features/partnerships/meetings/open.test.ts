import { afterAll, describe, expect, it } from 'vitest'
import { undo } from '#platform/activity/undo.server.ts'
import { write } from '#platform/context/transaction.server.ts'
import { ok } from '#platform/testing/answers.server.ts'
import { cancelMeeting, uncancelMeeting } from './cancel.server.ts'
import { openScene } from './factories.ts'
import { holdMeeting } from './hold.server.ts'

describe('a meeting', async () => {
  const { world, host, call, meetingOf } = await openScene()
  afterAll(() => world.close())

  const isOpen = async (id: string): Promise<boolean> => {
    const { isOpen: kept } = await world.system.database.transaction(
      { as: 'app', workspaceId: world.workspace.id },
      (db) => db.selectFrom('meetings').where('id', '=', id).select('isOpen').executeTakeFirstOrThrow(),
    )
    expect(kept).toBe((await meetingOf(host, id)).state === 'planned')
    return kept
  }

  it('is open until it is held, and again once that is taken back', async () => {
    const id = await call(host, { startsOn: '2026-03-20' })
    const other = await call(host, { startsOn: '2026-03-20' })
    expect(await isOpen(id)).toBe(true)
    const held = await ok(
      write(host, (tx) => holdMeeting(tx, id, { personIds: [host.actor.personId ?? ''] })),
    )
    expect(await isOpen(id)).toBe(false)
    expect(await isOpen(other)).toBe(true)
    await ok(write(host, (tx) => undo(tx, held.historyId)))
    expect(await isOpen(id)).toBe(true)
  })

  it('is open until it is cancelled, and again if it takes place after all', async () => {
    const id = await call(host)
    await ok(write(host, (tx) => cancelMeeting(tx, id, { reason: 'The hall is flooded.' })))
    expect(await isOpen(id)).toBe(false)
    await ok(write(host, (tx) => uncancelMeeting(tx, id)))
    expect(await isOpen(id)).toBe(true)
  })
})
