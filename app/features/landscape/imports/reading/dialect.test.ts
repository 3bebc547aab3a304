import { describe, expect, it } from 'vitest'
import { detectDialect } from './dialect.ts'

describe('telling dialects apart', () => {
  const shape = (name: string, headings: string, format: 'csv' | 'json' = 'csv') => ({
    name,
    headings: headings.split(','),
    format,
  })

  it.each([
    [
      'ohana',
      [
        shape('organizations', 'id,accreditations,date_incorporated,description,name'),
        shape('mail_addresses', 'id,location_id'),
      ],
    ],
    ['ohana', [shape('phones', 'id,location_id,number,number_type,country_prefix')]],
    ['ohana', [shape('contacts', 'id,location_id,organization_id,service_id,name')]],
    [
      'hsds-2',
      [
        shape('organizations', 'id,name,description,url'),
        shape('regular_schedules', 'id,location_id,weekday'),
      ],
    ],
    ['hsds-2', [shape('contacts', 'id,organization_id,service_at_location_id,name')]],
    ['hsds-3', [shape('organizations', 'id,name,description,website,logo,uri')]],
    ['hsds-3', [shape('organizations', 'id,name', 'json')]],
    ['plain', [shape('organizations', 'Organization ID,Title,Body')]],
    ['plain', [shape('partners', 'id,name,description')]],
  ] as const)('%s', (dialect, tables) => {
    expect(detectDialect([...tables])).toBe(dialect)
  })
})
