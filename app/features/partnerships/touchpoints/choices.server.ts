import { sql } from 'kysely'
import {
  communityChoices,
  organizationChoices,
  personChoices,
  reachablePeople,
} from '#features/landscape/index.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import { can } from '#platform/policy/policy.ts'
import { behalfChoices } from '../behalf/reads.server.ts'
import { colleaguesOf } from '../commitments/people.server.ts'
import { type Partnership, presentPartners } from '../partnerships/partnership.ts'
import { reachablePartnerships, readPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import type { Named, TouchpointFilters } from './touchpoint.ts'

/** What a touchpoint's form offers: who could have taken part, and whom they belong to. */
export interface Choices {
  partnership: Named | null
  organizations: Named[]
  people: { id: string; name: string; note: string }[]
  communities: Named[]
  /** Who could have promised something in it; empty without a partnership. */
  sides: Named[]
  own: Named
  /** For which partners it can be recorded; empty for those who may not. */
  behalf: { organizationId: string; name: string }[]
}

/** Choices within a partnership, or around an organization or a person. Throws NotFound out of reach. */
export async function choicesFor(
  tx: Tx,
  about: { partnershipId?: string | null; organizationId?: string | null; personId?: string | null },
): Promise<Choices> {
  const own = await nameOf(tx, tx.actor.organizationId)
  const communities = await communityChoices(tx)
  if (about.partnershipId) {
    const partnership = await readPartnership(tx, about.partnershipId)
    return {
      partnership: { id: partnership.id, name: partnership.name },
      organizations: partnersOf(tx, partnership),
      people: (await colleaguesOf(tx, partnership)).map(({ id, name, organization }) => ({
        id,
        name,
        note: organization,
      })),
      communities,
      sides: partnersOf(tx, partnership).filter(
        (partner) => partner.id === own.id || can(tx.actor, partnershipPolicy.actOnBehalf),
      ),
      own,
      behalf: behalfChoices(tx, partnership),
    }
  }
  const person = about.personId ? await withOrganizations(tx, about.personId) : null
  const others =
    person?.organizations ?? (about.organizationId ? [await nameOf(tx, about.organizationId)] : [])
  const people = await peopleAround(
    tx,
    others.map((one) => one.id),
  )
  const listed =
    person === null ? people : [person.self, ...people.filter((one) => one.id !== person.self.id)]
  return {
    partnership: null,
    organizations: [own, ...others.filter((one) => one.id !== own.id)],
    people: listed,
    communities,
    sides: [],
    own,
    behalf: [],
  }
}

const partnersOf = (tx: Tx, partnership: Partnership): Named[] =>
  presentPartners(partnership.partners)
    .map(({ organizationId, name }) => ({ id: organizationId, name }))
    .sort((a, b) => Number(b.id === tx.actor.organizationId) - Number(a.id === tx.actor.organizationId))

async function nameOf(tx: Tx, id: string): Promise<Named> {
  const found = await tx.db
    .selectFrom('organizations')
    .select(['id', 'name'])
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  if (found === undefined) throw new NotFound()
  return found
}

async function withOrganizations(tx: Tx, personId: string) {
  const self = await reachablePeople(tx)
    .where('people.id', '=', personId)
    .select(['people.id', 'people.name'])
    .executeTakeFirst()
  if (self === undefined) throw new NotFound()
  const { rows } = await sql<Named>`select distinct o.id, o.name from affiliations a
    join organizations o on o.workspace_id = a.workspace_id and o.id = a.organization_id and o.deleted_at is null
    where a.workspace_id = ${tx.workspace.id} and a.person_id = ${personId}
      and (a.ended_on is null or a.ended_on >= ${tx.today}::date)`.execute(tx.db)
  return { self: { ...self, note: rows.map((row) => row.name).join(', ') }, organizations: rows }
}

/** People of some organizations that the actor reaches, by name. */
async function peopleAround(tx: Tx, organizationIds: readonly string[], most = 100) {
  if (organizationIds.length === 0) return []
  const rows = await reachablePeople(tx)
    .where(
      sql<boolean>`exists (select 1 from affiliations a where a.workspace_id = people.workspace_id and a.person_id = people.id
        and a.organization_id = any(${organizationIds}::uuid[]) and (a.ended_on is null or a.ended_on >= ${tx.today}::date))`,
    )
    .select(['people.id', 'people.name'])
    .orderBy('people.nameKey')
    .limit(most)
    .execute()
  return rows.map((row) => ({ ...row, note: '' }))
}

/** What a touchpoint can be about, for someone who has only just hung up: partnerships, organizations, people that match. */
export async function aboutChoices(tx: Tx, query: string) {
  const partnerships = await reachablePartnerships(tx)
    .select(['partnerships.id', 'partnerships.name'])
    .orderBy('partnerships.nameKey')
    .limit(query === '' ? 50 : 200)
    .execute()
  const like = query.toLowerCase()
  return {
    partnerships: partnerships.filter((one) => one.name.toLowerCase().includes(like)),
    organizations: query === '' ? [] : await organizationChoices(tx, query),
    people: query === '' ? [] : await personChoices(tx, query),
  }
}

/** The names behind the ids of an address, for the filters in force. Those out of reach are left out. */
export async function namesOf(tx: Tx, filters: TouchpointFilters) {
  const found: { key: string; id: string; name: string }[] = []
  if (filters.partnershipId !== undefined)
    found.push(
      ...(
        await reachablePartnerships(tx)
          .where('partnerships.id', '=', filters.partnershipId)
          .select(['partnerships.id', 'partnerships.name'])
          .execute()
      ).map((one) => ({ key: 'partnership', ...one })),
    )
  if (filters.organizationId !== undefined)
    found.push({ key: 'organization', ...(await nameOf(tx, filters.organizationId)) })
  if (filters.personId !== undefined)
    found.push(
      ...(
        await reachablePeople(tx)
          .where('people.id', '=', filters.personId)
          .select(['people.id', 'people.name'])
          .execute()
      ).map((one) => ({ key: 'person', ...one })),
    )
  return found
}
