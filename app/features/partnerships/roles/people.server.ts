import type { Erasure, Handover, Merge } from '#platform/features/feature.server.ts'
import { mergeColumns } from '#platform/features/merge-columns.server.ts'
import { m } from '#platform/words/words.ts'

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

/** What somebody said to a role goes with them. */
export const erasedAnswers: Erasure = {
  covers: ['role_answers'],
  holds: {
    name: 'role-answers',
    rows: (tx, personId) =>
      tx.db
        .selectFrom('roleAnswers')
        .where('workspaceId', '=', tx.workspace.id)
        .where('personId', '=', personId)
        .select(['part', 'answer', 'reason', 'answeredAt'])
        .orderBy('answeredAt')
        .execute(),
  },
  erase: async (tx, personId) => {
    await tx.db
      .deleteFrom('roleAnswers')
      .where('workspaceId', '=', tx.workspace.id)
      .where('personId', '=', personId)
      .execute()
  },
}

const says = (count: number) => m.merge_roles({ count })

/** Roles and acceptances of one record are the other's when the two are one; where both have a part in the same work, one stays. */
export const roleMerges: Merge[] = [
  ...mergeColumns('person', [
    ['roles', 'person_id', says],
    ['roles', 'accepted_by_person_id'],
    ['role_answers', 'person_id'],
    ['role_answers', 'answered_by_person_id'],
  ]),
  {
    kind: 'organization',
    table: 'roles',
    column: 'organization_id',
    same: [{ by: ['work_piece_id'], heirs: [{ table: 'role_answers', column: 'role_id' }] }],
    says,
  },
]
