import { belongsNow } from '#platform/context/comes-in.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { readsUntil } from '../partnerships/reads.server.ts'
import type { Representative } from './partner.ts'

/** Who stands, or stood, for the partners of a partnership in reach; those who stand now first, by name. */
export async function representativesOf(tx: Tx, partnershipId: string): Promise<Representative[]> {
  const until = readsUntil(tx, partnershipId)
  let found = tx.db
    .selectFrom('representatives')
    .innerJoin('partners', (join) =>
      join
        .onRef('partners.id', '=', 'representatives.partnerId')
        .onRef('partners.workspaceId', '=', 'representatives.workspaceId'),
    )
    .innerJoin('people', (join) =>
      join
        .onRef('people.id', '=', 'representatives.personId')
        .onRef('people.workspaceId', '=', 'representatives.workspaceId'),
    )
    .where('representatives.workspaceId', '=', tx.workspace.id)
    .where('representatives.partnershipId', '=', partnershipId)
    .where('people.deletedAt', 'is', null)
  if (until !== null) found = found.where('representatives.createdAt', '<=', until)
  return found
    .select([
      'representatives.id',
      'representatives.partnerId',
      'representatives.personId',
      'representatives.beganOn',
      'representatives.endedOn',
      'partners.organizationId',
      'people.name',
      'people.email',
      'people.phone',
    ])
    .select((select) =>
      select.fn
        .coalesce(
          select
            .selectFrom('affiliations')
            .whereRef('affiliations.workspaceId', '=', 'representatives.workspaceId')
            .whereRef('affiliations.personId', '=', 'representatives.personId')
            .whereRef('affiliations.organizationId', '=', 'partners.organizationId')
            .orderBy('affiliations.endedOn', (order) => order.desc().nullsFirst())
            .select('affiliations.title')
            .limit(1),
          select.val(''),
        )
        .as('title'),
    )
    .orderBy('representatives.endedOn', (order) => order.desc().nullsFirst())
    .orderBy('people.nameKey')
    .execute()
}

/** Whether someone belongs to an organization today. */
export async function isAffiliated(tx: Tx, personId: string, organizationId: string): Promise<boolean> {
  const row = await currentAffiliations(tx, organizationId)
    .where('affiliations.personId', '=', personId)
    .select('affiliations.id')
    .executeTakeFirst()
  return row !== undefined
}

/** The people of an organization today, by name: those who can stand for it. */
export const peopleOf = (
  tx: Tx,
  organizationId: string,
): Promise<{ id: string; name: string; title: string }[]> =>
  currentAffiliations(tx, organizationId)
    .select(['people.id', 'people.name', 'affiliations.title'])
    .distinctOn(['people.nameKey', 'people.id'])
    .orderBy('people.nameKey')
    .orderBy('people.id')
    .limit(500)
    .execute()

/** Affiliations with an organization that hold today, with the people. */
export const currentAffiliations = (tx: Tx, organizationId: string) =>
  tx.db
    .selectFrom('affiliations')
    .innerJoin('people', (join) =>
      join
        .onRef('people.id', '=', 'affiliations.personId')
        .onRef('people.workspaceId', '=', 'affiliations.workspaceId'),
    )
    .where('affiliations.workspaceId', '=', tx.workspace.id)
    .where('affiliations.organizationId', '=', organizationId)
    .where('people.deletedAt', 'is', null)
    .where(belongsNow(tx))
