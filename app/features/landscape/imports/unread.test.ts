import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { temporaryFolder } from '#platform/testing/folders.server.ts'
import { speak } from '#platform/words/speaking.server.ts'
import { unreadAddress, unreadText, whyUnread } from './unread.server.ts'

describe('a file that can’t be read, chosen in the form', () => {
  const folders: ReturnType<typeof temporaryFolder>[] = []
  afterAll(() => {
    for (const folder of folders) folder.remove()
  })
  const asked = async (name: string, content: string | Uint8Array) => {
    const folder = temporaryFolder()
    folders.push(folder)
    writeFileSync(join(folder.path, name), content)
    return whyUnread(folder.path, 'organizations', 'US')
  }

  it.each([
    ['list.csv', Uint8Array.from({ length: 3000 }, (_, at) => (at * 197 + 91) % 256), 'is not a table'],
    ['list.csv', '', 'not one row'],
    ['list.csv', 'Name,City\n', 'not one row'],
    ['list.zip', 'no zip', 'damaged'],
    ['list.docx', 'words', 'is not a file that can be read here'],
  ])('is told of at its field, with what was chosen before: %s', async (name, content, sentence) => {
    const problem = await asked(name, content)
    if (problem === null) throw new Error('it could be read')
    const address = unreadAddress('/demo/imports/new', problem, { kind: 'people', source: 'Our list' })
    const url = new URL(address, 'http://x')
    expect(url.searchParams.get('kind')).toBe('people')
    expect(url.searchParams.get('source')).toBe('Our list')
    expect(speak('en', () => unreadText(url))).toContain(sentence)
    expect(speak('es', () => unreadText(url))).not.toMatch(/[{}]|import_problem/)
  })

  it('that can be read is not stopped, and an address says nothing that is not ours', async () => {
    expect(await asked('list.csv', 'Name\nHarbor Youth\n')).toBeNull()
    for (const said of ['', 'x', '{}', '{"code":"made_up","file":"a","facts":{}}'])
      expect(unreadText(new URL(`http://x/?unread=${encodeURIComponent(said)}`))).toBeNull()
  })
})
