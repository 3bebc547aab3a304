import { sentence } from '#platform/words/sentence.server.ts'

/** What is wrong with a row or file, in the reader's language. */
export const problemSentence = (problem: {
  code: string
  facts: unknown
  file: string
  columnName: string | null
}): string =>
  sentence(`import_problem_${problem.code}`, {
    file: problem.file,
    column: problem.columnName ?? '',
    ...(problem.facts as Record<string, string | number>),
  })
