import { describe, expect, it } from 'vitest'
import { gather, withFolder } from '../testing.server.ts'

const headings: Record<string, string> = {
  organizations: 'id,accreditations,date_incorporated,description,email,name,website',
  locations: 'id,organization_id,admin_emails,description,email,name,virtual,website',
  services: 'id,location_id,program_id,description,keywords,name,status,taxonomy_ids,website',
  phones: 'id,contact_id,location_id,organization_id,service_id,number,extension,number_type',
  contacts: 'id,location_id,organization_id,service_id,name,email',
  addresses: 'id,location_id,address_1,city,state_province,postal_code,country',
  mail_addresses: 'id,location_id,attention,address_1,city,state_province,postal_code,country',
  regular_schedules: 'id,location_id,service_id,weekday,opens_at,closes_at',
  holiday_schedules: 'id,location_id,service_id,start_date,end_date,closed,opens_at,closes_at',
  taxonomy: 'taxonomy_id,name,parent_id,parent_name',
}
const base: Record<string, string> = {
  organizations: '1,,1/2/1970,Food for all,info@example.org,Food Bank,http://example.org',
  locations: '1,1,admin@example.org,The hall,,Hall,true,',
  services: '1,1,,Groceries,,Pantry,active,,',
}

/** Every rule below is strict: the row that breaks it is left out. */
async function check(table: string, row: string, more: Record<string, string> = {}) {
  const rows = { ...base, ...more, [table]: row }
  const files = Object.entries(rows).map(([name, text]) => [`${name}.csv`, `${headings[name]}\n${text}\n`])
  const found = await withFolder(Object.fromEntries(files), (folder) => gather(folder))
  const here = found.problems.filter(({ file }) => file === `${table}.csv`)
  return { found, here: here.map(({ severity, column, code }) => `${severity} ${code} ${column}`) }
}

describe('the strict rules of Ohana', () => {
  it.each([
    ['organizations', '1,,1/2/1970,,,Food Bank,', ['error description_blank description']],
    ['organizations', '1,,soon,x,,Food Bank,', ['error date_invalid date_incorporated']],
    [
      'organizations',
      '1,,,x,not mail,Food Bank,www.example.org',
      ['error email_invalid email', 'error url_invalid website'],
    ],
    ['locations', '1,,,x,,Hall,true,', ['error organization_unknown organization_id']],
    ['locations', '1,1,"a@example.org, b",x,,Hall,true,', ['error email_invalid admin_emails']],
    ['locations', '1,1,,x,,Hall,,', ['error address_missing virtual']],
    ['services', '1,1,,x,,Pantry,,,', ['error status_blank status']],
    ['services', '1,1,,x,,Pantry,open,,', ['error status_invalid status']],
    ['services', '1,,,x,,Pantry,active,,', ['error location_unknown location_id']],
    [
      'services',
      '1,1,9,x,,Pantry,active,77,',
      ['warning program_unknown program_id', 'warning category_unknown taxonomy_ids'],
    ],
    ['phones', '1,,1,,,,,voice', ['error phone_blank number']],
    ['phones', '1,,1,,,555-1212,,voice', ['error phone_invalid number']],
    ['phones', '1,,1,,,703-555-1212,12b,voice', ['error extension_invalid extension']],
    ['phones', '1,,1,,,703-555-1212,,pigeon', ['error phone_type_invalid number_type']],
    [
      'phones',
      '1,9,,,,703-555-1212,,voice',
      ['error person_unknown contact_id', 'error row_unattached null'],
    ],
    ['phones', '1,,1,,,711,,hotline', ['warning phone_unreadable number']],
    ['contacts', '1,,9,,Ana,', ['error organization_unknown organization_id']],
    ['contacts', '1,,1,,Ana,mail', ['error email_invalid email']],
    ['addresses', '1,1,1 Main St,Fairfax,,22031,US', ['error state_blank state_province']],
    ['addresses', '1,1,1 Main St,Fairfax,Virginia,22031,US', ['error state_invalid state_province']],
    ['addresses', '1,1,1 Main St,Fairfax,VA,2203,US', ['error postal_code_invalid postal_code']],
    [
      'addresses',
      '1,1,1 Main St,Fairfax,VA,,',
      ['error postal_code_blank postal_code', 'error country_blank country'],
    ],
    ['addresses', '1,1,1 Main St,Fairfax,VA,22031,USA', ['error country_invalid country']],
    ['addresses', '1,1,1 Calle Real,Tijuana,,22000,MX', []],
    ['mail_addresses', '1,,Ana,1 Main St,Fairfax,VA,22031,US', ['error parent_missing null']],
    ['regular_schedules', '1,1,,,9:30,5 PM', ['error weekday_blank weekday']],
    ['regular_schedules', '1,1,,Someday,9:30,5 PM', ['error weekday_invalid weekday']],
    ['regular_schedules', '1,1,,Monday,,5 PM', ['error opens_blank opens_at']],
    ['regular_schedules', '1,1,,Monday,noon,5 PM', ['error time_invalid opens_at']],
    [
      'regular_schedules',
      '1,,9,Monday,9:30,5 PM',
      ['error service_unknown service_id', 'error row_unattached null'],
    ],
    ['holiday_schedules', '1,1,,,12/24/2014,true,,', ['error date_blank start_date']],
    ['holiday_schedules', '1,1,,12/24/2014,12/24/2014,,,5 PM', ['error holiday_opens_blank opens_at']],
    ['taxonomy', ',Food,,', ['error id_blank taxonomy_id']],
    ['taxonomy', '2,Food,1,Basics', ['warning category_unknown parent_id']],
  ])('%s: %s', async (table, row, problems) => {
    expect((await check(table, row)).here).toEqual(problems)
  })

  it('rejects a location whose address is rejected, and what is offered there', async () => {
    const more = { addresses: '1,1,,Fairfax,VA,22031,US' }
    const { found } = await check('locations', '1,1,,The hall,,Hall,,', more)
    expect(found.of('organization')).toHaveLength(1)
    expect(found.of('location')).toEqual([])
    expect(found.of('service')).toEqual([])
    expect(found.codes()).toEqual([
      ['addresses.csv', 2, 'address_1', 'street_blank'],
      ['locations.csv', 2, 'virtual', 'address_rejected'],
      ['services.csv', 2, 'location_id', 'location_unknown'],
    ])
  })

  it('gives a service the organization of its location', async () => {
    const { found } = await check('services', '1,1,,Groceries,,Pantry,active,,')
    expect(found.problems).toEqual([])
    expect(found.of('service')[0]?.refs).toEqual({ organization: '1', location: '1' })
  })
})
