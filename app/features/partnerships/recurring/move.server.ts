import type { Handover, Merge } from '#platform/features/feature.server.ts'
import { mergeColumns } from '#platform/features/merge-columns.server.ts'

/** What comes round and that one person saw to goes to whoever takes over. */
export const openRecurring: Handover = {
  name: 'recurringPromises',
  move: async (tx, fromPersonId, toPersonId) => {
    const moved = await tx.db
      .updateTable('recurringPromises')
      .set({ responsiblePersonId: toPersonId })
      .where('workspaceId', '=', tx.workspace.id)
      .where('responsiblePersonId', '=', fromPersonId)
      .where('endedOn', 'is', null)
      .where('deletedAt', 'is', null)
      .executeTakeFirst()
    return Number(moved.numUpdatedRows)
  },
}

export const recurringMerges: Merge[] = [
  ...mergeColumns('person', [
    ['recurring_promises', 'responsible_person_id'],
    ['recurring_promises', 'pledged_by_person_id'],
    ['recurring_promises', 'ended_by_person_id'],
    ['recurring_acceptances', 'accepted_by_person_id'],
  ]),
  ...mergeColumns('organization', [['recurring_promises', 'promisor_organization_id']]),
  {
    kind: 'organization',
    table: 'recurring_beneficiaries',
    column: 'organization_id',
    same: [{ by: ['recurring_id'] }],
  },
  {
    kind: 'organization',
    table: 'recurring_acceptances',
    column: 'organization_id',
    same: [{ by: ['recurring_id'] }],
  },
]
