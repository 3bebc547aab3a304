// What hangs on a meeting, whoever wrote it there: a meeting with any of it is not gone as if it had never been called.

import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { afterAll, describe, expect, it } from 'vitest'
import { undo } from '#platform/activity/undo.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import type { Refusal } from '#platform/errors/errors.ts'
import { code, ok } from '#platform/testing/answers.server.ts'
import { addLearning } from '../learnings/add.server.ts'
import { learningInput } from '../learnings/inputs.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import { recurringInput } from '../recurring/inputs.ts'
import { pledgeRecurring } from '../recurring/pledge.server.ts'
import { beginRota } from '../rotas/begin.server.ts'
import { turnsAhead } from '../rotas/open.server.ts'
import { openSwaps } from '../rotas/reads.server.ts'
import { skipTurn } from '../rotas/skip.server.ts'
import { askSwap } from '../rotas/swap.server.ts'
import { callMeeting } from './call.server.ts'
import { keepDraft } from './drafts/keep.server.ts'
import { openScene } from './factories.ts'
import { hanging } from './hangs.server.ts'
import { draftInput, meetingInput } from './inputs.ts'
import { readMeeting } from './reads.server.ts'

describe('what hangs on a meeting', async () => {
  const { world, partner, partnershipId, host, lead } = await openScene()
  afterAll(() => world.close())

  const rows = <T>(query: ReturnType<typeof sql<T>>) =>
    world.system.database.transaction({ as: 'owner' }, async (db) => (await query.execute(db)).rows)

  it('is asked of every table that can name a meeting', async () => {
    const naming = await rows(sql<{ name: string; columns: string }>`
      select k.conrelid::regclass::text as name, (select string_agg(a.attname, ' ' order by a.attnum) from pg_attribute a
          where a.attrelid = k.conrelid and a.attnum = any(k.conkey)) as columns
      from pg_constraint k where k.contype = 'f' and k.confrelid = 'meetings'::regclass`)
    expect(naming.filter(({ columns }) => columns !== 'workspace_id meeting_id')).toEqual([])
    expect(naming.map(({ name }) => name).toSorted()).toEqual(
      // Who is asked to come is part of calling.
      [...hanging.meetingId, 'meeting_invitees'].toSorted(),
    )
    const by = async (column: string) =>
      (
        await rows(sql<{ name: string }>`select table_name as name from information_schema.columns
          where table_schema = 'public' and column_name = ${column}`)
      )
        .map(({ name }) => name)
        .toSorted()
    expect(await by('source_kind')).toEqual([...hanging.source].toSorted())
    // Notes and telephone numbers are of no meeting; notices tell of one and go with it.
    expect(await by('subject_kind')).toEqual([...hanging.subject, 'notes', 'notices', 'phones'].toSorted())
  })

  const called = (startsOn: string) => {
    const when = { startsOn, startsAt: '16:00' }
    return ok(
      write(host, (tx) =>
        callMeeting(tx, meetingInput.parse({ partnershipId, title: 'By mistake', ...when })),
      ),
    )
  }

  it('keeps it from being gone, where history doesn’t tell of it under the meeting', async () => {
    const { id: rota } = await ok(write(host, (tx) => beginRota(tx, { partnershipId, place: 'host' })))
    const written = <T>(work: (tx: Tx) => Promise<T | Refusal>) => ok(write(lead, work))
    const goesOn: Record<string, (meetingId: string) => Promise<unknown>> = {
      'minutes that somebody types': (id) =>
        keepHouse(lead, (tx) =>
          keepDraft(tx, id, draftInput.parse({ draft: uuid(), text: 'We began late.', version: 0 })),
        ),
      'a promise that comes round': (sourceId) =>
        written((tx) =>
          pledgeRecurring(
            tx,
            recurringInput.parse({
              partnershipId,
              text: 'Open two rooms',
              rhythm: 'month',
              startsOn: '2026-05-01',
              times: 3,
              sourceKind: 'meeting',
              sourceId,
            }),
          ),
        ),
      'what was learned there': (meetingId) =>
        written((tx) =>
          addLearning(
            tx,
            partnershipId,
            learningInput.parse({ kind: 'need', text: 'Somewhere warm.', meetingId }),
          ),
        ),
      'a turn that is skipped': (meetingId) =>
        written((tx) => skipTurn(tx, rota, { meetingId, reason: 'No room free' })),
      'a swap that is asked for': async (meetingId) => {
        const { turns } = await read(host, async (tx) =>
          turnsAhead(tx, await readPartnership(tx, partnershipId)),
        )
        const whose = turns.find((turn) => turn.meetingId === meetingId)?.organizationId
        const toId = whose === partner ? world.hostId : partner
        await written((tx) => askSwap(tx, rota, { meetingId, toId, note: '' }))
      },
    }
    for (const [what, happens] of Object.entries(goesOn)) {
      const { id, historyId } = await called(what === 'what was learned there' ? '2026-03-30' : '2026-04-20')
      await happens(id)
      expect(await code(write(host, (tx) => undo(tx, historyId))), what).toBe('meeting_went_on')
      expect(await read(lead, (tx) => readMeeting(tx, id)), what).toMatchObject({ state: 'planned' })
    }
    // Where a meeting is gone all the same, nobody is asked to answer.
    const waiting = async () => (await read(lead, openSwaps)).map((one) => one.meetingId)
    const [asked = ''] = await waiting()
    expect(asked).not.toBe('')
    await world.system.database.transaction({ as: 'owner' }, (db) =>
      db.updateTable('meetings').set({ deletedAt: new Date() }).where('id', '=', asked).execute(),
    )
    expect(await waiting()).toEqual([])
  })
})
