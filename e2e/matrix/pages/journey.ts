// Pages of where a partnership stands and what is ahead: journey, roadmap and warnings.
import { everyone, partners, type Row, speakers, workers } from '../row.ts'

export const journey: Record<string, Row> = {
  '/warnings': { see: everyone },
  '/warnings.csv': { see: everyone },
  '/roadmap': { see: everyone },
  '/roadmap.csv': { see: everyone },
  '/roadmap.ics': { see: everyone },
  '/partnerships/:partnership/roadmap': { see: everyone, reach: 'partnership' },
  // A meeting, which those who work in the partnership may move; the others read why they can't.
  '/partnerships/:partnership/roadmap/:record': {
    query: '?kind=meeting',
    see: everyone,
    act: workers,
    reach: 'partnership',
    form: { on: new Date().toISOString().slice(0, 10) },
  },
  '/partnerships/:partnership/roadmap.csv': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/roadmap.ics': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/journey': { see: everyone, act: workers, reach: 'partnership' },
  '/partnerships/:partnership/journey/move': { see: speakers, act: speakers, reach: 'partnership' },
  '/partnerships/:partnership/journey/propose': { see: workers, act: workers, reach: 'partnership' },
  '/partnerships/:partnership/journey/decline': { see: speakers, act: speakers, reach: 'partnership' },
  '/partnerships/:partnership/journey/evidence/new': { see: workers, act: workers, reach: 'partnership' },
  // Stated by the partner's lead: the own organization's people keep it, the host's don't.
  '/partnerships/:partnership/journey/evidence/:evidence': {
    see: [],
    seeOwn: partners,
    act: [],
    actOwn: partners,
    reach: 'partnership',
  },
}
