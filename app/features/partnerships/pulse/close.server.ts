import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { isOpen, lastDay } from './pulse.ts'
import { readWave, wavesOf } from './reads.server.ts'

/** Ends a wave before its day: what was answered by now is shown. */
export async function closeWave(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const wave = await readWave(tx, id)
  const partnership = await openPartnership(tx, wave.partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.openPulse)
  if (!isOpen(wave, tx.today)) return new Refusal('pulse_closed', { on: lastDay(wave) })
  await set(tx, id, { closedAt: tx.now, closedByPersonId: tx.actor.personId })
  return {
    historyId: await record(tx, 'pulse.closed', {
      subject: { kind: 'pulse', id },
      partnershipId: wave.partnershipId,
    }),
  }
}

/** Opens an ended wave again, until its day. */
export async function reopenWave(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const wave = await readWave(tx, id)
  const partnership = await openPartnership(tx, wave.partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.openPulse)
  if (wave.endedOn === null && isOpen(wave, tx.today)) return new Refusal('pulse_open', { on: wave.closesOn })
  if (wave.closesOn < tx.today) return new Refusal('pulse_closed', { on: wave.closesOn })
  const other = (await wavesOf(tx, wave.partnershipId)).find((one) => isOpen(one, tx.today))
  if (other !== undefined) return new Refusal('pulse_open', { on: other.closesOn })
  await set(tx, id, { closedAt: null, closedByPersonId: null })
  return {
    historyId: await record(tx, 'pulse.reopened', {
      subject: { kind: 'pulse', id },
      partnershipId: wave.partnershipId,
    }),
  }
}

/** The inverse of closing. */
export const undoClosing: Inverse = async (tx, { subjectId }) => {
  const answer = await reopenWave(tx, subjectId)
  return isRefusal(answer) ? answer : undefined
}
/** The inverse of opening again. */
export const undoReopening: Inverse = async (tx, { subjectId }) => {
  const answer = await closeWave(tx, subjectId)
  return isRefusal(answer) ? answer : undefined
}

const set = (tx: Tx, id: string, values: { closedAt: Date | null; closedByPersonId: string | null }) =>
  tx.db
    .updateTable('pulseWaves')
    .set(values)
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
