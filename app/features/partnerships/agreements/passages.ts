/** A paragraph, a point, a heading or a table of a text in Markdown, letter by letter, and where it stands. */
export interface Passage {
  text: string
  /** Which of those that are alike, from 1. */
  nth: number
  start: number
  end: number
  /** Headings and tables are passages, and no clauses. */
  clause: boolean
}

/** All passages of a text, in their order. Rules and empty lines are none. */
export function passagesOf(body: string): Passage[] {
  const passages: Passage[] = []
  const seen = new Map<string, number>()
  let open: { start: number; end: number; kind: Kind } | null = null
  const end = () => {
    if (open === null) return
    const text = body.slice(open.start, open.end)
    const nth = (seen.get(text) ?? 0) + 1
    seen.set(text, nth)
    passages.push({
      text,
      nth,
      start: open.start,
      end: open.end,
      clause: open.kind === 'point' || open.kind === 'words',
    })
    open = null
  }
  let at = 0
  for (const line of body.split('\n')) {
    const kind = kindOf(line)
    if (kind === 'none') end()
    else {
      const goesOn: boolean =
        open !== null &&
        (kind === 'words'
          ? open.kind !== 'heading' && open.kind !== 'table'
          : kind === 'table' && open.kind === 'table')
      if (!goesOn) end()
      const start: number = open === null ? at + line.length - line.trimStart().length : open.start
      open = { start, end: at + line.trimEnd().length, kind: open === null ? kind : open.kind }
    }
    at += line.length + 1
  }
  end()
  return passages
}

type Kind = 'none' | 'heading' | 'table' | 'point' | 'words'
const kindOf = (line: string): Kind =>
  /^\s*(>?\s*$|(?:[-*_]\s*){3,}$)/.test(line)
    ? 'none'
    : /^\s*#/.test(line)
      ? 'heading'
      : /^\s*\|/.test(line)
        ? 'table'
        : /^\s*(?:[-*+]|\d+[.)])\s+/.test(line)
          ? 'point'
          : 'words'

/** Where a passage stands in a text now; null once it was changed. */
export const standing = (body: string, { text, nth }: Pick<Passage, 'text' | 'nth'>): Passage | null =>
  passagesOf(body).find((one) => one.text === text && one.nth === nth) ?? null

/** The text with other words in place of a passage. Without words it goes with its line, and no two empty lines stay. */
export function replaced(
  body: string,
  { start, end }: Pick<Passage, 'start' | 'end'>,
  wording: string,
): string {
  if (wording !== '') return body.slice(0, start) + wording + body.slice(end)
  const before = body.slice(0, start).replace(/[ \t]+$/, '')
  const after = body.slice(end).replace(/^[ \t]*\n/, '')
  const opens = before === '' || /\n[ \t]*\n$/.test(before)
  return (before + (opens ? after.replace(/^(?:[ \t]*\n)+/, '') : after)).trim()
}

/** A text in Markdown for where its words stand unmarked: points of lists have their dot, headings no mark. */
export const drawn = (text: string): string =>
  text
    .split('\n')
    .map((line) =>
      kindOf(line) === 'none' ? line : line.replace(/^(\s*)[-*+]\s+/, '$1• ').replace(/^\s*#{1,6}\s+/, ''),
    )
    .join('\n')
