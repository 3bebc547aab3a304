import { type RawBuilder, sql } from 'kysely'
import { belongsNow, comesIn } from '#platform/context/comes-in.server.ts'
import type { Day } from '#platform/context/days.ts'

/**
 * Of rows of `concern_stewards`, under the name they have in the query: whether whoever was asked belongs by now to an
 * organization it is about, or to the raiser's, or is the raiser. It is `takesNoSide` for those who were asked already; from
 * that day they are steward no more, and reach what others of their side reach.
 */
export const tookSide = (at: { today: Day }, stewards: string): RawBuilder<boolean> => {
  const of = (column: string) => sql.ref(`${stewards}.${column}`)
  return sql<boolean>`exists (select 1 from concerns raised
    left join concern_parties about on about.workspace_id = raised.workspace_id and about.concern_id = raised.id
    where raised.workspace_id = ${of('workspace_id')} and raised.id = ${of('concern_id')}
      and (raised.raised_by_person_id = ${of('person_id')}
        or exists (select 1 from affiliations sided where sided.workspace_id = raised.workspace_id
          and sided.person_id = ${of('person_id')}
          and sided.organization_id in (raised.organization_id, about.organization_id) and ${belongsNow(at, 'sided')})
        or exists (select 1 from memberships sided where sided.workspace_id = raised.workspace_id
          and sided.person_id = ${of('person_id')}
          and sided.organization_id in (raised.organization_id, about.organization_id) and ${comesIn(at, 'sided')})))`
}
