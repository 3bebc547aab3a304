import type { Tx } from '#platform/context/context.server.ts'
import type { ExportTable } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { acrossPartnerships } from '../partnerships/export.server.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import { representativesOf } from './representatives.server.ts'

/** Which organization takes part in what, and how it answered. */
export const partnerExport: ExportTable = {
  name: 'partners',
  columns: ['id', 'partnershipId', 'organizationId', 'name', 'standing', 'since', 'leftAt', 'paused'],
  rows: (tx) => acrossPartnerships(tx, partnersOf),
  ofPartnership: {
    says: m.leaves_partners,
    columns: {
      since: m.column_partners_since,
      leftAt: m.column_partners_left_at,
      paused: m.column_partners_paused,
    },
    rows: partnersOf,
  },
}

async function* partnersOf(tx: Tx, partnershipId: string) {
  for (const partner of (await readPartnership(tx, partnershipId)).partners)
    yield { ...partner, partnershipId }
}

/** Who stands, or stood, for whom. */
export const representativeExport: ExportTable = {
  name: 'representatives',
  columns: ['id', 'partnershipId', 'organizationId', 'personId', 'name', 'title', 'beganOn', 'endedOn'],
  rows: (tx) => acrossPartnerships(tx, representativeRecords),
  ofPartnership: {
    says: m.leaves_representatives,
    columns: {
      title: m.column_representatives_title,
    },
    rows: representativeRecords,
  },
}

async function* representativeRecords(tx: Tx, partnershipId: string) {
  for (const one of await representativesOf(tx, partnershipId)) yield { ...one, partnershipId }
}
