import { sql } from 'kysely'
import type { ExportTable } from '#platform/features/feature.server.ts'
import { reachableRecurring } from './reads.server.ts'

/** What comes round, as it leaves in a spreadsheet; each time it does is among the commitments. */
export const exportedRecurring: ExportTable = {
  name: 'recurringPromises',
  columns: [
    'id',
    'partnership',
    'promisor',
    'beneficiaries',
    'text',
    'rhythm',
    'startsOn',
    'untilOn',
    'times',
    'pledgedOn',
    'responsible',
    'acceptedOn',
    'lastOn',
    'endedReason',
  ],
  rows: async function* (tx) {
    for (const one of await reachableRecurring(tx, sql`true`))
      yield {
        id: one.id,
        partnership: one.partnershipName,
        promisor: one.promisor.name,
        beneficiaries: one.beneficiaries.map((each) => each.name).join('; '),
        text: one.text,
        rhythm: one.rhythm,
        startsOn: one.startsOn,
        untilOn: one.untilOn,
        times: one.times,
        pledgedOn: one.pledgedOn,
        responsible: one.responsible?.name ?? null,
        acceptedOn: one.acceptedOn,
        lastOn: one.lastOn,
        endedReason: one.endedReason,
      }
  },
}
