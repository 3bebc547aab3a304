import type { Subject } from '#platform/features/feature.server.ts'
import { reachablePartnerships } from '../partnerships/reads.server.ts'

/** In history a partner is called by its organization. */
export const partnerSubject: Subject = {
  kind: 'partner',
  describe: async (tx, ids) =>
    (
      await reachablePartnerships(tx)
        .innerJoin('partners', (join) =>
          join
            .onRef('partners.workspaceId', '=', 'partnerships.workspaceId')
            .onRef('partners.partnershipId', '=', 'partnerships.id'),
        )
        .innerJoin('organizations', (join) =>
          join
            .onRef('organizations.workspaceId', '=', 'partners.workspaceId')
            .onRef('organizations.id', '=', 'partners.organizationId'),
        )
        .where('partners.id', 'in', ids)
        .select(['partners.id', 'organizations.id as organizationId', 'organizations.name'])
        .execute()
    ).map(({ id, organizationId, name }) => ({ id, title: name, href: `/organizations/${organizationId}` })),
}

/** Someone who stands, or stood, for a partner. */
export const representativeSubject: Subject = {
  kind: 'representative',
  describe: async (tx, ids) =>
    (
      await reachablePartnerships(tx)
        .innerJoin('representatives', (join) =>
          join
            .onRef('representatives.workspaceId', '=', 'partnerships.workspaceId')
            .onRef('representatives.partnershipId', '=', 'partnerships.id'),
        )
        .innerJoin('people', (join) =>
          join
            .onRef('people.workspaceId', '=', 'representatives.workspaceId')
            .onRef('people.id', '=', 'representatives.personId'),
        )
        .where('representatives.id', 'in', ids)
        .where('people.deletedAt', 'is', null)
        .select(['representatives.id', 'representatives.partnershipId', 'people.name'])
        .execute()
    ).map(({ id, partnershipId, name }) => ({
      id,
      title: name,
      href: `/partnerships/${partnershipId}/people`,
    })),
}

/** Someone invited by mail; an erased name is left out. */
export const invitationSubject: Subject = {
  kind: 'invitation',
  describe: async (tx, ids) =>
    (
      await reachablePartnerships(tx)
        .innerJoin('invitations', (join) =>
          join
            .onRef('invitations.workspaceId', '=', 'partnerships.workspaceId')
            .onRef('invitations.partnershipId', '=', 'partnerships.id'),
        )
        .where('invitations.id', 'in', ids)
        .where('invitations.name', '<>', '')
        .select(['invitations.id', 'invitations.name', 'partnerships.id as partnershipId'])
        .execute()
    ).map(({ id, partnershipId, name }) => ({
      id,
      title: name,
      href: `/partnerships/${partnershipId}/people`,
    })),
}
