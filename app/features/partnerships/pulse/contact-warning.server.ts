import { sql } from 'kysely'
import { addDays } from '#platform/context/days.ts'
import type { WarningSource } from '#platform/features/feature.server.ts'
import { limitOf } from '#platform/settings/reads.server.ts'
import { formatDay, formatDays } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { contactDue, otherThan } from '../cadences/cadence.ts'
import { cadencesToKeep, reachableCadences } from '../cadences/reads.server.ts'

/** Two sides that agreed how often to speak and have not, past the day by as long as the workspace sets; until then Today is enough. */
export const contactOverdue = {
  kind: 'contact',
  label: () => m.warning_kind_contact(),
  find: async (tx, { partnershipId }) => {
    const graceDays = await limitOf(tx, 'contactGraceDays')
    const cadences = await cadencesToKeep(
      tx,
      sql`k.accepted_at is not null and ${partnershipId === undefined ? sql`true` : sql`k.partnership_id = ${partnershipId}`}`,
      addDays(tx.today, -graceDays),
    )
    return cadences.flatMap((cadence) => {
      const { dueOn, lateDays } = contactDue(cadence, cadence.lastOn, tx.today)
      return cadence.weight === 'void' || lateDays < graceDays
        ? []
        : [
            {
              kind: 'contact',
              id: `contact ${cadence.id}`,
              partnershipId: cadence.partnershipId,
              since: dueOn,
            },
          ]
    })
  },
  tell: async (tx, noticed) => {
    const ids = noticed.map(({ id }) => id.replace('contact ', ''))
    const cadences = await reachableCadences(tx, sql`k.id = any(${ids}::uuid[])`)
    const byId = new Map(cadences.map((cadence) => [`contact ${cadence.id}`, cadence]))
    return noticed.flatMap((one) => {
      const cadence = byId.get(one.id)
      if (cadence === undefined) return []
      const { lateDays } = contactDue(cadence, cadence.last?.on ?? null, tx.today)
      const facts = {
        host: cadence.other.name,
        organization: cadence.organization.name,
        days: formatDays(lateDays),
        rhythm: formatDays(cadence.everyDays),
      }
      return [
        {
          ...one,
          text:
            cadence.last === null
              ? m.warning_contact_never(facts)
              : m.warning_contact({ ...facts, day: formatDay(cadence.last.on, tx.today) }),
          records: [
            { text: m.warning_record_cadence(), href: `/partnerships/${cadence.partnershipId}/cadence` },
          ],
          next: {
            text: m.warning_next_contact(),
            href: `/touchpoints/new?partnership=${cadence.partnershipId}&organization=${otherThan(tx.actor.organizationId, cadence).id}&kind=${cadence.channel}`,
          },
        },
      ]
    })
  },
} satisfies WarningSource
