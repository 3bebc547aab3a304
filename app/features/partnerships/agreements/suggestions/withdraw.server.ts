import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, type Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { aboutSuggestion, openSuggestion, settle, settledRefusal } from './open.server.ts'
import { suggestionPolicy } from './suggestion.ts'

/** Takes a suggestion back, before it has its answer: the organization that made it does. */
export async function withdrawSuggestion(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const opened = await openSuggestion(tx, id)
  if (isRefusal(opened)) return opened
  const { suggestion } = opened
  allow(tx.actor, suggestionPolicy.withdraw, { organizationId: suggestion.organizationId })
  const refusal = settledRefusal(suggestion)
  if (refusal !== null) return refusal
  await settle(tx, id, { outcome: 'withdrawn' })
  return { historyId: await record(tx, 'suggestion.withdrawn', aboutSuggestion(opened)) }
}

/** The inverse of suggesting. */
export const undoSuggest: Inverse = async (tx, { subjectId }) => {
  const answer = await withdrawSuggestion(tx, subjectId)
  return isRefusal(answer) ? answer : undefined
}
