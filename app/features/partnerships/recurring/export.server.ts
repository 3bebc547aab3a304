import { sql } from 'kysely'
import type { ExportTable } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { type RecurringPromise, reachableRecurring, recurringOf } from './reads.server.ts'

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
    'every',
    'startsOn',
    'untilOn',
    'times',
    'pledgedOn',
    'responsible',
    'clause',
    'acceptedOn',
    'lastOn',
    'endedReason',
  ],
  rows: async function* (tx) {
    for (const one of await reachableRecurring(tx, sql`true`)) yield recurringRecord(one)
  },
  ofPartnership: {
    says: m.leaves_recurring,
    columns: {
      rhythm: m.column_recurring_rhythm,
      every: m.column_recurring_every,
      times: m.column_recurring_times,
      clause: m.column_recurring_clause,
      lastOn: m.column_recurring_last_on,
      endedReason: m.column_recurring_ended_reason,
    },
    rows: async function* (tx, partnershipId) {
      for (const one of await recurringOf(tx, partnershipId)) yield recurringRecord(one)
    },
  },
}

const recurringRecord = (one: RecurringPromise) => ({
  id: one.id,
  partnership: one.partnershipName,
  promisor: one.promisor.name,
  beneficiaries: one.beneficiaries.map((each) => each.name).join('; '),
  text: one.text,
  rhythm: one.rhythm,
  every: one.every,
  startsOn: one.startsOn,
  untilOn: one.untilOn,
  times: one.times,
  pledgedOn: one.pledgedOn,
  responsible: one.responsible?.name ?? null,
  clause: one.clause,
  acceptedOn: one.acceptedOn,
  lastOn: one.lastOn,
  endedReason: one.endedReason,
})
