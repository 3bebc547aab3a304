import { plain } from '../imports/reading/values/text.ts'

const small = new Set(
  'the a an of and for in at y de del la el los las inc llc ltd co corp restaurant'.split(' '),
)
/** The words of a name that tell it from others. */
export const wordsOf = (name: string): string[] => {
  const words = plain(name.replace(/['’.]/g, '')).split(' ')
  const telling = words.filter((word) => !small.has(word))
  return telling.length > 0 ? telling : words
}

const streets: Record<string, string> = {
  street: 'st',
  avenue: 'ave',
  av: 'ave',
  boulevard: 'blvd',
  bl: 'blvd',
  road: 'rd',
  drive: 'dr',
  lane: 'ln',
  place: 'pl',
  court: 'ct',
  highway: 'hwy',
  square: 'sq',
  parkway: 'pkwy',
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
  suite: 'ste',
  first: '1st',
  second: '2nd',
  third: '3rd',
  fourth: '4th',
  fifth: '5th',
  sixth: '6th',
  seventh: '7th',
  eighth: '8th',
  ninth: '9th',
  tenth: '10th',
}
/** Words of an address line up to where it tells which corner it lies at. */
export const streetWords = (line: string): string[] =>
  plain(line.split(/\b(?:at|near|between|off|corner)\b/i)[0] || line)
    .split(' ')
    .map((word) => streets[word] ?? word)

/** How alike two names are, between 0 and 1; 1 only where their telling words are the same. */
export function nameLikeness(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)]
  const [joined, joinedOther] = [[...a].sort().join(''), [...b].sort().join('')]
  if (joined === '' || joinedOther === '') return 0
  if (joined === joinedOther || a.join('') === b.join('')) return 1
  return Math.min(0.99, Math.max(tokenLikeness(a, b), closeness(a.join(' '), b.join(' '))))
}

/** Words that are in both, near misses counted by how near they are; a list that is part of the other is near it. */
export function tokenLikeness(one: readonly string[], other: readonly string[]): number {
  const [few, many] = one.length <= other.length ? [one, other] : [other, one]
  const left = [...many]
  let shared = 0
  for (const word of few) {
    let best = 0
    let at = -1
    left.forEach((candidate, index) => {
      const likeness = word === candidate ? 1 : closeness(word, candidate)
      if (likeness > best) [best, at] = [likeness, index]
    })
    if (best >= 0.8) {
      shared += best
      left.splice(at, 1)
    }
  }
  const dice = (2 * shared) / (few.length + many.length)
  const inside = shared / few.length
  return few.length >= 2 || few.length === many.length ? Math.max(dice, inside * 0.9) : dice
}

/** One less the share of letters to change: 1 for the same (Damerau and Levenshtein, swapped neighbours count once). */
export function closeness(a: string, b: string): number {
  const longest = Math.max(a.length, b.length)
  if (longest === 0) return 1
  if (Math.abs(a.length - b.length) > longest / 2) return 0
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const step = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + step)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1)
      row.push(least)
    }
    ;[before, last] = [last, row]
  }
  return 1 - (last[b.length] ?? longest) / longest
}
