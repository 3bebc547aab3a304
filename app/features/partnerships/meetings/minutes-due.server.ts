import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { addDays, dayIn } from '#platform/context/days.ts'
import type { Due, DueItem, DueSource } from '#platform/features/feature.server.ts'
import { can } from '#platform/policy/policy.ts'
import { formatDistance } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { partnershipPolicy } from '../policy.ts'
import { askedForDays, reachableMeetings } from './reads.server.ts'

/** Minutes that another partner sent in the last months, as they were sent last, and that the own organization has not confirmed; of whoever speaks for it. */
export const minutesDue = {
  perhaps: (tx: Tx) => sql`exists (${notConfirmed(tx)})`,
  find: async (tx: Tx): Promise<Due[]> => {
    const own = tx.actor.organizationId
    if (!can(tx.actor, partnershipPolicy.speakFor, { organizationId: own })) return []
    const rows = await unconfirmed(tx)
      .where(sql<boolean>`s.id in (${notConfirmed(tx)})`)
      .where(
        sql<boolean>`exists (select 1 from partners p where p.workspace_id = meetings.workspace_id
          and p.partnership_id = meetings.partnership_id and p.organization_id = ${own}
          and p.accepted_at is not null and p.left_at is null)`,
      )
      .where(
        sql<boolean>`not exists (select 1 from partnership_breaks b where b.workspace_id = meetings.workspace_id
          and b.partnership_id = meetings.partnership_id and b.ended_at is null
          and (b.organization_id is null or b.organization_id = ${own}))`,
      )
      .orderBy('s.createdAt')
      .execute()
    return rows.map(({ id, partnershipId }) => ({
      kind: 'meeting.minutes',
      recordId: id,
      partnershipId,
      group: 'waiting',
      dueOn: null,
    }))
  },
  tell: async (tx: Tx, dues: readonly Due[]): Promise<DueItem[]> => {
    if (dues.length === 0) return []
    const rows = await unconfirmed(tx)
      .where(
        'meetings.id',
        'in',
        dues.map((due) => due.recordId),
      )
      .orderBy('s.minutesVersion')
      .execute()
    const last = new Map(rows.map((row) => [row.id, row]))
    return dues.flatMap((due) => {
      const found = last.get(due.recordId)
      if (found === undefined) return []
      const href = `/meetings/${due.recordId}/minutes`
      return [
        {
          ...due,
          title: m.minutes_due_title({ meeting: found.title }),
          why: m.minutes_due_why({ organization: found.sender, partnership: found.partnershipName }),
          when: formatDistance(dayIn(tx.workspace.timeZone, found.sentAt), tx.today),
          href,
          doneHref: href,
        },
      ]
    })
  },
} satisfies DueSource

/** What others sent last of the minutes of a meeting in the last months, that still reads so (`readAsSent`), and the own organization has not confirmed. */
const notConfirmed = (tx: Tx) => sql`select x.id from minutes_sendings x
  where x.workspace_id = ${tx.workspace.id} and x.organization_id <> ${tx.actor.organizationId}::uuid
    and x.created_at >= ${new Date(`${addDays(tx.today, -askedForDays)}T00:00:00Z`)}::timestamptz
    and exists (select 1 from meeting_minutes saved where saved.workspace_id = x.workspace_id
      and saved.meeting_id = x.meeting_id and saved.version = x.minutes_version)
    and not exists (select 1 from minutes_sendings later where later.workspace_id = x.workspace_id
      and later.meeting_id = x.meeting_id and later.minutes_version > x.minutes_version)
    and not exists (select 1 from minutes_confirmations c where c.workspace_id = x.workspace_id
      and c.minutes_sending_id = x.id and c.organization_id = ${tx.actor.organizationId}::uuid)`

const unconfirmed = (tx: Tx) =>
  reachableMeetings(tx)
    .innerJoin('minutesSendings as s', (join) =>
      join.onRef('s.workspaceId', '=', 'meetings.workspaceId').onRef('s.meetingId', '=', 'meetings.id'),
    )
    .innerJoin('organizations as o', (join) =>
      join.onRef('o.workspaceId', '=', 's.workspaceId').onRef('o.id', '=', 's.organizationId'),
    )
    .select([
      'meetings.id',
      'meetings.partnershipId',
      'meetings.title',
      'partnerships.name as partnershipName',
      'o.name as sender',
      's.createdAt as sentAt',
    ])
