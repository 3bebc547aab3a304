import { joinFeature } from '#platform/features/join.server.ts'
import { agreements } from './agreements/register.server.ts'
import { suggestions } from './agreements/suggestions/register.server.ts'
import { turns } from './agreements/turns/register.server.ts'
import { behalfNoun } from './behalf/register.server.ts'
import { cadences } from './cadences/register.server.ts'
import { commitments } from './commitments/register.server.ts'
import { committees } from './committees/register.server.ts'
import { concerns } from './concerns/register.server.ts'
import { decisions } from './decisions/register.server.ts'
import { discussions } from './discussions/register.server.ts'
import { dossierNoun } from './dossier/register.server.ts'
import { equity } from './equity/register.server.ts'
import { expertise } from './expertise/register.server.ts'
import { goals } from './goals/register.server.ts'
import { learnings } from './learnings/register.server.ts'
import { meetings } from './meetings/register.server.ts'
import { objectives } from './objectives/register.server.ts'
import { partnerNoun } from './partners/register.server.ts'
import { partnershipNoun } from './partnerships/register.server.ts'
import { proposalsNoun } from './proposals/register.server.ts'
import { pulse } from './pulse/register.server.ts'
import { recurring } from './recurring/register.server.ts'
import { reviews } from './reviews/register.server.ts'
import { roles } from './roles/register.server.ts'
import { rotas } from './rotas/register.server.ts'
import { touchpoints } from './touchpoints/register.server.ts'
import { visions } from './visions/register.server.ts'

export { acceptBehalf, disputeBehalf } from './behalf/answer.server.ts'
export { behalfChoices, behalfSummaries, readBehalf } from './behalf/reads.server.ts'
export { recordBehalf, speakerOf } from './behalf/speak.server.ts'
export { behalfWords } from './behalf/words.server.ts'
export { type LedgerRow, ledgerOf } from './commitments/reads.server.ts'
export { keptRates, keptRatesOfSides } from './commitments/tallies.server.ts'
export { goalsOf } from './goals/reads.server.ts'
export { representativesOf } from './partners/representatives.server.ts'
export { tellStanding } from './partners/tell-standing.server.ts'
export { lastWritten } from './partnerships/changed.server.ts'
export { acrossPartnerships } from './partnerships/export.server.ts'
export { frameOf } from './partnerships/frame.server.ts'
export { listPartnerships } from './partnerships/list.server.ts'
export {
  openPartnership,
  reachablePartnerships,
  reachesPartnership,
  readPartnership,
  readsUntil,
} from './partnerships/reads.server.ts'
export { stageNow } from './partnerships/stage.server.ts'
export { currentVision } from './visions/reads.server.ts'

export const partnerships = joinFeature('partnerships', [
  partnershipNoun,
  partnerNoun,
  proposalsNoun,
  behalfNoun,
  learnings,
  goals,
  objectives,
  reviews,
  commitments,
  recurring,
  visions,
  roles,
  touchpoints,
  cadences,
  meetings,
  rotas,
  committees,
  equity,
  expertise,
  concerns,
  agreements,
  turns,
  suggestions,
  pulse,
  decisions,
  discussions,
  dossierNoun,
])
