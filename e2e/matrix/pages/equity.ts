// Pages of who gives and gets: expertise, benefits, hours and speaking times.
import { everyone, type Row, workers } from '../row.ts'

export const equity: Record<string, Row> = {
  '/expertise': { see: everyone },
  '/expertise.csv': { see: everyone },
  '/expertise/new': { see: workers, act: workers },
  // Said by the lead of its own organization, which everybody in the workspace may find; only its speaker takes it back.
  '/expertise/:expertise': { see: everyone, act: workers, reach: 'workspace' },
  '/expertise/:expertise/credit': { see: workers, act: workers, reach: 'workspace' },
  '/equity': { see: ['owner', 'coordinator', 'contributor', 'viewer'] },
  '/equity.csv': { see: ['owner', 'coordinator', 'contributor', 'viewer'] },
  '/partnerships/:partnership/equity': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/equity.csv': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/equity/records': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/benefits': { see: everyone, act: workers, reach: 'partnership' },
  '/partnerships/:partnership/benefits.csv': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/hours': { see: everyone, act: workers, reach: 'partnership' },
  '/partnerships/:partnership/hours.csv': { see: everyone, reach: 'partnership' },
  '/meetings/:meeting/speaking': { see: workers, act: workers, reach: 'partnership' },
}
