import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { addDays } from '#platform/context/days.ts'
import type { Due, DueItem, DueSource } from '#platform/features/feature.server.ts'
import { can } from '#platform/policy/policy.ts'
import { formatDays, formatDistance } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { readsUntil } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { answererOf, type Cadence, contactDue, otherThan } from './cadence.ts'
import { cadencesToKeep, reachableCadences } from './reads.server.ts'
import { contactTitle, contactWhy } from './say.ts'

/** Contact that is due between two partners, told to both; and proposals that wait for an answer. Nobody is reminded while they rest. */
export const contactsDue = {
  find: async (tx: Tx): Promise<Due[]> => {
    const own = tx.actor.organizationId
    const maySpeak = can(tx.actor, partnershipPolicy.speakFor, { organizationId: own })
    const cadences = await cadencesToKeep(
      tx,
      sql`${own} in (k.organization_id, k.other_organization_id)`,
      addDays(tx.today, 7),
    )
    return cadences.flatMap((cadence): Due[] => {
      if (readsUntil(tx, cadence.partnershipId) !== null) return []
      const base = { recordId: cadence.id, partnershipId: cadence.partnershipId }
      if (!cadence.isAccepted) {
        const answerer = answererOf({
          organization: { id: cadence.organizationId },
          other: { id: cadence.otherId },
          proposedBy: { id: cadence.proposedBy },
        })
        return maySpeak && answerer === own
          ? [{ ...base, kind: 'cadence.acceptance', group: 'waiting', dueOn: null }]
          : []
      }
      if (cadence.weight === 'void') return []
      const { dueOn, lateDays } = contactDue(cadence, cadence.lastOn, tx.today)
      const group = lateDays > 0 ? 'contact' : dueOn === tx.today ? 'today' : 'week'
      return [{ ...base, kind: 'cadence.contact', group, dueOn }]
    })
  },
  tell: async (tx: Tx, dues: readonly Due[]): Promise<DueItem[]> => {
    const cadences = await reachableCadences(tx, sql`k.id = any(${dues.map((due) => due.recordId)}::uuid[])`)
    const byId = new Map(cadences.map((cadence) => [cadence.id, cadence]))
    return dues.flatMap((due) => {
      const cadence = byId.get(due.recordId)
      return cadence === undefined ? [] : [{ ...due, ...words(tx, due, cadence) }]
    })
  },
} satisfies DueSource

function words(
  tx: Tx,
  due: Due,
  cadence: Cadence,
): Pick<DueItem, 'title' | 'why' | 'when' | 'href' | 'doneHref'> {
  const plan = `/partnerships/${cadence.partnershipId}/cadence`
  if (due.kind === 'cadence.acceptance')
    return {
      title: m.cadence_waiting_title({
        name: cadence.proposedBy.name,
        rhythm: formatDays(cadence.everyDays),
      }),
      why: m.cadence_waiting_why({ partnership: cadence.partnershipName }),
      when: formatDistance(cadence.proposedOn, tx.today),
      href: plan,
      doneHref: `${plan}/${cadence.id}/accept`,
    }
  const { dueOn, lateDays } = contactDue(cadence, cadence.last?.on ?? null, tx.today)
  const other = otherThan(tx.actor.organizationId, cadence)
  return {
    title: contactTitle(cadence.channel, other.name),
    why: contactWhy(cadence, tx.today),
    when: lateDays > 0 ? formatDays(lateDays) : formatDistance(dueOn, tx.today),
    href: plan,
    doneHref: `/touchpoints/new?partnership=${cadence.partnershipId}&organization=${other.id}&kind=${cadence.channel}`,
  }
}
