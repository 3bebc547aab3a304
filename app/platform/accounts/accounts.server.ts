import { betterAuth } from 'better-auth'
import { magicLink } from 'better-auth/plugins/magic-link'
import type { Kysely } from 'kysely'
import { CamelCasePlugin } from 'kysely'
import type { Database } from '../database/database.server.ts'
import type { Settings } from '../settings/settings.server.ts'

/** Called with the token of a sign-in link; the door mails it in the reader's language. */
export type SendLink = (to: { email: string; token: string }) => Promise<void>

function build(settings: Settings, database: Database, sendLink: SendLink) {
  return betterAuth({
    appName: 'Commonweave',
    baseURL: settings.publicUrl,
    secret: settings.secret,
    database: {
      db: database.root
        .withoutPlugins()
        .withSchema('auth')
        .withPlugin(new CamelCasePlugin()) as unknown as Kysely<never>,
      type: 'postgres',
      transaction: false,
    },
    // Our own forms call it; nothing of it is mounted, so its own paths do not exist.
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 10,
      maxPasswordLength: 200,
      revokeSessionsOnPasswordReset: true,
    },
    session: { expiresIn: 60 * 60 * 24 * 30, updateAge: 60 * 60 * 24 },
    advanced: {
      cookiePrefix: 'commonweave',
      useSecureCookies: settings.publicUrl.startsWith('https://'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
    },
    // Tries are counted in the database by the door, per mail address and per network address.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    plugins: [
      magicLink({
        expiresIn: 60 * 30,
        disableSignUp: true,
        storeToken: 'hashed',
        sendMagicLink: ({ email, token }) => sendLink({ email, token }),
      }),
    ],
  })
}

export type Accounts = ReturnType<typeof build>

/** Opens the sign-in library on our database. Never called inside a verb: it has no transaction of ours. */
export const openAccounts = build
