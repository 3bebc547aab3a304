import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { hashToken } from '#platform/accounts/tokens.server.ts'
import type { Database } from '#platform/database/database.server.ts'
import { loadAgreements } from './agreements.ts'
import { loadDecisions } from './decisions.ts'
import { loadMeetings } from './meetings.ts'
import { loadPapers, loadPulse } from './pulse.ts'

/** How much is loaded: the size the budgets are written for. */
export interface Size {
  organizations: number
  people: number
  touchpoints: number
  partnerships: number
  promises: number
  meetings: number
}
export const fullSize: Size = {
  organizations: 10_000,
  people: 100_000,
  touchpoints: 1_000_000,
  partnerships: 1_000,
  promises: 50_000,
  meetings: 20_000,
}

export interface Loaded {
  workspaceId: string
  hostId: string
  /** One for each client: a key may ask only so often a minute. */
  tokens: string[]
  organizationId: string
}

/**
 * Fills a migrated database with one workspace of the given size, by the database's own generator: what is
 * measured is reading and writing afterwards, not this.
 */
export async function load(database: Database, size: Size): Promise<Loaded> {
  const workspaceId = randomUUID()
  const hostId = randomUUID()
  const tokens = Array.from({ length: 9 }, () => `cw_${randomBytes(24).toString('base64url')}`)
  const run = (statement: ReturnType<typeof sql>) =>
    database.transaction({ as: 'owner' }, (db) => statement.execute(db))
  const ws = sql`${workspaceId}::uuid`
  await run(
    sql`insert into workspaces (id, slug, name, time_zone, language, created_at) values (${ws}, 'bench', 'Bench', 'UTC', 'en', now())`,
  )
  await run(
    sql`insert into organizations (workspace_id, id, name, kind, created_at, updated_at) values (${ws}, ${hostId}, 'Host', 'nonprofit', now(), now())`,
  )
  await run(sql`update workspaces set host_organization_id = ${hostId} where id = ${ws}`)
  const words =
    'Amara Lucía Thanh Dana Tomás Ruth Priya Gloria Wren Jamal Marisol Keiko Omar Ingrid Nia Pavel Rosa Samir Tess Uma Viktor Wanda Ximena Yusuf Zoe Álvaro Beatriz Chidi Dmitri Elena'.split(
      ' ',
    )
  const names =
    'Osei Ferrer Nguyen Whitfield Rivera Adler Shah Okafor Lindqvist Carter Peña Tanaka Haddad Solberg Brooks Novak Castillo Aziz Morgan Patel Ivanov Fisher Ortega Demir Stein Moreno Duarte Eze Orlov Petrov'.split(
      ' ',
    )
  const first = sql`(array[${sql.join(words)}]::text[])`
  const last = sql`(array[${sql.join(names)}]::text[])`
  await run(sql`insert into organizations (workspace_id, id, name, kind, city, created_at, updated_at, tags)
    select ${ws}, gen_random_uuid(), (${last})[1 + i % 30] || ' ' || (array['School','Clinic','Centre','Garden','Club','Foundation','Market','Library'])[1 + i % 8] || ' ' || i,
      (array['nonprofit','school','business','health','faith','grassroots','government','funder'])[1 + i % 8], 'Town ' || i % 50, now() - i * interval '1 minute', now() - i * interval '1 minute', array['tag' || i % 40]
    from generate_series(1, ${size.organizations}::int) i`)
  await run(sql`insert into people (workspace_id, id, name, kind, email, city, created_at, updated_at)
    select ${ws}, gen_random_uuid(), (${first})[1 + i % 30] || ' ' || (${last})[1 + (i / 30) % 30] || ' ' || i, (array['resident','parent','educator','volunteer','staff'])[1 + i % 5],
      'person' || i || '@bench.example', 'Town ' || i % 50, now(), now() from generate_series(1, ${size.people}::int) i`)
  await run(sql`insert into affiliations (workspace_id, id, person_id, organization_id, title, began_on, created_at)
    select ${ws}, gen_random_uuid(), p.id, o.id, 'Coordinator', current_date - 400, now()
    from (select id, row_number() over () as n from people where workspace_id = ${ws}) p
    join (select id, row_number() over () as n from organizations where workspace_id = ${ws}) o on o.n = 1 + p.n % ${size.organizations}::int`)
  await run(sql`insert into partnerships (workspace_id, id, name, purpose, began_on, created_at, updated_at)
    select ${ws}, gen_random_uuid(), 'Partnership ' || i, 'So that things change.', current_date - 700, now(), now() from generate_series(1, ${size.partnerships}::int) i`)
  await run(sql`insert into partners (workspace_id, id, partnership_id, organization_id, invited_at, accepted_at)
    select ${ws}, gen_random_uuid(), id, ${hostId}, now(), now() from partnerships where workspace_id = ${ws}
    union all
    select ${ws}, gen_random_uuid(), p.id, o.id, now(), now()
    from (select id, row_number() over () as n from partnerships where workspace_id = ${ws}) p
    join (select id, row_number() over (order by name_key) as n from organizations where workspace_id = ${ws} and id <> ${hostId}) o on o.n between p.n * 2 and p.n * 2 + 1`)
  await loadAgreements(run, ws, hostId, size.promises)
  await loadMeetings(run, ws, hostId, size.meetings)
  await loadDecisions(run, ws, hostId)
  await loadPulse(run, ws, hostId)
  await loadPapers(run, ws, hostId)
  const step = 100_000
  for (let from = 1; from <= size.touchpoints; from += step) {
    const to = Math.min(size.touchpoints, from + step - 1)
    await run(sql`with made as (
        insert into touchpoints (workspace_id, id, partnership_id, kind, happened_on, summary, audience, organization_id, created_at, updated_at)
        select ${ws}, gen_random_uuid(), p.id, (array['call','visit','meeting','mail'])[1 + i % 4], current_date - (i % 700), 'We spoke about the next step, number ' || i, 'partnership', ${hostId}, now(), now()
        from generate_series(${from}::int, ${to}::int) i
        join (select id, row_number() over () as n from partnerships where workspace_id = ${ws}) p on p.n = 1 + i % ${size.partnerships}::int
        returning id, partnership_id, happened_on)
      insert into touchpoint_organizations (workspace_id, id, touchpoint_id, organization_id, happened_on)
      select ${ws}, gen_random_uuid(), made.id, x.organization_id, made.happened_on from made
      join lateral (select organization_id from partners where workspace_id = ${ws} and partnership_id = made.partnership_id and organization_id <> ${hostId} order by organization_id limit 1) x on true
      union all select ${ws}, gen_random_uuid(), made.id, ${hostId}, made.happened_on from made where made.happened_on > current_date - 100`)
  }
  for (const token of tokens)
    await run(
      sql`insert into api_keys (workspace_id, id, name, role, organization_id, token_hash, created_at) values (${ws}, gen_random_uuid(), 'bench', 'coordinator', ${hostId}, ${hashToken(token)}, now())`,
    )
  await sql`analyze`.execute(database.root)
  const busy = await database.transaction({ as: 'owner' }, (db) =>
    sql<{
      id: string
    }>`select organization_id as id from touchpoint_organizations
      where workspace_id = ${ws} and organization_id <> ${hostId} order by organization_id limit 1`.execute(
      db,
    ),
  )
  return { workspaceId, hostId, tokens, organizationId: busy.rows[0]?.id ?? hostId }
}
