/** The shapes of the demo community. Days are whole days from today: -7 is a week ago, 10 is in ten days. */
export type Day = number

export type Text = { language: string; text: string }
export const en = (text: string): Text => ({ language: 'en', text })
export const es = (text: string): Text => ({ language: 'es', text })

export type Role =
  | 'owner'
  | 'coordinator'
  | 'contributor'
  | 'viewer'
  | 'lead-representative'
  | 'representative'
export type Audience = 'partnership' | 'organization'

/** Somebody with a sign-in. `person` is a key of `people` of the same workspace. */
export type User = {
  key: string
  name: string
  mail: string
  language: string
  role: Role
  person: string
  organization: string
}

export type Workspace = {
  slug: string
  name: string
  hostOrganization: string
  timeZone: string
  languages: string[]
}

export const organizationKinds = [
  'business',
  'nonprofit',
  'school',
  'university',
  'health',
  'government',
  'faith',
  'grassroots',
  'funder',
  'media',
  'network',
] as const
export type OrganizationKind = (typeof organizationKinds)[number]

export type Address = {
  street: string
  city: string
  region: string
  postalCode: string
  country: string
}
export type Location = {
  key: string
  name: string
  address: Address
  latitude: number | null
  longitude: number | null
  accessibility?: Text
}
export type Service = {
  key: string
  name: string
  description: Text
  languages: string[]
  /** Keys of locations of the same organization; empty when the service is by phone or comes to you. */
  locations: string[]
  hours?: string
  eligibility?: string
  fees?: string
}
export type Note = { author: string; day: Day; audience: Audience; text: Text }

export type Organization = {
  key: string
  name: string
  kind: OrganizationKind
  description: Text
  website: string | null
  mail: string | null
  phone: string | null
  address: Address | null
  latitude: number | null
  longitude: number | null
  communities: string[]
  tags: string[]
  languages: string[]
  offers: Text[]
  seeks: Text[]
  notes: Note[]
  locations: Location[]
  services: Service[]
}

type Required = 'key' | 'name' | 'kind' | 'description'
/** What an entry leaves out is empty: no address, no services, English. */
export const organization = (
  entry: Pick<Organization, Required> & Partial<Omit<Organization, Required>>,
): Organization => ({
  website: null,
  mail: null,
  phone: null,
  address: null,
  latitude: null,
  longitude: null,
  communities: [],
  tags: [],
  languages: ['en'],
  offers: [],
  seeks: [],
  notes: [],
  locations: [],
  services: [],
  ...entry,
})
export const street = (name: string): Address => ({
  street: name,
  city: 'Riverbend',
  region: 'WA',
  postalCode: '98000',
  country: 'US',
})
export const privateNote = (author: string, day: Day, text: Text): Note => ({
  author,
  day,
  audience: 'organization',
  text,
})

export type Community = {
  key: string
  name: string
  place: string
  description: Text
  languages: string[]
  population: { count: number; day: Day; source: string } | null
}

export const personKinds = [
  'official',
  'faith-leader',
  'educator',
  'activist',
  'parent',
  'resident',
  'volunteer',
  'press',
  'health-worker',
  'business-owner',
  'staff',
  'student',
  'funder',
] as const
export type PersonKind = (typeof personKinds)[number]
export type Channel = 'mail' | 'phone' | 'text' | 'letter' | 'in-person'

export type Affiliation = { organization: string; role: string; fromDay: Day; untilDay: Day | null }
export type PersonMore = {
  mail?: string
  phone?: string
  communities?: string[]
  prefers?: Channel[]
  times?: string
  accessibility?: Text
}
export type Person = PersonMore & {
  key: string
  givenName: string
  familyName: string
  kinds: PersonKind[]
  languages: string[]
  affiliations: Affiliation[]
}

export const at = (
  organization: string,
  role: string,
  fromDay: Day,
  untilDay: Day | null = null,
): Affiliation => ({
  organization,
  role,
  fromDay,
  untilDay,
})
export const person = (
  key: string,
  givenName: string,
  familyName: string,
  kinds: PersonKind[],
  languages: string[],
  affiliations: Affiliation[] = [],
  more: PersonMore = {},
): Person => ({ key, givenName, familyName, kinds, languages, affiliations, ...more })

export type Stage = 'advise' | 'acclimate' | 'activate' | 'accelerate'
export const keyActions = {
  advise: ['listening_sessions', 'roles_clear', 'shared_vision'],
  acclimate: ['joint_meetings', 'communication_plan', 'concerns_addressed'],
  activate: ['pilot_launched', 'progress_monitored', 'early_success'],
  accelerate: ['outcomes_evaluated', 'growth_opportunities', 'stories_shared'],
} as const satisfies Record<Stage, readonly string[]>
export type KeyAction = (typeof keyActions)[Stage][number]

/** An act recorded for a partner that did not do it in the workspace itself. `by` is who wrote it down. */
export type OnBehalf = { by: string; evidence: 'letter' | 'call' | 'mail' | 'minutes'; note: Text }

/** The host is one of the partners. Not accepted, declined or left: invited and not answered yet. */
export type Partner = {
  organization: string
  invitedDay: Day
  acceptedDay: Day | null
  onBehalf?: OnBehalf
  declined?: { day: Day; reason: Text }
  left?: { day: Day; by: string; reason: Text }
}
export type Representative = { organization: string; person: string; lead: boolean; fromDay: Day }
export type StageMove = {
  stage: Stage
  day: Day
  decidedBy: string
  reason: Text
  /** Key actions that were still missing when the move was decided. */
  gaps?: KeyAction[]
}
export type Endorsement = { organization: string; by: string; day: Day; onBehalf?: OnBehalf }
export type VisionVersion = { day: Day; by: string; text: Text; endorsements: Endorsement[] }

export type CheckIn = { day: Day; by: string; value: number; note: Text }
export type Goal = {
  key: string
  what: Text
  measure: { name: string; unit: string; baseline: number | null; target: number }
  whyAchievable: Text
  need: Text
  dueDay: Day
  setDay: Day
  owners: { organization: string; person: string }[]
  reviewEveryDays: number
  checkIns: CheckIn[]
}

export type Letter = 'R' | 'A' | 'C' | 'I'
export type Assignment = {
  organization: string
  letter: Letter
  acceptedDay: Day | null
  onBehalf?: OnBehalf
}
export type Work = { key: string; work: Text; assignments: Assignment[] }

/** `enteredDay` is when it was written down, `day` when it was done. */
export type Fulfilment = {
  day: Day
  enteredDay: Day
  by: string
  note: Text | null
  evidence?: string
  onBehalf?: OnBehalf
}
export type Renegotiation = { day: Day; newDueDay: Day; reason: Text; acceptedDay: Day | null }
export type Commitment = {
  key: string
  promisor: string
  beneficiaries: string[]
  by: string
  text: Text
  pledgedDay: Day
  acceptedDay: Day | null
  dueDay: Day | null
  /** Instances of one recurring promise share a series. */
  series?: string
  onBehalf?: OnBehalf
  fulfilment?: Fulfilment
  acknowledgedDay?: Day
  /** The concern it is to make good. */
  remedyOf?: string
  disputed?: { day: Day; reason: Text }
  renegotiations?: Renegotiation[]
  withdrawn?: { day: Day; reason: Text }
}

/** Without a text of its own it starts from the template of its kind. Whoever of `signers` has no day has not signed. */
export type Agreement = {
  key: string
  kind: 'mou' | 'data-sharing' | 'service' | 'sponsorship' | 'support-letter'
  title: Text
  text?: string
  by: string
  draftedDay: Day
  sentDay: Day | null
  beginsDay: Day
  endsDay: Day | null
  signers: { organization: string; person: string; signedDay: Day | null }[]
  /** Who gives what to whom; to all of them together where `to` is null. */
  budget?: ({ from: string; to: string | null; purpose: string } & (
    | { amountMinor: number; currency: string }
    | { inKind: string }
  ))[]
  /** What happened to a text while it was written: the pen goes from side to side, and the others suggest. */
  turns?: { day: Day; by: string; to: string; wanted: string }[]
  suggestions?: Suggested[]
}
/** `passage` as it reads in the text, letter by letter. Without an outcome it waits for one. */
export type Suggested = {
  day: Day
  by: string
  passage: string
  wording: string
  why: string
  outcome?: { day: Day; by: string; declined?: string }
}
export type Cadence = {
  organization: string
  everyDays: number
  channel: Channel
  agreedDay: Day
  acceptedDay: Day | null
  language: string
  purpose: string
  /** Another partner as the other side, which agrees; else that is the host, which proposes. */
  with?: string
  onBehalf?: OnBehalf
}
export type TouchpointKind =
  | 'call'
  | 'visit'
  | 'meeting'
  | 'workshop'
  | 'listening_session'
  | 'event'
  | 'mail'
  | 'message'
export type Touchpoint = {
  key: string
  kind: TouchpointKind
  day: Day
  organizations: string[]
  people: string[]
  /** Community members who took part without a record of their own. */
  communityMembers?: { community: string; count: number }
  summary: Text
  author: string
  audience: Audience
  followUp?: string
}
/** What somebody raised; the steward is one of the cast, since only who signs in can be asked. */
export type Concern = {
  key: string
  day: Day
  by: string
  summary: Text
  about: Text
  openness: 'open' | 'confidential' | 'anonymous'
  shown: 'everything' | 'summary' | 'nothing'
  parties: string[]
  steward: string
  /** The steward is somebody from outside, who comes by key. */
  outside?: true
  acceptedDay: Day
  acknowledgedDay: Day
  /** What the steward said in between. */
  said: { day: Day; text: Text }[]
  settled?: { day: Day; agreed: Text; trust: { day: Day; by: string; answer: 'yes' | 'partly' | 'no' }[] }
}
/** Evidence written down by hand, for key actions that no other record shows. */
export type StatedEvidence = { action: KeyAction; day: Day; what: Text; who: string; link?: string }

export type Partnership = {
  key: string
  name: string
  purpose: Text
  communities: string[]
  startedDay: Day
  startedBy: string
  partners: Partner[]
  representatives: Representative[]
  stageHistory: StageMove[]
  paused?: { day: Day; by: string; reason: Text; untilDay: Day | null }
  concluded?: { day: Day; by: string; note: Text }
  visionVersions: VisionVersion[]
  goals: Goal[]
  roles: Work[]
  commitments: Commitment[]
  agreements?: Agreement[]
  cadences: Cadence[]
  touchpoints: Touchpoint[]
  evidence: StatedEvidence[]
  concerns?: Concern[]
}

/** What follows spares the partnerships repeating the usual case. */
export const joined = (organization: string, invitedDay: Day, acceptedDay: Day | null): Partner => ({
  organization,
  invitedDay,
  acceptedDay,
})
export const speaks = (organization: string, who: string, fromDay: Day): Representative => ({
  organization,
  person: who,
  lead: true,
  fromDay,
})
export const helps = (organization: string, who: string, fromDay: Day): Representative => ({
  organization,
  person: who,
  lead: false,
  fromDay,
})
export const endorsed = (organization: string, by: string, day: Day): Endorsement => ({
  organization,
  by,
  day,
})
export const work = (
  key: string,
  text: Text,
  letters: Record<string, Letter>,
  acceptedDay: Day | null,
): Work => ({
  key,
  work: text,
  assignments: Object.entries(letters).map(([org, letter]) => ({ organization: org, letter, acceptedDay })),
})
export const promise = (
  key: string,
  promisor: string,
  beneficiaries: string[],
  by: string,
  text: Text,
  [pledgedDay, acceptedDay, dueDay]: [pledged: Day, accepted: Day | null, due: Day | null],
  more: Partial<Commitment> = {},
): Commitment => ({ key, promisor, beneficiaries, by, text, pledgedDay, acceptedDay, dueDay, ...more })
/** Done, and written down the same day unless `more` says otherwise. */
export const done = (
  day: Day,
  by: string,
  note: Text | null = null,
  more: Partial<Fulfilment> = {},
): Fulfilment => ({
  day,
  enteredDay: day,
  by,
  note,
  ...more,
})
export const checkIn = (day: Day, by: string, value: number, note: Text): CheckIn => ({
  day,
  by,
  value,
  note,
})
/** Written by the first of `who`, and readable by the whole partnership unless `more` says otherwise. */
export const touchpoint = (
  key: string,
  kind: TouchpointKind,
  day: Day,
  among: string[],
  who: [string, ...string[]],
  summary: Text,
  more: Partial<Touchpoint> = {},
): Touchpoint => ({
  key,
  kind,
  day,
  organizations: among,
  people: who,
  summary,
  author: who[0],
  audience: 'partnership',
  ...more,
})
export const cadence = (
  organization: string,
  everyDays: number,
  channel: Channel,
  agreedDay: Day,
  acceptedDay: Day | null,
  language: string,
  purpose: string,
): Cadence => ({ organization, everyDays, channel, agreedDay, acceptedDay, language, purpose })
