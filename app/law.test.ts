import { existsSync, globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import packageJson from '../package.json' with { type: 'json' }
import { inspect } from './platform/testing/law.ts'

const aliases = packageJson.imports

function sources(): Map<string, string> {
  const paths = globSync(['*.ts', '{app,bin,bench,demo,e2e}/**/*.{ts,tsx,mts,js,jsx,mjs}'], {
    exclude: ['app/platform/words/compiled/**'],
  })
  return new Map(paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(path, 'utf8')]))
}

describe('the import law', () => {
  it('holds in every file', () => {
    const files = sources()
    const { breaches, imports } = inspect({ files, exists: existsSync, aliases })
    expect(files.size).toBeGreaterThan(150)
    expect(imports).toBeGreaterThan(files.size)
    expect(breaches).toEqual([])
  })

  /** A small house, on which each case below plants one file. */
  const house = new Map(
    [
      'server.ts',
      'demo/demo.ts',
      'app/ui/button/button.tsx',
      'app/platform/policy/policy.ts',
      'app/platform/policy/read.server.ts',
      'app/platform/mail/letter.tsx',
      'app/platform/testing/world.server.ts',
      'app/features/landscape/index.server.ts',
      'app/features/landscape/factories.ts',
      'app/features/landscape/people/person.ts',
      'app/features/landscape/people/reads.server.ts',
      'app/features/landscape/people/pages/list.tsx',
      'app/features/landscape/people/person.test.ts',
      'app/features/partnerships/index.server.ts',
      'app/features/partnerships/goals/goal.ts',
      'app/features/partnerships/goals/parts/ring.tsx',
      'app/features/journey/index.server.ts',
    ].map((path) => [path, '']),
  )
  const verdictOn = (path: string, text: string) =>
    inspect({ files: new Map([...house, [path, text]]), exists: () => false, aliases }).breaches

  const inPartnerships = 'app/features/partnerships/goals/planted.server.ts'
  const pure = 'app/features/partnerships/goals/planted.ts'
  const test = 'app/features/partnerships/goals/planted.test.ts'
  const page = 'app/features/partnerships/goals/pages/planted.tsx'

  it.each([
    ['ui of platform', 'app/ui/planted.tsx', `import '#platform/policy/policy.ts'`, 'nothing of ours'],
    [
      'ui of a feature',
      'app/ui/planted.tsx',
      `import '#features/journey/index.server.ts'`,
      'nothing of ours',
    ],
    ['ui of Node', 'app/ui/planted.tsx', `import 'node:fs'`, 'a browser has no'],
    [
      'platform of a feature',
      'app/platform/planted.server.ts',
      `import '#features/journey/index.server.ts'`,
      'platform and ui only',
    ],
    [
      'platform of the door',
      'app/platform/planted.server.ts',
      `import '../../server.ts'`,
      'nothing of the house',
    ],
    [
      'a feature of one to its right',
      inPartnerships,
      `import '#features/journey/index.server.ts'`,
      'to its left',
    ],
    [
      'the inside of a feature to the left',
      inPartnerships,
      `import '#features/landscape/people/reads.server.ts'`,
      'only its index',
    ],
    [
      'a page of a feature to the left',
      page,
      `import '#features/landscape/people/pages/list.tsx'`,
      'only its index',
    ],
    [
      'another feature by a relative path',
      inPartnerships,
      `import '../../landscape/people/reads.server.ts'`,
      'only its index',
    ],
    ['a server file in a pure file', pure, `import '../index.server.ts'`, 'only pure files'],
    ['a page in a pure file', pure, `import './parts/ring.tsx'`, 'only pure files'],
    [
      'a server file of platform in a pure file',
      'app/platform/planted.ts',
      `import './policy/read.server.ts'`,
      'only pure files',
    ],
    ['a builtin in a pure file', pure, `import { join } from 'node:path'`, 'a browser has no'],
    ['what only tests use', inPartnerships, `import '#platform/testing/world.server.ts'`, 'is for tests'],
    [
      'factories outside of tests',
      inPartnerships,
      `import '#features/landscape/factories.ts'`,
      'tests and seeds',
    ],
    [
      'the demo outside of seeds and tests',
      inPartnerships,
      `import '../../../../demo/demo.ts'`,
      'seeds and tests',
    ],
    ['a test', test, `import '#features/landscape/people/person.test.ts'`, 'nothing imports a test'],
    ['a feature to the right, in a test', test, `import '#features/journey/index.server.ts'`, 'to its left'],
    ['a file that is not there', inPartnerships, `import './gone.ts'`, 'there is no'],
    ['a file without its ending', pure, `import './goal'`, 'there is no'],
    ['an alias that is not there', inPartnerships, `import '#elsewhere/goal.ts'`, 'there is no'],
    [
      'a path from the root',
      inPartnerships,
      `import '/app/features/journey/index.server.ts'`,
      'path from the root',
    ],
    [
      'what the bundler makes',
      inPartnerships,
      `import 'virtual:react-router/server-build'`,
      'only the house',
    ],
    [
      'the types of another route',
      page,
      `import type { Route } from '../../../landscape/people/pages/+types/list'`,
      'are its own',
    ],
    [
      'something worked out at run time',
      inPartnerships,
      'const f = (name: string) => import(name)',
      'worked out',
    ],
    ['a feature that the order does not know', 'app/features/gardens/plant.ts', '', 'no place in the order'],
  ])('refuses %s', (_title, path, text, why) => {
    expect(verdictOn(path, text)).toEqual([expect.stringContaining(why)])
  })

  it.each([
    ['a static import', `import { x } from '#features/journey/index.server.ts'`],
    ['an import of types', `import type { X } from '#features/journey/index.server.ts'`],
    ['a type by import()', `type X = import('#features/journey/index.server.ts').X`],
    ['a re-export', `export { x } from '#features/journey/index.server.ts'`],
    ['a re-export of everything', `export * from '#features/journey/index.server.ts'`],
    ['a dynamic import', `const load = () => import('#features/journey/index.server.ts')`],
    ['a dynamic import by template', 'const load = () => import(`#features/journey/index.server.ts`)'],
    ['a query', `import text from '#features/journey/index.server.ts?raw'`],
    ['require', `const x = require('#features/journey/index.server.ts')`],
    ['a glob', `const all = import.meta.glob(['../../journey/*.ts'])`],
  ])('sees %s', (_title, text) => {
    expect(verdictOn(inPartnerships, text)).toEqual([expect.stringContaining('to its left')])
  })

  it.each([
    ['the face of a feature to the left', inPartnerships, `import '#features/landscape/index.server.ts'`],
    ['pure words of a feature to the left', pure, `import '#features/landscape/people/person.ts'`],
    ['ui and platform in a page', page, `import '#ui/button/button.tsx'; import '#platform/mail/letter.tsx'`],
    ['the own inside', page, `import '../../index.server.ts'; import '../parts/ring.tsx'`],
    ['the own types of a route', page, `import type { Route } from './+types/planted'`],
    ['the demo in a seed', 'app/features/partnerships/seed.server.ts', `import '../../../demo/demo.ts'`],
    [
      'factories of the left and testing in a test',
      test,
      `import '#features/landscape/factories.ts'; import '#platform/testing/world.server.ts'`,
    ],
    ['a package and a builtin', inPartnerships, `import 'node:fs'; import { z } from 'zod'`],
    [
      'anything in the door',
      'server.ts',
      `import './app/features/journey/index.server.ts'; import './demo/demo.ts'`,
    ],
  ])('allows %s', (_title, path, text) => {
    expect(verdictOn(path, text)).toEqual([])
  })

  it('can not be passed by a file that does not parse', () => {
    expect(() => verdictOn(pure, 'import {')).toThrow(pure)
  })
})
