import type { ImportProblem } from './problem.ts'
import type { ImportRecord } from './record.ts'

/** What reading a package gives. A record comes after everything its `refs` name. */
export type ImportEvent =
  | { type: 'record'; record: ImportRecord }
  | { type: 'problem'; problem: ImportProblem }
