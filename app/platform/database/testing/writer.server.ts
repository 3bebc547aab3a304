// Run by a test as a process of its own, to be killed at any moment: owns the folder, and says the id of
// what a verb wrote, a line each, once the verb's transaction has been answered.
import pino from 'pino'
import { v7 as uuid } from 'uuid'
import { newToken } from '../../accounts/tokens.server.ts'
import { record } from '../../activity/record.server.ts'
import { operatorContext } from '../../context/actors.server.ts'
import type { System, Tx } from '../../context/context.server.ts'
import { write } from '../../context/transaction.server.ts'
import { takeFolder } from '../../doors/folder.server.ts'
import { assembleRegistry } from '../../features/feature.server.ts'
import { openJobs } from '../../jobs/jobs.server.ts'
import { noneCameIn } from '../../mailbox/incoming-counts.ts'
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
  incoming: noneCameIn(),
  // Its letters are pages, which need the bundler; nobody signs in here.
  accounts: {} as System['accounts'],
}
const ctx = await operatorContext(system, 'demo')
if (ctx === null) throw new Error('there is no workspace demo')

/** A verb as any other, of the two rows that belong together; the product's own bring letters, which need the bundler. */
async function makeKey(tx: Tx): Promise<string> {
  const id = uuid()
  const name = 'under fire'
  await tx.db
    .insertInto('apiKeys')
    .values({
      workspaceId: tx.workspace.id,
      id,
      name,
      role: 'viewer',
      organizationId: tx.workspace.hostOrganizationId,
      tokenHash: newToken('cw_').hash,
      createdAt: tx.now,
    })
    .execute()
  await record(tx, 'apiKey.created', { subject: { kind: 'apiKey', id }, after: { name } })
  return id
}

async function writeForEver(): Promise<never> {
  for (;;) {
    if (ctx === null) throw new Error('there is no workspace')
    process.stdout.write(`${await write(ctx, makeKey)}\n`)
  }
}
// Several at once, so that a kill finds some of them half done.
await Promise.all([writeForEver(), writeForEver(), writeForEver(), writeForEver()])
