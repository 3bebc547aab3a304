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
