import type { Logger } from 'pino'
import type { Accounts } from '../accounts/accounts.server.ts'
import type { Database, Db } from '../database/database.server.ts'
import type { Registry } from '../features/feature.server.ts'
import type { Jobs } from '../jobs/jobs.server.ts'
import type { IncomingCounts } from '../mailbox/incoming-counts.ts'
import type { Role } from '../policy/policy.ts'
import type { Settings } from '../settings/settings.server.ts'
import type { Locale } from '../words/words.ts'
import type { Day } from './days.ts'

/** All that one running process owns. Nothing of it lives in a module. */
export interface System {
  settings: Settings
  database: Database
  registry: Registry
  jobs: Jobs
  accounts: Accounts
  log: Logger
  now: () => Date
  /** How many mails came in since the start, by what became of them. */
  incoming: IncomingCounts
}

export interface Workspace {
  id: string
  slug: string
  name: string
  hostOrganizationId: string
  timeZone: string
  language: Locale
  currency: string
  country: string
  isDemo: boolean
}

/**
 * How far a partnership is reached: all of it, or as it stood at the moment the own organisation left it.
 * `away` are the times between leaving and coming back: what happened then stays closed.
 */
export interface Reached {
  until: Date | null
  away?: readonly { from: Date; to: Date }[]
}

export interface Actor {
  kind: 'member' | 'key' | 'job' | 'operator' | 'link'
  role: Role
  userId: string | null
  membershipId: string | null
  /** Null where nobody acts as themselves: a job, the operator, a key of the workspace. */
  personId: string | null
  /** The actor's own organisation; "us" on every page. */
  organizationId: string
  /** Its name, where the door has read it. */
  organizationName?: string
  name: string
  /** Of a key, its id. */
  keyId?: string
  /** How many notices a member has not read, as the door saw it. */
  unreadNotices?: number
  /** Staff of the host reach every partnership (`all`); others those of their own organisation. */
  partnerships: 'all' | ReadonlyMap<string, Reached>
}

/** Who asks, where and when: resolved once at the door, carried through everything. */
export interface Ctx {
  system: System
  workspace: Workspace
  actor: Actor
  locale: Locale
  /** The reader's own zone, for showing moments. Days end in the workspace's zone. */
  timeZone: string
  requestId: string
  now: Date
  today: Day
}

/** A context inside a transaction: what reads and verbs take. `db` sees this workspace only. */
export interface Tx extends Ctx {
  db: Db
}
