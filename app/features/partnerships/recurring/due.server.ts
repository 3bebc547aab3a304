import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import type { DueItem, DueSource } from '#platform/features/feature.server.ts'
import { can } from '#platform/policy/policy.ts'
import { formatDistance } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { readsUntil } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { reachableRecurring } from './reads.server.ts'
import { planText } from './say.ts'

const promisedToUs = (tx: Tx) => sql`select p.id from recurring_promises p
  where p.workspace_id = ${tx.workspace.id} and p.deleted_at is null and p.ended_on is null
    and exists (select 1 from recurring_beneficiaries y where y.workspace_id = p.workspace_id
      and y.recurring_id = p.id and y.organization_id = ${tx.actor.organizationId}::uuid)
    and not exists (select 1 from recurring_acceptances y where y.workspace_id = p.workspace_id and y.recurring_id = p.id)
    and not exists (select 1 from partnership_breaks y where y.workspace_id = p.workspace_id
      and y.partnership_id = p.partnership_id and y.ended_at is null and y.organization_id is null)`

/** Promises that come round and wait for the own organization's yes, for those who speak for it. Each time one does is due in the ledger. */
export const recurringDue: DueSource = {
  perhaps: (tx) => sql`exists (${promisedToUs(tx)})`,
  find: async (tx) => {
    const own = tx.actor.organizationId
    if (!can(tx.actor, partnershipPolicy.speakFor, { organizationId: own })) return []
    const waiting = await reachableRecurring(tx, sql`k.id in (${promisedToUs(tx)})`)
    return waiting
      .filter((one) => one.pledge !== 'void' && readsUntil(tx, one.partnershipId) === null)
      .map(
        (one): DueItem => ({
          kind: 'recurringPromise.acceptance',
          recordId: one.id,
          partnershipId: one.partnershipId,
          group: 'waiting',
          dueOn: null,
          title: m.commitment_waiting_accept({ text: one.text }),
          why: m.recurring_waiting_why({
            promisor: one.promisor.name,
            plan: planText(one, tx.today),
            partnership: one.partnershipName,
          }),
          when: formatDistance(one.pledgedOn, tx.today),
          href: `/recurring-promises/${one.id}`,
          doneHref: `/recurring-promises/${one.id}/accept`,
        }),
      )
  },
}
