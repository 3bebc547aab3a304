import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Ctx, Tx } from '#platform/context/context.server.ts'
import { read } from '#platform/context/transaction.server.ts'
import { type Listing, readCursor } from '#platform/http/listing.ts'
import { cutPage, onePage } from '#platform/http/paging.server.ts'
import { isStaff } from '#platform/policy/policy.ts'
import { countMatches, orderOf, thatMatch } from '#platform/search/search.server.ts'
import { type AffiliationOfPerson, affiliationsOf } from '../affiliations/reads.server.ts'
import { personFields } from '../fields-audience.ts'
import { readLanguage } from '../imports/reading/values/language.ts'
import type { PersonFilters } from './inputs.ts'
import type { Person } from './person.ts'
import {
  isOwn,
  outwardPerson,
  ownColumn,
  personColumns,
  personReach,
  reachablePeople,
} from './reads.server.ts'

export interface PeopleWanted {
  query: string
  filters: PersonFilters
}
export type ListedPerson = Person & { affiliations: AffiliationOfPerson[] }
const sorts = {
  name: { sql: 'people.name_key', type: 'text' },
  changed: { sql: 'people.updated_at', type: 'timestamptz' },
} as const
export const personSorts = [
  { key: 'name', direction: 'asc' },
  { key: 'changed', direction: 'desc' },
] as const

/** The people a list is asked for. A filter on a field that partners can't read of others finds their own people only. */
function wantedPeople(tx: Tx, { query, filters }: PeopleWanted) {
  let found = thatMatch(reachablePeople(tx), tx, { table: 'people', query, reach: personReach(tx) })
  const by = (field: keyof typeof personFields, condition: RawBuilder<SqlBool>) => {
    found = found.where(condition)
    if (!isStaff(tx.actor.role) && !personFields[field].partner) found = found.where(isOwn(tx))
  }
  const now = sql`(affiliations.ended_on is null or affiliations.ended_on >= ${tx.today})`
  if (filters.kind !== undefined) found = found.where('people.kind', '=', filters.kind)
  if (filters.tag !== undefined) by('tags', sql`people.tags @> array[${filters.tag}]`)
  if (filters.language !== undefined)
    by('languages', sql`people.languages @> array[${readLanguage(filters.language) ?? filters.language}]`)
  if (filters.email !== undefined)
    by('email', filters.email === 'yes' ? sql`people.email <> ''` : sql`people.email is null`)
  // Where else somebody belongs is not a partner's business: they aren't found by it either.
  if (filters.organization !== undefined && !isStaff(tx.actor.role))
    found = found.where((where) => where.or([isOwn(tx), sharesPartnership(tx, filters.organization ?? '')]))
  if (filters.organization !== undefined)
    found = found.where(
      sql<SqlBool>`people.id in (select person_id from affiliations where workspace_id = ${tx.workspace.id}
        and organization_id = ${filters.organization} and ${now})`,
    )
  if (filters.affiliated !== undefined) {
    const some = sql<SqlBool>`exists (select from affiliations
      where affiliations.workspace_id = people.workspace_id and affiliations.person_id = people.id and ${now})`
    found = found.where(filters.affiliated === 'yes' ? some : sql<SqlBool>`not ${some}`)
  }
  return found
}

/** Whether an organization takes part in a partnership that the actor reaches. */
const sharesPartnership = (tx: Tx, organizationId: string) => {
  const { partnerships } = tx.actor
  const reached = [...(partnerships === 'all' ? [] : partnerships.keys()), tx.workspace.id]
  return sql<SqlBool>`exists (select from partners where partners.workspace_id = ${tx.workspace.id}
    and partners.organization_id = ${organizationId} and partners.declined_at is null
    and partners.partnership_id in (${sql.join(reached)}))`
}

/** How many people a list is asked for; counted no further than `most`, if given: then one more is the answer. */
export async function countPeople(tx: Tx, wanted: PeopleWanted, most?: number): Promise<number> {
  // What the search itself counts need not be read again.
  if (wanted.query.trim() !== '' && Object.keys(wanted.filters).length === 0 && isStaff(tx.actor.role))
    return countMatches(tx, 'people', wanted.query, personReach(tx))
  const found = wantedPeople(tx, wanted)
  const { total } = await tx.db
    .selectFrom((most === undefined ? found : found.limit(most + 1)).select('people.id').as('found'))
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return total
}

/** One page of people as the actor may read them, with where they belong, by match, by name or by last change. */
export async function pageOfPeople(
  tx: Tx,
  wanted: PeopleWanted & Pick<Listing, 'direction' | 'cursor' | 'limit'> & { sort?: string },
): Promise<{ items: ListedPerson[]; next: string | null }> {
  const found = wantedPeople(tx, wanted)
  const { column, direction } = orderOf(wanted, sorts, 'name')
  const rows = await onePage(
    found.select(personColumns).select(ownColumn(tx)),
    { ...wanted, direction },
    column,
    'people.id',
  ).execute()
  const { items, next } = cutPage(rows, wanted.limit)
  const affiliations = await affiliationsOf(
    tx,
    items.map((row) => row.id),
  )
  return {
    items: items.map((row) => ({
      ...outwardPerson(tx, row),
      affiliations: affiliations.filter((affiliation) => affiliation.personId === row.id),
    })),
    next,
  }
}

/** One page and how many there are in all; counted no further than `most`, if given. */
export async function listPeople(tx: Tx, wanted: Parameters<typeof pageOfPeople>[1], most?: number) {
  const page = await pageOfPeople(tx, wanted)
  // A page that is the whole list has counted itself.
  const whole = wanted.cursor === null && page.next === null
  return { ...page, total: whole ? page.items.length : await countPeople(tx, wanted, most) }
}

/** All of a list in batches, each read in a transaction of its own, so that a slow reader holds nobody up. */
export async function* allPeople(
  ctx: Ctx,
  wanted: PeopleWanted & { sort?: string; direction: 'asc' | 'desc' },
): AsyncGenerator<ListedPerson[]> {
  let cursor: Listing['cursor'] = null
  do {
    const from = cursor
    const page = await read(ctx, (tx) => pageOfPeople(tx, { ...wanted, cursor: from, limit: 1000 }))
    yield page.items
    cursor = readCursor(page.next)
  } while (cursor !== null)
}
