// What keys do with vision, goals, objectives, and who does what for them.
import { type ApiRow, all, day, once, state, working } from '../key.ts'

export const goals: Record<string, ApiRow> = {
  '/visions': {
    get: all,
    post: working,
    body: { text: 'Light for all', version: 0, partnershipId: ':partnership' },
  },
  '/visions/{id}': { get: all, record: 'vision', reach: 'partnership' },
  '/visions/{id}/endorsement': state('vision', ['owner']),
  '/visions/{id}/withdrawal': once(state('vision', ['owner'])),
  '/visions/{id}/words': once(state('vision', working, { takesUp: [] })),
  '/learnings': {
    get: all,
    post: working,
    body: { kind: 'need', text: 'Lamps', heardOn: day, partnershipId: ':partnership' },
  },
  '/learnings/{id}': {
    get: all,
    patch: ['representative'],
    delete: ['representative'],
    record: 'learning',
    reach: 'partnership',
  },
  '/goals': { get: all, post: working, body: { what: 'Light', partnershipId: ':partnership' } },
  '/goals/{id}': { get: all, patch: working, delete: working, record: 'goal', reach: 'partnership' },
  '/goals/{id}/check-ins': once(state('goal', working, { checkedOn: day, note: 'Brighter.' })),
  '/check-ins': { get: all },
  // Said by the lead; others are told no, which is no matter of roles.
  '/check-ins/{id}': { get: all, delete: working, record: 'checkIn', reach: 'partnership' },
  '/goals/{id}/closure': state('goal', working, { outcome: 'met', closedOn: day }),
  '/goal-reviews': {
    get: all,
    post: working,
    body: { partnershipId: ':partnership', reviewedOn: day, goals: [{ goalId: ':goal', answer: 'keep' }] },
  },
  '/goal-reviews/{id}': { get: all, record: 'review', reach: 'partnership' },
  '/goal-reviews/{id}/next-day': once(state('review', working, { nextOn: '2099-01-01' })),
  '/objectives': { get: all, post: working, body: { what: 'Light', partnershipId: ':partnership' } },
  '/objectives/{id}': {
    get: all,
    patch: ['representative'],
    delete: ['representative'],
    record: 'objective',
    reach: 'partnership',
  },
  '/objectives/{id}/services': once(state('objective', ['representative'], { goalId: ':goal' })),
  '/work-pieces': { get: all, post: working, body: { name: 'Lamps', partnershipId: ':partnership' } },
  '/work-pieces/{id}': { get: all, patch: working, delete: working, record: 'work', reach: 'partnership' },
  '/work-pieces/{id}/roles': once(
    state('work', working, { roles: [{ organizationId: ':organization', part: 'informed' }] }),
  ),
  // Asked of people, so no key answers for one; the owner's may for a colleague.
  '/work-pieces/{id}/answers': once(state('work', working, { answer: 'accepted' })),
}
