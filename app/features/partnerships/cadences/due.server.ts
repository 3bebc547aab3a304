import { sql } from 'kysely'
import { addDays } from '#platform/context/days.ts'
import type { DueItem, DueSource } from '#platform/features/feature.server.ts'
import { can } from '#platform/policy/policy.ts'
import { formatDays, formatDistance } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { readsUntil } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { answererOf, contactDue } from './cadence.ts'
import { reachableCadences } from './reads.server.ts'
import { contactTitle, contactWhy } from './say.ts'

/** Contact that is due between the host and a partner, told to both; and proposals that wait for an answer. Nobody is reminded while they rest. */
export const contactsDue: DueSource = {
  find: async (tx) => {
    const own = tx.actor.organizationId
    const host = tx.workspace.hostOrganizationId
    const maySpeak = can(tx.actor, partnershipPolicy.speakFor, { organizationId: own })
    const cadences = await reachableCadences(
      tx,
      sql`(k.organization_id = ${own} or ${own} = ${host}::text::uuid)
        and exists (select 1 from partners y where y.workspace_id = k.workspace_id and y.partnership_id = k.partnership_id
          and y.organization_id = k.organization_id and y.accepted_at is not null and y.left_at is null)
        and not exists (select 1 from partnership_breaks y where y.workspace_id = k.workspace_id
          and y.partnership_id = k.partnership_id and y.ended_at is null
          and (y.organization_id is null or y.organization_id in (k.organization_id, ${host}::text::uuid)))`,
    )
    return cadences.flatMap((cadence): DueItem[] => {
      if (readsUntil(tx, cadence.partnershipId) !== null) return []
      const other = own === host ? cadence.organization.name : cadence.hostName
      const base = { recordId: cadence.id, partnershipId: cadence.partnershipId }
      const plan = `/partnerships/${cadence.partnershipId}/cadence`
      if (cadence.acceptedOn === null)
        return maySpeak && answererOf(cadence, host) === own
          ? [
              {
                ...base,
                kind: 'cadence.acceptance',
                group: 'waiting',
                dueOn: null,
                title: m.cadence_waiting_title({
                  name: cadence.proposedBy.name,
                  rhythm: formatDays(cadence.everyDays),
                }),
                why: m.cadence_waiting_why({ partnership: cadence.partnershipName }),
                when: formatDistance(cadence.proposedOn, tx.today),
                href: plan,
                doneHref: `${plan}/${cadence.id}/accept`,
              },
            ]
          : []
      if (cadence.weight === 'void') return []
      const due = contactDue(cadence, cadence.last?.on ?? null, tx.today)
      if (due.dueOn > addDays(tx.today, 7)) return []
      return [
        {
          ...base,
          kind: 'cadence.contact',
          group: due.lateDays > 0 ? 'contact' : due.dueOn === tx.today ? 'today' : 'week',
          dueOn: due.dueOn,
          title: contactTitle(cadence.channel, other),
          why: contactWhy(cadence, tx.today),
          when: due.lateDays > 0 ? formatDays(due.lateDays) : formatDistance(due.dueOn, tx.today),
          href: plan,
          doneHref: `/touchpoints/new?partnership=${cadence.partnershipId}&organization=${cadence.organization.id}&kind=${cadence.channel}`,
        },
      ]
    })
  },
}
