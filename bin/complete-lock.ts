// Completes package-lock.json with the packages of systems that the registry it was written from does
// not carry. npm leaves those out, and then `npm ci` refuses the file in one release and installs a
// build without its compiler on the missing system in another. `--check` only says what is missing.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

interface Entry {
  version?: string
  dev?: boolean
  optional?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
  optionalDependencies?: Record<string, string>
}

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32', 'wasi']
const processors = ['arm', 'arm64', 'ia32', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']
const libraries: Record<string, string> = {
  gnu: 'glibc',
  gnueabihf: 'glibc',
  musl: 'musl',
  musleabihf: 'musl',
}

/** The lock entry of a package whose name says what it runs on, such as `…-linux-arm64-musl`. */
function entryFor(name: string, version: string, dev: boolean | undefined): Entry {
  const parts = name.split('-').slice(1)
  const os = parts.filter((part) => systems.includes(part) && part !== 'wasi')
  const cpu = parts.filter((part) => processors.includes(part))
  const libc = parts.map((part) => libraries[part]).filter((part) => part !== undefined)
  if (cpu.length !== 1) throw new Error(`${name}: its name does not say which processor it is for`)
  return {
    version,
    cpu,
    ...(dev && { dev }),
    ...(libc.length > 0 && { libc }),
    optional: true,
    ...(os.length > 0 && { os }),
  }
}

const file = join(import.meta.dirname, '..', 'package-lock.json')
const lock: { packages: Record<string, Entry> } = JSON.parse(readFileSync(file, 'utf8'))
const present = new Set(Object.keys(lock.packages).map((path) => path.replace(/^.*node_modules\//, '')))
const missing = Object.values(lock.packages).flatMap((entry) =>
  Object.entries(entry.optionalDependencies ?? {})
    .filter(([name]) => !present.has(name))
    .map(([name, version]) => ({ name, version, dev: entry.dev })),
)

if (process.argv.includes('--check')) {
  if (missing.length > 0) {
    console.error(
      `package-lock.json lacks ${missing.map(({ name }) => name).join(', ')}: run node bin/complete-lock.ts`,
    )
    process.exitCode = 1
  }
} else if (missing.length > 0) {
  for (const { name, version, dev } of missing)
    lock.packages[`node_modules/${name}`] = entryFor(name, version, dev)
  lock.packages = Object.fromEntries(
    Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')),
  )
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
}
