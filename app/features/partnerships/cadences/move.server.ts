import { sql } from 'kysely'
import type { Merge } from '#platform/features/feature.server.ts'

/** Cadences with one organization are the other's when the two are one; where both have one, the other's runs on. */
export const cadenceOrganizations: Merge = {
  kind: 'organization',
  move: async (tx, from, into) => {
    await sql`update cadences x set ended_at = ${tx.now.toISOString()}::timestamptz
      where x.workspace_id = ${tx.workspace.id} and x.organization_id = ${from} and x.ended_at is null
        and exists (select 1 from cadences kept where kept.workspace_id = x.workspace_id and kept.partnership_id = x.partnership_id
          and kept.organization_id = ${into} and kept.ended_at is null
          and (kept.accepted_at is null) = (x.accepted_at is null))`.execute(tx.db)
    await sql`update cadences set organization_id = ${into}
      where workspace_id = ${tx.workspace.id} and organization_id = ${from}`.execute(tx.db)
    await sql`update cadences set proposed_by_organization_id = ${into}
      where workspace_id = ${tx.workspace.id} and proposed_by_organization_id = ${from}`.execute(tx.db)
  },
}
