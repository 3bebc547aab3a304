import { sql } from 'kysely'
import type { Erasure } from '../../features/feature.server.ts'

/** Keys that the person made open nothing any more, and what was answered to keys about the person isn't answered again. */
export const keyErasure: Erasure = {
  covers: ['idempotency_keys'],
  sentences: ['api_keys.name'],
  erase: async (tx, personId) => {
    await sql`update api_keys set revoked_at = ${tx.now} where workspace_id = ${tx.workspace.id} and revoked_at is null and id in (
      select subject_id from history where workspace_id = ${tx.workspace.id} and action = 'apiKey.created' and actor_person_id = ${personId})`.execute(
      tx.db,
    )
    await sql`delete from idempotency_keys
      where workspace_id = ${tx.workspace.id} and position(${personId} in body::text) > 0`.execute(tx.db)
  },
}
