import { m } from '#platform/words/words.ts'
import type { PartnershipStanding, Stage } from './partnership.ts'

/** A stage in the reader's language. */
export const stageWord = (stage: Stage): string =>
  ({
    advise: m.partnership_stage_advise,
    acclimate: m.partnership_stage_acclimate,
    activate: m.partnership_stage_activate,
    accelerate: m.partnership_stage_accelerate,
  })[stage]()

/** How a whole partnership stands, in one word. */
export const standingWord = (standing: PartnershipStanding): string =>
  ({
    running: m.partnership_standing_running,
    paused: m.partnership_standing_paused,
    concluded: m.partnership_standing_concluded,
  })[standing]()
