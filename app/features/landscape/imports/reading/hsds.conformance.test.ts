import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { detect } from './detect.server.ts'
import { counts, dataFolder, gather, hasData } from './testing.server.ts'

const folder = join(dataFolder, 'hsds')
const at = (path: string) => join(folder, path)

describe.runIf(hasData)('directories published by others', () => {
  it('reads the published HSDS of a legal aid directory', async () => {
    const read = await gather(at('illinois-legal-aid/output'))
    expect(counts(read)).toEqual({ organization: 33, location: 520, service: 430, phone: 982 })
    expect(read.errors).toEqual([])
    const hours = read.of('location').map(({ fields }) => fields.schedules.length)
    expect(hours.filter((days) => days === 7)).toHaveLength(356)
    expect(hours.reduce((sum, days) => sum + days, 0)).toBe(2492)
    expect(
      read.of('location').every(({ fields }) => fields.latitude === null && fields.longitude === null),
    ).toBe(true)
    // Most of its locations name organizations that were not published with them.
    expect(
      read.problems.filter(({ code, file }) => code === 'organization_unknown' && file === 'locations.csv'),
    ).toHaveLength(448)
    expect(read.of('location').filter(({ refs }) => refs.organization)).toHaveLength(72)
    expect(read.of('phone').filter(({ fields }) => fields.e164 !== null)).toHaveLength(953)
  })

  it('reads the same directory as it was before it became HSDS', async () => {
    const read = await gather(at('illinois-legal-aid/input'))
    expect(counts(read)).toMatchObject({ organization: 33, location: 520, service: 430 })
    const published = await gather(at('illinois-legal-aid/output'))
    const names = (from: typeof read, kind: 'organization' | 'location') =>
      from.of(kind).map(({ key, fields }) => [key, fields.name])
    expect(names(read, 'organization')).toEqual(names(published, 'organization'))
    expect(names(read, 'location')).toEqual(names(published, 'location'))
    expect(read.errors).toEqual([])
  })

  it('asks which one is meant where a folder holds several sets', async () => {
    await expect(gather(at('illinois-legal-aid'))).rejects.toThrow('several data sets: input, output')
  })

  it('reads wide tables with long cells', async () => {
    const read = await gather(at('florida-services'))
    expect(counts(read)).toMatchObject({ organization: 20, location: 378, service: 135 })
    expect(read.errors).toEqual([])
    expect(read.of('location').every(({ refs }) => refs.organization)).toBe(true)
    expect(
      read.of('service').every(({ refs, extra }) => refs.organization && !('service_name' in extra)),
    ).toBe(true)
    expect(read.of('service').some(({ extra }) => extra.service_areas && extra.service_problem_codes)).toBe(
      true,
    )
  })

  it('reads the smallest pair before and after', async () => {
    const [before, after] = [
      await gather(at('transformer-base/input')),
      await gather(at('transformer-base/output')),
    ]
    expect(counts(before)).toMatchObject({ organization: 5, location: 19, service: 19 })
    expect(counts(after)).toEqual({ organization: 5, location: 19, service: 19, phone: 43 })
    expect(after.problems).toEqual([])
    expect(
      after.of('service').every(({ refs, fields }) => refs.location && fields.attached.eligibility),
    ).toBe(true)
    expect((await detect(at('transformer-base/output'), { kind: 'hsds' })).dialect).toBe('hsds-2')
  })

  it.each([
    'examples/csv',
    'examples/tabular.json',
    'examples/organization_full.json',
    'examples/service_full.json',
  ])('reads the example of HSDS 3 in %s', async (path) => {
    expect((await detect(at(`spec-3.0/${path}`), { kind: 'hsds' })).dialect).toBe('hsds-3')
    const read = await gather(at(`spec-3.0/${path}`))
    const one = { organization: 1, location: 1, service: 1, person: 1, affiliation: 1, phone: 1, category: 1 }
    expect(counts(read)).toEqual(one)
    expect(read.of('organization')[0]).toMatchObject({
      key: 'd9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610',
      fields: { name: 'Example Organization Inc.', website: 'http://example.com' },
      extra: { legal_status: 'Limited Company', year_incorporated: '2011' },
    })
    expect(read.of('phone')[0]?.fields).toMatchObject({ e164: '+441234234567', extension: '100' })
    expect(read.of('location')[0]?.fields).toMatchObject({
      latitude: null,
      longitude: null,
      languages: ['ur'],
    })
    expect(read.of('service')[0]?.fields.schedules[0]).toMatchObject({
      opensAt: '10:00',
      rule: { freq: 'WEEKLY' },
    })
    expect(read.of('affiliation')[0]).toMatchObject({
      fields: { title: 'Reception Manager', department: 'Reception' },
      refs: { person: '1e7efce3-639b-4880-940c-b95cd30cdb50' },
    })
  })

  it('takes the same objects in several JSON files once', async () => {
    expect(counts(await gather(at('mock-api')))).toMatchObject({
      organization: 1,
      location: 1,
      service: 1,
      person: 1,
    })
  })

  it('refuses JSON that is no directory', async () => {
    await expect(gather(at('ohana-sample/oe.json'))).rejects.toThrow('oe.json holds no organizations')
  })
})
