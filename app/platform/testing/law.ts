import { dirname, join } from 'node:path/posix'
import { importsOf } from './imports.ts'

/** From left to right: a feature sees only those before it. */
export const features = [
  ...['landscape', 'listening', 'partnerships', 'resources'],
  ...['projects', 'outreach', 'impact', 'journey'],
]

/**
 * `house` is what puts the rest together (server.ts, cli.ts, app/root.tsx …), `around` what lies around
 * the program (e2e, bench, bin, demo); both may import anything.
 */
type Area = 'ui' | 'platform' | 'feature' | 'house' | 'around'

type Kind = 'test' | 'testing' | 'factory' | 'server' | 'page' | 'pure' | 'asset'

interface Place {
  area: Area
  /** Of a feature: its position in the order, -1 for one the order does not know. */
  position: number
  kind: Kind
  path: string
}

function placeOf(path: string): Place {
  const [top = '', area = '', name = ''] = path.split('/')
  const kind = kindOf(path)
  const place = (area: Area, position = 0): Place => ({ area, position, kind, path })
  if (top === 'app' && area === 'features') return place('feature', features.indexOf(name))
  if (top === 'app' && (area === 'ui' || area === 'platform')) return place(area)
  return place(top === 'app' || !path.includes('/') ? 'house' : 'around')
}

function kindOf(path: string): Kind {
  if (/\.test\.tsx?$/.test(path)) return 'test'
  if (path.startsWith('app/platform/testing/')) return 'testing'
  if (path.startsWith('app/platform/words/compiled/')) return 'pure'
  if (/(^|\/)factories\.ts$/.test(path)) return 'factory'
  if (/\.server\.tsx?$/.test(path)) return 'server'
  if (/\.tsx$|\.client\.ts$|\/(pages|parts)\//.test(path)) return 'page'
  return path.endsWith('.ts') ? 'pure' : 'asset'
}

/** Of a file in an area that has a law: why it may not import that one, or null. */
function objection(from: Place, to: Place): string | null {
  const forTests = from.kind === 'test' || from.kind === 'testing' || from.kind === 'factory'
  const seeds = from.path.endsWith('/seed.server.ts')
  if (from.kind === 'pure' && to.kind !== 'pure' && to.kind !== 'asset')
    return `a pure file imports only pure files, and this one is ${to.kind}`
  if (to.kind === 'test') return 'nothing imports a test'
  if (to.kind === 'testing') return forTests ? null : 'platform/testing is for tests'
  if (to.kind === 'factory' && !forTests && !seeds) return 'factories are for tests and seeds'
  if (to.path.startsWith('demo/')) return forTests || seeds ? null : 'the demo is for seeds and tests'
  if (to.area === 'house' || to.area === 'around') return 'nothing of the house is imported from inside it'
  if (from.area === 'ui') return to.area === 'ui' ? null : 'ui imports nothing of ours'
  if (from.area === 'platform')
    return to.area === 'platform' || to.area === 'ui' ? null : 'platform imports platform and ui only'
  if (to.area !== 'feature' || to.position === from.position) return null
  if (to.position > from.position) return 'a feature imports only features to its left'
  if (to.kind === 'pure' || /\/index\.(server\.ts|tsx)$/.test(to.path) || to.kind === 'factory') return null
  return 'of another feature only its index and pure files are imported'
}

export interface Sources {
  /** Text of every source file by its path from the root, with forward slashes. */
  files: ReadonlyMap<string, string>
  /** Whether another file, such as a style sheet, lies at a path. */
  exists: (path: string) => boolean
  /** The `imports` of package.json. */
  aliases: Record<string, string>
}

/** Every breach of the import law, as one line each, and how many imports were read to find them. */
export function inspect({ files, exists, aliases }: Sources): { breaches: string[]; imports: number } {
  const breaches: string[] = []
  let imports = 0
  for (const [path, text] of files) {
    const from = placeOf(path)
    if (from.area === 'feature' && from.position < 0)
      breaches.push(`${path}: this feature has no place in the order of features`)
    const free = from.area === 'house' || from.area === 'around'
    for (const { specifier, line } of importsOf(path, text)) {
      imports++
      const complain = (why: string) => breaches.push(`${path}:${line} imports ${specifier}: ${why}`)
      if (specifier === null) {
        if (!free) complain('an import that is worked out at run time can not be judged')
        continue
      }
      const target = resolve(path, specifier, aliases)
      if (target === undefined) {
        if (!free && specifier.startsWith('virtual:'))
          complain('only the house imports what the bundler makes')
        if (!free && specifier.startsWith('/')) complain('a path from the root is not an import')
        const browsers = from.kind === 'pure' || (from.area === 'ui' && from.kind !== 'test')
        if (!free && browsers && specifier.startsWith('node:')) complain('a browser has no such thing')
      } else if (target.includes('*')) {
        const why = free ? null : objection(from, placeOf(target))
        if (why !== null) complain(why)
      } else if (isRouteType(target, files)) {
        // Made by React Router beside each route module, for that module.
        if (dirname(dirname(target)) !== dirname(path)) complain('the types of a route are its own')
      } else if (!files.has(target) && !exists(target)) {
        complain(`there is no ${target}`)
      } else {
        const why = free ? null : objection(from, placeOf(target))
        if (why !== null) complain(why)
      }
    }
  }
  return { breaches, imports }
}

/** The path of ours that a specifier means; undefined for packages and builtins. */
function resolve(from: string, specifier: string, aliases: Record<string, string>): string | undefined {
  const bare = specifier.replace(/\?.*$/, '')
  if (bare.startsWith('.')) return join(dirname(from), bare)
  for (const [alias, path] of Object.entries(aliases)) {
    const [start = '', end = ''] = alias.split('*')
    if (bare.startsWith(start) && bare.endsWith(end))
      return join('.', path.replace('*', bare.slice(start.length, bare.length - end.length)))
  }
  return bare.startsWith('#') ? bare : undefined
}

function isRouteType(target: string, files: ReadonlyMap<string, string>): boolean {
  if (!dirname(target).endsWith('/+types')) return false
  const route = join(dirname(dirname(target)), target.slice(target.lastIndexOf('/') + 1).replace(/\.ts$/, ''))
  return files.has(`${route}.tsx`) || files.has(`${route}.ts`)
}
