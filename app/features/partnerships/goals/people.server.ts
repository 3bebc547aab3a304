import type { Handover, Merge } from '#platform/features/feature.server.ts'
import { mergeColumns } from '#platform/features/merge-columns.server.ts'
import { m } from '#platform/words/words.ts'

/** Goals somebody looks after go to whoever takes over; closed ones keep the name they ended with. */
export const goalOwnership: Handover = {
  name: 'goals',
  move: async (tx, fromPersonId, toPersonId) => {
    const moved = await tx.db
      .updateTable('goalOwners')
      .set({ personId: toPersonId })
      .where('workspaceId', '=', tx.workspace.id)
      .where('personId', '=', fromPersonId)
      .where((where) =>
        where.not(
          where.exists(
            where
              .selectFrom('goalClosures')
              .select('goalClosures.id')
              .whereRef('goalClosures.workspaceId', '=', 'goalOwners.workspaceId')
              .whereRef('goalClosures.goalId', '=', 'goalOwners.goalId'),
          ),
        ),
      )
      .executeTakeFirst()
    return Number(moved.numUpdatedRows)
  },
}

/** What one record set, looks after, checked or closed is the other's when the two are one; where both own a goal, one owner stays. */
export const goalMerges: Merge[] = [
  ...mergeColumns('person', [
    ['goals', 'set_by_person_id'],
    ['goal_owners', 'person_id', (count) => m.merge_goal_owners({ count })],
    ['check_ins', 'checked_by_person_id'],
    ['goal_closures', 'closed_by_person_id'],
  ]),
  ...mergeColumns('organization', [
    ['goals', 'organization_id'],
    ['check_ins', 'organization_id'],
  ]),
  {
    kind: 'organization',
    table: 'goal_owners',
    column: 'organization_id',
    same: [{ by: ['goal_id'] }],
    says: (count) => m.merge_goal_owners({ count }),
  },
]
