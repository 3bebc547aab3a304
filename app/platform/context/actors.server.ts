import type { Db } from '../database/database.server.ts'
import type { Role } from '../policy/policy.ts'
import { isLocale, type Locale, localeFor } from '../words/words.ts'
import type { Actor, Ctx, Reached, System, Workspace } from './context.server.ts'
import { dayIn } from './days.ts'

/** A workspace by slug or id, as the door sees it; null if there is none or its setup isn't finished. */
export async function findWorkspace(
  db: Db,
  by: { slug: string } | { id: string },
): Promise<Workspace | null> {
  const found = await db
    .selectFrom('workspaces')
    .selectAll()
    .where((where) => ('slug' in by ? where('slug', '=', by.slug) : where('id', '=', by.id)))
    .executeTakeFirst()
  if (found === undefined || found.hostOrganizationId === null) return null
  return {
    id: found.id,
    slug: found.slug,
    name: found.name,
    hostOrganizationId: found.hostOrganizationId,
    timeZone: found.timeZone,
    language: isLocale(found.language) ? found.language : localeFor(found.language),
    currency: found.currency,
    country: found.country,
    isDemo: found.isDemo,
  }
}

/** Joins who and where to a context. `zone` is the reader's own, if they have one. */
export function contextOf(
  system: System,
  workspace: Workspace,
  actor: Actor,
  how: { locale?: Locale; zone?: string | null; requestId?: string } = {},
): Ctx {
  const now = system.now()
  return {
    system,
    workspace,
    actor,
    locale: how.locale ?? workspace.language,
    timeZone: how.zone ?? workspace.timeZone,
    requestId: how.requestId ?? 'none',
    now,
    today: dayIn(workspace.timeZone, now),
  }
}

const housekeeper = (workspace: Workspace, kind: 'job' | 'operator', name: string): Actor => ({
  kind,
  role: 'owner',
  userId: null,
  membershipId: null,
  personId: null,
  organizationId: workspace.hostOrganizationId,
  name,
  partnerships: 'all',
})

/** The context a job runs in; null when the workspace is gone. */
export async function jobContext(system: System, workspaceId: string): Promise<Ctx | null> {
  const workspace = await system.database.transaction({ as: 'door' }, (db) =>
    findWorkspace(db, { id: workspaceId }),
  )
  return workspace === null ? null : contextOf(system, workspace, housekeeper(workspace, 'job', 'job'))
}

/** The context of the person at the command line, named so in the history. */
export async function operatorContext(system: System, slug: string): Promise<Ctx | null> {
  const workspace = await system.database.transaction({ as: 'door' }, (db) => findWorkspace(db, { slug }))
  return workspace === null
    ? null
    : contextOf(system, workspace, housekeeper(workspace, 'operator', 'operator'))
}

/**
 * The partnerships an organisation takes or took part in, with the moment it left and the times it was away. One
 * that is asked again reads on as it did when it left, until it accepts. Read as `door`.
 */
export async function partnershipsOf(
  db: Db,
  workspaceId: string,
  organizationId: string,
): Promise<ReadonlyMap<string, Reached>> {
  const absences = await db
    .selectFrom('partnerAbsences')
    .select(['partnershipId', 'leftAt', 'returnedAt'])
    .where('workspaceId', '=', workspaceId)
    .where('organizationId', '=', organizationId)
    .execute()
  const rows = await db
    .selectFrom('partners')
    .select(['partnershipId', 'declinedAt', 'leftAt'])
    .where('workspaceId', '=', workspaceId)
    .where('organizationId', '=', organizationId)
    .execute()
  return new Map(
    rows.flatMap(({ partnershipId, declinedAt, leftAt }) => {
      const past = absences.filter((absence) => absence.partnershipId === partnershipId)
      const left = leftAt ?? past.find(({ returnedAt }) => returnedAt === null)?.leftAt ?? null
      if (declinedAt !== null && left === null) return []
      const away = past.flatMap(({ leftAt: from, returnedAt: to }) => (to === null ? [] : [{ from, to }]))
      return [[partnershipId, { until: left, ...(away.length === 0 ? {} : { away }) }] as const]
    }),
  )
}

/** An actor with what their person says of language and time zone. */
export type Member = Actor & {
  kind: 'member'
  organizationName: string
  language: string | null
  zone: string | null
}

/** The actor behind a user in a workspace; null without a running membership, or when a representative's affiliation has ended. */
export async function memberActor(
  db: Db,
  workspace: Workspace,
  userId: string,
  today: string,
): Promise<Member | null> {
  const found = await db
    .selectFrom('memberships')
    .innerJoin('auth.user', 'auth.user.id', 'memberships.userId')
    .innerJoin('people', (join) =>
      join
        .onRef('people.id', '=', 'memberships.personId')
        .onRef('people.workspaceId', '=', 'memberships.workspaceId'),
    )
    .innerJoin('organizations', (join) =>
      join
        .onRef('organizations.id', '=', 'memberships.organizationId')
        .onRef('organizations.workspaceId', '=', 'memberships.workspaceId'),
    )
    .select([
      'organizations.name as organizationName',
      'memberships.id',
      'memberships.role',
      'memberships.personId',
      'memberships.organizationId',
      'auth.user.name',
      'people.language',
      'people.timeZone',
      (select) =>
        select
          .selectFrom('notices')
          .whereRef('notices.workspaceId', '=', 'memberships.workspaceId')
          .whereRef('notices.personId', '=', 'memberships.personId')
          .where('notices.onPage', '=', true)
          .where('notices.readAt', 'is', null)
          .select((count) => count.fn.countAll<number>().as('count'))
          .as('unread'),
    ])
    .where('memberships.workspaceId', '=', workspace.id)
    .where('userId', '=', userId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  if (found === undefined) return null
  const base = {
    kind: 'member' as const,
    userId,
    membershipId: found.id,
    personId: found.personId,
    organizationId: found.organizationId,
    name: found.name,
    organizationName: found.organizationName,
    language: found.language,
    zone: found.timeZone,
    unreadNotices: Number(found.unread ?? 0),
  }
  if (found.role !== 'lead' && found.role !== 'representative')
    return { ...base, role: found.role, partnerships: 'all' }
  const affiliated = await db
    .selectFrom('affiliations')
    .select('id')
    .where('workspaceId', '=', workspace.id)
    .where('personId', '=', found.personId)
    .where('organizationId', '=', found.organizationId)
    .where((where) => where.or([where('beganOn', 'is', null), where('beganOn', '<=', today)]))
    .where((where) => where.or([where('endedOn', 'is', null), where('endedOn', '>=', today)]))
    .executeTakeFirst()
  if (affiliated === undefined) return null
  return {
    ...base,
    role: found.role,
    partnerships: await partnershipsOf(db, workspace.id, found.organizationId),
  }
}

/** The actor behind an API key. */
export async function keyActor(
  db: Db,
  workspace: Workspace,
  key: { id: string; role: Role; organizationId: string; name: string },
): Promise<Actor> {
  const staff = key.role !== 'lead' && key.role !== 'representative'
  return {
    kind: 'key',
    role: key.role,
    userId: null,
    membershipId: key.id,
    personId: null,
    organizationId: key.organizationId,
    name: key.name,
    partnerships: staff ? 'all' : await partnershipsOf(db, workspace.id, key.organizationId),
  }
}
