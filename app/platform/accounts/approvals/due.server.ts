import { sql } from 'kysely'
import type { Tx } from '../../context/context.server.ts'
import type { DueItem, DueSource } from '../../features/feature.server.ts'
import { formatDistance } from '../../words/format.ts'
import { m } from '../../words/words.ts'
import { waitingApprovals } from './reads.server.ts'

/** Who is to come in for the own organization, and waits for the reader's yes. */
export const approvalDueItems = {
  perhaps: (tx: Tx) => sql`exists (select 1 from approvals x where x.workspace_id = ${tx.workspace.id}
    and x.approved_at is null and x.declined_at is null)`,
  find: async (tx: Tx): Promise<DueItem[]> =>
    (await waitingApprovals(tx))
      .filter((approval) => approval.can.answer)
      .map((approval) => {
        const { id, name, organizationName: organization } = approval
        return {
          kind: 'approval',
          recordId: id,
          partnershipId: approval.partnershipId,
          group: 'waiting',
          dueOn: null,
          title:
            approval.kind === 'key'
              ? m.approval_due_key({ name, organization })
              : m.approval_due_invitation({ name, organization }),
          why: m.approval_due_why({ who: approval.askedBy ?? m.approval_someone() }),
          when: formatDistance(approval.askedOn, tx.today),
          href: `/approvals/${id}`,
          doneHref: null,
        }
      }),
} satisfies DueSource
