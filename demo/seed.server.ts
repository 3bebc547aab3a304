import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { foundWorkspace } from '#platform/accounts/found-workspace.server.ts'
import { join } from '#platform/accounts/members/join.server.ts'
import type { System } from '#platform/context/context.server.ts'
import { addDays, dayIn } from '#platform/context/days.ts'
import type { Db } from '#platform/database/database.server.ts'
import { communities } from './communities.ts'
import type { Day, User, Workspace } from './demo.ts'
import { eastfieldOrganizations, eastfieldPeople, eastfieldUsers, eastfieldWorkspace } from './eastfield.ts'
import { organizations } from './organizations.ts'
import { partnerships, villageHall } from './partnerships/index.ts'
import { people } from './people.ts'
import { tellAgreements } from './seed/agreements.server.ts'
import { Circle } from './seed/circle.server.ts'
import { tellCommittees } from './seed/committees.server.ts'
import { tellConcerns } from './seed/concerns.server.ts'
import { tellContact } from './seed/contact.server.ts'
import { tellDecisions } from './seed/decisions.server.ts'
import { tellDirection } from './seed/direction.server.ts'
import { tellDirections } from './seed/directions.server.ts'
import { tellDiscussions } from './seed/discussions.server.ts'
import { tellDossiers } from './seed/dossier.server.ts'
import { tellDoubles } from './seed/doubles.server.ts'
import { tellEquity } from './seed/equity.server.ts'
import { tellExpertise } from './seed/expertise.server.ts'
import { tellLandscape } from './seed/landscape.server.ts'
import { tellLearnings } from './seed/learnings.server.ts'
import { tellLedger } from './seed/ledger.server.ts'
import { tellMeetings } from './seed/meetings.server.ts'
import { tellOmbudspersons } from './seed/ombudspersons.server.ts'
import { tellPartnership } from './seed/partnership.server.ts'
import { tellProposals } from './seed/proposals.server.ts'
import { tellPulse } from './seed/pulse.server.ts'
import { tellPulseItems } from './seed/pulse-items.server.ts'
import { tellRecurring } from './seed/recurring.server.ts'
import { tellRotas } from './seed/rotas.server.ts'
import { tellSeries } from './seed/series.server.ts'
import { Story } from './seed/story.server.ts'
import { enter, quiet, roleOf, Town, yes } from './seed/town.server.ts'
import { tellWishes } from './seed/wishes.server.ts'
import { tellWork } from './seed/work.server.ts'
import type { Community } from './shapes/community.ts'
import type { Organization } from './shapes/organization.ts'
import type { Partnership } from './shapes/partnership.ts'
import type { Person } from './shapes/person.ts'
import { users, workspace } from './workspace.ts'

interface Told {
  workspace: Workspace
  organizations: readonly Organization[]
  people: readonly Person[]
  communities: readonly Community[]
  users: readonly User[]
  partnerships: readonly Partnership[]
  keeper: string
  since: Day
}

const riverbend: Told = {
  workspace,
  organizations,
  people,
  communities,
  users,
  partnerships,
  keeper: 'amara-osei',
  since: -800,
}
const eastfield: Told = {
  workspace: eastfieldWorkspace,
  organizations: eastfieldOrganizations,
  people: eastfieldPeople,
  communities: [],
  users: eastfieldUsers,
  partnerships: [villageHall],
  keeper: 'ingrid-solberg',
  since: -400,
}

/**
 * Tells the demo: the town of Riverbend and the village of Eastfield, every act by the verb it is done with, on
 * its day and by whoever did it. In one transaction: a start that is broken off leaves no demo, and the next
 * one tells it anew. Nothing is mailed and no job is left behind.
 */
export async function seedDemo(system: System): Promise<void> {
  await system.database.transaction({ as: 'owner' }, async (db) => {
    // Thousands of small queries, each planned once: on an empty house the order written is as good as any.
    await sql`set local join_collapse_limit = 1`.execute(db)
    await tell(system, db, riverbend)
    await tell(system, db, eastfield)
  })
}

async function tell(system: System, db: Db, told: Told): Promise<void> {
  const host = told.organizations.find((each) => each.key === told.workspace.hostOrganization)
  if (host === undefined) throw new Error('the demo has no host')
  const { timeZone } = told.workspace
  const began = new Date(`${addDays(dayIn(timeZone, system.now()), told.since - 1)}T18:00:00Z`)
  const founded = yes(
    await foundWorkspace(
      quiet(system, db, () => began),
      {
        slug: told.workspace.slug,
        name: told.workspace.name,
        hostName: host.name,
        hostKind: host.kind,
        timeZone,
        language: 'en',
        isDemo: true,
      },
    ),
    'founding',
  )
  const members = await signedUp(db, told.users)
  await enter(db, { as: 'app', workspaceId: founded.workspace.id })
  const ctx = { ...founded, system: quiet(system, db, system.now) }
  const town = new Town(ctx, db, told.people, members)
  town.know('organization', host.key, founded.workspace.hostOrganizationId)
  await tellLandscape(town, { ...told, host: host.key, heardOf: (key) => firstDayOf(told, key) })
  const newcomers = members.toSorted((one, other) => joinedOn(told, one) - joinedOn(told, other))
  for (const member of newcomers)
    yes(
      await join(town.operator(joinedOn(told, member)), {
        userId: member.id,
        personId: town.id('person', member.person),
        role: roleOf(member),
        organizationId: town.id('organization', member.organization),
      }),
      member.name,
    )
  const story = new Story()
  if (told === riverbend) {
    tellOmbudspersons(town, story)
    tellPulseItems(town, story)
    tellWishes(town, story)
  }
  for (const partnership of told.partnerships) {
    const circle = new Circle(town, story, partnership, host.key)
    tellPartnership(circle)
    tellDirection(circle)
    tellAgreements(circle)
    tellContact(circle)
    tellLearnings(circle)
    tellWork(circle)
    tellDirections(circle)
    tellConcerns(circle)
    tellLedger(circle)
    tellRecurring(circle)
    tellMeetings(circle)
    tellRotas(circle)
    tellCommittees(circle)
    tellEquity(circle)
    tellExpertise(circle)
    tellSeries(circle)
    tellPulse(circle)
    tellDecisions(circle)
    tellProposals(circle)
    tellDiscussions(circle)
    tellDossiers(circle)
  }
  await story.tell()
  await enter(db, { as: 'app', workspaceId: founded.workspace.id })
  await db.deleteFrom('notices').where('workspaceId', '=', founded.workspace.id).execute()
  await db.deleteFrom('mails').where('workspaceId', '=', founded.workspace.id).execute()
  if (told === riverbend) await tellDoubles(town)
  await enter(db, { as: 'owner' })
}

/**
 * The users of the cast with their ids. Nobody of the cast has a password (the demo signs in by a click), so no
 * time goes into hashing one, and whoever has signed up with such an address before stays who they are.
 */
async function signedUp(db: Db, cast: readonly User[]): Promise<(User & { id: string })[]> {
  await enter(db, { as: 'owner' })
  const rows = await db
    .insertInto('auth.user')
    .values(cast.map((user) => ({ id: uuid(), name: user.name, email: user.mail, emailVerified: true })))
    .onConflict((conflict) => conflict.column('email').doUpdateSet({ updatedAt: sql`now()` }))
    .returning(['id', 'email'])
    .execute()
  return cast.map((user) => ({ ...user, id: rows.find((row) => row.email === user.mail)?.id ?? '' }))
}

/** The day an organization is first asked to take part in something; null for one that never was. */
function firstDayOf(told: Told, organization: string): Day | null {
  const days = told.partnerships
    .flatMap((partnership) => partnership.partners)
    .filter((partner) => partner.organization === organization)
    .map((partner) => partner.invitedDay)
  return days.length === 0 ? null : Math.min(...days)
}

/** A partner's people come in with the first partnership they represent it in, the host's as they began there. */
function joinedOn(told: Told, user: User): Day {
  const represents = told.partnerships
    .flatMap((partnership) => partnership.representatives)
    .filter((each) => each.person === user.person && user.organization !== told.workspace.hostOrganization)
  const belongs = told.people
    .find((person) => person.key === user.person)
    ?.affiliations.find((each) => each.organization === user.organization)
  if (user.person === told.keeper) return told.since
  if (represents.length > 0) return Math.min(...represents.map((each) => each.fromDay))
  return Math.max(told.since + 2, belongs?.fromDay ?? told.since)
}
