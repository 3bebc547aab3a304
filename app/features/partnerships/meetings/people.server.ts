import type { Erasure, Handover } from '#platform/features/feature.server.ts'

/** Meetings still to come that somebody chairs, and that they are asked to, go to whoever takes over. */
export const meetingChair: Handover = {
  name: 'meetings',
  move: async (tx, from, to) => {
    const moved = await tx.db
      .updateTable('meetings')
      .set({ chairPersonId: to })
      .where('workspaceId', '=', tx.workspace.id)
      .where('chairPersonId', '=', from)
      .where('startsOn', '>=', tx.today)
      .executeTakeFirst()
    return Number(moved.numUpdatedRows)
  },
}

/** Whoever is erased is asked to nothing any more. */
export const erasedInvitee: Erasure = {
  erase: async (tx, personId) => {
    await tx.db
      .deleteFrom('meetingInvitees')
      .where('workspaceId', '=', tx.workspace.id)
      .where('personId', '=', personId)
      .execute()
  },
}
