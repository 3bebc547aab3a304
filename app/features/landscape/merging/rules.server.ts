import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { Refusal } from '#platform/errors/errors.ts'
import type { MergeKind } from './merge.ts'
import type { MergeRecord } from './records.server.ts'

/** Why one record can't be brought into the other, with the way out; null when it can. */
export async function whyNot(
  tx: Tx,
  kind: MergeKind,
  from: MergeRecord,
  into: MergeRecord,
): Promise<Refusal | null> {
  if (from.id === into.id) return new Refusal('merge_itself', { name: from.name })
  if (kind === 'person') return bothSignIn(tx, from, into)
  if (from.id === tx.workspace.hostOrganizationId) return new Refusal('merge_host', { name: from.name })
  return (
    (await inOnePartnership(tx, from, into)) ??
    (await signsInBesideHost(tx, from, into)) ??
    (await keepsTexts(tx, from, into))
  )
}

/** A person signs in once; whose sign-in it is to be is not ours to say. */
async function bothSignIn(tx: Tx, from: MergeRecord, into: MergeRecord): Promise<Refusal | null> {
  const members = await tx.db
    .selectFrom('memberships')
    .where('workspaceId', '=', tx.workspace.id)
    .where('personId', 'in', [from.id, into.id])
    .where('endedAt', 'is', null)
    .select('personId')
    .execute()
  return members.length < 2 ? null : new Refusal('merge_both_sign_in', { one: into.name, other: from.name })
}

async function inOnePartnership(tx: Tx, from: MergeRecord, into: MergeRecord): Promise<Refusal | null> {
  const { rows } = await sql<{ name: string }>`
    select p.name from partners a
    join partners b on b.workspace_id = a.workspace_id and b.partnership_id = a.partnership_id
      and b.organization_id = ${into.id} and b.left_at is null and b.declined_at is null
    join partnerships p on p.workspace_id = a.workspace_id and p.id = a.partnership_id and p.deleted_at is null
    where a.workspace_id = ${tx.workspace.id} and a.organization_id = ${from.id} and a.left_at is null and a.declined_at is null
    order by p.name_key`.execute(tx.db)
  const [first] = rows
  return first === undefined
    ? null
    : new Refusal('merge_same_partnership', { one: into.name, other: from.name, partnership: first.name })
}

/** Whoever signs in for a partner would sign in for the host, and read what only it reads. */
async function signsInBesideHost(tx: Tx, from: MergeRecord, into: MergeRecord): Promise<Refusal | null> {
  if (into.id !== tx.workspace.hostOrganizationId) return null
  const { rows } = await sql`
    select 1 from memberships where workspace_id = ${tx.workspace.id} and organization_id = ${from.id} and ended_at is null
    union all select 1 from api_keys where workspace_id = ${tx.workspace.id} and organization_id = ${from.id} and revoked_at is null
    limit 1`.execute(tx.db)
  return rows.length === 0 ? null : new Refusal('merge_into_host', { name: from.name, host: into.name })
}

/** Where people of both have signed in, the texts of one would be laid open to the people of the other. */
async function keepsTexts(tx: Tx, from: MergeRecord, into: MergeRecord): Promise<Refusal | null> {
  const signedIn = await tx.db
    .selectFrom('memberships')
    .where('workspaceId', '=', tx.workspace.id)
    .where('organizationId', 'in', [from.id, into.id])
    .select('organizationId')
    .distinct()
    .execute()
  if (signedIn.length < 2) return null
  for (const one of [from, into]) {
    if (one.id === tx.workspace.hostOrganizationId) continue
    const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count from (
        select 1 from notes where workspace_id = ${tx.workspace.id} and organization_id = ${one.id} and audience = 'organization' and deleted_at is null
        union all select 1 from files where workspace_id = ${tx.workspace.id} and organization_id = ${one.id} and audience = 'organization' and deleted_at is null
        union all select 1 from touchpoints where workspace_id = ${tx.workspace.id} and organization_id = ${one.id} and audience = 'organization' and deleted_at is null
      ) own`.execute(tx.db)
    if ((rows[0]?.count ?? 0) > 0) return new Refusal('merge_own_texts', { name: one.name })
  }
  return null
}
