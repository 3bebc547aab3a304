import { describe, expect, it } from 'vitest'
import { gather, withFolder } from '../testing.server.ts'

type Files = Record<string, string>
const read = (files: Files, options = {}) =>
  withFolder(files, (folder) => gather(folder, { kind: 'hsds', ...options }))

const organizations = 'id,name,alternate_name,description,email,url,tax_id\n'
const locations = 'id,organization_id,name,alternate_name,description,transportation,latitude,longitude\n'
const services = 'id,organization_id,program_id,name,alternate_name,description,url,email,status,fees\n'
const phones =
  'id,location_id,service_id,organization_id,contact_id,service_at_location_id,number,extension,type\n'
const contacts =
  'id,organization_id,service_id,service_at_location_id,location_id,name,title,department,email\n'
/** A set of HSDS 2 in which everything refers to something, its files in an order that helps nobody. */
const set: Files = {
  'a/contacts.csv': `${contacts}c1,,,p1,,Ana Ruiz,Director,Front desk,ana@example.org\n`,
  'a/languages.csv': 'id,service_id,location_id,language\nx1,s1,,Spanish\nx2,,l1,Mixteco\n',
  'a/locations.csv': `${locations}l1,o1,Main Hall,,,Bus 5,37.5,-122.25\n`,
  'a/organizations.csv': `${organizations}o1,Food Bank,FB,Food for all,info@example.org,www.example.org,12-345\n`,
  'a/phones.csv': `${phones}t1,,,,c1,,650-555-1212 x5,,voice\nt2,,s1,,,,650-555-1213,,fax\n`,
  'a/physical_addresses.csv':
    'id,location_id,address_1,city,state_province,postal_code,country\n1,l1,1 Main St,Fairfax,Virginia,22031,US\n',
  'a/postal_addresses.csv':
    'id,organization_id,address_1,city,state_province,postal_code,country\n1,o1,PO Box 1,Fairfax,VA,22031,United States\n',
  'a/programs.csv': 'id,organization_id,name,alternate_name\ng1,o1,Defeat Hunger,\n',
  'a/regular_schedules.csv':
    'id,service_id,location_id,service_at_location_id,weekday,opens_at,closes_at\n1,,l1,,Monday,9:00,5 PM\n2,,l1,,Sunday,,\n',
  'a/services.csv': `${services}s1,o1,g1,Pantry,,Groceries,,,active,Free\n`,
  'a/services_at_location.csv': 'id,service_id,location_id,description\np1,s1,l1,Ring twice\n',
  'a/eligibility.csv': 'id,service_id,eligibility\n1,s1,Anyone hungry\n',
  'a/service_taxonomy.csv': 'id,service_id,taxonomy_id\n1,s1,T1\n',
  'a/taxonomy.csv': 'id,name,parent_id,vocabulary\nT0,Basic needs,,Open\nT1,Food,T0,Open\n',
}

describe('reading a set of HSDS tables', () => {
  it('puts every table where it belongs', async () => {
    const found = await read(set)
    expect(found.problems).toEqual([])
    expect(found.of('organization')[0]).toMatchObject({
      key: 'o1',
      file: 'a/organizations.csv',
      row: 2,
      fields: {
        name: 'Food Bank',
        alternateName: 'FB',
        website: 'https://www.example.org',
        addresses: [{ purpose: 'postal', line1: 'PO Box 1', region: 'VA', country: 'US' }],
        programs: [{ externalId: 'g1', name: 'Defeat Hunger' }],
      },
      extra: { tax_id: '12-345' },
    })
    const [place] = found.of('location')
    expect(place).toMatchObject({
      refs: { organization: 'o1' },
      fields: {
        latitude: 37.5,
        longitude: -122.25,
        languages: ['mix'],
        addresses: [{ region: 'VA', purpose: 'physical' }],
      },
    })
    expect(place?.fields.schedules).toMatchObject([
      { weekday: 1, opensAt: '09:00', closesAt: '17:00', closed: false },
      { weekday: 7, opensAt: null, closed: true },
    ])
    expect(found.of('service')[0]).toMatchObject({
      refs: { organization: 'o1', location: 'l1' },
      fields: {
        program: 'Defeat Hunger',
        categories: ['Food'],
        languages: ['es'],
        locations: ['l1'],
        fees: 'Free',
      },
    })
    expect(found.of('service')[0]?.fields.attached).toMatchObject({
      eligibility: [{ eligibility: 'Anyone hungry' }],
      service_at_location: [{ description: 'Ring twice' }],
    })
    expect(found.of('affiliation')[0]).toMatchObject({
      fields: { title: 'Director', department: 'Front desk' },
      refs: { person: 'c1', organization: 'o1', location: 'l1', service: 's1' },
    })
    expect(
      found.of('phone').map(({ refs, fields }) => [refs, fields.e164, fields.extension, fields.type]),
    ).toEqual([
      [{ person: 'c1' }, '+16505551212', '5', 'voice'],
      [{ service: 's1' }, '+16505551213', null, 'fax'],
    ])
    expect(found.of('category').map(({ key, refs }) => [key, refs])).toEqual([
      ['T0', {}],
      ['T1', { category: 'T0' }],
    ])
  })

  it('comes out with what is referred to first, whatever the order of the files', async () => {
    const { records } = await read(set)
    const kinds = [...new Set(records.map(({ kind }) => kind))]
    expect(kinds).toEqual([
      'organization',
      'location',
      'service',
      'person',
      'affiliation',
      'phone',
      'category',
    ])
  })

  it('keeps rows whose references lead nowhere, without them, and says so', async () => {
    const found = await read({
      ...set,
      'a/locations.csv': `${locations}l1,gone,Hall,,,,,\n`,
      'a/contacts.csv': `${contacts}c1,gone,,,,Ana,,,\n`,
      'a/phones.csv': `${phones}t1,gone,,,,,650-555-1212,,\nt2,,,,,,650-555-1212,,\n`,
    })
    expect(found.of('location')[0]).toMatchObject({ refs: {}, extra: { organization_id: 'gone' } })
    expect(found.of('person')).toHaveLength(1)
    expect(found.of('affiliation')).toEqual([])
    expect(found.of('phone')).toEqual([])
    expect(found.codes()).toEqual([
      ['a/locations.csv', 2, 'organization_id', 'organization_unknown'],
      ['a/contacts.csv', 2, 'organization_id', 'organization_unknown'],
      ['a/phones.csv', 2, 'location_id', 'location_unknown'],
      ['a/phones.csv', 2, null, 'row_unattached'],
      ['a/phones.csv', 3, null, 'parent_missing'],
    ])
  })

  it('reports side rows and phone numbers whose references lead nowhere', async () => {
    const found = await read({
      ...set,
      'a/phones.csv': `${phones}t1,,,o1,,gone,650-555-1212,,\n`,
      'a/languages.csv': 'id,phone_id,language\n1,t1,Spanish\n2,gone,Spanish\n',
    })
    expect(found.of('phone')[0]).toMatchObject({
      fields: { languages: ['es'] },
      refs: { organization: 'o1' },
    })
    expect(found.codes().map(([, row, column, code]) => [row, column, code])).toEqual([
      [3, 'phone_id', 'phone_unknown'],
      [3, null, 'row_unattached'],
      [2, 'service_at_location_id', 'service_place_unknown'],
    ])
  })

  it('follows references to what an earlier import brought', async () => {
    const files = { 'phones.csv': `${phones}t1,l9,,,,,650-555-1212,,\n` }
    expect((await read(files)).of('phone')).toEqual([])
    const known = (kind: string, id: string) => kind === 'location' && id === 'l9'
    expect((await read(files, { known })).of('phone')[0]?.refs).toEqual({ location: 'l9' })
  })

  it('leaves out the second row of an id, and tells rows without id apart', async () => {
    const rows = 'o1,A,,x,,,\no1,B,,x,,,\n,C,,x,,,\n,c,,x,,,\n'
    const found = await read({ 'organizations.csv': organizations + rows })
    expect(found.of('organization').map(({ fields, externalId }) => [fields.name, externalId])).toEqual([
      ['A', 'o1'],
      ['C', null],
      ['c', null],
    ])
    expect(new Set(found.records.map(({ key }) => key)).size).toBe(3)
    expect(found.problems).toMatchObject([
      { row: 3, column: 'id', code: 'id_repeated', severity: 'error', facts: { value: 'o1', first: 2 } },
      { row: 5, code: 'key_repeated', severity: 'warning', facts: { first: 4 } },
    ])
    const again = await read({ 'organizations.csv': organizations + rows })
    expect(again.records.map(({ key }) => key)).toEqual(found.records.map(({ key }) => key))
  })

  it('keeps what it can not use beside the record, with a warning', async () => {
    const found = await read({
      'organizations.csv': `${organizations}o1,A,,,not mail,not a site,\n,,B only,,,,\n,,,,,,\n,,,No name at all,,,\n`,
      'locations.csv': `${locations}l1,o1,,,,,100,20\nl2,o1,X,,,,0,0\nl3,o1,Y,,,,37.1,\nl4,o1,Z,,,,,\n`,
    })
    expect(found.of('organization')).toMatchObject([
      { fields: { email: null, website: null }, extra: { email: 'not mail', url: 'not a site' } },
      { fields: { name: 'B only' } },
    ])
    expect(found.of('location').map(({ fields }) => [fields.latitude, fields.longitude])).toEqual(
      Array(4).fill([null, null]),
    )
    expect(found.of('location')[2]?.extra).toEqual({ latitude: '37.1' })
    expect(found.codes().map(([, row, column, code]) => [row, column, code])).toEqual([
      [2, 'email', 'email_invalid'],
      [2, 'url', 'url_invalid'],
      [3, 'name', 'name_borrowed'],
      [5, 'name', 'name_blank'],
      [2, 'name', 'name_blank'],
      [2, 'latitude', 'coordinate_invalid'],
      [3, 'latitude', 'coordinate_invalid'],
      [4, 'longitude', 'coordinate_invalid'],
    ])
  })

  it('says which tables it has no use for', async () => {
    const found = await read({ ...set, 'a/metadata.csv': 'id,resource_id\n1,o1\n' })
    expect(found.codes()).toEqual([['a/metadata.csv', null, null, 'table_unread']])
  })
})
