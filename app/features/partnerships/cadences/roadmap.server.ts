import { sql } from 'kysely'
import type { RoadmapSource } from '#platform/features/feature.server.ts'
import { earliest } from '#platform/features/roadmap.ts'
import { m } from '#platform/words/words.ts'
import { contactDue, otherThan } from './cadence.ts'
import { cadencesToKeep, reachableCadences } from './reads.server.ts'
import { contactTitle } from './say.ts'

/** When two partners are to be in touch next, as they agreed. */
export const contactsAhead: RoadmapSource = {
  kind: 'cadence',
  label: () => m.roadmap_contacts(),
  find: async (tx, { from, to, partnershipId, recordId, most }) => {
    const own = tx.actor.organizationId
    const whose =
      partnershipId === undefined
        ? sql`${own} in (k.organization_id, k.other_organization_id)`
        : sql`k.partnership_id = ${partnershipId}`
    const agreed = await cadencesToKeep(
      tx,
      sql`${whose} and ${recordId === undefined ? sql`true` : sql`k.id = ${recordId}`} and k.accepted_at is not null`,
      to,
    )
    const due = agreed.flatMap((one) => {
      const { dueOn } = contactDue(one, one.lastOn, tx.today)
      return one.weight === 'void' || dueOn < from ? [] : [{ id: one.id, on: dueOn }]
    })
    const shown = new Map(earliest(due, most).map(({ id, on }) => [id, on]))
    if (shown.size === 0) return []
    const cadences = await reachableCadences(tx, sql`k.id = any(${[...shown.keys()]}::uuid[])`)
    return cadences.flatMap((cadence) => {
      const on = shown.get(cadence.id)
      if (on === undefined) return []
      const { organization, other } = cadence
      const whom = otherThan(own, cadence).name
      return [
        {
          kind: 'cadence',
          recordId: cadence.id,
          partnershipId: cadence.partnershipId,
          on,
          title:
            own === organization.id || own === other.id
              ? contactTitle(cadence.channel, whom)
              : m.roadmap_contact_between({ one: organization.name, other: other.name }),
          who: whom,
          href: `/partnerships/${cadence.partnershipId}/cadence`,
          move: { may: false as const, why: m.roadmap_fixed_contact() },
        },
      ]
    })
  },
}
