import { randomBytes } from 'node:crypto'
import type { System } from '../context/context.server.ts'

/** The user with this mail address, made if there is none yet. Never inside a transaction: it belongs to the sign-in library. */
export async function userFor(
  system: Pick<System, 'accounts' | 'database'>,
  who: { email: string; name: string; password?: string | null },
): Promise<{ id: string; isNew: boolean }> {
  const email = who.email.trim().toLowerCase()
  const found = await system.database.root
    .selectFrom('auth.user')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirst()
  if (found !== undefined) return { id: found.id, isNew: false }
  const password = who.password ?? randomBytes(24).toString('base64url')
  const made = await system.accounts.api.signUpEmail({ body: { email, name: who.name, password } })
  // Whoever got here holds a link that was mailed to the address, or the operator vouches for it.
  await system.database.root
    .updateTable('auth.user')
    .set({ emailVerified: true })
    .where('id', '=', made.user.id)
    .execute()
  return { id: made.user.id, isNew: true }
}

/** Cookies that sign this user in, to be added to an answer. */
export async function signInCookies(system: System, userId: string, headers: Headers): Promise<string[]> {
  const response = await system.accounts.api.signInKnown({ body: { userId }, headers, asResponse: true })
  return response.headers.getSetCookie()
}

/** The workspaces a user may come into, by name. */
export const workspacesOf = (system: System, userId: string) =>
  system.database.transaction({ as: 'door' }, (db) =>
    db
      .selectFrom('memberships')
      .innerJoin('workspaces', 'workspaces.id', 'memberships.workspaceId')
      .select(['workspaces.slug', 'workspaces.name', 'memberships.role'])
      .where('memberships.userId', '=', userId)
      .where('memberships.endedAt', 'is', null)
      .orderBy('workspaces.name')
      .execute(),
  )
