import { globSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'

const drawers = ['utils', 'helpers', 'misc', 'common', 'types']
/** Read by tools rather than by people, or by people as data. */
const data = [
  'app/platform/words/compiled/**',
  'app/platform/database/schema.ts',
  'app/**/words/**/*.json',
  '**/*.data.ts',
  'demo/**',
]

const files = globSync(['*.ts', '{app,bench,bin,e2e}/**/*.{ts,tsx,css,mjs,sh}'], { exclude: data })
const code = files.filter((path) => !/\.test\.tsx?$/.test(path))
const lines = (path: string) => readFileSync(path, 'utf8').trimEnd().split('\n').length

describe('files', () => {
  it('are at most 400 lines long', () => {
    const sizes = code.map(lines).sort((a, b) => a - b)
    const at = (share: number) => sizes[Math.floor((sizes.length - 1) * share)]
    console.log(`${sizes.length} files; lines: median ${at(0.5)}, 95th percentile ${at(0.95)}, most ${at(1)}`)
    expect(sizes.length).toBeGreaterThan(100)
    expect(code.filter((path) => lines(path) > 400)).toEqual([])
  })

  it('lie in folders named for a noun, not in drawers', () => {
    const folders = new Set(files.map((path) => dirname(path)))
    const named = [...folders].filter((folder) =>
      folder.split(/[\\/]/).some((name) => drawers.includes(name)),
    )
    expect(named).toEqual([])
  })

  it('are not drawers themselves', () => {
    const names = code.filter((path) =>
      drawers.some((name) => new RegExp(`(^|[\\\\/])${name}\\.`).test(path)),
    )
    expect(names).toEqual([])
  })
})
