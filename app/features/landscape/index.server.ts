import { joinFeature } from '#platform/features/join.server.ts'
import { communities } from './communities/register.server.ts'

export { communityChoices, reachableCommunities } from './communities/reads.server.ts'

export const landscape = joinFeature('landscape', [communities])
