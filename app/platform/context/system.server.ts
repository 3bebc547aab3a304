import pino from 'pino'
import { openAccounts } from '../accounts/accounts.server.ts'
import { approvals } from '../accounts/approvals/register.server.ts'
import { apiKeys } from '../accounts/keys/register.server.ts'
import { members } from '../accounts/members/register.server.ts'
import { postSignInLink } from '../accounts/sign-in-link.server.tsx'
import { activity } from '../activity/register.server.ts'
import { backups } from '../backup/register.server.ts'
import type { Database } from '../database/database.server.ts'
import { operating } from '../doors/register.server.ts'
import { exporting } from '../exporting/register.server.ts'
import { assembleRegistry, type Feature } from '../features/feature.server.ts'
import { joinFeature } from '../features/join.server.ts'
import { files } from '../files/register.server.ts'
import { openJobs } from '../jobs/jobs.server.ts'
import { sendMail } from '../mail/mail.server.ts'
import { noneCameIn } from '../mailbox/incoming-counts.ts'
import { mailbox } from '../mailbox/register.server.ts'
import { notices } from '../notices/register.server.ts'
import { endLayout } from '../pdf/render.server.ts'
import { settingsNoun } from '../settings/register.server.ts'
import type { Settings } from '../settings/settings.server.ts'
import type { System } from './context.server.ts'

/** What the platform itself registers, as a feature does. */
export const platform = joinFeature('platform', [
  { jobs: { 'mail.send': sendMail } },
  members,
  activity,
  files,
  apiKeys,
  approvals,
  operating,
  backups,
  notices,
  mailbox,
  exporting,
  settingsNoun,
])

/** Puts a running process together on a migrated database. Nothing is listening or working yet. */
export async function openSystem(
  settings: Settings,
  database: Database,
  features: readonly Feature[],
  now: () => Date = () => new Date(),
): Promise<System> {
  const log = pino(
    {
      level: settings.logLevel,
      base: null,
      redact: { paths: ['*.email', '*.name', '*.token', '*.password'], remove: true },
    },
    pino.destination({ dest: 2, sync: true }),
  )
  const jobs = await openJobs(database, log)
  const system: System = {
    settings,
    database,
    registry: assembleRegistry([platform, ...features]),
    jobs,
    log,
    now,
    incoming: noneCameIn(),
    accounts: openAccounts(settings, database, (to) => postSignInLink(system, to)),
  }
  return system
}

/** Ends what the process started, in the order that loses nothing. */
export async function closeSystem(system: System): Promise<void> {
  await system.jobs.stop()
  await endLayout()
  await system.database.close()
}
