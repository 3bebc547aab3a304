import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { loadOrganization } from '../organizations/reads.server.ts'
import { loadPerson } from '../people/reads.server.ts'
import { type MergeKind, mergeFields, type Side } from './merge.ts'

export const tableOf = { organization: 'organizations', person: 'people' } as const
export const listOf = { organization: 'organizations', person: 'people' } as const

export interface MergeRecord extends Side {
  id: string
  name: string
  version: number
  createdAt: Date
}

/** A record as it is compared and written, locked until the transaction ends where `lock` says so. Throws NotFound. */
export async function loadRecord(tx: Tx, kind: MergeKind, id: string, lock = false): Promise<MergeRecord> {
  const found: object & { id: string; name: string; version: number; updatedAt: Date } =
    kind === 'organization' ? await loadOrganization(tx, id) : await loadPerson(tx, id)
  const more = await sql<{ createdAt: Date; formerNames: string; extra: unknown }>`
    select created_at, former_names, extra from ${sql.table(tableOf[kind])}
    where workspace_id = ${tx.workspace.id} and id = ${found.id} ${lock ? sql`for update` : sql``}`.execute(
    tx.db,
  )
  const { createdAt = found.updatedAt, formerNames = '', extra = {} } = more.rows[0] ?? {}
  const columns = new Set(mergeFields[kind].flatMap((field) => field.columns))
  const values = Object.fromEntries(Object.entries(found).filter(([name]) => columns.has(name)))
  const { name, version, updatedAt } = found
  return { id: found.id, name, version, updatedAt, createdAt, values: { ...values, formerNames, extra } }
}
