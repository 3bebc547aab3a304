import { type SqlBool, sql } from 'kysely'
import { validate } from 'uuid'
import type { Tx } from '#platform/context/context.server.ts'
import { dayIn } from '#platform/context/days.ts'
import { Moved, NotFound } from '#platform/errors/errors.ts'
import { isStaff } from '#platform/policy/policy.ts'
import { type Reach, searchIds } from '#platform/search/search.server.ts'
import { outward, personFields, type Standing } from '../fields-audience.ts'
import { survivorOf } from '../merging/survivor.server.ts'
import { inOrder } from '../order.ts'
import type { Person, PersonRecord } from './person.ts'

/**
 * Staff reach everyone; a partner its own people and those who represent a partner in a partnership that it
 * reaches. Every read builds on this.
 */
export function reachablePeople(tx: Tx) {
  const all = tx.db
    .selectFrom('people')
    .where('people.workspaceId', '=', tx.workspace.id)
    .where('people.deletedAt', 'is', null)
  return isStaff(tx.actor.role) ? all : all.where('people.id', 'in', reachedIds(tx))
}

/** Whether a person of the query is the actor, or belongs to the actor's organization today. */
export const isOwn = (tx: Tx) => sql<SqlBool>`people.id in (${ownIds(tx)})`
/** Whether a person of the query represents a partner in a partnership in reach. */
export const isShared = (tx: Tx) =>
  tx.actor.partnerships === 'all' ? sql<SqlBool>`true` : sql<SqlBool>`people.id in (${sharedIds(tx)})`

// Sets of ids and not a question per person: among 100 000 people a partner's few are found at once.
const reachedIds = (tx: Tx) => sql<string>`(${ownIds(tx)} union ${sharedIds(tx)})`

const ownIds = (tx: Tx) => sql<string>`select own.person_id from affiliations own
  where own.workspace_id = ${tx.workspace.id} and own.organization_id = ${tx.actor.organizationId}
    and (own.ended_on is null or own.ended_on >= ${tx.today})
  union select ${tx.actor.personId ?? tx.workspace.id}::uuid`

/** Where the own organization has left a partnership, who represented a partner in it that day. */
function sharedIds(tx: Tx) {
  const { partnerships } = tx.actor
  const reached = [...(partnerships === 'all' ? [] : partnerships)].map(([id, { until }]) =>
    until === null
      ? sql`(shared.partnership_id = ${id} and (shared.ended_on is null or shared.ended_on >= ${tx.today}))`
      : sql`(shared.partnership_id = ${id} and shared.created_at <= ${until}
          and (shared.ended_on is null or shared.ended_on >= ${dayIn(tx.workspace.timeZone, until)}))`,
  )
  const any = reached.length === 0 ? sql`false` : sql.join(reached, sql` or `)
  return sql<string>`select shared.person_id from representatives shared
    where shared.workspace_id = ${tx.workspace.id} and (${any})`
}

export const personColumns = [
  'people.id',
  'people.name',
  'people.kind',
  'people.email',
  'people.phone',
  'people.city',
  'people.language',
  'people.languages',
  'people.tags',
  'people.accessNeeds',
  'people.contactBy',
  'people.contactNote',
  'people.doNotContact',
  'people.offers',
  'people.seeks',
  'people.extra',
  'people.updatedAt',
  'people.version',
] as const

/** Whether the row is one of the actor's own people, beside its columns; nobody asks where staff read. */
export const ownColumn = (tx: Tx) =>
  (isStaff(tx.actor.role) ? sql<boolean>`true` : sql<boolean>`${isOwn(tx)}`).as('own')

export const standingToPerson = (tx: Tx, row: { own: boolean }): Standing =>
  isStaff(tx.actor.role) ? 'staff' : row.own ? 'own' : 'partner'

export const outwardPerson = (tx: Tx, row: PersonRecord & { own: boolean }): Person =>
  outward(personFields, row, standingToPerson(tx, row))

/** One person as the actor may read them; throws NotFound. */
export async function readPerson(tx: Tx, id: string): Promise<Person> {
  return outwardPerson(tx, await loadPerson(tx, id))
}

/** One person with every field and whether they are the actor's own, for verbs; throws NotFound, Moved where they were brought into another. */
export async function loadPerson(tx: Tx, id: string): Promise<PersonRecord & { own: boolean }> {
  if (!validate(id)) throw new NotFound()
  const found = await reachablePeople(tx)
    .where('people.id', '=', id)
    .select(personColumns)
    .select(ownColumn(tx))
    .executeTakeFirst()
  if (found !== undefined) return found
  const into = await survivorOf(tx, 'person', id)
  const reached =
    into !== null &&
    (await reachablePeople(tx).where('people.id', '=', into).select('people.id').executeTakeFirst())
  throw reached ? new Moved(id, reached.id) : new NotFound()
}

/** What the policy asks about a person: whose they are. */
export const aboutPerson = (tx: Tx, person: { id: string; own: boolean }) => ({
  organizationId: person.own ? tx.actor.organizationId : null,
  personId: person.id,
})

/** People to choose from: those that match what was typed, the best first; else the first by name. */
export async function personChoices(tx: Tx, query = '', most = 20) {
  const all = reachablePeople(tx)
    .select(['people.id', 'people.name', 'people.kind'])
    .orderBy('people.nameKey')
    .limit(most)
  if (query.trim() === '') return all.execute()
  const ids = await searchIds(tx, 'people', query, personReach(tx), most)
  return inOrder(ids, await all.where('people.id', 'in', [...ids, tx.workspace.id]).execute())
}

/** Where people are searched. */
export const personReach = (tx: Tx): Reach => ({ within: reachablePeople(tx).select('people.id') })
