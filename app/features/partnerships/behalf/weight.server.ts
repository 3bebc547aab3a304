import { type RawBuilder, sql } from 'kysely'
import type { Weight } from './behalf.ts'

/** `weightOf` as the database works it out, for a left joined row of behalf_acts under this alias. */
export const weightSql = (alias: string): RawBuilder<Weight> => {
  const act = (column: string) => sql.ref(`${alias}.${column}`)
  return sql<Weight>`case
    when ${act('id')} is null then 'counts'
    when ${act('disputed_at')} is not null then 'void'
    when ${act('accepted_at')} is not null or ${act('evidence')} <> '' or ${act('evidence_link')} <> '' then 'counts'
    else 'pending' end`
}

/** Whether what a row's `behalf_id` (`column`) was recorded for counts: nobody recorded it for a partner, or that act counts. */
export const countsSql = (workspaceId: string, column: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(column)} is null or exists (select 1 from behalf_acts said
    where said.workspace_id = ${workspaceId} and said.id = ${sql.ref(column)} and ${weightSql('said')} = 'counts'))`
