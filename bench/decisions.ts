import { type RawBuilder, sql } from 'kysely'
import { chance } from './agreements.ts'

type Run = (statement: RawBuilder<unknown>) => Promise<unknown>

/**
 * Ten decisions a partnership: nine are settled, with a voice of every partner; on the one that is open seven partners in
 * ten have spoken. And five concerns, each with a talk of four messages; of those four are settled.
 */
export async function loadDecisions(run: Run, ws: RawBuilder<unknown>, hostId: string): Promise<void> {
  await run(sql`insert into decisions (workspace_id, id, partnership_id, what, why, method, closes_on, organization_id, created_at, updated_at)
    select ${ws}, gen_random_uuid(), id, 'Decision ' || i, 'So that everybody knows.', (array['consent','majority','consensus'])[1 + i % 3],
      current_date + case when i = 1 then 10 else 20 - 30 * i end, ${hostId}, now() - i * interval '30 days', now() from partnerships, generate_series(1, 10) i where workspace_id = ${ws}`)
  await run(sql`insert into decision_options (workspace_id, id, decision_id, place, text)
    select ${ws}, gen_random_uuid(), id, i, 'Way ' || i from decisions, generate_series(1, 3) i where workspace_id = ${ws} and method = 'majority'`)
  await run(sql`insert into decision_voices (workspace_id, id, decision_id, organization_id, stand, option_id, reason, given_on, created_at)
    select ${ws}, gen_random_uuid(), d.id, p.organization_id, case when ${chance(sql`p.id`)} < 90 then 'for' else 'aside' end,
      (select o.id from decision_options o where o.workspace_id = ${ws} and o.decision_id = d.id order by o.place limit 1),
      'It fits what we do.', d.closes_on - 5, now()
    from decisions d join partners p on p.workspace_id = d.workspace_id and p.partnership_id = d.partnership_id where d.workspace_id = ${ws} and (d.closes_on < current_date or ${chance(sql`p.id`)} < 70)`)
  await run(sql`insert into decision_settlements (workspace_id, id, decision_id, outcome, option_id, decided_on, review_on, organization_id, created_at)
    select ${ws}, gen_random_uuid(), d.id, 'adopted',
      (select o.id from decision_options o where o.workspace_id = ${ws} and o.decision_id = d.id order by o.place limit 1),
      d.closes_on, d.closes_on + 365, ${hostId}, now() from decisions d where d.workspace_id = ${ws} and d.closes_on < current_date`)
  await run(sql`insert into concerns (workspace_id, id, partnership_id, summary, about, openness, shown, raised_on, organization_id)
    select ${ws}, gen_random_uuid(), id, 'Concern ' || i, 'We heard of it too late.', 'open', 'everything', current_date - 60 * i + 50, ${hostId}
    from partnerships, generate_series(1, 5) i where workspace_id = ${ws}`)
  await run(sql`insert into concern_parties (workspace_id, id, concern_id, organization_id)
    select ${ws}, gen_random_uuid(), c.id, p.organization_id from concerns c
    join partners p on p.workspace_id = c.workspace_id and p.partnership_id = c.partnership_id and p.organization_id <> ${hostId} where c.workspace_id = ${ws}`)
  await run(sql`insert into concern_acknowledgements (workspace_id, id, concern_id, acknowledged_on)
    select ${ws}, gen_random_uuid(), id, raised_on + 2 from concerns where workspace_id = ${ws}`)
  await run(sql`insert into concern_messages (workspace_id, id, concern_id, number, side, body, said_on)
    select ${ws}, gen_random_uuid(), id, i, (array['raiser','steward'])[1 + i % 2], 'We spoke about it.', raised_on + i
    from concerns, generate_series(1, 4) i where workspace_id = ${ws}`)
  await run(sql`insert into concern_settlements (workspace_id, id, concern_id, agreed, settled_on)
    select ${ws}, gen_random_uuid(), id, 'We write a week ahead.', raised_on + 9 from concerns where workspace_id = ${ws} and raised_on < current_date - 30`)
}
