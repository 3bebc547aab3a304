import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { addDays } from '#platform/context/days.ts'
import type { DueItem, DueSource } from '#platform/features/feature.server.ts'
import { can } from '#platform/policy/policy.ts'
import { formatDay, formatDistance, formatWeekday } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { type MeetingSoon, meetingsSoon } from '../meetings/reads.server.ts'
import { readPartnerships } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { mayAnswer } from './answer.server.ts'
import { turnsAheadIn } from './open.server.ts'
import { openSwaps, reachableRotas } from './reads.server.ts'
import type { Turn } from './rota.ts'
import { placeWord, yourTurnWords } from './say.ts'

/** The actor's own turns within the week. */
export const rotasDue: DueSource = {
  find: async (tx) => (can(tx.actor, partnershipPolicy.workTogether) ? ownTurns(tx) : []),
}

/** Swaps that wait for the actor's word. */
export const swapsDue: DueSource = {
  perhaps: (tx) => sql`exists (select 1 from rota_swaps x where x.workspace_id = ${tx.workspace.id}
    and x.answered_at is null and x.withdrawn_at is null)`,
  find: async (tx) => (can(tx.actor, partnershipPolicy.workTogether) ? swapsToAnswer(tx) : []),
}

async function ownTurns(tx: Tx): Promise<DueItem[]> {
  const soon = (await meetingsSoon(tx, addDays(tx.today, 7))).filter(
    (meeting) => meeting.startsOn >= tx.today,
  )
  const partnerships = await readPartnerships(tx, await wherePerhapsOurs(tx, soon))
  const going = [...partnerships.values()].filter((one) => one.concludedOn === null)
  const titles = new Map(soon.map((meeting) => [meeting.id, meeting.title]))
  const ahead = await turnsAheadIn(tx, going)
  return going.flatMap((partnership) =>
    (ahead.get(partnership.id)?.turns ?? []).flatMap((turn) => {
      const title = titles.get(turn.meetingId)
      return title === undefined || !isOwn(tx, turn) ? [] : [dueOf(tx, turn, title, partnership)]
    }),
  )
}

/**
 * Partnerships with a meeting soon where a turn may be the actor's: hosting goes round, they stand for a partner, or
 * they have a place already. Whose turn it is can only be worked out meeting by meeting, so it is asked of these alone.
 */
async function wherePerhapsOurs(tx: Tx, soon: readonly MeetingSoon[]): Promise<string[]> {
  if (soon.length === 0) return []
  const { personId } = tx.actor
  const placed = soon.filter(({ personIds }) => personId !== null && personIds.includes(personId))
  const rows = await reachableRotas(tx)
    .where('rotas.partnershipId', 'in', [...new Set(soon.map((meeting) => meeting.partnershipId))])
    .where((where) =>
      where.or([
        where('rotas.place', '=', 'host'),
        where('rotas.partnershipId', 'in', [
          ...new Set(placed.map((meeting) => meeting.partnershipId)),
          tx.workspace.id,
        ]),
        where(
          'rotas.partnershipId',
          'in',
          where
            .selectFrom('representatives')
            .where('representatives.workspaceId', '=', tx.workspace.id)
            .where('representatives.personId', '=', personId ?? tx.workspace.id)
            .where('representatives.endedOn', 'is', null)
            .select('representatives.partnershipId'),
        ),
      ]),
    )
    .select('rotas.partnershipId')
    .distinct()
    .execute()
  return rows.map((row) => row.partnershipId)
}

const isOwn = (tx: Tx, { place, organizationId, personId }: Turn): boolean =>
  place === 'host'
    ? organizationId === tx.actor.organizationId
    : personId !== null && personId === tx.actor.personId

function dueOf(tx: Tx, turn: Turn, meeting: string, { id, name }: { id: string; name: string }): DueItem {
  const facts = { meeting, partnership: name }
  return {
    kind: `rota.${turn.place}`,
    recordId: turn.meetingId,
    partnershipId: id,
    group: turn.on === tx.today ? 'today' : turn.isSet ? 'week' : 'waiting',
    dueOn: turn.on,
    title: yourTurnWords(turn.place, formatWeekday(turn.on)),
    why: turn.isSet ? m.rota_due_set(facts) : m.rota_due_proposed(facts),
    when: formatDistance(turn.on, tx.today),
    href: turn.isSet ? `/meetings/${turn.meetingId}` : `/rotas/${turn.rotaId}/turn?meeting=${turn.meetingId}`,
    doneHref: turn.isSet ? null : `/rotas/${turn.rotaId}/turn?meeting=${turn.meetingId}`,
  }
}

async function swapsToAnswer(tx: Tx): Promise<DueItem[]> {
  const asked = (await openSwaps(tx)).filter(
    // Staff may answer for those who don't sign in, but are not reminded to.
    (swap) => swap.to.organizationId === tx.actor.organizationId && mayAnswer(tx, swap),
  )
  if (asked.length === 0) return []
  const partnerships = await readPartnerships(
    tx,
    asked.map((swap) => swap.partnershipId),
  )
  const meetings = await tx.db
    .selectFrom('meetings')
    .where('workspaceId', '=', tx.workspace.id)
    .where(
      'id',
      'in',
      asked.map((swap) => swap.meetingId),
    )
    .select(['id', 'startsOn'])
    .execute()
  const days = new Map(meetings.map((meeting) => [meeting.id, meeting.startsOn]))
  return asked.flatMap((swap): DueItem[] => {
    const partnership = partnerships.get(swap.partnershipId)
    const on = days.get(swap.meetingId)
    if (partnership === undefined || on === undefined) return []
    return [
      {
        kind: 'rota.swap',
        recordId: swap.id,
        partnershipId: swap.partnershipId,
        group: 'waiting',
        dueOn: on,
        title: m.rota_due_swap_title({
          from: swap.from.person ?? swap.from.organization,
          place: placeWord(swap.place),
        }),
        why: m.rota_due_swap({ partnership: partnership.name, day: formatDay(on, tx.today) }),
        when: formatDistance(on, tx.today),
        href: `/rota-swaps/${swap.id}`,
        doneHref: `/rota-swaps/${swap.id}`,
      },
    ]
  })
}
