// What hangs on a meeting, whoever wrote it there: a meeting with any of it is not gone as if it had never been called.

import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { undo } from '#platform/activity/undo.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { Invalid, NotFound, Refusal } from '#platform/errors/errors.ts'
import { code, ok, sure } from '#platform/testing/answers.server.ts'
import { overtaken } from '#platform/testing/overtaken.server.ts'
import { beginDiscussion } from '../discussions/begin.server.ts'
import { discussionInput } from '../discussions/inputs.ts'
import { creditExpertise } from '../expertise/credit.server.ts'
import { expertiseInput } from '../expertise/inputs.ts'
import { offerExpertise } from '../expertise/offer.server.ts'
import { goalInput } from '../goals/inputs.ts'
import { setGoal } from '../goals/set.server.ts'
import { addLearning } from '../learnings/add.server.ts'
import { learningInput } from '../learnings/inputs.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import { recurringInput } from '../recurring/inputs.ts'
import { pledgeRecurring } from '../recurring/pledge.server.ts'
import { holdReview } from '../reviews/hold.server.ts'
import { reviewInput } from '../reviews/inputs.ts'
import { beginRota } from '../rotas/begin.server.ts'
import { turnsAhead } from '../rotas/open.server.ts'
import { openSwaps } from '../rotas/reads.server.ts'
import { skipTurn } from '../rotas/skip.server.ts'
import { askSwap } from '../rotas/swap.server.ts'
import { answerInvitation } from './answer.server.ts'
import { callMeeting } from './call.server.ts'
import { keepDraft } from './drafts/keep.server.ts'
import { openScene } from './factories.ts'
import { hanging } from './hangs.server.ts'
import { draftInput, itemInput, meetingInput } from './inputs.ts'
import { addItem } from './items.server.ts'
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
    const when = { startsOn, startsAt: '16:00', inviteePersonIds: [lead.actor.personId] }
    return ok(
      write(host, (tx) =>
        callMeeting(tx, meetingInput.parse({ partnershipId, title: 'By mistake', ...when })),
      ),
    )
  }

  type Act = (tx: Tx, meetingId: string) => Promise<unknown>
  let rota: string
  beforeAll(async () => {
    rota = (await ok(write(host, (tx) => beginRota(tx, { partnershipId, place: 'host' })))).id
  })
  // What history tells of under another record than the meeting, or not at all.
  const elsewhere: Record<string, Act> = {
    'minutes that somebody types': (tx, id) =>
      keepDraft(tx, id, draftInput.parse({ draft: uuid(), text: 'We began late.', version: 0 })),
    'a promise that comes round': (tx, sourceId) =>
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
    'what was learned there': (tx, meetingId) =>
      addLearning(
        tx,
        partnershipId,
        learningInput.parse({ kind: 'need', text: 'Somewhere warm.', meetingId }),
      ),
    'a turn that is skipped': (tx, meetingId) => skipTurn(tx, rota, { meetingId, reason: 'No room free' }),
    'a swap that is asked for': async (tx, meetingId) => {
      const { turns } = await turnsAhead(tx, await readPartnership(tx, partnershipId))
      const whose = turns.find((turn) => turn.meetingId === meetingId)?.organizationId
      const toId = whose === partner ? world.hostId : partner
      return askSwap(tx, rota, { meetingId, toId, note: '' })
    },
    'what goals are looked at again there': async (tx, meetingId) => {
      const { id } = sure(await setGoal(tx, partnershipId, goalInput.parse({ what: 'More readers' })))
      const goals = [{ goalId: id, answer: 'keep' }]
      return holdReview(tx, partnershipId, reviewInput.parse({ reviewedOn: tx.today, meetingId, goals }))
    },
  }
  const calledFor = (what: string) => called(what === 'what was learned there' ? '2026-03-30' : '2026-04-20')

  it('keeps it from being gone, where history doesn’t tell of it under the meeting', async () => {
    for (const [what, act] of Object.entries(elsewhere)) {
      const { id, historyId } = await calledFor(what)
      sure(await keepHouse(lead, (tx) => act(tx, id)))
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

  it('finds it gone where it is taken back in the same moment, or comes first', async () => {
    const added: Act = (tx, id) => addItem(tx, id, itemInput.parse({ text: 'The roof' }))
    const acts: Record<string, Act> = {
      ...elsewhere,
      'the agenda': added,
      'what is said of it': (tx, subjectId) =>
        beginDiscussion(
          tx,
          partnershipId,
          discussionInput.parse({ subjectKind: 'meeting', subjectId, body: 'Where?' }),
        ),
      'knowledge that was used there': (tx, meetingId) =>
        creditExpertise(tx, knowledge, {
          partnershipId,
          meetingId,
          usedOn: tx.today,
          whatFor: 'Reading',
        }),
      'who answers that they come': (tx, id) => answerInvitation(tx, id, { answer: 'yes' }),
    }
    const { id: knowledge } = await ok(
      write(lead, (tx) =>
        offerExpertise(tx, expertiseInput.parse({ topic: 'Reading', personId: tx.actor.personId })),
      ),
    )
    const slipped: string[] = []
    for (const [what, act] of Object.entries(acts)) {
      const { id, historyId } = await calledFor(what)
      const gone = (tx: Tx) => undo({ ...tx, actor: host.actor }, historyId)
      const answer = await keepHouse(lead, (tx) => act(overtaken(tx, 'meetings', gone), id)).catch(
        (error: unknown) => error,
      )
      if (![NotFound, Invalid, Refusal].some((one) => answer instanceof one)) slipped.push(what)
    }
    expect(slipped).toEqual([])
    const { id, historyId } = await called('2026-04-20')
    const first = (tx: Tx) => overtaken(tx, 'meetings', (other) => added(other, id))
    expect(await code(write(host, (tx) => undo(first(tx), historyId)))).toBe('meeting_went_on')
  })
})
