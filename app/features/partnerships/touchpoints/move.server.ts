import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import type { Merge } from '#platform/features/feature.server.ts'

/** Touchpoints one person took part in or logged are the other's when the two are one. */
export const touchpointPeople: Merge = {
  kind: 'person',
  move: async (tx, from, into) => {
    await move(tx, 'touchpoint_people', 'person_id', from, into)
    await sql`update touchpoints set logged_by_person_id = ${into}
      where workspace_id = ${tx.workspace.id} and logged_by_person_id = ${from}`.execute(tx.db)
  },
}

/** Touchpoints of one organization are the other's when the two are one. */
export const touchpointOrganizations: Merge = {
  kind: 'organization',
  move: async (tx, from, into) => {
    await move(tx, 'touchpoint_organizations', 'organization_id', from, into)
    await sql`update touchpoints set organization_id = ${into}
      where workspace_id = ${tx.workspace.id} and organization_id = ${from}`.execute(tx.db)
  },
}

/** Where both took part, one row stays. */
async function move(tx: Tx, table: string, column: string, from: string, into: string) {
  await sql`delete from ${sql.table(table)} x where x.workspace_id = ${tx.workspace.id} and x.${sql.ref(column)} = ${from}
    and exists (select 1 from ${sql.table(table)} kept where kept.workspace_id = x.workspace_id
      and kept.touchpoint_id = x.touchpoint_id and kept.${sql.ref(column)} = ${into})`.execute(tx.db)
  await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${into}
    where workspace_id = ${tx.workspace.id} and ${sql.ref(column)} = ${from}`.execute(tx.db)
}
