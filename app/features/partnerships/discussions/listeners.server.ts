import { sql } from 'kysely'
import { comesIn } from '#platform/context/comes-in.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { type Audience, hears, type Wish } from './discussion.ts'
import type { Nameable } from './mention.ts'

export interface Listener extends Nameable {
  organizationId: string
  organizationName: string
}

/**
 * Everybody who signs in and reaches what is said in a partnership: people of those who take part now and the host's
 * staff; of what one organization keeps to itself, its own people. By name.
 */
export async function withinEarshot(
  tx: Tx,
  about: { partnershipId: string; audience: Audience; organizationId: string },
): Promise<Listener[]> {
  const { rows } = await sql<Listener>`
    select p.id, p.name, m.organization_id, o.name as organization_name
    from memberships m
    join people p on p.workspace_id = m.workspace_id and p.id = m.person_id and p.deleted_at is null
    join organizations o on o.workspace_id = m.workspace_id and o.id = m.organization_id
    where m.workspace_id = ${tx.workspace.id} and ${comesIn(tx, 'm')}
      and ${
        about.audience === 'organization'
          ? sql`m.organization_id = ${about.organizationId}::uuid`
          : sql`(m.organization_id = ${tx.workspace.hostOrganizationId}::uuid or exists (select 1 from partners x
              where x.workspace_id = m.workspace_id and x.partnership_id = ${about.partnershipId}::uuid
                and x.organization_id = m.organization_id and x.accepted_at is not null and x.left_at is null and x.declined_at is null))`
      }
    order by p.name_key, p.id`.execute(tx.db)
  return rows
}

/** Those of the people who hear of each post in a discussion. */
export async function listenersOf(
  tx: Tx,
  discussion: { id: string; partnershipId: string; begunByPersonId: string | null },
  people: readonly Listener[],
): Promise<Set<string>> {
  const said = await tx.db
    .selectFrom('discussionFollows')
    .where('workspaceId', '=', tx.workspace.id)
    .where('partnershipId', '=', discussion.partnershipId)
    .where((where) =>
      where.or([where('discussionId', 'is', null), where('discussionId', '=', discussion.id)]),
    )
    .select(['personId', 'discussionId', 'wish'])
    .execute()
  const { rows } = await sql<{ personId: string }>`
    select x.person_id from posts x where x.workspace_id = ${tx.workspace.id} and x.discussion_id = ${discussion.id}::uuid
      and x.deleted_at is null and x.person_id is not null
    union select n.person_id from mentions n join posts x on x.workspace_id = n.workspace_id and x.id = n.post_id
      and x.deleted_at is null
      where n.workspace_id = ${tx.workspace.id} and x.discussion_id = ${discussion.id}::uuid`.execute(tx.db)
  const taking = new Set([discussion.begunByPersonId, ...rows.map((row) => row.personId)])
  const wishOf = (personId: string, whole: boolean): Wish | null =>
    said.find((one) => one.personId === personId && (one.discussionId === null) === whole)?.wish ?? null
  return new Set(
    people
      .map((one) => one.id)
      .filter((id) =>
        hears({
          discussion: wishOf(id, false),
          partnership: wishOf(id, true),
          takesPart: taking.has(id),
        }),
      ),
  )
}
