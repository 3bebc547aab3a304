import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import type { SkipInput } from './inputs.ts'
import { aboutRota, holderOf, openTurn } from './open.server.ts'
import { setPlace } from './places.server.ts'
import { skipsOf } from './reads.server.ts'

/** Passes a turn on to the next partner, with why; whoever skips comes up again at the next meeting. */
export async function skipTurn(
  tx: Tx,
  rotaId: string,
  { meetingId, reason }: SkipInput,
): Promise<{ historyId: string } | Refusal> {
  const opened = await openTurn(tx, rotaId, meetingId)
  if (isRefusal(opened)) return opened
  const { rota, turn, meeting } = opened
  const { organizationId, personId } = turn
  if (organizationId === null) return new Refusal('rota_turn_nobody')
  const skips = await skipsOf(tx, [rota.id])
  const skipped = skips.some((one) => one.meetingId === meetingId && one.organizationId === organizationId)
  if (skipped) return new Refusal('rota_skipped_already')
  const was = turn.isSet ? holderOf(turn) : null
  const no = turn.isSet ? await setPlace(tx, meeting, rota.place, null) : null
  if (no !== null) return no
  const id = uuid()
  await tx.db
    .insertInto('rotaSkips')
    .values({
      workspaceId: tx.workspace.id,
      id,
      rotaId: rota.id,
      meetingId,
      organizationId,
      personId,
      reason,
      skippedByPersonId: tx.actor.personId,
      createdAt: tx.now,
    })
    .execute()
  // What was asked about this turn is asked no more.
  await tx.db
    .updateTable('rotaSwaps')
    .set({ withdrawnAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('rotaId', '=', rota.id)
    .where('meetingId', '=', meetingId)
    .where('answeredAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .execute()
  return {
    historyId: await record(tx, 'rota.skipped', {
      ...aboutRota(rota),
      after: { skipId: id, meetingId, was, reason },
      facts: { place: rota.place, on: turn.on },
    }),
  }
}

/** The inverse of skipping: the turn is theirs again, and set where it was set and nobody has taken it. */
export const undoSkip: Inverse = async (tx, { subjectId, after }) => {
  const opened = await openTurn(tx, subjectId, String(after?.meetingId ?? ''))
  if (isRefusal(opened)) return opened
  const { rota, turn, meeting } = opened
  if (turn.isSet) return new Refusal('rota_turn_changed')
  await tx.db
    .deleteFrom('rotaSkips')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', String(after?.skipId ?? ''))
    .execute()
  const no = typeof after?.was === 'string' ? await setPlace(tx, meeting, rota.place, after.was) : null
  if (no !== null) return no
  await record(tx, 'rota.unskipped', { ...aboutRota(rota), facts: { place: rota.place, on: turn.on } })
  return undefined
}
