// Run by a test as a process of its own, to be killed at any moment: owns the folder, and says the id of
// what a verb wrote, a line each, once the verb's transaction has been answered.
import pino from 'pino'
import { createApiKey } from '../../accounts/keys/create.server.ts'
import { operatorContext } from '../../context/actors.server.ts'
import type { System } from '../../context/context.server.ts'
import { write } from '../../context/transaction.server.ts'
import { takeFolder } from '../../doors/folder.server.ts'
import { isRefusal } from '../../errors/errors.ts'
import { assembleRegistry } from '../../features/feature.server.ts'
import { openJobs } from '../../jobs/jobs.server.ts'
import { readSettings } from '../../settings/settings.server.ts'
import { openAsItIs } from '../open.server.ts'

const settings = readSettings(process.env)
const log = pino({ level: 'silent' })
await takeFolder(settings.dataDir, () => system)
const database = await openAsItIs(settings)
const system: System = {
  settings,
  database,
  registry: assembleRegistry([]),
  jobs: await openJobs(database, log),
  log,
  now: () => new Date(),
  // Its letters are pages, which need the bundler; nobody signs in here.
  accounts: {} as System['accounts'],
}
const ctx = await operatorContext(system, 'demo')
if (ctx === null) throw new Error('there is no workspace demo')

async function writeForEver(): Promise<never> {
  for (;;) {
    if (ctx === null) throw new Error('there is no workspace')
    const input = { name: 'under fire', role: 'viewer' as const, organizationId: null }
    const made = await write(ctx, (tx) => createApiKey(tx, input))
    if (isRefusal(made)) throw new Error(made.code)
    process.stdout.write(`${made.id}\n`)
  }
}
// Several at once, so that a kill finds some of them half done.
await Promise.all([writeForEver(), writeForEver(), writeForEver(), writeForEver()])
