import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { partnershipPolicy } from '../policy.ts'
import { answerProposals } from '../proposals/answered.server.ts'
import { beginBreak, endBreak, takeUpBreak } from './breaks.server.ts'
import type { ClosingInput } from './inputs.ts'
import { openPartnership, readPartnership } from './reads.server.ts'

const conclusion = { kind: 'conclusion', organizationId: null } as const

/** Concludes a partnership with a closing note that every partner reads. All of it stays readable. */
export async function concludePartnership(
  tx: Tx,
  id: string,
  { note }: ClosingInput,
): Promise<{ historyId: string } | Refusal> {
  const partnership = await openPartnership(tx, id)
  allow(tx.actor, partnershipPolicy.conclude)
  if (isRefusal(partnership)) return partnership
  await beginBreak(tx, id, { ...conclusion, note })
  await answerProposals(tx, id, { kind: 'conclusion' })
  return {
    historyId: await record(tx, 'partnership.concluded', {
      subject: { kind: 'partnership', id },
      partnershipId: id,
      after: { note },
    }),
  }
}

/** Takes a concluded partnership up again; the note says why. */
export async function reopenPartnership(
  tx: Tx,
  id: string,
  { note }: ClosingInput,
): Promise<{ historyId: string } | Refusal> {
  await readPartnership(tx, id)
  allow(tx.actor, partnershipPolicy.conclude)
  if (!(await endBreak(tx, id, { ...conclusion, note }))) return new Refusal('partnership_not_concluded')
  await answerProposals(tx, id, { kind: 'reopening' })
  return {
    historyId: await record(tx, 'partnership.reopened', {
      subject: { kind: 'partnership', id },
      partnershipId: id,
      after: { note },
    }),
  }
}

/** The inverse of concluding. */
export const undoConclusion: Inverse = async (tx, entry) => {
  const answer = await reopenPartnership(tx, entry.subjectId, { note: '' })
  return isRefusal(answer) ? answer : undefined
}

/** The inverse of taking it up again: the conclusion goes on, with its day and its closing note. */
export const undoReopening: Inverse = async (tx, { subjectId: id }) => {
  const partnership = await openPartnership(tx, id)
  allow(tx.actor, partnershipPolicy.conclude)
  if (isRefusal(partnership)) return partnership
  if (!(await takeUpBreak(tx, id, conclusion))) return new Refusal('partnership_not_concluded')
  await answerProposals(tx, id, { kind: 'conclusion' })
  await record(tx, 'partnership.concluded', { subject: { kind: 'partnership', id }, partnershipId: id })
  return undefined
}
