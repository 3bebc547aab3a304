import { joinFeature } from '#platform/features/join.server.ts'
import { affiliations } from './affiliations/register.server.ts'
import { communities } from './communities/register.server.ts'
import { duplicates } from './duplicates/register.server.ts'
import { landscapeExports } from './export.server.ts'
import { imports } from './imports/register.server.ts'
import { merging } from './merging/register.server.ts'
import { notes } from './notes/register.server.ts'
import { organizations } from './organizations/register.server.ts'
import { people } from './people/register.server.ts'

export { affiliate } from './affiliations/affiliate.server.ts'
export { communityChoices, reachableCommunities } from './communities/reads.server.ts'
export { merge } from './merging/merge.server.ts'
export { addOrganization } from './organizations/add.server.ts'
export { organizationAdd } from './organizations/inputs.ts'
export {
  organizationChoices,
  organizationReach,
  reachableOrganizations,
} from './organizations/reads.server.ts'
export { removeOrganization } from './organizations/remove.server.ts'
export { addPerson } from './people/add.server.ts'
export { erasePerson } from './people/erase.server.ts'
export { personData } from './people/own-data.server.ts'
export { personChoices, reachablePeople } from './people/reads.server.ts'

export const landscape = joinFeature('landscape', [
  communities,
  organizations,
  people,
  affiliations,
  notes,
  imports,
  duplicates,
  merging,
  { exports: landscapeExports },
])
