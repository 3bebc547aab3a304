import { sql } from 'kysely'
import type { Merge } from '#platform/features/feature.server.ts'

/**
 * Two records turn out to be one organization: what it does in partnerships moves to the one that stays. Where
 * both took part in one partnership, the older standing ends as left, since nothing is thrown away.
 */
export const mergeOrganizations: Merge = {
  kind: 'organization',
  move: async (tx, fromId, intoId) => {
    const at = tx.workspace.id
    await sql`update representatives set partner_id = stays.id
      from partners goes join partners stays on stays.workspace_id = goes.workspace_id
        and stays.partnership_id = goes.partnership_id and stays.organization_id = ${intoId}
      where goes.workspace_id = ${at} and goes.organization_id = ${fromId}
        and representatives.workspace_id = goes.workspace_id and representatives.partner_id = goes.id
        and not exists (select 1 from representatives same where same.workspace_id = goes.workspace_id
          and same.partner_id = stays.id and same.person_id = representatives.person_id and same.ended_on is null)`.execute(
      tx.db,
    )
    await sql`update partners set left_at = coalesce(left_at, ${tx.now})
      where workspace_id = ${at} and organization_id = ${fromId} and exists (select 1 from partners stays
        where stays.workspace_id = partners.workspace_id and stays.partnership_id = partners.partnership_id
        and stays.organization_id = ${intoId})`.execute(tx.db)
    await sql`update partners set organization_id = ${intoId}
      where workspace_id = ${at} and organization_id = ${fromId} and not exists (select 1 from partners stays
        where stays.workspace_id = partners.workspace_id and stays.partnership_id = partners.partnership_id
        and stays.organization_id = ${intoId})`.execute(tx.db)
    await sql`update partnership_breaks set ended_at = ${tx.now}
      where workspace_id = ${at} and organization_id = ${fromId} and ended_at is null and exists (
        select 1 from partnership_breaks stays where stays.workspace_id = partnership_breaks.workspace_id
        and stays.partnership_id = partnership_breaks.partnership_id and stays.organization_id = ${intoId}
        and stays.kind = partnership_breaks.kind and stays.ended_at is null)`.execute(tx.db)
    await sql`update partner_absences set organization_id = ${intoId}
      where workspace_id = ${at} and organization_id = ${fromId} and (returned_at is not null or not exists (
        select 1 from partner_absences stays where stays.workspace_id = partner_absences.workspace_id
        and stays.partnership_id = partner_absences.partnership_id and stays.organization_id = ${intoId}
        and stays.returned_at is null))`.execute(tx.db)
    for (const table of ['partnership_breaks', 'behalf_acts', 'handovers', 'invitations', 'approvals'])
      await sql`update ${sql.table(table)} set organization_id = ${intoId}
        where workspace_id = ${at} and organization_id = ${fromId}`.execute(tx.db)
  },
}
