import type { ExportTable } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { type Asking, askingsIn, askingsOf } from './askings.server.ts'
import type { ConcernLine } from './concern.ts'
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

export const concernRecord = (one: ConcernLine): Record<(typeof concernColumns)[number], unknown> => ({
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
  ofPartnership: {
    says: m.leaves_concerns,
    columns: {
      summary: m.column_concerns_summary,
      about: m.column_concerns_about,
      raisedOn: m.column_concerns_raised_on,
      raisedBy: m.column_concerns_raised_by,
      raisedByOrganization: m.column_concerns_raised_by_organization,
      parties: m.column_concerns_parties,
      steward: m.column_concerns_steward,
      acknowledgedOn: m.column_concerns_acknowledged_on,
      settledOn: m.column_concerns_settled_on,
      agreed: m.column_concerns_agreed,
    },
    rows: async function* (tx, partnershipId) {
      for (const one of await listConcerns(tx, { partnershipId, standing: 'all', query: '', onlyOpen: true }))
        yield concernRecord(one)
    },
  },
}

const askingRecord = (one: Asking) => ({
  id: one.id,
  partnership: one.partnershipName,
  organization: one.organization.name,
  askedOn: one.askedOn,
  answeredOn: one.answeredOn,
  answer: one.answer,
  counts: one.weight === 'counts',
})

/** Which partners were asked whether there is anything to talk about, and what they said. */
export const exportedAskings: ExportTable = {
  name: 'concern-askings',
  columns: ['id', 'partnership', 'organization', 'askedOn', 'answeredOn', 'answer', 'counts'],
  rows: async function* (tx) {
    for (const one of await askingsIn(tx)) yield askingRecord(one)
  },
  ofPartnership: {
    says: m.leaves_concern_askings,
    columns: {
      organization: m.column_concern_askings_organization,
      askedOn: m.column_concern_askings_asked_on,
      answeredOn: m.column_concern_askings_answered_on,
      answer: m.column_concern_askings_answer,
      counts: m.column_concern_askings_counts,
    },
    rows: async function* (tx, partnershipId) {
      for (const one of await askingsOf(tx, partnershipId)) yield askingRecord(one)
    },
  },
}
