import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { addDays } from '#platform/context/days.ts'
import type { DueItem, DueSource } from '#platform/features/feature.server.ts'
import { can } from '#platform/policy/policy.ts'
import { formatDay, formatDays, formatDistance, formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { partnershipPolicy } from '../policy.ts'
import { isOpen } from './commitment.ts'
import { perhapsOpen } from './facts.server.ts'
import { type LedgerRow, ledgerRows } from './reads.server.ts'

/** What the own organization has promised and not done, and what others have asked it to answer. */
export const commitmentsDue: DueSource = {
  find: async (tx) => {
    const own = { organizationId: tx.actor.organizationId }
    const may = {
      keep: can(tx.actor, partnershipPolicy.keepCommitments, own),
      speak: can(tx.actor, partnershipPolicy.speakFor, own),
    }
    if (!may.keep && !may.speak) return []
    const rows = await ledgerRows(tx, pressing(tx))
    return rows.flatMap((row) => {
      const item =
        row.promisor.id === tx.actor.organizationId
          ? may.keep && ourPromise(tx, row)
          : may.speak && theirQuestion(tx, row)
      return item ? [item] : []
    })
  },
}

/** Rows that may be due, found from both ends by index; in partnerships that neither rest nor are over, where the own organization takes part. */
function pressing(tx: Tx): RawBuilder<unknown> {
  const { organizationId } = tx.actor
  return sql`c.id in (
      select c.id from commitments c where c.workspace_id = ${tx.workspace.id} and c.deleted_at is null
        and c.promisor_organization_id = ${organizationId} and ${perhapsOpen(tx)}
      union
      select o.commitment_id from commitment_beneficiaries o
      where o.workspace_id = ${tx.workspace.id} and o.organization_id = ${organizationId} and (
        exists (select 1 from renegotiations y where y.workspace_id = ${tx.workspace.id}
          and y.commitment_id = o.commitment_id and y.accepted_on is null and y.declined_on is null)
        or not exists (select 1 from acceptances y where y.workspace_id = ${tx.workspace.id} and y.commitment_id = o.commitment_id)
        or exists (select 1 from fulfilments y where y.workspace_id = ${tx.workspace.id}
          and y.commitment_id = o.commitment_id and y.entered_on > y.fulfilled_on)))
    and exists (select 1 from partners y where y.workspace_id = ${tx.workspace.id} and y.partnership_id = c.partnership_id
      and y.organization_id = ${organizationId} and y.accepted_at is not null and y.left_at is null)
    and not exists (select 1 from partnership_breaks y where y.workspace_id = ${tx.workspace.id}
      and y.partnership_id = c.partnership_id and y.ended_at is null and y.organization_id is null)`
}

const about = (row: LedgerRow) => ({
  recordId: row.id,
  partnershipId: row.partnershipId,
  href: `/commitments/${row.id}`,
})

function ourPromise(tx: Tx, row: LedgerRow): DueItem | null {
  const { dueOn, lateDays, state } = row.standing
  if (!isOpen(row.standing)) return null
  const soon = dueOn !== null && dueOn <= addDays(tx.today, 7)
  if (!soon && state !== 'disputed') return null
  const facts = {
    names: formatList(row.beneficiaries.map((one) => one.name)),
    day: formatDay(row.pledgedOn, tx.today, 'long'),
    partnership: row.partnershipName,
  }
  return {
    ...about(row),
    kind: 'commitment',
    group: lateDays > 0 ? 'late' : state === 'disputed' ? 'waiting' : dueOn === tx.today ? 'today' : 'week',
    dueOn,
    title: row.text,
    why:
      state === 'disputed'
        ? m.commitment_due_why_disputed(facts)
        : row.responsible === null
          ? m.commitment_due_why(facts)
          : m.commitment_due_why_person({ ...facts, person: row.responsible.name }),
    when: lateDays > 0 ? formatDays(lateDays) : dueOn === null ? '' : formatDistance(dueOn, tx.today),
    doneHref: state === 'disputed' ? null : `/commitments/${row.id}/fulfil`,
  }
}

function theirQuestion(tx: Tx, row: LedgerRow): DueItem | null {
  const facts = { promisor: row.promisor.name, text: row.text, partnership: row.partnershipName }
  const waiting = { ...about(row), group: 'waiting' as const, dueOn: null }
  const open = isOpen(row.standing)
  // A day that has passed since it was asked for needs no answer any more.
  if (open && row.askedFor !== null && row.askedFor >= tx.today)
    return {
      ...waiting,
      kind: 'commitment.renegotiation',
      title: m.commitment_waiting_day({ text: row.text, day: formatDay(row.askedFor, tx.today) }),
      why: m.commitment_waiting_day_why(facts),
      when: row.standing.dueOn === null ? '' : formatDistance(row.standing.dueOn, tx.today),
      doneHref: `/commitments/${row.id}/answer`,
    }
  if (open && row.untouched)
    return {
      ...waiting,
      kind: 'commitment.acceptance',
      title: m.commitment_waiting_accept({ text: row.text }),
      why:
        row.standing.dueOn === null
          ? m.commitment_waiting_accept_why(facts)
          : m.commitment_waiting_accept_why_day({
              ...facts,
              day: formatDay(row.standing.dueOn, tx.today),
            }),
      when: formatDistance(row.pledgedOn, tx.today),
      doneHref: `/commitments/${row.id}/accept`,
    }
  if (row.standing.needsAcknowledgement && row.fulfilment !== null)
    return {
      ...waiting,
      kind: 'commitment.acknowledgement',
      title: m.commitment_waiting_confirm({ text: row.text }),
      why: m.commitment_waiting_confirm_why({
        ...facts,
        day: formatDay(row.fulfilment.fulfilledOn, tx.today),
      }),
      when: formatDistance(row.fulfilment.fulfilledOn, tx.today),
      doneHref: `/commitments/${row.id}/acknowledge`,
    }
  return null
}
