import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Ctx, Tx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, isRefusal, NotFound, Stale } from '#platform/errors/errors.ts'
import { must } from '#platform/testing/answers.server.ts'
import { openWorld, testNow, type World } from '#platform/testing/world.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { acceptCommitment, undoAccept } from './accept.server.ts'
import { acknowledge, undoAcknowledge } from './acknowledge.server.ts'
import { readDeeds } from './acts.server.ts'
import { acceptRenegotiation, declineRenegotiation, undoAnswer } from './answer-renegotiation.server.ts'
import { changeCommitment } from './change.server.ts'
import { dispute, undoDispute } from './dispute.server.ts'
import { fulfil, undoFulfil } from './fulfil.server.ts'
import { type PledgeInput, pledgeInput } from './inputs.ts'
import { pledge } from './pledge.server.ts'
import { readCommitment, readLedger } from './reads.server.ts'
import { removeCommitment, restoreCommitment, unpledge } from './remove.server.ts'
import { renegotiate, undoRenegotiate } from './renegotiate.server.ts'
import { settleDispute, undoSettleDispute } from './settle-dispute.server.ts'
import { keptRates } from './tallies.server.ts'
import { undoWithdraw, withdraw } from './withdraw.server.ts'

const byNobody = { onBehalfOf: null, evidence: '', evidenceLink: '' }
const doneToday = { fulfilledOn: null, note: '', ...byNobody }
const because = { reason: 'The bus company has changed its times.', ...byNobody }

describe('commitments', () => {
  let world: World
  let host: Ctx
  let lead: Ctx
  let partner: string
  let school: string
  let partnershipId: string
  beforeAll(async () => {
    world = await openWorld([{ name: 'partnerships' }])
    partner = await world.organization('Harbor Youth')
    school = await world.organization('Oak Street School')
    partnershipId = await makePartnership(world, [partner, school])
    host = await world.as('coordinator')
    lead = await world.as('lead', partner)
  })
  beforeEach(async () => {
    world.setNow(testNow)
    host = await world.as('coordinator')
    lead = await world.as('lead', partner)
  })
  afterAll(() => world.close())

  const promise = async (ctx: Ctx, given: Partial<PledgeInput> = {}) => {
    const input = pledgeInput.parse({
      partnershipId,
      text: 'Pay the bus passes',
      dueOn: '2026-04-10',
      ...given,
    })
    const answer = await write(ctx, (tx) => pledge(tx, input))
    if (isRefusal(answer)) throw new Error(answer.code)
    return answer.id
  }
  const state = (ctx: Ctx, id: string) =>
    read(ctx, async (tx) => (await readCommitment(tx, id)).standing.state)
  const entryOf = (ctx: Ctx, historyId: string) =>
    read(ctx, async (tx) => {
      const row = await tx.db
        .selectFrom('history')
        .leftJoin('historyValues', 'historyValues.historyId', 'history.id')
        .where('history.id', '=', historyId)
        .select(['history.id', 'subjectId', 'before', 'after'])
        .executeTakeFirstOrThrow()
      return { ...row, before: row.before ?? null, after: row.after ?? null }
    })
  const on = async (day: string) => {
    world.setNow(`${day}T12:00:00Z`)
    host = await world.as('coordinator')
    lead = await world.as('lead', partner)
  }

  it('go from a promise to thanks, each side doing its part', async () => {
    const id = await promise(host)
    expect(await state(lead, id)).toBe('pledged')
    await must(lead, (tx) => acceptCommitment(tx, id, byNobody))
    expect(await state(host, id)).toBe('accepted')
    await must(host, (tx) => fulfil(tx, id, { ...doneToday, note: 'Paid at the counter' }))
    expect(await state(lead, id)).toBe('fulfilled')
    await must(lead, (tx) => acknowledge(tx, id, { note: 'Thank you', ...byNobody }))
    expect(await state(host, id)).toBe('acknowledged')
  })

  it('are made to all other partners unless some are named', async () => {
    const all = await promise(lead)
    const one = await promise(lead, { beneficiaryOrganizationIds: [school] })
    const names = (id: string) =>
      read(host, async (tx) => (await readCommitment(tx, id)).beneficiaries.map((b) => b.name))
    expect(await names(all)).toEqual(['Host of demo', 'Oak Street School'])
    expect(await names(one)).toEqual(['Oak Street School'])
  })

  it('are made by those who may, for their own side', async () => {
    const input = pledgeInput.parse({ partnershipId, text: 'Open the library' })
    await expect(write(await world.as('viewer'), (tx) => pledge(tx, input))).rejects.toBeInstanceOf(Forbidden)
    await expect(
      write(lead, (tx) => pledge(tx, { ...input, onBehalfOf: world.hostId })),
    ).rejects.toBeInstanceOf(Forbidden)
    for (const ctx of [await world.as('contributor'), await world.as('representative', partner)])
      expect(isRefusal(await write(ctx, (tx) => pledge(tx, input)))).toBe(false)
  })

  it('are accepted only by someone who speaks for a side that was promised something', async () => {
    const ours = await promise(host)
    const theirs = await promise(lead)
    for (const [ctx, id] of [
      [await world.as('representative', partner), ours],
      [await world.as('contributor'), theirs],
      [await world.as('viewer'), theirs],
      [lead, theirs],
    ] as const)
      await expect(write(ctx, (tx) => acceptCommitment(tx, id, byNobody))).rejects.toBeInstanceOf(Forbidden)
  })

  it('do not exist for someone out of reach, nor in another workspace', async () => {
    const id = await promise(host)
    const stranger = await world.as('lead', await world.organization('Elsewhere'))
    const other = await (await world.another()).as('owner')
    for (const ctx of [stranger, other]) {
      await expect(read(ctx, (tx) => readCommitment(tx, id))).rejects.toBeInstanceOf(NotFound)
      await expect(write(ctx, (tx) => fulfil(tx, id, doneToday))).rejects.toBeInstanceOf(NotFound)
    }
    await expect(read(host, (tx) => readCommitment(tx, 'nonsense'))).rejects.toBeInstanceOf(NotFound)
  })

  it('are read as on the day the own organization left, and changed no more', async () => {
    const club = await world.organization('Chess Club')
    const shared = await makePartnership(world, [club, school])
    const id = await promise(host, { partnershipId: shared })
    await letLeave(world, shared, club, new Date('2026-03-31T13:00:00Z'))
    await on('2026-04-02')
    await must(host, (tx) => withdraw(tx, id, because))
    const later = await promise(host, { partnershipId: shared })
    const former = await world.as('lead', club)
    expect(await state(host, id)).toBe('withdrawn')
    expect(await state(former, id)).toBe('pledged')
    const open = (ctx: Ctx) =>
      read(ctx, async (tx) =>
        (await readLedger(tx, { partnershipId: shared, view: 'open', query: '' })).map((row) => row.id),
      )
    expect(await open(host)).toEqual([later])
    expect(await open(former)).toEqual([id])
    await expect(read(former, (tx) => readCommitment(tx, later))).rejects.toBeInstanceOf(NotFound)
    await expect(write(former, (tx) => acceptCommitment(tx, id, byNobody))).rejects.toBeInstanceOf(Forbidden)
  })

  it('tell an organization that has left nothing of how a dispute was settled, or a day answered, since', async () => {
    const club = await world.organization('Drama Club')
    const shared = await makePartnership(world, [club, partner])
    lead = await world.as('lead', partner)
    const done = await promise(host, { partnershipId: shared, beneficiaryOrganizationIds: [partner] })
    await must(lead, (tx) => acceptCommitment(tx, done, byNobody))
    await must(host, (tx) => fulfil(tx, done, doneToday))
    await must(lead, (tx) => dispute(tx, done, because))
    const open = await promise(host, { partnershipId: shared, beneficiaryOrganizationIds: [partner] })
    await must(host, (tx) => renegotiate(tx, open, { newDueOn: '2026-04-20', ...because }))
    await letLeave(world, shared, club, new Date('2026-03-31T13:00:00Z'))
    await on('2026-04-02')
    await must(lead, (tx) => settleDispute(tx, done, { settlement: 'We found the receipt.', ...byNobody }))
    await must(lead, (tx) => acceptRenegotiation(tx, open, byNobody))
    const deeds = (ctx: Ctx, id: string) =>
      read(ctx, async (tx) => (await readDeeds(tx, await readCommitment(tx, id))).map((deed) => deed.kind))
    expect(await deeds(lead, done)).toEqual(['accepted', 'fulfilled', 'disputed', 'settled'])
    expect(await deeds(lead, open)).toEqual(['asked', 'moved'])
    const former = await world.as('lead', club)
    expect(await deeds(former, done)).toEqual(['accepted', 'fulfilled', 'disputed'])
    expect(await deeds(former, open)).toEqual(['asked'])
  })

  it('say no with a reason where an act makes no sense', async () => {
    const id = await promise(host)
    const code = async (ctx: Ctx, verb: (tx: Tx) => Promise<unknown>) => {
      const answer = await write(ctx, verb)
      return isRefusal(answer) ? answer.code : 'done'
    }
    expect(await code(lead, (tx) => acknowledge(tx, id, { note: '', ...byNobody }))).toBe(
      'commitment_not_done',
    )
    expect(await code(host, (tx) => fulfil(tx, id, { ...doneToday, fulfilledOn: '2026-04-01' }))).toBe(
      'commitment_future',
    )
    await must(lead, (tx) => acceptCommitment(tx, id, byNobody))
    expect(await code(lead, (tx) => acceptCommitment(tx, id, byNobody))).toBe('commitment_accepted_already')
    expect(await code(host, (tx) => removeCommitment(tx, id))).toBe('commitment_not_removable')
    await must(host, (tx) => fulfil(tx, id, doneToday))
    expect(await code(host, (tx) => fulfil(tx, id, doneToday))).toBe('commitment_done')
    expect(await code(host, (tx) => withdraw(tx, id, because))).toBe('commitment_done')
    await must(lead, (tx) => acknowledge(tx, id, { note: '', ...byNobody }))
    const undo = { id, subjectId: id, before: null, after: null }
    expect(await code(host, (tx) => undoFulfil(tx, undo))).toBe('commitment_acknowledged')
  })

  it('stand still in a partnership that is concluded', async () => {
    const done = await makePartnership(world, [partner])
    const here = await world.as('lead', partner)
    const id = await promise(host, { partnershipId: done })
    await world.system.database.transaction({ as: 'owner' }, (db) =>
      db
        .insertInto('partnershipBreaks')
        .values({
          workspaceId: world.workspace.id,
          id,
          partnershipId: done,
          kind: 'conclusion',
          note: 'All is done.',
          beganAt: new Date(testNow),
        })
        .execute(),
    )
    expect(await write(here, (tx) => acceptCommitment(tx, id, byNobody))).toMatchObject({
      code: 'partnership_concluded',
    })
  })

  it('get another day when the other side accepts it in time, and keep the old one when it does not', async () => {
    const moved = await promise(host)
    const held = await promise(host)
    for (const id of [moved, held]) {
      await must(lead, (tx) => acceptCommitment(tx, id, byNobody))
      await must(host, (tx) => renegotiate(tx, id, { newDueOn: '2026-05-01', ...because }))
      expect(await read(lead, (tx) => readCommitment(tx, id))).toMatchObject({
        askedFor: '2026-05-01',
        standing: { dueOn: '2026-04-10' },
      })
    }
    const accepted = await must(lead, (tx) => acceptRenegotiation(tx, moved, byNobody))
    await must(lead, (tx) => declineRenegotiation(tx, held, byNobody))
    const dueOn = async (id: string) =>
      read(host, async (tx) => (await readCommitment(tx, id)).standing.dueOn)
    expect([await dueOn(moved), await dueOn(held)]).toEqual(['2026-05-01', '2026-04-10'])
    const entry = await entryOf(host, accepted.historyId)
    await must(lead, (tx) => undoAnswer(tx, entry))
    expect(await dueOn(moved)).toBe('2026-04-10')
    await must(host, (tx) => undoRenegotiate(tx, entry))
    expect(await read(lead, (tx) => readCommitment(tx, moved))).toMatchObject({ askedFor: null })
  })

  it('are open again while disputed, and done again once that is settled', async () => {
    const id = await promise(host)
    await must(lead, (tx) => acceptCommitment(tx, id, byNobody))
    await must(host, (tx) => fulfil(tx, id, doneToday))
    await must(lead, (tx) => dispute(tx, id, { reason: 'Only half of them came.', ...byNobody }))
    expect(await state(host, id)).toBe('disputed')
    const schoolLead = await world.as('lead', school)
    expect(
      await write(schoolLead, (tx) => settleDispute(tx, id, { settlement: 'Fine', ...byNobody })),
    ).toMatchObject({ code: 'commitment_not_your_dispute' })
    const settled = await must(lead, (tx) => settleDispute(tx, id, { settlement: 'All here', ...byNobody }))
    expect(await state(host, id)).toBe('fulfilled')
    const entry = await entryOf(host, settled.historyId)
    await must(lead, (tx) => undoSettleDispute(tx, entry))
    expect(await state(host, id)).toBe('disputed')
    await must(lead, (tx) => undoDispute(tx, entry))
    expect(await state(host, id)).toBe('fulfilled')
  })

  it('can each be taken back where nothing hangs on them', async () => {
    const id = await promise(host)
    const undo = async (ctx: Ctx, historyId: string) => entryOf(ctx, historyId)
    const accepted = await must(lead, (tx) => acceptCommitment(tx, id, byNobody))
    const acceptedEntry = await undo(lead, accepted.historyId)
    const done = await must(host, (tx) => fulfil(tx, id, doneToday))
    const thanked = await must(lead, (tx) => acknowledge(tx, id, { note: '', ...byNobody }))
    const thankedEntry = await undo(lead, thanked.historyId)
    await must(lead, (tx) => undoAcknowledge(tx, thankedEntry))
    const doneEntry = await undo(host, done.historyId)
    await must(host, (tx) => undoFulfil(tx, doneEntry))
    expect(await state(host, id)).toBe('accepted')
    await must(lead, (tx) => undoAccept(tx, acceptedEntry))
    expect(await state(host, id)).toBe('pledged')
    const gone = await must(host, (tx) => withdraw(tx, id, because))
    const goneEntry = await undo(host, gone.historyId)
    await must(host, (tx) => undoWithdraw(tx, goneEntry))
    const removed = await must(host, (tx) => removeCommitment(tx, id))
    await expect(read(host, (tx) => readCommitment(tx, id))).rejects.toBeInstanceOf(NotFound)
    const removedEntry = await undo(host, removed.historyId)
    await expect(write(lead, (tx) => restoreCommitment(tx, removedEntry))).rejects.toBeInstanceOf(Forbidden)
    await must(host, (tx) => restoreCommitment(tx, removedEntry))
    expect(await state(host, id)).toBe('pledged')
    await must(host, (tx) => unpledge(tx, removedEntry))
    await expect(read(host, (tx) => readCommitment(tx, id))).rejects.toBeInstanceOf(NotFound)
  })

  it('keep their words once accepted, and both texts when two people save at once', async () => {
    const id = await promise(host)
    const change = { text: 'Pay all bus passes', details: '', dueOn: '2026-04-12', responsiblePersonId: null }
    await must(host, (tx) => changeCommitment(tx, id, { ...change, version: 1 }))
    await expect(
      write(host, (tx) => changeCommitment(tx, id, { ...change, version: 1 })),
    ).rejects.toBeInstanceOf(Stale)
    await must(lead, (tx) => acceptCommitment(tx, id, byNobody))
    expect(
      await write(host, (tx) => changeCommitment(tx, id, { ...change, text: 'Pay one', version: 2 })),
    ).toMatchObject({ code: 'commitment_wording_agreed' })
    const person = host.actor.personId
    await must(host, (tx) => changeCommitment(tx, id, { ...change, responsiblePersonId: person, version: 2 }))
    expect(
      await write(host, (tx) =>
        changeCommitment(tx, id, { ...change, responsiblePersonId: lead.actor.personId, version: 3 }),
      ),
    ).toMatchObject({ code: 'commitment_not_colleague' })
  })

  it('recorded on behalf of a partner count once there is evidence, and not before', async () => {
    const alone = await makePartnership(world, [school])
    const id = await promise(host, { partnershipId: alone })
    await must(host, (tx) => acceptCommitment(tx, id, { ...byNobody, onBehalfOf: school }))
    expect(await state(host, id)).toBe('pledged')
    const said = await promise(host, { partnershipId: alone })
    await must(host, (tx) =>
      acceptCommitment(tx, said, {
        onBehalfOf: school,
        evidence: 'On the phone, 30 March',
        evidenceLink: '',
      }),
    )
    expect(await state(host, said)).toBe('accepted')
    const theirs = await promise(host, {
      partnershipId: alone,
      onBehalfOf: school,
      evidence: 'Letter of 2 March',
    })
    expect(await read(host, (tx) => readCommitment(tx, theirs))).toMatchObject({
      promisor: { id: school },
      pledge: 'counts',
    })
  })

  it('are late, then broken, as days pass; the workspace says after how many', async () => {
    const own = await makePartnership(world, [partner])
    lead = await world.as('lead', partner)
    const id = await promise(host, { partnershipId: own })
    await must(lead, (tx) => acceptCommitment(tx, id, byNobody))
    await on('2026-04-20')
    expect(await state(host, id)).toBe('late')
    await on('2026-04-25')
    expect(await state(host, id)).toBe('broken')
    await world.system.database.transaction({ as: 'owner' }, (db) =>
      db
        .insertInto('workspaceLimits')
        .values(
          [
            { id, name: 'brokenAfterDays' as const, value: 30, validFrom: '2026-04-21' },
            { id: partner, name: 'brokenAfterDays' as const, value: 1, validFrom: '2026-05-01' },
          ].map((limit) => ({ workspaceId: world.workspace.id, createdAt: new Date(testNow), ...limit })),
        )
        .execute(),
    )
    expect(await state(host, id)).toBe('late')
    await on('2026-05-02')
    expect(await state(host, id)).toBe('broken')
  })

  it('make one ledger and one rate for both sides to read', async () => {
    const fresh = await makePartnership(world, [partner])
    lead = await world.as('lead', partner)
    const kept = await promise(host, { partnershipId: fresh, text: 'Rent the hall' })
    const open = await promise(lead, { partnershipId: fresh, text: 'Two tutors who speak Spanish' })
    await must(lead, (tx) => acceptCommitment(tx, kept, byNobody))
    await must(host, (tx) => acceptCommitment(tx, open, byNobody))
    await must(host, (tx) => fulfil(tx, kept, doneToday))
    await on('2026-04-11')
    const ids = (ctx: Ctx, view: 'open' | 'late' | 'kept' | 'all', query = '') =>
      read(ctx, async (tx) =>
        (await readLedger(tx, { partnershipId: fresh, view, query })).map((row) => row.id),
      )
    for (const ctx of [host, lead]) {
      expect(await ids(ctx, 'all')).toEqual([open, kept])
      expect(await ids(ctx, 'open')).toEqual([open])
      expect(await ids(ctx, 'late')).toEqual([open])
      expect(await ids(ctx, 'kept')).toEqual([kept])
      expect(await ids(ctx, 'all', 'tutors')).toEqual([open])
      expect(await ids(ctx, 'all', 'turors')).toEqual([open])
      // What matches best, not what is open, comes first.
      expect(await ids(ctx, 'all', 'r')).toEqual([kept, open])
      const rates = await read(ctx, (tx) => keptRates(tx, { partnershipId: fresh }))
      expect(rates.get(world.hostId)).toMatchObject({ kept: 1, counted: 1 })
      expect(rates.get(partner)).toMatchObject({ counted: 0, rate: null })
    }
  })
})
