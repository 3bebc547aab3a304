import { sql } from 'kysely'
import { belongsNow } from '#platform/context/comes-in.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { type Partnership, presentPartners } from '../partnerships/partnership.ts'

export interface Colleague {
  id: string
  name: string
  organizationId: string
  organization: string
}

/** People of the partners who could see to a promise: representatives first, then the rest of the own organization. */
export async function colleaguesOf(tx: Tx, partnership: Partnership): Promise<Colleague[]> {
  const present = presentPartners(partnership.partners).map((partner) => partner.organizationId)
  const { rows } = await sql<Colleague>`
    select distinct on (o.name_key, p.name_key, p.id) p.id, p.name, o.id as organization_id, o.name as organization
    from affiliations a
    join people p on p.workspace_id = a.workspace_id and p.id = a.person_id and p.deleted_at is null
    join organizations o on o.workspace_id = a.workspace_id and o.id = a.organization_id
    where a.workspace_id = ${tx.workspace.id} and a.organization_id = any(${present}::uuid[])
      and ${belongsNow(tx, 'a')}
      and (a.organization_id = ${tx.actor.organizationId} or exists (
        select 1 from representatives r join partners x on x.workspace_id = r.workspace_id and x.id = r.partner_id
        where r.workspace_id = a.workspace_id and r.partnership_id = ${partnership.id} and r.person_id = a.person_id
          and x.organization_id = a.organization_id and r.ended_on is null))
    order by o.name_key, p.name_key, p.id limit 300`.execute(tx.db)
  return rows
}
