import { type RawBuilder, sql } from 'kysely'
import type { Reached, Tx } from '../context/context.server.ts'
import { m } from '../words/words.ts'

/**
 * Whether something that happened in a partnership at a moment (a column) is read: not after the own organization
 * left, and not while it was away. For what stands by itself (touchpoints, notes, files, history); what holds now
 * (goals, promises, roles, the vision) is read by whoever takes part now.
 */
export const inTime = (moment: RawBuilder<unknown>, { until, away = [] }: Reached): RawBuilder<boolean> =>
  sql<boolean>`(${sql.join(
    [
      sql`true`,
      ...(until === null ? [] : [sql`${moment} <= ${until.toISOString()}::timestamptz`]),
      ...away.map(
        ({ from, to }) =>
          sql`not (${moment} > ${from.toISOString()}::timestamptz and ${moment} <= ${to.toISOString()}::timestamptz)`,
      ),
    ],
    sql` and `,
  )})`

/**
 * Whether a record (kind and id, columns or values) was private to somebody at a time that the reader isn't to read:
 * then it was shared after the reader's organization left, and is none of its business.
 */
export const sharedLater = (
  tx: Tx,
  { kind, id }: { kind: RawBuilder<unknown>; id: RawBuilder<unknown> },
  { until }: Reached,
): RawBuilder<boolean> =>
  until === null
    ? sql<boolean>`false`
    : sql<boolean>`exists (select 1 from history where history.workspace_id = ${tx.workspace.id}
        and history.subject_kind = ${kind} and history.subject_id = ${id}
        and history.at > ${until.toISOString()}::timestamptz and history.audience_organization_id is not null)`

/** The moment each left partnership was left by the own organization. */
const endings = (tx: Tx): [string, Date][] =>
  tx.actor.partnerships === 'all'
    ? []
    : [...tx.actor.partnerships].flatMap(([id, { until }]) => (until === null ? [] : [[id, until]]))

/**
 * Whether a row (with `partnership_id` and `updated_at`) was changed after the own organization left its partnership:
 * such a row is not found by words, since those that would find it may be new.
 */
export function changedLater(tx: Tx, alias: string): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  return sql<boolean>`(${sql.join(
    [
      sql`false`,
      ...endings(tx).map(
        ([id, until]) =>
          sql`(${column('partnership_id')} = ${id}::uuid and ${column('updated_at')} > ${until.toISOString()}::timestamptz)`,
      ),
    ],
    sql` or `,
  )})`
}

/**
 * Whether what holds (by the columns of its partnership and of the moment since when) was there before the own
 * organization left. Unlike `inTime`, what came while it was away counts.
 */
export const thereByLeaving = (tx: Tx, partnershipId: string, since: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.join(
    [
      sql`true`,
      ...endings(tx).map(
        ([id, until]) =>
          sql`(${sql.ref(partnershipId)} <> ${id}::uuid or ${sql.ref(since)} <= ${until.toISOString()}::timestamptz)`,
      ),
    ],
    sql` and `,
  )})`

/** What stood in the fields that were changed later, by record. */
export type Stood = ReadonlyMap<string, Record<string, unknown>>
const gone = Symbol('the value was erased')

/**
 * For records of one kind, in partnerships that the own organization has left: the values that fields had when it
 * left, as far as they were changed since. From the values beside the history: the first change after the leaving
 * says what stood before. One query, and none for those who have left nothing.
 */
export async function asTheyStood(
  tx: Tx,
  kind: string,
  records: readonly { id: string; partnershipId: string | null }[],
): Promise<Stood> {
  const left = new Map(endings(tx))
  const asked = records.flatMap(({ id, partnershipId }) => {
    const until = left.get(partnershipId ?? '')
    return until === undefined ? [] : [{ id, until: until.toISOString() }]
  })
  if (asked.length === 0) return new Map()
  const { rows } = await sql<{
    id: string
    fields: string[]
    erased: boolean
    before: Record<string, unknown> | null
  }>`select history.subject_id as id, history.fields, v.id is null as erased, v.before
    from unnest(${asked.map(({ id }) => id)}::uuid[], ${asked.map(({ until }) => until)}::timestamptz[]) as asked(id, until_at)
    join history on history.workspace_id = ${tx.workspace.id} and history.subject_kind = ${kind}
      and history.subject_id = asked.id and history.at > asked.until_at
    left join history_values v on v.workspace_id = history.workspace_id and v.history_id = history.id
    where cardinality(history.fields) > 0
    order by history.at, history.id`.execute(tx.db)
  const stood = new Map<string, Record<string, unknown>>()
  for (const { id, fields, erased, before } of rows) {
    const known = stood.get(id) ?? {}
    for (const field of fields) {
      if (field in known) continue
      if (erased) known[field] = gone
      else if (before !== null && field in before) known[field] = before[field]
    }
    stood.set(id, known)
  }
  return stood
}

/** A record with those of its fields as they stood; what can't be told any more says so, or is empty. */
export function asItStood<R extends { id: string }>(stood: Stood, row: R): R {
  const values = stood.get(row.id)
  if (values === undefined) return row
  const earlier = Object.entries(values)
    .filter(([field]) => field in row)
    .map(([field, value]) => [
      field,
      value !== gone ? value : typeof row[field as keyof R] === 'string' ? m.changed_after_leaving() : null,
    ])
  return { ...row, ...Object.fromEntries(earlier) }
}
