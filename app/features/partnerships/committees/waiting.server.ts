import { sql } from 'kysely'
import { belongsNow } from '#platform/context/comes-in.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import type { Day } from '#platform/context/days.ts'
import { limitSql } from '#platform/settings/reads.server.ts'
import { reachableCommittees } from './reads.server.ts'

/** A committee with a free seat (by its id), or somebody's term that ends soon (by the seat's). */
export interface SeatDue {
  kind: 'vacancy' | 'term'
  id: string
  partnershipId: string
  /** The last day of the term. */
  on: Day | null
}

/**
 * Seats of the own organization that nobody holds, as `vacancies` says it, and terms of those who hold one, as
 * `holdsSeat` says it, that end within the days of notice that the workspace sets; in committees that go on where nobody rests.
 */
export async function seatsThatWait(tx: Tx): Promise<SeatDue[]> {
  const own = sql`${tx.actor.organizationId}::uuid`
  const goingOn = reachableCommittees(tx)
    .where('committees.endedOn', 'is', null)
    .where(
      sql<boolean>`not exists (select 1 from partnership_breaks b where b.workspace_id = committees.workspace_id
        and b.partnership_id = committees.partnership_id and b.ended_at is null
        and (b.organization_id is null or b.organization_id = ${own}))`,
    )
    .select(['committees.id', 'committees.partnershipId'])
  const { rows } = await sql<SeatDue>`
    with ours as materialized (
      select c.id, c.partnership_id, s.seats from (${goingOn}) c
      join committee_seats s on s.workspace_id = ${tx.workspace.id} and s.committee_id = c.id and s.organization_id = ${own}),
    held as materialized (
      select m.id, m.committee_id, m.until_on from committee_members m
      where m.workspace_id = ${tx.workspace.id} and m.organization_id = ${own} and m.ended_on is null
        and (m.until_on is null or m.until_on >= ${tx.today}::date)
        and exists (select 1 from affiliations a where a.workspace_id = m.workspace_id and a.person_id = m.person_id
          and a.organization_id = m.organization_id and ${belongsNow(tx, 'a')}))
    select 'vacancy' as kind, ours.id, ours.partnership_id, null::date as on from ours
    left join (select committee_id, count(*) as taken from held group by committee_id) h on h.committee_id = ours.id
    where ours.seats > coalesce(h.taken, 0)
    union all
    select 'term', held.id, ours.partnership_id, held.until_on from held join ours on ours.id = held.committee_id
    where held.until_on <= ${tx.today}::date + ${limitSql(tx, 'seatNoticeDays')}`.execute(tx.db)
  return rows
}
