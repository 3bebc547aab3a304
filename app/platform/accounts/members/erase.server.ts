import { sql } from 'kysely'
import { idsOf } from '../../activity/forget.server.ts'
import type { Erasure, JobHandler } from '../../features/feature.server.ts'

/**
 * The way in goes, with every session once no other workspace lets the user in.
 */
export const memberErasure: Erasure = {
  covers: ['memberships'],
  erase: async (tx, personId) => {
    const members = await idsOf(tx, 'memberships', 'person_id', personId)
    await sql`update invitations set invited_by_membership_id = null
      where workspace_id = ${tx.workspace.id} and invited_by_membership_id = any(${members}::uuid[])`.execute(
      tx.db,
    )
    const gone = await tx.db
      .deleteFrom('memberships')
      .where('workspaceId', '=', tx.workspace.id)
      .where('personId', '=', personId)
      .returning('userId')
      .execute()
    // Users are no workspace's own: the sign-in's tables are out of a verb's reach.
    for (const userId of new Set(gone.map((row) => row.userId)))
      await tx.system.jobs.enqueue(tx, 'accounts.forget', { userId })
  },
  holds: {
    name: 'membership',
    rows: (tx, personId) =>
      tx.db
        .selectFrom('memberships')
        .where('workspaceId', '=', tx.workspace.id)
        .where('personId', '=', personId)
        .select(['role', 'createdAt', 'endedAt'])
        .orderBy('createdAt')
        .execute(),
  },
}

/** Takes a user away for whom no workspace has a membership any more: the address, the password, every session. */
export const forgetUser: JobHandler = async (ctx, { userId }) => {
  const id = String(userId)
  await ctx.system.database.transaction({ as: 'owner' }, async (db) => {
    const gone = await sql<{ email: string }>`delete from auth."user" u where u.id = ${id}
      and not exists (select from memberships where user_id = ${id}) returning email`.execute(db)
    const email = gone.rows[0]?.email
    if (email === undefined) return
    await sql`delete from auth.verification where identifier = ${email} or position(${email} in lower(value)) > 0`.execute(
      db,
    )
    await sql`delete from auth.attempt where position(${email} in lower(key)) > 0`.execute(db)
  })
}
