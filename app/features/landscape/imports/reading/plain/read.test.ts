import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { detect } from '../detect.server.ts'
import type { ReadOptions } from '../read.server.ts'
import { gather, withFolder } from '../testing.server.ts'

const readOne = (csv: string, kind: ReadOptions['kind'], more: Partial<ReadOptions> = {}) =>
  withFolder({ 'list.csv': csv }, (folder) => gather(join(folder, 'list.csv'), { kind, ...more }))

describe('reading a plain list of organizations', () => {
  const csv = [
    'ID,Name,Email,Phone,Website,Address,City,State,Zip,Country,Languages,Tags,Needs,Founded,Type',
    '7,"Casa <b>Sol</b>",info@casa.org,"650-555-1212; 650-555-1213",casa.org,1 Main St,Fairfax,virginia,22031,USA,"English, español, Elvish",a;b,"vans, volunteers",1999,Nonprofit',
    ',=HYPERLINK("x"),bad mail,call us,,,,,,Narnia,,,,,',
    ',,,,,,,,,,,,,,',
    ',,x@example.org,,,,,,,,,,,,',
  ].join('\n')

  it('gives fields their values and keeps the rest', async () => {
    const found = await readOne(csv, 'organizations')
    expect(found.of('organization')[0]).toMatchObject({
      key: '7',
      externalId: '7',
      row: 2,
      fields: {
        name: 'Casa <b>Sol</b>',
        kind: 'Nonprofit',
        email: 'info@casa.org',
        website: 'https://casa.org',
        addresses: [
          { line1: '1 Main St', city: 'Fairfax', region: 'VA', postalCode: '22031', country: 'US' },
        ],
        languages: ['en', 'es'],
        tags: ['a', 'b'],
        seeks: ['vans', 'volunteers'],
      },
      extra: { Founded: '1999', Languages: 'English, español, Elvish' },
    })
    expect(found.of('phone').map(({ refs, fields }) => [refs, fields.e164])).toEqual([
      [{ organization: '7' }, '+16505551212'],
      [{ organization: '7' }, '+16505551213'],
      [{ organization: found.of('organization')[1]?.key }, null],
    ])
  })

  it('reports each problem with its line and column, and leaves out only rows without a name', async () => {
    const found = await readOne(csv, 'organizations')
    expect(found.of('organization').map(({ fields }) => fields.name)).toEqual([
      'Casa <b>Sol</b>',
      '=HYPERLINK("x")',
    ])
    expect(found.codes().map(([, row, column, code]) => [row, column, code])).toEqual([
      [2, 'Languages', 'language_unknown'],
      [3, null, 'quote_stray'],
      [3, 'Name', 'formula_like'],
      [3, 'Country', 'country_invalid'],
      [3, 'Email', 'email_invalid'],
      [3, 'Phone', 'phone_unreadable'],
      [5, 'Name', 'name_blank'],
    ])
    expect(found.errors).toHaveLength(1)
  })

  it('takes corrected columns, and finds a key of its own for rows without id', async () => {
    const mapping = {
      'list.csv': [
        { column: 'Title', field: 'description', confidence: 1 },
        { column: 'Who', field: 'name', confidence: 1 },
      ],
    }
    const [one] = (await readOne('Title,Who\nWe help,Café Sol\n', 'organizations', { mapping })).of(
      'organization',
    )
    expect(one?.fields).toMatchObject({ name: 'Café Sol', description: 'We help' })
    const [same] = (await readOne('Name,Title\nCAFE SOL,Other words\n', 'organizations')).of('organization')
    expect([same?.key, same?.externalId]).toEqual([one?.key, null])
  })

  it('uses the country it is told for phone numbers', async () => {
    const found = await readOne('Name,Phone\nA,020 7946 0958\n', 'organizations', { defaultCountry: 'GB' })
    expect(found.of('phone')[0]?.fields.e164).toBe('+442079460958')
  })
})

describe('reading a plain list of people', () => {
  const csv =
    'First name,Last name,Email,Organization,Title,Preferred contact,Type\nAna,Ruiz,ana@example.org,Casa Sol,Pastor,WhatsApp,Faith leader\nBen,Ode,,,,pigeon,wizard\n'

  it('makes persons and what they are to organizations', async () => {
    const found = await readOne(csv, 'people')
    expect(
      found.of('person').map(({ fields }) => [fields.fullName, fields.kind, fields.preferredContact]),
    ).toEqual([
      ['Ana Ruiz', 'faith_leader', 'text'],
      ['Ben Ode', null, null],
    ])
    expect(found.of('person')[1]?.extra).toEqual({ 'Preferred contact': 'pigeon', Type: 'wizard' })
    expect(found.of('affiliation')).toMatchObject([
      {
        fields: { title: 'Pastor', organizationName: 'Casa Sol' },
        refs: { person: found.of('person')[0]?.key },
      },
    ])
  })

  it('finds their organizations in the same package, by id and by name', async () => {
    const files = {
      'people.csv': 'name,organization,organization id\nAna,casa sol,\nBen,,7\nCy,,8\n',
      'organizations.csv': 'ID,Title\n7,Casa Sol\n',
    }
    const found = await withFolder(files, (folder) => gather(folder, { kind: 'people' }))
    expect(found.records[0]?.kind).toBe('organization')
    expect(
      found.of('affiliation').map(({ refs, fields }) => [refs.organization, fields.organizationExternalId]),
    ).toEqual([
      ['7', null],
      ['7', '7'],
      [undefined, '8'],
    ])
    expect(found.codes()).toEqual([['people.csv', 4, 'organization id', 'organization_unknown']])
  })
})

describe('looking at a package before reading it', () => {
  it('says what it holds and how it would be read', async () => {
    await withFolder(
      { 'North/agencies.csv': 'Name;Fax\nA;1\nB;2\n', 'North/notes.doc': '' },
      async (folder) => {
        expect(await detect(join(folder, 'North'), { kind: 'organizations' })).toMatchObject({
          dialect: 'plain',
          sourceName: 'North',
          tables: [
            {
              file: 'agencies.csv',
              as: 'organizations',
              rows: 2,
              headings: ['Name', 'Fax'],
              mapping: [{ field: 'name' }, { field: null }],
            },
          ],
          problems: [{ code: 'file_ignored', file: 'notes.doc' }],
        })
      },
    )
  })
})
