import type { ProblemCode, ProblemFacts } from '../problem.ts'

type HeadingProblem = { code: ProblemCode; column: string; facts: ProblemFacts }

/** Gives every column a name of its own: blank and repeated headings get one, and are reported. */
export function nameColumns(cells: string[]): { headings: string[]; problems: HeadingProblem[] } {
  const taken = new Set<string>()
  const problems: HeadingProblem[] = []
  const headings = cells.map((cell, index) => {
    const heading = cell.trim()
    // As a key of an object this one would vanish.
    const blank = heading === '' || heading === '__proto__'
    const wanted = blank ? `column ${index + 1}` : heading
    let column = wanted
    for (let copy = 2; taken.has(column); copy += 1) column = `${wanted} (${copy})`
    taken.add(column)
    if (blank) problems.push({ code: 'header_empty', column, facts: { number: index + 1 } })
    else if (column !== heading)
      problems.push({ code: 'header_repeated', column, facts: { header: heading } })
    return column
  })
  return { headings, problems }
}

/** A first line with an e-mail address, a web address or a whole phone number in it is no line of headings. */
export function isDataLike(cells: string[]): boolean {
  return cells.some((cell) =>
    /^\s*([^\s@]+@[^\s@]+\.[a-z]{2,}|https?:\/\/\S+|\+?1?[ .-]?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4})\s*$/i.test(
      cell,
    ),
  )
}
