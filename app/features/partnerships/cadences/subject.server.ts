import type { Subject } from '#platform/features/feature.server.ts'
import { reachablePartnerships } from '../partnerships/reads.server.ts'

/** How often to be in touch: in history by the organization it was agreed with. */
export const cadenceSubject: Subject = {
  kind: 'cadence',
  describe: async (tx, ids) =>
    (
      await reachablePartnerships(tx)
        .innerJoin('cadences', (join) =>
          join
            .onRef('cadences.workspaceId', '=', 'partnerships.workspaceId')
            .onRef('cadences.partnershipId', '=', 'partnerships.id'),
        )
        .innerJoin('organizations', (join) =>
          join
            .onRef('organizations.workspaceId', '=', 'cadences.workspaceId')
            .onRef('organizations.id', '=', 'cadences.organizationId'),
        )
        .where('cadences.id', 'in', ids)
        .select(['cadences.id', 'cadences.partnershipId', 'organizations.name'])
        .execute()
    ).map(({ id, partnershipId, name }) => ({
      id,
      title: name,
      href: `/partnerships/${partnershipId}/cadence`,
    })),
}
