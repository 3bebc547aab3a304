// Every address of the house, read from the configuration that the build is made of.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RouteConfigEntry } from '@react-router/dev/routes'

export interface Route {
  /** As in `/:workspace/goals/:goal`. */
  pattern: string
  id: string
  /** Whether it has something to show, and whether forms can be sent to it. */
  reads: boolean
  acts: boolean
  /** Whether a person looks at it: a page, and not a file or a mere act. */
  page: boolean
}

/** All routes, layouts left out, sorted by their pattern. */
export async function allRoutes(): Promise<Route[]> {
  // The style guide is for development; what is tested is what people get.
  process.env.NODE_ENV = 'production'
  const { default: entries } = (await import('../app/routes.ts')) as { default: RouteConfigEntry[] }
  return flatten(entries, '').sort((a, b) => (a.pattern < b.pattern ? -1 : 1))
}

function flatten(entries: readonly RouteConfigEntry[], above: string): Route[] {
  return entries.flatMap((entry) => {
    const pattern = entry.path === undefined ? above : `${above}/${entry.path}`
    if (entry.children !== undefined && entry.children.length > 0) return flatten(entry.children, pattern)
    const text = readFileSync(join(import.meta.dirname, '../app', entry.file), 'utf8')
    const exports = (name: string) =>
      new RegExp(`export (?:const|(?:async )?function) ${name}\\b`).test(text) ||
      new RegExp(`export \\{[^}]*\\b${name}\\b[^}]*\\}`).test(text)
    const page = /export default /.test(text)
    return [
      {
        pattern: pattern === '' ? '/' : pattern,
        id: entry.id ?? entry.file.replace(/\.tsx?$/, ''),
        reads: exports('loader') || page,
        acts: exports('action'),
        page,
      },
    ]
  })
}
