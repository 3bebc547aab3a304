import { diffWordsWithSpace } from 'diff'
import type { ChangedPiece } from '#ui/changed-text/changed-text.tsx'

/** What changed between two texts, word by word. All of both texts is in it: what is not removed is the later one. */
export const changesBetween = (before: string, after: string): ChangedPiece[] =>
  diffWordsWithSpace(before, after).map(({ value, added, removed }) => ({
    change: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }))
