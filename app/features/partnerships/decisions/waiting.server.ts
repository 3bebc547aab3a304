import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { addDays, type Day } from '#platform/context/days.ts'
import { can } from '#platform/policy/policy.ts'
import { partnershipPolicy } from '../policy.ts'
import { expectedOn, withTheirDays } from './reads.server.ts'

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
  const takesPart = (organizationId: unknown, decision = 'd') => sql`exists (select 1 from partners y
    where y.workspace_id = ${tx.workspace.id} and y.partnership_id = ${sql.ref(`${decision}.partnership_id`)}
      and y.organization_id = ${organizationId} and y.accepted_at is not null and y.left_at is null)`
  const spoken = (organizationId: unknown) => sql`(exists (select 1 from decision_voices x
      where x.workspace_id = ${tx.workspace.id} and x.decision_id = d.id and x.replaced_at is null
        and x.organization_id = ${organizationId})
    or exists (select 1 from decision_roll x where x.workspace_id = ${tx.workspace.id}
      and x.decision_id = d.id and x.organization_id = ${organizationId}))`
  const goingOn = withTheirDays(tx)
    .where(sql<boolean>`${takesPart(own, 'decisions')}`)
    .where(
      sql<boolean>`not exists (select 1 from partnership_breaks y where y.workspace_id = decisions.workspace_id
        and y.partnership_id = decisions.partnership_id and y.kind = 'conclusion' and y.ended_at is null)`,
    )
  const open = goingOn
    .where('settled.id', 'is', null)
    .select(['decisions.id', 'decisions.partnershipId', 'decisions.organizationId'])
    .select(['decisions.closesOn', 'decisions.anonymous'])
  const toReview = goingOn
    .where('settled.id', 'is not', null)
    .where(expectedOn, '<=', addDays(tx.today, 7))
    .select(['decisions.id', 'decisions.partnershipId', 'decisions.organizationId'])
    .select([expectedOn.as('on')])
  // What was proposed by who takes part no more is for each of those who do.
  const ours = (row: string) => sql`(${sql.ref(`${row}.organization_id`)} = ${own}
    or not ${takesPart(sql.ref(`${row}.organization_id`), row)})`
  const speaks = can(tx.actor, partnershipPolicy.speakFor, { organizationId: tx.actor.organizationId })
  // Each step is materialized: what is open first, as it is little of much, and what it waits for worked out once.
  const { rows } = await sql<{ id: string; partnershipId: string; on: Day; waiting: Waiting }>`
    with open as materialized (${open}),
    d as materialized (
      -- Votes without names that isVoid says can't be counted wait for nobody's voice.
      select d.*, d.closes_on >= ${tx.today}::date and not (d.anonymous and exists (select 1 from decision_roll x
        where x.workspace_id = ${tx.workspace.id} and x.decision_id = d.id
          and not ${takesPart(sql`x.organization_id`)})) as takes_voices from open d),
    told as materialized (
      select d.id, d.partnership_id, d.closes_on as "on", case
        when d.takes_voices and not ${spoken(own)} then 'voice'
        when ${ours('d')} and not (d.takes_voices and exists (select 1 from partners y
          where y.workspace_id = ${tx.workspace.id} and y.partnership_id = d.partnership_id
            and y.accepted_at is not null and y.left_at is null and not ${spoken(sql`y.organization_id`)})) then 'settle'
        end as waiting from d where ${speaks}::boolean),
    due as materialized (${toReview})
    select id, partnership_id, "on", waiting from told where waiting is not null
    union all select due.id, due.partnership_id, due."on", 'review' from due where ${ours('due')}`.execute(
    tx.db,
  )
  return rows
}
