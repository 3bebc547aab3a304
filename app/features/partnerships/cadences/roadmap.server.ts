import { sql } from 'kysely'
import type { RoadmapSource } from '#platform/features/feature.server.ts'
import { earliest } from '#platform/features/roadmap.ts'
import { m } from '#platform/words/words.ts'
import { contactDue } from './cadence.ts'
import { cadencesToKeep, reachableCadences } from './reads.server.ts'
import { contactTitle } from './say.ts'

/** When the host and a partner are to be in touch next, as they agreed. */
export const contactsAhead: RoadmapSource = {
  kind: 'cadence',
  label: () => m.roadmap_contacts(),
  find: async (tx, { from, to, partnershipId, recordId, most }) => {
    const own = tx.actor.organizationId
    const host = tx.workspace.hostOrganizationId
    const whose =
      partnershipId === undefined
        ? sql`(k.organization_id = ${own} or ${own} = ${host}::text::uuid)`
        : sql`k.partnership_id = ${partnershipId}`
    const agreed = await cadencesToKeep(
      tx,
      sql`${whose} and ${recordId === undefined ? sql`true` : sql`k.id = ${recordId}`} and k.accepted_at is not null and not exists (select 1 from partnership_breaks y
        where y.workspace_id = k.workspace_id and y.partnership_id = k.partnership_id and y.ended_at is null
          and (y.organization_id is null or y.organization_id in (k.organization_id, ${host}::text::uuid)))`,
    )
    const due = agreed.flatMap((one) => {
      const { dueOn } = contactDue(one, one.lastOn, tx.today)
      return one.weight === 'void' || dueOn < from || dueOn > to ? [] : [{ id: one.id, on: dueOn }]
    })
    const shown = new Map(earliest(due, most).map(({ id, on }) => [id, on]))
    const cadences = await reachableCadences(tx, sql`k.id = any(${[...shown.keys()]}::uuid[])`)
    return cadences.flatMap((cadence) => {
      const on = shown.get(cadence.id)
      if (on === undefined) return []
      const other = own === cadence.organization.id ? cadence.hostName : cadence.organization.name
      return [
        {
          kind: 'cadence',
          recordId: cadence.id,
          partnershipId: cadence.partnershipId,
          on,
          title: contactTitle(cadence.channel, other),
          who: other,
          href: `/partnerships/${cadence.partnershipId}/cadence`,
          move: { may: false as const, why: m.roadmap_fixed_contact() },
        },
      ]
    })
  },
}
