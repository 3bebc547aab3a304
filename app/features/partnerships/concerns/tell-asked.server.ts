import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { keepHouse } from '#platform/context/transaction.server.ts'
import type { JobHandler, NoticeKind } from '#platform/features/feature.server.ts'
import { lapseNotices, renewNotices } from '#platform/notices/lapse.server.ts'
import { notify } from '#platform/notices/notify.server.ts'
import { m } from '#platform/words/words.ts'
import { speakersOf } from '../agreements/speakers.server.ts'
import { peopleStanding } from '../partners/standing.server.ts'
import { presentPartners } from '../partnerships/partnership.ts'
import { readPartnership } from '../partnerships/reads.server.ts'

export const askedNotice: NoticeKind = {
  kind: 'concern.asking',
  theme: 'trust',
  label: () => m.notice_concern_asking(),
  byMail: 'digest',
}

/**
 * Job: tells those who speak for each partner that it was asked whether there is anything to talk about. The question is
 * everybody's and about no concern: all who reach the partnership read that it was asked. Where an answer was taken back
 * it waits again, and is news again for those who were told. Safe to run twice.
 */
export const tellAsked: JobHandler = (ctx, event) =>
  keepHouse(ctx, async (tx) => {
    const partnershipId = String(event.partnershipId)
    const { concludedOn, paused, partners } = await readPartnership(tx, partnershipId)
    if (concludedOn !== null || paused) return
    const awake = new Set(presentPartners(partners).flatMap((one) => (one.paused ? [] : one.organizationId)))
    const { partnership, people } = await peopleStanding(tx, partnershipId)
    const again = await takenBack(tx, event.historyId)
    const asked = (await waiting(tx, partnershipId)).filter((one) => !one.told || one.id === again)
    const speakers = await speakersOf(
      tx,
      asked.map((one) => one.organizationId),
    )
    for (const { id, organizationId, askedByPersonId, told } of asked) {
      if (!awake.has(organizationId)) continue
      const standing = people.filter((one) => one.organizationId === organizationId)
      const speak = speakers.get(organizationId) ?? new Set()
      const here = standing.flatMap((one) => (speak.has(one.personId) ? one.personId : []))
      // Where nobody of those who stand for it here speaks for it, whoever does elsewhere.
      const to = (here.length > 0 ? here : [...speak]).filter((person) => person !== askedByPersonId)
      if (told) {
        await renewNotices(tx, { kind: askedNotice.kind, subjectId: id, to })
        continue
      }
      await notify(tx, {
        kind: askedNotice.kind,
        to,
        subject: { kind: 'concernAsking', id },
        partnershipId,
        href: `/partnerships/${partnershipId}/concerns`,
        say: () => m.notice_concern_asking_text({ partnership }),
      })
    }
  })

/** Job: what is answered by now, or asked no more, is no news any more. */
export const forgetAsked: JobHandler = (ctx, event) =>
  keepHouse(ctx, async (tx) => {
    const { rows } = await sql<{ id: string }>`select distinct x.id from concern_askings x
      join notices n on n.workspace_id = x.workspace_id and n.subject_id = x.id and n.read_at is null
        and n.kind = ${askedNotice.kind}
      where x.workspace_id = ${tx.workspace.id} and x.partnership_id = ${String(event.partnershipId)}
        and (x.answered_on is not null or x.taken_back_on is not null)`.execute(tx.db)
    for (const { id } of rows) await lapseNotices(tx, { kind: askedNotice.kind, subjectId: id })
  })

/** What waits for an answer, and whether anybody was told of it. */
const waiting = (tx: Tx, partnershipId: string) =>
  tx.db
    .selectFrom('concernAskings as x')
    .where('x.workspaceId', '=', tx.workspace.id)
    .where('x.partnershipId', '=', partnershipId)
    .where('x.answeredOn', 'is', null)
    .where('x.takenBackOn', 'is', null)
    .select(['x.id', 'x.organizationId', 'x.askedByPersonId'])
    .select(
      sql<boolean>`exists (select 1 from notices n where n.workspace_id = x.workspace_id
        and n.subject_id = x.id and n.kind = ${askedNotice.kind})`.as('told'),
    )
    .execute()

/** Of which asking that act took the answer back; null for any other act. */
async function takenBack(tx: Tx, historyId: unknown): Promise<string | null> {
  if (typeof historyId !== 'string') return null
  const { rows } = await sql<{ id: string | null }>`select v.after->>'askingId' as id from history h
    join history_values v on v.workspace_id = h.workspace_id and v.history_id = h.id
    where h.workspace_id = ${tx.workspace.id} and h.id = ${historyId} and h.action = 'concern.answer_taken_back'`.execute(
    tx.db,
  )
  return rows[0]?.id ?? null
}
