import type { Feature } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { noteErasure } from './erase.server.ts'
import { noteMerges } from './merge.server.ts'
import { restoreNote } from './remove.server.ts'

export const notes: Omit<Feature, 'name'> = {
  inverses: { 'note.removed': restoreNote },
  erasures: [noteErasure],
  merges: noteMerges,
  sentences: {
    'note.added': () => m.history_note_added(),
    'note.changed': () => m.history_note_changed(),
    'note.removed': () => m.history_note_removed(),
    'note.restored': () => m.history_note_restored(),
  },
}
