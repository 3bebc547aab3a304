import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import type { Day } from '#platform/context/days.ts'
import { countsSql } from '../behalf/weight.server.ts'
import { readsUntil } from '../partnerships/reads.server.ts'
import type { Deed, Measure } from './equity.ts'

/** The partner that a person stands or stood for in a partnership, else one they belong or belonged to. */
export const sideOf = (
  person: RawBuilder<unknown>,
  partnership: RawBuilder<unknown>,
  workspaceId: string,
) => sql`coalesce(
  (select x.organization_id from representatives r
    join partners x on x.workspace_id = r.workspace_id and x.id = r.partner_id
    where r.workspace_id = ${workspaceId} and r.partnership_id = ${partnership} and r.person_id = ${person}
    order by r.ended_on desc nulls first, r.id limit 1),
  (select a.organization_id from affiliations a
    join partners x on x.workspace_id = a.workspace_id and x.partnership_id = ${partnership}
      and x.organization_id = a.organization_id
    where a.workspace_id = ${workspaceId} and a.person_id = ${person}
    order by a.ended_on desc nulls first, a.id limit 1))`

/** Whether the contact or promise that hours were noted for still stands, and is for all partners to read. */
export const standsForHours = (table: 'e' | 'hour_entries') => sql`(
  exists (select 1 from touchpoints st where st.workspace_id = ${sql.ref(`${table}.workspace_id`)}
    and st.id = ${sql.ref(`${table}.touchpoint_id`)} and st.deleted_at is null and st.audience = 'partnership')
  or exists (select 1 from commitments sc where sc.workspace_id = ${sql.ref(`${table}.workspace_id`)}
    and sc.id = ${sql.ref(`${table}.commitment_id`)} and sc.deleted_at is null))`

/**
 * Everything in the record that counts for an organization in a partnership. Meetings count once they were held,
 * decisions once they were adopted; what was taken away counts no more, and what was recorded for a partner not before
 * that partner agrees or there is evidence of it.
 */
export function deeds(workspaceId: string): RawBuilder<unknown> {
  const held = sql`meetings m join meeting_holdings h on h.workspace_id = m.workspace_id and h.meeting_id = m.id
    where m.workspace_id = ${workspaceId} and m.deleted_at is null`
  const ofMeeting = (measure: Measure, organization: RawBuilder<unknown>) =>
    sql`select m.partnership_id, ${organization} as organization_id, ${sql.lit(measure)} as measure, 1 as amount,
      m.starts_on as "on", m.id, m.title, h.created_at as at, 'meeting' as kind, false as by_hand from ${held}`
  const byPerson = (column: string) => sideOf(sql.ref(`m.${column}`), sql`m.partnership_id`, workspaceId)
  return sql`
    ${ofMeeting('chair', byPerson('chair_person_id'))} and m.chair_person_id is not null
    union all ${ofMeeting('notes', byPerson('note_taker_person_id'))} and m.note_taker_person_id is not null
    union all ${ofMeeting('host', sql`m.host_organization_id`)} and m.host_organization_id is not null
    union all select m.partnership_id, i.organization_id, 'agenda', 1, m.starts_on, m.id, i.text, i.created_at, 'meeting', false
      from meeting_items i, ${held} and i.workspace_id = m.workspace_id and i.meeting_id = m.id
    union all select m.partnership_id, s.organization_id, 'speaking', s.minutes, m.starts_on, m.id, m.title, s.created_at,
        'meeting', true
      from speaking_times s, ${held} and s.workspace_id = m.workspace_id and s.meeting_id = m.id
    union all select d.partnership_id, d.organization_id, 'decided', 1, s.decided_on, d.id, d.what, s.created_at,
        'decision', false
      from decisions d join decision_settlements s on s.workspace_id = d.workspace_id and s.decision_id = d.id
      where d.workspace_id = ${workspaceId} and d.deleted_at is null and s.outcome = 'adopted'
        and ${countsSql(workspaceId, 'd.behalf_id')}
    union all select c.partnership_id, c.promisor_organization_id, 'promised', 1, c.pledged_on, c.id, c.text, c.created_at,
        'commitment', false
      from commitments c where c.workspace_id = ${workspaceId} and c.deleted_at is null
        and ${countsSql(workspaceId, 'c.behalf_id')}
    union all select b.partnership_id, b.organization_id, 'received', 1, b.received_on, b.id, b.what, b.created_at, 'benefit', true
      from benefits b where b.workspace_id = ${workspaceId} and b.deleted_at is null
    union all select m.partnership_id, ${sideOf(sql.ref('p.person_id'), sql`m.partnership_id`, workspaceId)}, 'hours',
        count(*) * m.length_minutes, m.starts_on, m.id, m.title, h.created_at, 'meeting', false
      from touchpoint_people p, ${held} and p.workspace_id = m.workspace_id and p.touchpoint_id = h.touchpoint_id
      group by m.partnership_id, 2, m.length_minutes, m.starts_on, m.id, m.title, h.created_at
    union all select e.partnership_id, e.organization_id, 'hours', e.minutes, e.given_on,
        coalesce(e.touchpoint_id, e.commitment_id), coalesce(nullif(e.note, ''), c.text, left(t.summary, 200), ''), e.created_at,
        case when e.touchpoint_id is null then 'commitment' else 'touchpoint' end, true
      from hour_entries e
        left join touchpoints t on t.workspace_id = e.workspace_id and t.id = e.touchpoint_id
        left join commitments c on c.workspace_id = e.workspace_id and c.id = e.commitment_id
      where e.workspace_id = ${workspaceId} and e.deleted_at is null and ${standsForHours('e')}`
}

/** What counts in one partnership in reach from a day on, the latest first; for who has left, as far as it reads. */
export async function deedsIn(tx: Tx, partnershipId: string, from: Day | null): Promise<Deed[]> {
  const until = readsUntil(tx, partnershipId)
  const { rows } =
    await sql<Deed>`select measure, organization_id, amount::int as amount, "on", id, title, kind, by_hand
    from (${deeds(tx.workspace.id)}) d
    where partnership_id = ${partnershipId} and organization_id is not null and "on" <= ${tx.today}::date
      and ${from === null ? sql`true` : sql`"on" >= ${from}::date`}
      and ${until === null ? sql`true` : sql`at <= ${until.toISOString()}::timestamptz`}
    order by "on" desc, id desc`.execute(tx.db)
  return rows
}

/**
 * The side of whoever led each meeting that was held since a day in these partnerships, the latest first; all of them
 * in one question, and nothing else of what counts.
 */
export async function chairedIn(
  tx: Tx,
  partnershipIds: readonly string[],
  from: Day | null,
): Promise<{ partnershipId: string; organizationId: string; on: Day; meetingId: string }[]> {
  if (partnershipIds.length === 0) return []
  const ws = tx.workspace.id
  const { rows } = await sql<{ partnershipId: string; organizationId: string; on: Day; meetingId: string }>`
    select * from (
      select m.partnership_id, ${sideOf(sql.ref('m.chair_person_id'), sql`m.partnership_id`, ws)} as organization_id,
        m.starts_on as "on", m.id as meeting_id
      from meetings m join meeting_holdings h on h.workspace_id = m.workspace_id and h.meeting_id = m.id
      where m.workspace_id = ${ws} and m.deleted_at is null and m.chair_person_id is not null
        and m.partnership_id = any(${partnershipIds}::uuid[]) and m.starts_on <= ${tx.today}::date
        and ${from === null ? sql`true` : sql`m.starts_on >= ${from}::date`}) led
    where organization_id is not null
    order by "on" desc, meeting_id desc`.execute(tx.db)
  return rows
}
