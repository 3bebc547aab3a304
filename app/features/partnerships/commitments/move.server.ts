import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import type { Handover, Merge } from '#platform/features/feature.server.ts'

/** Open promises that one person saw to go to whoever takes over. */
export const openCommitments: Handover = {
  name: 'commitments',
  move: async (tx, fromPersonId, toPersonId) => {
    const moved = await sql`update commitments c set responsible_person_id = ${toPersonId}
      where c.workspace_id = ${tx.workspace.id} and c.responsible_person_id = ${fromPersonId} and c.deleted_at is null
        and not exists (select 1 from fulfilments y where y.workspace_id = c.workspace_id and y.commitment_id = c.id)
        and not exists (select 1 from withdrawals y where y.workspace_id = c.workspace_id and y.commitment_id = c.id)`.execute(
      tx.db,
    )
    return Number(moved.numAffectedRows ?? 0n)
  },
}

const people = [
  ['commitments', 'responsible_person_id'],
  ['commitments', 'pledged_by_person_id'],
  ['acceptances', 'accepted_by_person_id'],
  ['fulfilments', 'fulfilled_by_person_id'],
  ['acknowledgements', 'acknowledged_by_person_id'],
  ['disputes', 'disputed_by_person_id'],
  ['disputes', 'settled_by_person_id'],
  ['renegotiations', 'proposed_by_person_id'],
  ['renegotiations', 'accepted_by_person_id'],
  ['renegotiations', 'declined_by_person_id'],
  ['withdrawals', 'withdrawn_by_person_id'],
] as const

/** What one person promised, accepted or saw to is the other's when the two are one. */
export const commitmentPeople: Merge = {
  kind: 'person',
  move: async (tx, from, into) => {
    for (const [table, column] of people) await rename(tx, table, column, from, into)
  },
}

/** Rows that are once per organization: the other's stays. */
const once = [
  ['commitment_beneficiaries', 'commitment_id'],
  ['acceptances', 'commitment_id'],
  ['acknowledgements', 'fulfilment_id'],
] as const

/** Promises of and to one organization are the other's when the two are one. */
export const commitmentOrganizations: Merge = {
  kind: 'organization',
  move: async (tx, from, into) => {
    for (const [table, of] of once) {
      await sql`delete from ${sql.table(table)} x where x.workspace_id = ${tx.workspace.id} and x.organization_id = ${from}
        and exists (select 1 from ${sql.table(table)} kept where kept.workspace_id = x.workspace_id
          and kept.${sql.ref(of)} = x.${sql.ref(of)} and kept.organization_id = ${into})`.execute(tx.db)
      await rename(tx, table, 'organization_id', from, into)
    }
    await rename(tx, 'commitments', 'promisor_organization_id', from, into)
    await rename(tx, 'disputes', 'organization_id', from, into)
    await rename(tx, 'renegotiations', 'organization_id', from, into)
    await rename(tx, 'renegotiations', 'accepted_by_organization_id', from, into)
  },
}

const rename = (tx: Tx, table: string, column: string, from: string, into: string) =>
  sql`update ${sql.table(table)} set ${sql.ref(column)} = ${into}
    where workspace_id = ${tx.workspace.id} and ${sql.ref(column)} = ${from}`.execute(tx.db)
