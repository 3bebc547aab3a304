import { joinFeature } from '#platform/features/join.server.ts'
import { affiliations } from './affiliations/register.server.ts'
import { communities } from './communities/register.server.ts'
import { imports } from './imports/register.server.ts'
import { notes } from './notes/register.server.ts'
import { organizations } from './organizations/register.server.ts'
import { people } from './people/register.server.ts'

export { affiliate } from './affiliations/affiliate.server.ts'
export { endAffiliation } from './affiliations/end.server.ts'
export { affiliationsOf, peopleOf, readAffiliation } from './affiliations/reads.server.ts'
export { communityChoices, reachableCommunities } from './communities/reads.server.ts'
export { addNote } from './notes/add.server.ts'
export { changeNote } from './notes/change.server.ts'
export { notesForPage } from './notes/page.server.ts'
export { notesOf, readNote } from './notes/reads.server.ts'
export { removeNote } from './notes/remove.server.ts'
export { addOrganization } from './organizations/add.server.ts'
export {
  organizationChoices,
  ownName,
  reachableOrganizations,
  readOrganization,
} from './organizations/reads.server.ts'
export { addPerson } from './people/add.server.ts'
export { personChoices, reachablePeople, readPerson } from './people/reads.server.ts'

export const landscape = joinFeature('landscape', [
  communities,
  organizations,
  people,
  affiliations,
  notes,
  imports,
])
