import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden } from '#platform/errors/errors.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { ownKeyOf } from '#platform/testing/own-key.server.ts'
import { makePartnership } from '../factories.ts'
import { giveNamedVoice } from './api.server.ts'
import { exportedVoices } from './export.server.ts'
import { fridays, gather, openScene, voice } from './factories.ts'
import { proposeDecision } from './propose.server.ts'
import { undoSettle } from './settle.server.ts'
import { giveVoice, takeBackVoice } from './voice.server.ts'

describe('decisions', async () => {
  const { world, harbor, oak, propose, speak, look, settle, over } = await openScene()
  afterAll(() => world.close())

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

    it.each([
      ['one vote', [null]],
      ['two votes', [null, harbor]],
    ])('are neither counted nor shown with %s: the outcome would tell who said what', async (_, voters) => {
      const id = await propose({ anonymous: true, method: 'consent' })
      for (const one of voters) sure(await speak(one, id, voice('against', { reason: secret })))
      await over(id)
      sure(await settle(id))
      const after = await look(id)
      expect(after.roll).toHaveLength(voters.length)
      expect(after).toMatchObject({ settlement: { outcome: 'no_quorum', optionId: null }, ballots: [] })
      const left = await read(await world.as('owner'), (tx) => gather(exportedVoices.rows?.(tx)))
      expect(left.filter((row) => row.decisionId === id)).toEqual([])
    })

    it('are not shown where fewer than three were counted before this rule', async () => {
      const id = await propose({ anonymous: true })
      sure(await speak(harbor, id, voice('against', { reason: secret })))
      await over(id)
      sure(await settle(id))
      await world.system.database.transaction({ as: 'owner' }, (db) =>
        db
          .updateTable('decisionSettlements')
          .set({ outcome: 'rejected' })
          .where('decisionId', '=', id)
          .execute(),
      )
      expect(await look(id)).toMatchObject({ settlement: { outcome: 'rejected' }, ballots: [] })
    })

    it('are not asked for among fewer than three partners, and the form says why', async () => {
      const pair = await makePartnership(world, [harbor])
      const ask = async (fields: Record<string, unknown>) =>
        write(await world.as('coordinator'), (tx) => proposeDecision(tx, pair, fridays(fields)))
      await expect(ask({ anonymous: true })).rejects.toMatchObject({
        issues: [{ path: 'anonymous', code: 'issue_decision_anonymous_few' }],
      })
      sure(await ask({}))
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

    it('are not given by a key of one’s own, which gives a voice that has a name', async () => {
      const { ctx } = await ownKeyOf(await world.as('lead', oak))
      const secretly = await ballot()
      expect(await write(ctx, (tx) => giveVoice(tx, secretly, voice('for')))).toMatchObject({
        code: 'decision_anonymous_page',
      })
      expect((await look(secretly)).roll.map((one) => one.organizationId)).not.toContain(oak)
      const openly = await propose()
      sure(await write(ctx, (tx) => giveVoice(tx, openly, voice('for'))))
      expect((await look(openly)).voices).toMatchObject([{ organizationId: oak, stand: 'for' }])
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
})
