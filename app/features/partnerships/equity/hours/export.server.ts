import type { ExportTable } from '#platform/features/feature.server.ts'
import { readCursor } from '#platform/http/listing.ts'
import { m } from '#platform/words/words.ts'
import type { HourEntry } from './hour-entry.ts'
import { listHours } from './reads.server.ts'

/** Columns of noted hours as they leave in a spreadsheet; a contract, so in English and never renamed. */
export const hourColumns = [
  'id',
  'partnershipId',
  'organization',
  'touchpointId',
  'commitmentId',
  'givenOn',
  'hours',
  'note',
  'notedBy',
] as const

export const hourRecord = (one: HourEntry): Record<(typeof hourColumns)[number], string | number | null> => ({
  id: one.id,
  partnershipId: one.partnershipId,
  organization: one.organization,
  touchpointId: one.touchpointId,
  commitmentId: one.commitmentId,
  givenOn: one.givenOn,
  hours: one.hours,
  note: one.note,
  notedBy: one.notedBy,
})

/** Every entry in reach, page by page, so that memory stays flat. */
export async function* everyHour(
  tx: Parameters<typeof listHours>[0],
  partnershipId?: string,
): AsyncGenerator<HourEntry> {
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listHours>> = await listHours(tx, {
      limit: 500,
      cursor: readCursor(cursor),
      ...(partnershipId === undefined ? {} : { partnershipId }),
    })
    yield* page.items
    cursor = page.next
  } while (cursor !== null)
}

export const exportedHours: ExportTable = {
  name: 'hour-entries',
  columns: [...hourColumns],
  rows: async function* (tx) {
    for await (const one of everyHour(tx)) yield hourRecord(one)
  },
  ofPartnership: {
    says: m.leaves_hours,
    columns: {
      touchpointId: m.column_hours_touchpoint_id,
      commitmentId: m.column_hours_commitment_id,
      givenOn: m.column_hours_given_on,
      hours: m.column_hours_hours,
      notedBy: m.column_hours_noted_by,
    },
    rows: async function* (tx, partnershipId) {
      for await (const one of everyHour(tx, partnershipId)) yield hourRecord(one)
    },
  },
}
