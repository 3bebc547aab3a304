import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import type { Erasure, Handover, Merge } from '#platform/features/feature.server.ts'

/** Meetings still to come that somebody chairs, and that they are asked to, go to whoever takes over. */
export const meetingChair: Handover = {
  name: 'meetings',
  move: async (tx, from, to) => {
    const moved = await tx.db
      .updateTable('meetings')
      .set({ chairPersonId: to })
      .where('workspaceId', '=', tx.workspace.id)
      .where('chairPersonId', '=', from)
      .where('startsOn', '>=', tx.today)
      .executeTakeFirst()
    return Number(moved.numUpdatedRows)
  },
}

const personColumns = [
  ['meetings', 'chair_person_id'],
  ['meetings', 'called_by_person_id'],
  ['meeting_items', 'added_by_person_id'],
  ['meeting_holdings', 'held_by_person_id'],
  ['meeting_cancellations', 'cancelled_by_person_id'],
  ['meeting_minutes', 'written_by_person_id'],
  ['meeting_decisions', 'noted_by_person_id'],
  ['minutes_sendings', 'sent_by_person_id'],
  ['minutes_confirmations', 'confirmed_by_person_id'],
] as const

const organizationColumns = [
  ['meetings', 'organization_id'],
  ['meetings', 'host_organization_id'],
  ['meeting_items', 'organization_id'],
  ['meeting_items', 'added_by_organization_id'],
  ['meeting_holdings', 'organization_id'],
  ['meeting_cancellations', 'organization_id'],
  ['meeting_minutes', 'organization_id'],
  ['meeting_decisions', 'organization_id'],
  ['minutes_sendings', 'organization_id'],
] as const

/** What one person chairs, wrote or is asked to is the other's when the two are one. */
export const meetingPeople: Merge = {
  kind: 'person',
  move: async (tx, from, into) => {
    await moveOnce(tx, 'meeting_invitees', 'person_id', 'meeting_id', from, into)
    for (const [table, column] of personColumns) await move(tx, table, column, from, into)
  },
}

/** What one organization called, brings, hosts or confirmed is the other's when the two are one. */
export const meetingOrganizations: Merge = {
  kind: 'organization',
  move: async (tx, from, into) => {
    await moveOnce(tx, 'minutes_confirmations', 'organization_id', 'minutes_sending_id', from, into)
    for (const [table, column] of organizationColumns) await move(tx, table, column, from, into)
  },
}

const move = (tx: Tx, table: string, column: string, from: string, into: string) =>
  sql`update ${sql.table(table)} set ${sql.ref(column)} = ${into}
    where workspace_id = ${tx.workspace.id} and ${sql.ref(column)} = ${from}`.execute(tx.db)

/** Where both stand, one row stays. */
async function moveOnce(tx: Tx, table: string, column: string, of: string, from: string, into: string) {
  await sql`delete from ${sql.table(table)} x where x.workspace_id = ${tx.workspace.id} and x.${sql.ref(column)} = ${from}
    and exists (select 1 from ${sql.table(table)} kept where kept.workspace_id = x.workspace_id
      and kept.${sql.ref(of)} = x.${sql.ref(of)} and kept.${sql.ref(column)} = ${into})`.execute(tx.db)
  await move(tx, table, column, from, into)
}

/** Whoever is erased is asked to nothing any more. */
export const erasedInvitee: Erasure = {
  erase: async (tx, personId) => {
    await tx.db
      .deleteFrom('meetingInvitees')
      .where('workspaceId', '=', tx.workspace.id)
      .where('personId', '=', personId)
      .execute()
  },
}
