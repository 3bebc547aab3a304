import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '#platform/context/days.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, Invalid, isRefusal, NotFound, type Refusal, Stale } from '#platform/errors/errors.ts'
import { openWorld, testNow, type World } from '#platform/testing/world.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { partnerships } from '../index.server.ts'
import { giveNamedVoice } from './api.server.ts'
import { changeDecision } from './change.server.ts'
import { decisionsDue } from './due.server.ts'
import { exportedDecisions, exportedVoices } from './export.server.ts'
import { proposalInput, reviewInput, settlementInput, voiceInput } from './inputs.ts'
import { proposeDecision } from './propose.server.ts'
import { decisionsById, listDecisions, readDecision } from './reads.server.ts'
import { removeDecision, restoreDecision } from './remove.server.ts'
import { reviewDecision, undoReview } from './review.server.ts'
import { settleDecision, undoSettle } from './settle.server.ts'
import { giveVoice, takeBackVoice, undoVoice } from './voice.server.ts'

const today = '2026-03-31'
const fridays = (fields: Record<string, unknown> = {}) =>
  proposalInput.parse({
    what: 'We open on Fridays too',
    why: 'Tables are full',
    method: 'majority',
    closesOn: '2026-04-14',
    ...fields,
  })
const voice = (stand: string, fields: Record<string, unknown> = {}) =>
  voiceInput.parse({ stand, reason: stand === 'against' ? 'No tutors on Fridays' : '', ...fields })
const settlement = (fields: Record<string, unknown> = {}) =>
  settlementInput.parse({ decidedOn: today, ...fields })
const all = { query: '', direction: 'asc', cursor: null, limit: 50 } as const

function sure<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(`refused: ${answer.code}`)
  return answer
}

async function gather<T>(rows: AsyncIterable<T> | undefined): Promise<T[]> {
  const all: T[] = []
  for await (const row of rows ?? []) all.push(row)
  return all
}

describe('decisions', () => {
  let world: World
  let harbor: string
  let oak: string
  let stranger: string
  let partnershipId: string
  beforeAll(async () => {
    world = await openWorld([partnerships])
    harbor = await world.organization('Harbor Youth')
    oak = await world.organization('Oak Street School')
    stranger = await world.organization('Elsewhere')
    partnershipId = await makePartnership(world, [harbor, oak])
  })
  afterAll(() => world.close())

  const propose = async (fields: Record<string, unknown> = {}) =>
    sure(
      await write(await world.as('coordinator'), (tx) => proposeDecision(tx, partnershipId, fridays(fields))),
    ).id
  const speak = async (organization: string | null, id: string, said: ReturnType<typeof voice>) =>
    write(await (organization === null ? world.as('coordinator') : world.as('lead', organization)), (tx) =>
      giveVoice(tx, id, said),
    )
  const look = async (id: string) => read(await world.as('coordinator'), (tx) => readDecision(tx, id))
  const settle = async (id: string, fields: Record<string, unknown> = {}) =>
    write(await world.as('coordinator'), (tx) => settleDecision(tx, id, settlement(fields)))
  const over = (id: string) =>
    world.system.database.transaction({ as: 'owner' }, (db) =>
      db.updateTable('decisions').set({ closesOn: '2026-03-30' }).where('id', '=', id).execute(),
    )

  it('are proposed by either side', async () => {
    for (const [ctx, organizationId] of [
      [await world.as('contributor'), world.hostId],
      [await world.as('representative', harbor), harbor],
    ] as const) {
      const { id } = sure(await write(ctx, (tx) => proposeDecision(tx, partnershipId, fridays())))
      expect(await look(id)).toMatchObject({ organizationId, proposedOn: today, voices: [] })
    }
  })

  it('are not there for a stranger nor in another workspace, and not proposed by who only reads', async () => {
    const id = await propose()
    const outside = await world.as('lead', stranger)
    const elsewhere = await (await world.another()).as('owner')
    for (const ctx of [outside, elsewhere]) {
      for (const act of [
        () => read(ctx, (tx) => readDecision(tx, id)),
        () => write(ctx, (tx) => proposeDecision(tx, partnershipId, fridays())),
        () => write(ctx, (tx) => changeDecision(tx, id, { ...fridays(), version: 1 })),
        () => write(ctx, (tx) => giveVoice(tx, id, voice('for'))),
        () => write(ctx, (tx) => takeBackVoice(tx, id)),
        () => write(ctx, (tx) => settleDecision(tx, id, settlement())),
        () => write(ctx, (tx) => removeDecision(tx, id)),
      ])
        await expect(act()).rejects.toBeInstanceOf(NotFound)
      expect(await read(ctx, (tx) => listDecisions(tx, all))).toMatchObject({ items: [], total: 0 })
      expect(await read(ctx, (tx) => decisionsById(tx, [id]))).toEqual([])
    }
    const viewer = await world.as('viewer')
    await expect(write(viewer, (tx) => proposeDecision(tx, partnershipId, fridays()))).rejects.toBeInstanceOf(
      Forbidden,
    )
    await expect(write(viewer, (tx) => giveVoice(tx, 'none', voice('for')))).rejects.toBeInstanceOf(NotFound)
  })

  it('are spoken on by who speaks for an organization, once each', async () => {
    const id = await propose()
    for (const ctx of [await world.as('contributor'), await world.as('representative', harbor)])
      await expect(write(ctx, (tx) => giveVoice(tx, id, voice('for')))).rejects.toBeInstanceOf(Forbidden)
    sure(await speak(null, id, voice('for')))
    sure(await speak(harbor, id, voice('against')))
    sure(await speak(harbor, id, voice('aside')))
    const { voices, earlier } = await look(id)
    expect(voices.map(({ organizationId, stand }) => [organizationId, stand])).toEqual(
      expect.arrayContaining([
        [world.hostId, 'for'],
        [harbor, 'aside'],
      ]),
    )
    expect(voices).toHaveLength(2)
    expect(earlier).toMatchObject([
      { organizationId: harbor, stand: 'against', reason: 'No tutors on Fridays' },
    ])
  })

  it('are not objected to without a reason, nor chosen from without an option', async () => {
    expect(voiceInput.safeParse({ stand: 'against' }).success).toBe(false)
    const id = await propose({ options: ['Fridays', 'Saturdays'] })
    await expect(speak(harbor, id, voice('for'))).rejects.toBeInstanceOf(Invalid)
    const [first] = (await look(id)).options
    sure(await speak(harbor, id, voice('for', { optionId: first?.id })))
    expect((await look(id)).voices).toMatchObject([{ optionId: first?.id }])
  })

  it('take no voice after the day they close on, and say so with the day; nothing said before is lost', async () => {
    const id = await propose()
    sure(await speak(harbor, id, voice('for')))
    await over(id)
    const refusal = await speak(harbor, id, voice('against'))
    expect(refusal).toMatchObject({ code: 'decision_closed', facts: { on: expect.stringContaining('30') } })
    expect(await write(await world.as('lead', harbor), (tx) => takeBackVoice(tx, id))).toMatchObject({
      code: 'decision_closed',
    })
    expect((await look(id)).voices).toMatchObject([{ organizationId: harbor, stand: 'for' }])
  })

  it('are settled when all have spoken or the day is over, by the rule, with the dissent kept', async () => {
    const id = await propose()
    sure(await speak(null, id, voice('for')))
    sure(await speak(harbor, id, voice('for')))
    expect(await settle(id)).toMatchObject({ code: 'decision_waits', facts: { count: 1 } })
    sure(await speak(oak, id, voice('against')))
    await expect(settle(id, { reviewOn: today })).rejects.toBeInstanceOf(Invalid)
    await expect(
      write(await world.as('representative', harbor), (tx) => settleDecision(tx, id, settlement())),
    ).rejects.toBeInstanceOf(Forbidden)
    sure(await settle(id, { note: 'Oak opens the rooms at three.', reviewOn: '2026-06-01' }))
    expect(await look(id)).toMatchObject({
      settlement: { outcome: 'adopted', decidedOn: today, reviewOn: '2026-06-01' },
      voices: expect.arrayContaining([
        expect.objectContaining({ organizationId: oak, reason: 'No tutors on Fridays' }),
      ]),
    })
    expect(await speak(oak, id, voice('for'))).toMatchObject({ code: 'decision_settled_on' })
    expect(await settle(id)).toMatchObject({ code: 'decision_settled_on' })
  })

  it('are opened again, and a voice is taken back, by undoing', async () => {
    const id = await propose()
    sure(await speak(harbor, id, voice('for')))
    const lead = await world.as('lead', harbor)
    const entry = { id, subjectId: id, before: null, after: { organizationId: harbor } }
    expect(await write(lead, (tx) => undoVoice(tx, entry))).toBeUndefined()
    expect((await look(id)).voices).toEqual([])
    await over(id)
    sure(await settle(id))
    expect((await look(id)).settlement).toMatchObject({ outcome: 'undecided' })
    expect(await write(lead, (tx) => undoSettle(tx, entry))).toBeUndefined()
    expect((await look(id)).settlement).toBeNull()
  })

  it('are looked at again on a day that somebody keeps, until they have done their work', async () => {
    const id = await propose()
    await over(id)
    sure(await settle(id, { decidedOn: today, reviewOn: '2026-04-02' }))
    const owner = await world.as('coordinator')
    const due = async () =>
      (await read(owner, (tx) => decisionsDue.find(tx))).filter((one) => one.recordId === id)
    expect(await due()).toMatchObject([{ kind: 'decision.review', group: 'week', dueOn: '2026-04-02' }])
    const review = reviewInput.parse({ answer: 'end', note: 'Friday is full.', reviewedOn: today })
    sure(await write(await world.as('representative', oak), (tx) => reviewDecision(tx, id, review)))
    expect(await due()).toEqual([])
    const reviewId = (await look(id)).reviews[0]?.id
    const undo = { id, subjectId: id, before: null, after: { reviewId } }
    expect(await write(owner, (tx) => undoReview(tx, undo))).toBeUndefined()
    expect((await look(id)).reviews).toEqual([])
  })

  it('wait on Today for the organizations that have not spoken, and for nobody else', async () => {
    const id = await propose()
    const waits = async (ctx: Awaited<ReturnType<World['as']>>) =>
      (await read(ctx, (tx) => decisionsDue.find(tx))).filter((one) => one.recordId === id)
    const lead = await world.as('lead', harbor)
    expect(await waits(lead)).toMatchObject([
      { kind: 'decision.voice', group: 'waiting', dueOn: '2026-04-14' },
    ])
    expect(await waits(await world.as('representative', harbor))).toEqual([])
    expect(await waits(await world.as('lead', stranger))).toEqual([])
    sure(await speak(harbor, id, voice('for')))
    expect(await waits(lead)).toEqual([])
  })

  it('are changed by who proposed them until somebody has spoken, and never under two hands at once', async () => {
    const id = await propose()
    const coordinator = await world.as('coordinator')
    const change = (fields: Record<string, unknown> = {}) =>
      write(coordinator, (tx) => changeDecision(tx, id, { ...fridays(fields), version: 1 }))
    await expect(
      write(await world.as('lead', harbor), (tx) => changeDecision(tx, id, { ...fridays(), version: 1 })),
    ).rejects.toBeInstanceOf(Forbidden)
    sure(await change({ what: 'We open on Saturdays', options: ['Early', 'Late'] }))
    await expect(change()).rejects.toBeInstanceOf(Stale)
    expect(await look(id)).toMatchObject({
      what: 'We open on Saturdays',
      options: [{ text: 'Early' }, { text: 'Late' }],
    })
    sure(await speak(harbor, id, voice('aside')))
    expect(
      await write(coordinator, (tx) => changeDecision(tx, id, { ...fridays(), version: 2 })),
    ).toMatchObject({
      code: 'decision_spoken',
    })
    expect(await write(coordinator, (tx) => removeDecision(tx, id))).toMatchObject({
      code: 'decision_spoken',
    })
  })

  it('are taken back and brought back', async () => {
    const id = await propose()
    const coordinator = await world.as('coordinator')
    sure(await write(coordinator, (tx) => removeDecision(tx, id)))
    await expect(look(id)).rejects.toBeInstanceOf(NotFound)
    const entry = { id, subjectId: id, before: null, after: null }
    expect(await write(coordinator, (tx) => restoreDecision(tx, entry))).toBeUndefined()
    expect((await look(id)).id).toBe(id)
  })

  it.each([
    ['a day that is over', { closesOn: '2026-03-30' }, 'closesOn'],
    ['options under consent', { method: 'consent', options: ['a', 'b'] }, 'options'],
    ['a single option', { options: ['a'] }, 'options'],
    ['delegated to nobody', { method: 'delegated' }, 'delegateOrganizationId'],
    ['more voices than there are', { quorum: 4 }, 'quorum'],
    ['weights without names', { method: 'weighted', anonymous: true }, 'anonymous'],
  ])('are not proposed with %s', async (_, fields, path) => {
    await expect(propose(fields)).rejects.toMatchObject({ issues: [{ path }] })
  })

  it('count a voice recorded for a partner only with evidence', async () => {
    const id = await propose({ method: 'consensus' })
    sure(await speak(null, id, voice('for')))
    sure(await speak(harbor, id, voice('for')))
    sure(await speak(null, id, voice('for', { onBehalfOf: oak })))
    sure(await settle(id))
    expect((await look(id)).settlement).toMatchObject({ outcome: 'undecided' })
    const other = await propose({ method: 'consensus' })
    sure(await speak(null, other, voice('for')))
    sure(await speak(harbor, other, voice('for')))
    sure(await speak(null, other, voice('for', { onBehalfOf: oak, evidence: 'On the phone.' })))
    sure(await settle(other))
    expect((await look(other)).settlement).toMatchObject({ outcome: 'adopted' })
  })

  it('are read by an organization that left as they stood when it left', async () => {
    const left = await world.organization('Left Early')
    const place = await makePartnership(world, [left, harbor])
    const { id } = sure(
      await write(await world.as('coordinator'), (tx) => proposeDecision(tx, place, fridays())),
    )
    sure(await write(await world.as('lead', left), (tx) => giveVoice(tx, id, voice('against'))))
    const [given] = (await look(id)).voices
    expect(given).toMatchObject({ organizationId: left })
    await letLeave(world, place, left, new Date('2026-03-31T23:00:00Z'))
    world.setNow('2026-04-01T09:00:00Z')
    sure(await speak(null, id, voice('for')))
    const seen = await read(await world.as('lead', left), (tx) => readDecision(tx, id))
    expect(seen.voices).toMatchObject([{ organizationId: left, stand: 'against' }])
    world.setNow(testNow)
  })

  it('leave in an export with their voices', async () => {
    const id = await propose({ what: 'We buy a kettle' })
    sure(await speak(harbor, id, voice('against')))
    const ctx = await world.as('owner')
    const rows = await read(ctx, async (tx) => ({
      decisions: await gather(exportedDecisions.rows?.(tx)),
      voices: await gather(exportedVoices.rows?.(tx)),
    }))
    expect(rows.decisions.find((row) => row.id === id)).toMatchObject({
      what: 'We buy a kettle',
      outcome: null,
    })
    expect(rows.voices.filter((row) => row.decisionId === id)).toMatchObject([
      { organization: 'Harbor Youth', stand: 'against', reason: 'No tutors on Fridays' },
    ])
  })

  describe('without names', () => {
    const secret = 'The word of one, and nobody knows whose'
    const ballot = async () => {
      const id = await propose({ anonymous: true })
      sure(await speak(null, id, voice('for')))
      sure(await speak(harbor, id, voice('against', { reason: secret })))
      return id
    }

    it('show who has voted, and the votes once it is settled', async () => {
      const id = await ballot()
      const before = await look(id)
      expect(before.roll.map((one) => one.organizationId).sort()).toEqual([world.hostId, harbor].sort())
      expect(before).toMatchObject({ ballots: [], voices: [] })
      sure(await speak(oak, id, voice('for')))
      sure(await settle(id))
      const after = await look(id)
      expect(after.ballots.map((one) => one.stand).sort()).toEqual(['against', 'for', 'for'])
      expect(after.settlement).toMatchObject({ outcome: 'adopted' })
      const undo = { id, subjectId: id, before: null, after: null }
      expect(await write(await world.as('coordinator'), (tx) => undoSettle(tx, undo))).toMatchObject({
        code: 'decision_anonymous_shown',
      })
    })

    it('are given once, by the organization itself, and never by a program', async () => {
      const id = await ballot()
      expect(await speak(harbor, id, voice('for'))).toMatchObject({ code: 'decision_ballot_cast' })
      expect(await write(await world.as('lead', harbor), (tx) => takeBackVoice(tx, id))).toMatchObject({
        code: 'decision_ballot_cast',
      })
      expect(await speak(null, id, voice('for', { onBehalfOf: oak }))).toMatchObject({
        code: 'decision_anonymous_behalf',
      })
      expect(
        await write(await world.as('lead', oak), (tx) => giveNamedVoice(tx, id, voice('for'))),
      ).toMatchObject({
        code: 'decision_anonymous_page',
      })
      await expect(
        write(await world.as('representative', oak), (tx) => giveNamedVoice(tx, id, voice('for'))),
      ).rejects.toBeInstanceOf(Forbidden)
    })

    it('leave nothing in any table that links a vote to who gave it', async () => {
      const id = await ballot()
      await world.system.database.transaction({ as: 'owner' }, async (db) => {
        const tables = await sql<{ name: string }>`select format('%I.%I', n.nspname, c.relname) as name
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')`.execute(db)
        expect(tables.rows.length).toBeGreaterThan(20)
        const holding: string[] = []
        for (const { name } of tables.rows) {
          const found = await sql<{ row: string; xmin: string }>`select t::text as row, t.xmin::text as xmin
            from ${sql.raw(name)} t where t::text like ${`%${secret}%`}`.execute(db)
          for (const { row } of found.rows) {
            holding.push(name)
            // Neither who voted, nor for whom, nor when.
            for (const trace of [harbor, world.hostId, '2026-03-31', '2026-03-30'])
              expect(row).not.toContain(trace)
          }
        }
        expect(new Set(holding)).toEqual(new Set(['public.decision_ballots']))
        const ballots = await sql<{
          id: string
          xmin: string
          ctid: string
        }>`select id, xmin::text, ctid::text
          from decision_ballots where decision_id = ${id}::uuid order by ctid`.execute(db)
        // All written by one transaction, in the order of ids that say nothing.
        expect(new Set(ballots.rows.map((one) => one.xmin)).size).toBe(1)
        expect(ballots.rows.map((one) => one.id)).toEqual(ballots.rows.map((one) => one.id).toSorted())
        for (const one of ballots.rows) expect(one.id[14]).toBe('4')
        const history = await sql<{
          action: string
          text: string
        }>`select h.action, h::text as text from history h
          where h.subject_id = ${id}::uuid and h.action like 'decision.vo%'`.execute(db)
        expect(history.rows.map((one) => one.action)).toEqual(['decision.vote_cast', 'decision.vote_cast'])
        for (const { text } of history.rows)
          for (const stand of ['against', 'aside']) expect(text).not.toContain(stand)
        const values = await sql<{ count: number }>`select count(*)::integer as count from history_values v
          join history h on h.workspace_id = v.workspace_id and h.id = v.history_id
          where h.subject_id = ${id}::uuid and h.action = 'decision.vote_cast'`.execute(db)
        expect(values.rows).toEqual([{ count: 0 }])
      })
    })
  })

  it('are found open first, by words, by how they stand and by their way to decide', async () => {
    const place = await makePartnership(world, [harbor])
    const coordinator = await world.as('coordinator')
    const add = async (what: string, days: number, method = 'majority') =>
      sure(
        await write(coordinator, (tx) =>
          proposeDecision(tx, place, fridays({ what, method, closesOn: addDays(today, days) })),
        ),
      ).id
    const settled = await add('Paint the gate', 1)
    await add('Buy lamps', 9)
    await add('Rent a van', 3, 'consent')
    await over(settled)
    sure(await settle(settled))
    const found = async (fields: Record<string, unknown> = {}) =>
      (
        await read(coordinator, (tx) => listDecisions(tx, { ...all, partnershipId: place, ...fields }))
      ).items.map((one) => one.what)
    expect(await found()).toEqual(['Rent a van', 'Buy lamps', 'Paint the gate'])
    expect(await found({ standing: 'open' })).toEqual(['Rent a van', 'Buy lamps'])
    expect(await found({ standing: 'settled' })).toEqual(['Paint the gate'])
    expect(await found({ method: 'consent' })).toEqual(['Rent a van'])
    expect(await found({ query: 'lamps' })).toEqual(['Buy lamps'])
  })
})
