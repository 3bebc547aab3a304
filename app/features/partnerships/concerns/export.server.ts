import type { ExportTable } from '#platform/features/feature.server.ts'
import type { Concern } from './concern.ts'
import { listConcerns } from './list.server.ts'

export const concernColumns = [
  'id',
  'partnership',
  'summary',
  'about',
  'raisedOn',
  'raisedBy',
  'raisedByOrganization',
  'parties',
  'steward',
  'acknowledgedOn',
  'settledOn',
  'agreed',
] as const

export const concernRecord = (one: Concern): Record<(typeof concernColumns)[number], unknown> => ({
  id: one.id,
  partnership: one.partnershipName,
  summary: one.summary,
  about: one.about,
  raisedOn: one.raisedOn,
  raisedBy: one.raisedBy?.person?.name ?? '',
  raisedByOrganization: one.raisedBy?.organization.name ?? '',
  parties: one.parties.map((each) => each.name).join('; '),
  steward: one.steward?.person.name ?? '',
  acknowledgedOn: one.acknowledgedOn,
  settledOn: one.settlement?.settledOn ?? null,
  agreed: one.settlement?.agreed ?? '',
})

/** Open concerns leave in an export; confidential and anonymous ones stay here, where every reading is written down. */
export const exportedConcerns: ExportTable = {
  name: 'concerns',
  columns: [...concernColumns],
  rows: async function* (tx) {
    for (const one of await listConcerns(tx, { standing: 'all', query: '', onlyOpen: true }))
      yield concernRecord(one)
  },
}
