// Made by `npm run schema` from the migrations. Do not edit.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

type Moment = ColumnType<Date, Date | string, Date | string>
type DefaultedMoment = ColumnType<Date, Date | string | undefined, Date | string>
// biome-ignore lint/suspicious/noExplicitAny: what a jsonb column holds is known to its noun, not to the schema
type Json = ColumnType<any, string, string>
// biome-ignore lint/suspicious/noExplicitAny: as above
type DefaultedJson = ColumnType<any, string | undefined, string>
// biome-ignore lint/suspicious/noExplicitAny: as above
type NullableJson = ColumnType<any, string | null | undefined, string | null>

export interface AuthAccountTable {
  id: string
  accountId: string
  providerId: string
  userId: string
  accessToken: string | null
  refreshToken: string | null
  idToken: string | null
  accessTokenExpiresAt: Moment | null
  refreshTokenExpiresAt: Moment | null
  scope: string | null
  password: string | null
  createdAt: DefaultedMoment
  updatedAt: DefaultedMoment
}

export interface AuthAttemptTable {
  key: string
  triedAt: Moment
  tries: number
  refused: Generated<boolean>
}

export interface AuthSessionTable {
  id: string
  expiresAt: Moment
  token: string
  createdAt: DefaultedMoment
  updatedAt: DefaultedMoment
  ipAddress: string | null
  userAgent: string | null
  userId: string
}

export interface AuthUserTable {
  id: string
  name: string
  email: string
  emailVerified: Generated<boolean>
  image: string | null
  createdAt: DefaultedMoment
  updatedAt: DefaultedMoment
}

export interface AuthVerificationTable {
  id: string
  identifier: string
  value: string
  expiresAt: Moment
  createdAt: DefaultedMoment
  updatedAt: DefaultedMoment
}

export interface AcceptancesTable {
  workspaceId: string
  id: string
  commitmentId: string
  organizationId: string
  acceptedOn: string
  acceptedByPersonId: string | null
  behalfId: string | null
  createdAt: Moment
}

export interface AcknowledgementsTable {
  workspaceId: string
  id: string
  commitmentId: string
  fulfilmentId: string
  organizationId: string
  acknowledgedOn: string
  acknowledgedByPersonId: string | null
  behalfId: string | null
  note: Generated<string>
  createdAt: Moment
}

export interface AffiliationsTable {
  workspaceId: string
  id: string
  personId: string
  organizationId: string
  title: Generated<string>
  department: Generated<string>
  isMainContact: Generated<boolean>
  beganOn: string | null
  endedOn: string | null
  version: Generated<number>
  createdAt: Moment
}

export interface AgreementBudgetLinesTable {
  workspaceId: string
  id: string
  textId: string
  position: number
  giverOrganizationId: string
  receiverOrganizationId: string | null
  purpose: string
  amountMinor: number | null
  currency: string | null
  inKind: Generated<string>
}

export interface AgreementClausesTable {
  workspaceId: string
  id: string
  agreementId: string
  commitmentId: string
  words: string
  createdAt: Moment
}

export interface AgreementEndingsTable {
  workspaceId: string
  id: string
  agreementId: string
  endedOn: string
  reason: string
  organizationId: string
  endedByPersonId: string | null
  createdAt: Moment
}

export interface AgreementRecallsTable {
  workspaceId: string
  id: string
  sendingId: string
  reason: string
  organizationId: string
  recalledByPersonId: string | null
  recalledAt: Moment
}

export interface AgreementRefusalsTable {
  workspaceId: string
  id: string
  signerId: string
  reason: string
  declinedAt: Moment
}

export interface AgreementSendingsTable {
  workspaceId: string
  id: string
  agreementId: string
  textId: string
  document: string
  sha256: string
  inOrder: boolean
  message: Generated<string>
  organizationId: string
  sentByPersonId: string | null
  sentAt: Moment
}

export interface AgreementSignaturesTable {
  workspaceId: string
  id: string
  signerId: string
  name: string
  signature: string
  drawing: string | null
  consent: string
  sha256: string
  way: 'signed-in' | 'link'
  address: Generated<string>
  signedAt: Moment
}

export interface AgreementSignersTable {
  workspaceId: string
  id: string
  sendingId: string
  organizationId: string
  personId: string
  position: number
  askedAt: Moment | null
  tokenHash: string | null
  expiresAt: Moment | null
  openedAt: Moment | null
  copyTokenHash: string | null
  copyExpiresAt: Moment | null
}

export interface AgreementSuggestionOutcomesTable {
  workspaceId: string
  id: string
  suggestionId: string
  outcome: 'accepted' | 'declined' | 'withdrawn'
  reason: Generated<string>
  textId: string | null
  organizationId: string
  settledByPersonId: string | null
  settledAt: Moment
}

export interface AgreementSuggestionsTable {
  workspaceId: string
  id: string
  agreementId: string
  number: number
  passage: string
  nth: number
  wording: string
  why: Generated<string>
  organizationId: string
  suggestedByPersonId: string | null
  createdAt: Moment
}

export interface AgreementTextsTable {
  workspaceId: string
  id: string
  agreementId: string
  number: number
  body: string
  organizationId: string
  writtenByPersonId: string | null
  createdAt: Moment
}

export interface AgreementTurnsTable {
  workspaceId: string
  id: string
  agreementId: string
  organizationId: string
  givenByOrganizationId: string
  givenByPersonId: string | null
  wanted: Generated<string>
  givenAt: Moment
}

export interface AgreementsTable {
  workspaceId: string
  id: string
  partnershipId: string
  kind: 'mou' | 'data-sharing' | 'service' | 'sponsorship' | 'support-letter'
  title: string
  beginsOn: string | null
  endsOn: string | null
  language: string | null
  followsId: string | null
  followsAs: 'amendment' | 'renewal' | null
  organizationId: string
  draftedByPersonId: string | null
  searchKey: GeneratedAlways<string>
  version: Generated<number>
  createdAt: Moment
  updatedAt: Moment
  deletedAt: Moment | null
}

export interface ApiKeysTable {
  workspaceId: string
  id: string
  name: string
  role: 'owner' | 'coordinator' | 'contributor' | 'viewer' | 'lead' | 'representative' | null
  organizationId: string | null
  tokenHash: string
  createdAt: Moment
  lastUsedOn: string | null
  revokedAt: Moment | null
  membershipId: string | null
}

export interface ApprovalsTable {
  workspaceId: string
  id: string
  organizationId: string
  invitationId: string | null
  apiKeyId: string | null
  askedAt: Moment
  askedByPersonId: string | null
  approvedAt: Moment | null
  approvedByPersonId: string | null
  declinedAt: Moment | null
  declinedByPersonId: string | null
}

export interface BehalfActsTable {
  workspaceId: string
  id: string
  partnershipId: string
  organizationId: string
  action: string
  subjectKind: string
  subjectId: string
  evidence: Generated<string>
  evidenceLink: Generated<string>
  recordedByPersonId: string | null
  recordedAt: Moment
  tokenHash: string | null
  mailedTo: string | null
  acceptedAt: Moment | null
  disputedAt: Moment | null
  disputeReason: string | null
  summary: Generated<string>
  expiresAt: Moment | null
  previousTokenHash: string | null
}

export interface BenefitsTable {
  workspaceId: string
  id: string
  partnershipId: string
  organizationId: string
  what: string
  receivedOn: string
  hours: number | null
  amountMinor: number | null
  currency: string | null
  language: string | null
  notedByOrganizationId: string
  notedByPersonId: string | null
  createdAt: Moment
  deletedAt: Moment | null
}

export interface CadencesTable {
  workspaceId: string
  id: string
  partnershipId: string
  organizationId: string
  everyDays: number
  channel: 'call' | 'visit' | 'meeting' | 'mail' | 'message'
  language: string | null
  startsOn: string
  proposedByOrganizationId: string
  proposedByPersonId: string | null
  proposedAt: Moment
  acceptedAt: Moment | null
  acceptedByPersonId: string | null
  behalfId: string | null
  endedAt: Moment | null
  purpose: Generated<string>
  otherPersonId: string | null
  partnerPersonId: string | null
  otherOrganizationId: string
}

export interface CalendarFeedsTable {
  workspaceId: string
  id: string
  membershipId: string
  tokenHash: string
  scope: 'reach' | 'asked'
  withDue: boolean
  createdAt: Moment
  lastReadOn: string | null
}

export interface CheckInsTable {
  workspaceId: string
  id: string
  goalId: string
  checkedOn: string
  value: number | null
  note: Generated<string>
  checkedByPersonId: string | null
  organizationId: string
  behalfId: string | null
  createdAt: Moment
}

export interface CommitmentBeneficiariesTable {
  workspaceId: string
  id: string
  commitmentId: string
  organizationId: string
}

export interface CommitmentsTable {
  workspaceId: string
  id: string
  partnershipId: string
  promisorOrganizationId: string
  text: string
  details: Generated<string>
  language: string | null
  dueOn: string | null
  responsiblePersonId: string | null
  pledgedOn: string
  pledgedByPersonId: string | null
  behalfId: string | null
  touchpointId: string | null
  version: Generated<number>
  createdAt: Moment
  updatedAt: Moment
  deletedAt: Moment | null
  searchKey: GeneratedAlways<string>
  sourceKind: string | null
  sourceId: string | null
  occursOn: string | null
}

export interface CommitteeMembersTable {
  workspaceId: string
  id: string
  committeeId: string
  organizationId: string
  personId: string | null
  fromOn: string
  untilOn: string | null
  endedOn: string | null
  namedByPersonId: string | null
  behalfId: string | null
  createdAt: Moment
}

export interface CommitteeSeatsTable {
  workspaceId: string
  id: string
  committeeId: string
  organizationId: string
  seats: number
}

export interface CommitteesTable {
  workspaceId: string
  id: string
  partnershipId: string
  name: string
  purpose: Generated<string>
  language: string | null
  organizationId: string
  setUpByPersonId: string | null
  endedOn: string | null
  searchKey: GeneratedAlways<string>
  version: Generated<number>
  createdAt: Moment
  updatedAt: Moment
  deletedAt: Moment | null
}

export interface CommunitiesTable {
  workspaceId: string
  id: string
  name: string
  nameKey: GeneratedAlways<string>
  description: Generated<string>
  place: Generated<string>
  population: number | null
  version: Generated<number>
  createdAt: Moment
  updatedAt: Moment
  deletedAt: Moment | null
  searchKey: GeneratedAlways<string>
}

export interface ConcernAcknowledgementsTable {
  workspaceId: string
  id: string
  concernId: string
  acknowledgedOn: string
  personId: string | null
}

export interface ConcernAskingsTable {
  workspaceId: string
  id: string
  partnershipId: string
  organizationId: string
  askedOn: string
  askedByPersonId: string | null
  answeredOn: string | null
  answer: 'nothing' | 'something' | null
  answeredByPersonId: string | null
  behalfId: string | null
  takenBackOn: string | null
}

export interface ConcernMessagesTable {
  workspaceId: string
  id: string
  concernId: string
  number: number
  side: 'raiser' | 'steward'
  body: string
  saidOn: string
  personId: string | null
  toldOn: string | null
}

export interface ConcernPartiesTable {
  workspaceId: string
  id: string
  concernId: string
  organizationId: string
  toldOn: string | null
}

export interface ConcernReadingsTable {
  workspaceId: string
  id: string
  concernId: string
  personId: string
  organizationId: string
  readOn: string
}

export interface ConcernSettlementsTable {
  workspaceId: string
  id: string
  concernId: string
  agreed: string
  settledOn: string
  personId: string | null
  reopenedOn: string | null
  reopenedWhy: string | null
}

export interface ConcernStewardKeysTable {
  workspaceId: string
  id: string
  stewardId: string
  keyHash: string
  madeOn: string
  expiresOn: string
}

export interface ConcernStewardsTable {
  workspaceId: string
  id: string
  concernId: string
  personId: string
  organizationId: string
  proposedOn: string
  acceptedOn: string | null
  declinedOn: string | null
  endedOn: string | null
  toldOn: string | null
  namingId: string | null
  agreedOn: string | null
  proposedByPersonId: string | null
}

export interface ConcernTrustsTable {
  workspaceId: string
  id: string
  settlementId: string
  side: 'raiser' | 'party'
  answer: 'yes' | 'partly' | 'no'
  answeredOn: string
  organizationId: string | null
}

export interface ConcernsTable {
  workspaceId: string
  id: string
  partnershipId: string
  summary: string
  about: Generated<string>
  language: string | null
  openness: 'open' | 'confidential' | 'anonymous'
  shown: 'everything' | 'summary' | 'nothing'
  raisedOn: string
  raisedByPersonId: string | null
  organizationId: string | null
  keyHash: string | null
  searchKey: GeneratedAlways<string>
  deletedAt: Moment | null
}

export interface DecisionBallotsTable {
  workspaceId: string
  id: string
  decisionId: string
  stand: 'for' | 'aside' | 'against'
  optionId: string | null
  reason: Generated<string>
}

export interface DecisionDaysTable {
  workspaceId: string
  id: string
  partnershipId: string
  proposerId: string
  anonymous: boolean
  isSettled: boolean
  expectedOn: string | null
  spoken: string[]
}

export interface DecisionOptionsTable {
  workspaceId: string
  id: string
  decisionId: string
  place: number
  text: string
}

export interface DecisionReviewsTable {
  workspaceId: string
  id: string
  decisionId: string
  answer: 'keep' | 'change' | 'end'
  note: string
  reviewedOn: string
  nextOn: string | null
  organizationId: string
  reviewedByPersonId: string | null
  createdAt: Moment
}

export interface DecisionRollTable {
  workspaceId: string
  id: string
  decisionId: string
  organizationId: string
  votedOn: string
  createdAt: Moment
}

export interface DecisionSettlementsTable {
  workspaceId: string
  id: string
  decisionId: string
  outcome: 'adopted' | 'rejected' | 'undecided' | 'no_quorum' | 'void'
  optionId: string | null
  note: Generated<string>
  decidedOn: string
  reviewOn: string | null
  organizationId: string
  settledByPersonId: string | null
  createdAt: Moment
}

export interface DecisionVoicesTable {
  workspaceId: string
  id: string
  decisionId: string
  organizationId: string
  stand: 'for' | 'aside' | 'against'
  optionId: string | null
  reason: Generated<string>
  givenOn: string
  givenByPersonId: string | null
  behalfId: string | null
  createdAt: Moment
  replacedAt: Moment | null
}

export interface DecisionWeightsTable {
  workspaceId: string
  id: string
  decisionId: string
  organizationId: string
  weight: number
}

export interface DecisionsTable {
  workspaceId: string
  id: string
  partnershipId: string
  what: string
  why: Generated<string>
  method: 'consent' | 'consensus' | 'majority' | 'weighted' | 'delegated'
  anonymous: Generated<boolean>
  quorum: number | null
  delegateOrganizationId: string | null
  closesOn: string
  language: string | null
  proposedByPersonId: string | null
  organizationId: string
  behalfId: string | null
  searchKey: GeneratedAlways<string>
  version: Generated<number>
  createdAt: Moment
  updatedAt: Moment
  deletedAt: Moment | null
}

export interface DigestsTable {
  workspaceId: string
  id: string
  personId: string
  digestOn: string
  createdAt: Moment
}

export interface DiscussionFollowsTable {
  workspaceId: string
  id: string
  partnershipId: string
  discussionId: string | null
  personId: string
  wish: 'follow' | 'mute'
  createdAt: Moment
}

export interface DiscussionReadingsTable {
  workspaceId: string
  id: string
  discussionId: string
  personId: string
  readAt: Moment
}

export interface DiscussionsTable {
  workspaceId: string
  id: string
  partnershipId: string
  subjectKind: string
  subjectId: string
  title: string
  language: string | null
  audience: 'partnership' | 'organization'
  visionVersionId: string | null
  passage: string | null
  organizationId: string
  begunByPersonId: string | null
  searchKey: GeneratedAlways<string>
  version: Generated<number>
  createdAt: Moment
  updatedAt: Moment
  deletedAt: Moment | null
  ofMinutes: Generated<boolean>
}

export interface DisputesTable {
  workspaceId: string
  id: string
  commitmentId: string
  fulfilmentId: string
  organizationId: string
  reason: string
  disputedOn: string
  disputedByPersonId: string | null
  behalfId: string | null
  settledOn: string | null
  settledByPersonId: string | null
  settlement: string | null
  createdAt: Moment
}

export interface EndorsementsTable {
  workspaceId: string
  id: string
  partnershipId: string
  visionVersionId: string
  organizationId: string
  endorsedByPersonId: string | null
  behalfId: string | null
  endorsedAt: Moment
}

export interface EquityTalliesTable {
  workspaceId: string
  id: Generated<string>
  partnershipId: string
  months: number
  talliedMark: number
  talliedOn: string
  holdsUntil: string | null
  sums: Json
  led: DefaultedJson
}

export interface ExpertiseCreditsTable {
  workspaceId: string
  id: string
  expertiseId: string
  partnershipId: string
  usedOn: string
  whatFor: string
  meetingId: string | null
  creditedByOrganizationId: string
  creditedByPersonId: string | null
  createdAt: Moment
}

export interface ExpertisesTable {
  workspaceId: string
  id: string
  organizationId: string | null
  personId: string | null
  topic: string
  details: Generated<string>
  languages: Generated<string[]>
  saidByOrganizationId: string
  saidByPersonId: string | null
  createdAt: Moment
  answeredAt: Moment | null
  accepted: boolean | null
  answeredByPersonId: string | null
  deletedAt: Moment | null
  searchKey: GeneratedAlways<string>
}

export interface FilesTable {
  workspaceId: string
  id: string
  subjectKind: string
  subjectId: string
  partnershipId: string | null
  audience: 'partnership' | 'organization'
  organizationId: string
  name: string
  mediaType: string
  sizeBytes: number
  sha256: string
  addedByPersonId: string | null
  createdAt: Moment
  deletedAt: Moment | null
}

export interface FulfilmentsTable {
  workspaceId: string
  id: string
  commitmentId: string
  fulfilledOn: string
  enteredOn: string
  note: Generated<string>
  evidenceLink: Generated<string>
  fulfilledByPersonId: string | null
  behalfId: string | null
  createdAt: Moment
}

export interface GoalClosuresTable {
  workspaceId: string
  id: string
  goalId: string
  outcome: 'met' | 'partly' | 'dropped'
  reason: Generated<string>
  closedOn: string
  closedByPersonId: string | null
  createdAt: Moment
}

export interface GoalOwnersTable {
  workspaceId: string
  id: string
  goalId: string
  organizationId: string
  personId: string | null
  createdAt: Moment
}

export interface GoalReviewItemsTable {
  workspaceId: string
  id: string
  reviewId: string
  goalId: string
  answer: 'keep' | 'change' | 'close'
  why: Generated<string>
  before: NullableJson
  after: NullableJson
}

export interface GoalReviewsTable {
  workspaceId: string
  id: string
  partnershipId: string
  meetingId: string | null
  reviewedOn: string
  nextOn: string | null
  note: Generated<string>
  organizationId: string
  reviewedByPersonId: string | null
  createdAt: Moment
  deletedAt: Moment | null
}

export interface GoalsTable {
  workspaceId: string
  id: string
  partnershipId: string
  what: string
  measure: Generated<string>
  unit: Generated<string>
  baseline: number | null
  target: number | null
  whyAchievable: Generated<string>
  need: Generated<string>
  dueOn: string | null
  checkInEveryDays: number | null
  language: string | null
  setByPersonId: string | null
  organizationId: string
  behalfId: string | null
  version: Generated<number>
  createdAt: Moment
  updatedAt: Moment
  deletedAt: Moment | null
  searchKey: GeneratedAlways<string>
}

export interface HandoversTable {
  workspaceId: string
  id: string
  fromPersonId: string
  organizationId: string | null
  askedAt: Moment
  askedByPersonId: string | null
  toPersonId: string | null
  doneAt: Moment | null
  doneByPersonId: string | null
  dismissedAt: Moment | null
  dismissedByPersonId: string | null
}

export interface HeldMailFilesTable {
  workspaceId: string
  id: string
  heldMailId: string
  name: string
  mediaType: string
  bytes: Uint8Array
}

export interface HeldMailsTable {
  workspaceId: string
  id: string
  kind: string
  subjectId: string
  personId: string
  fromAddress: string
  fromName: Generated<string>
  subject: Generated<string>
  body: Generated<string>
  html: string | null
  calendar: string | null
  messageId: Generated<string>
  sentAt: Moment | null
  receivedAt: Moment
  reason: 'address' | 'gone' | 'reach' | 'refused' | 'no answers' | 'empty'
  refusal: string | null
  refusalFacts: NullableJson
  postedAt: Moment | null
  postedAsPersonId: string | null
  discardedAt: Moment | null
  settledByPersonId: string | null
}

export interface HistoryTable {
  workspaceId: string
  id: string
  action: string
  subjectKind: string
  subjectId: string
  partnershipId: string | null
  organizationId: string | null
  audienceOrganizationId: string | null
  actorKind: 'member' | 'key' | 'job' | 'operator' | 'link'
  actorPersonId: string | null
  actorOrganizationId: string | null
  onBehalfOfOrganizationId: string | null
  fields: Generated<string[]>
  facts: DefaultedJson
  requestId: string | null
  undoneAt: Moment | null
  at: Moment
}

export interface HistoryValuesTable {
  workspaceId: string
  id: string
  historyId: string
  before: NullableJson
  after: NullableJson
}

export interface HourEntriesTable {
  workspaceId: string
  id: string
  partnershipId: string
  organizationId: string
  touchpointId: string | null
  commitmentId: string | null
  givenOn: string
  minutes: number
  note: Generated<string>
  language: string | null
  notedByOrganizationId: string
  notedByPersonId: string | null
  createdAt: Moment
  deletedAt: Moment | null
}

export interface IdempotencyKeysTable {
  workspaceId: string
  id: string
  apiKeyId: string
  key: string
  requestHash: string
  status: number
  body: Json
  createdAt: Moment
}

export interface ImportChangesTable {
  workspaceId: string
  id: string
  importId: string
  position: number
  recordKind: string
  recordId: string
  before: NullableJson
  after: Json
  revertedAt: Moment | null
  keptBecause: string | null
}

export interface ImportProblemsTable {
  workspaceId: string
  id: string
  importId: string
  file: string
  line: number | null
  columnName: string | null
  severity: 'error' | 'warning'
  code: string
  facts: DefaultedJson
}

export interface ImportRowsTable {
  workspaceId: string
  id: string
  importId: string
  position: number
  kind: string
  key: string
  file: string
  line: number
  fields: Json
  refs: DefaultedJson
  extra: DefaultedJson
  outcome: 'create' | 'change' | 'unchanged' | 'skip' | null
  recordId: string | null
}

export interface ImportsTable {
  workspaceId: string
  id: string
  kind: 'organizations' | 'people' | 'hsds'
  source: string
  fileName: string
  dialect: string | null
  mapping: DefaultedJson
  counts: DefaultedJson
  actorPersonId: string | null
  createdAt: Moment
  stagedAt: Moment | null
  startedAt: Moment | null
  finishedAt: Moment | null
  failedAt: Moment | null
  failure: string | null
  discardedAt: Moment | null
  revertStartedAt: Moment | null
  revertedAt: Moment | null
}

export interface InvitationsTable {
  workspaceId: string
  id: string
  email: string
  name: string
  role: 'owner' | 'coordinator' | 'contributor' | 'viewer' | 'lead' | 'representative'
  organizationId: string
  personId: string
  partnershipId: string | null
  message: Generated<string>
  tokenHash: string
  invitedByMembershipId: string | null
  createdAt: Moment
  expiresAt: Moment
  acceptedAt: Moment | null
  withdrawnAt: Moment | null
}

export interface KeptAsksTable {
  workspaceId: string
  id: string
  partnershipId: string
  organizationId: string
  kind: 'meeting' | 'mail'
  askId: string
  askedAt: Moment
}

export interface LastContactsTable {
  workspaceId: string
  id: string
  happenedOn: string | null
}

export interface LastLooksTable {
  workspaceId: string
  id: string
  checkedOn: string | null
}

export interface LearningsTable {
  workspaceId: string
  id: string
  partnershipId: string
  kind: 'culture' | 'need' | 'network' | 'words'
  text: string
  language: string | null
  translation: Generated<string>
  translationLanguage: string | null
  speaker: Generated<string>
  communityId: string | null
  touchpointId: string | null
  meetingId: string | null
  heardOn: string
  audience: 'partnership' | 'organization'
  organizationId: string
  writtenByPersonId: string | null
  searchKey: GeneratedAlways<string>
  version: Generated<number>
  createdAt: Moment
  updatedAt: Moment
  deletedAt: Moment | null
  behalfId: string | null
}

export interface LedgerTalliesTable {
  workspaceId: string
  id: Generated<string>
  partnershipId: string
  mark: Generated<number>
  talliedMark: number | null
  talliedOn: string | null
  brokenAfterDays: number | null
  holdsUntil: string | null
  quarters: DefaultedJson
  deedsMark: Generated<number>
}

export interface LikelyDuplicatesTable {
  workspaceId: string
  id: string
  kind: 'organization' | 'person'
  recordId: string
  otherId: string
  score: number
  reasons: string[]
  importId: string | null
  dismissedAt: Moment | null
  dismissedByPersonId: string | null
  mergedAt: Moment | null
  createdAt: Moment
}

export interface LocationsTable {
  workspaceId: string
  id: string
  organizationId: string | null
  name: Generated<string>
  description: Generated<string>
  addressLine: Generated<string>
  city: Generated<string>
  region: Generated<string>
  postalCode: Generated<string>
  country: string | null
  latitude: number | null
  longitude: number | null
  phone: string | null
  email: string | null
  accessibility: Generated<string>
  transportation: Generated<string>
  languages: Generated<string[]>
  schedules: DefaultedJson
  extra: DefaultedJson
  version: Generated<number>
  createdAt: Moment
  updatedAt: Moment
  deletedAt: Moment | null
}

export interface MailsTable {
  workspaceId: string
  id: string
  toAddress: string
  toName: Generated<string>
  personId: string | null
  kind: string
  language: string
  subject: string
  textBody: string
  htmlBody: string
  createdAt: Moment
  sentAt: Moment | null
  failedAt: Moment | null
  failure: string | null
  calendar: string | null
  calendarMethod: 'REQUEST' | 'CANCEL' | 'REPLY' | 'PUBLISH' | null
  replyKind: string | null
  replySubjectId: string | null
}

export interface MeetingCancellationsTable {
  workspaceId: string
  id: string
  meetingId: string
  reason: Generated<string>
  organizationId: string
  cancelledByPersonId: string | null
  createdAt: Moment
}

export interface MeetingDecisionsTable {
  workspaceId: string
  id: string
  meetingId: string
  text: string
  organizationId: string
  notedByPersonId: string | null
  createdAt: Moment
  decisionId: string | null
}

export interface MeetingHoldingsTable {
  workspaceId: string
  id: string
  meetingId: string
  touchpointId: string
  organizationId: string
  heldByPersonId: string | null
  createdAt: Moment
}

export interface MeetingInviteesTable {
  workspaceId: string
  id: string
  meetingId: string
  personId: string
  answer: 'yes' | 'no' | 'maybe' | null
  answeredAt: Moment | null
  createdAt: Moment
}

export interface MeetingItemsTable {
  workspaceId: string
  id: string
  meetingId: string
  position: number
  text: string
  minutes: number | null
  organizationId: string
  addedByOrganizationId: string
  addedByPersonId: string | null
  createdAt: Moment
}

export interface MeetingMinutesTable {
  workspaceId: string
  id: string
  meetingId: string
  text: string
  language: string | null
  organizationId: string
  writtenByPersonId: string | null
  version: Generated<number>
  createdAt: Moment
  updatedAt: Moment
  deletedAt: Moment | null
  searchKey: GeneratedAlways<string>
}

export interface MeetingSeriesTable {
  workspaceId: string
  id: string
  partnershipId: string
  title: string
  beginsOn: string
  untilOn: string | null
  repeats: 'week' | 'month-day' | 'month-end' | 'month-weekday' | 'month-last-weekday'
  every: number
  weekdays: Generated<string>
  startsAt: string
  timeZone: string
  lengthMinutes: number
  place: Generated<string>
  onlineLink: string | null
  hostOrganizationId: string | null
  chairPersonId: string | null
  facilitatorPersonId: string | null
  noteTakerPersonId: string | null
  hostPersonId: string | null
  language: string | null
  organizationId: string
  startedByPersonId: string | null
  followsSeriesId: string | null
  madeUntil: string
  sequence: Generated<number>
  version: Generated<number>
  createdAt: Moment
  updatedAt: Moment
  deletedAt: Moment | null
}

export interface MeetingSeriesInviteesTable {
  workspaceId: string
  id: string
  seriesId: string
  personId: string
  answer: 'yes' | 'no' | 'maybe' | null
  createdAt: Moment
  answeredAt: Moment | null
}

export interface MeetingStretchesTable {
  workspaceId: string
  id: string
  meetingId: string
  itemId: string
  beganAt: Moment
  endedAt: Moment | null
  organizationId: string
  begunByPersonId: string | null
}

export interface MeetingsTable {
  workspaceId: string
  id: string
  partnershipId: string
  title: string
  startsOn: string
  startsAt: string
  timeZone: string
  lengthMinutes: number
  place: Generated<string>
  onlineLink: string | null
  hostOrganizationId: string | null
  chairPersonId: string | null
  language: string | null
  organizationId: string
  calledByPersonId: string | null
  sequence: Generated<number>
  searchKey: GeneratedAlways<string>
  version: Generated<number>
  createdAt: Moment
  updatedAt: Moment
  deletedAt: Moment | null
  seriesId: string | null
  seriesDay: string | null
  facilitatorPersonId: string | null
  noteTakerPersonId: string | null
  hostPersonId: string | null
  isOpen: Generated<boolean>
}

export interface MembershipsTable {
  workspaceId: string
  id: string
  userId: string
  personId: string
  role: 'owner' | 'coordinator' | 'contributor' | 'viewer' | 'lead' | 'representative'
  organizationId: string
  version: Generated<number>
  createdAt: Moment
  endedAt: Moment | null
}

export interface MentionsTable {
  workspaceId: string
  id: string
  postId: string
  personId: string
  createdAt: Moment
  setAsideAt: Moment | null
}

export interface MergeMovesTable {
  workspaceId: string
  id: string
  mergeId: string
  step: number
  tableName: string
  rowId: string
  before: Json
  after: NullableJson
  revertedAt: Moment | null
}

export interface MergesTable {
  workspaceId: string
  id: string
  kind: 'organization' | 'person'
  fromId: string
  intoId: string
  mergedAt: Moment
  mergedByPersonId: string | null
  historyId: string | null
  undoneAt: Moment | null
  undoneByPersonId: string | null
}

export interface MigrationsTable {
  name: string
  hash: string
  appliedAt: DefaultedMoment
}

export interface MinutesConfirmationsTable {
  workspaceId: string
  id: string
  minutesSendingId: string
  organizationId: string
  confirmedByPersonId: string | null
  behalfId: string | null
  createdAt: Moment
}

export interface MinutesDraftReadersTable {
  workspaceId: string
  id: string
  draftId: string
  personId: string
  readAt: Moment
}

export interface MinutesDraftsTable {
  workspaceId: string
  id: string
  meetingId: string
  personId: string
  text: string
  baseVersion: number
  updatedAt: Moment
  organizationId: string | null
  begunAt: Moment
  laidDownAt: Moment | null
  privateSince: Moment | null
  afterPersonId: string | null
  language: string | null
}

export interface MinutesKeysTable {
  workspaceId: string
  id: string
  meetingId: string
  personId: string
  organizationId: string
  tokenHash: string
  expiresOn: string
  createdAt: Moment
}

export interface MinutesSendingsTable {
  workspaceId: string
  id: string
  meetingId: string
  minutesVersion: number
  text: string
  organizationId: string
  sentByPersonId: string | null
  createdAt: Moment
}

export interface NotesTable {
  workspaceId: string
  id: string
  subjectKind: 'organization' | 'person' | 'partnership'
  subjectId: string
  partnershipId: string | null
  body: string
  language: string | null
  audience: 'partnership' | 'organization'
  organizationId: string
  authorPersonId: string | null
  version: Generated<number>
  createdAt: Moment
  updatedAt: Moment
  deletedAt: Moment | null
}

export interface NoticeWishesTable {
  workspaceId: string
  id: string
  personId: string
  kind: string
  onPage: boolean
  byMail: 'now' | 'digest' | 'never'
  changedAt: Moment
}

export interface NoticesTable {
  workspaceId: string
  id: string
  personId: string
  kind: string
  subjectKind: string
  subjectId: string
  partnershipId: string | null
  href: string
  text: string
  quote: Generated<string>
  onPage: boolean
  byMail: 'now' | 'digest' | 'never'
  createdAt: Moment
  readAt: Moment | null
  mailedAt: Moment | null
  replyKind: string | null
  replySubjectId: string | null
}

export interface ObjectiveGoalsTable {
  workspaceId: string
  id: string
  objectiveId: string
  goalId: string
  why: Generated<string>
  createdAt: Moment
}

export interface ObjectivesTable {
  workspaceId: string
  id: string
  partnershipId: string
  organizationId: string
  what: string
  why: Generated<string>
  language: string | null
  sharedAt: Moment | null
  setByPersonId: string | null
  behalfId: string | null
  searchKey: GeneratedAlways<string>
  version: Generated<number>
  createdAt: Moment
  updatedAt: Moment
  deletedAt: Moment | null
}

export interface OmbudspersonsTable {
  workspaceId: string
  id: string
  personId: string
  organizationId: string
  about: Generated<string>
  namedOn: string
  namedByPersonId: string | null
  endedOn: string | null
}

export interface OrganizationCommunitiesTable {
  workspaceId: string
  id: string
  organizationId: string
  communityId: string
  createdAt: Moment
}

export interface OrganizationsTable {
  workspaceId: string
  id: string
  name: string
  nameKey: GeneratedAlways<string>
  alternateName: Generated<string>
  kind: 'business' | 'nonprofit' | 'school' | 'university' | 'health' | 'government' | 'faith' | 'grassroots' | 'funder' | 'media' | 'network' | 'other'
  description: Generated<string>
  language: string | null
  email: string | null
  phone: string | null
  website: string | null
  addressLine: Generated<string>
  city: Generated<string>
  region: Generated<string>
  postalCode: Generated<string>
  country: string | null
  latitude: number | null
  longitude: number | null
  languages: Generated<string[]>
  tags: Generated<string[]>
  offers: Generated<string>
  seeks: Generated<string>
  extra: DefaultedJson
  version: Generated<number>
  createdAt: Moment
  updatedAt: Moment
  deletedAt: Moment | null
  formerNames: Generated<string>
  searchKey: GeneratedAlways<string>
}

export interface PartnerAbsencesTable {
  workspaceId: string
  id: string
  partnershipId: string
  organizationId: string
  leftAt: Moment
  returnedAt: Moment | null
}

export interface PartnersTable {
  workspaceId: string
  id: string
  partnershipId: string
  organizationId: string
  invitedAt: Moment
  invitedByPersonId: string | null
  acceptedAt: Moment | null
  acceptedByPersonId: string | null
  declinedAt: Moment | null
  declinedByPersonId: string | null
  declineReason: string | null
  leftAt: Moment | null
  leftByPersonId: string | null
  leaveReason: string | null
  behalfId: string | null
  version: Generated<number>
}

export interface PartnershipBreaksTable {
  workspaceId: string
  id: string
  partnershipId: string
  kind: 'pause' | 'conclusion'
  organizationId: string | null
  note: string
  beganAt: Moment
  beganByPersonId: string | null
  endedAt: Moment | null
  endedByPersonId: string | null
  endNote: string | null
}

export interface PartnershipCommunitiesTable {
  workspaceId: string
  id: string
  partnershipId: string
  communityId: string
  createdAt: Moment
}

export interface PartnershipsTable {
  workspaceId: string
  id: string
  name: string
  nameKey: GeneratedAlways<string>
  purpose: Generated<string>
  language: string | null
  beganOn: string
  version: Generated<number>
  createdAt: Moment
  updatedAt: Moment
  deletedAt: Moment | null
  searchKey: GeneratedAlways<string>
}

export interface PeopleTable {
  workspaceId: string
  id: string
  name: string
  nameKey: GeneratedAlways<string>
  kind: Generated<'official' | 'faith-leader' | 'educator' | 'activist' | 'parent' | 'resident' | 'volunteer' | 'press' | 'health-worker' | 'business-owner' | 'staff' | 'student' | 'funder' | 'other'>
  email: string | null
  phone: string | null
  city: Generated<string>
  language: string | null
  timeZone: string | null
  languages: Generated<string[]>
  tags: Generated<string[]>
  accessNeeds: Generated<string>
  contactBy: 'mail' | 'phone' | 'text' | 'letter' | 'in-person' | null
  contactNote: Generated<string>
  doNotContact: Generated<boolean>
  offers: Generated<string>
  seeks: Generated<string>
  digest: Generated<'daily' | 'weekly' | 'never'>
  extra: DefaultedJson
  version: Generated<number>
  createdAt: Moment
  updatedAt: Moment
  deletedAt: Moment | null
  quietFrom: number | null
  quietUntil: number | null
  formerNames: Generated<string>
  searchKey: GeneratedAlways<string>
  erasedAt: Moment | null
}

export interface PhonesTable {
  workspaceId: string
  id: string
  subjectKind: 'organization' | 'person' | 'location' | 'service'
  subjectId: string
  number: string
  extension: Generated<string>
  kind: Generated<string>
  description: Generated<string>
  createdAt: Moment
}

export interface PostsTable {
  workspaceId: string
  id: string
  discussionId: string
  partnershipId: string
  body: string
  language: string | null
  cameBy: 'page' | 'mail' | 'key' | 'program'
  organizationId: string
  personId: string | null
  searchKey: GeneratedAlways<string>
  version: Generated<number>
  createdAt: Moment
  updatedAt: Moment
  deletedAt: Moment | null
}

export interface PromisorTalliesTable {
  workspaceId: string
  id: Generated<string>
  partnershipId: string
  promisorId: string
  kept: number
  doneLate: number
  broken: number
  renegotiated: number
  recentOn: string[]
  recentKept: boolean[]
}

export interface ProposalAdditionsTable {
  workspaceId: string
  id: string
  proposalId: string
  organizationId: string
}

export interface ProposalCommunitiesTable {
  workspaceId: string
  id: string
  proposalId: string
  communityId: string
}

export interface ProposalOrganizationsTable {
  workspaceId: string
  id: string
  proposalId: string
  organizationId: string | null
  name: Generated<string>
}

export interface ProposalsTable {
  workspaceId: string
  id: string
  kind: 'partnership' | 'partner' | 'pause' | 'resumption' | 'conclusion' | 'reopening'
  partnershipId: string | null
  name: Generated<string>
  purpose: Generated<string>
  reason: string
  organizationId: string
  proposedByPersonId: string | null
  proposedAt: Moment
  acceptedAt: Moment | null
  acceptedByPersonId: string | null
  startedPartnershipId: string | null
  partnerId: string | null
  declinedAt: Moment | null
  declinedByPersonId: string | null
  declineReason: Generated<string>
  withdrawnAt: Moment | null
  about: Generated<string>
  deletedAt: Moment | null
  searchKey: GeneratedAlways<string>
}

export interface PulseInvitationsTable {
  workspaceId: string
  id: string
  waveId: string
  organizationId: string
  personId: string | null
  tokenHash: string | null
  askedAt: Moment | null
  invitedAt: Moment | null
  goneOn: string | null
}

export interface PulseItemAnswersTable {
  workspaceId: string
  id: string
  responseId: string
  itemId: string
  text: string | null
}

export interface PulseItemRatingsTable {
  workspaceId: string
  id: string
  responseId: string
  itemId: string
  aboutOrganizationId: string
  value: number
}

export interface PulseItemTextsTable {
  workspaceId: string
  id: string
  itemId: string
  language: string
  text: string
}

export interface PulseItemsTable {
  workspaceId: string
  id: string
  kind: 'scale' | 'open'
  fromOn: string
  addedByPersonId: string | null
  createdAt: Moment
  updatedAt: Moment
  retiredAt: Moment | null
  version: Generated<number>
}

export interface PulseRatingsTable {
  workspaceId: string
  id: string
  responseId: string
  aboutOrganizationId: string
  reliability: number
  missionSupport: number
  openness: number
  influence: number
  involvement: number
  resources: number
  collaboration: number
  satisfaction: number
}

export interface PulseRemindersTable {
  workspaceId: string
  id: string
  invitationId: string
  tokenHash: string | null
  remindedOn: string
}

export interface PulseResponsesTable {
  workspaceId: string
  id: string
  invitationId: string
  comment: Generated<string>
  answeredAt: Moment
  changedAt: Moment
}

export interface PulseTalliesTable {
  workspaceId: string
  id: string
  mark: Generated<number>
  talliedMark: number | null
  talliedOn: string | null
  holdsUntil: string | null
  falls: DefaultedJson
}

export interface PulseWavesTable {
  workspaceId: string
  id: string
  partnershipId: string
  openedOn: string
  closesOn: string
  everyDays: number | null
  openedByOrganizationId: string
  openedByPersonId: string | null
  openedAt: Moment
  closedAt: Moment | null
  closedByPersonId: string | null
}

export interface ReceivedMailsTable {
  workspaceId: string
  id: string
  mailKey: string
  outcome: 'taken' | 'held' | 'automatic'
  receivedAt: Moment
}

export interface RecurringAcceptancesTable {
  workspaceId: string
  id: string
  recurringId: string
  organizationId: string
  acceptedOn: string
  acceptedByPersonId: string | null
  behalfId: string | null
  createdAt: Moment
}

export interface RecurringBeneficiariesTable {
  workspaceId: string
  id: string
  recurringId: string
  organizationId: string
}

export interface RecurringPromisesTable {
  workspaceId: string
  id: string
  partnershipId: string
  promisorOrganizationId: string
  text: string
  details: Generated<string>
  language: string | null
  rhythm: 'week' | 'month' | 'quarter'
  startsOn: string
  untilOn: string | null
  times: number | null
  responsiblePersonId: string | null
  pledgedOn: string
  pledgedByPersonId: string | null
  behalfId: string | null
  sourceKind: string | null
  sourceId: string | null
  followsId: string | null
  laidUntil: string | null
  lastOn: string | null
  endedReason: string | null
  endedOn: string | null
  endedByPersonId: string | null
  version: Generated<number>
  createdAt: Moment
  updatedAt: Moment
  deletedAt: Moment | null
  every: Generated<number>
  clause: string | null
  searchKey: GeneratedAlways<string>
}

export interface RenegotiationsTable {
  workspaceId: string
  id: string
  commitmentId: string
  fromDueOn: string | null
  newDueOn: string
  reason: string
  proposedOn: string
  proposedByPersonId: string | null
  organizationId: string
  behalfId: string | null
  acceptedOn: string | null
  acceptedByPersonId: string | null
  acceptedByOrganizationId: string | null
  acceptanceBehalfId: string | null
  declinedOn: string | null
  declinedByPersonId: string | null
  createdAt: Moment
}

export interface ReplyAddressesTable {
  workspaceId: string
  id: string
  kind: string
  subjectId: string
  personId: string
  tokenHash: string
  createdAt: Moment
}

export interface RepresentativesTable {
  workspaceId: string
  id: string
  partnershipId: string
  partnerId: string
  personId: string
  beganOn: string
  endedOn: string | null
  createdAt: Moment
}

export interface RoleAnswersTable {
  workspaceId: string
  id: string
  roleId: string
  personId: string
  part: 'responsible' | 'accountable' | 'consulted' | 'informed'
  answer: 'accepted' | 'declined'
  reason: Generated<string>
  answeredByPersonId: string | null
  behalfId: string | null
  answeredAt: Moment
}

export interface RolesTable {
  workspaceId: string
  id: string
  partnershipId: string
  workPieceId: string
  organizationId: string
  personId: string | null
  part: 'responsible' | 'accountable' | 'consulted' | 'informed'
  acceptedAt: Moment | null
  acceptedByPersonId: string | null
  behalfId: string | null
  createdAt: Moment
}

export interface RotaSkipsTable {
  workspaceId: string
  id: string
  rotaId: string
  meetingId: string
  organizationId: string
  personId: string | null
  reason: Generated<string>
  skippedByPersonId: string | null
  createdAt: Moment
}

export interface RotaSwapsTable {
  workspaceId: string
  id: string
  rotaId: string
  meetingId: string
  fromOrganizationId: string
  fromPersonId: string | null
  toOrganizationId: string
  toPersonId: string | null
  note: Generated<string>
  askedByPersonId: string | null
  createdAt: Moment
  answeredAt: Moment | null
  answeredByPersonId: string | null
  accepted: boolean | null
  withdrawnAt: Moment | null
}

export interface RotaVolunteersTable {
  workspaceId: string
  id: string
  partnershipId: string
  personId: string
  createdAt: Moment
}

export interface RotasTable {
  workspaceId: string
  id: string
  partnershipId: string
  place: 'chair' | 'facilitator' | 'notes' | 'host'
  organizationId: string
  begunByPersonId: string | null
  createdAt: Moment
  deletedAt: Moment | null
}

export interface ServiceLocationsTable {
  workspaceId: string
  id: string
  serviceId: string
  locationId: string
  createdAt: Moment
}

export interface ServicesTable {
  workspaceId: string
  id: string
  organizationId: string | null
  name: Generated<string>
  description: Generated<string>
  categories: Generated<string[]>
  eligibility: Generated<string>
  fees: Generated<string>
  howToApply: Generated<string>
  phone: string | null
  email: string | null
  website: string | null
  languages: Generated<string[]>
  schedules: DefaultedJson
  extra: DefaultedJson
  version: Generated<number>
  createdAt: Moment
  updatedAt: Moment
  deletedAt: Moment | null
}

export interface SnoozesTable {
  workspaceId: string
  id: string
  personId: string
  kind: string
  recordId: string
  dueOn: string | null
  untilOn: string
  createdAt: Moment
}

export interface SourceRecordsTable {
  workspaceId: string
  id: string
  source: string
  kind: string
  key: string
  recordId: string
  given: Json
  importId: string | null
}

export interface SpeakingTimesTable {
  workspaceId: string
  id: string
  meetingId: string
  organizationId: string
  minutes: number
  notedByPersonId: string | null
  createdAt: Moment
}

export interface StageMovesTable {
  workspaceId: string
  id: string
  partnershipId: string
  fromStage: 'advise' | 'acclimate' | 'activate' | 'accelerate' | null
  stage: 'advise' | 'acclimate' | 'activate' | 'accelerate'
  decidedOn: string
  decidedByPersonId: string | null
  organizationId: string | null
  reason: Generated<string>
  gaps: Generated<string[]>
  createdAt: Moment
}

export interface StageProposalsTable {
  workspaceId: string
  id: string
  partnershipId: string
  stage: 'advise' | 'acclimate' | 'activate' | 'accelerate'
  reason: string
  proposedAt: Moment
  proposedByPersonId: string | null
  organizationId: string
  stageMoveId: string | null
  declinedAt: Moment | null
  declinedByPersonId: string | null
  declineReason: string | null
  withdrawnAt: Moment | null
}

export interface StageReadinessTable {
  workspaceId: string
  id: string
  lastHistoryId: string | null
  lookedOn: string
  stage: 'advise' | 'acclimate' | 'activate' | 'accelerate'
  isReady: boolean
}

export interface StatedEvidenceTable {
  workspaceId: string
  id: string
  partnershipId: string
  keyAction: 'listening_sessions' | 'roles_clear' | 'shared_vision' | 'joint_meetings' | 'communication_plan' | 'concerns_addressed' | 'pilot_launched' | 'progress_monitored' | 'early_success' | 'outcomes_evaluated' | 'growth_opportunities' | 'stories_shared'
  happenedOn: string
  what: string
  who: Generated<string>
  link: Generated<string>
  statedByPersonId: string | null
  organizationId: string
  behalfId: string | null
  version: Generated<number>
  createdAt: Moment
  withdrawnAt: Moment | null
}

export interface TouchpointOrganizationsTable {
  workspaceId: string
  id: string
  touchpointId: string
  organizationId: string
  happenedOn: string
}

export interface TouchpointPeopleTable {
  workspaceId: string
  id: string
  touchpointId: string
  personId: string
  happenedOn: string
}

export interface TouchpointsTable {
  workspaceId: string
  id: string
  partnershipId: string | null
  kind: 'call' | 'visit' | 'meeting' | 'workshop' | 'listening-session' | 'event' | 'mail' | 'message'
  happenedOn: string
  isTwoWay: Generated<boolean>
  summary: Generated<string>
  language: string | null
  communityId: string | null
  communityMembers: number | null
  audience: 'partnership' | 'organization'
  organizationId: string
  loggedByPersonId: string | null
  behalfId: string | null
  version: Generated<number>
  createdAt: Moment
  updatedAt: Moment
  deletedAt: Moment | null
  searchKey: GeneratedAlways<string>
}

export interface UnfinishedPromisesTable {
  workspaceId: string
  id: string
  partnershipId: string
  promisorId: string
  beneficiaryIds: string[]
  dueOn: string | null
  open: boolean
  disputed: boolean
  untouched: boolean
  askedFor: string | null
  needsAcknowledgement: boolean
}

export interface UptakesTable {
  workspaceId: string
  id: string
  partnershipId: string
  visionVersionId: string
  learningId: string
  organizationId: string
  takenUpByPersonId: string | null
  createdAt: Moment
}

export interface VisionVersionsTable {
  workspaceId: string
  id: string
  partnershipId: string
  number: number
  text: string
  language: string | null
  writtenByPersonId: string | null
  organizationId: string
  behalfId: string | null
  createdAt: Moment
  deletedAt: Moment | null
  searchKey: GeneratedAlways<string>
}

export interface WithdrawalsTable {
  workspaceId: string
  id: string
  commitmentId: string
  reason: string
  withdrawnOn: string
  withdrawnByPersonId: string | null
  behalfId: string | null
  createdAt: Moment
}

export interface WorkPiecesTable {
  workspaceId: string
  id: string
  partnershipId: string
  name: string
  position: Generated<number>
  version: Generated<number>
  createdAt: Moment
  updatedAt: Moment
  deletedAt: Moment | null
  searchKey: GeneratedAlways<string>
}

export interface WorkspaceLimitsTable {
  workspaceId: string
  id: string
  name: string
  value: number
  validFrom: string
  createdAt: Moment
}

export interface WorkspacesTable {
  id: string
  slug: string
  name: string
  hostOrganizationId: string | null
  timeZone: string
  language: string
  currency: Generated<string>
  country: Generated<string>
  isDemo: Generated<boolean>
  version: Generated<number>
  createdAt: Moment
}

export interface DB {
  'auth.account': AuthAccountTable
  'auth.attempt': AuthAttemptTable
  'auth.session': AuthSessionTable
  'auth.user': AuthUserTable
  'auth.verification': AuthVerificationTable
  acceptances: AcceptancesTable
  acknowledgements: AcknowledgementsTable
  affiliations: AffiliationsTable
  agreementBudgetLines: AgreementBudgetLinesTable
  agreementClauses: AgreementClausesTable
  agreementEndings: AgreementEndingsTable
  agreementRecalls: AgreementRecallsTable
  agreementRefusals: AgreementRefusalsTable
  agreementSendings: AgreementSendingsTable
  agreementSignatures: AgreementSignaturesTable
  agreementSigners: AgreementSignersTable
  agreementSuggestionOutcomes: AgreementSuggestionOutcomesTable
  agreementSuggestions: AgreementSuggestionsTable
  agreementTexts: AgreementTextsTable
  agreementTurns: AgreementTurnsTable
  agreements: AgreementsTable
  apiKeys: ApiKeysTable
  approvals: ApprovalsTable
  behalfActs: BehalfActsTable
  benefits: BenefitsTable
  cadences: CadencesTable
  calendarFeeds: CalendarFeedsTable
  checkIns: CheckInsTable
  commitmentBeneficiaries: CommitmentBeneficiariesTable
  commitments: CommitmentsTable
  committeeMembers: CommitteeMembersTable
  committeeSeats: CommitteeSeatsTable
  committees: CommitteesTable
  communities: CommunitiesTable
  concernAcknowledgements: ConcernAcknowledgementsTable
  concernAskings: ConcernAskingsTable
  concernMessages: ConcernMessagesTable
  concernParties: ConcernPartiesTable
  concernReadings: ConcernReadingsTable
  concernSettlements: ConcernSettlementsTable
  concernStewardKeys: ConcernStewardKeysTable
  concernStewards: ConcernStewardsTable
  concernTrusts: ConcernTrustsTable
  concerns: ConcernsTable
  decisionBallots: DecisionBallotsTable
  decisionDays: DecisionDaysTable
  decisionOptions: DecisionOptionsTable
  decisionReviews: DecisionReviewsTable
  decisionRoll: DecisionRollTable
  decisionSettlements: DecisionSettlementsTable
  decisionVoices: DecisionVoicesTable
  decisionWeights: DecisionWeightsTable
  decisions: DecisionsTable
  digests: DigestsTable
  discussionFollows: DiscussionFollowsTable
  discussionReadings: DiscussionReadingsTable
  discussions: DiscussionsTable
  disputes: DisputesTable
  endorsements: EndorsementsTable
  equityTallies: EquityTalliesTable
  expertiseCredits: ExpertiseCreditsTable
  expertises: ExpertisesTable
  files: FilesTable
  fulfilments: FulfilmentsTable
  goalClosures: GoalClosuresTable
  goalOwners: GoalOwnersTable
  goalReviewItems: GoalReviewItemsTable
  goalReviews: GoalReviewsTable
  goals: GoalsTable
  handovers: HandoversTable
  heldMailFiles: HeldMailFilesTable
  heldMails: HeldMailsTable
  history: HistoryTable
  historyValues: HistoryValuesTable
  hourEntries: HourEntriesTable
  idempotencyKeys: IdempotencyKeysTable
  importChanges: ImportChangesTable
  importProblems: ImportProblemsTable
  importRows: ImportRowsTable
  imports: ImportsTable
  invitations: InvitationsTable
  keptAsks: KeptAsksTable
  lastContacts: LastContactsTable
  lastLooks: LastLooksTable
  learnings: LearningsTable
  ledgerTallies: LedgerTalliesTable
  likelyDuplicates: LikelyDuplicatesTable
  locations: LocationsTable
  mails: MailsTable
  meetingCancellations: MeetingCancellationsTable
  meetingDecisions: MeetingDecisionsTable
  meetingHoldings: MeetingHoldingsTable
  meetingInvitees: MeetingInviteesTable
  meetingItems: MeetingItemsTable
  meetingMinutes: MeetingMinutesTable
  meetingSeries: MeetingSeriesTable
  meetingSeriesInvitees: MeetingSeriesInviteesTable
  meetingStretches: MeetingStretchesTable
  meetings: MeetingsTable
  memberships: MembershipsTable
  mentions: MentionsTable
  mergeMoves: MergeMovesTable
  merges: MergesTable
  migrations: MigrationsTable
  minutesConfirmations: MinutesConfirmationsTable
  minutesDraftReaders: MinutesDraftReadersTable
  minutesDrafts: MinutesDraftsTable
  minutesKeys: MinutesKeysTable
  minutesSendings: MinutesSendingsTable
  notes: NotesTable
  noticeWishes: NoticeWishesTable
  notices: NoticesTable
  objectiveGoals: ObjectiveGoalsTable
  objectives: ObjectivesTable
  ombudspersons: OmbudspersonsTable
  organizationCommunities: OrganizationCommunitiesTable
  organizations: OrganizationsTable
  partnerAbsences: PartnerAbsencesTable
  partners: PartnersTable
  partnershipBreaks: PartnershipBreaksTable
  partnershipCommunities: PartnershipCommunitiesTable
  partnerships: PartnershipsTable
  people: PeopleTable
  phones: PhonesTable
  posts: PostsTable
  promisorTallies: PromisorTalliesTable
  proposalAdditions: ProposalAdditionsTable
  proposalCommunities: ProposalCommunitiesTable
  proposalOrganizations: ProposalOrganizationsTable
  proposals: ProposalsTable
  pulseInvitations: PulseInvitationsTable
  pulseItemAnswers: PulseItemAnswersTable
  pulseItemRatings: PulseItemRatingsTable
  pulseItemTexts: PulseItemTextsTable
  pulseItems: PulseItemsTable
  pulseRatings: PulseRatingsTable
  pulseReminders: PulseRemindersTable
  pulseResponses: PulseResponsesTable
  pulseTallies: PulseTalliesTable
  pulseWaves: PulseWavesTable
  receivedMails: ReceivedMailsTable
  recurringAcceptances: RecurringAcceptancesTable
  recurringBeneficiaries: RecurringBeneficiariesTable
  recurringPromises: RecurringPromisesTable
  renegotiations: RenegotiationsTable
  replyAddresses: ReplyAddressesTable
  representatives: RepresentativesTable
  roleAnswers: RoleAnswersTable
  roles: RolesTable
  rotaSkips: RotaSkipsTable
  rotaSwaps: RotaSwapsTable
  rotaVolunteers: RotaVolunteersTable
  rotas: RotasTable
  serviceLocations: ServiceLocationsTable
  services: ServicesTable
  snoozes: SnoozesTable
  sourceRecords: SourceRecordsTable
  speakingTimes: SpeakingTimesTable
  stageMoves: StageMovesTable
  stageProposals: StageProposalsTable
  stageReadiness: StageReadinessTable
  statedEvidence: StatedEvidenceTable
  touchpointOrganizations: TouchpointOrganizationsTable
  touchpointPeople: TouchpointPeopleTable
  touchpoints: TouchpointsTable
  unfinishedPromises: UnfinishedPromisesTable
  uptakes: UptakesTable
  visionVersions: VisionVersionsTable
  withdrawals: WithdrawalsTable
  workPieces: WorkPiecesTable
  workspaceLimits: WorkspaceLimitsTable
  workspaces: WorkspacesTable
}
