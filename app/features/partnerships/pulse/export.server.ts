import type { Tx } from '#platform/context/context.server.ts'
import type { ExportTable } from '#platform/features/feature.server.ts'
import { readCursor } from '#platform/http/listing.ts'
import { m } from '#platform/words/words.ts'
import { isOpen, items, type Tie, type Wave } from './pulse.ts'
import { listWaves, tiesOfWaves, wavesOf } from './reads.server.ts'

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

/** The ties of some waves, as rows. */
async function* tieRecords(tx: Tx, waves: readonly Wave[], ties: ReadonlyMap<string, Tie[]>) {
  const names = await namesIn(tx, [...ties.values()].flat())
  for (const wave of waves) yield* pulseRecords(wave, ties.get(wave.id) ?? [], names)
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
    for await (const { waves, ties } of everyWave(tx)) yield* tieRecords(tx, waves, ties)
  },
  ofPartnership: {
    says: m.leaves_pulse,
    columns: {
      waveId: m.column_pulse_wave_id,
      from: m.column_pulse_from,
      about: m.column_pulse_about,
      people: m.column_pulse_people,
      reliability: m.column_pulse_reliability,
      missionSupport: m.column_pulse_mission_support,
      openness: m.column_pulse_openness,
      influence: m.column_pulse_influence,
      involvement: m.column_pulse_involvement,
      resources: m.column_pulse_resources,
      collaboration: m.column_pulse_collaboration,
      satisfaction: m.column_pulse_satisfaction,
    },
    rows: async function* (tx, partnershipId) {
      const waves = await wavesOf(tx, partnershipId)
      yield* tieRecords(tx, waves, await tiesOfWaves(tx, waves))
    },
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
    for await (const { waves } of everyWave(tx)) for (const wave of waves) yield waveRecord(tx, wave)
  },
  ofPartnership: {
    says: m.leaves_waves,
    columns: {
      everyDays: m.column_waves_every_days,
      open: m.column_waves_open,
      invited: m.column_waves_invited,
      answered: m.column_waves_answered,
    },
    rows: async function* (tx, partnershipId) {
      for (const wave of await wavesOf(tx, partnershipId)) yield waveRecord(tx, wave)
    },
  },
}

const waveRecord = (tx: Tx, { turnout, partnershipName: _name, openedBy: _by, ...wave }: Wave) => ({
  ...wave,
  open: isOpen(wave, tx.today),
  invited: turnout.reduce((sum, one) => sum + one.invited, 0),
  answered: turnout.reduce((sum, one) => sum + one.answered, 0),
})
