import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { addDays, daysBetween } from '#platform/context/days.ts'
import type { DueItem, DueSource } from '#platform/features/feature.server.ts'
import { can } from '#platform/policy/policy.ts'
import { formatDay, formatDays, formatDistance } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { readPartnership, readsUntil } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { someoneToAsk } from './candidates.server.ts'
import { type ConcernLine, nextDay } from './concern.ts'
import { concernsWhere } from './reads.server.ts'
import { titleOf } from './say.ts'
import { askedForTrust } from './trust.server.ts'

/** What may be the reader's to do: their own, those they are steward of, and settled ones they are a party to. */
const perhapsOurs = ({ workspace, actor: { personId, organizationId } }: Tx) => sql`
  select c.id from concerns c
  where c.workspace_id = ${workspace.id} and c.deleted_at is null and c.id in (
    select x.id from concerns x where x.workspace_id = ${workspace.id} and x.raised_by_person_id = ${personId}::uuid
    union all select y.concern_id from concern_stewards y
      where y.workspace_id = ${workspace.id} and y.person_id = ${personId}::uuid
        and y.declined_on is null and y.ended_on is null
    union all select y.concern_id from concern_parties y
      join concern_settlements z on z.workspace_id = y.workspace_id and z.concern_id = y.concern_id and z.reopened_on is null
      where y.workspace_id = ${workspace.id} and y.organization_id = ${organizationId}::uuid
        and not exists (select 1 from concern_trusts t where t.workspace_id = z.workspace_id
          and t.settlement_id = z.id and t.organization_id = y.organization_id))
    and not exists (select 1 from partnership_breaks y where y.workspace_id = c.workspace_id
    and y.partnership_id = c.partnership_id and y.kind = 'conclusion' and y.ended_at is null)`

/** What waits for the steward, for the raiser, and for those it is about. */
export const concernsDue: DueSource = {
  perhaps: (tx) => sql`exists (${perhapsOurs(tx)})`,
  find: async (tx) => {
    if (tx.actor.kind !== 'member') return []
    const concerns = await concernsWhere(tx, sql`c.id in (${perhapsOurs(tx)})`)
    const unheard = await withoutSteward(tx, concerns)
    return concerns.flatMap((concern): DueItem[] => {
      if (readsUntil(tx, concern.partnershipId) !== null) return []
      const href = `/concerns/${concern.id}`
      const item = (
        kind: string,
        group: DueItem['group'],
        title: string,
        dueOn: string | null,
        why: string,
      ): DueItem => ({
        kind,
        recordId: concern.id,
        partnershipId: concern.partnershipId,
        group,
        dueOn,
        title,
        why,
        when:
          dueOn !== null && dueOn < tx.today
            ? formatDays(daysBetween(dueOn, tx.today))
            : formatDistance(dueOn ?? concern.raisedOn, tx.today),
        href,
        doneHref: href,
      })
      const partnership = concern.partnershipName
      if (concern.as.asked)
        return [
          item('concern.steward', 'waiting', m.concern_due_asked(), null, m.concern_due_in({ partnership })),
        ]
      if (concern.as.raiser && concern.steward !== null && concern.steward.agreedOn === null)
        return [
          item(
            'concern.agree',
            'waiting',
            m.concern_due_agree({ name: concern.steward.person.name }),
            null,
            m.concern_due_in({ partnership }),
          ),
        ]
      const next = nextDay(concern, tx.today)
      // A day that is more than a week off is on the list of concerns, not on Today.
      if (concern.as.steward && next !== null && next.on > addDays(tx.today, 7)) return []
      if (concern.as.steward && next !== null)
        return [
          item(
            `concern.${next.step}`,
            groupOf(next, tx.today),
            next.step === 'acknowledge'
              ? m.concern_due_acknowledge({ summary: titleOf(concern) })
              : m.concern_due_settle({ summary: titleOf(concern) }),
            next.on,
            m.concern_due_in({ partnership }),
          ),
        ]
      if (unheard.has(concern.id))
        return [
          item(
            'concern.unheard',
            'waiting',
            m.concern_due_unheard({ summary: titleOf(concern) }),
            null,
            m.concern_due_in({ partnership }),
          ),
        ]
      if (concern.as.raiser && concern.steward !== null && next?.late === true)
        return [
          item(
            'concern.silent',
            'waiting',
            m.concern_due_silent({ summary: titleOf(concern) }),
            null,
            m.concern_due_silent_in({ partnership, day: formatDay(next.on, tx.today) }),
          ),
        ]
      if (asksTrust(concern, tx.today, tx.actor))
        return [
          item(
            'concern.trust',
            'week',
            m.concern_due_trust({ summary: titleOf(concern) }),
            null,
            m.concern_due_in({ partnership }),
          ),
        ]
      return []
    })
  },
}

/** Which of the reader's own concerns nobody sees to. Of an open one nobody is left to ask it may be answered by those it is about. */
async function withoutSteward(tx: Tx, concerns: readonly ConcernLine[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (const concern of concerns) {
    if (!concern.as.raiser || concern.steward !== null || concern.settlement !== null) continue
    if (
      concern.openness !== 'open' ||
      (await someoneToAsk(tx, concern, await readPartnership(tx, concern.partnershipId)))
    )
      found.add(concern.id)
  }
  return found
}

const asksTrust = (concern: ConcernLine, today: string, actor: Parameters<typeof can>[0]): boolean =>
  askedForTrust(concern, today, actor.organizationId) &&
  (concern.as.raiser || can(actor, partnershipPolicy.speakFor, { organizationId: actor.organizationId }))

const groupOf = ({ on, late }: { on: string; late: boolean }, today: string): DueItem['group'] =>
  late ? 'late' : on === today ? 'today' : 'week'

/** The question that waits for an organization's answer. */
export const askingsDue: DueSource = {
  perhaps: (tx) => sql`exists (select 1 from concern_askings x where x.workspace_id = ${tx.workspace.id}
    and x.organization_id = ${tx.actor.organizationId}::uuid and x.answered_on is null and x.taken_back_on is null)`,
  find: async (tx) => {
    const { organizationId } = tx.actor
    if (!can(tx.actor, partnershipPolicy.speakFor, { organizationId })) return []
    const { rows } = await sql<{ id: string; partnershipId: string; name: string; askedOn: string }>`
      select x.id, x.partnership_id, p.name, x.asked_on from concern_askings x
      join partnerships p on p.workspace_id = x.workspace_id and p.id = x.partnership_id and p.deleted_at is null
      join partners y on y.workspace_id = x.workspace_id and y.partnership_id = x.partnership_id
        and y.organization_id = x.organization_id and y.accepted_at is not null and y.left_at is null
      where x.workspace_id = ${tx.workspace.id} and x.organization_id = ${organizationId}
        and x.answered_on is null and x.taken_back_on is null
        and not exists (select 1 from partnership_breaks b where b.workspace_id = x.workspace_id
          and b.partnership_id = x.partnership_id and b.ended_at is null
          and (b.organization_id is null or b.organization_id = ${organizationId}))`.execute(tx.db)
    return rows.map((row) => ({
      kind: 'concern.asking',
      recordId: row.id,
      partnershipId: row.partnershipId,
      group: 'waiting',
      dueOn: null,
      title: m.concern_due_asking(),
      why: m.concern_due_in({ partnership: row.name }),
      when: formatDistance(row.askedOn, tx.today),
      href: `/partnerships/${row.partnershipId}/concerns`,
      doneHref: `/partnerships/${row.partnershipId}/concerns`,
    }))
  },
}
