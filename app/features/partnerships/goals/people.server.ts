import type { Tx } from '#platform/context/context.server.ts'
import type { Handover, Merge } from '#platform/features/feature.server.ts'

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

/** What one person set, looks after, checked or closed is the other's when the two are one. */
export const goalPeople: Merge = {
  kind: 'person',
  move: async (tx, from, into) => {
    await tx.db
      .updateTable('goals')
      .set({ setByPersonId: into })
      .where('workspaceId', '=', tx.workspace.id)
      .where('setByPersonId', '=', from)
      .execute()
    await tx.db
      .updateTable('goalOwners')
      .set({ personId: into })
      .where('workspaceId', '=', tx.workspace.id)
      .where('personId', '=', from)
      .execute()
    await tx.db
      .updateTable('checkIns')
      .set({ checkedByPersonId: into })
      .where('workspaceId', '=', tx.workspace.id)
      .where('checkedByPersonId', '=', from)
      .execute()
    await tx.db
      .updateTable('goalClosures')
      .set({ closedByPersonId: into })
      .where('workspaceId', '=', tx.workspace.id)
      .where('closedByPersonId', '=', from)
      .execute()
  },
}

/** Goals and check-ins of one organization are the other's when the two are one; where both own a goal, the other's owner stays. */
export const goalOrganizations: Merge = {
  kind: 'organization',
  move: async (tx, from, into) => {
    await dropDoubleOwners(tx, from, into)
    for (const table of ['goals', 'goalOwners', 'checkIns'] as const)
      await tx.db
        .updateTable(table)
        .set({ organizationId: into })
        .where('workspaceId', '=', tx.workspace.id)
        .where('organizationId', '=', from)
        .execute()
  },
}

const dropDoubleOwners = (tx: Tx, from: string, into: string) =>
  tx.db
    .deleteFrom('goalOwners')
    .where('workspaceId', '=', tx.workspace.id)
    .where('organizationId', '=', from)
    .where('goalId', 'in', (select) =>
      select
        .selectFrom('goalOwners as kept')
        .select('kept.goalId')
        .where('kept.workspaceId', '=', tx.workspace.id)
        .where('kept.organizationId', '=', into),
    )
    .execute()
