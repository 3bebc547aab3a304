import { formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import type { Overlap } from './overlap.ts'

/** What the picture says, a sentence each: what all want, what one side only, what no goal serves. */
export function overlapWords(overlap: Overlap<{ what: string }, unknown>, goals: number): string[] {
  const { all, one, none, unserved } = overlap
  const names = formatList([...new Set(one.map(({ side }) => side.name))])
  return [
    m.overlap_all({ count: all.length, goals }),
    ...(one.length === 0 ? [] : [m.overlap_one({ count: one.length, names })]),
    ...(none.length === 0 ? [] : [m.overlap_none({ count: none.length })]),
    ...(unserved.length === 0 ? [] : [m.overlap_unserved({ count: unserved.length })]),
  ]
}
