import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import type { Day } from '#platform/context/days.ts'
import { limitOf } from '#platform/settings/reads.server.ts'
import { type Partnership, presentPartners } from '../partnerships/partnership.ts'
import { readsUntil } from '../partnerships/reads.server.ts'
import { sideOf } from './deeds.server.ts'
import { type AskKind, levelOf } from './equity.ts'

export interface Ask {
  organizationId: string
  kind: AskKind
  on: Day
  id: string
}

/**
 * What an organization was asked by way of people: rows of `partnership_id`, `organization_id` (null where they were of
 * none), `kind`, `id` and `at`. `narrow` is a condition on the columns of a partnership and of a person.
 */
export function askedThrough(
  tx: Tx,
  narrow: (partnership: RawBuilder<unknown>, person: RawBuilder<unknown>) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  const w = tx.workspace.id
  const news = [...tx.system.registry.noticeKinds.values()].flatMap((one) =>
    one.asksNothing ? one.kind : [],
  )
  return sql`(
    select m.partnership_id, ${sideOf(sql`i.person_id`, sql`m.partnership_id`, w)} as organization_id, 'meeting' as kind,
        m.id, m.created_at as at
      from meetings m join meeting_invitees i on i.workspace_id = m.workspace_id and i.meeting_id = m.id
      where m.workspace_id = ${w} and ${narrow(sql`m.partnership_id`, sql`i.person_id`)}
    union all select n.partnership_id, ${sideOf(sql`n.person_id`, sql`n.partnership_id`, w)}, 'mail', n.subject_id, n.created_at
      from notices n where n.workspace_id = ${w} and n.by_mail <> 'never'
        and ${narrow(sql`n.partnership_id`, sql`n.person_id`)}
        and n.subject_kind not in ('meeting', 'pulse', 'decision', 'concern') and n.kind <> all(${news}::text[])
        and not exists (select 1 from concern_askings k where k.workspace_id = n.workspace_id and k.id = n.subject_id
          and n.subject_kind = 'concernAsking'
          and k.organization_id = ${sideOf(sql`k.asked_by_person_id`, sql`k.partnership_id`, w)}))`
}

/**
 * What was asked of each partner by the others from a day on: pulses to answer, meetings to come to, minutes to
 * confirm, decisions to speak on, and mails that ask for anything else. Each is one ask of a day, however many are asked.
 * Not those of concerns: a number with them in it would tell of the confidential ones.
 */
export async function asksIn(tx: Tx, partnershipId: string, from: Day | null): Promise<Ask[]> {
  const w = tx.workspace.id
  const until = readsUntil(tx, partnershipId)
  const day = (moment: string) => sql`(${sql.ref(moment)} at time zone ${tx.workspace.timeZone})::date`
  const present = (
    by: string,
  ) => sql`join partners x on x.workspace_id = ${w} and x.partnership_id = ${partnershipId}
    and x.accepted_at is not null and x.left_at is null and x.organization_id <> ${sql.ref(by)}`
  const { rows } = await sql<Ask>`select distinct organization_id, kind, "on", id from (
    select i.organization_id, 'pulse' as kind, coalesce(${day('i.invited_at')}, v.opened_on) as "on", v.id,
        coalesce(i.invited_at, v.opened_at) as at
      from pulse_waves v join pulse_invitations i on i.workspace_id = v.workspace_id and i.wave_id = v.id
      where v.workspace_id = ${w} and v.partnership_id = ${partnershipId}
        and i.organization_id <> v.opened_by_organization_id
    union all select t.organization_id, t.kind, ${day('t.at')}, t.id, t.at
      from (select * from ${askedThrough(tx, (partnership) => sql`${partnership} = ${partnershipId}`)} by_people
        union all select partnership_id, organization_id, kind, ask_id, asked_at from kept_asks
          where workspace_id = ${w} and partnership_id = ${partnershipId}) t
      left join meetings m on m.workspace_id = ${w} and m.id = t.id and t.kind = 'meeting'
      where t.kind <> 'meeting' or (m.deleted_at is null and t.organization_id <> m.organization_id)
    union all select x.organization_id, 'minutes', ${day('s.created_at')}, s.id, s.created_at
      from minutes_sendings s join meetings m on m.workspace_id = s.workspace_id and m.id = s.meeting_id
        ${present('s.organization_id')}
      where s.workspace_id = ${w} and m.partnership_id = ${partnershipId} and m.deleted_at is null
    union all select x.organization_id, 'vote', ${day('d.created_at')}, d.id, d.created_at
      from decisions d ${present('d.organization_id')}
      where d.workspace_id = ${w} and d.partnership_id = ${partnershipId} and d.deleted_at is null) asked
    where organization_id is not null and "on" <= ${tx.today}::date
      and ${from === null ? sql`true` : sql`"on" >= ${from}::date`}
      and ${until === null ? sql`true` : sql`at <= ${until.toISOString()}::timestamptz`}`.execute(tx.db)
  return rows
}

export const monthBegins = (today: Day): Day => `${today.slice(0, 7)}-01`

export interface Asked {
  organizationId: string
  name: string
  count: number
  limit: number
}

/** How often each partner that takes part has been asked this month. */
export async function askedSoFar(tx: Tx, partnership: Partnership): Promise<Asked[]> {
  const limit = await limitOf(tx, 'asksPerMonth')
  const asks = await asksIn(tx, partnership.id, monthBegins(tx.today))
  return presentPartners(partnership.partners).map(({ organizationId, name }) => ({
    organizationId,
    name,
    count: asks.filter((ask) => ask.organizationId === organizationId).length,
    limit,
  }))
}

/** Partners that have been asked this month as often as the workspace holds to be courteous, or more. */
export const askedMuch = async (tx: Tx, partnership: Partnership): Promise<Asked[]> =>
  (await askedSoFar(tx, partnership)).filter((one) => levelOf(one) === 'much')

/** The same of the others, for whoever is about to ask. */
export const muchAsked = async (tx: Tx, partnership: Partnership): Promise<Asked[]> =>
  (await askedMuch(tx, partnership)).filter((one) => one.organizationId !== tx.actor.organizationId)
