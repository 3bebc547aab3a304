import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { addDays, type Day } from '#platform/context/days.ts'
import { hold } from '#platform/context/hold.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import type { JobHandler } from '#platform/features/feature.server.ts'
import { type RecurringPromise, readRecurring } from './reads.server.ts'
import { laidAgainDays, laidAheadDays, occurrencesOf } from './recurring.ts'

export const recurringSource = 'recurringPromise'

/**
 * Makes the promises of one that comes round, from today on and so far ahead, with the acceptances it has. A day
 * that is there stays as it is, one that was laid away comes back; nothing is made before it was accepted, and
 * none of a day that is past: nobody is late with what nobody could see. The caller has locked the row. Answers
 * how many there are now that were not.
 */
export async function layOut(tx: Tx, promise: RecurringPromise): Promise<number> {
  if (promise.untouched || promise.pledge === 'void') return 0
  const until = addDays(tx.today, laidAheadDays)
  const rows = occurrencesOf(promise, tx.today, until).map((occursOn) => ({ id: uuid(), occursOn }))
  const made = await tx.db
    .insertInto('commitments')
    .columns([
      'workspaceId',
      'id',
      'partnershipId',
      'promisorOrganizationId',
      'text',
      'details',
      'language',
      'dueOn',
      'responsiblePersonId',
      'pledgedOn',
      'behalfId',
      'sourceKind',
      'sourceId',
      'occursOn',
      'createdAt',
      'updatedAt',
    ])
    .expression(
      sql`select ${tx.workspace.id}::uuid, x.id, ${promise.partnershipId}::uuid, ${promise.promisor.id}::uuid,
        ${promise.text}::text, ${promise.details}::text, ${promise.language}::text, x.on, ${promise.responsible?.id ?? null}::uuid,
        ${promise.pledgedOn}::date, ${promise.behalfId}::uuid, ${recurringSource}::text, ${promise.id}::uuid, x.on,
        ${tx.now.toISOString()}::timestamptz, ${tx.now.toISOString()}::timestamptz
        from unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.occursOn)}::date[]) x(id, "on")`,
    )
    .onConflict((conflict) =>
      conflict
        .columns(['workspaceId', 'sourceId', 'occursOn'])
        .where('occursOn', 'is not', null)
        .doUpdateSet({ deletedAt: null })
        .where('commitments.deletedAt', 'is not', null),
    )
    .returning('id')
    .execute()
  await besideEach(
    tx,
    promise,
    made.map((row) => row.id),
  )
  await tx.db
    .updateTable('recurringPromises')
    .set({ laidUntil: until })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', promise.id)
    .execute()
  return made.length
}

/** To whom each is promised, and who has accepted it by accepting the whole. */
async function besideEach(tx: Tx, promise: RecurringPromise, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx.db
    .insertInto('commitmentBeneficiaries')
    .values(
      ids.flatMap((commitmentId) =>
        promise.beneficiaries.map(({ id: organizationId }) => ({
          workspaceId: tx.workspace.id,
          id: uuid(),
          commitmentId,
          organizationId,
        })),
      ),
    )
    .onConflict((conflict) => conflict.columns(['workspaceId', 'commitmentId', 'organizationId']).doNothing())
    .execute()
  for (const one of promise.accepted) await acceptEach(tx, promise.id, one.organizationId, ids)
}

/** Whoever accepts the whole accepts each time it comes round: those given, else all that there are. */
export async function acceptEach(
  tx: Tx,
  id: string,
  organizationId: string,
  ids: readonly string[] | null = null,
): Promise<void> {
  const { rows } = await sql<{
    id: string
  }>`select id from commitments where workspace_id = ${tx.workspace.id}
    and source_kind = ${recurringSource} and source_id = ${id} and deleted_at is null
    and ${ids === null ? sql`true` : sql`id = any(${[...ids]}::uuid[])`}`.execute(tx.db)
  if (rows.length === 0) return
  await sql`insert into acceptances (workspace_id, id, commitment_id, organization_id, accepted_on, accepted_by_person_id, behalf_id, created_at)
    select y.workspace_id, x.id, x.commitment, y.organization_id, y.accepted_on, y.accepted_by_person_id, y.behalf_id, ${tx.now.toISOString()}::timestamptz
    from unnest(${rows.map(() => uuid())}::uuid[], ${rows.map((row) => row.id)}::uuid[]) x(id, commitment)
    join recurring_acceptances y on y.workspace_id = ${tx.workspace.id} and y.recurring_id = ${id} and y.organization_id = ${organizationId}
    on conflict (workspace_id, commitment_id, organization_id) do nothing`.execute(tx.db)
}

/** The acceptances of the promises go with that of the whole; where one is done, it was accepted. */
export const unacceptEach = (tx: Tx, id: string, organizationId: string) =>
  sql`delete from acceptances a using commitments c where a.workspace_id = ${tx.workspace.id}
    and c.workspace_id = a.workspace_id and c.id = a.commitment_id and c.source_kind = ${recurringSource}
    and c.source_id = ${id} and a.organization_id = ${organizationId}
    and not exists (select 1 from fulfilments y where y.workspace_id = c.workspace_id and y.commitment_id = c.id)`.execute(
    tx.db,
  )

/** Lays away the promises after a day to which nothing has happened yet; what somebody has acted on stays. */
export async function layAway(tx: Tx, id: string, after: Day): Promise<number> {
  const untouched = (table: string) =>
    sql`not exists (select 1 from ${sql.table(table)} y where y.workspace_id = c.workspace_id and y.commitment_id = c.id)`
  const laid = await sql`update commitments c set deleted_at = ${tx.now.toISOString()}::timestamptz
    where c.workspace_id = ${tx.workspace.id} and c.source_kind = ${recurringSource} and c.source_id = ${id}
      and c.occurs_on > ${after}::date and c.deleted_at is null and ${untouched('fulfilments')}
      and ${untouched('withdrawals')} and ${untouched('renegotiations')}`.execute(tx.db)
  return Number(laid.numAffectedRows ?? 0n)
}

/** Job, every hour: makes the promises ahead of what comes round and is near the end of those made. Where nothing is it is one short question. */
export const layOutRecurring: JobHandler = async (ctx) => {
  const ids = await read(ctx, async (tx) => {
    const { rows } = await sql<{ id: string }>`select k.id from recurring_promises k
      join partners x on x.workspace_id = k.workspace_id and x.partnership_id = k.partnership_id
        and x.organization_id = k.promisor_organization_id and x.accepted_at is not null and x.left_at is null
      where k.workspace_id = ${tx.workspace.id} and k.ended_on is null and k.deleted_at is null
        and k.laid_until < ${addDays(tx.today, laidAgainDays)}::date
        and not exists (select 1 from partnership_breaks b where b.workspace_id = k.workspace_id
          and b.partnership_id = k.partnership_id and b.ended_at is null and b.organization_id is null)`.execute(
      tx.db,
    )
    return rows.map((row) => row.id)
  })
  for (const id of ids) await write(ctx, (tx) => layOutOne(tx, id))
}

/** Lays out one and says so; another job that came first has left nothing to make. */
export async function layOutOne(tx: Tx, id: string): Promise<void> {
  await hold(tx, 'recurringPromises', id)
  const promise = await readRecurring(tx, id)
  const count = await layOut(tx, promise)
  await record(tx, 'recurringPromise.laidOut', {
    subject: { kind: 'recurringPromise', id },
    partnershipId: promise.partnershipId,
    organizationId: promise.promisor.id,
    facts: { count },
  })
}
