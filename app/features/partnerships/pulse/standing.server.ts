import { type RawBuilder, sql } from 'kysely'
import { belongsNow } from '#platform/context/comes-in.server.ts'
import type { Tx } from '#platform/context/context.server.ts'

/**
 * Of rows of `pulse_invitations`, under the name they have in the query: whether the person still stands for the
 * organization, which still takes part. Who left, or handed that on, is asked no more and answers no more.
 */
export const standsNow = (tx: Tx, invitations: string) => {
  const of = (column: string) => sql.ref(`${invitations}.${column}`)
  return sql<boolean>`exists (select 1 from pulse_waves w
    join partners p on p.workspace_id = w.workspace_id and p.partnership_id = w.partnership_id
      and p.organization_id = ${of('organization_id')} and p.accepted_at is not null and p.declined_at is null and p.left_at is null
    join representatives s on s.workspace_id = p.workspace_id and s.partner_id = p.id
      and s.person_id = ${of('person_id')} and s.ended_on is null
    join affiliations a on a.workspace_id = s.workspace_id and a.person_id = s.person_id
      and a.organization_id = p.organization_id and ${belongsNow(tx, 'a')}
    where w.workspace_id = ${of('workspace_id')} and w.id = ${of('wave_id')})`
}

/**
 * Rows of who has stood for whom in partnerships: `partnership_id`, `organization_id`, `person_id`, and `gone_on`, the first
 * day on which they did so no more, with their organization or without it; null while they do. `narrow` is a condition on
 * `p` (partners) and `s` (representatives).
 */
export const standings = (tx: Tx, narrow: RawBuilder<unknown>) => sql`(
  select p.partnership_id, p.organization_id, s.person_id,
    case when bool_and(s.ended_on is not null or p.left_at is not null) then max(least(s.ended_on,
      (p.left_at at time zone ${tx.workspace.timeZone})::date + 1)) end as gone_on
  from partners p
  join representatives s on s.workspace_id = p.workspace_id and s.partner_id = p.id
  where p.workspace_id = ${tx.workspace.id} and ${narrow}
  group by p.partnership_id, p.organization_id, s.person_id)`
