import type { Feature } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { todayApi } from './api.server.ts'
import { undoSnooze, undoWake } from './snooze.server.ts'

export const today: Omit<Feature, 'name'> = {
  api: [todayApi],
  inverses: { 'today.snoozed': undoSnooze, 'today.woken': undoWake },
  erasures: [
    {
      covers: ['snoozes'],
      erase: async (tx, personId) => {
        await tx.db
          .deleteFrom('snoozes')
          .where('workspaceId', '=', tx.workspace.id)
          .where('personId', '=', personId)
          .execute()
      },
    },
  ],
  merges: [{ kind: 'person', table: 'snoozes', column: 'person_id', same: [{ by: ['kind', 'record_id'] }] }],
  sentences: {
    'today.snoozed': () => m.history_today_snoozed(),
    'today.woken': () => m.history_today_woken(),
  },
}
