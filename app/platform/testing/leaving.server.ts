import type { Tx } from '../context/context.server.ts'
import type { ExportTable } from '../features/feature.server.ts'

/** The rows of a table that leave with a partnership, as whoever asks reads them. */
export async function rowsLeaving(
  tx: Tx,
  { ofPartnership }: ExportTable,
  partnershipId: string,
): Promise<Record<string, unknown>[]> {
  const all: Record<string, unknown>[] = []
  for await (const row of ofPartnership?.rows(tx, partnershipId) ?? []) all.push(row)
  return all
}
