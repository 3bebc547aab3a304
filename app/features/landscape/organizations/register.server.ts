import type { Feature } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { mergeState } from '../merging/api.server.ts'
import { organizationKindName } from '../names.ts'
import { addOrganization } from './add.server.ts'
import { changeOrganization } from './change.server.ts'
import {
  type OrganizationFilters,
  organizationAdd,
  organizationChange,
  organizationFilters,
  organizationShape,
} from './inputs.ts'
import { listOrganizations } from './list.server.ts'
import { organizationMerges } from './merge.server.ts'
import { organizationReach, reachableOrganizations, readOrganization } from './reads.server.ts'
import { removeOrganization, restoreOrganization } from './remove.server.ts'

export const organizations: Omit<Feature, 'name'> = {
  inverses: { 'organization.removed': restoreOrganization },
  merges: organizationMerges,
  sentences: {
    'organization.added': () => m.history_organization_added(),
    'organization.changed': () => m.history_organization_changed(),
    'organization.removed': () => m.history_organization_removed(),
    'organization.restored': () => m.history_organization_restored(),
  },
  searchKinds: [
    {
      kind: 'organization',
      table: 'organizations',
      label: () => m.organizations_title(),
      reach: organizationReach,
      describe: async (tx, ids) => {
        const rows = await reachableOrganizations(tx)
          .where('organizations.id', 'in', ids)
          .select(['organizations.id', 'organizations.name', 'organizations.kind', 'organizations.city'])
          .execute()
        return rows.map((row) => ({
          id: row.id,
          title: row.name,
          detail: [organizationKindName(row.kind), row.city].filter((part) => part !== '').join(' · '),
          href: `/organizations/${row.id}`,
        }))
      },
    },
  ],
  api: [
    {
      name: 'organizations',
      summary: 'Who is out there: businesses, nonprofits, schools, groups, with what they offer and seek.',
      shape: organizationShape,
      filters: organizationFilters,
      list: (tx, { query, limit, cursor, filters }) =>
        listOrganizations(tx, {
          query,
          limit,
          cursor,
          direction: 'asc',
          filters: filters as OrganizationFilters,
        }),
      get: readOrganization,
      create: { input: organizationAdd, run: addOrganization },
      change: { input: organizationChange, run: changeOrganization },
      remove: removeOrganization,
      states: mergeState('organization'),
    },
  ],
}
