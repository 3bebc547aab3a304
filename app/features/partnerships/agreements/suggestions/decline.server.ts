import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, type Refusal } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { partnershipPolicy } from '../../policy.ts'
import type { ReasonInput } from '../inputs.ts'
import { writingRefusal } from '../turns/turn.ts'
import { aboutSuggestion, openSuggestion, settle, settledRefusal } from './open.server.ts'

/** Leaves the text as it is, with a reason; the side that has the pen does. */
export async function declineSuggestion(
  tx: Tx,
  id: string,
  { reason }: ReasonInput,
): Promise<{ historyId: string } | Refusal> {
  const opened = await openSuggestion(tx, id)
  if (isRefusal(opened)) return opened
  const { agreement, suggestion } = opened
  allow(tx.actor, partnershipPolicy.workTogether)
  const refusal = settledRefusal(suggestion) ?? writingRefusal(agreement, tx.actor.organizationId)
  if (refusal !== null) return refusal
  await settle(tx, id, { outcome: 'declined', reason })
  return {
    historyId: await record(tx, 'suggestion.declined', {
      ...aboutSuggestion(opened),
      organizationId: suggestion.organizationId,
      after: { reason },
    }),
  }
}
