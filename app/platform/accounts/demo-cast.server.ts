import type { System } from '../context/context.server.ts'
import type { Role } from '../policy/policy.ts'

/** The members of demo workspaces, for signing in as one of them on one's own machine. */
export async function demoCast(
  system: System,
): Promise<{ userId: string; name: string; organization: string; workspace: string; role: Role }[]> {
  return system.database.transaction({ as: 'owner' }, (db) =>
    db
      .selectFrom('memberships')
      .innerJoin('workspaces', 'workspaces.id', 'memberships.workspaceId')
      .innerJoin('auth.user', 'auth.user.id', 'memberships.userId')
      .innerJoin('organizations', (join) =>
        join
          .onRef('organizations.id', '=', 'memberships.organizationId')
          .onRef('organizations.workspaceId', '=', 'memberships.workspaceId'),
      )
      .select([
        'memberships.userId',
        'auth.user.name',
        'organizations.name as organization',
        'workspaces.slug as workspace',
        'memberships.role',
      ])
      .where('workspaces.isDemo', '=', true)
      .where('memberships.endedAt', 'is', null)
      .orderBy('workspaces.createdAt')
      .orderBy('memberships.createdAt')
      .orderBy('memberships.id')
      .execute(),
  )
}
