export const parts = ['lint', 'unit', 'postgres', 'browser'] as const
export type Part = (typeof parts)[number]

export interface Step {
  title: string
  command: string[]
  /** A step of no part prepares the others and is always taken. */
  part?: Part
  env?: Record<string, string>
  /** A run of Vitest, whose tests are counted one by one; any other step counts as one. */
  tests?: true
  /** The step without whose success this one can only fail. */
  after?: string
}

const vitest = (project: string) => ['vitest', 'run', '--project', project]

const steps: Step[] = [
  { title: 'Words', command: ['npm', 'run', '-s', 'words'] },
  { title: 'Types of routes', command: ['react-router', 'typegen'], part: 'lint' },
  { title: 'Lock file is whole', command: ['node', 'bin/complete-lock.ts', '--check'], part: 'lint' },
  { title: 'Format and lint', command: ['biome', 'check', '.'], part: 'lint' },
  { title: 'Types', command: ['tsc'], part: 'lint' },
  { title: 'Unused code', command: ['knip'], part: 'lint' },
  {
    title: 'Import law, unit and integration tests',
    command: vitest('unit'),
    part: 'unit',
    tests: true,
    after: 'Words',
  },
  {
    title: 'Integration tests on PostgreSQL',
    command: vitest('unit'),
    env: { COMMONWEAVE_TEST_DATABASE: 'postgres' },
    part: 'postgres',
    tests: true,
    after: 'Words',
  },
  {
    title: 'Build',
    command: ['sh', '-euc', 'root=$PWD; . bin/prepare.sh; need_build'],
    part: 'browser',
    after: 'Words',
  },
  { title: 'Browser tests', command: vitest('e2e'), part: 'browser', tests: true, after: 'Build' },
]

/** The steps somebody asked for: those of one part, those a filter of test files can concern, or all. */
export function stepsFor(only: Part | undefined, filters: string[]): Step[] {
  return steps.filter(({ part }) => {
    if (part === undefined) return true
    if (only !== undefined) return part === only
    if (filters.length === 0) return true
    return filters.some((filter) =>
      filter.startsWith('e2e') ? part === 'browser' : part === 'unit' || part === 'postgres',
    )
  })
}
