import type { Subject } from '#platform/features/feature.server.ts'
import { formatList } from '#platform/words/format.ts'
import { reachablePartnerships } from '../partnerships/reads.server.ts'

/** How often to be in touch: in history by the partner it was agreed with, or by both where the host is neither. */
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
        .innerJoin('organizations as others', (join) =>
          join
            .onRef('others.workspaceId', '=', 'cadences.workspaceId')
            .onRef('others.id', '=', 'cadences.otherOrganizationId'),
        )
        .where('cadences.id', 'in', ids)
        .select([
          'cadences.id',
          'cadences.partnershipId',
          'cadences.otherOrganizationId',
          'organizations.name',
          'others.name as otherName',
        ])
        .execute()
    ).map(({ id, partnershipId, otherOrganizationId, name, otherName }) => ({
      id,
      title: otherOrganizationId === tx.workspace.hostOrganizationId ? name : formatList([name, otherName]),
      href: `/partnerships/${partnershipId}/cadence`,
    })),
}
