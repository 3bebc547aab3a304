import type { Handover, Merge } from '#platform/features/feature.server.ts'

/** The person named for a partner's role goes to whoever takes over; what the partner accepted stays accepted. */
export const rolePeople: Handover = {
  name: 'roles',
  move: async (tx, fromPersonId, toPersonId) => {
    const moved = await tx.db
      .updateTable('roles')
      .set({ personId: toPersonId })
      .where('workspaceId', '=', tx.workspace.id)
      .where('personId', '=', fromPersonId)
      .executeTakeFirst()
    return Number(moved.numUpdatedRows)
  },
}

/** Roles and acceptances of one person are the other's when the two are one. */
export const mergedRolePeople: Merge = {
  kind: 'person',
  move: async (tx, from, into) => {
    await rolePeople.move(tx, from, into)
    await tx.db
      .updateTable('roles')
      .set({ acceptedByPersonId: into })
      .where('workspaceId', '=', tx.workspace.id)
      .where('acceptedByPersonId', '=', from)
      .execute()
  },
}

/** Roles of one organization are the other's; where both have one in the same work, the other's stays. */
export const mergedRoleOrganizations: Merge = {
  kind: 'organization',
  move: async (tx, from, into) => {
    await tx.db
      .deleteFrom('roles')
      .where('workspaceId', '=', tx.workspace.id)
      .where('organizationId', '=', from)
      .where('workPieceId', 'in', (select) =>
        select
          .selectFrom('roles as kept')
          .select('kept.workPieceId')
          .where('kept.workspaceId', '=', tx.workspace.id)
          .where('kept.organizationId', '=', into),
      )
      .execute()
    await tx.db
      .updateTable('roles')
      .set({ organizationId: into })
      .where('workspaceId', '=', tx.workspace.id)
      .where('organizationId', '=', from)
      .execute()
  },
}
