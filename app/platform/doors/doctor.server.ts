import { constants } from 'node:fs'
import { access, statfs } from 'node:fs/promises'
import nodemailer from 'nodemailer'
import { lastCopyAt } from '../backup/copies.server.ts'
import { type Migration, readMigrations } from '../database/migrate.server.ts'
import { openMailbox } from '../mailbox/poll.server.ts'
import { readSettings, type Settings } from '../settings/settings.server.ts'
import { examineDatabase } from './doctor-database.server.ts'
import { type Finding, finding, messageOf } from './finding.ts'
import type { LocalCommand } from './local.server.ts'
import { whoOwns } from './socket.server.ts'

/** `doctor`: looks at everything an installation stands on, changes nothing, and says what is wrong. */
export const doctor: LocalCommand = {
  usage: '[--data DIR] [--json]',
  summary: 'Looks whether everything is in order, and says what is not.',
  run: async ({ options, env, json, migrationsFolder, path, say }) => {
    const settings = readSettings(
      env,
      typeof options.data === 'string' ? { dataDir: path(options.data) } : {},
    )
    const findings = await examine(settings, readMigrations(migrationsFolder))
    if (json) say(JSON.stringify({ findings }))
    else for (const { state, sentence } of findings) say(`${marks[state]} ${sentence}`)
    return findings.some((each) => each.state === 'wrong') ? 1 : 0
  },
}

const marks = { fine: 'fine     ', attention: 'attention', wrong: 'WRONG    ' } as const

/** Looks at one thing after the other; each that fails is a finding and hides none of the others. */
export async function examine(settings: Settings, migrations: readonly Migration[]): Promise<Finding[]> {
  const now = new Date()
  return [
    nodeVersion(process.versions.node),
    await folder(settings),
    await space(settings.dataDir),
    await owner(settings),
    ...(await examineDatabase(settings, migrations, now)),
    await mail(settings),
    await mailbox(settings),
    await copies(settings, now),
    publicAddress(settings),
  ]
}

export function nodeVersion(version: string): Finding {
  const recent = Number(version.split('.')[0]) >= 24
  return finding(
    'node',
    recent ? 'fine' : 'wrong',
    `Node is ${version}${recent ? '' : '; version 24 or newer is needed'}.`,
  )
}

async function folder({ dataDir }: Settings): Promise<Finding> {
  try {
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
    return finding('folder', 'fine', `The data folder ${dataDir} can be written to.`)
  } catch {
    return finding('folder', 'wrong', `The data folder ${dataDir} can’t be written to.`)
  }
}

async function space(dataDir: string): Promise<Finding> {
  try {
    const { bavail, bsize } = await statfs(dataDir)
    const free = bavail * bsize
    const state = free < 200e6 ? 'wrong' : free < 2e9 ? 'attention' : 'fine'
    return finding('space', state, `${(free / 1e9).toFixed(1)} GB are free on its disk.`)
  } catch (error) {
    return finding('space', 'attention', `How much is free on its disk can’t be seen: ${messageOf(error)}.`)
  }
}

async function owner({ dataDir, databaseUrl }: Settings): Promise<Finding> {
  if (databaseUrl !== null)
    return finding('owner', 'fine', 'The database is a server’s, so the folder needs no owner.')
  const found = await whoOwns(dataDir)
  if (found === null) return finding('owner', 'fine', 'No Commonweave runs on the folder now.')
  return found.pid === null
    ? finding('owner', 'wrong', 'A Commonweave has the folder but does not answer.')
    : finding('owner', 'fine', `Commonweave runs on the folder, as process ${found.pid}.`)
}

async function mail({ smtpUrl }: Settings): Promise<Finding> {
  if (smtpUrl === null)
    return finding(
      'mail',
      'attention',
      'No mail server is set (SMTP_URL); mail waits in the outbox for the owner to read.',
    )
  const transport = nodemailer.createTransport({
    url: smtpUrl,
    connectionTimeout: 5000,
    greetingTimeout: 5000,
  })
  try {
    await transport.verify()
    return finding('mail', 'fine', 'The mail server answers.')
  } catch (error) {
    return finding('mail', 'wrong', `The mail server does not take our mail: ${messageOf(error)}.`)
  } finally {
    transport.close()
  }
}

/** Whether people can answer by mail: the address, a way in, and a mailbox that opens. */
export async function mailbox({
  imapUrl,
  inboundMail,
  inboundSecret,
}: Pick<Settings, 'imapUrl' | 'inboundMail' | 'inboundSecret'>): Promise<Finding> {
  if (inboundMail === null)
    return imapUrl === null && inboundSecret === null
      ? finding('mailbox', 'attention', 'Nobody can answer by mail; INBOUND_MAIL says to which address.')
      : finding(
          'mailbox',
          'wrong',
          'A way in for mail is set, but INBOUND_MAIL does not say to which address.',
        )
  if (imapUrl === null)
    return inboundSecret === null
      ? finding(
          'mailbox',
          'wrong',
          `Mail to ${inboundMail} comes in nowhere; set IMAP_URL or INBOUND_SECRET.`,
        )
      : finding('mailbox', 'fine', `A mail provider hands over what is sent to ${inboundMail}.`)
  try {
    const client = await openMailbox(imapUrl)
    await client.logout()
    return finding('mailbox', 'fine', `The mailbox of ${inboundMail} can be opened.`)
  } catch (error) {
    return finding('mailbox', 'wrong', `The mailbox of ${inboundMail} can’t be opened: ${messageOf(error)}.`)
  }
}

async function copies({ dataDir, backupsKept }: Settings, now: Date): Promise<Finding> {
  if (backupsKept === 0)
    return finding('copies', 'attention', 'Daily copies are switched off (BACKUPS_KEPT=0).')
  const last = await lastCopyAt(dataDir)
  if (last === null)
    return finding(
      'copies',
      'attention',
      'No daily copy was made yet; a running Commonweave makes one within the hour.',
    )
  const days = Math.floor((now.getTime() - last.getTime()) / 86_400_000)
  return days > 2
    ? finding('copies', 'wrong', `The last daily copy is ${days} days old.`)
    : finding('copies', 'fine', `The last daily copy is from ${last.toISOString().slice(0, 10)}.`)
}

function publicAddress({ publicUrl, host }: Settings): Finding {
  const { protocol, hostname } = new URL(publicUrl)
  const own = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  if (own && host !== '127.0.0.1' && host !== '::1' && host !== 'localhost')
    return finding(
      'address',
      'wrong',
      `Links in mails lead to ${publicUrl}, which others can’t reach; set PUBLIC_URL.`,
    )
  if (!own && protocol === 'http:')
    return finding(
      'address',
      'attention',
      `${publicUrl} is not encrypted; put it behind https before others sign in.`,
    )
  return finding('address', 'fine', `Links in mails lead to ${publicUrl}.`)
}
