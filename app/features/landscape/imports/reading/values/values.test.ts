import { describe, expect, it } from 'vitest'
import { readDay } from './day.ts'
import { readTime, readWeekday } from './hours.ts'
import { readLanguage } from './language.ts'
import { isStrictUsPhone, readPhones } from './phone.ts'
import { isUsPostalCode, readCountry, readRegion } from './place.ts'
import { isYes, readList } from './text.ts'
import { readEmail, readUrl } from './web.ts'

describe('reading values', () => {
  it.each([
    ['2014-11-27', '2014-11-27'],
    ['11/27/2014', '2014-11-27'],
    ['1/24/70', '1970-01-24'],
    ['12/24/15', '2015-12-24'],
    ['January 20, 1970', '1970-01-20'],
    ['Jan 1, 0001', '0001-01-01'],
    ['13/27/2014', null],
    ['24/2/70', null],
    ['2/30/2014', null],
    ['0000-01-01', null],
    ['soon', null],
  ])('day %s', (text, day) => expect(readDay(text)).toBe(day))

  it.each([
    ['9:30', '09:30'],
    ['5:00 PM', '17:00'],
    ['12 am', '00:00'],
    ['3pm', '15:00'],
    ['10:00:00Z', '10:00'],
    ['24:00', '24:00'],
    ['25:00', null],
    ['13pm', null],
    ['10', null],
    ['noon', null],
  ])('time %s', (text, time) => expect(readTime(text)).toBe(time))

  it.each([
    ['Monday', 1],
    ['thurs', 4],
    ['miércoles', 3],
    ['7', 7],
    ['8', null],
    ['Mo', null],
    ['Someday', null],
  ])('weekday %s', (text, weekday) => expect(readWeekday(text)).toBe(weekday))

  it.each([
    ['English', 'en'],
    ['español', 'es'],
    ['inglés', 'en'],
    ['Tagalog', 'tl'],
    ['Chinese (Cantonese)', 'yue'],
    ['zh-hant', 'zh-Hant'],
    ['Klingon', null],
    ['several', null],
  ])('language %s', (text, tag) => expect(readLanguage(text)).toBe(tag))

  it.each([
    ['(312) 773-1068 ext. 321', ['+13127731068'], '321'],
    ['tollfree: 800-625-2257, tdd: 800-955-8771', ['+18006252257', '+18009558771'], null],
    ['(618) 394-7300 or (877) 342-7891', ['+16183947300', '+18773427891'], null],
    ['1-800-LAW-REP-4 (1-800-529-7374)', ['+18005297374'], null],
    ['"+44 1234 234567"', ['+441234234567'], null],
    ['650.555.1212', ['+16505551212'], null],
    ['ask at the desk', [], null],
  ])('phone %s', (text, numbers, extension) => {
    const phones = readPhones(text, 'US')
    expect(phones.map(({ e164 }) => e164)).toEqual(numbers)
    expect(phones[0]?.extension ?? null).toBe(extension)
  })

  it('reads a number by the country it is asked for', () => {
    expect(readPhones('020 7946 0958', 'GB')[0]?.e164).toBe('+442079460958')
    expect(readPhones('55 1234 5678', 'MX')[0]?.e164).toBe('+525512345678')
    expect(['703-555-1212', '(650) 372-6200', '711'].every(isStrictUsPhone)).toBe(true)
    expect(['555-1212', '703-555-FOOD', '+1 703 555 1212'].some(isStrictUsPhone)).toBe(false)
  })

  it.each([
    ['a.b+c@Example.ORG', 'a.b+c@example.org'],
    ['mailto:a@example.org', 'a@example.org'],
    ['a@example.org; b@example.org', 'a@example.org'],
    ['a@b', null],
    ['a..b@example.org', null],
    ['@example.org', null],
    ['a b@example.org', null],
  ])('e-mail %s', (text, address) => expect(readEmail(text)).toBe(address))

  it.each([
    ['http://example.org/a?b=c', 'http://example.org/a?b=c', 'http://example.org/a?b=c'],
    ['www.example.org', 'https://www.example.org', null],
    ['javascript:alert(1)', null, null],
    ['http://user@example.org', null, null],
    ['http://localhost', null, null],
    ['not a site', null, null],
  ])('web address %s', (text, lenient, strict) => {
    expect([readUrl(text), readUrl(text, true)]).toEqual([lenient, strict])
  })

  it('reads places, lists and yes', () => {
    expect(['US', 'United States', 'México', 'EE. UU.', 'uk', 'Atlantis'].map(readCountry)).toEqual([
      'US',
      'US',
      'MX',
      'US',
      'GB',
      null,
    ])
    expect(['California', 'ca', 'Jalisco'].map(readRegion)).toEqual(['CA', 'CA', 'Jalisco'])
    expect(['94103', '94103-1234', '9410', 'ABC 123'].map(isUsPostalCode)).toEqual([true, true, false, false])
    expect(readList('a, b , a')).toEqual(['a', 'b'])
    expect(readList('a, b; c\n\n   d')).toEqual(['a, b', 'c', 'd'])
    expect(['TRUE', 'Sí', 'no', ''].map(isYes)).toEqual([true, true, false, false])
  })
})
