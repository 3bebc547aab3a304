import { describe, expect, it } from 'vitest'
import { assembleRegistry } from './feature.server.ts'
import { joinFeature } from './join.server.ts'

const nothing = async () => {}

describe('nouns of one feature', () => {
  it('may all hear of one act, each in a job of its own', () => {
    const other = async () => {}
    const feature = joinFeature('town', [
      { listeners: { 'well.dug': nothing } },
      { listeners: { 'well.dug': other, 'well.dry': other } },
    ])
    const { listeners, jobs } = assembleRegistry([feature])
    expect(listeners.get('well.dug')).toEqual([{ job: 'town:well.dug' }, { job: 'town:well.dug:2' }])
    expect([jobs.get('town:well.dug'), jobs.get('town:well.dug:2')]).toEqual([nothing, other])
    expect(listeners.get('well.dry')).toEqual([{ job: 'town:well.dry' }])
  })

  it.each(['jobs', 'inverses', 'sentences', 'commands'] as const)('can’t claim one of %s twice', (key) => {
    const noun = { [key]: { 'well.dug': nothing } }
    expect(() => joinFeature('town', [noun, noun])).toThrow('two nouns of town claim well.dug')
  })
})
