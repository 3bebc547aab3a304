import type { Tx } from '#platform/context/context.server.ts'
import type { ExportTable } from '#platform/features/feature.server.ts'
import { reachablePartnerships, readPartnership } from '../partnerships/reads.server.ts'
import { representativesOf } from './representatives.server.ts'

const ids = async (tx: Tx): Promise<string[]> =>
  (await reachablePartnerships(tx).select('id').orderBy('nameKey').execute()).map((row) => row.id)

/** Which organization takes part in what, and how it answered. */
export const partnerExport: ExportTable = {
  name: 'partners',
  columns: ['id', 'partnershipId', 'organizationId', 'name', 'standing', 'since', 'leftAt', 'paused'],
  async *rows(tx) {
    for (const partnershipId of await ids(tx))
      for (const partner of (await readPartnership(tx, partnershipId)).partners)
        yield { ...partner, partnershipId }
  },
}

/** Who stands, or stood, for whom. */
export const representativeExport: ExportTable = {
  name: 'representatives',
  columns: ['id', 'partnershipId', 'organizationId', 'personId', 'name', 'title', 'beganOn', 'endedOn'],
  async *rows(tx) {
    for (const partnershipId of await ids(tx))
      for (const one of await representativesOf(tx, partnershipId)) yield { ...one, partnershipId }
  },
}
