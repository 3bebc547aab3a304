import { type RawBuilder, sql } from 'kysely'

type Run = (statement: RawBuilder<unknown>) => Promise<unknown>

/**
 * Fills partnerships with what a year leaves behind: promises due on every day of it, most kept, some late,
 * broken, withdrawn, disputed or asked to move; and visions, goals, roles and cadences, of which some wait for
 * somebody. What happens to whom is counted out, so that two loads of a size are alike.
 */
export async function loadAgreements(
  run: Run,
  ws: RawBuilder<unknown>,
  hostId: string,
  promises: number,
): Promise<void> {
  await run(sql`with sides as (
      select x.partnership_id, x.organization_id, row_number() over (order by x.partnership_id, x.organization_id) - 1 as side,
        dense_rank() over (order by x.partnership_id) as partnership, count(*) over () as sides
      from partners x where x.workspace_id = ${ws} and x.accepted_at is not null),
    numbered as (
      select s.*, i as number, greatest(1, ceil(${promises}::int / s.sides::numeric))::int as each
      from sides s, generate_series(1, (select greatest(1, ceil(${promises}::int / max(sides)::numeric))::int from sides)) i),
    dated as (select *, current_date - 300 + (365 * (number - 1) / each + (partnership * 7 + side * 3) % greatest(1, 365 / each))::int as day from numbered)
    insert into commitments (workspace_id, id, partnership_id, promisor_organization_id, text, due_on, pledged_on, created_at, updated_at)
    select ${ws}, gen_random_uuid(), partnership_id, organization_id, 'Promise ' || number || ' of ' || side, day, day - 30, now(), now()
    from dated order by number, side limit ${promises}::int`)
  await run(sql`insert into commitment_beneficiaries (workspace_id, id, commitment_id, organization_id)
    select ${ws}, gen_random_uuid(), c.id, p.organization_id from commitments c
    join partners p on p.workspace_id = c.workspace_id and p.partnership_id = c.partnership_id and p.organization_id <> c.promisor_organization_id
    where c.workspace_id = ${ws}`)
  // The planner knows nothing yet of what came in this load, and would join it row by row.
  await run(sql`analyze commitments, commitment_beneficiaries`)
  // Of those pledged this week one in four is not accepted yet; of the others all but one in a hundred are.
  await run(sql`insert into acceptances (workspace_id, id, commitment_id, organization_id, accepted_on, created_at)
    select distinct on (b.commitment_id) ${ws}, gen_random_uuid(), b.commitment_id, b.organization_id, c.pledged_on + 1, now()
    from commitment_beneficiaries b join commitments c on c.workspace_id = b.workspace_id and c.id = b.commitment_id
    where b.workspace_id = ${ws} and ${chance(sql`c.id`)} >= case when c.pledged_on > current_date - 7 then 25 else 1 end`)
  // Of a hundred whose day has come 88 are kept, 7 done late, 3 not done, 2 taken back; a tenth of the coming month's are done early.
  await run(sql`insert into fulfilments (workspace_id, id, commitment_id, fulfilled_on, entered_on, created_at)
    select ${ws}, gen_random_uuid(), id, day, day, now() from (
      select id, least(current_date, case when ${chance(sql`id`)} < 88 then due_on - 1 else due_on + 1 + ${chance(sql`id`)} % 8 end) as day, due_on
      from commitments where workspace_id = ${ws} and (due_on < current_date - 2 and ${chance(sql`id`)} < 95 or due_on between current_date and current_date + 30 and ${chance(sql`id`)} < 10)) c`)
  await run(sql`insert into withdrawals (workspace_id, id, commitment_id, reason, withdrawn_on, created_at)
    select ${ws}, gen_random_uuid(), id, 'The money did not come.', due_on - 5, now()
    from commitments where workspace_id = ${ws} and due_on < current_date and ${chance(sql`id`)} between 98 and 99`)
  await run(sql`insert into acknowledgements (workspace_id, id, commitment_id, fulfilment_id, organization_id, acknowledged_on, created_at)
    select distinct on (f.id) ${ws}, gen_random_uuid(), f.commitment_id, f.id, b.organization_id, f.fulfilled_on + 1, now()
    from fulfilments f join commitment_beneficiaries b on b.workspace_id = f.workspace_id and b.commitment_id = f.commitment_id
    where f.workspace_id = ${ws} and ${chance(sql`f.commitment_id`)} < 60`)
  await run(sql`insert into disputes (workspace_id, id, commitment_id, fulfilment_id, organization_id, reason, disputed_on, settled_on, settlement, created_at)
    select distinct on (f.id) ${ws}, gen_random_uuid(), f.commitment_id, f.id, b.organization_id, 'We saw nothing of it.', f.fulfilled_on + 2,
      case when f.fulfilled_on < current_date - 60 then f.fulfilled_on + 9 end, case when f.fulfilled_on < current_date - 60 then 'It was done.' end, now()
    from fulfilments f join commitment_beneficiaries b on b.workspace_id = f.workspace_id and b.commitment_id = f.commitment_id
    where f.workspace_id = ${ws} and ${chance(sql`f.commitment_id`)} = 61`)
  await run(sql`insert into renegotiations (workspace_id, id, commitment_id, from_due_on, new_due_on, reason, proposed_on, organization_id, accepted_on, created_at)
    select ${ws}, gen_random_uuid(), id, due_on, due_on + 21, 'The hall is booked.', due_on - 9, promisor_organization_id,
      case when ${chance(sql`id`)} < 66 then due_on - 4 end, now()
    from commitments where workspace_id = ${ws} and ${chance(sql`id`)} between 62 and 66 and due_on < current_date + 10`)
  await run(sql`analyze fulfilments`)
  await run(sql`insert into vision_versions (workspace_id, id, partnership_id, number, text, organization_id, created_at)
    select ${ws}, gen_random_uuid(), id, 1, 'Every child has somewhere to go after school.', ${hostId}, now() from partnerships where workspace_id = ${ws}`)
  await run(sql`insert into endorsements (workspace_id, id, partnership_id, vision_version_id, organization_id, endorsed_at)
    select ${ws}, gen_random_uuid(), v.partnership_id, v.id, p.organization_id, now() from vision_versions v
    join partners p on p.workspace_id = v.workspace_id and p.partnership_id = v.partnership_id
    where v.workspace_id = ${ws} and ${chance(sql`p.id`)} < 98`)
  await run(sql`insert into goals (workspace_id, id, partnership_id, what, check_in_every_days, due_on, organization_id, created_at, updated_at)
    select ${ws}, gen_random_uuid(), id, 'Goal ' || i, 30 * i, current_date + 200, ${hostId}, now() - interval '300 days', now()
    from partnerships, generate_series(1, 3) i where workspace_id = ${ws}`)
  await run(sql`insert into goal_owners (workspace_id, id, goal_id, organization_id, created_at)
    select ${ws}, gen_random_uuid(), id, ${hostId}, now() from goals where workspace_id = ${ws}`)
  await run(sql`insert into check_ins (workspace_id, id, goal_id, checked_on, note, organization_id, created_at)
    select ${ws}, gen_random_uuid(), id, current_date - ((${chance(sql`id`)} * check_in_every_days) / 95 + check_in_every_days * i), 'On our way.', ${hostId}, now()
    from goals, generate_series(0, 4) i where workspace_id = ${ws}`)
  await run(sql`insert into work_pieces (workspace_id, id, partnership_id, name, position, created_at, updated_at)
    select ${ws}, gen_random_uuid(), id, 'Work ' || i, i, now(), now() from partnerships, generate_series(1, 4) i where workspace_id = ${ws}`)
  await run(sql`insert into roles (workspace_id, id, partnership_id, work_piece_id, organization_id, part, accepted_at, created_at)
    select ${ws}, gen_random_uuid(), w.partnership_id, w.id, p.organization_id, case when p.organization_id = ${hostId} then 'accountable' else 'responsible' end,
      case when ${chance(sql`w.id`)} < 99 then now() end, now()
    from work_pieces w join partners p on p.workspace_id = w.workspace_id and p.partnership_id = w.partnership_id where w.workspace_id = ${ws}`)
  await run(sql`insert into cadences (workspace_id, id, partnership_id, organization_id, other_organization_id, every_days, channel, starts_on, proposed_by_organization_id, proposed_at, accepted_at)
    select distinct on (partnership_id) ${ws}, gen_random_uuid(), partnership_id, organization_id, ${hostId}, 60 + ${chance(sql`id`)}, 'call', current_date - 400, ${hostId}, now(), now()
    from partners where workspace_id = ${ws} and organization_id <> ${hostId} order by partnership_id, organization_id`)
}

/** A number from 0 to 99 that belongs to a row. */
export const chance = (id: RawBuilder<unknown>) => sql`(abs(hashtext(${id}::text)) % 100)`
