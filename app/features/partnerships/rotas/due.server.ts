import type { Tx } from '#platform/context/context.server.ts'
import { addDays } from '#platform/context/days.ts'
import type { DueItem, DueSource } from '#platform/features/feature.server.ts'
import { can } from '#platform/policy/policy.ts'
import { formatDay, formatDistance, formatWeekday } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { meetingsSoon } from '../meetings/reads.server.ts'
import { readPartnership, readsUntil } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { mayAnswer } from './answer.server.ts'
import { turnsAhead } from './open.server.ts'
import { openSwaps, reachableRotas } from './reads.server.ts'
import type { Turn } from './rota.ts'
import { placeWord, yourTurnWords } from './say.ts'

/** The actor's own turns within the week, and swaps that wait for their word. */
export const rotasDue: DueSource = {
  find: async (tx) => {
    if (!can(tx.actor, partnershipPolicy.workTogether)) return []
    return [...(await ownTurns(tx)), ...(await swapsToAnswer(tx))]
  },
}

/** Partnerships where something goes round and a meeting comes within the week; a page of Today asks for no more of them. */
const most = 30

async function ownTurns(tx: Tx): Promise<DueItem[]> {
  const soon = (await meetingsSoon(tx, addDays(tx.today, 7))).filter(
    (meeting) => meeting.startsOn >= tx.today,
  )
  if (soon.length === 0) return []
  const going = await reachableRotas(tx)
    .where(
      'rotas.partnershipId',
      'in',
      soon.map((meeting) => meeting.partnershipId),
    )
    .select('rotas.partnershipId')
    .distinct()
    .limit(most)
    .execute()
  const due: DueItem[] = []
  for (const { partnershipId } of going) {
    const partnership = await readPartnership(tx, partnershipId)
    if (partnership.concludedOn !== null) continue
    const { turns } = await turnsAhead(tx, partnership)
    for (const turn of turns) {
      const meeting = soon.find((one) => one.id === turn.meetingId)
      if (meeting !== undefined && isOwn(tx, turn)) due.push(dueOf(tx, turn, meeting.title, partnership))
    }
  }
  return due
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
  const due: DueItem[] = []
  for (const swap of asked) {
    if (readsUntil(tx, swap.partnershipId) !== null) continue
    const { name } = await readPartnership(tx, swap.partnershipId)
    const meeting = await tx.db
      .selectFrom('meetings')
      .where('workspaceId', '=', tx.workspace.id)
      .where('id', '=', swap.meetingId)
      .select('startsOn')
      .executeTakeFirst()
    if (meeting === undefined) continue
    due.push({
      kind: 'rota.swap',
      recordId: swap.id,
      partnershipId: swap.partnershipId,
      group: 'waiting',
      dueOn: meeting.startsOn,
      title: m.rota_due_swap_title({
        from: swap.from.person ?? swap.from.organization,
        place: placeWord(swap.place),
      }),
      why: m.rota_due_swap({ partnership: name, day: formatDay(meeting.startsOn, tx.today) }),
      when: formatDistance(meeting.startsOn, tx.today),
      href: `/rota-swaps/${swap.id}`,
      doneHref: `/rota-swaps/${swap.id}`,
    })
  }
  return due
}
