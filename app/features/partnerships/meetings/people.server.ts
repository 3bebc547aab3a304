import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import type { Erasure, Handover } from '#platform/features/feature.server.ts'
import { passOnSeries } from './series/people.server.ts'

const duties = ['chairPersonId', 'facilitatorPersonId', 'noteTakerPersonId', 'hostPersonId'] as const

/** Gives what somebody does at meetings that are still to come, or to be held today, to another, or to nobody; answers how much it was. */
async function passOn(tx: Tx, from: string, to: string | null): Promise<number> {
  let moved = 0
  for (const column of duties) {
    const { numUpdatedRows } = await tx.db
      .updateTable('meetings')
      .set({ [column]: to })
      .where('workspaceId', '=', tx.workspace.id)
      .where(column, '=', from)
      .where('startsOn', '>=', tx.today)
      .where(
        sql<boolean>`not exists (select 1 from meeting_holdings h where h.workspace_id = meetings.workspace_id
          and h.meeting_id = meetings.id)`,
      )
      .executeTakeFirst()
    moved += Number(numUpdatedRows)
  }
  return moved
}

/** What somebody does at meetings still to come goes to whoever takes over. */
export const meetingChair: Handover = { name: 'meetings', move: passOn }

/** Whoever is erased is asked to nothing any more, holds no key to minutes, and has nothing to do at what is still to come; who did it at what is past stays. */
export const erasedInvitee: Erasure = {
  covers: ['meeting_invitees', 'meeting_series_invitees', 'minutes_keys'],
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
    for (const table of ['meetingInvitees', 'meetingSeriesInvitees', 'minutesKeys'] as const)
      await tx.db
        .deleteFrom(table)
        .where('workspaceId', '=', tx.workspace.id)
        .where('personId', '=', personId)
        .execute()
    await passOn(tx, personId, null)
    await passOnSeries(tx, personId, null)
  },
}
