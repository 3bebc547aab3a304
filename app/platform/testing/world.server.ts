import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { v7 as uuid } from 'uuid'
import { contextOf, findWorkspace } from '../context/actors.server.ts'
import type { Ctx, System, Workspace } from '../context/context.server.ts'
import { partnershipsOf } from '../context/reach.server.ts'
import { closeSystem, openSystem } from '../context/system.server.ts'
import { openEmbedded, openPostgres } from '../database/database.server.ts'
import type { Feature } from '../features/feature.server.ts'
import { isStaff, type Role } from '../policy/policy.ts'
import { readSettings } from '../settings/settings.server.ts'
import type { Locale } from '../words/words.ts'
import { temporaryFolder } from './folders.server.ts'

/** Noon of the day every test lives on, in the workspace's zone (UTC). */
export const testNow = '2026-03-31T12:00:00Z'

export interface World {
  system: System
  workspace: Workspace
  hostId: string
  /** Moves the clock; the next context has the new day. */
  setNow(moment: string): void
  organization(name: string, fields?: Record<string, unknown>): Promise<string>
  person(name: string, fields?: Record<string, unknown>): Promise<string>
  affiliate(personId: string, organizationId: string, fields?: Record<string, unknown>): Promise<string>
  /** The context of a member of the cast, made when first asked for. Of a partner's role the organisation must be named. */
  as(role: Role, organizationId?: string): Promise<Ctx>
  /** A second workspace on the same database, with its own host and cast. */
  another(): Promise<World>
  close(): Promise<void>
}

/**
 * A fresh workspace on the database this run is about (COMMONWEAVE_TEST_DATABASE), with the features given.
 * The database is a copy of a template that was migrated once per run.
 */
export async function openWorld(
  features: readonly Feature[],
  options: { language?: Locale } = {},
): Promise<World> {
  const folder = temporaryFolder()
  const moment = { now: new Date(testNow) }
  const { database, drop } = await freshDatabase()
  const settings = {
    ...readSettings({
      DATA_DIR: folder.path,
      COMMONWEAVE_SECRET: 'x'.repeat(32),
      LOG_LEVEL: process.env.TEST_LOG ?? 'silent',
    }),
    publicUrl: 'http://localhost:3000',
  }
  const system = await openSystem(settings, database, features, () => moment.now)
  const close = async () => {
    await closeSystem(system)
    await drop()
    folder.remove()
  }
  return makeWorkspace(system, moment, 'demo', options.language ?? 'en', close)
}

async function makeWorkspace(
  system: System,
  moment: { now: Date },
  slug: string,
  language: Locale,
  close: () => Promise<void>,
): Promise<World> {
  const workspaceId = uuid()
  const hostId = uuid()
  const at = new Date('2024-01-01T00:00:00Z')
  const inside = <T>(work: Parameters<typeof system.database.transaction<T>>[1]) =>
    system.database.transaction({ as: 'owner' }, work)
  await inside(async (db) => {
    await db
      .insertInto('workspaces')
      .values({ id: workspaceId, slug, name: `Workspace ${slug}`, timeZone: 'UTC', language, createdAt: at })
      .execute()
    await db
      .insertInto('organizations')
      .values({
        workspaceId,
        id: hostId,
        name: `Host of ${slug}`,
        kind: 'nonprofit',
        createdAt: at,
        updatedAt: at,
      })
      .execute()
    await db
      .updateTable('workspaces')
      .set({ hostOrganizationId: hostId })
      .where('id', '=', workspaceId)
      .execute()
  })
  const workspace = await inside((db) => findWorkspace(db, { id: workspaceId }))
  if (workspace === null) throw new Error('the workspace was not made')
  const cast = new Map<string, { userId: string; personId: string; membershipId: string; name: string }>()
  const world: World = {
    system,
    workspace,
    hostId,
    setNow: (text) => {
      moment.now = new Date(text)
    },
    organization: async (name, fields = {}) => {
      const id = uuid()
      await inside((db) =>
        db
          .insertInto('organizations')
          .values({ workspaceId, id, name, kind: 'nonprofit', createdAt: at, updatedAt: at, ...fields })
          .execute(),
      )
      return id
    },
    person: async (name, fields = {}) => {
      const id = uuid()
      await inside((db) =>
        db
          .insertInto('people')
          .values({ workspaceId, id, name, createdAt: at, updatedAt: at, ...fields })
          .execute(),
      )
      return id
    },
    affiliate: async (personId, organizationId, fields = {}) => {
      const id = uuid()
      await inside((db) =>
        db
          .insertInto('affiliations')
          .values({ workspaceId, id, personId, organizationId, createdAt: at, ...fields })
          .execute(),
      )
      return id
    },
    as: async (role, organizationId) => {
      const own = isStaff(role) ? hostId : organizationId
      if (own === undefined) throw new Error(`name the organisation of a ${role}`)
      const key = `${role} ${own}`
      let member = cast.get(key)
      if (member === undefined) {
        const name = `${role} ${cast.size + 1}`
        const personId = await world.person(name, { email: `${role}-${cast.size + 1}@${slug}.example` })
        await world.affiliate(personId, own, { beganOn: '2024-01-01' })
        member = { userId: uuid(), personId, membershipId: uuid(), name }
        const { userId, membershipId } = member
        await inside(async (db) => {
          await db
            .insertInto('auth.user')
            .values({
              id: userId,
              name,
              email: `${role}-${cast.size + 1}@${slug}.example`,
              emailVerified: true,
            })
            .execute()
          await db
            .insertInto('memberships')
            .values({
              workspaceId,
              id: membershipId,
              userId,
              personId,
              role,
              organizationId: own,
              createdAt: at,
            })
            .execute()
        })
        cast.set(key, member)
      }
      const partnerships = isStaff(role)
        ? ('all' as const)
        : await inside((db) => partnershipsOf(db, workspaceId, own))
      return contextOf(
        system,
        workspace,
        { kind: 'member', role, organizationId: own, partnerships, ...member },
        { locale: language, requestId: 'test' },
      )
    },
    another: () => makeWorkspace(system, moment, `other-${uuid().slice(-6)}`, language, async () => {}),
    close,
  }
  return world
}

/** A migrated, empty database: a copy of the run's template. */
export async function freshDatabase() {
  const template = process.env.COMMONWEAVE_TEST_TEMPLATE
  if (template === undefined)
    throw new Error('COMMONWEAVE_TEST_TEMPLATE is not set: run the tests through vitest.config.ts')
  if (process.env.COMMONWEAVE_TEST_DATABASE !== 'postgres') {
    const database = await openEmbedded(null, new Blob([readFileSync(join(template, 'template.tar'))]))
    return { database, drop: async () => {} }
  }
  const server = process.env.COMMONWEAVE_TEST_SERVER ?? ''
  const name = `test_${uuid().replaceAll('-', '')}`
  await atServer(server, `create database ${name} template ${template}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  // A pool of one would hang where a verb reached for a second connection: the strictest pool is the test's.
  const database = await openPostgres(url.href, 1)
  return { database, drop: () => atServer(server, `drop database ${name} with (force)`) }
}

export async function atServer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
