import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { detect } from './detect.server.ts'
import { problemText } from './problem.ts'
import type { RecordKind } from './record.ts'
import { counts, dataFolder, gather, hasData, withFolder } from './testing.server.ts'

const folder = join(dataFolder, 'hsds')
const at = (path: string) => join(folder, path)

/** The file under whose name the original importer is given each kind of rows. */
const fileOf: Record<string, string> = {
  category: 'taxonomy.csv',
  contact: 'contacts.csv',
  holiday_schedule: 'holiday_schedules.csv',
  location: 'locations.csv',
  mail_address: 'mail_addresses.csv',
  organization: 'organizations.csv',
  phone: 'phones.csv',
  program: 'programs.csv',
  regular_schedule: 'regular_schedules.csv',
  service: 'services.csv',
}

/** File, column and problem of each file that is rejected on its line 2, read from the original's own words. */
const rejections: Record<string, [file: string, column: string | null, code: string]> = {
  'invalid_category.csv': ['taxonomy.csv', 'name', 'name_blank'],
  'invalid_parent_category.csv': ['taxonomy.csv', 'parent_name', 'category_parent_blank'],
  'invalid_contact.csv': ['contacts.csv', 'name', 'name_blank'],
  'contact_with_no_parent.csv': ['contacts.csv', null, 'parent_missing'],
  'invalid_holiday_schedule.csv': ['holiday_schedules.csv', 'closes_at', 'holiday_closes_blank'],
  'holiday_schedule_with_no_parent.csv': ['holiday_schedules.csv', null, 'parent_missing'],
  'hs_with_invalid_date.csv': ['holiday_schedules.csv', 'end_date', 'date_invalid'],
  'invalid_location.csv+valid_address.csv': ['locations.csv', 'name', 'name_blank'],
  'valid_location.csv+invalid_address.csv': ['addresses.csv', 'city', 'city_blank'],
  'valid_location.csv+missing_address.csv': ['locations.csv', 'virtual', 'address_missing'],
  'invalid_location_org.csv+valid_address.csv': ['locations.csv', 'organization_id', 'organization_unknown'],
  'invalid_mail_address.csv': ['mail_addresses.csv', 'address_1', 'street_blank'],
  'invalid_mail_address_location.csv': ['mail_addresses.csv', 'location_id', 'location_unknown'],
  'invalid_org.csv': ['organizations.csv', 'name', 'name_blank'],
  'org_with_invalid_date.csv': ['organizations.csv', 'date_incorporated', 'date_invalid'],
  'invalid_phone.csv': ['phones.csv', 'number_type', 'phone_type_blank'],
  'phone_with_no_parent.csv': ['phones.csv', null, 'parent_missing'],
  'invalid_program.csv': ['programs.csv', 'name', 'name_blank'],
  'program_with_no_parent.csv': ['programs.csv', 'organization_id', 'organization_unknown'],
  'invalid_regular_schedule.csv': ['regular_schedules.csv', 'closes_at', 'closes_blank'],
  'regular_schedule_with_no_parent.csv': ['regular_schedules.csv', null, 'parent_missing'],
  'invalid_service.csv': ['services.csv', 'name', 'name_blank'],
  'invalid_service_location.csv': ['services.csv', 'location_id', 'location_unknown'],
}

const verdicts = hasData
  ? readFileSync(at('ohana-invalid-rows/EXPECTED.tsv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t') as [entity: string, files: string, verdict: string, messages: string])
  : []

describe.runIf(hasData)('the rules of Ohana', () => {
  it('has all 33 verdicts to meet', () => {
    expect(verdicts).toHaveLength(33)
    expect(verdicts.filter(([, , verdict]) => verdict === 'rejected')).toHaveLength(
      Object.keys(rejections).length,
    )
  })

  it.each(verdicts)('%s: %s is %s', async (entity, files, verdict) => {
    const [main = '', companion] = files.split('+')
    const content = (name: string) => readFileSync(at(`ohana-invalid-rows/${name}`), 'utf8')
    const set: Record<string, string> = { [fileOf[entity] ?? '']: content(main) }
    if (companion) set['addresses.csv'] = content(companion)
    // The original's tests have one record of each kind, with the id 1, in the database.
    const known = (_kind: RecordKind, id: string) => id === '1'
    const read = await withFolder(set, (path) => gather(path, { kind: 'hsds', known, dialect: 'ohana' }))
    expect(read.errors.length > 0 ? 'rejected' : 'accepted').toBe(verdict)
    if (verdict === 'accepted') return
    const [file, column, code] = rejections[files] ?? []
    const found = read.errors.find((problem) => problem.row === 2 && problem.code === code)
    expect(found).toMatchObject({ file, row: 2, column, code })
    if (found) expect(problemText(found)).not.toMatch(/[{}]/)
  })

  it('detects the sample, and admits all of it', async () => {
    const read = await gather(at('ohana-sample/sample-csv'))
    expect((await detect(at('ohana-sample/sample-csv'), { kind: 'hsds' })).dialect).toBe('ohana')
    expect(read.errors).toEqual([])
    expect(counts(read)).toEqual({
      organization: 8,
      location: 22,
      service: 23,
      person: 31,
      affiliation: 31,
      phone: 54,
      category: 290,
    })
    const library = read.of('location').find(({ key }) => key === '22')
    expect(library?.fields.schedules.filter(({ kind }) => kind === 'regular').length).toBeGreaterThan(4)
    expect(library?.fields.addresses.map(({ purpose, city }) => [purpose, city])).toEqual([
      ['physical', 'San Francisco'],
      ['postal', 'San Francisco'],
    ])
    expect(read.of('service').every(({ refs }) => refs.organization && refs.location)).toBe(true)
  })
})
