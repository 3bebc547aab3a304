import { type RawBuilder, sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Refusal } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { landscapePolicy } from '../policy.ts'
import { Journal } from './journal.server.ts'
import { type Choice, chosenValues, columnOf, formerNames, type MergeKind } from './merge.ts'
import { moveAll } from './moving.server.ts'
import { loadRecord, type MergeRecord, tableOf } from './records.server.ts'
import { whyNot } from './rules.server.ts'

export interface MergeAsked {
  intoId: string
  fromId: string
  choices: Readonly<Partial<Record<string, Choice>>>
  /** The versions that were looked at, where a person chose by them. */
  versions?: { into: number; from: number } | undefined
}

/**
 * Brings one record into another that is the same organization or person: everything that leads to it moves, the
 * record that stays gets the chosen values and the other's name to be found by, and a journal keeps what stood
 * where. Answers how it can be taken back; refuses where the two can't be one.
 */
export async function merge(
  tx: Tx,
  kind: MergeKind,
  asked: MergeAsked,
): Promise<{ id: string; historyId: string } | Refusal> {
  // Always in the same order, so that two who merge a pair at once wait for each other and not forever.
  const [first, second] = [asked.intoId, asked.fromId].sort()
  const records = new Map<string, MergeRecord>()
  for (const id of [first, second]) {
    if (id === undefined) continue
    const found = await loadRecord(tx, kind, id, true)
    records.set(id, found)
  }
  const into = records.get(asked.intoId)
  const from = records.get(asked.fromId)
  allow(tx.actor, landscapePolicy.merge)
  if (into === undefined || from === undefined) throw new Error('a record was loaded and is not there')
  const no = await whyNot(tx, kind, from, into)
  if (no !== null) return no
  const { versions } = asked
  if (versions !== undefined && (versions.into !== into.version || versions.from !== from.version))
    return new Refusal('merge_changed')
  const id = uuid()
  const journal = new Journal(tx, id)
  const settings = await ownSettings(tx, kind, from.id)
  await tx.db
    .insertInto('merges')
    .values({
      workspaceId: tx.workspace.id,
      id,
      kind,
      fromId: from.id,
      intoId: into.id,
      mergedAt: tx.now,
      mergedByPersonId: tx.actor.personId === from.id ? into.id : tx.actor.personId,
    })
    .execute()
  await endPair(tx, journal, from.id, into.id)
  await moveAll(tx, journal, kind, from.id, into.id)
  const chosen = chosenValues(kind, into, from, asked.choices)
  const name = String(chosen.name ?? into.name)
  const values = {
    ...chosen,
    formerNames: formerNames(into.values, from.values, name),
    extra: { ...(from.values.extra as object), ...(into.values.extra as object) },
  }
  await write(tx, journal, kind, into, values)
  await journal.set(tableOf[kind], [into.id], settings)
  await journal.set(tableOf[kind], [from.id], { deleted_at: sql`${tx.now}::timestamptz` })
  // Whoever brings their own second record in acts as the one that stays.
  const actor = tx.actor.personId === from.id ? { ...tx.actor, personId: into.id } : tx.actor
  const historyId = await record(
    { ...tx, actor },
    kind === 'person' ? 'person.merged' : 'organization.merged',
    {
      subject: { kind, id: into.id },
      organizationId: kind === 'organization' ? into.id : null,
      before: Object.fromEntries(Object.keys(chosen).map((column) => [column, into.values[column] ?? null])),
      after: chosen,
    },
  )
  await tx.db
    .updateTable('merges')
    .set({ historyId })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
  return { id, historyId }
}

const settingsColumns = ['time_zone', 'digest', 'quiet_from', 'quiet_until']

/** What somebody who signs in has set for themselves goes along with the sign-in, all of it at once. */
async function ownSettings(
  tx: Tx,
  kind: MergeKind,
  id: string,
): Promise<Record<string, RawBuilder<unknown>>> {
  if (kind !== 'person') return {}
  const member = await tx.db
    .selectFrom('memberships')
    .where('workspaceId', '=', tx.workspace.id)
    .where('personId', '=', id)
    .where('endedAt', 'is', null)
    .select('id')
    .executeTakeFirst()
  if (member === undefined) return {}
  const theirs = (column: string) =>
    sql`(select p.${sql.ref(column)} from people p where p.workspace_id = ${tx.workspace.id} and p.id = ${id})`
  return Object.fromEntries(settingsColumns.map((column) => [column, theirs(column)]))
}

/** The two are no likely duplicates any more: they are one. */
async function endPair(tx: Tx, journal: Journal, fromId: string, intoId: string): Promise<void> {
  const pairs = await tx.db
    .selectFrom('likelyDuplicates')
    .where('workspaceId', '=', tx.workspace.id)
    .where('recordId', 'in', [fromId, intoId])
    .where('otherId', 'in', [fromId, intoId])
    .select('id')
    .execute()
  await journal.set(
    'likely_duplicates',
    pairs.map((pair) => pair.id),
    { merged_at: sql`${tx.now}::timestamptz` },
  )
}

/** Column by column, so that each can be given back by itself. */
async function write(
  tx: Tx,
  journal: Journal,
  kind: MergeKind,
  into: MergeRecord,
  values: Record<string, unknown>,
): Promise<void> {
  const table = tableOf[kind]
  for (const [name, value] of Object.entries(values)) {
    if (JSON.stringify(value ?? null) === JSON.stringify(into.values[name] ?? null)) continue
    const column = columnOf(name)
    // The database itself makes a list, a number or a text of it, as the column asks.
    await journal.set(table, [into.id], {
      [column]: sql`(jsonb_populate_record(null::${sql.table(table)}, jsonb_build_object(${column}::text, ${JSON.stringify(value ?? null)}::jsonb))).${sql.ref(column)}`,
    })
  }
  await sql`update ${sql.table(table)} set version = version + 1, updated_at = ${tx.now}
    where workspace_id = ${tx.workspace.id} and id = ${into.id}`.execute(tx.db)
}
