import { type RawBuilder, sql } from 'kysely'
import { chance } from './agreements.ts'

type Run = (statement: RawBuilder<unknown>) => Promise<unknown>

/** One person of every organization. */
const onePerson = (ws: RawBuilder<unknown>) =>
  sql`(select organization_id, min(person_id::text)::uuid as person_id from affiliations where workspace_id = ${ws} group by 1)`

/**
 * Eight waves of the pulse a partnership, a quarter apart, of which the last is open: one person of every partner asked,
 * four in five answered, each about every other partner: much as the time before, one in ten a point higher. Two rotas, and two committees with a member of every partner; one partner in ten has a seat more that is free.
 */
export async function loadPulse(run: Run, ws: RawBuilder<unknown>, hostId: string): Promise<void> {
  await run(sql`insert into pulse_waves (workspace_id, id, partnership_id, opened_on, closes_on, every_days, opened_by_organization_id, opened_at)
    select ${ws}, gen_random_uuid(), id, current_date - 5 - 91 * i, current_date + 9 - 91 * i, 91, ${hostId}, now() - (5 + 91 * i) * interval '1 day'
    from partnerships, generate_series(0, 7) i where workspace_id = ${ws}`)
  await run(sql`insert into pulse_invitations (workspace_id, id, wave_id, organization_id, person_id, asked_at)
    select ${ws}, gen_random_uuid(), w.id, p.organization_id, x.person_id, w.opened_at from pulse_waves w
    join partners p on p.workspace_id = w.workspace_id and p.partnership_id = w.partnership_id
    join ${onePerson(ws)} x on x.organization_id = p.organization_id where w.workspace_id = ${ws}`)
  await run(sql`insert into pulse_responses (workspace_id, id, invitation_id, comment, answered_at, changed_at)
    select ${ws}, gen_random_uuid(), id, 'We hear from each other more often.', asked_at + interval '2 days', asked_at + interval '2 days'
    from pulse_invitations where workspace_id = ${ws} and ${chance(sql`id`)} < 80`)
  await run(sql`insert into pulse_ratings (workspace_id, id, response_id, about_organization_id, reliability, mission_support, openness, influence, involvement, resources, collaboration, satisfaction)
    select ${ws}, gen_random_uuid(), r.id, p.organization_id, ${sql.join(
      [1, 2, 3, 4, 5, 6].map(
        (nth) =>
          sql`2 + ${chance(sql`(p.id::text || ${nth}::text)`)} % 2 + case when ${chance(sql`r.id`)} < 90 then 0 else 1 end`,
      ),
    )}, ${chance(sql`r.id`)} % 6, 2 + ${chance(sql`p.id`)} % 2 + case when ${chance(sql`r.id`)} < 90 then 0 else 1 end
    from pulse_responses r join pulse_invitations i on i.workspace_id = r.workspace_id and i.id = r.invitation_id
    join pulse_waves w on w.workspace_id = i.workspace_id and w.id = i.wave_id
    join partners p on p.workspace_id = w.workspace_id and p.partnership_id = w.partnership_id and p.organization_id <> i.organization_id
    where r.workspace_id = ${ws}`)
  await run(sql`insert into rotas (workspace_id, id, partnership_id, place, organization_id, created_at)
    select ${ws}, gen_random_uuid(), id, place, ${hostId}, now() - interval '300 days' from partnerships, unnest(array['chair', 'notes']) place where workspace_id = ${ws}`)
  await run(sql`insert into committees (workspace_id, id, partnership_id, name, purpose, organization_id, created_at, updated_at)
    select ${ws}, gen_random_uuid(), id, 'Committee ' || i, 'Looks after the halls.', ${hostId}, now(), now() from partnerships, generate_series(1, 2) i where workspace_id = ${ws}`)
  await run(sql`insert into committee_seats (workspace_id, id, committee_id, organization_id, seats)
    select ${ws}, gen_random_uuid(), c.id, p.organization_id, case when ${chance(sql`p.id`)} < 10 then 2 else 1 end from committees c
    join partners p on p.workspace_id = c.workspace_id and p.partnership_id = c.partnership_id where c.workspace_id = ${ws}`)
  await run(sql`insert into committee_members (workspace_id, id, committee_id, organization_id, person_id, from_on, until_on, created_at)
    select ${ws}, gen_random_uuid(), s.committee_id, s.organization_id, x.person_id, current_date - 300, current_date + 60 + ${chance(sql`s.id`)}, now()
    from committee_seats s join ${onePerson(ws)} x on x.organization_id = s.organization_id where s.workspace_id = ${ws}`)
}

/**
 * Five agreements a partnership, each written in two texts and sent to one signer of every partner: four are signed by
 * all, one by the host only; three of its promises come from each.
 */
export async function loadPapers(run: Run, ws: RawBuilder<unknown>, hostId: string): Promise<void> {
  await run(sql`insert into agreements (workspace_id, id, partnership_id, kind, title, begins_on, ends_on, organization_id, created_at, updated_at)
    select ${ws}, gen_random_uuid(), id, (array['mou','data-sharing','service','sponsorship','support-letter'])[i], 'Agreement ' || i,
      current_date - 100 * i, current_date - 100 * i + 730, ${hostId}, now() - i * interval '101 days', now()
    from partnerships, generate_series(1, 5) i where workspace_id = ${ws}`)
  await run(sql`insert into agreement_turns (workspace_id, id, agreement_id, organization_id, given_by_organization_id, given_at)
    select ${ws}, gen_random_uuid(), id, ${hostId}, ${hostId}, created_at from agreements where workspace_id = ${ws}`)
  await run(sql`insert into agreement_texts (workspace_id, id, agreement_id, number, body, organization_id, created_at)
    select ${ws}, gen_random_uuid(), id, i, repeat('Each partner says a week ahead what it needs, and why. ', 40 * i), ${hostId}, created_at
    from agreements, generate_series(1, 2) i where workspace_id = ${ws}`)
  await run(sql`insert into agreement_sendings (workspace_id, id, agreement_id, text_id, document, sha256, in_order, organization_id, sent_at)
    select ${ws}, gen_random_uuid(), agreement_id, id, body, encode(sha256(convert_to(body, 'UTF8')), 'hex'), false, ${hostId}, created_at
    from agreement_texts where workspace_id = ${ws} and number = 2`)
  await run(sql`insert into agreement_signers (workspace_id, id, sending_id, organization_id, person_id, position, asked_at)
    select ${ws}, gen_random_uuid(), s.id, p.organization_id, x.person_id, row_number() over (partition by s.id order by p.id), s.sent_at
    from agreement_sendings s join agreements a on a.workspace_id = s.workspace_id and a.id = s.agreement_id
    join partners p on p.workspace_id = a.workspace_id and p.partnership_id = a.partnership_id
    join ${onePerson(ws)} x on x.organization_id = p.organization_id where s.workspace_id = ${ws}`)
  await run(sql`insert into agreement_signatures (workspace_id, id, signer_id, name, signature, consent, sha256, way, signed_at)
    select ${ws}, gen_random_uuid(), g.id, 'Bench', 'Bench', 'I sign this.', s.sha256, 'signed-in', s.sent_at + interval '3 days'
    from agreement_signers g join agreement_sendings s on s.workspace_id = g.workspace_id and s.id = g.sending_id
    join agreements a on a.workspace_id = s.workspace_id and a.id = s.agreement_id
    where g.workspace_id = ${ws} and (a.kind <> 'mou' or g.organization_id = ${hostId})`)
  await run(sql`insert into agreement_clauses (workspace_id, id, agreement_id, commitment_id, words, created_at)
    select ${ws}, gen_random_uuid(), a.id, c.id, 'what it needs', now()
    from (select id, partnership_id, row_number() over (partition by partnership_id order by id) as nth from agreements where workspace_id = ${ws}) a
    join (select id, partnership_id, row_number() over (partition by partnership_id order by id) as nth from commitments where workspace_id = ${ws}) c
      on c.partnership_id = a.partnership_id and (c.nth + 2) / 3 = a.nth`)
}
