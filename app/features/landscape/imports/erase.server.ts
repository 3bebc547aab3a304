import { sql } from 'kysely'
import type { Erasure } from '#platform/features/feature.server.ts'
import { isStaff } from '#platform/policy/policy.ts'

/**
 * What sources said of the person goes, also where it waits to be brought in. That a source knows them under a key
 * stays, so that the next import of it doesn't bring back who asked to be forgotten.
 */
export const importErasure: Erasure = {
  covers: ['import_rows', 'import_changes', 'source_records.record_id', 'source_records.given'],
  stays: ['imports.actor_person_id'],
  keeps: {
    'source_records.source': 'what the source is called',
    'source_records.kind': 'a word of ours',
    'source_records.key': 'what the source calls the record; without it the next import would bring it back',
  },
  erase: async (tx, personId) => {
    const { workspace } = tx
    // Affiliations and telephone numbers ride on the person they name.
    const theirs = sql`(r.record_id = ${personId} or r.fields->>'person_id' = ${personId} or r.fields->>'subject_id' = ${personId}
      or r.record_id in (select id from affiliations where workspace_id = ${workspace.id} and person_id = ${personId}))`
    await sql`delete from import_problems p using import_rows r
      where p.workspace_id = ${workspace.id} and r.workspace_id = p.workspace_id and r.import_id = p.import_id
        and r.file = p.file and r.line = p.line and ${theirs}`.execute(tx.db)
    await sql`delete from import_rows r where r.workspace_id = ${workspace.id} and ${theirs}`.execute(tx.db)
    await sql`delete from import_changes c where c.workspace_id = ${workspace.id} and (c.record_id = ${personId}
      or c.record_id in (select id from affiliations where workspace_id = ${workspace.id} and person_id = ${personId})
      or c.after #>> '{values,subject_id}' = ${personId} or c.after #>> '{values,person_id}' = ${personId})`.execute(
      tx.db,
    )
    await sql`update source_records s set given = '{}' where s.workspace_id = ${workspace.id} and (s.record_id = ${personId}
      or s.given->>'person_id' = ${personId} or s.given->>'subject_id' = ${personId}
      or s.record_id in (select id from affiliations where workspace_id = ${workspace.id} and person_id = ${personId}))`.execute(
      tx.db,
    )
  },
  holds: {
    name: 'sources',
    rows: async (tx, personId) =>
      isStaff(tx.actor.role)
        ? tx.db
            .selectFrom('sourceRecords')
            .where('workspaceId', '=', tx.workspace.id)
            .where('kind', '=', 'person')
            .where('recordId', '=', personId)
            .select(['source', 'key', 'given'])
            .execute()
        : [],
  },
}
