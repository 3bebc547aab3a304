import type { Tx } from '#platform/context/context.server.ts'
import type { ExportTable } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { namesOf } from '../meetings/reads.server.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import { circleOf } from './candidates.server.ts'
import { reachableRotas, rotasOf, skipsOf, swapsOf } from './reads.server.ts'

/** Columns of turns as they leave in a spreadsheet; a contract, so in English and never renamed. */
export const turnColumns = [
  'partnershipId',
  'place',
  'on',
  'meeting',
  'organization',
  'person',
  'what',
  'why',
] as const
type TurnRecord = Record<(typeof turnColumns)[number], string>

/** What was served, skipped and swapped in a partnership in reach, by day. */
export async function turnRecords(tx: Tx, partnershipId: string): Promise<TurnRecord[]> {
  const rotas = await rotasOf(tx, partnershipId)
  const ids = rotas.map((rota) => rota.id)
  const { meetings, served } = await circleOf(tx, await readPartnership(tx, partnershipId))
  const skips = await skipsOf(tx, ids)
  const names = await namesOf(
    tx,
    [...served, ...skips].flatMap((one) => [one.organizationId, one.personId]),
  )
  const nameOf = (id: string | null) => names.get(id ?? '')?.name ?? ''
  const row = (
    place: string,
    meetingId: string,
    rest: Pick<TurnRecord, 'organization' | 'person' | 'what' | 'why'>,
  ) => {
    const meeting = meetings.find((one) => one.id === meetingId)
    return { partnershipId, place, on: meeting?.startsOn ?? '', meeting: meeting?.title ?? '', ...rest }
  }
  const named = (one: { organizationId: string; personId: string | null }) => ({
    organization: nameOf(one.organizationId),
    person: nameOf(one.personId),
  })
  return [
    ...served
      .filter((one) => rotas.some((rota) => rota.place === one.place))
      .map((one) => row(one.place, one.meetingId, { ...named(one), what: 'served', why: '' })),
    ...skips.map((one) =>
      row(rotas.find((rota) => rota.id === one.rotaId)?.place ?? '', one.meetingId, {
        ...named(one),
        what: 'skipped',
        why: one.reason,
      }),
    ),
    ...(await swapsOf(tx, ids)).map((one) =>
      row(one.place, one.meetingId, {
        organization: one.to.organization,
        person: one.to.person ?? '',
        what: `swap ${one.state}`,
        why: one.note,
      }),
    ),
  ].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

export const exportedTurns: ExportTable = {
  name: 'rota-turns',
  columns: [...turnColumns],
  rows: async function* (tx) {
    const going = await reachableRotas(tx)
      .select('rotas.partnershipId')
      .distinct()
      .orderBy('rotas.partnershipId')
      .execute()
    for (const { partnershipId } of going) yield* await turnRecords(tx, partnershipId)
  },
  ofPartnership: {
    says: m.leaves_turns,
    columns: {
      place: m.column_turns_place,
      on: m.column_turns_on,
      what: m.column_turns_what,
    },
    rows: async function* (tx, partnershipId) {
      yield* await turnRecords(tx, partnershipId)
    },
  },
}
