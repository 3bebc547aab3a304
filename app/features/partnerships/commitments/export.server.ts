import { sql } from 'kysely'
import type { ExportTable } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { type LedgerRow, ledgerRows, readLedger } from './reads.server.ts'

/** Columns of commitments as they leave in a spreadsheet; a contract, so in English and never renamed. */
export const commitmentColumns = [
  'id',
  'partnership',
  'promisor',
  'beneficiaries',
  'text',
  'pledgedOn',
  'pledgedFor',
  'dueOn',
  'responsible',
  'state',
  'outcome',
  'acceptedOn',
  'fulfilledOn',
  'lateDays',
  'renegotiated',
] as const

export const commitmentRecord = (
  row: LedgerRow,
): Record<(typeof commitmentColumns)[number], string | number | null> => ({
  id: row.id,
  partnership: row.partnershipName,
  promisor: row.promisor.name,
  beneficiaries: row.beneficiaries.map((one) => one.name).join('; '),
  text: row.text,
  pledgedOn: row.pledgedOn,
  pledgedFor: row.pledgedFor,
  dueOn: row.standing.dueOn,
  responsible: row.responsible?.name ?? null,
  state: row.standing.state,
  outcome: row.standing.outcome,
  acceptedOn: row.acceptedOn,
  fulfilledOn: row.fulfilment?.fulfilledOn ?? null,
  lateDays: row.standing.lateDays,
  renegotiated: row.standing.renegotiated,
})

export async function* commitmentCells(rows: readonly LedgerRow[]): AsyncGenerator<unknown[]> {
  for (const row of rows) {
    const cells = commitmentRecord(row)
    yield commitmentColumns.map((column) => cells[column])
  }
}

export const exportedCommitments: ExportTable = {
  name: 'commitments',
  columns: [...commitmentColumns],
  rows: async function* (tx) {
    for (const row of await ledgerRows(tx, sql`true`)) yield commitmentRecord(row)
  },
  ofPartnership: {
    says: m.leaves_commitments,
    columns: {
      pledgedFor: m.column_commitments_pledged_for,
      dueOn: m.column_commitments_due_on,
      outcome: m.column_commitments_outcome,
      fulfilledOn: m.column_commitments_fulfilled_on,
      lateDays: m.column_commitments_late_days,
      renegotiated: m.column_commitments_renegotiated,
    },
    rows: async function* (tx, partnershipId) {
      for (const row of await readLedger(tx, { partnershipId, view: 'all', query: '' }))
        yield commitmentRecord(row)
    },
  },
}
