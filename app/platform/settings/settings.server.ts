import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import { z } from 'zod'
import { makeFolder } from './make-folder.server.ts'

/** What the operator set, read once. No other module looks at the environment. */
export interface Settings {
  dataDir: string
  databaseUrl: string | null
  databasePool: number
  host: string
  port: number
  publicUrl: string
  trustProxy: boolean
  smtpUrl: string | null
  mailFrom: string
  /** The address that answers come back to, before a token is put in; null: nobody answers by mail. */
  inboundMail: string | null
  /** The mailbox that answers come into, with user and password; null: it isn't watched. */
  imapUrl: string | null
  /** What a mail provider says when it hands mail over; null: none does. */
  inboundSecret: string | null
  secret: string
  demo: boolean
  metricsToken: string | null
  development: boolean
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
  backupsKept: number
  /** The most that one import may weigh, in megabytes. */
  importMegabytes: number
}

/** A setting has a value that can't be used; the message is the one line to show. */
export class WrongSetting extends Error {}

const urlOf = (...protocols: string[]) => z.url({ protocol: new RegExp(`^(${protocols.join('|')})$`) })

/** A whole number between two, as it is written in an environment. */
const whole = (least: number, most: number) => {
  const error = `it must be a whole number from ${least} to ${most}`
  return z.coerce.number({ error }).int(error).min(least, error).max(most, error)
}

const environment = z.object({
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: urlOf('postgres', 'postgresql').optional(),
  DATABASE_POOL: whole(1, 200).default(10),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: whole(0, 65_535).default(3000),
  PUBLIC_URL: urlOf('https?').optional(),
  TRUST_PROXY: z.enum(['true', 'false']).default('false'),
  SMTP_URL: urlOf('smtps?').optional(),
  MAIL_FROM: z.string().min(3).default('Commonweave <commonweave@localhost>'),
  INBOUND_MAIL: z.email().max(200).optional(),
  IMAP_URL: urlOf('imaps?').optional(),
  INBOUND_SECRET: z.string().min(16).optional(),
  COMMONWEAVE_SECRET: z.string().min(32).optional(),
  METRICS_TOKEN: z.string().min(16).optional(),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  BACKUPS_KEPT: whole(0, 1000).default(14),
  IMPORT_MEGABYTES: whole(1, 10_000).default(500),
})

/**
 * Reads settings from the environment and the command's own options, which win.
 * Throws WrongSetting naming the setting and what it should look like.
 */
export function readSettings(
  env: Record<string, string | undefined>,
  options: { dataDir?: string; host?: string; port?: string; demo?: boolean; development?: boolean } = {},
): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse({
    ...given,
    ...(options.dataDir === undefined ? {} : { DATA_DIR: options.dataDir }),
    ...(options.host === undefined ? {} : { HOST: options.host }),
    ...(options.port === undefined ? {} : { PORT: options.port }),
  })
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const name = String(issue?.path[0])
    const typed = { DATA_DIR: 'dataDir', HOST: 'host', PORT: 'port' }[name] as
      | keyof typeof options
      | undefined
    const said =
      typed !== undefined && options[typed] !== undefined
        ? `option --${name === 'DATA_DIR' ? 'data' : typed}`
        : `setting ${name}`
    throw new WrongSetting(`The ${said} can't be used: ${issue?.message}.`)
  }
  const value = parsed.data
  let secret = value.COMMONWEAVE_SECRET
  const dataDir = isAbsolute(value.DATA_DIR) ? value.DATA_DIR : resolve(value.DATA_DIR)
  return {
    dataDir,
    databaseUrl: value.DATABASE_URL ?? null,
    databasePool: value.DATABASE_POOL,
    host: value.HOST,
    port: value.PORT,
    publicUrl: (value.PUBLIC_URL ?? `http://localhost:${value.PORT}`).replace(/\/+$/, ''),
    trustProxy: value.TRUST_PROXY === 'true',
    smtpUrl: value.SMTP_URL ?? null,
    mailFrom: value.MAIL_FROM,
    inboundMail: value.INBOUND_MAIL ?? null,
    imapUrl: value.IMAP_URL ?? null,
    inboundSecret: value.INBOUND_SECRET ?? null,
    // Made when it is first needed: a command that is refused leaves no folder behind.
    get secret() {
      secret ??= ownSecret(dataDir)
      return secret
    },
    demo: options.demo ?? true,
    metricsToken: value.METRICS_TOKEN ?? null,
    development: options.development ?? false,
    logLevel: value.LOG_LEVEL,
    backupsKept: value.BACKUPS_KEPT,
    importMegabytes: value.IMPORT_MEGABYTES,
  }
}

/** Without COMMONWEAVE_SECRET the folder keeps one of its own, readable by its owner only. */
function ownSecret(dataDir: string): string {
  const path = join(dataDir, 'secret')
  try {
    if (existsSync(path)) return readFileSync(path, 'utf8').trim()
    makeFolder(dataDir)
    const secret = randomBytes(32).toString('hex')
    // Two first starts may race: whoever writes first is right, the other reads.
    try {
      writeFileSync(path, `${secret}\n`, { mode: 0o600, flag: 'wx' })
      return secret
    } catch {
      return readFileSync(path, 'utf8').trim()
    }
  } catch (cause) {
    throw new WrongSetting(`The data folder ${dataDir} can't be written to.`, { cause })
  }
}
