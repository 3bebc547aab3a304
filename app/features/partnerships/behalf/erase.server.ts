import { sql } from 'kysely'
import type { Erasure } from '#platform/features/feature.server.ts'

/** A link that was mailed to the person opens nothing any more; the partner can be asked anew by another address. */
export const eraseAsked: Erasure = {
  erase: async (tx, personId) => {
    await sql`update behalf_acts set token_hash = null, previous_token_hash = null, expires_at = null, mailed_to = null
      where workspace_id = ${tx.workspace.id} and lower(mailed_to) in (
        select lower(email) from people where workspace_id = ${tx.workspace.id} and id = ${personId}
        union select lower(address) from sign_in_addresses(array[${personId}::uuid]))`.execute(tx.db)
  },
}
