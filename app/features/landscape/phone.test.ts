import { expect, it } from 'vitest'
import { normalPhone, readablePhone } from './phone.ts'

it.each([
  ['(206) 555-0100', 'US', '+12065550100'],
  ['206.555.0100', 'US', '+12065550100'],
  ['+49 30 901820', 'US', '+4930901820'],
  ['55 5555 1234', 'MX', '+525555551234'],
  ['ask Maria', 'US', null],
  ['206-555-0100 ext. 5', 'US', null],
  ['555', 'US', null],
  ['', 'US', null],
  ['206 555 0100', '??', null],
])('a telephone number typed as %j in %s is kept as %s', (typed, country, kept) => {
  expect(normalPhone(typed, country)).toBe(kept)
})

it('is read as people of the country write it, and abroad with the country’s code', () => {
  expect(readablePhone('+12065550100', 'US')).toBe('(206) 555-0100')
  expect(readablePhone('+12065550100', 'MX')).toBe('+1 206 555 0100')
  expect(readablePhone('211', 'US')).toBe('211')
})
