import type { Feature } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { undoSnooze, undoWake } from './snooze.server.ts'

export const today: Omit<Feature, 'name'> = {
  inverses: { 'today.snoozed': undoSnooze, 'today.woken': undoWake },
  sentences: {
    'today.snoozed': () => m.history_today_snoozed(),
    'today.woken': () => m.history_today_woken(),
  },
}
