// Exit code 0 when node_modules holds what package-lock.json asks for, so that somebody who ran
// `npm install` is spared a second installation. Plain JavaScript: it runs before Node 24 is there.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const [root] = process.argv.slice(2)
const packages = (file) => JSON.parse(readFileSync(join(root, file), 'utf8')).packages

function installed() {
  if (!existsSync(join(root, 'node_modules/.package-lock.json'))) return false
  const wanted = packages('package-lock.json')
  const found = packages('node_modules/.package-lock.json')
  delete wanted['']
  return (
    Object.entries(wanted).every(([path, { version, optional }]) =>
      found[path] ? found[path].version === version && existsSync(join(root, path)) : optional,
    ) && Object.keys(found).every((path) => path in wanted)
  )
}

process.exitCode = installed() ? 0 : 1
