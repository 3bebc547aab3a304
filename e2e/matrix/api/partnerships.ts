// What keys do with a partnership itself, its touchpoints and its cadence.
import { type ApiRow, all, day, once, promising, state, working } from '../key.ts'

export const partnerships: Record<string, ApiRow> = {
  '/partnerships': {
    get: all,
    post: ['owner'],
    body: { name: 'Lamps', beganOn: day, organizationIds: [':organization'] },
  },
  '/partnerships/{id}': { get: all, patch: ['owner'], record: 'partnership', reach: 'partnership' },
  '/partnerships/{id}/dossier': { get: all, record: 'partnership', reach: 'partnership' },
  '/partnerships/{id}/everything': { get: all, record: 'partnership', reach: 'partnership' },
  '/partnerships/{id}/acceptance': once(state('partnership', ['owner'])),
  '/partnerships/{id}/roles-acceptance': once(state('partnership', ['owner'])),
  // Asked for by a person; a key of the workspace is nobody, and is told so.
  '/partnerships/{id}/rota-turns': once(state('partnership', working)),
  '/partnerships/{id}/conclusion': state('partnership', ['owner'], { note: 'Done.' }),
  '/partnerships/{id}/pause': state('partnership', ['owner'], { note: 'Summer.' }),
  '/proposals': {
    get: all,
    post: working,
    body: { kind: 'conclusion', partnershipId: ':partnership', reason: 'It runs by itself.' },
  },
  '/proposals/{id}': { get: all, record: 'proposal', reach: 'partnership' },
  '/proposals/{id}/acceptance': once(state('proposal', ['owner'])),
  '/proposals/{id}/refusal': once(state('proposal', ['owner'], { reason: 'After the summer.' })),
  '/proposals/{id}/withdrawal': once(state('proposal', ['representative'])),
  '/cadences': {
    get: all,
    post: working,
    body: {
      partnershipId: ':partnership',
      organizationId: ':organization',
      everyDays: 14,
      channel: 'call',
      purpose: 'Lamps',
    },
  },
  '/cadences/{id}': { get: all, delete: working, record: 'cadence', reach: 'partnership' },
  '/cadences/{id}/acceptance': once(state('cadence', ['owner'])),
  '/touchpoints': {
    get: all,
    post: working,
    body: { kind: 'call', happenedOn: day, partnershipId: ':partnership', summary: 'About lamps.' },
  },
  '/touchpoints/{id}': {
    get: all,
    patch: promising.slice(1),
    delete: promising.slice(1),
    record: 'touchpoint',
    reach: 'partnership',
  },
}
