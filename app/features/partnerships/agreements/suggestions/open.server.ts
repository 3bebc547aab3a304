import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import { type Opened, openAgreement } from '../open.server.ts'
import { readSuggestion } from './reads.server.ts'
import type { Suggestion, SuggestionStanding } from './suggestion.ts'

export interface OpenedSuggestion extends Opened {
  suggestion: Suggestion
}

/** The load of every verb on a suggestion, with its agreement locked: two people who settle it are told one after the other. */
export async function openSuggestion(tx: Tx, id: string): Promise<OpenedSuggestion | Refusal> {
  const { agreementId } = await readSuggestion(tx, id)
  const opened = await openAgreement(tx, agreementId)
  if (isRefusal(opened)) return opened
  return { ...opened, suggestion: await readSuggestion(tx, id) }
}

/** Why a suggestion can't be settled any more; null while it is open. */
export const settledRefusal = ({ standing }: Suggestion): Refusal | null =>
  standing === 'open' ? null : new Refusal(`suggestion_is_${standing}`)

/** What every act on a suggestion says in history. */
export const aboutSuggestion = ({ suggestion }: { suggestion: Suggestion }) => ({
  subject: { kind: 'suggestion', id: suggestion.id },
  partnershipId: suggestion.partnershipId,
})

/** Writes what came of a suggestion. */
export const settle = (
  tx: Tx,
  suggestionId: string,
  {
    outcome,
    reason = '',
    textId = null,
  }: { outcome: Exclude<SuggestionStanding, 'open'>; reason?: string; textId?: string | null },
) =>
  tx.db
    .insertInto('agreementSuggestionOutcomes')
    .values({
      workspaceId: tx.workspace.id,
      id: uuid(),
      suggestionId,
      outcome,
      reason,
      textId,
      organizationId: tx.actor.organizationId,
      settledByPersonId: tx.actor.personId,
      settledAt: tx.now,
    })
    .execute()
