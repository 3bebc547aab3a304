import { sql } from 'kysely'
import type { Day } from '#platform/context/days.ts'
import type { RoadmapSource } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { reachableRecurring } from './reads.server.ts'
import { occurrencesOf, type Plan } from './recurring.ts'

/** The times a promise comes round that lie further ahead than those in the ledger. */
export const recurringAhead: RoadmapSource = {
  kind: 'recurringPromise',
  label: () => m.recurring_title(),
  find: async (tx, { from, to, partnershipId, recordId }) => {
    const own = tx.actor.organizationId
    const promises = await reachableRecurring(
      tx,
      sql`k.ended_on is null and k.laid_until is not null and exists (select 1 from recurring_acceptances y
        where y.workspace_id = k.workspace_id and y.recurring_id = k.id)
        and ${
          partnershipId === undefined
            ? sql`(k.promisor_organization_id = ${own} or exists (select 1 from recurring_beneficiaries y
                where y.workspace_id = k.workspace_id and y.recurring_id = k.id and y.organization_id = ${own}))`
            : sql`k.partnership_id = ${partnershipId}`
        }
        and ${recordId === undefined ? sql`true` : sql`k.id = ${recordId}`}`,
    )
    return promises.flatMap((promise) =>
      laidFurther(promise, from, to).map((on) => ({
        kind: 'recurringPromise',
        recordId: promise.id,
        partnershipId: promise.partnershipId,
        on,
        title: promise.text,
        who: promise.promisor.name,
        href: `/recurring-promises/${promise.id}`,
        expected: true,
        move: { may: false as const, why: m.roadmap_fixed_recurring() },
      })),
    )
  },
}

/** Those up to the day it is laid out to stand in the ledger, and are found there. */
const laidFurther = (promise: Plan & { laidUntil: Day | null }, from: Day, to: Day): Day[] =>
  occurrencesOf(promise, from, to).filter((on) => promise.laidUntil !== null && on > promise.laidUntil)
