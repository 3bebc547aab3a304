import { globSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'vitest'
import { findRealData } from '../app/platform/testing/data.ts'
import { tellStory } from './story.ts'

const directory = {
  files: globSync(join(findRealData() ?? '', 'hsds/ohana-sample/sample-csv/*.csv')),
  partner: 'Peninsula Family Service',
  another: 'Redwood City Public Library',
  person: 'Susan Houston',
}

describe('from a real directory to a partnership that moves on', () => {
  it('goes in two browsers', () => tellStory(directory, { scripts: true }))
  it('goes without scripts', () => tellStory(directory, { scripts: false }))
})
