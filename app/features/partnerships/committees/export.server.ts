import type { Tx } from '#platform/context/context.server.ts'
import type { ExportTable } from '#platform/features/feature.server.ts'
import { readCursor } from '#platform/http/listing.ts'
import { m } from '#platform/words/words.ts'
import { type Committee, lastDay, vacancies } from './committee.ts'
import { type CommitteesWanted, listCommittees } from './reads.server.ts'

/** Columns of seats as they leave in a spreadsheet; a contract, so in English and never renamed. */
export const seatColumns = [
  'committeeId',
  'partnershipId',
  'committee',
  'organization',
  'person',
  'from',
  'until',
] as const

/** A line a seat: those that were held, and those that are free. */
export function seatRecords(committee: Committee, today: string): (string | null)[][] {
  const about = [committee.id, committee.partnershipId, committee.name]
  return [
    ...committee.members.map((one) => [...about, one.organization, one.person, one.fromOn, lastDay(one)]),
    ...vacancies(committee, today).flatMap((one) =>
      Array.from({ length: one.free }, () => [...about, one.organization, null, null, null]),
    ),
  ]
}

/** Every committee of a list, page by page, so that memory stays flat. */
export async function* everyCommittee(
  tx: Tx,
  wanted: Partial<CommitteesWanted> = {},
): AsyncGenerator<Committee> {
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listCommittees>> = await listCommittees(tx, {
      query: '',
      sort: 'name',
      direction: 'asc',
      ...wanted,
      cursor: readCursor(cursor),
      limit: 500,
    })
    yield* page.items
    cursor = page.next
  } while (cursor !== null)
}

export const exportedCommittees: ExportTable = {
  name: 'committees',
  columns: ['id', 'partnershipId', 'name', 'purpose', 'endedOn'],
  rows: async function* (tx) {
    for await (const { id, partnershipId, name, purpose, endedOn } of everyCommittee(tx))
      yield { id, partnershipId, name, purpose, endedOn }
  },
  ofPartnership: {
    says: m.leaves_committees,

    rows: async function* (tx, partnershipId) {
      for await (const { id, name, purpose, endedOn } of everyCommittee(tx, { partnershipId }))
        yield { id, partnershipId, name, purpose, endedOn }
    },
  },
}
export const exportedSeats: ExportTable = {
  name: 'committee-seats',
  columns: [...seatColumns],
  rows: async function* (tx) {
    yield* seatsOf(tx, {})
  },
  ofPartnership: {
    says: m.leaves_seats,
    columns: {
      committeeId: m.column_seats_committee_id,
      committee: m.column_seats_committee,
      from: m.column_seats_from,
      until: m.column_seats_until,
    },
    rows: (tx, partnershipId) => seatsOf(tx, { partnershipId }),
  },
}

async function* seatsOf(tx: Tx, wanted: Partial<CommitteesWanted>) {
  for await (const committee of everyCommittee(tx, wanted))
    for (const row of seatRecords(committee, tx.today))
      yield Object.fromEntries(seatColumns.map((column, at) => [column, row[at]]))
}
