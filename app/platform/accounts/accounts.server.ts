import { type BetterAuthPlugin, betterAuth } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { magicLink } from 'better-auth/plugins/magic-link'
import type { Kysely } from 'kysely'
import { CamelCasePlugin } from 'kysely'
import { z } from 'zod'
import type { Database } from '../database/database.server.ts'
import type { Settings } from '../settings/settings.server.ts'
import { sessionSeconds, sessionUpdateSeconds } from './session.server.ts'

/** Called with the token of a sign-in link; the door mails it in the reader's language. */
export type SendLink = (to: { email: string; token: string }) => Promise<void>

/**
 * Signs a user in whom we know by other means: they hold an invitation's key, founded the workspace just now,
 * or try the demo on their own machine. Only the door's own pages call it.
 */
const known = {
  id: 'known',
  endpoints: {
    signInKnown: createAuthEndpoint(
      '/known',
      { method: 'POST', body: z.object({ userId: z.string() }) },
      async (ctx) => {
        const user = await ctx.context.internalAdapter.findUserById(ctx.body.userId)
        if (!user) throw ctx.error('NOT_FOUND')
        const session = await ctx.context.internalAdapter.createSession(user.id)
        await setSessionCookie(ctx, { session, user })
        return ctx.json({ ok: true })
      },
    ),
    /** Gives a user a password without asking for the old one; every other session of theirs ends. */
    setKnownPassword: createAuthEndpoint(
      '/known/password',
      { method: 'POST', body: z.object({ userId: z.string(), password: z.string(), keepToken: z.string() }) },
      async (ctx) => {
        const { userId, password, keepToken } = ctx.body
        const hash = await ctx.context.password.hash(password)
        const accounts = await ctx.context.internalAdapter.findAccounts(userId)
        if (accounts.some((account) => account.providerId === 'credential'))
          await ctx.context.internalAdapter.updatePassword(userId, hash)
        else
          await ctx.context.internalAdapter.linkAccount({
            userId,
            providerId: 'credential',
            accountId: userId,
            password: hash,
          })
        for (const session of await ctx.context.internalAdapter.listSessions(userId))
          if (session.token !== keepToken) await ctx.context.internalAdapter.deleteSession(session.token)
        return ctx.json({ ok: true })
      },
    ),
  },
} satisfies BetterAuthPlugin

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
    session: { expiresIn: sessionSeconds, updateAge: sessionUpdateSeconds },
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
      known,
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
