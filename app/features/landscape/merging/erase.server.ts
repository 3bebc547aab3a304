import { sql } from 'kysely'
import type { Erasure } from '#platform/features/feature.server.ts'

/** What was brought together can't be taken apart any more: the journal holds what is to be forgotten. */
export const mergeErasure: Erasure = {
  covers: ['likely_duplicates'],
  erase: async (tx, personId) => {
    await sql`delete from merge_moves v where v.workspace_id = ${tx.workspace.id} and (v.row_id = ${personId}
      or v.before->>'person_id' = ${personId} or v.before->>'subject_id' = ${personId}
      or v.row_id in (select id from affiliations where workspace_id = ${tx.workspace.id} and person_id = ${personId})
      or v.merge_id in (select id from merges where workspace_id = ${tx.workspace.id} and kind = 'person'
        and ${personId} in (from_id, into_id)))`.execute(tx.db)
    await sql`delete from likely_duplicates
      where workspace_id = ${tx.workspace.id} and kind = 'person' and ${personId} in (record_id, other_id)`.execute(
      tx.db,
    )
  },
}
