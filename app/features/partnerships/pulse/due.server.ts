import { sql } from 'kysely'
import { type Day, daysBetween } from '#platform/context/days.ts'
import type { DueItem, DueSource } from '#platform/features/feature.server.ts'
import { formatDay, formatDistance } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { readsUntil } from '../partnerships/reads.server.ts'
import { reachableWaves } from './reads.server.ts'
import { standsNow } from './standing.server.ts'

/** Waves that wait for the actor's own answer, the last day nearest first; none while the partnership or the own side rests. */
export const pulsesDue: DueSource = {
  perhaps: (tx) => sql`exists (select 1 from pulse_invitations x
    join pulse_waves w on w.workspace_id = x.workspace_id and w.id = x.wave_id and w.closed_at is null and w.closes_on >= ${tx.today}::date
    where x.workspace_id = ${tx.workspace.id} and x.person_id = ${tx.actor.personId}::uuid)`,
  find: async (tx) => {
    const { personId, organizationId } = tx.actor
    if (personId === null) return []
    const rows = await reachableWaves(tx)
      .innerJoin('pulseInvitations', (join) =>
        join
          .onRef('pulseInvitations.workspaceId', '=', 'pulseWaves.workspaceId')
          .onRef('pulseInvitations.waveId', '=', 'pulseWaves.id'),
      )
      .where('pulseInvitations.personId', '=', personId)
      .where('pulseInvitations.organizationId', '=', organizationId)
      .where(standsNow(tx, 'pulseInvitations'))
      .where(
        sql<boolean>`not exists (select 1 from partnership_breaks b where b.workspace_id = partnerships.workspace_id
          and b.partnership_id = partnerships.id and b.ended_at is null
          and (b.organization_id is null or b.organization_id = ${organizationId}))`,
      )
      .where('pulseWaves.closedAt', 'is', null)
      .where('pulseWaves.closesOn', '>=', tx.today)
      .where(
        sql<boolean>`not exists (select 1 from pulse_responses r where r.workspace_id = pulse_invitations.workspace_id
          and r.invitation_id = pulse_invitations.id)`,
      )
      .select([
        'pulseWaves.id',
        'pulseWaves.partnershipId',
        'pulseWaves.closesOn',
        'partnerships.name as partnershipName',
      ])
      .orderBy('pulseWaves.closesOn')
      .execute()
    return rows.flatMap((row): DueItem[] =>
      readsUntil(tx, row.partnershipId) !== null
        ? []
        : [
            {
              kind: 'pulse',
              recordId: row.id,
              partnershipId: row.partnershipId,
              group: groupOf(tx.today, row.closesOn),
              dueOn: row.closesOn,
              title: m.pulse_due_title({ partnership: row.partnershipName }),
              why: m.pulse_due_why({ day: formatDay(row.closesOn, tx.today) }),
              when: formatDistance(row.closesOn, tx.today),
              href: `/pulse/${row.id}`,
              doneHref: `/pulse/${row.id}/answer`,
            },
          ],
    )
  },
}

const groupOf = (today: Day, closesOn: Day): DueItem['group'] =>
  closesOn === today ? 'today' : daysBetween(today, closesOn) <= 7 ? 'week' : 'waiting'
