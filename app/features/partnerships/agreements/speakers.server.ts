import { comesIn } from '#platform/context/comes-in.server.ts'
import type { Tx } from '#platform/context/context.server.ts'

/**
 * By organization: the people who speak for it here and could sign or name its signer. Of the host its owners and
 * coordinators, of another its lead representatives. None for an organization of which nobody signs in.
 */
export async function speakersOf(
  tx: Tx,
  organizationIds: readonly string[],
): Promise<Map<string, Set<string>>> {
  const rows = await tx.db
    .selectFrom('memberships')
    .where('workspaceId', '=', tx.workspace.id)
    .where(comesIn(tx))
    .where('organizationId', 'in', [...organizationIds, tx.workspace.id])
    .where('role', 'in', ['owner', 'coordinator', 'lead'])
    .select(['organizationId', 'personId'])
    .execute()
  const speakers = new Map<string, Set<string>>()
  for (const { organizationId, personId } of rows)
    speakers.set(organizationId, (speakers.get(organizationId) ?? new Set()).add(personId))
  return speakers
}
