import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import type { DueSource } from '#platform/features/feature.server.ts'
import { can } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { weightSql } from '../behalf/weight.server.ts'
import { reachablePartnerships } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'

/** Partnerships in which roles of the own organization wait for its word. */
export const acceptancesDue: DueSource = {
  perhaps: (tx) => sql`exists (select 1 from roles x where x.workspace_id = ${tx.workspace.id}
    and x.organization_id = ${tx.actor.organizationId}::uuid and (x.accepted_at is null or x.behalf_id is not null))`,
  find: async (tx) => {
    const { organizationId } = tx.actor
    if (!can(tx.actor, partnershipPolicy.speakFor, { organizationId })) return []
    const rows = await waitingRoles(tx).execute()
    return rows.map((row) => ({
      kind: 'roles.acceptance',
      recordId: row.id,
      partnershipId: row.id,
      group: 'waiting' as const,
      dueOn: null,
      title: m.roles_due_title({ partnership: row.name }),
      why: m.roles_due_why({ count: Number(row.waiting) }),
      when: m.roles_due_when(),
      href: `/partnerships/${row.id}/roles`,
      doneHref: `/partnerships/${row.id}/roles/accept`,
    }))
  },
}

const waitingRoles = (tx: Tx) =>
  reachablePartnerships(tx)
    .innerJoin('roles', (join) =>
      join
        .onRef('roles.workspaceId', '=', 'partnerships.workspaceId')
        .onRef('roles.partnershipId', '=', 'partnerships.id'),
    )
    .innerJoin('workPieces', (join) =>
      join
        .onRef('workPieces.workspaceId', '=', 'roles.workspaceId')
        .onRef('workPieces.id', '=', 'roles.workPieceId'),
    )
    .leftJoin('behalfActs', (join) =>
      join
        .onRef('behalfActs.workspaceId', '=', 'roles.workspaceId')
        .onRef('behalfActs.id', '=', 'roles.behalfId'),
    )
    .where('workPieces.deletedAt', 'is', null)
    .where('roles.organizationId', '=', tx.actor.organizationId)
    // Said so that the index finds them: of those accepted by themselves there are thousands.
    .where(sql<boolean>`(roles.accepted_at is null or roles.behalf_id is not null)`)
    .where(sql<boolean>`(roles.accepted_at is null or ${weightSql('behalf_acts')} <> 'counts')`)
    .where(
      sql<boolean>`exists (select 1 from partners own where own.workspace_id = partnerships.workspace_id
        and own.partnership_id = partnerships.id and own.organization_id = ${tx.actor.organizationId}
        and own.accepted_at is not null and own.left_at is null)`,
    )
    .where(
      sql<boolean>`not exists (select 1 from partnership_breaks b where b.workspace_id = partnerships.workspace_id
        and b.partnership_id = partnerships.id and b.ended_at is null
        and (b.organization_id is null or b.organization_id = ${tx.actor.organizationId}))`,
    )
    .groupBy(['partnerships.workspaceId', 'partnerships.id', 'partnerships.name'])
    .select(['partnerships.id', 'partnerships.name'])
    .select((select) => select.fn.countAll<number>().as('waiting'))
    .orderBy('partnerships.id')
