import { describe, expect, it } from 'vitest'
import { PackageRefused, problemText } from '../problem.ts'
import en from './en.json' with { type: 'json' }
import es from './es.json' with { type: 'json' }

const facts = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()

describe('the words for problems', () => {
  it('says every problem in both languages, with the same facts', () => {
    expect(Object.keys(es)).toEqual(Object.keys(en))
    for (const [key, sentence] of Object.entries(en)) {
      expect([key, facts((es as Record<string, string>)[key] ?? '')]).toEqual([key, facts(sentence)])
    }
  })

  it('speaks in whole sentences', () => {
    for (const sentence of [...Object.values(en), ...Object.values(es)]) {
      expect(sentence).toMatch(/^[\p{Lu}“«{¿].*[.}]$/u)
    }
  })

  it('fills facts in, once, whatever they hold', () => {
    const problem = {
      file: 'a.csv',
      column: 'email',
      code: 'email_invalid',
      facts: { value: '{file} $& x' },
    } as const
    expect(problemText(problem)).toBe('“{file} $& x” is not an e-mail address.')
    expect(new PackageRefused('package_empty', 'a.zip').message).toBe(
      'a.zip holds no table that could be read.',
    )
  })
})
