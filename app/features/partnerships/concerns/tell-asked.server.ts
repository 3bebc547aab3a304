import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { keepHouse } from '#platform/context/transaction.server.ts'
import type { JobHandler, NoticeKind } from '#platform/features/feature.server.ts'
import { lapseNotices } from '#platform/notices/lapse.server.ts'
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
 * everybody's and about no concern: all who reach the partnership read that it was asked. Safe to run twice.
 */
export const tellAsked: JobHandler = (ctx, event) =>
  keepHouse(ctx, async (tx) => {
    const partnershipId = String(event.partnershipId)
    const { concludedOn, paused, partners } = await readPartnership(tx, partnershipId)
    if (concludedOn !== null || paused) return
    const awake = new Set(presentPartners(partners).flatMap((one) => (one.paused ? [] : one.organizationId)))
    const { partnership, people } = await peopleStanding(tx, partnershipId)
    const asked = await untold(tx, partnershipId)
    const speakers = await speakersOf(
      tx,
      asked.map((one) => one.organizationId),
    )
    for (const { id, organizationId, askedByPersonId } of asked) {
      if (!awake.has(organizationId)) continue
      const standing = people.filter((one) => one.organizationId === organizationId)
      const speak = speakers.get(organizationId) ?? new Set()
      const here = standing.flatMap((one) => (speak.has(one.personId) ? one.personId : []))
      await notify(tx, {
        kind: askedNotice.kind,
        // Where nobody of those who stand for it here speaks for it, whoever does elsewhere.
        to: (here.length > 0 ? here : [...speak]).filter((person) => person !== askedByPersonId),
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

/** What waits for an answer and nobody was told of yet. */
const untold = (tx: Tx, partnershipId: string) =>
  tx.db
    .selectFrom('concernAskings as x')
    .where('x.workspaceId', '=', tx.workspace.id)
    .where('x.partnershipId', '=', partnershipId)
    .where('x.answeredOn', 'is', null)
    .where('x.takenBackOn', 'is', null)
    .where(
      sql<boolean>`not exists (select 1 from notices n where n.workspace_id = x.workspace_id
        and n.subject_id = x.id and n.kind = ${askedNotice.kind})`,
    )
    .select(['x.id', 'x.organizationId', 'x.askedByPersonId'])
    .execute()
