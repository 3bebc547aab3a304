// Who gets where. One line an address: who sees it, who may send its forms, and how far its records reach.
// Written down by hand and not worked out from the policy tables, so that the two have to agree.

export const members = {
  owner: 'Ruth Adler',
  coordinator: 'Amara Osei',
  contributor: 'Tomás Rivera',
  viewer: 'Priya Shah',
  /** Of Harbor Youth Collective, a partner in Homework Harbor. */
  lead: 'Lucía Ferrer',
  representative: 'Jamal Carter',
  /** Lead of Maple Clinic, a partner in Walk-in Wednesdays, who has nothing to do with Homework Harbor. */
  otherLead: 'Dana Whitfield',
  /** Owner of the second workspace. */
  neighbor: 'Ingrid Solberg',
  /** Not signed in. */
  stranger: null,
} as const
export type Member = keyof typeof members
export const cast = Object.keys(members) as Member[]

/** Whose records an address names: Harbor's, the clinic's, or the second workspace's. */
export const places = ['harbor', 'clinic', 'eastfield'] as const
export type Place = (typeof places)[number]
/** Who signs in for the partner whose records they are. */
const home: Partial<Record<Member, Place>> = {
  lead: 'harbor',
  representative: 'harbor',
  otherLead: 'clinic',
}

type Role = 'owner' | 'coordinator' | 'contributor' | 'viewer' | 'lead' | 'representative'
const roleOf: Partial<Record<Member, Role>> = { otherLead: 'lead' }

type Reach =
  /** Every member of the workspace may read it. */
  | 'workspace'
  /** Staff, and the partners of that partnership. */
  | 'partnership'
  /** A text that a partner keeps to itself: its own people, and nobody else. */
  | 'own'
  /** A thing of the workspace: the role is asked first, then whether it is there. */
  | 'role first'

interface Row {
  see: readonly Role[]
  /** Beside them, who may in what belongs to the own organization. */
  seeOwn?: readonly Role[]
  /** Beside them, those whose own record it is. */
  seeSelf?: readonly Member[]
  /** Who may send the forms; nobody where there are none. */
  act?: readonly Role[]
  actOwn?: readonly Role[]
  /** Of addresses that name a record. */
  reach?: Reach
  /** It shows nothing itself and leads on. */
  leads?: true
  /** Opening it looks at no record. */
  unseen?: true
  /** What is said to those who may not, where it isn't `forbidden`. */
  no?: 404
  /** An address that only makes sense with a question after it. */
  query?: string
  /** What a form needs beside what its page offers; `:organization` stands for that record's id. */
  form?: Record<string, string>
  /** It looks at the workspace only after it has looked at the form, or not at all. */
  outsiders?: Partial<Record<'see' | 'act', Partial<Record<Member, Expected>>>>
}

export type Expected = 'seen' | 'led on' | 'sign in' | 'forbidden' | 'not found'

const owner = ['owner'] as const
const deciders = ['owner', 'coordinator'] as const
const speakers = ['owner', 'coordinator', 'lead'] as const
const hostWorkers = ['owner', 'coordinator', 'contributor'] as const
const workers = ['owner', 'coordinator', 'contributor', 'lead', 'representative'] as const
const everyone = ['owner', 'coordinator', 'contributor', 'viewer', 'lead', 'representative'] as const
const partners = ['lead', 'representative'] as const

export const inWorkspace: Record<string, Row> = {
  '': { see: everyone, leads: true },
  '/today': { see: everyone, act: everyone },
  '/find': { see: everyone },
  '/undo': { see: everyone, act: everyone, leads: true },
  '/me': { see: everyone, act: everyone },
  '/me/password': { see: everyone, act: everyone },
  '/me/calendar': { see: everyone, act: everyone },
  '/me/notices': { see: everyone, act: everyone },
  '/notices': { see: everyone, act: everyone },
  // What somebody was told is theirs alone: here the lead, and nobody else of its organization.
  '/notices/:notice': { see: [], seeOwn: ['lead'], reach: 'own', leads: true, no: 404 },
  '/handover': {
    see: deciders,
    act: deciders,
    form: { fromPersonId: ':person', toPersonId: ':person' },
  },

  // Asked of the partner by the host, which sees how it stands; its lead answers.
  '/approvals/:approval': { see: everyone, act: [], actOwn: ['lead'], reach: 'partnership' },

  '/settings': { see: owner, act: owner },
  // Nothing to see: whoever opens it is sent to the front door.
  '/settings/demo': {
    see: everyone,
    act: owner,
    leads: true,
    outsiders: { see: { neighbor: 'led on', stranger: 'led on' }, act: { stranger: 'not found' } },
  },
  // A form only: it answers with a file.
  '/settings/everything.zip': { see: owner, act: owner },
  '/settings/members': { see: owner, act: owner },
  '/settings/keys': { see: owner, act: owner },
  '/settings/held-mail': { see: deciders, act: deciders },
  '/settings/held-mail/files/:heldFile': { see: deciders, reach: 'role first' },
  '/settings/outbox': { see: owner },
  '/settings/outbox/:mail': { see: owner, reach: 'role first' },
  // Put there by the lead, for everyone in the partnership.
  '/files/:file': { see: everyone, reach: 'partnership' },
  '/files/:file/remove': {
    see: everyone,
    act: [],
    actOwn: ['lead'],
    leads: true,
    reach: 'partnership',
    // Opened like a page, it leads on without looking.
    unseen: true,
  },

  '/imports': { see: deciders },
  '/imports/new': { see: deciders },
  '/imports/:import': { see: deciders, act: deciders, reach: 'role first' },
  '/imports/:import/columns': { see: deciders, act: deciders, reach: 'role first' },
  '/imports/:import/problems.csv': { see: deciders, reach: 'role first' },
  '/duplicates': { see: deciders, act: deciders },
  '/merges/:merge': { see: deciders, act: deciders, reach: 'role first' },

  '/communities': { see: everyone },
  '/communities/new': { see: hostWorkers, act: hostWorkers },
  '/communities/:community': { see: everyone, act: hostWorkers, reach: 'workspace' },
  '/communities/:community/edit': { see: hostWorkers, act: hostWorkers, reach: 'workspace' },

  '/organizations': { see: everyone },
  '/organizations/new': { see: hostWorkers, act: hostWorkers },
  '/organizations/export.csv': { see: everyone },
  '/organizations/:organization': { see: everyone, act: deciders, reach: 'workspace' },
  '/organizations/:organization/edit': {
    see: hostWorkers,
    seeOwn: ['lead'],
    act: hostWorkers,
    actOwn: ['lead'],
    reach: 'workspace',
  },
  '/organizations/:organization/people/new': {
    see: hostWorkers,
    seeOwn: ['lead'],
    act: hostWorkers,
    actOwn: ['lead'],
    reach: 'workspace',
  },
  '/organizations/:organization/merge': { see: deciders, reach: 'workspace' },
  '/organizations/:organization/merge/:otherOrganization': {
    see: deciders,
    act: deciders,
    reach: 'workspace',
  },
  '/organizations/:organization/notes/new': { see: workers, act: workers, reach: 'workspace' },
  '/organizations/:organization/files/new': { see: workers, act: workers, reach: 'workspace' },
  '/organizations/:organization/commitments': { see: everyone, reach: 'workspace' },
  '/organizations/:organization/commitments.csv': { see: everyone, reach: 'workspace' },
  '/organizations/:organization/commitments.pdf': { see: everyone, reach: 'workspace' },

  '/people': { see: everyone },
  '/people/new': { see: hostWorkers, act: hostWorkers },
  '/people/export.csv': { see: everyone },
  '/people/:person': { see: everyone, act: deciders, reach: 'partnership' },
  // The person is the representative, who changes no more than that.
  '/people/:person/edit': {
    see: hostWorkers,
    seeOwn: partners,
    act: hostWorkers,
    actOwn: partners,
    reach: 'partnership',
  },
  '/people/:person/erase': { see: ['owner'], act: ['owner'], reach: 'partnership' },
  '/people/:person/data.json': {
    see: ['owner'],
    seeSelf: ['representative', 'otherLead'],
    reach: 'partnership',
  },
  '/people/:person/affiliations/new': {
    see: hostWorkers,
    seeOwn: ['lead'],
    act: hostWorkers,
    actOwn: ['lead'],
    reach: 'partnership',
    form: { organizationId: ':organization', title: 'Treasurer' },
  },
  '/people/:person/merge': { see: deciders, reach: 'partnership' },
  '/people/:person/merge/:otherPerson': { see: deciders, act: deciders, reach: 'partnership' },
  '/people/:person/notes/new': { see: workers, act: workers, reach: 'partnership' },
  '/people/:person/files/new': { see: workers, act: workers, reach: 'partnership' },
  '/affiliations/:affiliation/edit': {
    see: hostWorkers,
    seeOwn: ['lead'],
    act: hostWorkers,
    actOwn: ['lead'],
    reach: 'partnership',
  },
  '/affiliations/:affiliation/end': {
    see: hostWorkers,
    seeOwn: ['lead'],
    act: hostWorkers,
    actOwn: ['lead'],
    reach: 'partnership',
  },
  // Written by the lead and kept inside the partner.
  '/notes/:note/edit': { see: [], seeOwn: ['lead'], act: [], actOwn: ['lead'], reach: 'own' },

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
  '/partnerships/:partnership': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/edit': { see: speakers, act: speakers, reach: 'partnership' },
  '/partnerships/:partnership/conclude': { see: deciders, act: deciders, reach: 'partnership' },
  '/partnerships/:partnership/reopen': { see: deciders, act: deciders, reach: 'partnership' },
  '/partnerships/:partnership/pause': { see: speakers, act: speakers, reach: 'partnership' },
  '/partnerships/:partnership/history': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/people': { see: everyone, act: speakers, reach: 'partnership' },
  '/partnerships/:partnership/who-sees': { see: everyone, reach: 'partnership' },
  // A meeting of the partnership.
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
  '/warnings': { see: everyone },
  '/warnings.csv': { see: everyone },
  '/partnerships/:partnership/pulse': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/pulse.csv': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/pulse/new': { see: workers, act: workers, reach: 'partnership' },
  '/pulse-items': { see: everyone },
  '/pulse-items/new': { see: deciders, act: deciders },
  '/pulse-items/:item': { see: everyone, act: deciders, reach: 'workspace' },
  '/pulse-items/:item/edit': { see: deciders, act: deciders, reach: 'workspace' },
  '/pulse/:wave': { see: everyone, act: workers, reach: 'partnership' },
  // Everybody who stands for a partner is asked; who was not is told so, and answers nothing.
  '/pulse/:wave/answer': {
    see: everyone,
    act: ['coordinator', 'contributor', 'lead', 'representative'],
    reach: 'partnership',
  },
  '/partnerships/:partnership/behalf': { see: everyone, reach: 'partnership' },
  // What was recorded for a partner is its lead's to answer, not the host's.
  '/partnerships/:partnership/behalf/:behalf': {
    see: [],
    seeOwn: ['lead'],
    act: [],
    actOwn: ['lead'],
    reach: 'partnership',
  },

  '/partnerships/:partnership/vision': { see: everyone, act: speakers, reach: 'partnership' },
  '/partnerships/:partnership/vision/edit': { see: workers, act: workers, reach: 'partnership' },
  '/partnerships/:partnership/vision/compare': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/vision/endorse': { see: speakers, act: speakers, reach: 'partnership' },

  '/partnerships/:partnership/goals': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/goals.csv': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/check-ins.csv': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/goals/new': { see: workers, act: workers, reach: 'partnership' },
  '/partnerships/:partnership/decisions': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/decisions.csv': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/decisions/new': { see: workers, act: workers, reach: 'partnership' },
  '/partnerships/:partnership/discussions': { see: everyone, act: everyone, reach: 'partnership' },
  '/partnerships/:partnership/discussions.csv': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/discussions/new': { see: workers, act: workers, reach: 'partnership' },
  '/partnerships/:partnership/discussions/hear': { see: everyone, act: everyone, reach: 'partnership' },
  '/discussions/:discussion': { see: everyone, act: workers, reach: 'partnership' },
  // Begun and said by the lead: nobody changes the words of another.
  '/discussions/:discussion/edit': {
    see: [],
    seeOwn: ['lead'],
    act: [],
    actOwn: ['lead'],
    reach: 'partnership',
  },
  '/discussions/:discussion/hear': { see: everyone, act: everyone, reach: 'partnership' },
  '/posts/:post': { see: everyone, leads: true, reach: 'partnership' },
  '/posts/:post/edit': { see: [], seeOwn: ['lead'], act: [], actOwn: ['lead'], reach: 'partnership' },
  // Proposed by the lead: its own people change it and take it back, and staff who may record for them.
  '/decisions/:decision': { see: everyone, act: deciders, actOwn: partners, reach: 'partnership' },
  '/decisions/:decision/edit': {
    see: deciders,
    seeOwn: partners,
    act: deciders,
    actOwn: partners,
    reach: 'partnership',
  },
  '/decisions/:decision/vote': { see: speakers, act: speakers, reach: 'partnership' },
  '/decisions/:decision/settle': { see: speakers, act: speakers, reach: 'partnership' },
  '/decisions/:decision/review': { see: workers, act: workers, reach: 'partnership' },
  '/partnerships/:partnership/goals/reviews': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/goals/reviews.csv': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/goals/reviews/new': { see: workers, act: workers, reach: 'partnership' },
  '/partnerships/:partnership/objectives': {
    see: everyone,
    act: workers,
    reach: 'partnership',
    form: { objective: ':objective', goalId: ':goal' },
  },
  '/partnerships/:partnership/objectives.csv': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/objectives/new': { see: workers, act: workers, reach: 'partnership' },
  // What the lead's organization wants is for its own people to say.
  '/objectives/:objective/edit': {
    see: [],
    seeOwn: partners,
    act: [],
    actOwn: partners,
    reach: 'partnership',
  },
  '/goals/:goal': { see: everyone, act: workers, reach: 'partnership' },
  '/goals/:goal/edit': { see: workers, act: workers, reach: 'partnership' },
  '/goals/:goal/check-in': {
    see: workers,
    act: workers,
    reach: 'partnership',
    form: { note: 'Two more came.' },
  },
  '/goals/:goal/close': { see: workers, act: workers, reach: 'partnership' },

  '/partnerships/:partnership/meetings': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/meetings.csv': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/meetings/new': { see: workers, act: workers, reach: 'partnership' },
  '/partnerships/:partnership/rota': { see: everyone, act: workers, reach: 'partnership' },
  '/partnerships/:partnership/rota.csv': { see: everyone, reach: 'partnership' },
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
    form: { text: 'We' },
  },
  '/meetings/:meeting/files/new': { see: workers, act: workers, reach: 'partnership' },
  '/meetings/:meeting/action': { see: workers, act: workers, reach: 'partnership' },
  '/meetings/:meeting/print': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/agreements': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/agreements.csv': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/agreements/new': { see: workers, act: workers, reach: 'partnership' },
  '/agreements/:agreement': { see: everyone, act: workers, reach: 'partnership' },
  '/agreements/:agreement/text': { see: [], reach: 'partnership', no: 404 },
  '/agreements/:agreement/agreement.pdf': { see: everyone, reach: 'partnership' },
  '/agreements/:agreement/edit': { see: workers, act: workers, reach: 'partnership' },
  '/agreements/:agreement/hand': { see: workers, act: workers, reach: 'partnership' },
  '/agreements/:agreement/suggestions': {
    see: everyone,
    act: workers,
    reach: 'partnership',
    form: { act: 'decline', reason: 'The lamps stay.' },
  },
  '/agreements/:agreement/suggest': { see: workers, act: workers, reach: 'partnership' },
  '/agreements/:agreement/send': { see: speakers, act: speakers, reach: 'partnership' },
  // A draft has no signers, and only they sign or decline.
  '/agreements/:agreement/sign': {
    see: [],
    act: [],
    reach: 'partnership',
    form: { signature: 'Somebody', agreed: 'on', sha256: '0'.repeat(64) },
  },
  '/agreements/:agreement/decline': {
    see: [],
    act: [],
    reach: 'partnership',
    form: { reason: 'Not as it stands.' },
  },
  '/agreements/:agreement/recall': { see: speakers, act: speakers, reach: 'partnership' },
  '/agreements/:agreement/compare': { see: everyone, reach: 'partnership' },
  '/agreements/:agreement/signer': { see: speakers, act: speakers, reach: 'partnership' },
  '/agreements/:agreement/promise': { see: workers, act: workers, reach: 'partnership' },
  '/agreements/:agreement/follow': { see: workers, act: workers, reach: 'partnership' },
  '/agreements/:agreement/end': { see: speakers, act: speakers, reach: 'partnership' },

  '/partnerships/:partnership/concerns': { see: everyone, act: workers, reach: 'partnership' },
  '/partnerships/:partnership/concerns.csv': { see: everyone, reach: 'partnership' },
  // Whoever reads a partnership may say that something should be talked about.
  '/partnerships/:partnership/concerns/new': { see: everyone, act: everyone, reach: 'partnership' },
  // Everybody reads who can be asked; the owner names them.
  '/ombudspersons': { see: everyone, act: owner, form: { id: ':ombudsperson' } },
  '/ombudspersons/new': { see: owner, act: owner, form: { personId: ':person' } },
  // An open one, raised by the lead.
  '/concerns/:concern': { see: everyone, act: workers, reach: 'partnership' },
  '/concerns/:concern/remedy': { see: workers, act: workers, reach: 'partnership' },

  '/partnerships/:partnership/roles': { see: everyone, act: workers, reach: 'partnership' },
  '/partnerships/:partnership/roles.csv': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/roles/edit': { see: workers, act: workers, reach: 'partnership' },
  '/work/:work/answer': { see: workers, act: workers, reach: 'partnership' },
  '/partnerships/:partnership/roles/accept': { see: speakers, act: speakers, reach: 'partnership' },
  '/work/:work/edit': { see: workers, act: workers, reach: 'partnership' },

  '/partnerships/:partnership/commitments': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/commitments.csv': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/commitments.pdf': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/commitments/new': { see: workers, act: workers, reach: 'partnership' },
  // The commitment is the partner's towards the host, not yet accepted. The host's owner and coordinator
  // record for a partner, so they may do its part too; acts that can't be done yet say so to everyone.
  '/commitments/:commitment': {
    see: everyone,
    act: deciders,
    actOwn: partners,
    reach: 'partnership',
  },
  '/commitments/:commitment/edit': {
    see: deciders,
    seeOwn: partners,
    act: deciders,
    actOwn: partners,
    reach: 'partnership',
  },
  '/commitments/:commitment/accept': { see: deciders, act: deciders, reach: 'partnership' },
  '/commitments/:commitment/fulfil': {
    see: deciders,
    seeOwn: partners,
    act: deciders,
    actOwn: partners,
    reach: 'partnership',
  },
  '/commitments/:commitment/renegotiate': {
    see: deciders,
    seeOwn: partners,
    act: deciders,
    actOwn: partners,
    reach: 'partnership',
  },
  '/commitments/:commitment/withdraw': {
    see: deciders,
    seeOwn: partners,
    act: deciders,
    actOwn: partners,
    reach: 'partnership',
  },
  '/commitments/:commitment/acknowledge': { see: everyone, act: deciders, reach: 'partnership' },
  '/commitments/:commitment/dispute': {
    see: everyone,
    act: deciders,
    reach: 'partnership',
    form: { reason: 'It never arrived.' },
  },
  '/commitments/:commitment/settle': {
    see: everyone,
    act: deciders,
    reach: 'partnership',
    form: { settlement: 'It came a week later.' },
  },
  '/commitments/:commitment/answer': { see: everyone, act: deciders, reach: 'partnership' },

  // As that promise: the partner's towards the host, which is asked to accept it.
  '/partnerships/:partnership/recurring-promises/new': {
    see: workers,
    act: workers,
    reach: 'partnership',
    form: { untilOn: '' },
  },
  '/recurring-promises/:recurring': { see: everyone, act: deciders, actOwn: partners, reach: 'partnership' },
  '/recurring-promises/:recurring/edit': {
    see: deciders,
    seeOwn: partners,
    act: deciders,
    actOwn: partners,
    reach: 'partnership',
    form: { untilOn: '', times: '3' },
  },
  '/recurring-promises/:recurring/accept': { see: deciders, act: deciders, reach: 'partnership' },
  // Nobody has accepted it, so there is no rest to end; that is said to everybody.
  '/recurring-promises/:recurring/end': {
    see: everyone,
    act: deciders,
    actOwn: partners,
    reach: 'partnership',
    form: { reason: 'No more cake.' },
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

  '/roadmap': { see: everyone },
  '/roadmap.csv': { see: everyone },
  '/roadmap.ics': { see: everyone },
  '/partnerships/:partnership/roadmap': { see: everyone, reach: 'partnership' },
  // A meeting, which those who work in the partnership may move; the others read why they can't.
  '/partnerships/:partnership/roadmap/:record': {
    query: '?kind=meeting',
    see: everyone,
    act: workers,
    reach: 'partnership',
    form: { on: new Date().toISOString().slice(0, 10) },
  },
  '/partnerships/:partnership/roadmap.csv': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/roadmap.ics': { see: everyone, reach: 'partnership' },

  '/partnerships/:partnership/journey': { see: everyone, act: workers, reach: 'partnership' },
  '/partnerships/:partnership/journey/move': { see: speakers, act: speakers, reach: 'partnership' },
  '/partnerships/:partnership/journey/propose': { see: workers, act: workers, reach: 'partnership' },
  '/partnerships/:partnership/journey/decline': { see: speakers, act: speakers, reach: 'partnership' },
  '/partnerships/:partnership/journey/evidence/new': { see: workers, act: workers, reach: 'partnership' },
  // Stated by the partner's lead: the own organization's people keep it, the host's don't.
  '/partnerships/:partnership/journey/evidence/:evidence': {
    see: [],
    seeOwn: partners,
    act: [],
    actOwn: partners,
    reach: 'partnership',
  },
}

/** What programs do, by the role of their key; the representative's is Harbor's. */
export const keyRoles = ['owner', 'contributor', 'viewer', 'representative'] as const
type KeyRole = (typeof keyRoles)[number]
const all = keyRoles
const host = ['owner', 'contributor'] as const
const working = ['owner', 'contributor', 'representative'] as const
const promising = ['owner', 'representative'] as const

interface ApiRow {
  get?: readonly KeyRole[]
  post?: readonly KeyRole[]
  patch?: readonly KeyRole[]
  delete?: readonly KeyRole[]
  /** It takes the server seconds to make. */
  large?: true
  /** The record in it, as `records` names them. */
  record?: string
  reach?: Reach
  /** What a POST needs. */
  body?: Record<string, unknown>
}
const day = '2026-01-05'
const ahead = '2031-01-05'
const state = (record: string, who: readonly KeyRole[], body: ApiRow['body'] = {}): ApiRow => ({
  post: who,
  delete: who,
  record,
  reach: 'partnership',
  body,
})
const once = ({ delete: _, ...row }: ApiRow): ApiRow => row

export const api: Record<string, ApiRow> = {
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
  '/partnerships': {
    get: all,
    post: ['owner'],
    body: { name: 'Lamps', beganOn: day, organizationIds: [':organization'] },
  },
  '/partnerships/{id}': { get: all, patch: ['owner'], record: 'partnership', reach: 'partnership' },
  '/partnerships/{id}/dossier': { get: all, large: true, record: 'partnership', reach: 'partnership' },
  '/partnerships/{id}/everything': { get: all, large: true, record: 'partnership', reach: 'partnership' },
  '/partnerships/{id}/acceptance': once(state('partnership', ['owner'])),
  '/partnerships/{id}/conclusion': state('partnership', ['owner'], { note: 'Done.' }),
  '/partnerships/{id}/pause': state('partnership', ['owner'], { note: 'Summer.' }),
  '/goals': { get: all, post: working, body: { what: 'Light', partnershipId: ':partnership' } },
  '/goals/{id}': { get: all, patch: working, delete: working, record: 'goal', reach: 'partnership' },
  '/goals/{id}/check-ins': once(state('goal', working, { checkedOn: day, note: 'Brighter.' })),
  '/goals/{id}/closure': state('goal', working, { outcome: 'met', closedOn: day }),
  '/goal-reviews': {
    get: all,
    post: working,
    body: { partnershipId: ':partnership', reviewedOn: day, goals: [{ goalId: ':goal', answer: 'keep' }] },
  },
  '/goal-reviews/{id}': { get: all, record: 'review', reach: 'partnership' },
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
  '/concerns': { get: all, post: all, body: { summary: 'Lamps', partnershipId: ':partnership' } },
  // Raised by somebody, so no key withdraws it, and none is its steward.
  '/concerns/{id}': { get: all, delete: [], record: 'concern', reach: 'partnership' },
  '/concerns/{id}/steward': once(state('concern', working, { personId: ':person' })),
  // Without a steward those see to it whom it is about.
  '/concerns/{id}/acknowledgement': state('concern', host),
  '/concerns/{id}/settlement': once(state('concern', host, { agreed: 'Lamps.' })),
  '/concerns/{id}/reopening': once(state('concern', host, { why: 'Dark.' })),
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
  '/agreements/{id}/recall': once(state('agreement', ['owner'], { reason: 'Wrong year.' })),
  '/agreements/{id}/ending': state('agreement', ['owner'], { endedOn: day, reason: 'Done.' }),
  '/agreements/{id}/following': once(state('agreement', working, { as: 'renewal' })),
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
  '/pulse-waves': {
    get: all,
    post: working,
    body: { partnershipId: ':partnership', closesOn: day },
  },
  '/pulse-waves/{id}': { get: all, record: 'wave', reach: 'partnership' },
  '/pulse-waves/{id}/closure': state('wave', working),
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
  '/commitments/{id}/settlement': once(state('commitment', ['owner'], { settlement: 'Came later.' })),
  '/commitments/{id}/renegotiation': state('commitment', promising, { newDueOn: day, reason: 'Snow.' }),
  // Where none was asked for, taking it back tells everyone so.
  '/commitments/{id}/renegotiation-acceptance': { ...state('commitment', ['owner']), delete: all },
  '/commitments/{id}/renegotiation-refusal': once(state('commitment', ['owner'])),
  '/commitments/{id}/withdrawal': state('commitment', promising, { reason: 'Snow.' }),
  '/roadmap': { get: all },
  '/roadmap/{id}': { get: all, record: 'ahead', reach: 'partnership' },
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
  '/meetings': {
    get: all,
    post: working,
    body: { title: 'Lamps', partnershipId: ':partnership', startsOn: day, startsAt: '16:00' },
  },
  '/meetings/{id}': { get: all, patch: working, record: 'meeting', reach: 'partnership' },
  '/meetings/{id}/cancellation': state('meeting', working),
  '/meetings/{id}/holding': state('meeting', working),
  '/meetings/{id}/attendance': once(state('meeting', working)),
  '/meetings/{id}/items': once(state('meeting', working, { text: 'The lamps' })),
  '/meetings/{id}/clock': state('meeting', working, { itemId: ':meeting' }),
  '/meetings/{id}/minutes': once(state('meeting', working, { text: 'We met.' })),
  '/meetings/{id}/decisions': once(state('meeting', working, { text: 'We buy lamps.' })),
  '/meetings/{id}/actions': once(state('meeting', working, { text: 'Bring lamps' })),
  '/meetings/{id}/sending': once(state('meeting', working)),
  '/meetings/{id}/confirmation': once(state('meeting', ['owner'])),
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
  '/committees': {
    get: all,
    post: working,
    body: {
      name: 'Lamps',
      partnershipId: ':partnership',
      seats: [{ organizationId: ':organization', seats: 1 }],
    },
  },
  '/committees/{id}': {
    get: all,
    patch: working,
    delete: working,
    record: 'committee',
    reach: 'partnership',
  },
  '/committees/{id}/ending': state('committee', working, { endedOn: day }),
  '/committee-members': {
    get: all,
    post: ['owner'],
    body: { committeeId: ':committee', personId: ':person', fromOn: day },
  },
  '/committee-members/{id}': { get: all, record: 'member', reach: 'partnership' },
  '/committee-members/{id}/ending': state('member', ['owner'], { endedOn: day }),
  '/rotas': { get: all, post: working, body: { partnershipId: ':partnership', place: 'host' } },
  '/rotas/{id}': { get: all, delete: working, record: 'rota', reach: 'partnership' },
  '/rotas/{id}/turns': once(state('rota', working, { meetingId: ':meeting' })),
  '/rotas/{id}/skips': once(state('rota', working, { meetingId: ':meeting', reason: 'Snow.' })),
  '/rotas/{id}/swaps': once(state('rota', working, { meetingId: ':meeting', toId: ':person' })),
  '/rota-swaps': { get: all },
  '/rota-swaps/{id}': { get: all, record: 'swap', reach: 'partnership' },
  // Asked of a person; the owner may answer for those who don't sign in.
  '/rota-swaps/{id}/acceptance': once(state('swap', ['owner'])),
  '/rota-swaps/{id}/refusal': once(state('swap', ['owner'])),
  '/rota-swaps/{id}/withdrawal': once(state('swap', working)),
  '/meeting-series': {
    get: all,
    post: working,
    body: {
      title: 'Lamps',
      partnershipId: ':partnership',
      startsOn: day,
      startsAt: '16:00',
      repeats: 'month-end',
    },
  },
  '/meeting-series/{id}': { get: all, patch: working, record: 'series', reach: 'partnership' },
  '/meeting-series/{id}/days': once(state('series', working, { day: '2030-01-07' })),
  '/meeting-series/{id}/ending': once(state('series', working, { lastOn: '2031-01-06' })),
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

/** Pages outside of every workspace: what somebody signed in gets, and what a stranger gets. */
export const outside: Record<string, { member: number; stranger: number; acts?: true }> = {
  '/': { member: 302, stranger: 302 },
  // Once there is a workspace, nobody sets one up.
  '/setup': { member: 404, stranger: 404, acts: true },
  '/sign-in': { member: 302, stranger: 200, acts: true },
  '/sign-in/link': { member: 200, stranger: 200, acts: true },
  '/sign-in/demo': { member: 302, stranger: 302, acts: true },
  '/sign-out': { member: 302, stranger: 302, acts: true },
  '/workspaces': { member: 302, stranger: 302 },
  '/invitation/:token': { member: 404, stranger: 404, acts: true },
  '/signature/:token': { member: 404, stranger: 404, acts: true },
  '/signature/:token/agreement.pdf': { member: 404, stranger: 404 },
  '/pulse-answer/:token': { member: 404, stranger: 404, acts: true },
  '/behalf/:token': { member: 404, stranger: 404, acts: true },
  '/concern-steward/:token': { member: 404, stranger: 404, acts: true },
  '/concern/:token': { member: 404, stranger: 404, acts: true },
}

/** What somebody gets who opens an address, or sends one of its forms, with the records of a place. */
export function expected(row: Row, what: 'see' | 'act', member: Member, place: Place | null): Expected {
  const outsider = row.outsiders?.[what]?.[member]
  if (outsider !== undefined) return outsider
  if (member === 'stranger') return 'sign in'
  if (member === 'neighbor') return 'not found'
  const role = roleOf[member] ?? (member as Role)
  const isPartner = role === 'lead' || role === 'representative'
  const atHome = place !== null && home[member] === place
  const all = row[what] ?? []
  if (place !== null && row.reach === 'role first' && !all.includes(role)) return 'forbidden'
  if (place !== null && row.reach !== undefined && !(what === 'see' && row.unseen)) {
    if (place === 'eastfield') return 'not found'
    if (row.reach === 'own' && !atHome) return 'not found'
    if (row.reach === 'partnership' && isPartner && !atHome) return 'not found'
  }
  const own = (what === 'see' ? row.seeOwn : row.actOwn) ?? []
  const self = what === 'see' && atHome && row.seeSelf?.includes(member) === true
  if (self || all.includes(role) || (atHome && own.includes(role))) return row.leads ? 'led on' : 'seen'
  return row.no === 404 ? 'not found' : 'forbidden'
}

/** The status of a key's request; 200 stands for being let in. */
export function expectedOfKey(
  row: ApiRow,
  method: 'get' | 'post' | 'patch' | 'delete',
  role: KeyRole,
  place: Place,
) {
  const named = row.record !== undefined
  if (named && place === 'eastfield') return 404
  if (named && row.reach === 'partnership' && role === 'representative' && place !== 'harbor') return 404
  return row[method]?.includes(role) ? 200 : 403
}
