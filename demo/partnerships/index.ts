import type { Partnership } from '../shapes/partnership.ts'
import { bibliotecaViva } from './biblioteca-viva.ts'
import { cleanCreek } from './clean-creek.ts'
import { eastsideBusStop } from './eastside-bus-stop.ts'
import { foodForward } from './food-forward.ts'
import { homeworkHarbor } from './homework-harbor.ts'
import { mapleWalkIn } from './maple-walk-in.ts'
import { readingBoats } from './reading-boats.ts'
import { ridesToCare } from './rides-to-care.ts'
import { saturdayMarket } from './saturday-market.ts'
import { secondShift } from './second-shift.ts'
import { teaAndPaperwork } from './tea-and-paperwork.ts'
import { warmNights } from './warm-nights.ts'

export { villageHall } from './eastfield.ts'

/** The partnerships of Riverbend, by stage. */
export const partnerships: Partnership[] = [
  eastsideBusStop,
  bibliotecaViva,
  teaAndPaperwork,
  mapleWalkIn,
  saturdayMarket,
  ridesToCare,
  secondShift,
  homeworkHarbor,
  foodForward,
  cleanCreek,
  warmNights,
  readingBoats,
]
