import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../database/database.server.ts'
import { isStaff, type Role } from '../policy/policy.ts'
import { isLocale, type Locale, localeFor } from '../words/words.ts'
import { belongsOn } from './comes-in.server.ts'
import type { Actor, Ctx, System, Workspace } from './context.server.ts'
import { dayIn } from './days.ts'
import { type PartnershipsColumn, partnershipsColumn, reachOf } from './reach.server.ts'

/** What the door reads of a workspace `w`. */
const workspaceColumns = sql`w.id as workspace_id, w.slug, w.name as workspace_name, w.host_organization_id,
  w.time_zone as workspace_zone, w.language as workspace_language, w.currency, w.country, w.is_demo`
interface WorkspaceRow {
  workspaceId: string | null
  slug: string
  workspaceName: string
  hostOrganizationId: string | null
  workspaceZone: string
  workspaceLanguage: string
  currency: string
  country: string
  isDemo: boolean
}

/** Null if there is none, or its setup isn't finished. */
function workspaceOf(row: WorkspaceRow | undefined): Workspace | null {
  if (row === undefined || row.workspaceId === null || row.hostOrganizationId === null) return null
  return {
    id: row.workspaceId,
    slug: row.slug,
    name: row.workspaceName,
    hostOrganizationId: row.hostOrganizationId,
    timeZone: row.workspaceZone,
    language: isLocale(row.workspaceLanguage) ? row.workspaceLanguage : localeFor(row.workspaceLanguage),
    currency: row.currency,
    country: row.country,
    isDemo: row.isDemo,
  }
}

/** A workspace by slug or id, as the door sees it; null if there is none or its setup isn't finished. */
export async function findWorkspace(
  db: Db,
  by: { slug: string } | { id: string },
): Promise<Workspace | null> {
  const found = await sql<WorkspaceRow>`select ${workspaceColumns} from workspaces w
    where ${'slug' in by ? sql`w.slug = ${by.slug}` : sql`w.id = ${by.id}::uuid`}`.execute(db)
  return workspaceOf(found.rows[0])
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

/** An actor with what their person says of language and time zone. */
export type Member = Actor & {
  kind: 'member'
  organizationName: string
  language: string | null
  zone: string | null
}

/** The running membership of a user `u` in a workspace `w`, as the door reads it. */
const memberColumns = sql`m.id as membership_id, m.role, m.person_id, m.organization_id, u.id as user_id, u.name as user_name,
  u.email as address, p.language as person_language, p.time_zone as person_zone, o.name as organization_name,
  (select count(*) from notices n where n.workspace_id = m.workspace_id and n.person_id = m.person_id
    and n.on_page and n.read_at is null) as unread,
  case when m.role in ('lead', 'representative') then (select coalesce(json_agg(json_build_object('from', a.began_on, 'until', a.ended_on)), '[]')
    from affiliations a where a.workspace_id = m.workspace_id and a.person_id = m.person_id and a.organization_id = m.organization_id) end as affiliated,
  case when m.role in ('lead', 'representative') then ${partnershipsColumn(sql`m.workspace_id`, sql`m.organization_id`)} end as partnerships`
const personJoins = sql`
  left join people p on p.workspace_id = m.workspace_id and p.id = m.person_id
  left join organizations o on o.workspace_id = m.workspace_id and o.id = m.organization_id`
const memberJoins = sql`
  left join memberships m on m.workspace_id = w.id and m.user_id = u.id and m.ended_at is null ${personJoins}`
interface MemberRow {
  membershipId: string | null
  role: Role
  personId: string
  organizationId: string
  userId: string
  userName: string
  address: string
  personLanguage: string | null
  personZone: string | null
  organizationName: string
  unread: number
  /** From which day to which; an open end is null. Null for staff, who need none. */
  affiliated: { from: string | null; until: string | null }[] | null
  partnerships: PartnershipsColumn
}

/** Null without a running membership, or when a representative's affiliation has ended. */
function memberOf(row: MemberRow | undefined, today: string): Member | null {
  if (row === undefined || row.membershipId === null) return null
  const staff = isStaff(row.role)
  if (!staff && !row.affiliated?.some((days) => belongsOn(days, today))) return null
  return {
    kind: 'member',
    role: row.role,
    userId: row.userId,
    membershipId: row.membershipId,
    personId: row.personId,
    organizationId: row.organizationId,
    name: row.userName,
    organizationName: row.organizationName,
    language: row.personLanguage,
    zone: row.personZone,
    unreadNotices: row.unread,
    partnerships: staff ? 'all' : reachOf(row.partnerships),
  }
}

/** The actor behind a user in a workspace; null without a running membership, or when a representative's affiliation has ended. */
export async function memberActor(
  db: Db,
  workspace: Workspace,
  userId: string,
  today: string,
): Promise<Member | null> {
  const found = await sql<MemberRow>`select ${memberColumns} from workspaces w
    join auth."user" u on u.id = ${userId} ${memberJoins} where w.id = ${workspace.id}::uuid`.execute(db)
  return memberOf(found.rows[0], today)
}

/**
 * The actor a person of the workspace comes in as now; null where the door would not let them in. Read inside of the
 * workspace, where sign-ins can't be seen: the name is the one in their record.
 */
export async function personActor(
  db: Db,
  workspace: Workspace,
  personId: string,
  today: string,
): Promise<Member | null> {
  const [found] = await actorsWhere(db, workspace, sql`s.person_id = ${personId}::uuid`, today)
  return found ?? null
}

/** Everybody who comes in for one of these organizations now, as the door would let them in; read as `personActor` is. */
export const actorsOf = (
  db: Db,
  workspace: Workspace,
  organizationIds: readonly string[],
  today: string,
): Promise<Member[]> =>
  actorsWhere(db, workspace, sql`s.organization_id = any(${[...organizationIds]}::uuid[])`, today)

async function actorsWhere(
  db: Db,
  workspace: Workspace,
  narrow: RawBuilder<unknown>,
  today: string,
): Promise<Member[]> {
  const found = await sql<MemberRow>`select ${memberColumns} from workspaces w
    join (select s.user_id as id, q.name, q.name_key, '' as email from memberships s
      join people q on q.workspace_id = s.workspace_id and q.id = s.person_id and q.deleted_at is null
      where s.workspace_id = ${workspace.id}::uuid and ${narrow} and s.ended_at is null) u on true
    ${memberJoins} where w.id = ${workspace.id}::uuid order by o.name_key, u.name_key, m.id`.execute(db)
  return found.rows.flatMap((row) => memberOf(row, today) ?? [])
}

/** Who a session key belongs to. */
export interface SessionUser {
  id: string
  email: string
  name: string
  signedInAt: Date
}

/**
 * Who asks, where, and what they are there, in one question: the user of a session that still holds, the workspace
 * of a slug, and the user's membership in it. Each is null where there is none. Read as `door`.
 */
export async function whoAsks(db: Db, asked: { token: string | null; slug: string | null; now: Date }) {
  type Row = WorkspaceRow & MemberRow & { userId: string | null; expiresAt: Date; signedInAt: Date }
  const found = await sql<Row>`
    select s.expires_at, s.created_at as signed_in_at, ${workspaceColumns}, ${memberColumns}
    from (select 1) one
    left join auth."session" s on s.token = ${asked.token} and s.expires_at > ${asked.now}::timestamptz
    left join auth."user" u on u.id = s.user_id
    left join workspaces w on w.slug = ${asked.slug} ${memberJoins}`.execute(db)
  const row = found.rows[0]
  const user: SessionUser | null =
    row === undefined || row.userId === null
      ? null
      : { id: row.userId, email: row.address, name: row.userName, signedInAt: row.signedInAt }
  const workspace = workspaceOf(row)
  return {
    session: row === undefined || user === null ? null : { user, expiresAt: row.expiresAt },
    workspace,
    member: workspace === null ? null : memberOf(row, dayIn(workspace.timeZone, asked.now)),
  }
}

/**
 * The workspace and the actor behind an API key that holds; null where there is none. A key in a partner's name that
 * the partner's lead hasn't agreed to opens nothing yet. A key of somebody's own acts as what they are now, and opens
 * nothing where the door would not let them in. Read as `door`.
 */
export async function whoHasKey(db: Db, asked: { tokenHash: string; now: Date }) {
  type Row = WorkspaceRow &
    MemberRow & {
      keyId: string
      keyName: string
      /** Null for a key of somebody's own. */
      keyRole: Role | null
      keyOrganizationId: string
      lastUsedOn: string | null
      keyPartnerships: PartnershipsColumn
    }
  const found = await sql<Row>`
    select k.id as key_id, k.name as key_name, k.role as key_role, k.organization_id as key_organization_id, k.last_used_on,
      ${workspaceColumns}, ${memberColumns},
      case when k.role in ('lead', 'representative') then ${partnershipsColumn(sql`k.workspace_id`, sql`k.organization_id`)} end as key_partnerships
    from api_keys k join workspaces w on w.id = k.workspace_id
    left join memberships m on m.workspace_id = k.workspace_id and m.id = k.membership_id and m.ended_at is null
    left join auth."user" u on u.id = m.user_id ${personJoins}
    where k.token_hash = ${asked.tokenHash} and k.revoked_at is null
      and not exists (select from approvals a where a.workspace_id = k.workspace_id and a.api_key_id = k.id and a.approved_at is null)`.execute(
    db,
  )
  const row = found.rows[0]
  const workspace = workspaceOf(row)
  if (row === undefined || workspace === null) return null
  const key = { id: row.keyId, lastUsedOn: row.lastUsedOn }
  if (row.keyRole === null) {
    const member = memberOf(row, dayIn(workspace.timeZone, asked.now))
    if (member === null) return null
    const actor: Actor = { ...member, kind: 'key', userId: null, keyId: row.keyId }
    return { workspace, actor, key, zone: member.zone }
  }
  const actor: Actor = {
    kind: 'key',
    role: row.keyRole,
    userId: null,
    membershipId: null,
    keyId: row.keyId,
    personId: null,
    organizationId: row.keyOrganizationId,
    name: row.keyName,
    partnerships: isStaff(row.keyRole) ? 'all' : reachOf(row.keyPartnerships),
  }
  return { workspace, actor, key, zone: null }
}
