import type { RouteConfigEntry } from '@react-router/dev/routes'
import { agreementOpenRoutes, agreementRoutes } from './agreements/routes.ts'
import { behalfOpenRoutes, behalfRoutes } from './behalf/routes.ts'
import { cadenceRoutes } from './cadences/routes.ts'
import { commitmentRoutes } from './commitments/routes.ts'
import { committeeRoutes } from './committees/routes.ts'
import { concernOpenRoutes, concernRoutes } from './concerns/routes.ts'
import { decisionRoutes } from './decisions/routes.ts'
import { discussionRoutes } from './discussions/routes.ts'
import { dossierRoutes } from './dossier/routes.ts'
import { equityRoutes } from './equity/routes.ts'
import { expertiseRoutes } from './expertise/routes.ts'
import { partnershipFileRoutes } from './files/routes.ts'
import { goalRoutes } from './goals/routes.ts'
import { learningRoutes } from './learnings/routes.ts'
import { meetingOpenRoutes, meetingRoutes } from './meetings/routes.ts'
import { objectiveRoutes } from './objectives/routes.ts'
import { partnerRoutes } from './partners/routes.ts'
import { partnershipPages } from './partnerships/routes.ts'
import { proposalRoutes } from './proposals/routes.ts'
import { pulseOpenRoutes, pulseRoutes } from './pulse/routes.ts'
import { recurringRoutes } from './recurring/routes.ts'
import { reviewRoutes } from './reviews/routes.ts'
import { roleRoutes } from './roles/routes.ts'
import { rotaRoutes } from './rotas/routes.ts'
import { sightRoutes } from './sight/routes.ts'
import { touchpointRoutes } from './touchpoints/routes.ts'
import { visionRoutes } from './visions/routes.ts'

export const partnershipRoutes: RouteConfigEntry[] = [
  ...partnershipPages,
  ...partnerRoutes,
  ...proposalRoutes,
  ...behalfRoutes,
  ...learningRoutes,
  ...goalRoutes,
  ...objectiveRoutes,
  ...reviewRoutes,
  ...commitmentRoutes,
  ...recurringRoutes,
  ...visionRoutes,
  ...roleRoutes,
  ...touchpointRoutes,
  ...cadenceRoutes,
  ...concernRoutes,
  ...decisionRoutes,
  ...discussionRoutes,
  ...partnershipFileRoutes,
  ...meetingRoutes,
  ...rotaRoutes,
  ...committeeRoutes,
  ...equityRoutes,
  ...expertiseRoutes,
  ...agreementRoutes,
  ...pulseRoutes,
  ...sightRoutes,
  ...dossierRoutes,
]

/** Pages outside of every workspace, behind a key instead of a sign-in. */
export const partnershipOpenRoutes: RouteConfigEntry[] = [
  ...behalfOpenRoutes,
  ...meetingOpenRoutes,
  ...concernOpenRoutes,
  ...agreementOpenRoutes,
  ...pulseOpenRoutes,
]
