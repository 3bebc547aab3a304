import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { addDays } from '#platform/context/days.ts'
import { Invalid, isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { type RhythmInput, rhythmInput } from './inputs.ts'
import { readWave, wavesOf } from './reads.server.ts'

/**
 * Says after how many days the next wave opens, counted from the latest, or that none does (null). Throws Invalid at
 * `everyDays` for a rhythm that is shorter than the wave.
 */
export async function changeRhythm(
  tx: Tx,
  id: string,
  { everyDays }: RhythmInput,
): Promise<{ historyId: string } | Refusal> {
  const wave = await readWave(tx, id)
  const partnership = await openPartnership(tx, wave.partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.openPulse)
  // The next one follows the latest: a rhythm on an earlier wave would be kept and never kept to.
  if ((await wavesOf(tx, wave.partnershipId))[0]?.id !== id) return new Refusal('pulse_not_latest')
  if (everyDays !== null && addDays(wave.openedOn, everyDays) <= wave.closesOn)
    throw new Invalid([{ path: 'everyDays', code: 'issue_pulse_rhythm' }])
  await tx.db
    .updateTable('pulseWaves')
    .set({ everyDays })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
  return {
    historyId: await record(tx, 'pulse.rhythm_changed', {
      subject: { kind: 'pulse', id },
      partnershipId: wave.partnershipId,
      before: { everyDays: wave.everyDays },
      after: { everyDays },
    }),
  }
}

/** Lets the next wave not open by itself. */
export const stopRhythm = (tx: Tx, id: string) => changeRhythm(tx, id, { everyDays: null })

/** The inverse of changing it: as it was before. */
export const undoRhythm: Inverse = async (tx, { subjectId, before }) => {
  const answer = await changeRhythm(tx, subjectId, rhythmInput.parse(before))
  return isRefusal(answer) ? answer : undefined
}
