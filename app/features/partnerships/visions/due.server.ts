import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { dayIn } from '#platform/context/days.ts'
import type { DueSource } from '#platform/features/feature.server.ts'
import { can } from '#platform/policy/policy.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { weightSql } from '../behalf/weight.server.ts'
import { reachablePartnerships } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'

/** Visions whose current text waits for the own organization's endorsement. */
export const endorsementsDue: DueSource = {
  wide: true,
  find: async (tx) => {
    const { organizationId } = tx.actor
    if (!can(tx.actor, partnershipPolicy.speakFor, { organizationId })) return []
    const rows = await waitingVisions(tx).execute()
    return rows.map((row) => ({
      kind: 'vision.endorsement',
      recordId: row.id,
      partnershipId: row.partnershipId,
      group: 'waiting' as const,
      dueOn: null,
      title: m.vision_due_title({ partnership: row.partnershipName }),
      why:
        row.number === 1
          ? m.vision_due_why_first({ organization: row.organizationName })
          : m.vision_due_why({ organization: row.organizationName, number: row.number }),
      when: m.vision_due_since({ day: formatDay(dayIn(tx.workspace.timeZone, row.createdAt), tx.today) }),
      href: `/partnerships/${row.partnershipId}/vision`,
      doneHref: `/partnerships/${row.partnershipId}/vision/endorse`,
    }))
  },
}

/** The current version in each running partnership in which the own organization takes part and has not endorsed it. */
const waitingVisions = (tx: Tx) =>
  reachablePartnerships(tx)
    .innerJoin('visionVersions', (join) =>
      join
        .onRef('visionVersions.workspaceId', '=', 'partnerships.workspaceId')
        .onRef('visionVersions.partnershipId', '=', 'partnerships.id'),
    )
    .innerJoin('organizations', (join) =>
      join
        .onRef('organizations.workspaceId', '=', 'visionVersions.workspaceId')
        .onRef('organizations.id', '=', 'visionVersions.organizationId'),
    )
    .where(
      sql<boolean>`not exists (select 1 from vision_versions later where later.workspace_id = partnerships.workspace_id
        and later.partnership_id = partnerships.id and later.number > vision_versions.number)`,
    )
    .where(
      sql<boolean>`exists (select 1 from partners own where own.workspace_id = partnerships.workspace_id
        and own.partnership_id = partnerships.id and own.organization_id = ${tx.actor.organizationId}
        and own.accepted_at is not null and own.left_at is null)`,
    )
    .where(
      sql<boolean>`not exists (select 1 from endorsements one
        left join behalf_acts act on act.workspace_id = one.workspace_id and act.id = one.behalf_id
        where ${weightSql('act')} = 'counts' and one.workspace_id = partnerships.workspace_id
        and one.vision_version_id = vision_versions.id and one.organization_id = ${tx.actor.organizationId})`,
    )
    .where(
      sql<boolean>`not exists (select 1 from partnership_breaks b where b.workspace_id = partnerships.workspace_id
        and b.partnership_id = partnerships.id and b.ended_at is null
        and (b.organization_id is null or b.organization_id = ${tx.actor.organizationId}))`,
    )
    .select([
      'visionVersions.id',
      'visionVersions.number',
      'visionVersions.createdAt',
      'partnerships.id as partnershipId',
      'partnerships.name as partnershipName',
      'organizations.name as organizationName',
    ])
    .orderBy('visionVersions.createdAt')
    .orderBy('visionVersions.id')
