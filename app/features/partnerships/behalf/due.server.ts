import { sql } from 'kysely'
import { dayIn } from '#platform/context/days.ts'
import type { DueItem, DueSource } from '#platform/features/feature.server.ts'
import { can } from '#platform/policy/policy.ts'
import { formatDistance } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { partnershipPolicy } from '../policy.ts'
import { reachableBehalfActs } from './reads.server.ts'
import { isTakenBack } from './taken-back.server.ts'

/** What was recorded for the own organization and waits for its word; the host's people record for others, so it is never they. */
export const behalfDueItems: DueSource = {
  perhaps: (tx) => sql`exists (select 1 from behalf_acts x where x.workspace_id = ${tx.workspace.id}
    and x.organization_id = ${tx.actor.organizationId}::uuid and x.accepted_at is null and x.disputed_at is null)`,
  find: async (tx) => {
    const { organizationId } = tx.actor
    if (!can(tx.actor, partnershipPolicy.speakFor, { organizationId })) return []
    const rows = await reachableBehalfActs(tx)
      .where('behalfActs.organizationId', '=', organizationId)
      .where('behalfActs.acceptedAt', 'is', null)
      .where('behalfActs.disputedAt', 'is', null)
      .where((where) => where.not(isTakenBack('behalfActs')))
      .select([
        'behalfActs.id',
        'behalfActs.partnershipId',
        'behalfActs.recordedAt',
        'organizations.name as organizationName',
        'people.name as recordedBy',
      ])
      .orderBy('behalfActs.recordedAt')
      .limit(200)
      .execute()
    return rows.map((row): DueItem => {
      const recordedOn = dayIn(tx.workspace.timeZone, row.recordedAt)
      return {
        kind: 'behalf',
        recordId: row.id,
        partnershipId: row.partnershipId,
        group: 'waiting',
        dueOn: null,
        title: m.behalf_due_title({ organization: row.organizationName }),
        why: m.behalf_due_why({ who: row.recordedBy ?? m.behalf_someone() }),
        when: formatDistance(recordedOn, tx.today),
        href: `/partnerships/${row.partnershipId}/behalf/${row.id}`,
        doneHref: null,
      }
    })
  },
}
