import type { Merge } from '#platform/features/feature.server.ts'

/** Versions and endorsements of one person are the other's when the two are one. */
export const visionPeople: Merge = {
  kind: 'person',
  move: async (tx, from, into) => {
    await tx.db
      .updateTable('visionVersions')
      .set({ writtenByPersonId: into })
      .where('workspaceId', '=', tx.workspace.id)
      .where('writtenByPersonId', '=', from)
      .execute()
    await tx.db
      .updateTable('endorsements')
      .set({ endorsedByPersonId: into })
      .where('workspaceId', '=', tx.workspace.id)
      .where('endorsedByPersonId', '=', from)
      .execute()
  },
}

/** Versions and endorsements of one organization are the other's; a text both endorsed is endorsed once. */
export const visionOrganizations: Merge = {
  kind: 'organization',
  move: async (tx, from, into) => {
    await tx.db
      .deleteFrom('endorsements')
      .where('workspaceId', '=', tx.workspace.id)
      .where('organizationId', '=', from)
      .where('visionVersionId', 'in', (select) =>
        select
          .selectFrom('endorsements as kept')
          .select('kept.visionVersionId')
          .where('kept.workspaceId', '=', tx.workspace.id)
          .where('kept.organizationId', '=', into),
      )
      .execute()
    for (const table of ['endorsements', 'visionVersions'] as const)
      await tx.db
        .updateTable(table)
        .set({ organizationId: into })
        .where('workspaceId', '=', tx.workspace.id)
        .where('organizationId', '=', from)
        .execute()
  },
}
