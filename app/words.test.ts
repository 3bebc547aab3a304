import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

type Message = string | { match?: Record<string, string>; declarations?: string[] }[]
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Record<string, Message>
const folders = globSync('app/**/words/{en,shared/en}.json').map((path) => path.replace('/en.json', ''))
const texts = (message: Message): string[] =>
  typeof message === 'string' ? [message] : message.flatMap((variant) => Object.values(variant.match ?? {}))
const names = (message: Message) =>
  [
    ...new Set(texts(message).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]))),
  ].sort()

describe('the words', () => {
  it('are found', () => {
    expect(folders.length).toBeGreaterThan(5)
  })

  it('stand under one key in one place', () => {
    const homes = new Map<string, string[]>()
    for (const folder of folders)
      for (const key of Object.keys(read(`${folder}/en.json`)))
        homes.set(key, [...(homes.get(key) ?? []), folder])
    expect([...homes].filter(([, places]) => places.length > 1)).toEqual([])
  })

  it.each(folders)('of %s are complete in Spanish, with the same facts', (folder) => {
    const en = read(`${folder}/en.json`)
    const es = read(`${folder}/es.json`)
    expect(Object.keys(es).sort()).toEqual(Object.keys(en).sort())
    for (const [key, message] of Object.entries(en)) {
      expect(texts(es[key] ?? ''), key).not.toContain('')
      expect(names(es[key] ?? ''), key).toEqual(names(message))
    }
  })

  it('exist for every refusal and every field issue the code names', () => {
    const known = new Set(folders.flatMap((folder) => Object.keys(read(`${folder}/en.json`))))
    const missing: string[] = []
    for (const path of globSync('app/**/*.{ts,tsx}').filter(
      (file) => !file.includes('.test.') && !file.includes('/compiled/'),
    )) {
      const code = readFileSync(path, 'utf8')
      for (const [, key] of code.matchAll(/new Refusal\(\s*'([a-z_]+)'/g))
        if (!known.has(`refusal_${key}`)) missing.push(`refusal_${key} (${path})`)
      for (const [, key] of code.matchAll(/code: '(issue_[a-z_]+)'/g))
        if (key !== undefined && !known.has(key)) missing.push(`${key} (${path})`)
    }
    expect(missing).toEqual([])
  })
})
