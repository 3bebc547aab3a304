import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Tx } from '#platform/context/context.server.ts'
import { addDays } from '#platform/context/days.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, Invalid, NotFound } from '#platform/errors/errors.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { overtaken } from '#platform/testing/overtaken.server.ts'
import { dueItems } from '#platform/testing/told.server.ts'
import { openWorld, testNow, type World } from '#platform/testing/world.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { partnerships } from '../index.server.ts'
import { callMeeting } from '../meetings/call.server.ts'
import { cancelMeeting } from '../meetings/cancel.server.ts'
import { holdMeeting } from '../meetings/hold.server.ts'
import { meetingInput } from '../meetings/inputs.ts'
import { readMeeting } from '../meetings/reads.server.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import { answerSwap, undoAccept } from './answer.server.ts'
import { arrangeRotas } from './arrange.server.ts'
import { beginRota, endRota, undoEnd } from './begin.server.ts'
import { rotasDue, swapsDue } from './due.server.ts'
import { turnRecords } from './export.server.ts'
import { skipInput } from './inputs.ts'
import { turnsAhead } from './open.server.ts'
import { eraseRotas } from './people.server.ts'
import { listRotas, readRota, readSwap, skipsOf } from './reads.server.ts'
import { skipTurn, undoSkip } from './skip.server.ts'
import { askSwap, withdrawSwap } from './swap.server.ts'
import { takeTurn, undoTake } from './take.server.ts'
import { undoVolunteer, volunteer } from './volunteer.server.ts'

const today = testNow.slice(0, 10)

describe('rotas', () => {
  let world: World
  let harbor: string
  let stranger: string
  beforeAll(async () => {
    world = await openWorld([partnerships])
    harbor = await world.organization('Harbor Youth')
    stranger = await world.organization('Elsewhere')
  })
  afterAll(() => world.close())

  const stand = async (partnershipId: string, organizationId: string, personId: string) => {
    await world.system.database.transaction({ as: 'owner' }, async (db) => {
      const partner = await db
        .selectFrom('partners')
        .where('partnershipId', '=', partnershipId)
        .where('organizationId', '=', organizationId)
        .select('id')
        .executeTakeFirstOrThrow()
      await db
        .insertInto('representatives')
        .values({
          workspaceId: world.workspace.id,
          id: uuid(),
          partnershipId,
          partnerId: partner.id,
          personId,
          beganOn: '2024-02-01',
          createdAt: new Date('2024-02-01T09:00:00Z'),
        })
        .execute()
    })
    return personId
  }

  /** A partnership in which one of the host's and one of Harbor's have met once, a third never came, and two meetings are to come. */
  async function circle() {
    const partnershipId = await makePartnership(world, [harbor])
    const coordinator = await world.as('coordinator')
    const lead = await world.as('lead', harbor)
    const ours = await stand(partnershipId, world.hostId, coordinator.actor.personId ?? '')
    const theirs = await stand(partnershipId, harbor, lead.actor.personId ?? '')
    const newcomer = (await world.as('representative', harbor)).actor.personId ?? ''
    await stand(partnershipId, harbor, newcomer)
    const call = async (day: string, fields: Record<string, unknown> = {}) =>
      sure(
        await write(await world.as('coordinator'), (tx) =>
          callMeeting(
            tx,
            meetingInput.parse({
              partnershipId,
              title: 'We meet',
              startsOn: day,
              startsAt: '16:00',
              ...fields,
            }),
          ),
        ),
      ).id
    const first = await call('2026-03-20', { chairPersonId: ours, hostOrganizationId: world.hostId })
    sure(
      await write(await world.as('coordinator'), (tx) =>
        holdMeeting(tx, first, { personIds: [ours, theirs] }),
      ),
    )
    const soon = await call(addDays(today, 3))
    const later = await call(addDays(today, 20))
    const begin = async (place: 'chair' | 'host') =>
      sure(await write(await world.as('coordinator'), (tx) => beginRota(tx, { partnershipId, place }))).id
    const turns = async (rotaId: string) =>
      read(await world.as('coordinator'), async (tx) =>
        (await turnsAhead(tx, await readPartnership(tx, partnershipId))).turns.filter(
          (turn) => turn.rotaId === rotaId,
        ),
      )
    return { partnershipId, ours, theirs, newcomer, soon, later, begin, turns }
  }
  const asHost = async <T>(work: Parameters<typeof write<T>>[1]) => write(await world.as('coordinator'), work)
  const asLead = async <T>(work: Parameters<typeof write<T>>[1]) =>
    write(await world.as('lead', harbor), work)
  const chairOf = async (id: string) =>
    read(await world.as('coordinator'), async (tx) => (await readMeeting(tx, id)).chair?.id ?? null)

  it('propose the partner that has not served, and never somebody who has been to no meeting', async () => {
    const { begin, turns, ours, theirs } = await circle()
    const chair = await begin('chair')
    expect((await turns(chair)).map((turn) => [turn.personId, turn.isSet])).toEqual([
      [theirs, false],
      [ours, false],
    ])
    expect((await turns(await begin('host'))).map((turn) => turn.organizationId)).toEqual([
      harbor,
      world.hostId,
    ])
  })

  it('give a newcomer turns once they ask for it themselves, and none after they take it back', async () => {
    const { partnershipId, begin, turns, newcomer, theirs } = await circle()
    const chair = await begin('chair')
    const { historyId } = sure(
      await write(await world.as('representative', harbor), (tx) => volunteer(tx, partnershipId)),
    )
    const proposed = (await turns(chair)).map((turn) => turn.personId)
    expect([newcomer, theirs]).toContain(proposed[0])
    const entry = { id: historyId, subjectId: partnershipId, before: null, after: null }
    await write(await world.as('representative', harbor), (tx) => undoVolunteer(tx, entry))
    expect((await turns(chair)).map((turn) => turn.personId)).not.toContain(newcomer)
    const outsider = await world.as('contributor')
    expect(await write(outsider, (tx) => volunteer(tx, partnershipId))).toMatchObject({
      code: 'rota_not_asked',
    })
  })

  it('set a turn in the meeting, and free it again', async () => {
    const { begin, turns, soon, theirs } = await circle()
    const chair = await begin('chair')
    sure(await asLead((tx) => takeTurn(tx, chair, { meetingId: soon })))
    expect(await chairOf(soon)).toBe(theirs)
    expect((await turns(chair))[0]).toMatchObject({ personId: theirs, isSet: true })
    expect(await asLead((tx) => takeTurn(tx, chair, { meetingId: soon }))).toMatchObject({
      code: 'rota_turn_set',
    })
    const entry = { id: '', subjectId: chair, before: null, after: { meetingId: soon, who: theirs } }
    expect(await asLead((tx) => undoTake(tx, entry))).toBeUndefined()
    expect(await chairOf(soon)).toBeNull()
  })

  it('pass a skipped turn on with its reason, and bring whoever skipped up next', async () => {
    const { begin, turns, soon, ours, theirs } = await circle()
    const chair = await begin('chair')
    expect(skipInput.safeParse({ meetingId: soon, reason: '  ' }).success).toBe(false)
    sure(await asLead((tx) => takeTurn(tx, chair, { meetingId: soon })))
    sure(await asLead((tx) => skipTurn(tx, chair, { meetingId: soon, reason: 'Exams' })))
    expect(await chairOf(soon)).toBeNull()
    expect((await turns(chair)).map((turn) => turn.personId)).toEqual([ours, theirs])
    const [skip] = await read(await world.as('coordinator'), (tx) => skipsOf(tx, [chair]))
    expect(skip).toMatchObject({ reason: 'Exams', personId: theirs })
    const after = { skipId: skip?.id, meetingId: soon, was: theirs }
    expect(
      await asLead((tx) => undoSkip(tx, { id: '', subjectId: chair, before: null, after })),
    ).toBeUndefined()
    expect(await chairOf(soon)).toBe(theirs)
  })

  it('swap two turns once the other says yes, and not before; taken back, both are as they were', async () => {
    const { begin, soon, later, ours, theirs } = await circle()
    const chair = await begin('chair')
    sure(await asLead((tx) => takeTurn(tx, chair, { meetingId: soon })))
    sure(await asHost((tx) => takeTurn(tx, chair, { meetingId: later })))
    const { id } = sure(
      await asLead((tx) => askSwap(tx, chair, { meetingId: soon, toId: ours, note: 'Exams' })),
    )
    expect([await chairOf(soon), await chairOf(later)]).toEqual([theirs, ours])
    await expect(asLead((tx) => answerSwap(tx, { swapId: id, accepts: true }))).rejects.toBeInstanceOf(
      Forbidden,
    )
    sure(await asHost((tx) => answerSwap(tx, { swapId: id, accepts: true })))
    expect([await chairOf(soon), await chairOf(later)]).toEqual([ours, theirs])
    expect(await asHost((tx) => answerSwap(tx, { swapId: id, accepts: false }))).toMatchObject({
      code: 'rota_swap_answered',
    })
    const after = { swapId: id, before: theirs, otherMeetingId: later }
    expect(
      await asHost((tx) => undoAccept(tx, { id: '', subjectId: chair, before: null, after })),
    ).toBeUndefined()
    expect([await chairOf(soon), await chairOf(later)]).toEqual([theirs, ours])
  })

  it('ask one person at a time, nobody who stands for no partner, and not whoever has the turn', async () => {
    const { begin, soon, ours, theirs } = await circle()
    const chair = await begin('chair')
    const outsider = await world.person('Olu Outside')
    for (const toId of [outsider, theirs])
      await expect(
        asLead((tx) => askSwap(tx, chair, { meetingId: soon, toId, note: '' })),
      ).rejects.toBeInstanceOf(Invalid)
    const { id } = sure(await asLead((tx) => askSwap(tx, chair, { meetingId: soon, toId: ours, note: '' })))
    expect(await asLead((tx) => askSwap(tx, chair, { meetingId: soon, toId: ours, note: '' }))).toMatchObject(
      {
        code: 'rota_swap_asked_already',
      },
    )
    sure(await asLead((tx) => withdrawSwap(tx, id)))
    expect(await read(await world.as('coordinator'), (tx) => readSwap(tx, id))).toMatchObject({
      state: 'withdrawn',
    })
    sure(await asLead((tx) => askSwap(tx, chair, { meetingId: soon, toId: ours, note: '' })))
  })

  it('say no about a meeting that is cancelled, and find none of another partnership', async () => {
    const { begin, soon } = await circle()
    const other = await circle()
    const chair = await begin('chair')
    sure(await asHost((tx) => cancelMeeting(tx, soon, { reason: '' })))
    expect(await asHost((tx) => takeTurn(tx, chair, { meetingId: soon }))).toMatchObject({
      code: 'rota_meeting_over',
    })
    await expect(asHost((tx) => takeTurn(tx, chair, { meetingId: other.soon }))).rejects.toBeInstanceOf(
      NotFound,
    )
    await expect(asHost((tx) => takeTurn(tx, chair, { meetingId: 'none' }))).rejects.toBeInstanceOf(NotFound)
  })

  it('are not there for a stranger nor in another workspace, nor kept going by who only reads', async () => {
    const { partnershipId, begin, soon, ours } = await circle()
    const chair = await begin('chair')
    const { id } = sure(await asLead((tx) => askSwap(tx, chair, { meetingId: soon, toId: ours, note: '' })))
    const elsewhere = await (await world.another()).as('owner')
    for (const ctx of [await world.as('lead', stranger), elsewhere])
      for (const work of [
        () => read(ctx, (tx) => readRota(tx, chair)),
        () => read(ctx, (tx) => readSwap(tx, id)),
        () => read(ctx, (tx) => turnRecords(tx, partnershipId)),
        () => write(ctx, (tx) => beginRota(tx, { partnershipId, place: 'host' })),
        () => write(ctx, (tx) => endRota(tx, chair)),
        () => write(ctx, (tx) => takeTurn(tx, chair, { meetingId: soon })),
        () => write(ctx, (tx) => skipTurn(tx, chair, { meetingId: soon, reason: 'x' })),
        () => write(ctx, (tx) => askSwap(tx, chair, { meetingId: soon, toId: ours, note: '' })),
        () => write(ctx, (tx) => answerSwap(tx, { swapId: id, accepts: true })),
        () => write(ctx, (tx) => withdrawSwap(tx, id)),
        () => write(ctx, (tx) => volunteer(tx, partnershipId)),
      ])
        await expect(work()).rejects.toBeInstanceOf(NotFound)
    expect(await read(elsewhere, (tx) => listRotas(tx, { limit: 50, cursor: null }))).toMatchObject({
      items: [],
    })
    const viewer = await world.as('viewer')
    for (const work of [
      () => write(viewer, (tx) => takeTurn(tx, chair, { meetingId: soon })),
      () => write(viewer, (tx) => arrangeRotas(tx, partnershipId, [])),
      () => write(viewer, (tx) => answerSwap(tx, { swapId: id, accepts: true })),
    ])
      await expect(work()).rejects.toBeInstanceOf(Forbidden)
    await expect(
      write(await world.as('representative', harbor), (tx) => answerSwap(tx, { swapId: id, accepts: true })),
    ).rejects.toBeInstanceOf(Forbidden)
  })

  it('are read as they stood by who has left, and moved by them no more', async () => {
    const { partnershipId, begin, soon } = await circle()
    const chair = await begin('chair')
    await letLeave(world, partnershipId, harbor, new Date(Date.parse(testNow) - 1000))
    const left = await world.as('lead', harbor)
    await expect(read(left, (tx) => readRota(tx, chair))).rejects.toBeInstanceOf(NotFound)
    await expect(write(left, (tx) => takeTurn(tx, chair, { meetingId: soon }))).rejects.toBeInstanceOf(
      NotFound,
    )
  })

  it('go round once a place, end, and begin again as they were', async () => {
    const { partnershipId, begin, turns } = await circle()
    const chair = await begin('chair')
    expect(await asHost((tx) => beginRota(tx, { partnershipId, place: 'chair' }))).toMatchObject({
      code: 'rota_begun_already',
    })
    expect(await asHost((tx) => arrangeRotas(tx, partnershipId, ['chair']))).toMatchObject({
      code: 'rota_as_it_was',
    })
    sure(await asLead((tx) => endRota(tx, chair)))
    expect(await turns(chair)).toEqual([])
    const entry = { id: '', subjectId: chair, before: null, after: null }
    expect(await asLead((tx) => undoEnd(tx, entry))).toBeUndefined()
    expect(await turns(chair)).toHaveLength(2)
  })

  it('go round once a place, where it is begun anew in the moment in which an end is taken back', async () => {
    const { partnershipId, begin } = await circle()
    const chair = await begin('chair')
    sure(await asLead((tx) => endRota(tx, chair)))
    const entry = { id: '', subjectId: chair, before: null, after: null }
    const begun = (tx: Tx) =>
      overtaken(tx, 'partnerships', (other) => beginRota(other, { partnershipId, place: 'chair' }))
    expect(await asHost((tx) => undoEnd(begun(tx), entry))).toMatchObject({ code: 'rota_begun_already' })
    const host = await begin('host')
    sure(await asLead((tx) => endRota(tx, host)))
    const back = (tx: Tx) =>
      overtaken(tx, 'partnerships', async (other) => undoEnd(other, { ...entry, subjectId: host }))
    expect(await asHost((tx) => beginRota(back(tx), { partnershipId, place: 'host' }))).toMatchObject({
      code: 'rota_begun_already',
    })
  })

  it('stand on Today of whose turn it is, and of who is asked for a swap', async () => {
    const { partnershipId, begin, soon, ours } = await circle()
    const chair = await begin('chair')
    const dueOf = async (ctx: Awaited<ReturnType<World['as']>>) =>
      (
        await read(ctx, async (tx) => [...(await dueItems(tx, rotasDue)), ...(await dueItems(tx, swapsDue))])
      ).filter((due) => due.partnershipId === partnershipId)
    expect(await dueOf(await world.as('lead', harbor))).toMatchObject([
      { kind: 'rota.chair', group: 'waiting', recordId: soon, title: 'You chair on Friday 3 April' },
    ])
    expect(await dueOf(await world.as('coordinator'))).toEqual([])
    const { id } = sure(await asLead((tx) => askSwap(tx, chair, { meetingId: soon, toId: ours, note: '' })))
    expect(await dueOf(await world.as('coordinator'))).toMatchObject([{ kind: 'rota.swap', recordId: id }])
    expect(await dueOf(await world.as('viewer'))).toEqual([])
  })

  it('keep that a turn was skipped and forget who it was when a person is erased', async () => {
    const { partnershipId, begin, soon, theirs } = await circle()
    const chair = await begin('chair')
    sure(await asLead((tx) => skipTurn(tx, chair, { meetingId: soon, reason: 'Surgery' })))
    await world.system.database.transaction({ as: 'owner' }, async (db) => {
      await eraseRotas.erase(
        { db, workspace: world.workspace } as Parameters<typeof eraseRotas.erase>[0],
        theirs,
      )
    })
    const rows = await read(await world.as('coordinator'), (tx) => turnRecords(tx, partnershipId))
    const skipped = rows.find((row) => row.what === 'skipped')
    expect(skipped).toMatchObject({ person: '', why: '', organization: 'Harbor Youth' })
  })
})
