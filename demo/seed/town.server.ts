import { sql } from 'kysely'
import type { Actor, Ctx, System, Tx, Workspace } from '#platform/context/context.server.ts'
import { addDays, dayIn } from '#platform/context/days.ts'
import type { Access, Db } from '#platform/database/database.server.ts'
import { isRefusal, type Refusal } from '#platform/errors/errors.ts'
import { isStaff, type Role } from '#platform/policy/policy.ts'
import { localeFor } from '#platform/words/words.ts'
import type { Day, User } from '../demo.ts'
import type { Person } from '../shapes/person.ts'

/** A kind of thing the demo's files name by keys. */
type Named =
  | 'organization'
  | 'person'
  | 'community'
  | 'partnership'
  | 'commitment'
  | 'touchpoint'
  | 'goal'
  | 'work'
  | 'agreement'
  | 'suggestion'
  | 'concern'
  | 'pulseItem'
  | 'learning'

export const roleOf = (user: User): Role => (user.role === 'lead-representative' ? 'lead' : user.role)

/**
 * One workspace of the demo while its story is told: whose keys became which records, and the context of
 * whoever acts on a day of the past. All of it happens in one transaction of the database, so that there is
 * either a whole demo or none.
 */
export class Town {
  private readonly ids = new Map<string, string>()
  private readonly minutes = new Map<Day, number>()
  private readonly roles = new Map<string, { role: Role; userId: string }>()
  private readonly leads = new Set<string>()
  private readonly homes = new Map<string, string>()
  private readonly belongings = new Map<string, readonly string[]>()
  private readonly names = new Map<string, string>()
  private readonly languages = new Map<string, string>()
  readonly today: string
  private readonly ctx: Ctx
  readonly db: Db

  constructor(ctx: Ctx, db: Db, people: readonly Person[], users: readonly (User & { id: string })[]) {
    this.ctx = ctx
    this.db = db
    this.today = dayIn(ctx.workspace.timeZone, ctx.system.now())
    for (const person of people) {
      const now = person.affiliations.find((each) => each.untilDay === null) ?? person.affiliations[0]
      if (now !== undefined) this.homes.set(person.key, now.organization)
      this.belongings.set(
        person.key,
        person.affiliations.map((each) => each.organization),
      )
      this.names.set(person.key, `${person.givenName} ${person.familyName}`)
      this.languages.set(person.key, person.languages[0] ?? 'en')
    }
    for (const user of users) {
      this.roles.set(user.person, { role: roleOf(user), userId: user.id })
      this.homes.set(user.person, user.organization)
      this.languages.set(user.person, user.language)
    }
  }

  get workspace(): Workspace {
    return this.ctx.workspace
  }

  /** The calendar day a day of the demo falls on. */
  day(day: Day): string
  day(day: Day | null): string | null
  day(day: Day | null): string | null {
    return day === null ? null : addDays(this.today, day)
  }

  know(kind: Named, key: string, id: string): void {
    this.ids.set(`${kind} ${key}`, id)
  }

  idIfKnown(kind: Named, key: string): string | null {
    return this.ids.get(`${kind} ${key}`) ?? null
  }

  id(kind: Named, key: string): string {
    const id = this.idIfKnown(kind, key)
    if (id === null) throw new Error(`the demo has no ${kind} ${key} yet`)
    return id
  }

  /** Lets a person speak for an organization from now on, as its lead does. */
  speaksFor(person: string, organization: string): void {
    this.leads.add(`${person} ${organization}`)
  }

  /** Those of the cast who sign in. */
  signingIn(): string[] {
    return [...this.roles.keys()]
  }

  /** The language a person is written to in. */
  languageOf(person: string): string {
    return this.languages.get(person) ?? 'en'
  }

  nameOf(person: string): string {
    return this.names.get(person) ?? person
  }

  /** Where a person acts from: of those named the one they belong to, else their own; null for a resident. */
  homeOf(person: string, among: readonly string[] = []): string | null {
    return this.belongings.get(person)?.find((each) => among.includes(each)) ?? this.homes.get(person) ?? null
  }

  /** The operator, before anybody has joined. */
  operator(day: Day): Tx {
    return this.at(day, this.ctx.actor, this.workspace.language)
  }

  /** Whoever acts, on that day; acts of one day follow one another by minutes. */
  async as(person: string, day: Day, organization: string | null = this.homeOf(person)): Promise<Tx> {
    if (organization === null) throw new Error(`${person} belongs nowhere`)
    const organizationId = this.id('organization', organization)
    const isHost = organizationId === this.workspace.hostOrganizationId
    const member = this.roles.get(person)
    const home = member !== undefined && this.homes.get(person) === organization
    const role = home
      ? member.role
      : isHost
        ? 'contributor'
        : this.leads.has(`${person} ${organization}`)
          ? 'lead'
          : 'representative'
    const actor: Actor = {
      kind: 'member',
      role,
      userId: home ? member.userId : null,
      membershipId: null,
      personId: this.id('person', person),
      organizationId,
      name: this.nameOf(person),
      partnerships: isStaff(role) ? 'all' : await this.partnershipsOf(organizationId),
    }
    return this.at(day, actor, this.languageOf(person))
  }

  private at(day: Day, actor: Actor, language: string): Tx {
    const moment = this.moment(day)
    return {
      ...this.ctx,
      actor,
      locale: localeFor(language),
      db: this.db,
      requestId: 'demo',
      now: moment,
      today: this.day(day),
    }
  }

  /** Some time in the working hours of that day, after every act before it, and never ahead of the clock. */
  private moment(day: Day): Date {
    const passed = this.minutes.get(day) ?? (Math.abs(day) * 37) % 140
    // A full day ends in the afternoon; what is left of it then happens within minutes.
    this.minutes.set(day, passed + (passed < 480 ? 4 + ((Math.abs(day) * 7 + passed * 3) % 19) : 0.05))
    const at = Date.parse(`${this.day(day)}T15:30:00Z`) + passed * 60_000
    const now = this.ctx.system.now().getTime()
    return new Date(at <= now ? at : now - (1440 - passed) * 1000)
  }

  private async partnershipsOf(organizationId: string): Promise<ReadonlyMap<string, { until: Date | null }>> {
    const rows = await this.db
      .selectFrom('partners')
      .where('workspaceId', '=', this.workspace.id)
      .where('organizationId', '=', organizationId)
      .where('declinedAt', 'is', null)
      .select(['partnershipId', 'leftAt'])
      .execute()
    return new Map(rows.map((row) => [row.partnershipId, { until: row.leftAt }]))
  }
}

/** What a verb answered when it was expected to say yes; a no is a fault of the story. */
export function yes<T>(answer: T | Refusal, what: string): T {
  if (isRefusal(answer))
    throw new Error(`the demo's ${what} was refused: ${answer.code} ${JSON.stringify(answer.facts)}`)
  return answer as T
}

/** Changes whom the open transaction is for. */
export async function enter(db: Db, access: Access): Promise<void> {
  const role = { app: 'commonweave_app', door: 'commonweave_door', owner: 'none' }[access.as]
  await sql`select set_config('role', ${role}, true), set_config('app.workspace_id', ${access.workspaceId ?? ''}, true)`.execute(
    db,
  )
}

/**
 * The system with its clock at a moment of the past and everything inside the open transaction. Nobody hears of
 * what happened years ago: no jobs, so no mails and no notices.
 */
export const quiet = (system: System, db: Db, now: () => Date): System => ({
  ...system,
  now,
  jobs: { ...system.jobs, announce: async () => {}, enqueue: async () => {} },
  // Verbs that tell by themselves mail nothing; the lines on the page are taken away when the story is told.
  registry: {
    ...system.registry,
    noticeKinds: new Map(
      [...system.registry.noticeKinds].map(([name, kind]) => [name, { ...kind, byMail: 'never' as const }]),
    ),
  },
  database: {
    ...system.database,
    transaction: async (access, work) => {
      await enter(db, access)
      return work(db)
    },
  },
})
