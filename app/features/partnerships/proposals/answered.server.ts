import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import type { Course } from './proposal.ts'
import { settleProposal } from './settle.server.ts'

/**
 * Answers what was proposed and is done by now, without anybody having opened the proposal: a further partner that
 * was asked (with its row among the partners), or its course. Called by the verbs that do it.
 */
export async function answerProposals(
  tx: Tx,
  partnershipId: string,
  done: { kind: Course } | { kind: 'partner'; organizationId: string; partnerId: string },
): Promise<void> {
  let open = tx.db
    .selectFrom('proposals')
    .where('proposals.workspaceId', '=', tx.workspace.id)
    .where('proposals.partnershipId', '=', partnershipId)
    .where('proposals.kind', '=', done.kind)
    .where('proposals.acceptedAt', 'is', null)
    .where('proposals.declinedAt', 'is', null)
    .where('proposals.withdrawnAt', 'is', null)
  if (done.kind === 'partner') {
    const { organizationId } = done
    open = open.where((where) =>
      where.exists(
        where
          .selectFrom('proposalOrganizations')
          .whereRef('proposalOrganizations.workspaceId', '=', 'proposals.workspaceId')
          .whereRef('proposalOrganizations.proposalId', '=', 'proposals.id')
          .where('proposalOrganizations.organizationId', '=', organizationId)
          .select('proposalOrganizations.id'),
      ),
    )
  }
  for (const { id } of await open.select('proposals.id').execute()) {
    await settleProposal(tx, id, {
      acceptedAt: tx.now,
      acceptedByPersonId: tx.actor.personId,
      ...(done.kind === 'partner' ? { partnerId: done.partnerId } : {}),
    })
    await record(tx, 'proposal.accepted', {
      subject: { kind: 'proposal', id },
      partnershipId,
      facts: { kind: done.kind },
    })
  }
}
