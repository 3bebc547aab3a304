import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'

interface Step {
  step: number
  table: string
  columns: string[]
  laidAway: boolean
  ids: string[]
}

/** Gives back what the journal of a merge kept, the last statement first; a row that was changed since is left as it is. */
export async function putBack(tx: Tx, mergeId: string): Promise<void> {
  const { rows } = await sql<Omit<Step, 'columns' | 'laidAway'> & { after: string | null }>`
    select step, min(table_name) as table, min(after::text) as after, array_agg(id::text) as ids
    from merge_moves where workspace_id = ${tx.workspace.id} and merge_id = ${mergeId}
    group by step order by step desc`.execute(tx.db)
  for (const { after, ...one } of rows) {
    // All rows of a step were written by one statement, in the same columns.
    const columns = after === null ? [] : Object.keys(JSON.parse(after) as object)
    const step: Step = { ...one, columns, laidAway: after === null }
    if (await attempt(tx, () => give(tx, step, step.ids))) continue
    // One of them has no place any more; the others still have.
    for (const id of step.ids) await attempt(tx, () => give(tx, step, [id]))
  }
}

const give = (tx: Tx, step: Step, ids: readonly string[]) =>
  step.laidAway ? putRowsBack(tx, step, ids) : writeBack(tx, step, ids)

async function writeBack(tx: Tx, { table, columns }: Step, ids: readonly string[]): Promise<void> {
  const row = sql.table(table)
  const of = (side: 'before' | 'after', column: string) =>
    sql`(jsonb_populate_record(null::${row}, m.${sql.ref(side)})).${sql.ref(column)}`
  await sql`
    with back as (
      update ${row} x set ${sql.join(columns.map((column) => sql`${sql.ref(column)} = ${of('before', column)}`))}
      from merge_moves m
      where m.workspace_id = ${tx.workspace.id} and m.id = any(${ids}::uuid[]) and x.workspace_id = m.workspace_id and x.id = m.row_id
        and ${sql.join(
          columns.map((column) => sql`x.${sql.ref(column)} is not distinct from ${of('after', column)}`),
          sql` and `,
        )}
      returning m.id)
    ${markBack(tx)}`.execute(tx.db)
}

/** What was worked out of other columns is worked out again. */
async function putRowsBack(tx: Tx, { table }: Step, ids: readonly string[]): Promise<void> {
  const stored = await sql<{ name: string }>`
    select attname as name from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = ''`.execute(
    tx.db,
  )
  const columns = sql.join(stored.rows.map(({ name }) => sql.ref(name)))
  const values = sql.join(stored.rows.map(({ name }) => sql`(r.whole).${sql.ref(name)}`))
  await sql`
    with back as (
      insert into ${sql.table(table)} as x (${columns})
      select ${values} from (
        select jsonb_populate_record(null::${sql.table(table)}, m.before) as whole from merge_moves m
        where m.workspace_id = ${tx.workspace.id} and m.id = any(${ids}::uuid[])) r
      returning x.id as row_id),
    written as (
      select m.id from merge_moves m join back on back.row_id = m.row_id
      where m.workspace_id = ${tx.workspace.id} and m.id = any(${ids}::uuid[]))
    ${markBack(tx, 'written')}`.execute(tx.db)
}

const markBack = (tx: Tx, from: 'back' | 'written' = 'back') =>
  sql`update merge_moves m set reverted_at = ${tx.now} from ${sql.raw(from)} b
    where m.workspace_id = ${tx.workspace.id} and m.id = b.id`

/** Whether it could be done; what could not leaves nothing behind. */
async function attempt(tx: Tx, work: () => Promise<void>): Promise<boolean> {
  await sql`savepoint putting_back`.execute(tx.db)
  try {
    await work()
    await sql`release savepoint putting_back`.execute(tx.db)
    return true
  } catch (error) {
    await sql`rollback to savepoint putting_back`.execute(tx.db)
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    // Only what the data itself does not allow any more: another row in its place, or nothing to lean on.
    if (code.startsWith('23')) return false
    throw error
  }
}
