import type { Erasure, Handover } from '#platform/features/feature.server.ts'

/** What somebody does at meetings still to come goes to whoever takes over. */
export const meetingChair: Handover = {
  name: 'meetings',
  move: async (tx, from, to) => {
    let moved = 0
    for (const column of [
      'chairPersonId',
      'facilitatorPersonId',
      'noteTakerPersonId',
      'hostPersonId',
    ] as const) {
      const { numUpdatedRows } = await tx.db
        .updateTable('meetings')
        .set({ [column]: to })
        .where('workspaceId', '=', tx.workspace.id)
        .where(column, '=', from)
        .where('startsOn', '>=', tx.today)
        .executeTakeFirst()
      moved += Number(numUpdatedRows)
    }
    return moved
  },
}

/** Whoever is erased is asked to nothing any more. */
export const erasedInvitee: Erasure = {
  covers: ['meeting_invitees', 'meeting_series_invitees', 'minutes_drafts'],
  stays: [
    'meetings.chair_person_id',
    'meetings.facilitator_person_id',
    'meetings.note_taker_person_id',
    'meetings.host_person_id',
    'meeting_series.chair_person_id',
    'meeting_series.facilitator_person_id',
    'meeting_series.note_taker_person_id',
    'meeting_series.host_person_id',
  ],
  erase: async (tx, personId) => {
    for (const table of ['meetingInvitees', 'meetingSeriesInvitees', 'minutesDrafts'] as const)
      await tx.db
        .deleteFrom(table)
        .where('workspaceId', '=', tx.workspace.id)
        .where('personId', '=', personId)
        .execute()
  },
}
