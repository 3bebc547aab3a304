import { describe, expect, it } from 'vitest'
import { targetFields } from './fields.ts'
import { guessMapping } from './guess.ts'

const fieldsOf = (
  kind: 'organizations' | 'people' | 'locations',
  headings: string[],
  rows: string[][] = [],
) =>
  guessMapping(
    kind,
    headings,
    rows.map((row) => Object.fromEntries(headings.map((heading, index) => [heading, row[index] ?? '']))),
  ).map(({ field }) => field)

describe('guessing what columns hold', () => {
  it('knows headings in English and Spanish', () => {
    expect(
      fieldsOf('organizations', ['Organization Name', 'E-mail', 'Zip Code', 'Web site', 'Needs', 'Founded']),
    ).toEqual(['name', 'email', 'postalCode', 'website', 'seeks', null])
    expect(
      fieldsOf('organizations', [
        'Nombre',
        'Teléfono',
        'Correo electrónico',
        'Dirección',
        'Código Postal',
        'Idiomas',
      ]),
    ).toEqual(['name', 'phone', 'email', 'line1', 'postalCode', 'languages'])
    expect(
      fieldsOf('people', ['First Name', 'Last Name', 'Organization', 'Title', 'Stakeholder Type']),
    ).toEqual(['givenName', 'familyName', 'organizationName', 'title', 'kind'])
    expect(fieldsOf('people', ['Nombre', 'Apellidos', 'Cargo'])).toEqual(['givenName', 'familyName', 'title'])
    expect(fieldsOf('people', ['Nombre', 'Cargo'])).toEqual(['fullName', 'title'])
  })

  it('lets cells overrule a heading and speak where it says nothing', () => {
    const rows = [
      ['Ana', 'ana@example.org', 'x', '650-555-1212'],
      ['Ben', 'ben@example.org', 'y', '650-555-1213'],
    ]
    expect(fieldsOf('people', ['Name', 'Contact', 'Email', 'Reach'], rows)).toEqual([
      'fullName',
      'email',
      null,
      'phone',
    ])
    expect(
      fieldsOf(
        'organizations',
        ['Name', 'Email'],
        [
          ['A', 'none'],
          ['B', 'unknown'],
        ],
      ),
    ).toEqual(['name', null])
    expect(
      fieldsOf(
        'locations',
        ['Same phone number?', 'Field 2'],
        [
          ['Yes', 'North Hall'],
          ['No', 'South Hall'],
        ],
      ),
    ).toEqual([null, 'name'])
  })

  it('gives a field to one column unless it can hold several', () => {
    expect(fieldsOf('organizations', ['Name', 'Organization', 'Phone', 'Fax'])).toEqual([
      'name',
      null,
      'phone',
      'phone',
    ])
    for (const fields of Object.values(targetFields)) {
      const names = fields.map(({ field }) => field)
      expect(new Set(names).size).toBe(names.length)
    }
  })
})
