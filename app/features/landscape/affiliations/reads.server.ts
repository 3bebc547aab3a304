import { type SqlBool, sql } from 'kysely'
import { validate } from 'uuid'
import type { Tx } from '#platform/context/context.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import { isStaff } from '#platform/policy/policy.ts'
import { standingTo } from '../organizations/reads.server.ts'
import { isOwn, isShared, loadPerson } from '../people/reads.server.ts'
import { type Affiliation, runsOn } from './affiliation.ts'

const columns = [
  'affiliations.id',
  'affiliations.personId',
  'affiliations.organizationId',
  'affiliations.title',
  'affiliations.department',
  'affiliations.isMainContact',
  'affiliations.beganOn',
  'affiliations.endedOn',
  'affiliations.version',
] as const

export interface AffiliationOfPerson extends Affiliation {
  organizationName: string
}
export interface AffiliationOfOrganization extends Affiliation {
  name: string
  email: string | null
  phone: string | null
  doNotContact: boolean
  /** Whether the person themselves is in reach, and not only that they once belonged here. */
  reached: boolean
}

/**
 * Affiliations in reach. A partner sees all of its own organization and of its own people; of those who
 * represent others, the ones with an organization of a shared partnership: where else somebody belongs is
 * not a partner's business.
 */
export function reachableAffiliations(tx: Tx) {
  const all = tx.db
    .selectFrom('affiliations')
    .innerJoin('people', (join) =>
      join
        .onRef('people.id', '=', 'affiliations.personId')
        .onRef('people.workspaceId', '=', 'affiliations.workspaceId'),
    )
    .innerJoin('organizations', (join) =>
      join
        .onRef('organizations.id', '=', 'affiliations.organizationId')
        .onRef('organizations.workspaceId', '=', 'affiliations.workspaceId'),
    )
    .where('affiliations.workspaceId', '=', tx.workspace.id)
    .where('people.deletedAt', 'is', null)
    .where('organizations.deletedAt', 'is', null)
  if (tx.actor.partnerships === 'all') return all
  const shared = [...tx.actor.partnerships.keys(), tx.workspace.id]
  return all.where((where) =>
    where.or([
      where('affiliations.organizationId', '=', tx.actor.organizationId),
      isOwn(tx),
      where.and([
        isShared(tx),
        sql<SqlBool>`affiliations.organization_id in (select partners.organization_id from partners
          where partners.workspace_id = ${tx.workspace.id} and partners.declined_at is null
            and partners.partnership_id in (${sql.join(shared)}))`,
      ]),
    ]),
  )
}

/** Where people belong now, the main one first. */
export async function affiliationsOf(tx: Tx, personIds: readonly string[]): Promise<AffiliationOfPerson[]> {
  if (personIds.length === 0) return []
  const rows = await reachableAffiliations(tx)
    .where('affiliations.personId', 'in', personIds)
    .select(columns)
    .select('organizations.name as organizationName')
    .orderBy('affiliations.isMainContact', 'desc')
    .orderBy('affiliations.beganOn')
    .orderBy('affiliations.id')
    .execute()
  return rows.filter((row) => runsOn(row, tx.today))
}

/** Where a person belongs and belonged, the present first. */
export async function affiliationsOfPerson(tx: Tx, personId: string): Promise<AffiliationOfPerson[]> {
  const rows = await reachableAffiliations(tx)
    .where('affiliations.personId', '=', personId)
    .select(columns)
    .select('organizations.name as organizationName')
    .orderBy('affiliations.beganOn', 'desc')
    .orderBy('affiliations.id')
    .execute()
  return [...rows.filter((row) => runsOn(row, tx.today)), ...rows.filter((row) => !runsOn(row, tx.today))]
}

/** The people of an organization that the actor reaches, main contacts first, then by name; at most `most`. Those who left are for staff and the organization itself. */
export async function peopleOf(
  tx: Tx,
  organizationId: string,
  most = 100,
): Promise<{ present: AffiliationOfOrganization[]; past: AffiliationOfOrganization[] }> {
  const all = reachableAffiliations(tx).where('affiliations.organizationId', '=', organizationId)
  const chosen = async (running: boolean): Promise<AffiliationOfOrganization[]> => {
    const rows = await all
      .where(
        running
          ? sql<SqlBool>`(affiliations.ended_on is null or affiliations.ended_on >= ${tx.today})`
          : sql<SqlBool>`affiliations.ended_on < ${tx.today}`,
      )
      .select(columns)
      .select(['people.name', 'people.email', 'people.phone', 'people.doNotContact'])
      .select(reachedColumn(tx))
      .orderBy('affiliations.isMainContact', 'desc')
      .orderBy('people.nameKey')
      .orderBy('affiliations.id')
      .limit(most)
      .execute()
    return rows.map((row) => (row.reached ? row : { ...row, email: null, phone: null }))
  }
  const inFull = standingTo(tx, organizationId) !== 'partner'
  return { present: await chosen(true), past: inFull ? await chosen(false) : [] }
}

const reachedColumn = (tx: Tx) =>
  (isStaff(tx.actor.role) ? sql<boolean>`true` : sql<boolean>`(${isOwn(tx)} or ${isShared(tx)})`).as(
    'reached',
  )

/** One affiliation with whose it is, for verbs and forms; throws NotFound. */
export async function readAffiliation(tx: Tx, id: string) {
  if (!validate(id)) throw new NotFound()
  const found = await reachableAffiliations(tx)
    .where('affiliations.id', '=', id)
    .select(columns)
    .select(['people.name as personName', 'organizations.name as organizationName'])
    .executeTakeFirst()
  if (found === undefined) throw new NotFound()
  return found
}

/** Whether the actor may bring this person into an organization: a partner only those who are its own already. */
export async function mayBring(tx: Tx, personId: string): Promise<boolean> {
  const person = await loadPerson(tx, personId)
  return isStaff(tx.actor.role) || person.own
}
