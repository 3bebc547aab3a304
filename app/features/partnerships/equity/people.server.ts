import type { Erasure, Merge } from '#platform/features/feature.server.ts'
import { mergeColumns } from '#platform/features/merge-columns.server.ts'

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
