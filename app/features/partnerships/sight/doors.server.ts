import { sql } from 'kysely'
import { belongsNow } from '#platform/context/comes-in.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isTakenBack } from '../behalf/taken-back.server.ts'
import { presentPartners } from '../partnerships/partnership.ts'
import { readPartnership, readsUntil } from '../partnerships/reads.server.ts'
import { doorKinds, type OpenDoor } from './sight.ts'

/**
 * What opens something of a partnership in reach without anybody signing in: keys for programs and calendars of the
 * partners, and links in mails that still work. How many, whose and until when; never the keys themselves, and nothing
 * of concerns, where the number alone would tell. Nothing for an organization that has left.
 */
export async function doorsOf(tx: Tx, partnershipId: string): Promise<OpenDoor[]> {
  if (readsUntil(tx, partnershipId) !== null) return []
  const { partners } = await readPartnership(tx, partnershipId)
  const present = [
    tx.workspace.hostOrganizationId,
    ...presentPartners(partners).map((partner) => partner.organizationId),
  ]
  const w = tx.workspace.id
  const now = tx.now.toISOString()
  const day = (moment: string) => sql`(${sql.ref(moment)} at time zone ${tx.workspace.timeZone})::date`
  const { rows } = await sql<OpenDoor>`
    select d.kind, o.id as organization_id, o.name as organization, count(*)::int as count, max(d.until) as until from (
      select 'key' as kind, coalesce(k.organization_id, m.organization_id) as organization_id, null::date as until from api_keys k
        left join memberships m on m.workspace_id = k.workspace_id and m.id = k.membership_id and m.ended_at is null
        where k.workspace_id = ${w} and coalesce(k.organization_id, m.organization_id) = any(${present}::uuid[]) and k.revoked_at is null
          and not exists (select 1 from approvals a where a.workspace_id = k.workspace_id and a.api_key_id = k.id and a.approved_at is null)
      union all select 'feed', m.organization_id, null from calendar_feeds f
        join memberships m on m.workspace_id = f.workspace_id and m.id = f.membership_id and m.ended_at is null
        where f.workspace_id = ${w} and m.organization_id = any(${present}::uuid[])
      union all select 'invitation', i.organization_id, ${day('i.expires_at')} from invitations i
        where i.workspace_id = ${w} and i.partnership_id = ${partnershipId} and i.accepted_at is null
          and i.withdrawn_at is null and i.expires_at > ${now}::timestamptz
      union all select 'pulse', i.organization_id, v.closes_on from pulse_waves v
        join pulse_invitations i on i.workspace_id = v.workspace_id and i.wave_id = v.id
          and i.person_id is not null and (i.token_hash is not null or exists (select 1 from pulse_reminders r
            where r.workspace_id = i.workspace_id and r.invitation_id = i.id and r.token_hash is not null))
        where v.workspace_id = ${w} and v.partnership_id = ${partnershipId} and v.closed_at is null and v.closes_on >= ${tx.today}::date
      union all select 'behalf', b.organization_id, ${day('b.expires_at')} from behalf_acts b
        where b.workspace_id = ${w} and b.partnership_id = ${partnershipId} and b.token_hash is not null and b.expires_at > ${now}::timestamptz
          and not ${isTakenBack('b')}
      union all select 'signature', s.organization_id, ${day('s.expires_at')} from agreement_signers s
        join agreement_sendings n on n.workspace_id = s.workspace_id and n.id = s.sending_id
        join agreements g on g.workspace_id = n.workspace_id and g.id = n.agreement_id and g.deleted_at is null
        where s.workspace_id = ${w} and g.partnership_id = ${partnershipId} and s.token_hash is not null and s.expires_at > ${now}::timestamptz
      union all select 'copy', s.organization_id, ${day('s.copy_expires_at')} from agreement_signers s
        join agreement_sendings n on n.workspace_id = s.workspace_id and n.id = s.sending_id
        join agreements g on g.workspace_id = n.workspace_id and g.id = n.agreement_id and g.deleted_at is null
        where s.workspace_id = ${w} and g.partnership_id = ${partnershipId} and s.copy_token_hash is not null
          and s.copy_expires_at > ${now}::timestamptz
      union all select 'minutes', k.organization_id, k.expires_on from minutes_keys k
        join meetings e on e.workspace_id = k.workspace_id and e.id = k.meeting_id and e.deleted_at is null
        where k.workspace_id = ${w} and e.partnership_id = ${partnershipId} and k.expires_on >= ${tx.today}::date
          and k.organization_id = any(${present}::uuid[])
          and exists (select 1 from representatives r
            join partners p on p.workspace_id = r.workspace_id and p.id = r.partner_id and p.organization_id = k.organization_id
            where r.workspace_id = k.workspace_id and r.partnership_id = e.partnership_id and r.person_id = k.person_id and r.ended_on is null)
          and exists (select 1 from affiliations a where a.workspace_id = k.workspace_id and a.person_id = k.person_id
            and a.organization_id = k.organization_id and ${belongsNow(tx, 'a')})
    ) d join organizations o on o.workspace_id = ${w} and o.id = d.organization_id
    group by d.kind, o.id, o.name, o.name_key
    order by o.id <> ${tx.workspace.hostOrganizationId}::uuid, o.name_key`.execute(tx.db)
  return rows.toSorted((one, other) => doorKinds.indexOf(one.kind) - doorKinds.indexOf(other.kind))
}
