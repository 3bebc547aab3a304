import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { addDays, type Day } from '#platform/context/days.ts'
import { can } from '#platform/policy/policy.ts'
import { reachablePartnerships } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'

/** What the own organization is asked for. */
export type Waiting = 'review' | 'voice' | 'settle'

/**
 * What decisions wait for of the own organization, in partnerships that go on and that it takes part in: its voice;
 * settling what it proposed, as soon as `waitsFor` names nobody; and looking again, within the week, at what it proposed.
 * What was proposed by who takes part no more is everybody's to settle and to look at. Only who speaks for it is asked for its voice and to settle.
 */
export async function decisionsThatWait(
  tx: Tx,
): Promise<{ id: string; partnershipId: string; on: Day; waiting: Waiting }[]> {
  const own = sql`${tx.actor.organizationId}::uuid`
  const speaks = can(tx.actor, partnershipPolicy.speakFor, { organizationId: tx.actor.organizationId })
  // Votes without names that isVoid says can't be counted, as one who voted has left, wait for nobody's voice.
  const { rows } = await sql<{ id: string; partnershipId: string; on: Day; waiting: Waiting }>`
    with going_on as materialized (
      select y.partnership_id, array_agg(y.organization_id) as present from partners y
      where y.workspace_id = ${tx.workspace.id} and y.accepted_at is not null and y.left_at is null
        and y.partnership_id in (${reachablePartnerships(tx).select('partnerships.id')})
        and not exists (select 1 from partnership_breaks b where b.workspace_id = ${tx.workspace.id}
          and b.partnership_id = y.partnership_id and b.kind = 'conclusion' and b.ended_at is null)
      group by y.partnership_id having bool_or(y.organization_id = ${own})),
    d as materialized (
      select d.*, g.present, d.proposer_id = ${own} or d.proposer_id <> all(g.present) as is_ours,
        d.expected_on >= ${tx.today}::date and not (d.anonymous and not d.spoken <@ g.present) as takes_voices
      from decision_days d join going_on g on g.partnership_id = d.partnership_id
      where d.workspace_id = ${tx.workspace.id}
        and (not d.is_settled and d.expected_on is not null or d.expected_on <= ${addDays(tx.today, 7)}::date))
    select * from (
      select d.id, d.partnership_id, d.expected_on as "on", case
        when d.is_settled then case when d.is_ours then 'review' end
        when not ${speaks}::boolean then null
        when d.takes_voices and ${own} <> all(d.spoken) then 'voice'
        when d.is_ours and not (d.takes_voices and not d.present <@ d.spoken) then 'settle' end as waiting
      from d) told
    where waiting is not null`.execute(tx.db)
  return rows
}
