import type { Day } from '#platform/context/days.ts'
import type { Role } from '#platform/policy/policy.ts'

/** What the door knows of somebody who comes in, and every reach asks: whose they are, and which partnerships they reach. */
export interface ReaderFacts {
  organizationId: string
  partnerships: 'all' | ReadonlyMap<string, { until: Date | null }>
}

/** Whether somebody reads what partners share in a partnership: up to a moment, without an end (null), or not at all. */
export function readsShared(reader: ReaderFacts, partnershipId: string): { until: Date | null } | null {
  if (reader.partnerships === 'all') return { until: null }
  const reached = reader.partnerships.get(partnershipId)
  return reached === undefined ? null : { until: reached.until }
}

/** Whether somebody reads what an organization keeps to itself: its own people, and nobody else. */
export const readsOwn = (reader: Pick<ReaderFacts, 'organizationId'>, organizationId: string): boolean =>
  reader.organizationId === organizationId

/** Texts that say for whom they are, all partners or one organization, and the tables they lie in. A test reads the catalogue. */
export const eitherTables = {
  touchpoint: 'touchpoints',
  discussion: 'discussions',
  objective: 'objectives',
  learning: 'learnings',
  file: 'files',
  note: 'notes',
} as const

/**
 * Records of which it can be told who reads them, and the tables they lie in. Not concerns: who reads one would say who
 * raised it; their own page tells who has.
 */
export const toldTables = {
  touchpoint: 'touchpoints',
  discussion: 'discussions',
  objective: 'objectives',
  learning: 'learnings',
  goal: 'goals',
  commitment: 'commitments',
  meeting: 'meetings',
  decision: 'decisions',
  agreement: 'agreements',
  committee: 'committees',
} as const
export type ToldKind = keyof typeof toldTables
export const isTold = (kind: string): kind is ToldKind => Object.hasOwn(toldTables, kind)

/** Somebody who comes in and reads here. */
export interface Reader {
  personId: string
  name: string
  organizationId: string
  organization: string
  role: Role
  /** Since when they come in. */
  sinceOn: Day
  /** What was there on that day is the last they read; null without an end. */
  readsUntil: Day | null
  /** They stand for their organization in this partnership. */
  stands: boolean
  /** They may record what a partner that doesn't sign in said. */
  mayRecord: boolean
}

export const doorKinds = [
  'key',
  'feed',
  'invitation',
  'pulse',
  'behalf',
  'signature',
  'copy',
  'minutes',
] as const
export type DoorKind = (typeof doorKinds)[number]

/**
 * The secrets that lie in a column, and what they are told as; null where nothing is opened by one, or where one told is
 * already too much. A test reads the catalogue.
 */
export const secretColumns: Record<string, DoorKind | null> = {
  'api_keys.token_hash': 'key',
  'calendar_feeds.token_hash': 'feed',
  'invitations.token_hash': 'invitation',
  'pulse_invitations.token_hash': 'pulse',
  'pulse_reminders.token_hash': 'pulse',
  'behalf_acts.token_hash': 'behalf',
  // Says that it was renewed, and no more.
  'behalf_acts.previous_token_hash': null,
  'agreement_signers.token_hash': 'signature',
  'agreement_signers.copy_token_hash': 'copy',
  'minutes_keys.token_hash': 'minutes',
  // Takes in what is answered by mail; nothing is read by it.
  'reply_addresses.token_hash': null,
  'concerns.key_hash': null,
  'concern_steward_keys.key_hash': null,
}

/** Ways in without a person signing in, of one kind and one organization. */
export interface OpenDoor {
  kind: DoorKind
  organizationId: string
  organization: string
  count: number
  /** The last day any of them opens something; null without an end. */
  until: Day | null
}
