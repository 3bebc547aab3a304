import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import type { TurnInput } from './inputs.ts'
import { aboutRota, holderOf, openTurn } from './open.server.ts'
import { setPlace } from './places.server.ts'

/** Writes into the meeting whose turn it is, so that everybody asked to it can read it. */
export async function takeTurn(
  tx: Tx,
  rotaId: string,
  { meetingId }: TurnInput,
): Promise<{ historyId: string } | Refusal> {
  const opened = await openTurn(tx, rotaId, meetingId)
  if (isRefusal(opened)) return opened
  const { rota, turn, meeting } = opened
  if (turn.isSet) return new Refusal('rota_turn_set')
  const who = holderOf(turn)
  if (who === null) return new Refusal('rota_turn_nobody')
  const no = await setPlace(tx, meeting, rota.place, who)
  if (no !== null) return no
  return {
    historyId: await record(tx, 'rota.taken', {
      ...aboutRota(rota),
      after: { meetingId, who },
      facts: { place: rota.place, on: turn.on },
    }),
  }
}

/** The inverse of taking: the place is free again, unless somebody else has it by now. */
export const undoTake: Inverse = async (tx, { subjectId, after }) => {
  const opened = await openTurn(tx, subjectId, String(after?.meetingId ?? ''))
  if (isRefusal(opened)) return opened
  const { rota, turn, meeting } = opened
  if (!turn.isSet || holderOf(turn) !== after?.who) return new Refusal('rota_turn_changed')
  const no = await setPlace(tx, meeting, rota.place, null)
  if (no !== null) return no
  await record(tx, 'rota.freed', { ...aboutRota(rota), facts: { place: rota.place, on: turn.on } })
  return undefined
}
