import en from './words/en.json' with { type: 'json' }

type Prefixed = keyof typeof en
export type ProblemCode = Prefixed extends `import_problem_${infer Code}` ? Code : never
export type ProblemFacts = Record<string, string | number>

/** Something a person should know about one place of a package. An error means that the row, or the file
 * where `row` is null, was left out; with a warning it was kept. */
export type ImportProblem = {
  file: string
  /** Line of the file, counted from 1; in a JSON file the place of the object among its kind. */
  row: number | null
  column: string | null
  severity: 'error' | 'warning'
  code: ProblemCode
  facts: ProblemFacts
}

/** The package as a whole can't be read; nothing of it was. */
export class PackageRefused extends Error {
  readonly problem: ImportProblem
  constructor(code: ProblemCode, file: string, facts: ProblemFacts = {}) {
    const problem: ImportProblem = { file, row: null, column: null, severity: 'error', code, facts }
    super(problemText(problem))
    this.name = 'PackageRefused'
    this.problem = problem
  }
}

export function fileProblem(
  severity: ImportProblem['severity'],
  code: ProblemCode,
  file: string,
  facts: ProblemFacts = {},
  row: number | null = null,
  column: string | null = null,
): ImportProblem {
  return { file, row, column, severity, code, facts }
}

/** The English sentence of a problem, for the command line and for tests. */
export function problemText({
  code,
  facts,
  column,
  file,
}: Pick<ImportProblem, 'code' | 'facts' | 'column' | 'file'>) {
  return fill(en[`import_problem_${code}`], { file, column: column ?? '', ...facts })
}

export function fill(sentence: string, facts: ProblemFacts): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole))
}
