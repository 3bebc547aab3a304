// What keys do with communities, organizations, people, and how they are brought in.
import { type ApiRow, all, host } from '../key.ts'

export const landscape: Record<string, ApiRow> = {
  '/communities': { get: all, post: host, body: { name: 'Mill Road' } },
  '/communities/{id}': { get: all, patch: host, delete: host, record: 'community', reach: 'workspace' },
  '/organizations': { get: all, post: host, body: { name: 'Mill Road Choir', kind: 'other' } },
  '/organizations/{id}': {
    get: all,
    patch: host,
    delete: ['owner'],
    record: 'organization',
    reach: 'workspace',
  },
  '/organizations/{id}/merge': {
    post: ['owner'],
    record: 'organization',
    reach: 'workspace',
    body: { fromId: ':organization' },
  },
  '/people': { get: all, post: host, body: { name: 'Sam Field' } },
  '/people/{id}': { get: all, patch: host, delete: ['owner'], record: 'person', reach: 'partnership' },
  '/people/{id}/merge': {
    post: ['owner'],
    record: 'person',
    reach: 'partnership',
    body: { fromId: ':person' },
  },
}
