import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, NotFound, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow, can } from '#platform/policy/policy.ts'
import { readMeeting } from '../meetings/reads.server.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import type { AnswerInput } from './inputs.ts'
import { aboutRota, holderOf, type OpenTurn, openTurn } from './open.server.ts'
import { setPlace } from './places.server.ts'
import { readSwap } from './reads.server.ts'
import type { Swap } from './rota.ts'

/** Whoever is asked answers, or who speaks for their partner; for one that doesn't sign in, staff who may record for it. */
export function mayAnswer(tx: Tx, { to }: Swap): boolean {
  if (to.personId !== null && to.personId === tx.actor.personId)
    return can(tx.actor, partnershipPolicy.workTogether)
  return to.organizationId === tx.actor.organizationId
    ? can(tx.actor, partnershipPolicy.speakFor, { organizationId: to.organizationId })
    : can(tx.actor, partnershipPolicy.actOnBehalf)
}

function allowAnswer(tx: Tx, swap: Swap): void {
  if (mayAnswer(tx, swap)) return
  const own = swap.to.organizationId === tx.actor.organizationId
  allow(tx.actor, own ? partnershipPolicy.speakFor : partnershipPolicy.actOnBehalf)
}

/** Accepts or declines a swap. Accepted, the turn is set for whoever was asked, and theirs, if one is set, for the other. */
export async function answerSwap(
  tx: Tx,
  { swapId, accepts }: AnswerInput,
): Promise<{ historyId: string } | Refusal> {
  const swap = await readSwap(tx, swapId)
  const partnership = await openPartnership(tx, swap.partnershipId)
  if (isRefusal(partnership)) return partnership
  allowAnswer(tx, swap)
  if (swap.state !== 'asked') return new Refusal('rota_swap_answered')
  const opened = await openTurn(tx, swap.rotaId, swap.meetingId)
  if (isRefusal(opened)) return opened
  await writeAnswer(tx, swapId, accepts)
  const about = { ...aboutRota(opened.rota), facts: { place: swap.place, on: opened.turn.on } }
  if (!accepts) return { historyId: await record(tx, 'rota.swap_declined', { ...about, after: { swapId } }) }
  const moved = await exchange(tx, opened, swap)
  if (isRefusal(moved)) return moved
  return { historyId: await record(tx, 'rota.swap_accepted', { ...about, after: { swapId, ...moved } }) }
}

const writeAnswer = (tx: Tx, id: string, accepted: boolean | null) =>
  tx.db
    .updateTable('rotaSwaps')
    .set({
      accepted,
      answeredAt: accepted === null ? null : tx.now,
      answeredByPersonId: accepted === null ? null : tx.actor.personId,
    })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()

/** Sets both meetings; answers what stood there before, to be taken back. */
async function exchange(tx: Tx, { rota, turns, turn, meeting }: OpenTurn, swap: Swap) {
  const { place } = rota
  const [from, to] = [holderOf({ ...swap.from, place }), holderOf({ ...swap.to, place })]
  const before = turn.isSet ? holderOf(turn) : null
  const other = turns.find(
    (one) => one.rotaId === rota.id && one.meetingId !== meeting.id && one.isSet && holderOf(one) === to,
  )
  const no = before === to ? null : await setPlace(tx, meeting, place, to)
  if (no !== null) return no
  if (other !== undefined) {
    const refused = await setPlace(tx, await readMeeting(tx, other.meetingId), place, from)
    if (refused !== null) return refused
  }
  return { before, otherMeetingId: other?.meetingId ?? null }
}

/** The inverse of declining: it waits for an answer again. */
export const undoDecline: Inverse = async (tx, { after }) => {
  const swap = await readSwap(tx, String(after?.swapId ?? ''))
  const partnership = await openPartnership(tx, swap.partnershipId)
  if (isRefusal(partnership)) return partnership
  allowAnswer(tx, swap)
  if (swap.state !== 'declined') return new Refusal('rota_swap_answered')
  await writeAnswer(tx, swap.id, null)
  await record(tx, 'rota.swap_reopened', {
    ...aboutRota({ id: swap.rotaId, partnershipId: swap.partnershipId }),
    facts: { place: swap.place },
  })
  return undefined
}

/** The inverse of accepting: both turns as they were, as long as nobody has changed them since; it waits for an answer again. */
export const undoAccept: Inverse = async (tx, { after }) => {
  const swap = await readSwap(tx, String(after?.swapId ?? ''))
  const partnership = await openPartnership(tx, swap.partnershipId)
  if (isRefusal(partnership)) return partnership
  allowAnswer(tx, swap)
  const { place } = swap
  const opened = await openTurn(tx, swap.rotaId, swap.meetingId)
  if (isRefusal(opened)) return opened
  const [from, to] = [holderOf({ ...swap.from, place }), holderOf({ ...swap.to, place })]
  if (swap.state !== 'accepted' || !opened.turn.isSet || holderOf(opened.turn) !== to)
    return new Refusal('rota_turn_changed')
  const before = typeof after?.before === 'string' ? after.before : null
  const no = await setPlace(tx, opened.meeting, place, before)
  if (no !== null) return no
  if (typeof after?.otherMeetingId === 'string') {
    const other = opened.turns.find(
      (one) => one.rotaId === swap.rotaId && one.meetingId === after.otherMeetingId,
    )
    if (other === undefined || holderOf(other) !== from) return new Refusal('rota_turn_changed')
    const refused = await setPlace(tx, await meetingOf(tx, after.otherMeetingId, swap), place, to)
    if (refused !== null) return refused
  }
  await writeAnswer(tx, swap.id, null)
  await record(tx, 'rota.swap_reopened', { ...aboutRota(opened.rota), facts: { place } })
  return undefined
}

async function meetingOf(tx: Tx, id: string, { partnershipId }: Swap) {
  const meeting = await readMeeting(tx, id)
  if (meeting.partnershipId !== partnershipId) throw new NotFound()
  return meeting
}
