import type { Tx } from '#platform/context/context.server.ts'
import type { ExportTable } from '#platform/features/feature.server.ts'
import { readCursor } from '#platform/http/listing.ts'
import { isOpen, items, type Tie, type Wave } from './pulse.ts'
import { listWaves, tiesOfWaves } from './reads.server.ts'

/** Columns as they leave in a spreadsheet; a contract, so in English and never renamed. No names of people. */
export const pulseColumns = [
  'waveId',
  'partnershipId',
  'openedOn',
  'closesOn',
  'from',
  'about',
  'people',
  ...items,
] as const

type PulseRecord = Record<(typeof pulseColumns)[number], string | number | null>

export const pulseRecords = (
  wave: Wave,
  ties: readonly Tie[],
  nameOf: ReadonlyMap<string, string>,
): PulseRecord[] =>
  ties.map(({ from, about, people, ...figures }) => ({
    ...figures,
    waveId: wave.id,
    partnershipId: wave.partnershipId,
    openedOn: wave.openedOn,
    closesOn: wave.closesOn,
    from: nameOf.get(from) ?? null,
    about: nameOf.get(about) ?? null,
    people,
  }))

/** The names of the organizations in some ties. */
export async function namesIn(
  tx: Tx,
  ties: Iterable<Pick<Tie, 'from' | 'about'>>,
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set([...ties].flatMap(({ from, about }) => [from, about]))]
  const rows = await tx.db
    .selectFrom('organizations')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', 'in', [...ids, tx.workspace.hostOrganizationId])
    .select(['id', 'name'])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

async function* everyWave(tx: Tx): AsyncGenerator<{ waves: Wave[]; ties: ReadonlyMap<string, Tie[]> }> {
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listWaves>> = await listWaves(tx, {
      cursor: readCursor(cursor),
      limit: 200,
    })
    yield { waves: page.items, ties: await tiesOfWaves(tx, page.items) }
    cursor = page.next
  } while (cursor !== null)
}

export const exportedPulses: ExportTable = {
  name: 'pulse',
  columns: [...pulseColumns],
  rows: async function* (tx) {
    for await (const { waves, ties } of everyWave(tx)) {
      const names = await namesIn(tx, [...ties.values()].flat())
      for (const wave of waves) yield* pulseRecords(wave, ties.get(wave.id) ?? [], names)
    }
  },
}

export const waveColumns = [
  'id',
  'partnershipId',
  'openedOn',
  'closesOn',
  'endedOn',
  'everyDays',
  'open',
  'invited',
  'answered',
] as const
export const exportedWaves: ExportTable = {
  name: 'pulse-waves',
  columns: [...waveColumns],
  rows: async function* (tx) {
    for await (const { waves } of everyWave(tx))
      for (const { turnout, partnershipName: _name, openedBy: _by, ...wave } of waves)
        yield {
          ...wave,
          open: isOpen(wave, tx.today),
          invited: turnout.reduce((sum, one) => sum + one.invited, 0),
          answered: turnout.reduce((sum, one) => sum + one.answered, 0),
        }
  },
}
