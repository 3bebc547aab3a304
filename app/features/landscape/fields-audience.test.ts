import { describe, expect, it } from 'vitest'
import { fieldsFor, organizationFields, outward, personFields } from './fields-audience.ts'

describe('the table of fields and audiences', () => {
  it('gives partners of another organization name, kind, place, communities, offers and seeks, and nothing that tells more', () => {
    expect(fieldsFor(organizationFields, 'partner').sort()).toEqual(
      [
        'alternateName',
        'city',
        'communityIds',
        'country',
        'id',
        'kind',
        'name',
        'offers',
        'region',
        'seeks',
        'updatedAt',
        'version',
      ].sort(),
    )
  })
  it('gives nobody but staff what directories said besides', () => {
    for (const table of [organizationFields, personFields]) {
      expect(fieldsFor(table, 'staff')).toContain('extra')
      expect(fieldsFor(table, 'own')).not.toContain('extra')
      expect(fieldsFor(table, 'partner')).not.toContain('extra')
    }
  })
  it('never widens from staff to own to partner', () => {
    for (const table of [organizationFields, personFields]) {
      const [staff, own, partner] = (['staff', 'own', 'partner'] as const).map((one) => fieldsFor(table, one))
      expect(staff).toEqual(expect.arrayContaining(own ?? []))
      expect(own).toEqual(expect.arrayContaining(partner ?? []))
    }
  })
  it('lets out nothing that it does not name', () => {
    expect(outward(personFields, { name: 'Ana', searchKey: 'ana secret' }, 'staff')).toEqual({ name: 'Ana' })
  })
})
