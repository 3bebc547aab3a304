import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Invalid, isRefusal, Refusal } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { partnershipPolicy } from '../../policy.ts'
import { openAgreement } from '../open.server.ts'
import { standing } from '../passages.ts'
import { textsOf } from '../reads.server.ts'
import { closedRefusal } from '../turns/turn.ts'
import type { SuggestionInput } from './inputs.ts'

/**
 * Suggests other words for a passage of a text that is still being written: anybody of a side may, whoever has the
 * pen. Throws Invalid where nothing would be different; a passage that has changed meanwhile is a Refusal.
 */
export async function suggestWords(
  tx: Tx,
  agreementId: string,
  { passage, nth, wording, why }: SuggestionInput,
): Promise<{ id: string; historyId: string } | Refusal> {
  const opened = await openAgreement(tx, agreementId)
  if (isRefusal(opened)) return opened
  const { agreement } = opened
  allow(tx.actor, partnershipPolicy.workTogether)
  const closed = closedRefusal(agreement)
  if (closed !== null) return closed
  const [text] = await textsOf(tx, agreement)
  if (text === undefined || standing(text.body, { text: passage, nth }) === null)
    return new Refusal('suggestion_passage_gone')
  if (wording === passage) throw new Invalid([{ path: 'wording', code: 'issue_suggestion_same' }])
  const id = uuid()
  await tx.db
    .insertInto('agreementSuggestions')
    .values({
      workspaceId: tx.workspace.id,
      id,
      agreementId,
      number: text.number,
      passage,
      nth,
      wording,
      why,
      organizationId: tx.actor.organizationId,
      suggestedByPersonId: tx.actor.personId,
      createdAt: tx.now,
    })
    .execute()
  const historyId = await record(tx, 'suggestion.made', {
    subject: { kind: 'suggestion', id },
    partnershipId: agreement.partnershipId,
    after: { passage, wording, why },
    facts: { number: text.number },
  })
  return { id, historyId }
}
