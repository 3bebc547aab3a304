import type { Tx } from '#platform/context/context.server.ts'
import type { Handover, Merge } from '#platform/features/feature.server.ts'
import { mergeColumns } from '#platform/features/merge-columns.server.ts'

const duties = ['chairPersonId', 'facilitatorPersonId', 'noteTakerPersonId', 'hostPersonId'] as const

/** Gives what somebody does at series that go on to another, or to nobody; answers how much it was. */
export async function passOnSeries(tx: Tx, from: string, to: string | null): Promise<number> {
  let moved = 0
  for (const column of duties) {
    const { numUpdatedRows } = await tx.db
      .updateTable('meetingSeries')
      .set({ [column]: to })
      .where('workspaceId', '=', tx.workspace.id)
      .where(column, '=', from)
      .where((where) => where.or([where('untilOn', 'is', null), where('untilOn', '>=', tx.today)]))
      .executeTakeFirst()
    moved += Number(numUpdatedRows)
  }
  return moved
}

/** What somebody does at series that go on goes to whoever takes over. */
export const seriesDuties: Handover = { name: 'meetingSeries', move: passOnSeries }

export const seriesMerges: Merge[] = [
  ...mergeColumns('person', [
    ['meeting_series', 'chair_person_id'],
    ['meeting_series', 'facilitator_person_id'],
    ['meeting_series', 'note_taker_person_id'],
    ['meeting_series', 'host_person_id'],
    ['meeting_series', 'started_by_person_id'],
  ]),
  ...mergeColumns('organization', [
    ['meeting_series', 'organization_id'],
    ['meeting_series', 'host_organization_id'],
  ]),
  { kind: 'person', table: 'meeting_series_invitees', column: 'person_id', same: [{ by: ['series_id'] }] },
]
