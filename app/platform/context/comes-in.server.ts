import { type RawBuilder, sql } from 'kysely'
import type { Day } from './days.ts'

/** Whether somebody with these days at an organization belongs to it on a day; an open end is null. */
export const belongsOn = ({ from, until }: { from: Day | null; until: Day | null }, day: Day): boolean =>
  (from === null || from <= day) && (until === null || until >= day)

/** `belongsOn` of rows of `affiliations`, under the name they have in the query. */
export const belongsNow = ({ today }: { today: Day }, affiliations = 'affiliations'): RawBuilder<boolean> =>
  sql<boolean>`((${sql.ref(`${affiliations}.began_on`)} is null or ${sql.ref(`${affiliations}.began_on`)} <= ${today}::date)
    and (${sql.ref(`${affiliations}.ended_on`)} is null or ${sql.ref(`${affiliations}.ended_on`)} >= ${today}::date))`

/**
 * Of rows of `memberships`: whether the door lets them in today, as `memberActor` decides it. Every list of people who are
 * asked to do something here asks this: who speaks for a partner comes in as long as they belong to it.
 */
export const comesIn = (at: { today: Day }, memberships = 'memberships'): RawBuilder<boolean> => {
  const of = (column: string) => sql.ref(`${memberships}.${column}`)
  return sql<boolean>`(${of('ended_at')} is null and (${of('role')} not in ('lead', 'representative')
    or exists (select 1 from affiliations belonging where belonging.workspace_id = ${of('workspace_id')}
      and belonging.person_id = ${of('person_id')} and belonging.organization_id = ${of('organization_id')}
      and ${belongsNow(at, 'belonging')})))`
}
