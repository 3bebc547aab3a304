import { joinFeature } from '#platform/features/join.server.ts'

export {
  openPartnership,
  reachablePartnerships,
  reachesPartnership,
  readPartnership,
  readsUntil,
} from './partnerships/reads.server.ts'

export const partnerships = joinFeature('partnerships', [])
