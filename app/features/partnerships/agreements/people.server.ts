import { sql } from 'kysely'
import type { Erasure, Merge } from '#platform/features/feature.server.ts'
import { mergeColumns } from '#platform/features/merge-columns.server.ts'
import { m } from '#platform/words/words.ts'

/** What one record wrote, sent and signed is the other's when the two are one; the name under a signature stays. */
export const agreementMerges: Merge[] = [
  ...mergeColumns('person', [
    ['agreements', 'drafted_by_person_id'],
    ['agreement_texts', 'written_by_person_id'],
    ['agreement_sendings', 'sent_by_person_id'],
    ['agreement_signers', 'person_id', (count) => m.merge_agreement_signers({ count })],
    ['agreement_recalls', 'recalled_by_person_id'],
    ['agreement_endings', 'ended_by_person_id'],
    ['agreement_turns', 'given_by_person_id'],
    ['agreement_suggestions', 'suggested_by_person_id'],
    ['agreement_suggestion_outcomes', 'settled_by_person_id'],
  ]),
  ...mergeColumns('organization', [
    ['agreements', 'organization_id'],
    ['agreement_texts', 'organization_id'],
    ['agreement_budget_lines', 'giver_organization_id'],
    ['agreement_budget_lines', 'receiver_organization_id'],
    ['agreement_sendings', 'organization_id'],
    ['agreement_signers', 'organization_id', (count) => m.merge_agreement_signers({ count })],
    ['agreement_recalls', 'organization_id'],
    ['agreement_endings', 'organization_id'],
    ['agreement_turns', 'organization_id'],
    ['agreement_turns', 'given_by_organization_id'],
    ['agreement_suggestions', 'organization_id'],
    ['agreement_suggestion_outcomes', 'organization_id'],
  ]),
]

/**
 * A signed agreement belongs to all who signed it, so the name under it stays. The network address it was signed
 * from goes, and a link that waits opens nothing any more.
 */
export const eraseSigner: Erasure = {
  covers: [
    'agreement_signers.person_id',
    'agreement_signers.token_hash',
    'agreement_signers.copy_token_hash',
  ],
  erase: async (tx, personId) => {
    await sql`update agreement_signatures set address = '' where workspace_id = ${tx.workspace.id}
      and signer_id in (select id from agreement_signers where workspace_id = ${tx.workspace.id} and person_id = ${personId})`.execute(
      tx.db,
    )
    await tx.db
      .updateTable('agreementSigners')
      .set({ tokenHash: null, expiresAt: null, copyTokenHash: null, copyExpiresAt: null })
      .where('workspaceId', '=', tx.workspace.id)
      .where('personId', '=', personId)
      .execute()
  },
}
