import { sql } from 'kysely'
import { dayIn } from '#platform/context/days.ts'
import type { DueItem, DueSource } from '#platform/features/feature.server.ts'
import { can } from '#platform/policy/policy.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { proposalKinds } from './proposal.ts'
import { waitingProposals } from './reads.server.ts'
import { proposalTitle, proposerWords } from './say.ts'
import { answeredBy } from './settle.server.ts'

/** Proposals that wait, for those who decide them. */
export const proposalsDue: DueSource = {
  // Who has left a partnership reads what was open then.
  perhaps: (tx) => sql`(${tx.actor.partnerships !== 'all'}::boolean or exists (select 1 from proposals x
    where x.workspace_id = ${tx.workspace.id} and x.accepted_at is null and x.declined_at is null and x.withdrawn_at is null))`,
  find: async (tx) => {
    const kinds = proposalKinds.filter((kind) => can(tx.actor, answeredBy[kind]))
    if (kinds.length === 0) return []
    return (await waitingProposals(tx, kinds)).map(
      (proposal): DueItem => ({
        kind: 'proposal',
        recordId: proposal.id,
        partnershipId: proposal.partnershipId,
        group: 'waiting',
        dueOn: null,
        title: proposalTitle(proposal),
        why: m.due_proposed_why({
          who: proposerWords(proposal),
          reason: proposal.reason.length > 140 ? `${proposal.reason.slice(0, 139)}…` : proposal.reason,
        }),
        when: m.due_proposed_when({
          day: formatDay(dayIn(tx.workspace.timeZone, proposal.proposedAt), tx.today),
        }),
        href: `/proposals/${proposal.id}`,
        doneHref: `/proposals/${proposal.id}/accept`,
      }),
    )
  },
}
