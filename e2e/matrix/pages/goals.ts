// Pages of what a partnership wants: vision, goals, objectives, and who does what for them.
import { everyone, partners, type Row, speakers, workers } from '../row.ts'

export const goals: Record<string, Row> = {
  '/partnerships/:partnership/vision': { see: everyone, act: speakers, reach: 'partnership' },
  '/partnerships/:partnership/vision/edit': { see: workers, act: workers, reach: 'partnership' },
  '/partnerships/:partnership/vision/compare': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/vision/endorse': { see: speakers, act: speakers, reach: 'partnership' },
  '/partnerships/:partnership/goals': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/goals.csv': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/check-ins.csv': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/goals/new': { see: workers, act: workers, reach: 'partnership' },
  '/partnerships/:partnership/goals/reviews': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/goals/reviews.csv': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/goals/reviews/new': { see: workers, act: workers, reach: 'partnership' },
  '/partnerships/:partnership/objectives': {
    see: everyone,
    act: workers,
    reach: 'partnership',
    form: { objective: ':objective', goalId: ':goal' },
  },
  '/partnerships/:partnership/objectives.csv': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/objectives/new': { see: workers, act: workers, reach: 'partnership' },
  // What the lead's organization wants is for its own people to say.
  '/objectives/:objective/edit': {
    see: [],
    seeOwn: partners,
    act: [],
    actOwn: partners,
    reach: 'partnership',
  },
  '/goals/:goal': { see: everyone, act: workers, reach: 'partnership' },
  '/goals/:goal/edit': { see: workers, act: workers, reach: 'partnership' },
  '/goals/:goal/check-in': {
    see: workers,
    act: workers,
    reach: 'partnership',
    form: { note: 'Two more came.' },
  },
  '/goals/:goal/close': { see: workers, act: workers, reach: 'partnership' },
  '/partnerships/:partnership/roles': { see: everyone, act: workers, reach: 'partnership' },
  '/partnerships/:partnership/roles.csv': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/roles/edit': { see: workers, act: workers, reach: 'partnership' },
  '/work/:work/answer': { see: workers, act: workers, reach: 'partnership' },
  '/partnerships/:partnership/roles/accept': { see: speakers, act: speakers, reach: 'partnership' },
  '/work/:work/edit': { see: workers, act: workers, reach: 'partnership' },
}
