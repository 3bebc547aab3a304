import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Erasure, Merge } from '#platform/features/feature.server.ts'
import { mergeColumns } from '#platform/features/merge-columns.server.ts'
import { askedThrough } from './asks.server.ts'

/** What one record received, noted and said is the other's when the two are one. */
export const equityMerges: Merge[] = [
  ...mergeColumns('person', [
    ['benefits', 'noted_by_person_id'],
    ['speaking_times', 'noted_by_person_id'],
    ['hour_entries', 'noted_by_person_id'],
  ]),
  ...mergeColumns('organization', [
    ['benefits', 'organization_id'],
    ['benefits', 'noted_by_organization_id'],
    ['hour_entries', 'organization_id'],
    ['hour_entries', 'noted_by_organization_id'],
    ['kept_asks', 'organization_id'],
  ]),
  {
    kind: 'organization',
    table: 'speaking_times',
    column: 'organization_id',
    same: [{ by: ['meeting_id'] }],
  },
]

/** What was noted stays with the organizations; who noted it goes. */
export const eraseNoters: Erasure = {
  erase: async (tx, personId) => {
    for (const table of ['benefits', 'speakingTimes', 'hourEntries'] as const)
      await tx.db
        .updateTable(table)
        .set({ notedByPersonId: null })
        .where('workspaceId', '=', tx.workspace.id)
        .where('notedByPersonId', '=', personId)
        .execute()
  },
}

/**
 * That a partner was asked something by way of the person stays with the partner, without the invitation or mail itself.
 * Those go afterwards: their erasures are listed further to the left.
 */
export const keepAsks: Erasure = {
  erase: async (tx, personId) => {
    const { rows } = await sql<{
      partnershipId: string
      organizationId: string
      kind: 'meeting' | 'mail'
      askId: string
      askedAt: Date
    }>`select partnership_id, organization_id, kind, id as ask_id, min(at) as asked_at
      from ${askedThrough(tx, (_, person) => sql`${person} = ${personId}`)} t
      where partnership_id is not null and organization_id is not null
      group by partnership_id, organization_id, kind, id, (at at time zone ${tx.workspace.timeZone})::date`.execute(
      tx.db,
    )
    for (let from = 0; from < rows.length; from += 500)
      await tx.db
        .insertInto('keptAsks')
        .values(
          rows.slice(from, from + 500).map((row) => ({ workspaceId: tx.workspace.id, id: uuid(), ...row })),
        )
        .execute()
  },
}
