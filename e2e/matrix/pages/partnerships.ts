// Pages of a partnership itself: its partners, files, dossier, touchpoints and cadence.
import { deciders, everyone, partners, type Row, speakers, workers } from '../row.ts'

export const partnerships: Record<string, Row> = {
  '/partnerships': { see: everyone },
  '/partnerships.csv': { see: everyone },
  '/partnerships/new': {
    see: deciders,
    act: deciders,
    form: {
      name: 'Lamps for Mill Road',
      purpose: 'Light',
      organizationIds: ':organization',
      beganOn: '2026-01-05',
    },
  },
  '/proposals': { see: everyone },
  '/proposals.csv': { see: everyone },
  '/proposals/new': {
    see: workers,
    act: workers,
    query: '?organization=',
    form: { name: 'Lamps for Mill Road', reason: 'It is dark.' },
  },
  // Of a new partnership, by the partner: its own people and the host's know of it, no other partner.
  '/proposals/:proposal': { see: everyone, act: [], actOwn: partners, reach: 'partnership' },
  '/proposals/:proposal/accept': { see: deciders, act: deciders, reach: 'partnership' },
  '/proposals/:proposal/decline': { see: deciders, act: deciders, reach: 'partnership' },
  '/partnerships/:partnership/propose-partner': {
    see: workers,
    act: workers,
    reach: 'partnership',
    query: '?organization=',
  },
  '/partnerships/:partnership/propose-pause': { see: workers, act: workers, reach: 'partnership' },
  '/partnerships/:partnership/propose-resumption': { see: workers, act: workers, reach: 'partnership' },
  '/partnerships/:partnership/propose-reopening': { see: workers, act: workers, reach: 'partnership' },
  '/partnerships/:partnership/propose-conclusion': { see: workers, act: workers, reach: 'partnership' },
  '/partnerships/:partnership': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/edit': { see: speakers, act: speakers, reach: 'partnership' },
  '/partnerships/:partnership/conclude': { see: deciders, act: deciders, reach: 'partnership' },
  '/partnerships/:partnership/reopen': { see: deciders, act: deciders, reach: 'partnership' },
  '/partnerships/:partnership/pause': { see: speakers, act: speakers, reach: 'partnership' },
  '/partnerships/:partnership/history': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/people': { see: everyone, act: speakers, reach: 'partnership' },
  '/partnerships/:partnership/who-sees': { see: everyone, reach: 'partnership' },
  // A meeting.
  '/partnerships/:partnership/who-sees/:record': {
    query: '?kind=meeting',
    see: everyone,
    reach: 'partnership',
  },
  '/partnerships/:partnership/people/new': { see: speakers, act: speakers, reach: 'partnership' },
  '/partnerships/:partnership/invite': {
    see: speakers,
    act: speakers,
    reach: 'partnership',
    query: '?partner=:organization',
  },
  '/partnerships/:partnership/partners/new': { see: deciders, act: deciders, reach: 'partnership' },
  '/partnerships/:partnership/answer': { see: speakers, act: speakers, reach: 'partnership' },
  '/partnerships/:partnership/leave': { see: speakers, act: speakers, reach: 'partnership' },
  '/partnerships/:partnership/files': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/dossier': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/dossier.pdf': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/everything.zip': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/files/new': { see: workers, act: workers, reach: 'partnership' },
  '/partnerships/:partnership/behalf': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/behalf.csv': { see: everyone, reach: 'partnership' },
  // What was recorded for a partner is its lead's to answer, not the host's.
  '/partnerships/:partnership/behalf/:behalf': {
    see: [],
    seeOwn: ['lead'],
    act: [],
    actOwn: ['lead'],
    reach: 'partnership',
  },
  '/touchpoints': { see: everyone },
  '/touchpoints.csv': { see: everyone },
  '/touchpoints/new': {
    see: workers,
    act: workers,
    form: {
      kind: 'call',
      happenedOn: '2026-01-05',
      summary: 'About the key.',
      organizationIds: ':organization',
    },
  },
  // Written down by the partner, and read by everyone in the partnership.
  '/touchpoints/:touchpoint': { see: everyone, act: [], actOwn: partners, reach: 'partnership' },
  '/touchpoints/:touchpoint/edit': {
    see: [],
    seeOwn: partners,
    act: [],
    actOwn: partners,
    reach: 'partnership',
  },
  '/touchpoints/:touchpoint/files/new': {
    see: [],
    seeOwn: partners,
    act: [],
    actOwn: partners,
    reach: 'partnership',
  },
  '/partnerships/:partnership/touchpoints': { see: everyone, reach: 'partnership' },
  // A proposal is taken off the table by whoever works in it.
  '/partnerships/:partnership/cadence': { see: everyone, act: workers, reach: 'partnership' },
  '/partnerships/:partnership/cadence.csv': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/cadence/new': {
    see: workers,
    act: workers,
    reach: 'partnership',
    query: '?organization=:organization',
  },
  // Proposed by the host; the owner and the coordinator may record what the partner told them.
  '/partnerships/:partnership/cadence/:cadence/accept': {
    see: speakers,
    act: speakers,
    reach: 'partnership',
  },
}
