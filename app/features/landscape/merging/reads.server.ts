import { sql } from 'kysely'
import { validate } from 'uuid'
import type { Tx } from '#platform/context/context.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import { allow, can } from '#platform/policy/policy.ts'
import { formatMoment } from '#platform/words/format.ts'
import { landscapePolicy } from '../policy.ts'
import { apartWithinDays, columnOf, isEmpty, type MergeKind, mergeFields, whoStays } from './merge.ts'
import { countOf } from './moving.server.ts'
import { fieldLabel, valueText } from './names.ts'
import { loadRecord, tableOf } from './records.server.ts'
import { whyNot } from './rules.server.ts'

/** What was brought together is for those who may do so; to everybody else there is nothing. Every read builds on this. */
export function reachableMerges(tx: Tx) {
  allow(tx.actor, landscapePolicy.merge)
  return tx.db.selectFrom('merges').where('merges.workspaceId', '=', tx.workspace.id)
}

/** One merge with the names of both records, even of the one that went; throws NotFound. */
export async function readMerge(tx: Tx, id: string, lock = false) {
  if (!validate(id)) throw new NotFound()
  const asked = reachableMerges(tx)
    .where('merges.id', '=', id)
    .select(['id', 'kind', 'fromId', 'intoId', 'mergedAt', 'mergedByPersonId', 'historyId', 'undoneAt'])
  const found = await (lock ? asked.forUpdate() : asked).executeTakeFirst()
  if (found === undefined) throw new NotFound()
  const names = await sql<{ id: string; name: string }>`
    select id, name from ${sql.table(tableOf[found.kind])}
    where workspace_id = ${tx.workspace.id} and id in (${found.fromId}, ${found.intoId})`.execute(tx.db)
  const nameOf = (one: string) => names.rows.find((row) => row.id === one)?.name ?? ''
  const by = await tx.db
    .selectFrom('people')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', found.mergedByPersonId ?? tx.workspace.id)
    .select('name')
    .executeTakeFirst()
  return { ...found, fromName: nameOf(found.fromId), intoName: nameOf(found.intoId), by: by?.name ?? null }
}

/** The records that were brought into one, the latest first. None for who may not merge. */
export async function mergesInto(tx: Tx, kind: MergeKind, id: string) {
  if (!can(tx.actor, landscapePolicy.merge)) return []
  const { rows } = await sql<{ id: string; name: string; mergedAt: Date }>`
    select m.id, r.name, m.merged_at from merges m
    join ${sql.table(tableOf[kind])} r on r.workspace_id = m.workspace_id and r.id = m.from_id
    where m.workspace_id = ${tx.workspace.id} and m.kind = ${kind} and m.into_id = ${id} and m.undone_at is null
    order by m.merged_at desc`.execute(tx.db)
  return rows.map(({ mergedAt, ...row }) => ({ ...row, when: formatMoment(mergedAt, tx.timeZone) }))
}

/** Whether two can still be taken apart, by the day they were brought together. */
export const canStillPart = (tx: Tx, mergedAt: Date): boolean =>
  tx.now.getTime() - mergedAt.getTime() <= apartWithinDays * 24 * 3_600_000

/** Both records side by side, which of them would stay, what would move and why not, if they can't be one. */
export async function comparison(tx: Tx, kind: MergeKind, oneId: string, otherId: string) {
  const one = await loadRecord(tx, kind, oneId)
  const other = await loadRecord(tx, kind, otherId)
  allow(tx.actor, landscapePolicy.merge)
  const members = await tx.db
    .selectFrom('memberships')
    .where('workspaceId', '=', tx.workspace.id)
    .where(kind === 'organization' ? 'organizationId' : 'personId', 'in', [oneId, otherId])
    .where('endedAt', 'is', null)
    .select(['organizationId', 'personId'])
    .execute()
  const standing = (record: typeof one) => ({
    ...record,
    isHost: record.id === tx.workspace.hostOrganizationId,
    signsIn: members.some(({ organizationId, personId }) => [organizationId, personId].includes(record.id)),
  })
  const { into, from } = whoStays(standing(one), standing(other))
  return {
    into,
    from,
    no: await whyNot(tx, kind, from, into),
    moves: await countOf(tx, kind, from.id),
  }
}

/** What a merge moved, and after it was taken apart what stayed: counts in words, and the names of fields. */
export async function whatMoved(
  tx: Tx,
  merge: { id: string; kind: MergeKind; intoId: string; undone: boolean },
) {
  const { rows } = await sql<{ table: string; column: string; count: number; stayed: number; own: boolean }>`
    select m.table_name as table, k.column, count(*)::integer as count,
      (count(*) filter (where m.reverted_at is null))::integer as stayed, m.row_id = ${merge.intoId} as own
    from merge_moves m
    left join lateral (select jsonb_object_keys(m.after) as column) k on m.after is not null
    where m.workspace_id = ${tx.workspace.id} and m.merge_id = ${merge.id}
    group by 1, 2, 5 order by 1, 2`.execute(tx.db)
  const table = tableOf[merge.kind]
  const fields = (of: 'count' | 'stayed') =>
    mergeFields[merge.kind].filter(({ columns }) =>
      rows.some(
        (row) => row.own && row.table === table && row[of] > 0 && columns.map(columnOf).includes(row.column),
      ),
    )
  const counted = (of: 'count' | 'stayed') =>
    tx.system.registry.merges.flatMap((one) => {
      if (one.kind !== merge.kind || one.says === undefined) return []
      const sum = rows
        .filter((row) => row.table === one.table && (row.column ?? one.column) === one.column)
        .reduce((all, row) => all + row[of], 0)
      return sum === 0 ? [] : [one.says(sum)]
    })
  return {
    moved: counted('count'),
    changed: fields('count').map(({ name }) => name),
    stayed: merge.undone ? counted('stayed') : [],
    stayedFields: merge.undone ? fields('stayed').map(({ name }) => name) : [],
  }
}

/** What the record that went says itself, field by field: nothing that was not chosen is lost. */
export async function keptOf(tx: Tx, { kind, fromId }: { kind: MergeKind; fromId: string }) {
  const found =
    kind === 'organization'
      ? await tx.db
          .selectFrom('organizations')
          .where('workspaceId', '=', tx.workspace.id)
          .where('id', '=', fromId)
          .selectAll()
          .executeTakeFirst()
      : await tx.db
          .selectFrom('people')
          .where('workspaceId', '=', tx.workspace.id)
          .where('id', '=', fromId)
          .selectAll()
          .executeTakeFirst()
  if (found === undefined) return []
  return mergeFields[kind].flatMap((field) =>
    isEmpty(field, { ...found })
      ? []
      : [
          {
            label: fieldLabel(kind, field.name),
            value: valueText(kind, field, { ...found }, tx.workspace.country),
          },
        ],
  )
}
