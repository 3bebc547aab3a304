import { formatList } from '#platform/words/format.ts'
import { sentence } from '#platform/words/sentence.server.ts'

/** The reader's word for a column of a record or a field of a mapping: `postal_code`, `postalCode`. */
export const fieldName = (name: string): string =>
  sentence(`import_field_${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`)

/** What is wrong with a row or file, in the reader's language. */
export function problemSentence(problem: {
  code: string
  facts: unknown
  file: string
  columnName: string | null
}): string {
  const facts = problem.facts as Record<string, string | number>
  return sentence(`import_problem_${problem.code}`, {
    file: problem.file,
    column: problem.columnName ?? '',
    ...facts,
    ...(problem.code === 'kept_yours'
      ? { fields: formatList(String(facts.fields).split(', ').map(fieldName)) }
      : {}),
  })
}
