import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, describe, it } from 'vitest'
import { demoHsds } from '../demo/hsds.ts'
import { tellStory } from './story.ts'

const folder = mkdtempSync(join(tmpdir(), 'commonweave-story-'))
const path = join(folder, 'riverbend.zip')
writeFileSync(
  path,
  zipSync(Object.fromEntries(Object.entries(demoHsds()).map(([name, text]) => [name, strToU8(text)]))),
)
const directory = {
  files: [path],
  partner: 'Harbor Youth Collective',
  another: 'Maple Clinic',
  person: 'Lucía Ferrer',
}
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('from a directory to a partnership that moves on', () => {
  it('goes in two browsers', () => tellStory(directory, { scripts: true }))
  it('goes without scripts', () => tellStory(directory, { scripts: false }))
})
