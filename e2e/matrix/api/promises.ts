// What keys do with agreements, commitments and recurring promises.
import { type ApiRow, ahead, all, day, once, promising, state, working } from '../key.ts'

export const promises: Record<string, ApiRow> = {
  '/agreements': {
    get: all,
    post: working,
    body: { kind: 'mou', title: 'Keys', partnershipId: ':partnership' },
  },
  '/agreements/{id}': {
    get: all,
    patch: working,
    delete: working,
    record: 'agreement',
    reach: 'partnership',
  },
  '/agreements/{id}/turn': state('agreement', working, { organizationId: ':organization' }),
  '/agreements/{id}/sending': once(
    state('agreement', ['owner'], { signers: [{ organizationId: ':organization', personId: ':person' }] }),
  ),
  // A draft, which nobody is asked to sign; who speaks for a side is asked before.
  '/agreements/{id}/signer': once(state('agreement', ['owner'], { personId: ':person' })),
  '/agreements/{id}/asking': once(state('agreement', ['owner'])),
  '/agreements/{id}/recall': once(state('agreement', ['owner'], { reason: 'Wrong year.' })),
  '/agreements/{id}/ending': state('agreement', ['owner'], { endedOn: day, reason: 'Done.' }),
  '/agreements/{id}/following': once(state('agreement', working, { as: 'renewal' })),
  // A clause that nobody has signed; who promises is asked before.
  '/agreements/{id}/promises': once(state('agreement', working, { clause: 'Lamps.', text: 'Bring lamps' })),
  '/agreement-versions': { get: all },
  '/agreement-versions/{id}': { get: all, record: 'agreementVersion', reach: 'partnership' },
  '/agreement-suggestions': {
    get: all,
    post: working,
    body: { agreementId: ':agreement', passage: 'Lamps.', wording: 'Lanterns.' },
  },
  '/agreement-suggestions/{id}': { get: all, record: 'suggestion', reach: 'partnership' },
  '/agreement-suggestions/{id}/acceptance': once(state('suggestion', working)),
  '/agreement-suggestions/{id}/refusal': once(state('suggestion', working, { reason: 'The lamps stay.' })),
  // Made by the partner's lead; a key of another organization takes nothing of it back.
  '/agreement-suggestions/{id}/withdrawal': once(state('suggestion', ['representative'])),
  '/commitments': {
    get: all,
    post: working,
    body: { text: 'Bring lamps', partnershipId: ':partnership' },
  },
  // Promised by Harbor to the host: its people keep it, the host's owner answers it and may record for both.
  '/commitments/{id}': {
    get: all,
    patch: promising,
    delete: promising,
    record: 'commitment',
    reach: 'partnership',
  },
  '/commitments/{id}/acceptance': state('commitment', ['owner']),
  '/commitments/{id}/fulfilment': state('commitment', promising, { fulfilledOn: day }),
  '/commitments/{id}/acknowledgement': state('commitment', ['owner']),
  '/commitments/{id}/dispute': state('commitment', ['owner'], { reason: 'Never came.' }),
  '/commitments/{id}/settlement': state('commitment', ['owner'], { settlement: 'Came later.' }),
  '/commitments/{id}/renegotiation': state('commitment', promising, { newDueOn: day, reason: 'Snow.' }),
  // Where none was asked for, taking it back tells everyone so.
  '/commitments/{id}/renegotiation-acceptance': { ...state('commitment', ['owner']), delete: all },
  '/commitments/{id}/renegotiation-refusal': once(state('commitment', ['owner'])),
  '/commitments/{id}/withdrawal': state('commitment', promising, { reason: 'Snow.' }),
  '/recurring-promises': {
    get: all,
    post: working,
    body: {
      text: 'Bring lamps',
      partnershipId: ':partnership',
      rhythm: 'month',
      startsOn: ahead,
      times: 3,
    },
  },
  '/recurring-promises/{id}': {
    get: all,
    patch: promising,
    delete: promising,
    record: 'recurring',
    reach: 'partnership',
  },
  '/recurring-promises/{id}/acceptance': state('recurring', ['owner']),
  '/recurring-promises/{id}/ending': state('recurring', promising, { reason: 'Snow.' }),
}
