import type { Learning } from '../../learnings/learning.ts'

/** What people of the community said, and which versions of the vision take it up. */
export interface CommunityWords {
  /** The latest heard first. */
  words: Learning[]
  /** By the id of a version: the ids of the words it takes up, in the order of `words`. */
  takenUp: Readonly<Record<string, readonly string[]>>
}

/** The words that a version takes up, and the others. */
export function partedBy({ words, takenUp }: CommunityWords, versionId: string | undefined) {
  const ids = new Set(versionId === undefined ? [] : takenUp[versionId])
  return {
    taken: words.filter((one) => ids.has(one.id)),
    others: words.filter((one) => !ids.has(one.id)),
  }
}
