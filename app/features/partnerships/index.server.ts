import { joinFeature } from '#platform/features/join.server.ts'
import { behalfNoun } from './behalf/register.server.ts'
import { cadences } from './cadences/register.server.ts'
import { commitments } from './commitments/register.server.ts'
import { goals } from './goals/register.server.ts'
import { partnerNoun } from './partners/register.server.ts'
import { partnershipNoun } from './partnerships/register.server.ts'
import { roles } from './roles/register.server.ts'
import { touchpoints } from './touchpoints/register.server.ts'
import { visions } from './visions/register.server.ts'

export { behalfChoices, behalfSummaries } from './behalf/reads.server.ts'
export { recordBehalf, speakerOf } from './behalf/speak.server.ts'
export { type Cadence, contactDue } from './cadences/cadence.ts'
export { cadencesOf } from './cadences/reads.server.ts'
export { isOpen, joinRates, type KeptRate } from './commitments/commitment.ts'
export { pledge } from './commitments/pledge.server.ts'
export { keptRates, type LedgerRow, readCommitment, readLedger } from './commitments/reads.server.ts'
export { goalsOf } from './goals/reads.server.ts'
export { representativesOf } from './partners/representatives.server.ts'
export type { Frame } from './partnerships/frame.server.ts'
export { frameOf } from './partnerships/frame.server.ts'
export {
  listPartnerships,
  noFilters,
  type PartnershipFilters,
  type PartnershipLine,
} from './partnerships/list.server.ts'
export {
  communitiesServed,
  openPartnership,
  reachablePartnerships,
  reachesPartnership,
  readPartnership,
  readsUntil,
} from './partnerships/reads.server.ts'
export { stageNow } from './partnerships/stage.server.ts'
export { workOf } from './roles/reads.server.ts'
export { logTouchpoint } from './touchpoints/log.server.ts'
export { latestTouchpoints, listTouchpoints, readTouchpoint } from './touchpoints/reads.server.ts'
export { currentVision, visionVersions } from './visions/reads.server.ts'

export const partnerships = joinFeature('partnerships', [
  partnershipNoun,
  partnerNoun,
  behalfNoun,
  goals,
  commitments,
  visions,
  roles,
  touchpoints,
  cadences,
])
