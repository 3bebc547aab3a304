import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { formatDay } from '#platform/words/format.ts'
import { partnershipPolicy } from '../../policy.ts'
import { aboutAgreement, openAgreement } from '../open.server.ts'
import { givePen } from './give.server.ts'
import { takingOf } from './reads.server.ts'
import { closedRefusal, freeOn, takingRefusal } from './turn.ts'

/**
 * Takes the pen: the side that handed it over while the other has not begun, any side after the other was silent for
 * as long as the workspace set, or once it takes part no more.
 */
export async function takePen(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const opened = await openAgreement(tx, id)
  if (isRefusal(opened)) return opened
  const { agreement, partnership } = opened
  allow(tx.actor, partnershipPolicy.workTogether)
  const closed = closedRefusal(agreement)
  if (closed !== null) return closed
  const { turn } = agreement
  const taking = await takingOf(tx, agreement, partnership)
  const refusal = takingRefusal(turn, taking, tx.today)
  if (refusal !== null)
    return new Refusal(refusal, {
      organization: turn.organizationName,
      on: formatDay(freeOn(taking), tx.today),
    })
  await givePen(tx, id, tx.actor.organizationId)
  return {
    historyId: await record(tx, 'agreement.pen_taken', {
      ...aboutAgreement(opened),
      organizationId: turn.organizationId,
      before: { pen: turn.organizationId },
      after: { pen: tx.actor.organizationId },
    }),
  }
}

/** The inverse of handing over. */
export const undoHandOver: Inverse = async (tx, { subjectId }) => {
  const answer = await takePen(tx, subjectId)
  return isRefusal(answer) ? answer : undefined
}
