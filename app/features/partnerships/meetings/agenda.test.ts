import { afterAll, describe, expect, it } from 'vitest'
import { undo } from '#platform/activity/undo.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import { code, ok } from '#platform/testing/answers.server.ts'
import { agendaOf } from './beside.server.ts'
import { openScene } from './factories.ts'
import { itemInput } from './inputs.ts'
import { addItem, moveItem, removeItem } from './items.server.ts'
import { agendaTime, moved } from './meeting.ts'
import { readMeeting } from './reads.server.ts'

describe('meetings', async () => {
  const { world, host, lead, stranger, call } = await openScene()
  afterAll(() => world.close())

  it('have an agenda that both sides add to and order, and whoever brings something takes it off and back', async () => {
    const id = await call(host)
    const add = (ctx: Ctx, text: string, given = {}) =>
      ok(write(ctx, (tx) => addItem(tx, id, itemInput.parse({ text, ...given }))))
    await add(host, 'Bus money', { minutes: 15 })
    const key = await add(lead, 'The key', { minutes: 10 })
    const texts = () =>
      read(host, async (tx) => (await agendaOf(tx, await readMeeting(tx, id))).map((one) => one.text))
    await ok(write(host, (tx) => moveItem(tx, id, key.id, -1)))
    expect(await texts()).toEqual(['The key', 'Bus money'])
    expect(await code(write(host, (tx) => removeItem(tx, id, key.id)))).toBe('meeting_item_of_others')
    const removed = await ok(write(lead, (tx) => removeItem(tx, id, key.id)))
    expect(await texts()).toEqual(['Bus money'])
    await ok(write(lead, (tx) => undo(tx, removed.historyId)))
    expect(await texts()).toEqual(['The key', 'Bus money'])
    await expect(
      write(stranger, (tx) => addItem(tx, id, itemInput.parse({ text: 'No' }))),
    ).rejects.toBeInstanceOf(NotFound)
  })

  it('tell when the agenda is longer than the meeting', () => {
    expect(agendaTime([{ minutes: 40 }, { minutes: null }, { minutes: 30 }], 60)).toEqual({
      total: 70,
      over: 10,
    })
    expect(agendaTime([{ minutes: null }], 60)).toBeNull()
    expect(moved(['a', 'b', 'c'], 'c', 1)).toEqual(['a', 'b', 'c'])
  })
})
