import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { partnershipPolicy } from '../../policy.ts'
import { writeText } from '../draft.server.ts'
import { longestText } from '../inputs.ts'
import { replaced, standing } from '../passages.ts'
import { textsOf } from '../reads.server.ts'
import { writingRefusal } from '../turns/turn.ts'
import { aboutSuggestion, openSuggestion, settle, settledRefusal } from './open.server.ts'

/** Takes the suggested words into the text, by the side that has the pen: a new version, which names the suggestion. */
export async function acceptSuggestion(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const opened = await openSuggestion(tx, id)
  if (isRefusal(opened)) return opened
  const { agreement, suggestion } = opened
  allow(tx.actor, partnershipPolicy.workTogether)
  const refusal = settledRefusal(suggestion) ?? writingRefusal(agreement, tx.actor.organizationId)
  if (refusal !== null) return refusal
  const [text] = await textsOf(tx, agreement)
  const body = text?.body ?? ''
  const place = standing(body, { text: suggestion.passage, nth: suggestion.nth })
  if (place === null) return new Refusal('suggestion_passage_changed')
  const next = replaced(body, place, suggestion.wording)
  if (next.length > longestText) return new Refusal('suggestion_too_long')
  const number = agreement.number + 1
  const textId = await writeText(tx, agreement.id, number, { body: next, budget: text?.budget ?? [] })
  await settle(tx, id, { outcome: 'accepted', textId })
  // Whoever has the text open for writing is told that it is another one now.
  await tx.db
    .updateTable('agreements')
    .set({ version: agreement.version + 1, updatedAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', agreement.id)
    .execute()
  return {
    historyId: await record(tx, 'suggestion.accepted', {
      ...aboutSuggestion(opened),
      organizationId: suggestion.organizationId,
      facts: { number },
    }),
  }
}
