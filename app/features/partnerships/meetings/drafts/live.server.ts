import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/context/context.server.ts'
import { dayIn } from '#platform/context/days.ts'
import { formatClock, formatMoment } from '#platform/words/format.ts'
import { minutesOf } from '../beside.server.ts'
import type { Meeting } from '../meeting.ts'
import { isResting, type Live, type LiveDraft, penIsFree } from './draft.ts'
import { liveDraft, readersOf } from './reads.server.ts'

type Of = Pick<Meeting, 'id' | 'partnershipId' | 'state'>

export async function liveMinutes(tx: Tx, meeting: Of): Promise<Live> {
  const draft = await liveDraft(tx, meeting)
  return {
    draft: draft === null ? null : await saidOf(tx, draft),
    minutesVersion: (await minutesOf(tx, meeting))?.version ?? 0,
  }
}

const saidOf = async (tx: Tx, draft: LiveDraft): Promise<NonNullable<Live['draft']>> => ({
  id: draft.id,
  text: draft.text,
  own: draft.own,
  writer: draft.writer.name,
  organization: draft.organization.name,
  after: draft.after?.name ?? null,
  begun: whenSaid(tx, draft.begunAt),
  saved: whenSaid(tx, draft.savedAt),
  laidDown: draft.laidDownAt === null ? null : whenSaid(tx, draft.laidDownAt),
  free: penIsFree(draft, tx.now),
  rests: isResting(draft, tx.now),
  readers: draft.own ? await readersOf(tx, draft.id) : [],
})

/** The hour alone where it was today. */
const whenSaid = (tx: Tx, moment: Date): string =>
  dayIn(tx.timeZone, moment) === dayIn(tx.timeZone, tx.now)
    ? formatClock(moment, tx.timeZone)
    : formatMoment(moment, tx.timeZone)

/** Writes down that somebody has just looked at a draft of another, for its writer to see. */
export async function noteReader(tx: Tx, { draft }: Pick<Live, 'draft'>): Promise<void> {
  const { personId } = tx.actor
  if (draft === null || draft.own || personId === null) return
  // The draft may be saved and gone by now.
  await sql`
    insert into minutes_draft_readers (workspace_id, id, draft_id, person_id, read_at)
    select workspace_id, ${uuid()}::uuid, id, ${personId}::uuid, ${tx.now}::timestamptz
    from minutes_drafts where workspace_id = ${tx.workspace.id} and id = ${draft.id}
    on conflict (workspace_id, draft_id, person_id) do update set read_at = excluded.read_at`.execute(tx.db)
}
