import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { features } from '../features.server.ts'
import { platform } from './platform/context/system.server.ts'
import { sentence } from './platform/words/sentence.server.ts'

const all = [...features, platform]

/** Told by the act itself, or to nobody: what was done for someone says so, and who raised without a name is not spoken of. */
const toldElsewhere = ['behalf.recorded', 'concern.raised_without_name']

/**
 * The actions that the source names, by the file that does: handed to `record` or to what calls it, or chosen
 * between beforehand. Names of jobs look the same and are left out.
 */
function actionsWritten(): Map<string, string> {
  const jobs = new Set(all.flatMap((feature) => Object.keys(feature.jobs ?? {})))
  const paths = globSync('app/**/*.{ts,tsx}', {
    exclude: ['app/platform/words/compiled/**', '**/*.test.{ts,tsx}', '**/testing/**'],
  })
  const found = new Map<string, string>()
  for (const path of paths) {
    const text = readFileSync(path, 'utf8')
    if (!text.includes("activity/record.server.ts'")) continue
    for (const [, action = ''] of text.matchAll(/(?:\btx,\s*|\?\s+|:\s+)'([a-z][\w-]*\.[a-z][\w-]*)'/gi))
      if (!jobs.has(action)) found.set(action, path)
  }
  return found
}

describe('history', () => {
  const written = actionsWritten()
  const sentences = new Set(all.flatMap((feature) => Object.keys(feature.sentences ?? {})))

  it('has a sentence for everything that is ever written into it', () => {
    expect(written.size).toBeGreaterThan(100)
    const silent = [...written].filter(
      ([action]) => !sentences.has(action) && !toldElsewhere.includes(action),
    )
    expect(silent).toEqual([])
  })

  it('has no sentence that nothing writes', () => {
    expect([...sentences].filter((action) => !written.has(action))).toEqual([])
  })
})

describe('what is handed over', () => {
  it('has words for each kind', () => {
    const kinds = all.flatMap(({ handovers }) => handovers ?? []).map(({ name }) => `handover_kind_${name}`)
    expect(kinds.length).toBeGreaterThan(5)
    expect(kinds.filter((key) => sentence(key, { count: 2 }) === key)).toEqual([])
  })
})
