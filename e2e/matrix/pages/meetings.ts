// Pages of how a partnership meets: meetings, series, rotas and committees.
import { deciders, everyone, type Row, speakers, workers } from '../row.ts'

export const meetings: Record<string, Row> = {
  '/partnerships/:partnership/meetings': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/meetings.csv': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/meetings/new': { see: workers, act: workers, reach: 'partnership' },
  '/partnerships/:partnership/rota': { see: everyone, act: workers, reach: 'partnership' },
  '/partnerships/:partnership/rota.csv': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/committees': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/committees.csv': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/committees/print': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/committees/new': { see: workers, act: workers, reach: 'partnership' },
  '/committees/:committee': { see: everyone, act: workers, reach: 'partnership' },
  '/committees/:committee/edit': { see: workers, act: workers, reach: 'partnership' },
  '/committees/:committee/end': { see: workers, act: workers, reach: 'partnership' },
  '/committees/:committee/fill': { see: speakers, act: speakers, reach: 'partnership' },
  // The lead's own seat; the owner and the coordinator may say for the partner that it is given up.
  '/committee-members/:member/end': {
    see: deciders,
    seeOwn: ['lead'],
    act: deciders,
    actOwn: ['lead'],
    reach: 'partnership',
  },
  '/rotas/:rota/turn': { see: workers, act: workers, reach: 'partnership' },
  // Whoever works in it takes the question back; only who is asked answers, and that is told by the tests of rotas.
  '/rota-swaps/:swap': { see: everyone, act: workers, reach: 'partnership', form: { act: 'withdraw' } },
  '/series/:series': {
    see: everyone,
    act: workers,
    reach: 'partnership',
    form: { day: '2030-01-07' },
  },
  '/series/:series/edit': { see: workers, act: workers, reach: 'partnership' },
  '/series/:series/end': { see: workers, act: workers, reach: 'partnership' },
  '/meetings/:meeting': { see: everyone, act: workers, reach: 'partnership' },
  '/meetings/:meeting/edit': { see: workers, act: workers, reach: 'partnership' },
  '/meetings/:meeting/cancel': { see: workers, act: workers, reach: 'partnership' },
  '/meetings/:meeting/attendance': { see: everyone, act: workers, reach: 'partnership' },
  '/meetings/:meeting/minutes': { see: everyone, act: workers, reach: 'partnership' },
  '/meetings/:meeting/minutes/write': {
    see: workers,
    act: workers,
    reach: 'partnership',
    form: { text: 'We met.' },
  },
  // Opened like a page, it leads to the form.
  '/meetings/:meeting/minutes/draft': {
    see: workers,
    act: workers,
    reach: 'partnership',
    leads: true,
    form: { text: 'We', draft: '01900000-0000-7000-8000-000000000000' },
  },
  '/meetings/:meeting/minutes/live': { see: everyone, reach: 'partnership' },
  '/meetings/:meeting/files/new': { see: workers, act: workers, reach: 'partnership' },
  '/meetings/:meeting/action': { see: workers, act: workers, reach: 'partnership' },
  '/meetings/:meeting/print': { see: everyone, reach: 'partnership' },
}
