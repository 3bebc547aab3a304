// What keys do with expertise, benefits, hours and speaking times.
import { type ApiRow, all, day, once, state, working } from '../key.ts'

export const equity: Record<string, ApiRow> = {
  '/expertise': {
    get: all,
    post: working,
    body: { topic: 'Lamps', organizationId: ':organization' },
  },
  '/expertise/{id}': { get: all, delete: working, record: 'expertise', reach: 'workspace' },
  // Only its speaker answers for an organization; no key is that of a lead.
  '/expertise/{id}/acceptance': once({ ...state('expertise', []), reach: 'workspace' }),
  '/expertise/{id}/refusal': once({ ...state('expertise', []), reach: 'workspace' }),
  '/expertise/{id}/credits': once({
    ...state('expertise', working, {
      partnershipId: ':partnership',
      usedOn: day,
      whatFor: 'The lamps',
    }),
    reach: 'workspace',
  }),
  '/equity': { get: all },
  '/equity/{id}': { get: all, record: 'partnership', reach: 'partnership' },
  '/benefits': {
    get: all,
    post: working,
    body: {
      what: 'Lamps',
      partnershipId: ':partnership',
      organizationId: ':organization',
      receivedOn: day,
    },
  },
  // Noted by the lead and received by its organization: others are told no, which is no matter of roles.
  '/benefits/{id}': { get: all, delete: working, record: 'benefit', reach: 'partnership' },
  '/hour-entries': {
    get: all,
    post: working,
    body: { commitmentId: ':commitment', organizationId: ':organization', hours: 2 },
  },
  // As with benefits.
  '/hour-entries/{id}': { get: all, delete: working, record: 'hours', reach: 'partnership' },
  '/speaking-times': { get: all },
  '/speaking-times/{id}': { get: all, record: 'meeting', reach: 'partnership' },
  '/speaking-times/{id}/note': once(state('meeting', working, { times: [] })),
}
