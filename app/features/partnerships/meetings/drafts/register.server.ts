import type { Erasure, Merge } from '#platform/features/feature.server.ts'
import { mergeColumns } from '#platform/features/merge-columns.server.ts'

/** What somebody typed and did not save goes with them, and that they read along; whoever went on from it had the pen from nobody. */
export const erasedDrafts: Erasure = {
  covers: ['minutes_drafts', 'minutes_draft_readers', 'minutes_drafts.after_person_id'],
  erase: async (tx, personId) => {
    await tx.db
      .updateTable('minutesDrafts')
      .set({ afterPersonId: null })
      .where('workspaceId', '=', tx.workspace.id)
      .where('afterPersonId', '=', personId)
      .execute()
    for (const table of ['minutesDraftReaders', 'minutesDrafts'] as const)
      await tx.db
        .deleteFrom(table)
        .where('workspaceId', '=', tx.workspace.id)
        .where('personId', '=', personId)
        .execute()
  },
}

export const draftMerges: Merge[] = [
  ...mergeColumns('person', [
    ['minutes_drafts', 'person_id'],
    ['minutes_drafts', 'after_person_id'],
  ]),
  ...mergeColumns('organization', [['minutes_drafts', 'organization_id']]),
  { kind: 'person', table: 'minutes_draft_readers', column: 'person_id', same: [{ by: ['draft_id'] }] },
]
