// What keys do with discussions, decisions, concerns and the pulse.
import { type ApiRow, all, day, host, once, own, state, working } from '../key.ts'

export const talking: Record<string, ApiRow> = {
  '/discussion-wishes': {
    ...own,
    post: [],
    body: { partnershipId: ':partnership', wish: 'mute' },
  },
  '/discussion-wishes/{id}': { ...own, delete: [], record: 'person' },
  '/concerns': { get: all, post: all, body: { summary: 'Lamps', partnershipId: ':partnership' } },
  // Raised by somebody, so no key withdraws it, and none is its steward.
  '/concerns/{id}': { get: all, delete: [], record: 'concern', reach: 'partnership' },
  '/concerns/{id}/steward': once(state('concern', working, { personId: ':person' })),
  '/concerns/{id}/acceptance': state('concern', []),
  '/concerns/{id}/refusal': once(state('concern', [])),
  '/concerns/{id}/messages': once(state('concern', [], { body: 'Which lamps?' })),
  // Those whom it is about see to it only where nobody could be its steward.
  '/concerns/{id}/acknowledgement': state('concern', []),
  '/concerns/{id}/settlement': once(state('concern', [], { agreed: 'Lamps.' })),
  '/concerns/{id}/remedies': once(state('concern', working, { text: 'New lamps' })),
  '/concerns/{id}/trust': state('concern', host, { answer: 'yes' }),
  '/concern-askings': { get: all },
  '/concern-askings/{id}': { get: all, record: 'partnership', reach: 'partnership' },
  '/concern-askings/{id}/question': once(state('partnership', working)),
  '/concern-askings/{id}/answer': once(state('partnership', working, { answer: 'nothing' })),
  '/concerns/{id}/reopening': once(state('concern', host, { why: 'Dark.' })),
  '/pulse-waves': {
    get: all,
    post: working,
    body: { partnershipId: ':partnership', closesOn: day },
  },
  '/pulse-waves/{id}': { get: all, record: 'wave', reach: 'partnership' },
  '/pulse-waves/{id}/closure': state('wave', working),
  '/pulse-waves/{id}/rhythm': state('wave', working, { everyDays: 365 }),
  // Asked of people, so no key answers.
  '/pulse-waves/{id}/answer': once(
    state('wave', [], {
      ratings: [
        {
          aboutOrganizationId: ':otherOrganization',
          reliability: 3,
          missionSupport: 3,
          openness: 3,
          influence: 3,
          involvement: 3,
          resources: 3,
          collaboration: 3,
          satisfaction: 3,
        },
      ],
    }),
  ),
  '/pulse-items': {
    get: all,
    post: ['owner'],
    body: { kind: 'open', texts: { en: 'What lights the hall?', es: '' }, fromOn: day },
  },
  '/pulse-items/{id}': { get: all, patch: ['owner'], record: 'item', reach: 'workspace' },
  '/pulse-items/{id}/retirement': { ...state('item', ['owner']), reach: 'workspace' },
  '/ombudspersons': { get: all, post: ['owner'], body: { personId: ':person' } },
  '/ombudspersons/{id}': { get: all, delete: ['owner'], record: 'ombudsperson', reach: 'workspace' },
  '/warnings': { get: all },
  '/warnings/{id}': { get: all, record: 'warning', reach: 'partnership' },
  '/workspaces': { get: ['owner'] },
  '/workspaces/{id}': { get: ['owner'], record: 'workspace', reach: 'workspace' },
  // Of its own people a lead settles it too; the partner's key here is a representative's.
  '/held-mails': { get: ['owner'] },
  '/held-mails/{id}': { get: ['owner'], record: 'heldMail' },
  '/held-mails/{id}/posting': { post: ['owner'], record: 'heldMail', body: { personId: ':person' } },
  '/held-mails/{id}/discarding': { post: ['owner'], record: 'heldMail', body: {} },
  '/decisions': {
    get: all,
    post: working,
    body: { what: 'Lamps', method: 'consent', closesOn: '2099-01-05', partnershipId: ':partnership' },
  },
  '/decisions/{id}': {
    get: all,
    patch: ['owner', 'representative'],
    delete: ['owner', 'representative'],
    record: 'decision',
    reach: 'partnership',
  },
  '/decisions/{id}/voice': state('decision', ['owner'], { stand: 'for' }),
  '/decisions/{id}/settlement': state('decision', ['owner'], { decidedOn: day }),
  '/decisions/{id}/reviews': once(
    state('decision', working, { answer: 'keep', note: 'Bright.', reviewedOn: day }),
  ),
  '/discussions': { get: all, post: working, body: { body: 'Lamps', partnershipId: ':partnership' } },
  // Said by a person, so no key changes it or takes it away.
  '/discussions/{id}': { get: all, patch: [], record: 'discussion', reach: 'partnership' },
  '/posts': { get: all, post: working, body: { body: 'Lamps', discussionId: ':discussion' } },
  '/posts/{id}': { get: all, delete: [], record: 'post', reach: 'partnership' },
}
