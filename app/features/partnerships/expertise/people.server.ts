import type { Erasure, Merge } from '#platform/features/feature.server.ts'
import { mergeColumns } from '#platform/features/merge-columns.server.ts'

/** What one record knows is what the other knows when the two are one. */
export const expertiseMerges: Merge[] = [
  ...mergeColumns('person', [
    ['expertises', 'person_id'],
    ['expertises', 'said_by_person_id'],
    ['expertises', 'answered_by_person_id'],
    ['expertise_credits', 'credited_by_person_id'],
  ]),
  ...mergeColumns('organization', [
    ['expertises', 'organization_id'],
    ['expertises', 'said_by_organization_id'],
    ['expertise_credits', 'credited_by_organization_id'],
  ]),
]

/** What an erased person knew goes with them; what they said of others stays, without who said it. */
export const eraseExpertise: Erasure = {
  covers: ['expertises', 'expertise_credits'],
  erase: async (tx, personId) => {
    const workspaceId = tx.workspace.id
    await tx.db
      .deleteFrom('expertiseCredits')
      .where('workspaceId', '=', workspaceId)
      .where(
        'expertiseId',
        'in',
        tx.db
          .selectFrom('expertises')
          .where('workspaceId', '=', workspaceId)
          .where('personId', '=', personId)
          .select('id'),
      )
      .execute()
    await tx.db
      .deleteFrom('expertises')
      .where('workspaceId', '=', workspaceId)
      .where('personId', '=', personId)
      .execute()
    for (const column of ['saidByPersonId', 'answeredByPersonId'] as const)
      await tx.db
        .updateTable('expertises')
        .set({ [column]: null })
        .where('workspaceId', '=', workspaceId)
        .where(column, '=', personId)
        .execute()
    await tx.db
      .updateTable('expertiseCredits')
      .set({ creditedByPersonId: null })
      .where('workspaceId', '=', workspaceId)
      .where('creditedByPersonId', '=', personId)
      .execute()
  },
}
