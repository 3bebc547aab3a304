import { afterAll, describe, expect, it } from 'vitest'
import { undo } from '#platform/activity/undo.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, NotFound } from '#platform/errors/errors.ts'
import { filesOf, openFile } from '#platform/files/reads.server.ts'
import { code, ok } from '#platform/testing/answers.server.ts'
import { promisesFrom } from '../commitments/reads.server.ts'
import { sourceOf } from '../commitments/source.server.ts'
import { addFileToMeeting } from '../files/add.server.ts'
import { jointMeetings } from '../touchpoints/evidence.server.ts'
import { listTouchpoints } from '../touchpoints/reads.server.ts'
import { removeTouchpoint } from '../touchpoints/remove.server.ts'
import { pledgeAction } from './action.server.ts'
import { attendanceOf } from './beside.server.ts'
import { openScene } from './factories.ts'
import { correctAttendance, holdMeeting } from './hold.server.ts'
import { actionInput } from './inputs.ts'
import { readMeeting } from './reads.server.ts'

describe('meetings', async () => {
  const { world, partner, partnershipId, host, lead, stranger, call, meetingOf, both } = await openScene()
  afterAll(() => world.close())

  it('that were held by people of every partner count as a joint meeting and as contact; taken back, both are gone', async () => {
    const id = await call(host, {
      title: 'Round of all',
      startsOn: '2026-03-20',
      inviteePersonIds: both(),
    })
    const enough = () => read(host, async (tx) => (await jointMeetings.find(tx, partnershipId)).enough)
    const contacts = () =>
      read(host, async (tx) =>
        (
          await listTouchpoints(tx, {
            filters: { partnershipId, organizationId: partner },
            query: '',
            cursor: null,
            limit: 50,
          })
        ).items.filter((one) => one.summary === 'Round of all'),
      )
    expect(await enough()).toBe(false)
    const held = await ok(write(lead, (tx) => holdMeeting(tx, id, { personIds: both() })))
    expect(await enough()).toBe(true)
    expect(await contacts()).toMatchObject([{ kind: 'meeting', happenedOn: '2026-03-20' }])
    expect((await meetingOf(host, id)).state).toBe('held')
    const [contact] = await contacts()
    expect(await code(write(lead, (tx) => removeTouchpoint(tx, contact?.id ?? '')))).toBe(
      'touchpoint_of_meeting',
    )
    await ok(write(lead, (tx) => undo(tx, held.historyId)))
    expect(await enough()).toBe(false)
    expect(await contacts()).toEqual([])
    expect((await meetingOf(host, id)).state).toBe('planned')
  })

  it('let either side correct who was there, whoever said that it was held', async () => {
    const id = await call(host, { startsOn: '2026-03-21' })
    await ok(write(host, (tx) => holdMeeting(tx, id, { personIds: [host.actor.personId ?? ''] })))
    const there = () =>
      read(host, async (tx) =>
        (await attendanceOf(tx, await readMeeting(tx, id))).people.map((one) => one.id),
      )
    const corrected = await ok(write(lead, (tx) => correctAttendance(tx, id, { personIds: both() })))
    expect((await there()).toSorted()).toEqual(both().toSorted())
    await ok(write(lead, (tx) => undo(tx, corrected.historyId)))
    expect(await there()).toEqual([host.actor.personId])
  })

  it('keep notes on paper beside them, for all partners and no stranger, also once they are over', async () => {
    const id = await call(host, { startsOn: '2026-03-30' })
    await ok(write(host, (tx) => holdMeeting(tx, id, { personIds: both() })))
    const paper = (content: string, name = 'paper.txt') => {
      const form = new FormData()
      form.set('file', new File([content], name))
      return form
    }
    const { id: file } = await ok(write(lead, (tx) => addFileToMeeting(tx, id, paper('Three lines'))))
    const opened = (ctx: Ctx) =>
      read(ctx, async (tx) => Buffer.concat(await (await openFile(tx, file)).stream.toArray()).toString())
    expect(await opened(host)).toBe('Three lines')
    expect(await read(host, (tx) => filesOf(tx, 'meeting', id))).toMatchObject([
      { id: file, name: 'paper.txt' },
    ])
    await expect(opened(stranger)).rejects.toBeInstanceOf(NotFound)
    await expect(write(stranger, (tx) => addFileToMeeting(tx, id, paper('x')))).rejects.toBeInstanceOf(
      NotFound,
    )
    await expect(
      write(await world.as('viewer'), (tx) => addFileToMeeting(tx, id, paper('x'))),
    ).rejects.toBeInstanceOf(Forbidden)
    // Markup that would run is no paper, an empty one says nothing, and 26 MB are too many: each is said.
    for (const [form, no] of [
      [paper('<script>alert(1)</script>', 'notes.html'), 'file_kind'],
      [paper(''), 'file_empty'],
      [paper('a'.repeat(26 * 1024 * 1024)), 'file_too_large'],
    ] as const)
      expect(await code(write(lead, (tx) => addFileToMeeting(tx, id, form)))).toBe(no)
    expect(await read(host, (tx) => filesOf(tx, 'meeting', id))).toHaveLength(1)
  })

  it('turn what was taken on into promises that say which meeting they come from', async () => {
    const id = await call(host)
    const promised = await ok(
      write(lead, (tx) =>
        pledgeAction(tx, id, actionInput.parse({ text: 'Bring the lamps', dueOn: '2026-04-20' })),
      ),
    )
    await read(host, async (tx) => {
      const [row] = await promisesFrom(tx, 'meeting', id)
      expect(row).toMatchObject({ id: promised.id, promisor: { name: 'Harbor Youth' } })
      expect(row && (await sourceOf(tx, row))).toEqual({
        id,
        title: 'Monthly round',
        href: `/meetings/${id}`,
      })
    })
  })
})
