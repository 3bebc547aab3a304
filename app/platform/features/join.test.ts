import { describe, expect, it } from 'vitest'
import { assembleRegistry, type Feature } from './feature.server.ts'
import { joinFeature } from './join.server.ts'

const nothing = async () => {}

describe('nouns of one feature', () => {
  const other = async () => {}
  const well: Omit<Feature, 'name'> = { listeners: { wells: { 'well.dug': nothing } } }
  const bucket: Omit<Feature, 'name'> = { listeners: { buckets: { 'well.dug': other, 'well.dry': other } } }

  it('may all hear of one act, each in a job that has its name, in whatever order they stand', () => {
    for (const nouns of [
      [well, bucket],
      [bucket, well],
    ]) {
      const { listeners, jobs } = assembleRegistry([joinFeature('town', nouns)])
      expect(new Set(listeners.get('well.dug'))).toEqual(
        new Set([{ job: 'well.dug:wells' }, { job: 'well.dug:buckets' }]),
      )
      expect([jobs.get('well.dug:wells'), jobs.get('well.dug:buckets')]).toEqual([nothing, other])
      expect(listeners.get('well.dry')).toEqual([{ job: 'well.dry:buckets' }])
    }
  })

  it('can’t listen under the name of another, whatever they listen to, nor can those of two features', () => {
    const dry: Omit<Feature, 'name'> = { listeners: { wells: { 'well.dry': nothing } } }
    expect(() => joinFeature('town', [well, dry])).toThrow('two nouns of town claim wells')
    expect(() => assembleRegistry([joinFeature('town', [well]), joinFeature('village', [dry])])).toThrow(
      'two features claim wells',
    )
  })

  it.each(['jobs', 'inverses', 'sentences', 'commands'] as const)('can’t claim one of %s twice', (key) => {
    const noun = { [key]: { 'well.dug': nothing } }
    expect(() => joinFeature('town', [noun, noun])).toThrow('two nouns of town claim well.dug')
  })
})
