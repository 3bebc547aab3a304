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
    (await promisedEachOther(tx, from, into)) ??
    (await bothComeIn(tx, from, into)) ??
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

/** A promise between the two would become one to itself, kept or broken: what it was is for people to put right first. */
async function promisedEachOther(tx: Tx, from: MergeRecord, into: MergeRecord): Promise<Refusal | null> {
  const pair = sql`array[${from.id}, ${into.id}]::uuid[]`
  const { rows } = await sql<{ promise: string; partnership: string }>`
    select c.text as promise, p.name as partnership from commitments c
    join commitment_beneficiaries b on b.workspace_id = c.workspace_id and b.commitment_id = c.id
      and b.organization_id = any(${pair}) and b.organization_id <> c.promisor_organization_id
    join partnerships p on p.workspace_id = c.workspace_id and p.id = c.partnership_id and p.deleted_at is null
    where c.workspace_id = ${tx.workspace.id} and c.deleted_at is null and c.promisor_organization_id = any(${pair})
    order by c.created_at limit 1`.execute(tx.db)
  const [first] = rows
  return first === undefined
    ? null
    : new Refusal('merge_promised', { one: into.name, other: from.name, ...first })
}

/**
 * Whoever comes in for one organization would come in for the other, and read what it keeps to itself without
 * having been asked in by it. Which of them may is not the host's to say.
 */
async function bothComeIn(tx: Tx, from: MergeRecord, into: MergeRecord): Promise<Refusal | null> {
  const ways = await waysIn(tx, [from.id, into.id])
  return ways.size < 2 ? null : new Refusal('merge_both_come_in', { one: into.name, other: from.name })
}

/** The own texts of an organization whose people have signed in are not opened to those of the other. */
async function keepsTexts(tx: Tx, from: MergeRecord, into: MergeRecord): Promise<Refusal | null> {
  const ways = await waysIn(tx, [from.id, into.id])
  for (const [one, other] of [
    [from, into],
    [into, from],
  ] as const) {
    if (!ways.has(other.id) || one.id === tx.workspace.hostOrganizationId) continue
    const own = (table: 'notes' | 'files' | 'touchpoints') => sql`
      select 1 from ${sql.table(table)} where workspace_id = ${tx.workspace.id} and organization_id = ${one.id}
        and audience = 'organization' and deleted_at is null`
    const { rows } = await sql`
      ${own('notes')} union all ${own('files')} union all ${own('touchpoints')} limit 1`.execute(tx.db)
    if (rows.length > 0) return new Refusal('merge_own_texts', { name: one.name, other: other.name })
  }
  return null
}

/** Of these organizations those for which anybody comes in: members, keys, and whoever is invited. */
async function waysIn(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select organization_id as id from memberships
    where workspace_id = ${tx.workspace.id} and organization_id = any(${ids}::uuid[]) and ended_at is null
    union select organization_id from api_keys
    where workspace_id = ${tx.workspace.id} and organization_id = any(${ids}::uuid[]) and revoked_at is null
    union select organization_id from invitations
    where workspace_id = ${tx.workspace.id} and organization_id = any(${ids}::uuid[])
      and accepted_at is null and withdrawn_at is null and expires_at > ${tx.now}`.execute(tx.db)
  return new Set(rows.map((row) => row.id))
}
