import { type RawBuilder, sql } from 'kysely'
import { chance } from './agreements.ts'

type Run = (statement: RawBuilder<unknown>) => Promise<unknown>

/**
 * Meetings shared out over all partnerships: one in seven lies ahead, the others were held, each with an agenda,
 * one person of every partner asked and there, minutes sent to all and confirmed by one side.
 */
export async function loadMeetings(
  run: Run,
  ws: RawBuilder<unknown>,
  hostId: string,
  meetings: number,
): Promise<void> {
  if (meetings === 0) return
  await run(sql`with p as (select id, row_number() over (order by id) - 1 as n, count(*) over () as all_of_them from partnerships where workspace_id = ${ws})
    insert into meetings (workspace_id, id, partnership_id, title, starts_on, starts_at, time_zone, length_minutes, place, host_organization_id, organization_id, created_at, updated_at)
    select ${ws}, gen_random_uuid(), p.id, 'Meeting ' || i, current_date + 89 - ((i / p.all_of_them) * 31 + p.n % 31)::int, '14:00', 'UTC', 60, 'Library hall', ${hostId}, ${hostId}, now(), now()
    from generate_series(0, ${meetings - 1}::int) i join p on p.n = i % p.all_of_them`)
  await run(sql`insert into meeting_items (workspace_id, id, meeting_id, position, text, minutes, organization_id, added_by_organization_id, created_at)
    select ${ws}, gen_random_uuid(), id, i, 'Item ' || i, 10, ${hostId}, ${hostId}, now() from meetings, generate_series(1, 4) i where workspace_id = ${ws}`)
  await run(sql`insert into meeting_invitees (workspace_id, id, meeting_id, person_id, answer, answered_at, created_at)
    select ${ws}, gen_random_uuid(), m.id, x.person_id, 'yes', now(), now() from meetings m
    join partners p on p.workspace_id = m.workspace_id and p.partnership_id = m.partnership_id
    join (select organization_id, min(person_id::text)::uuid as person_id from affiliations where workspace_id = ${ws} group by 1) x on x.organization_id = p.organization_id
    where m.workspace_id = ${ws}`)
  // Of three meetings the host leads one and another side the next; one is led by nobody. Notes are taken the other way around.
  await run(sql`with asked as (
      select m.id, i.person_id, row_number() over (partition by m.id order by i.person_id) as nth, ${chance(sql`m.id`)} % 3 as turn
      from meetings m join meeting_invitees i on i.workspace_id = m.workspace_id and i.meeting_id = m.id where m.workspace_id = ${ws})
    update meetings m set chair_person_id = a.chair, note_taker_person_id = a.notes
    from (select id, (array_agg(person_id) filter (where nth = turn))[1] as chair,
        (array_agg(person_id) filter (where nth = 3 - turn))[1] as notes from asked group by id) a
    where m.workspace_id = ${ws} and m.id = a.id`)
  await run(sql`with made as (
      insert into touchpoints (workspace_id, id, partnership_id, kind, happened_on, summary, audience, organization_id, created_at, updated_at)
      select ${ws}, id, partnership_id, 'meeting', starts_on, title, 'partnership', ${hostId}, now(), now() from meetings where workspace_id = ${ws} and starts_on < current_date
      returning id, partnership_id, happened_on),
    told as (insert into touchpoint_organizations (workspace_id, id, touchpoint_id, organization_id, happened_on)
      select ${ws}, gen_random_uuid(), made.id, p.organization_id, made.happened_on from made
      join partners p on p.workspace_id = ${ws} and p.partnership_id = made.partnership_id)
    insert into meeting_holdings (workspace_id, id, meeting_id, touchpoint_id, organization_id, created_at)
    select ${ws}, gen_random_uuid(), id, id, ${hostId}, now() from made`)
  await run(sql`insert into touchpoint_people (workspace_id, id, touchpoint_id, person_id, happened_on)
    select ${ws}, gen_random_uuid(), h.touchpoint_id, i.person_id, m.starts_on from meeting_holdings h
    join meetings m on m.workspace_id = h.workspace_id and m.id = h.meeting_id
    join meeting_invitees i on i.workspace_id = h.workspace_id and i.meeting_id = h.meeting_id where h.workspace_id = ${ws}`)
  await run(sql`insert into meeting_minutes (workspace_id, id, meeting_id, text, organization_id, created_at, updated_at)
    select ${ws}, gen_random_uuid(), meeting_id, 'We agreed on the next step.', ${hostId}, now(), now() from meeting_holdings where workspace_id = ${ws}`)
  await run(sql`with sent as (
      insert into minutes_sendings (workspace_id, id, meeting_id, minutes_version, text, organization_id, created_at)
      select ${ws}, gen_random_uuid(), meeting_id, 1, text, ${hostId}, now() from meeting_minutes where workspace_id = ${ws} returning id)
    insert into minutes_confirmations (workspace_id, id, minutes_sending_id, organization_id, created_at)
    select ${ws}, gen_random_uuid(), id, ${hostId}, now() from sent`)
}
