import { sql } from 'kysely'
import type { Handover, Merge } from '#platform/features/feature.server.ts'
import { mergeColumns } from '#platform/features/merge-columns.server.ts'

const close = { column: 'ended_at', at: 'now' } as const
const alike =
  'x.ended_at is null and k.ended_at is null and (x.accepted_at is null) = (k.accepted_at is null)'

/** Cadences with one organization are the other's when the two are one; where both have one, the other's runs on. */
export const cadenceMerges: Merge[] = [
  {
    kind: 'organization',
    table: 'cadences',
    column: 'organization_id',
    apart: 'other_organization_id',
    same: [{ by: ['partnership_id', 'other_organization_id', 'purpose'], when: alike, close }],
  },
  {
    kind: 'organization',
    table: 'cadences',
    column: 'other_organization_id',
    apart: 'organization_id',
    same: [{ by: ['partnership_id', 'organization_id', 'purpose'], when: alike, close }],
  },
  ...mergeColumns('organization', [['cadences', 'proposed_by_organization_id']]),
  ...mergeColumns('person', [
    ['cadences', 'proposed_by_person_id'],
    ['cadences', 'accepted_by_person_id'],
    ['cadences', 'other_person_id'],
    ['cadences', 'partner_person_id'],
  ]),
]

/** Whom a plan names goes with what they hand over. */
export const plannedContacts: Handover = {
  name: 'cadences',
  move: async (tx, from, to) => {
    const moved = await sql`update cadences set
        other_person_id = case when other_person_id = ${from} then ${to}::uuid else other_person_id end,
        partner_person_id = case when partner_person_id = ${from} then ${to}::uuid else partner_person_id end
      where workspace_id = ${tx.workspace.id} and ended_at is null
        and (other_person_id = ${from} or partner_person_id = ${from})`.execute(tx.db)
    return Number(moved.numAffectedRows ?? 0n)
  },
}
