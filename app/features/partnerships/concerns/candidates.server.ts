import { sql } from 'kysely'
import { comesIn } from '#platform/context/comes-in.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { type Partnership, presentPartners } from '../partnerships/partnership.ts'
import { type Concern, type Sides, takesNoSide } from './concern.ts'
import { belongingsOf } from './ombudspersons/name.server.ts'
import { listOmbudspersons } from './ombudspersons/reads.server.ts'

export interface Candidate {
  personId: string
  name: string
  organizationId: string
  organization: string
  /** Everything they belong to now. */
  organizationIds: string[]
  /** Set for somebody from outside of the partnership, whom the workspace named: by key, and who they are. */
  ombudspersonId: string | null
  about: string
  /** How much they see to now: 0 for those who see to the fewest. An order and no count, which would tell of concerns. */
  busy: number
}

/**
 * Who could be steward in a partnership: people of its partners who can come in and may work in it, and those from outside
 * whom the workspace named. One who belongs to a partner is of that partner's side, named or not.
 */
async function candidatesFor(tx: Tx, partnership: Partnership): Promise<Candidate[]> {
  const present = presentPartners(partnership.partners).map((partner) => partner.organizationId)
  const members = await tx.db
    .selectFrom('memberships as m')
    .innerJoin('people as p', (join) =>
      join.onRef('p.workspaceId', '=', 'm.workspaceId').onRef('p.id', '=', 'm.personId'),
    )
    .innerJoin('organizations as o', (join) =>
      join.onRef('o.workspaceId', '=', 'm.workspaceId').onRef('o.id', '=', 'm.organizationId'),
    )
    .where('m.workspaceId', '=', tx.workspace.id)
    .where(comesIn(tx, 'm'))
    .where('m.role', '<>', 'viewer')
    .where('m.organizationId', 'in', [...present, tx.workspace.id])
    .where('p.deletedAt', 'is', null)
    .select(['p.id as personId', 'p.name', 'o.id as organizationId', 'o.name as organization'])
    .orderBy('o.nameKey')
    .orderBy('p.nameKey')
    .execute()
  const named = (await listOmbudspersons(tx)).filter(
    (one) => !members.some(({ personId }) => personId === one.person.id),
  )
  const people = [...members.map(({ personId }) => personId), ...named.map((one) => one.person.id)]
  const belongings = Map.groupBy(await belongingsOf(tx, people), (one) => one.personId)
  const seen = await seenToBy(tx, people)
  const order = [...new Set(people.map((id) => seen.get(id) ?? 0))].sort((a, b) => a - b)
  const inside = members.map((member) => ({ ...member, ombudspersonId: null, about: '' }))
  const outside = named
    .map((one) => ({
      personId: one.person.id,
      name: one.person.name,
      organizationId: one.organization.id,
      organization: one.organization.name,
      ombudspersonId: one.id,
      about: one.about,
    }))
    .filter(
      ({ personId, organizationId }) =>
        !present.includes(organizationId) &&
        !(belongings.get(personId) ?? []).some((one) => present.includes(one.organizationId)),
    )
  return [...inside, ...outside].map((one) => ({
    ...one,
    organizationIds: [
      ...new Set([
        one.organizationId,
        ...(belongings.get(one.personId) ?? []).map((each) => each.organizationId),
      ]),
    ],
    busy: order.indexOf(seen.get(one.personId) ?? 0),
  }))
}

/** Who could be steward and takes no side: those who are offered, and the only ones who are accepted. */
export const neutralFor = async (tx: Tx, partnership: Partnership, sides: Sides): Promise<Candidate[]> =>
  (await candidatesFor(tx, partnership)).filter((one) => takesNoSide(sides, one))

/** How many concerns that are not settled people see to, by person. */
async function seenToBy(tx: Tx, personIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ personId: string; count: number }>`
    select s.person_id, count(*)::int as count from concern_stewards s
    join concerns c on c.workspace_id = s.workspace_id and c.id = s.concern_id and c.deleted_at is null
    where s.workspace_id = ${tx.workspace.id} and s.person_id = any(${[...personIds]}::uuid[])
      and s.accepted_on is not null and s.ended_on is null
      and not exists (select 1 from concern_settlements x where x.workspace_id = c.workspace_id
        and x.concern_id = c.id and x.reopened_on is null)
    group by s.person_id`.execute(tx.db)
  return new Map(rows.map(({ personId, count }) => [personId, count]))
}

export const sidesOf = (concern: Pick<Concern, 'parties' | 'raisedBy'>): Sides => ({
  parties: concern.parties.map((one) => one.id),
  raiserOrganizationId: concern.raisedBy?.organization.id ?? null,
  raiserId: concern.raisedBy?.person?.id ?? null,
})

/**
 * Whether the side it is about answers it itself: an open concern without a steward, of which nobody else could be one.
 * Who was asked and said no is nobody to wait for.
 */
export async function answersItself(tx: Tx, concern: Concern, partnership: Partnership): Promise<boolean> {
  const { as, steward, openness } = concern
  if (openness !== 'open' || steward !== null || !as.party || as.raiser) return false
  return !(await someoneToAsk(tx, concern, partnership))
}

/** Whether anybody is left who could be its steward and has not said no. */
export async function someoneToAsk(
  tx: Tx,
  concern: Pick<Concern, 'id' | 'parties' | 'raisedBy'>,
  partnership: Partnership,
): Promise<boolean> {
  const declined = await tx.db
    .selectFrom('concernStewards')
    .where('workspaceId', '=', tx.workspace.id)
    .where('concernId', '=', concern.id)
    .where('declinedOn', 'is not', null)
    .select('personId')
    .execute()
  return (await neutralFor(tx, partnership, sidesOf(concern))).some(
    ({ personId }) => !declined.some((one) => one.personId === personId),
  )
}
