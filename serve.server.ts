import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'
import type { ServerBuild } from 'react-router'
import { isSetUp } from '#platform/accounts/found-workspace.server.ts'
import { apiRoutes } from '#platform/api/routes.server.ts'
import type { System } from '#platform/context/context.server.ts'
import { closeSystem, openSystem } from '#platform/context/system.server.ts'
import type { Database } from '#platform/database/database.server.ts'
import { migrate, readMigrations, WrongDatabase } from '#platform/database/migrate.server.ts'
import { openAsItIs } from '#platform/database/open.server.ts'
import { FolderInUse, takeFolder } from '#platform/doors/folder.server.ts'
import { startPolling } from '#platform/mailbox/poll.server.ts'
import { makeFolder } from '#platform/settings/make-folder.server.ts'
import { readSettings, type Settings, WrongSetting } from '#platform/settings/settings.server.ts'
import { seedDemo } from './demo/seed.server.ts'
import { features } from './features.server.ts'
import { CannotListen, listen, tryPlace } from './listen.server.ts'
import { openDoor } from './server.ts'

/** Something at start that the operator has to see to; the message is the one line to show. */
export class CannotStart extends Error {}

/** Opens and migrates the database the settings name. Throws WrongDatabase. */
async function openDatabase(settings: Settings, migrationsFolder: string): Promise<Database> {
  const database = await openAsItIs(settings)
  try {
    await migrate(database, readMigrations(migrationsFolder))
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

export interface Serving {
  system: System
  port: number
  stop(): Promise<void>
}

/** Starts a whole Commonweave: folder, database, demo on a first run, jobs, door. */
export async function startServing(
  settings: Settings,
  parts: { build: ServerBuild | (() => Promise<ServerBuild>); root: string; clientFolder: string | null },
): Promise<Serving> {
  prepareFolder(settings.dataDir)
  let system: System | null = null
  const folder = await takeFolder(settings.dataDir, () => {
    if (system === null) throw new Error('still starting')
    return system
  })
  try {
    await tryPlace(settings)
    const database = await openDatabase(settings, join(parts.root, 'migrations'))
    system = await openSystem(settings, database, features)
    if (settings.demo && !(await isSetUp(system))) {
      process.stderr.write(
        'Telling the story of the demo town; this takes a moment, and only the first time.\n',
      )
      await seedDemo(system)
    }
    const door = openDoor({
      system,
      build: parts.build,
      clientFolder: parts.clientFolder,
      api: apiRoutes(system, { css: stylesOf(parts.build) }),
    })
    const { server, port } = await listen(door.fetch, settings)
    await system.jobs.start(system)
    const { imapUrl, inboundMail } = settings
    const poll = imapUrl === null || inboundMail === null ? null : startPolling(system)
    const running = system
    return {
      system: running,
      port,
      stop: async () => {
        await new Promise<void>((resolve) => {
          server.close(() => resolve())
          if ('closeAllConnections' in server) setTimeout(() => server.closeAllConnections(), 2000).unref()
        })
        await poll?.stop()
        await closeSystem(running)
        await folder.release()
      },
    }
  } catch (error) {
    if (system !== null) await closeSystem(system).catch(() => {})
    await folder.release()
    throw error
  }
}

/** The stylesheets that every page has; in development they come another way. */
const stylesOf = (build: ServerBuild | (() => Promise<ServerBuild>)): readonly string[] =>
  typeof build === 'function' ? [] : (build.assets.routes.root?.css ?? [])

function prepareFolder(folder: string): void {
  try {
    makeFolder(folder)
    accessSync(folder, constants.W_OK)
  } catch (cause) {
    throw new CannotStart(`The data folder ${folder} can't be written to.`, { cause })
  }
}

/** `serve`: starts, says where and as whom to come in, and stops in order when told to. Answers the exit code. */
export async function serveCommand(
  options: { dataDir?: string; host?: string; port?: string; demo?: boolean; development?: boolean },
  parts: { build: ServerBuild | (() => Promise<ServerBuild>); root: string; clientFolder: string | null },
): Promise<number> {
  let serving: Serving
  try {
    serving = await startServing(readSettings(process.env, options), parts)
  } catch (error) {
    if (
      error instanceof CannotStart ||
      error instanceof CannotListen ||
      error instanceof WrongSetting ||
      error instanceof FolderInUse ||
      error instanceof WrongDatabase
    ) {
      process.stderr.write(`${error.message}\n`)
      return 1
    }
    throw error
  }
  const { system, port } = serving
  process.stdout.write(`Commonweave is ready at http://localhost:${port}\n`)
  process.stdout.write(await howToComeIn(system, port))
  return new Promise((resolve) => {
    let stopping = false
    const stop = () => {
      if (stopping) return
      stopping = true
      serving.stop().then(
        () => resolve(0),
        (error) => {
          system.log.error({ err: error }, 'stopping')
          resolve(1)
        },
      )
    }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  })
}

async function howToComeIn(system: System, port: number): Promise<string> {
  const demo = await system.database.transaction({ as: 'door' }, (db) =>
    db.selectFrom('workspaces').select('slug').where('isDemo', '=', true).executeTakeFirst(),
  )
  if (demo !== undefined)
    return `The demo is open: go to http://localhost:${port}/sign-in and come in as Amara Osei (coordinator), Lucía Ferrer (partner) or another of the cast; no password is needed on this machine.\n`
  return (await isSetUp(system))
    ? `Sign in at http://localhost:${port}/sign-in with your mail address.\n`
    : `Set it up at http://localhost:${port}/setup\n`
}
