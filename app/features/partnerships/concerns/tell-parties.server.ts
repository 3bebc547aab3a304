import { sql } from 'kysely'
import { comesIn } from '#platform/context/comes-in.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { notify } from '#platform/notices/notify.server.ts'
import { m } from '#platform/words/words.ts'

/**
 * Tells those of the parties who speak for them that a concern is about their organization, once, from when it may be seen
 * there: of one concern, or of all without a name.
 */
export async function tellNewParties(tx: Tx, which: { id: string } | 'anonymous'): Promise<void> {
  await tellOf(
    tx,
    sql`q.told_on is null and (c.shown <> 'nothing' or exists (select 1 from concern_acknowledgements a
        where a.workspace_id = c.workspace_id and a.concern_id = c.id))
      and ${which === 'anonymous' ? sql`c.openness = 'anonymous'` : sql`c.id = ${which.id}`}`,
    (partnership) => m.concern_told_party({ partnership }),
  )
}

/** Tells them that what was agreed on one that is about their organization is written down. */
export const tellPartiesSettled = (tx: Tx, id: string): Promise<void> =>
  tellOf(tx, sql`c.id = ${id}`, (partnership) => m.concern_told_party_settled({ partnership }))

/** Only of partners that take part now, and never whoever raised it, who knows. */
async function tellOf(
  tx: Tx,
  which: ReturnType<typeof sql>,
  say: (partnership: string) => string,
): Promise<void> {
  const { rows } = await sql<{
    id: string
    partnershipId: string
    partnership: string
    parties: string[]
    people: string[]
  }>`
    select c.id, c.partnership_id, p.name as partnership, array_agg(distinct q.id::text) as parties,
      coalesce(array_agg(distinct m.person_id::text) filter (where m.person_id is not null), '{}') as people
    from concerns c
    join partnerships p on p.workspace_id = c.workspace_id and p.id = c.partnership_id and p.deleted_at is null
    join concern_parties q on q.workspace_id = c.workspace_id and q.concern_id = c.id
    left join partners x on x.workspace_id = q.workspace_id and x.partnership_id = c.partnership_id
      and x.organization_id = q.organization_id and x.accepted_at is not null and x.left_at is null
    left join memberships m on m.workspace_id = x.workspace_id and m.organization_id = x.organization_id
      and m.role in ('lead', 'owner', 'coordinator') and ${comesIn(tx, 'm')}
      and m.person_id is distinct from c.raised_by_person_id
    where c.workspace_id = ${tx.workspace.id} and c.deleted_at is null and ${which}
    group by c.id, c.partnership_id, p.name`.execute(tx.db)
  for (const { id, partnershipId, partnership, parties, people } of rows) {
    await notify(tx, {
      kind: 'concern.raised',
      to: people,
      subject: { kind: 'concern', id },
      partnershipId,
      href: `/concerns/${id}`,
      say: () => say(partnership),
    })
    await sql`update concern_parties set told_on = ${tx.today}::date
      where workspace_id = ${tx.workspace.id} and id = any(${parties}::uuid[]) and told_on is null`.execute(
      tx.db,
    )
  }
}
