import { expect, it } from 'vitest'
import { tagsOf } from './tags-of.ts'

it('parts words by commas, trims them and keeps each once', () => {
  expect(tagsOf(' food,  after   school ,, Food; bus')).toEqual(['food', 'after school', 'bus'])
  expect(tagsOf('طعام، نقل')).toEqual(['طعام', 'نقل'])
  expect(tagsOf('  ')).toEqual([])
})
