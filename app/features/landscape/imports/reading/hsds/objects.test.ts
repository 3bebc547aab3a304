import { describe, expect, it } from 'vitest'
import { gather, withFolder } from '../testing.server.ts'

type Files = Record<string, string>
const read = (files: Files) => withFolder(files, (folder) => gather(folder))

describe('HSDS in JSON', () => {
  const organization = {
    id: 'o1',
    name: 'Food Bank',
    website: 'https://example.org',
    parent_organization_id: null,
    contacts: [{ id: 'c1', name: 'Ana', phones: [{ id: 't1', number: '650-555-1212' }] }],
    locations: [
      { id: 'l1', name: 'Hall', latitude: 1.5, longitude: 2, contacts: [{ id: 'c1', name: 'Ana' }] },
    ],
    services: [
      { name: 'Pantry', status: 'active', schedules: [{ id: 'h1', opens_at: '09:00', freq: 'WEEKLY' }] },
    ],
  }

  it('takes a list, a page and a folder of files alike', async () => {
    const forms: Files[] = [
      { 'organizations.json': JSON.stringify([organization]) },
      { 'organizations.json': JSON.stringify({ total_items: 1, contents: [organization] }) },
      { 'organizations/o1.json': JSON.stringify(organization), 'root.json': '{"version":"3.0"}' },
      { 'export.json': JSON.stringify(organization) },
    ]
    for (const files of forms) {
      const found = await read(files)
      expect(found.errors).toEqual([])
      expect(found.of('organization')[0]).toMatchObject({ key: 'o1', fields: { name: 'Food Bank' } })
      expect(found.of('affiliation')[0]?.refs).toEqual({ person: 'c1', organization: 'o1', location: 'l1' })
      expect(found.of('phone')[0]?.refs).toEqual({ person: 'c1' })
      expect(found.of('service')[0]?.fields.schedules).toMatchObject([
        { opensAt: '09:00', rule: { freq: 'WEEKLY' } },
      ])
    }
  })

  it('lets one contact belong to two organizations', async () => {
    const two = ['o1', 'o2'].map((id) => ({
      id,
      name: id,
      website: '',
      contacts: [{ id: 'c1', name: 'Ana' }],
    }))
    const found = await read({ 'organizations.json': JSON.stringify(two) })
    expect(found.problems).toEqual([])
    expect(found.of('person')).toHaveLength(1)
    expect(found.of('affiliation').map(({ refs }) => refs.organization)).toEqual(['o1', 'o2'])
    expect(new Set(found.of('affiliation').map(({ key }) => key)).size).toBe(2)
  })

  it('keeps text with NUL, broken letters and dangerous keys harmless', async () => {
    const text =
      '[{"id":"o1","name":"A\\u0000B\\ud800","website":"","__proto__":{"name":"x"},"constructor":"y"},{"id":"o2","name":"B","website":""}]'
    const [record] = (await read({ 'organizations.json': text })).of('organization')
    expect(record?.fields.name).toBe('AB\ufffd')
    expect(record?.extra).toEqual({ constructor: 'y' })
  })
})
