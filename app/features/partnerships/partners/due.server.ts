import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { addDays, dayIn } from '#platform/context/days.ts'
import type { DueItem, DueSource } from '#platform/features/feature.server.ts'
import { can } from '#platform/policy/policy.ts'
import { limitOf } from '#platform/settings/reads.server.ts'
import { formatDay, formatDistance } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { reachablePartnerships } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { openHandovers } from './handovers/reads.server.ts'

/** Answers that others wait for, answers that are long in coming, and handovers asked for. */
export const partnerDueItems: DueSource = {
  perhaps: (tx) => sql`(exists (select 1 from partners x where x.workspace_id = ${tx.workspace.id}
      and x.accepted_at is null and x.declined_at is null and x.left_at is null)
    or exists (select 1 from handovers x where x.workspace_id = ${tx.workspace.id}
      and x.done_at is null and x.dismissed_at is null))`,
  find: async (tx) => [...(await answersDue(tx)), ...(await handoversDue(tx))],
}

async function answersDue(tx: Tx): Promise<DueItem[]> {
  const own = can(tx.actor, partnershipPolicy.answer, { organizationId: tx.actor.organizationId })
  const asks = can(tx.actor, partnershipPolicy.invitePartner)
  if (!own && !asks) return []
  const rows = await reachablePartnerships(tx)
    .innerJoin('partners', (join) =>
      join
        .onRef('partners.workspaceId', '=', 'partnerships.workspaceId')
        .onRef('partners.partnershipId', '=', 'partnerships.id'),
    )
    .innerJoin('organizations', (join) =>
      join
        .onRef('organizations.workspaceId', '=', 'partners.workspaceId')
        .onRef('organizations.id', '=', 'partners.organizationId'),
    )
    .where('partners.acceptedAt', 'is', null)
    .where('partners.declinedAt', 'is', null)
    .where('partners.leftAt', 'is', null)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('partnershipBreaks')
            .whereRef('partnershipBreaks.workspaceId', '=', 'partnerships.workspaceId')
            .whereRef('partnershipBreaks.partnershipId', '=', 'partnerships.id')
            .where('partnershipBreaks.organizationId', 'is', null)
            .where('partnershipBreaks.endedAt', 'is', null)
            .select('partnershipBreaks.id'),
        ),
      ),
    )
    .select([
      'partners.id',
      'partners.organizationId',
      'partners.invitedAt',
      'partnerships.id as partnershipId',
      'partnerships.name',
      'organizations.name as organizationName',
    ])
    .orderBy('partners.invitedAt')
    .execute()
  const patienceDays = await limitOf(tx, 'invitationPatienceDays')
  return rows.flatMap((row): DueItem[] => {
    const askedOn = dayIn(tx.workspace.timeZone, row.invitedAt)
    const mine = row.organizationId === tx.actor.organizationId
    const dueOn = addDays(askedOn, patienceDays)
    if (mine ? !own : !asks || dueOn > tx.today) return []
    const facts = { organization: row.organizationName, partnership: row.name }
    return [
      {
        kind: mine ? 'partner_answer' : 'partner_waiting',
        recordId: row.id,
        partnershipId: row.partnershipId,
        // To ask again is a contact that is due since that day.
        group: mine ? 'waiting' : dueOn === tx.today ? 'today' : 'contact',
        dueOn: mine ? null : dueOn,
        title: mine ? m.partner_due_answer_title(facts) : m.partner_due_waiting_title(facts),
        why: mine ? m.partner_due_answer_why() : m.partner_due_waiting_why(),
        when: m.partner_standing_asked({ on: formatDay(askedOn, tx.today) }),
        href: mine
          ? `/partnerships/${row.partnershipId}/answer`
          : `/partnerships/${row.partnershipId}/people`,
        doneHref: null,
      },
    ]
  })
}

async function handoversDue(tx: Tx): Promise<DueItem[]> {
  if (!can(tx.actor, partnershipPolicy.handOver)) return []
  return (await openHandovers(tx)).map((one) => ({
    kind: 'handover',
    recordId: one.id,
    partnershipId: null,
    group: 'waiting' as const,
    dueOn: one.askedOn,
    title: m.handover_due_title({ name: one.name }),
    why: m.handover_due_why({ name: one.name, organization: one.organizationName ?? '' }),
    when: formatDistance(one.askedOn, tx.today),
    href: `/handover?from=${one.fromPersonId}`,
    doneHref: null,
  }))
}
