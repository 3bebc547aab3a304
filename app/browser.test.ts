import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'

/**
 * What a file loads when it runs: imports that are of types only fall away. Parts and what they import reach
 * the browser as they are; of pages the bundler drops what only loaders and actions use, so they are not asked.
 */
function loadedBy(path: string): string[] {
  const { program } = parseSync(path, readFileSync(path, 'utf8'))
  return program.body.flatMap((node) => {
    if (node.type === 'ImportDeclaration')
      return node.importKind === 'type' ||
        (node.specifiers.length > 0 &&
          node.specifiers.every((one) => one.type === 'ImportSpecifier' && one.importKind === 'type'))
        ? []
        : [node.source.value]
    if (node.type === 'ExportAllDeclaration' && node.exportKind !== 'type') return [node.source.value]
    if (node.type === 'ExportNamedDeclaration' && node.source && node.exportKind !== 'type')
      return [node.source.value]
    return []
  })
}

const pathOf = (from: string, specifier: string): string =>
  specifier.startsWith('#')
    ? `app/${specifier.slice(1)}`
    : specifier.startsWith('.')
      ? normalize(join(dirname(from), specifier)).replaceAll('\\', '/')
      : specifier

/** The way from a file to one of these packages or files, if it loads one, however far away. */
function wayTo(start: string, unwanted: RegExp): string[] | null {
  const seen = new Set<string>()
  const walk = (path: string, way: string[]): string[] | null => {
    if (unwanted.test(path)) return way
    if (seen.has(path) || !existsSync(path) || !/\.tsx?$/.test(path) || path.includes('/compiled/'))
      return null
    seen.add(path)
    for (const specifier of loadedBy(path)) {
      const next = pathOf(path, specifier)
      const found = walk(next, [...way, next])
      if (found !== null) return found
    }
    return null
  }
  return walk(start, [start])
}

const parts = globSync(['app/**/parts/**/*.tsx', 'app/ui/**/*.tsx'], {
  exclude: ['**/*.test.tsx'],
}).map((path) => path.replaceAll('\\', '/'))

describe('what every page sends to the browser', () => {
  it('holds no checking of inputs, and nothing of the server', () => {
    expect(parts.length).toBeGreaterThan(80)
    const ways = parts.flatMap((path) => wayTo(path, /^zod$|\.server\.tsx?$/) ?? [])
    expect(ways).toEqual([])
  })

  it('is asked by a walk that finds the way where there is one', () => {
    expect(wayTo('app/features/partnerships/goals/inputs.ts', /^zod$/)).toEqual([
      'app/features/partnerships/goals/inputs.ts',
      'zod',
    ])
    expect(wayTo('app/features/partnerships/goals/register.server.ts', /^kysely$/)?.at(-1)).toBe('kysely')
  })
})
