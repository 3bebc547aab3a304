import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'

export interface Count {
  passed: number
  failed: number
  /** `file: test` of each test that was skipped or is still to be written. */
  skipped: string[]
}

/** The part of Vitest's JSON report that is counted. */
interface Report {
  testResults: {
    name: string
    status: 'passed' | 'failed'
    assertionResults: { fullName: string; status: string }[]
  }[]
}

/** Counts a step that is no test run: one passed or one failed. */
export const countOne = (code: number): Count => ({
  passed: code === 0 ? 1 : 0,
  failed: code === 0 ? 0 : 1,
  skipped: [],
})

/**
 * Counts the tests of a report. A file that failed without a failed test in it counts as one, and so does
 * a run that failed although all its tests passed (an error outside of any test, or no test found).
 */
export function countTests(file: string, code: number): Count {
  if (!existsSync(file)) return countOne(code === 0 ? 1 : code)
  const { testResults }: Report = JSON.parse(readFileSync(file, 'utf8'))
  const count: Count = { passed: 0, failed: 0, skipped: [] }
  for (const { name, status, assertionResults } of testResults) {
    const failed = assertionResults.filter((test) => test.status === 'failed').length
    count.passed += assertionResults.filter((test) => test.status === 'passed').length
    count.failed += status === 'failed' ? Math.max(failed, 1) : failed
    for (const test of assertionResults)
      if (test.status !== 'passed' && test.status !== 'failed')
        count.skipped.push(`${relative('.', name)}: ${test.fullName.trim()}`)
  }
  if (code !== 0 && count.failed === 0) count.failed = 1
  return count
}
