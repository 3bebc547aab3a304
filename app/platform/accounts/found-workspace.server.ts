import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { record } from '../activity/record.server.ts'
import { contextOf, findWorkspace } from '../context/actors.server.ts'
import type { Ctx, System } from '../context/context.server.ts'
import { write } from '../context/transaction.server.ts'
import { Refusal } from '../errors/errors.ts'
import { reservedSlugs } from '../http/session.server.ts'
import type { Locale } from '../words/words.ts'

export interface Founding {
  slug: string
  name: string
  hostName: string
  hostKind?:
    | 'business'
    | 'nonprofit'
    | 'school'
    | 'university'
    | 'health'
    | 'government'
    | 'faith'
    | 'grassroots'
    | 'funder'
    | 'media'
    | 'network'
    | 'other'
  timeZone: string
  language: Locale
  country?: string
  isDemo?: boolean
  /** Only if nobody has founded one here yet: two first set-ups at once make one workspace. */
  onlyFirst?: boolean
}

/**
 * Makes a workspace and the organization that hosts it, before anyone is a member. Answers the context of the
 * operator in it; a taken or reserved slug is a Refusal.
 */
export async function foundWorkspace(system: System, founding: Founding): Promise<Ctx | Refusal> {
  if (reservedSlugs.has(founding.slug)) return new Refusal('workspace_slug_reserved')
  const id = uuid()
  const hostId = uuid()
  const at = system.now()
  const made = await system.database.transaction({ as: 'owner' }, async (db) => {
    await sql`select pg_advisory_xact_lock(7237002)`.execute(db)
    if (founding.onlyFirst && (await db.selectFrom('workspaces').select('id').limit(1).executeTakeFirst()))
      return new Refusal('workspace_set_up_already')
    const taken = await db
      .selectFrom('workspaces')
      .select('id')
      .where('slug', '=', founding.slug)
      .executeTakeFirst()
    if (taken !== undefined) return new Refusal('workspace_slug_taken')
    await db
      .insertInto('workspaces')
      .values({
        id,
        slug: founding.slug,
        name: founding.name,
        timeZone: founding.timeZone,
        language: founding.language,
        country: founding.country ?? 'US',
        isDemo: founding.isDemo ?? false,
        createdAt: at,
      })
      .execute()
    await db
      .insertInto('organizations')
      .values({
        workspaceId: id,
        id: hostId,
        name: founding.hostName,
        kind: founding.hostKind ?? 'nonprofit',
        createdAt: at,
        updatedAt: at,
      })
      .execute()
    await db.updateTable('workspaces').set({ hostOrganizationId: hostId }).where('id', '=', id).execute()
    return findWorkspace(db, { id })
  })
  if (made === null || made instanceof Refusal) return made ?? new Refusal('workspace_slug_taken')
  const ctx = contextOf(system, made, {
    kind: 'operator',
    role: 'owner',
    userId: null,
    membershipId: null,
    personId: null,
    organizationId: hostId,
    name: 'operator',
    partnerships: 'all',
  })
  await write(ctx, (tx) =>
    record(tx, 'workspace.founded', { subject: { kind: 'workspace', id }, after: { name: founding.name } }),
  )
  return ctx
}

/** Whether anyone has set this Commonweave up yet. */
export async function isSetUp(system: System): Promise<boolean> {
  const found = await sql<{ found: boolean }>`select exists (select from workspaces) as found`.execute(
    system.database.root,
  )
  return found.rows[0]?.found === true
}
