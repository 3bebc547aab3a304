// What keys do with Today, notices, journey, roadmap and warnings.
import { type ApiRow, ahead, all, own } from '../key.ts'

export const journey: Record<string, ApiRow> = {
  '/today': own,
  '/today/{id}': { ...own, record: 'person' },
  '/today/{id}/putting-off': {
    own: true,
    post: [],
    delete: [],
    record: 'person',
    body: { untilOn: ahead },
  },
  '/notices': own,
  '/notices/{id}': { ...own, record: 'person' },
  '/notices/{id}/reading': { own: true, post: [], record: 'person' },
  '/notice-wishes': own,
  '/notice-wishes/{id}': { ...own, patch: [], record: 'person' },
  '/quiet-hours': own,
  '/quiet-hours/{id}': { ...own, patch: [], record: 'person' },
  '/roadmap': { get: all },
  '/roadmap/{id}': { get: all, record: 'ahead', reach: 'partnership' },
}
