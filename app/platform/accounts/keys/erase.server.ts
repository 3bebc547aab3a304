import { sql } from 'kysely'
import type { Erasure } from '../../features/feature.server.ts'

/**
 * Keys that the person made open nothing any more, and their own are gone; what was answered to keys about the person
 * isn't answered again.
 */
export const keyErasure: Erasure = {
  covers: ['idempotency_keys'],
  sentences: ['api_keys.name'],
  erase: async (tx, personId) => {
    await sql`update api_keys set revoked_at = ${tx.now} where workspace_id = ${tx.workspace.id} and revoked_at is null and id in (
      select subject_id from history where workspace_id = ${tx.workspace.id} and action = 'apiKey.created' and actor_person_id = ${personId})`.execute(
      tx.db,
    )
    await sql`delete from idempotency_keys i using api_keys k, memberships m
      where i.workspace_id = ${tx.workspace.id} and k.workspace_id = i.workspace_id and k.id = i.api_key_id
        and m.workspace_id = k.workspace_id and m.id = k.membership_id and m.person_id = ${personId}`.execute(
      tx.db,
    )
    await sql`delete from api_keys k using memberships m where k.workspace_id = ${tx.workspace.id}
      and m.workspace_id = k.workspace_id and m.id = k.membership_id and m.person_id = ${personId}`.execute(
      tx.db,
    )
    await sql`delete from idempotency_keys
      where workspace_id = ${tx.workspace.id} and position(${personId} in body::text) > 0`.execute(tx.db)
  },
  holds: {
    name: 'keys',
    rows: (tx, personId) =>
      tx.db
        .selectFrom('apiKeys')
        .innerJoin('memberships', (join) =>
          join
            .onRef('memberships.workspaceId', '=', 'apiKeys.workspaceId')
            .onRef('memberships.id', '=', 'apiKeys.membershipId'),
        )
        .where('apiKeys.workspaceId', '=', tx.workspace.id)
        .where('memberships.personId', '=', personId)
        .select(['apiKeys.name', 'apiKeys.createdAt', 'apiKeys.lastUsedOn', 'apiKeys.revokedAt'])
        .orderBy('apiKeys.createdAt')
        .execute(),
  },
}
