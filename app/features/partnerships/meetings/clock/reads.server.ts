import type { Tx } from '#platform/context/context.server.ts'
import { readsUntil } from '../../partnerships/reads.server.ts'
import type { AgendaItem, Meeting } from '../meeting.ts'
import { namesOf } from '../reads.server.ts'
import { nextOf, refusalOfClock, type Stretch, spentOn } from './clock.ts'

/** The stretches of a meeting that the reader reaches, the earliest first; for who has left, those begun by then. */
export async function stretchesOf(
  tx: Tx,
  { id, partnershipId }: Pick<Meeting, 'id' | 'partnershipId'>,
): Promise<Stretch[]> {
  const until = readsUntil(tx, partnershipId)
  const rows = await tx.db
    .selectFrom('meetingStretches')
    .where('workspaceId', '=', tx.workspace.id)
    .where('meetingId', '=', id)
    .orderBy('beganAt')
    .orderBy('id')
    .select(['id', 'itemId', 'beganAt', 'endedAt', 'organizationId', 'begunByPersonId'])
    .execute()
  const read = rows.filter((row) => until === null || row.beganAt <= until)
  const names = await namesOf(
    tx,
    read.flatMap((row) => [row.organizationId, row.begunByPersonId]),
  )
  return read.map(({ organizationId, begunByPersonId, ...stretch }) => ({
    ...stretch,
    personName: names.get(begunByPersonId ?? '')?.name ?? null,
    organizationName: names.get(organizationId)?.name ?? '',
  }))
}

/** The stretch that runs, if one does. */
export const runningOf = (stretches: readonly Stretch[]): Stretch | null =>
  stretches.find((one) => one.endedAt === null) ?? null

type Shown = Pick<AgendaItem, 'id' | 'text' | 'minutes'>

/** What is under discussion as everybody sees it, and what comes next. */
export interface Clock {
  /** Null while nothing has been taken up, or the clock was stopped. */
  running:
    | (Pick<Stretch, 'id' | 'beganAt' | 'personName' | 'organizationName'> & {
        item: Shown
        /** In milliseconds, as of `now`. */
        spent: number
      })
    | null
  next: Shown | null
  now: Date
}

/** The clock of a meeting; null where it can't run, since the meeting lies ahead, was held or is cancelled. */
export function clockOf(
  tx: Tx,
  meeting: Pick<Meeting, 'state' | 'startsOn'>,
  items: readonly AgendaItem[],
  stretches: readonly Stretch[],
): Clock | null {
  if (refusalOfClock(meeting, tx.today) !== null || items.length === 0) return null
  const stretch = runningOf(stretches)
  const item = items.find((one) => one.id === stretch?.itemId)
  if (stretch === null || item === undefined)
    return { running: null, next: shown(nextOf(items, lastOf(stretches, items))), now: tx.now }
  const { id, beganAt, personName, organizationName } = stretch
  const spent = spentOn(stretches, item.id, tx.now)
  return {
    running: { id, beganAt, personName, organizationName, item: shown(item), spent },
    next: shown(nextOf(items, item.id)),
    now: tx.now,
  }
}

/** What was talked about last, so that a clock that was stopped goes on after it. */
const lastOf = (stretches: readonly Stretch[], items: readonly AgendaItem[]): string | null =>
  items.find((one) => one.id === stretches.at(-1)?.itemId)?.id ?? null

function shown(item: AgendaItem): Shown
function shown(item: AgendaItem | null): Shown | null
function shown(item: AgendaItem | null): Shown | null {
  return item === null ? null : { id: item.id, text: item.text, minutes: item.minutes }
}
