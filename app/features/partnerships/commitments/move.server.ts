import { sql } from 'kysely'
import type { Handover, Merge } from '#platform/features/feature.server.ts'
import { mergeColumns } from '#platform/features/merge-columns.server.ts'
import { m } from '#platform/words/words.ts'

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

const ofPeople = mergeColumns('person', [
  ['commitments', 'responsible_person_id', (count) => m.merge_responsible({ count })],
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
])

/** Promises of and to one record are the other's when the two are one; what is once per organization stays once. */
export const commitmentMerges: Merge[] = [
  ...ofPeople,
  ...mergeColumns('organization', [
    ['commitments', 'promisor_organization_id', (count) => m.merge_promises_of({ count })],
    ['renegotiations', 'organization_id'],
    ['renegotiations', 'accepted_by_organization_id'],
  ]),
  {
    kind: 'organization',
    table: 'commitment_beneficiaries',
    column: 'organization_id',
    same: [{ by: ['commitment_id'] }],
    says: (count) => m.merge_promises_to({ count }),
  },
  {
    kind: 'organization',
    table: 'acceptances',
    column: 'organization_id',
    same: [{ by: ['commitment_id'] }],
  },
  {
    kind: 'organization',
    table: 'acknowledgements',
    column: 'organization_id',
    same: [{ by: ['fulfilment_id'] }],
  },
  {
    kind: 'organization',
    table: 'disputes',
    column: 'organization_id',
    same: [
      {
        by: ['fulfilment_id'],
        when: 'x.settled_on is null and k.settled_on is null',
        close: { column: 'settled_on', at: 'today' },
      },
    ],
  },
]
