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
 * Only who speaks for it is asked for its voice and to settle.
 */
export async function decisionsThatWait(
  tx: Tx,
): Promise<{ id: string; partnershipId: string; on: Day; waiting: Waiting }[]> {
  const own = tx.actor.organizationId
  const speaks = can(tx.actor, partnershipPolicy.speakFor, { organizationId: own })
  const takesPart = (organizationId: unknown) => sql`exists (select 1 from partners y
    where y.workspace_id = decisions.workspace_id and y.partnership_id = decisions.partnership_id
      and y.organization_id = ${organizationId} and y.accepted_at is not null and y.left_at is null)`
  // Votes without names that `isVoid` says can't be counted wait for nobody's voice.
  const takesVoices = sql`(decisions.closes_on >= ${tx.today}::date and not (decisions.anonymous
    and exists (select 1 from decision_roll x where x.workspace_id = decisions.workspace_id
      and x.decision_id = decisions.id and not ${takesPart(sql`x.organization_id`)})))`
  const spoken = (organizationId: unknown) => sql`(exists (select 1 from decision_voices x
      where x.workspace_id = decisions.workspace_id and x.decision_id = decisions.id and x.replaced_at is null
        and x.organization_id = ${organizationId})
    or exists (select 1 from decision_roll x where x.workspace_id = decisions.workspace_id
      and x.decision_id = decisions.id and x.organization_id = ${organizationId}))`
  const allHaveSpoken = sql`not exists (select 1 from partners y where y.workspace_id = decisions.workspace_id
    and y.partnership_id = decisions.partnership_id and y.accepted_at is not null and y.left_at is null
    and not ${spoken(sql`y.organization_id`)})`
  const waiting = sql<Waiting | null>`case
    when settled.id is not null then
      case when decisions.organization_id = ${own}::uuid and ${expectedOn} <= ${addDays(tx.today, 7)}::date then 'review' end
    when not ${speaks}::boolean then null
    when ${takesVoices} and not ${spoken(sql`${own}::uuid`)} then 'voice'
    when decisions.organization_id = ${own}::uuid and (not ${takesVoices} or ${allHaveSpoken}) then 'settle' end`
  const rows = await tx.db
    .selectFrom(
      withTheirDays(tx)
        .where(sql<boolean>`${takesPart(own)}`)
        .where(
          sql<boolean>`not exists (select 1 from partnership_breaks y where y.workspace_id = decisions.workspace_id
          and y.partnership_id = decisions.partnership_id and y.kind = 'conclusion' and y.ended_at is null)`,
        )
        .select(['decisions.id', 'decisions.partnershipId'])
        .select([expectedOn.$notNull().as('on'), waiting.as('waiting')])
        .as('found'),
    )
    .where('found.waiting', 'is not', null)
    .select(['found.id', 'found.partnershipId', 'found.on', 'found.waiting'])
    .$narrowType<{ waiting: Waiting }>()
    .execute()
  return rows
}
