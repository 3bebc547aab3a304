import { diffWordsWithSpace } from 'diff'
import type { ChangedPiece } from '#ui/changed-text/changed-text.tsx'

/**
 * What changed between two texts, word by word; words that changed side by side are one change, as nobody reads old and
 * new words in turns. All of both texts is in it: what is not removed is the later one.
 */
export function changesBetween(before: string, after: string): ChangedPiece[] {
  const pieces: ChangedPiece[] = []
  let removed = ''
  let added = ''
  let between = ''
  const end = () => {
    if (removed !== '') pieces.push({ change: 'removed', text: removed })
    if (added !== '') pieces.push({ change: 'added', text: added })
    if (between !== '') pieces.push({ change: 'same', text: between })
    removed = added = between = ''
  }
  for (const part of diffWordsWithSpace(before, after)) {
    if (!part.added && !part.removed) {
      // A space may turn out to stand within a change.
      if (part.value === ' ' && removed + added !== '' && between === '') between = ' '
      else {
        end()
        pieces.push({ change: 'same', text: part.value })
      }
      continue
    }
    removed += between
    added += between
    between = ''
    if (part.added) added += part.value
    else removed += part.value
  }
  end()
  return pieces
}
