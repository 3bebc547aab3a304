import { sql } from 'kysely'
import type { Erasure, Handover, Merge } from '#platform/features/feature.server.ts'
import { mergeColumns } from '#platform/features/merge-columns.server.ts'
import { standings } from './standing.server.ts'

/**
 * Whoever takes over is asked instead, in open waves that were not answered and where they are not asked already. The
 * keys that were mailed open nothing any more: whoever takes over gets their own.
 */
export const pulseInvitations: Handover = {
  name: 'pulses',
  move: async (tx, fromPersonId, toPersonId) => {
    const { rows } = await sql<{ id: string; waveId: string }>`
      update pulse_invitations i set person_id = ${toPersonId}, token_hash = null, asked_at = null
      from pulse_waves w
      where i.workspace_id = ${tx.workspace.id} and i.person_id = ${fromPersonId}
        and w.workspace_id = i.workspace_id and w.id = i.wave_id and w.closed_at is null and w.closes_on >= ${tx.today}::date
        and not exists (select 1 from pulse_responses r where r.workspace_id = i.workspace_id and r.invitation_id = i.id)
        and not exists (select 1 from pulse_invitations o where o.workspace_id = i.workspace_id
          and o.wave_id = i.wave_id and o.person_id = ${toPersonId} and o.id <> i.id)
      returning i.id, i.wave_id`.execute(tx.db)
    // Both the same: only counting.
    if (fromPersonId === toPersonId) return rows.length
    await tx.db
      .updateTable('pulseReminders')
      .set({ tokenHash: null })
      .where('workspaceId', '=', tx.workspace.id)
      .where('invitationId', 'in', [...rows.map(({ id }) => id), tx.workspace.id])
      .execute()
    for (const subjectId of new Set(rows.map(({ waveId }) => waveId)))
      await tx.system.jobs.enqueue(tx, 'pulse.ask', { subjectId })
    return rows.length
  },
}

/** What one record was asked and said is the other's when the two are one; who was asked twice in a wave keeps one answer. */
export const pulseMerges: Merge[] = [
  ...mergeColumns('person', [
    ['pulse_waves', 'opened_by_person_id'],
    ['pulse_waves', 'closed_by_person_id'],
    ['pulse_items', 'added_by_person_id'],
  ]),
  {
    kind: 'person',
    table: 'pulse_invitations',
    column: 'person_id',
    same: [
      {
        by: ['wave_id'],
        heirs: [
          { table: 'pulse_responses', column: 'invitation_id', same: [{ by: ['workspace_id'] }] },
          { table: 'pulse_reminders', column: 'invitation_id', same: [{ by: ['reminded_on'] }] },
        ],
      },
    ],
  },
  ...mergeColumns('organization', [
    ['pulse_waves', 'opened_by_organization_id'],
    ['pulse_invitations', 'organization_id'],
  ]),
  {
    kind: 'organization',
    table: 'pulse_ratings',
    column: 'about_organization_id',
    same: [{ by: ['response_id'] }],
  },
  {
    kind: 'organization',
    table: 'pulse_item_ratings',
    column: 'about_organization_id',
    same: [{ by: ['response_id', 'item_id'] }],
  },
]

/**
 * The numbers stay with the organization, and that a question was answered, which is never rewritten then; who gave them,
 * and what they wrote, goes. Of who was silent the day stays on
 * which they had gone, as that says whether they count; of a wave that has ended nobody goes any more.
 */
export const erasePulse: Erasure = {
  covers: ['pulse_invitations.person_id', 'pulse_invitations.token_hash'],
  keeps: { 'pulse_invitations.gone_on': 'a day, by which somebody counts as asked or not' },
  stays: ['pulse_items.added_by_person_id'],
  erase: async (tx, personId) => {
    await sql`update pulse_item_answers a set text = null from pulse_responses r, pulse_invitations i
      where a.workspace_id = ${tx.workspace.id} and r.workspace_id = a.workspace_id and r.id = a.response_id
        and i.workspace_id = r.workspace_id and i.id = r.invitation_id and i.person_id = ${personId}`.execute(
      tx.db,
    )
    await sql`update pulse_reminders x set token_hash = null from pulse_invitations i
      where x.workspace_id = ${tx.workspace.id} and i.workspace_id = x.workspace_id and i.id = x.invitation_id
        and i.person_id = ${personId}`.execute(tx.db)
    await sql`update pulse_responses r set comment = '' from pulse_invitations i
      where r.workspace_id = ${tx.workspace.id} and i.workspace_id = r.workspace_id and i.id = r.invitation_id
        and i.person_id = ${personId}`.execute(tx.db)
    await sql`update pulse_invitations i set person_id = null, token_hash = null,
        gone_on = case when not exists (select 1 from pulse_responses r where r.workspace_id = i.workspace_id and r.invitation_id = i.id)
          then coalesce((select t.gone_on from ${standings(tx, sql`s.person_id = ${personId}`)} t
              where t.partnership_id = w.partnership_id and t.organization_id = i.organization_id),
            case when w.closed_at is null and w.closes_on >= ${tx.today}::date then ${tx.today}::date else ${tx.today}::date + 1 end) end
      from pulse_waves w
      where i.workspace_id = ${tx.workspace.id} and i.person_id = ${personId}
        and w.workspace_id = i.workspace_id and w.id = i.wave_id`.execute(tx.db)
    for (const column of ['openedByPersonId', 'closedByPersonId'] as const)
      await tx.db
        .updateTable('pulseWaves')
        .set({ [column]: null })
        .where('workspaceId', '=', tx.workspace.id)
        .where(column, '=', personId)
        .execute()
  },
}
