import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../context/context.server.ts'

/** Erases the personal values beside the history of records, by their ids; that something happened to them stays. */
export async function forgetValues(tx: Tx, subjectIds: readonly string[]): Promise<void> {
  if (subjectIds.length === 0) return
  await sql`delete from history_values v using history h
    where v.workspace_id = ${tx.workspace.id} and h.workspace_id = v.workspace_id and h.id = v.history_id
      and h.subject_id = any(${subjectIds}::uuid[])`.execute(tx.db)
}

/** Ids of the rows of a table that lead to a person. */
export async function idsOf(
  tx: Tx,
  table: string,
  column: string,
  personId: string,
  kindColumn?: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)}
    where workspace_id = ${tx.workspace.id} and ${sql.ref(column)} = ${personId}
      ${kindColumn === undefined ? sql`` : sql`and ${sql.ref(kindColumn)} = 'person'`}`.execute(tx.db)
  return rows.map((row) => row.id)
}

/**
 * Puts other words where names, addresses and numbers of a person stand: in sentences that the program made
 * (`table.column`), and in the values beside the history. What people wrote in their own words is left to them.
 */
export async function takeOut(
  tx: Tx,
  named: readonly string[],
  words: string,
  columns: readonly string[],
): Promise<void> {
  const told = [...new Set(named.map((name) => name.trim()).filter((name) => name.length > 1))]
  if (told.length === 0) return
  // The longest first: an address may begin with the name.
  told.sort((a, b) => b.length - a.length)
  const pattern = (as: (text: string) => string) => told.map((name) => patternOf(as(name))).join('|')
  for (const column of columns) {
    const [table = '', field = ''] = column.split('.')
    const found = pattern((name) => name)
    const escaped = pattern(inHtml)
    const either = found === escaped ? found : `${found}|${escaped}`
    await sql`update ${sql.table(table)} set ${sql.ref(field)} = regexp_replace(${sql.ref(field)}, ${either}, ${words}, 'gi')
      where workspace_id = ${tx.workspace.id} and ${sql.ref(field)} ~* ${either}`.execute(tx.db)
  }
  const inJson = pattern((name) => JSON.stringify(name).slice(1, -1))
  const without = (side: string): RawBuilder<unknown> =>
    sql`regexp_replace(${sql.ref(side)}::text, ${inJson}, ${JSON.stringify(words).slice(1, -1)}, 'gi')::jsonb`
  await sql`update history_values set before = ${without('before')}, after = ${without('after')}
    where workspace_id = ${tx.workspace.id} and (before::text ~* ${inJson} or after::text ~* ${inJson})`.execute(
    tx.db,
  )
}

/** A name of one word is looked for as a word: "Rosa" isn't taken out of "Rosario". */
function patternOf(name: string): string {
  const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return /^[\p{L}\p{N}]+$/u.test(name) ? `\\m${literal}\\M` : literal
}

const inHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#x27;')
